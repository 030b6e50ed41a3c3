"""Articles: importing, reading and editing them, publishing the check.

An article on screen is re-read incrementally: the log says which rows were touched, so that a
decision about one sentence of two thousand shows as quickly as in an article of ten. Where the log
cannot tell what depends on a change, everything is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.coverage import coverage
from claimtrack.desk.digests import unchecked_lines, with_sign_offs
from claimtrack.desk.records import last_hand, named, refuse, refuse_if_changed
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import ArticleRow, Hints, SentenceState
from claimtrack.model.case import ArticleCase, Severity
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.verdict import SupersedeReason
from claimtrack.rules import refusals
from claimtrack.store.claims import as_row
from claimtrack.text.clean import one_line
from claimtrack.text.languages.known import UNDETERMINED
from claimtrack.text.moments import wall_time
from claimtrack.text.page_address import without_login
from claimtrack.text.partial import iso_date
from claimtrack.text.phrases import counted, plural

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.outcome import ImportOutcome
    from claimtrack.desk.retry import Retry
    from claimtrack.model.article import Article, Document, ImportFailure, Sentence
    from claimtrack.model.card import ArticleCard
    from claimtrack.model.case import Block, ClaimCase
    from claimtrack.model.publication import UncheckedLine
    from claimtrack.model.verdict import Verdict

FIELDS = ("title", "url", "publisher", "author", "published_on", "language", "owner", "deadline")
"""The fields of an article that can be edited; its text never changes."""

_DATES: dict[str, Callable[[str], str]] = {
    "published_on": partial(iso_date, what="date"),
    "deadline": partial(wall_time, what="deadline"),
}


class BrokenRule(Struct, frozen=True):
    """A broken house rule, the article it is broken in (None: in no article), the claim's words."""

    block: Block
    article: int | None
    text: str


class ReadArticle(Struct, frozen=True):
    """An article as it stood when `upto` was the newest event of the log."""

    case: ArticleCase
    upto: int


class Articles:
    """Articles on file."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def import_(
        self,
        *sources: str | Path,
        hints: Hints | None = None,
        stdin: bytes = b"",
        columns: Mapping[str, str] | None = None,
        jobs: int = 1,
        attachments: bool = False,
    ) -> Iterator[ImportOutcome]:
        """Import articles, with one outcome each. Closing the generator stops between articles.

        Args:
            sources: files, folders, patterns, addresses; `-` stands for `stdin`.
            hints: what is already known about them: title, address, date, kind.
            stdin: the bytes that `-` stands for.
            columns: for lists of articles, field to column name.
            jobs: processes that read, split and match; only this one writes.
            attachments: import what is attached to messages too.
        """
        from claimtrack.desk.imports import Imports
        from claimtrack.desk.intake import Request

        request = Request(hints or Hints(), dict(columns or {}), attachments)
        yield from Imports(self._desk).run(sources, request, stdin, jobs)

    def take_in(self, document: Document, *, revises: int | None = None) -> ImportOutcome:
        """Import one document with its sentences, unless it is already on file.

        Args:
            document: the document as read.
            revises: the article on file that this is a later version of; None: the article at
                the same address, if there is one.

        Raises:
            NotFound: there is no article `revises`.
        """
        from claimtrack.desk.imports import Imports
        from claimtrack.desk.intake import Intake

        ready = Intake(self._desk).ready(document)
        return Imports(self._desk).put(ready, revises=revises)

    def places(self, *sources: str | Path) -> Iterator[str | ImportOutcome]:
        """Expand sources to single files, addresses and streams, sorted by folder.

        Args:
            sources: files, folders, patterns, addresses, `-`.

        Yields:
            A place, or the outcome of a source that could not be expanded.
        """
        from claimtrack.desk.intake import Intake

        return Intake(self._desk).places(*sources)

    def failures(self) -> tuple[ImportFailure, ...]:
        """Return the imports that failed and have not succeeded since."""
        return self._store.articles.failures()

    def to_retry(self) -> Retry:
        """Return what of the failed imports can be tried again, to be shown before it is opened."""
        from claimtrack.desk.retry import to_retry

        return to_retry(self.failures())

    def listed(self) -> tuple[ArticleRow, ...]:
        """Return every article with its coverage, newest first."""
        with self._store.reading():
            cases = (self.case(article.id) for article in self._store.articles.listed())
            held = self._desk.embargo.held().articles
            return tuple(
                ArticleRow(case.article, case.coverage, held.get(case.article.id, ""))
                for case in cases
            )

    def get(self, key: int) -> Article:
        """Return an article.

        Raises:
            NotFound: it is not on file.
        """
        return self._store.articles.get(key)

    def case(self, key: int) -> ArticleCase:
        """Return an article with its sentences and the cases of its claims.

        Raises:
            NotFound: it is not on file.
        """
        with self._store.reading():
            article = self._store.articles.get(key)
            sentences = self._store.sentences.of(article)
            claims = self._store.claims.cases(self._store.claims.in_article(key))
            return self._case(article, sentences, claims)

    def card(self, key: int) -> ArticleCard:
        """Return an article with the lines of its claims.

        Raises:
            NotFound: it is not on file.
        """
        from claimtrack.model.card import ArticleCard

        case = self.case(key)
        held = self._desk.embargo.held().articles.get(key, "")
        return ArticleCard(case, tuple(map(as_row, case.claims)), held)

    def check(self, *articles: int) -> tuple[BrokenRule, ...]:
        """Return every house rule that articles break, in the order given.

        Args:
            articles: the articles; none: the whole file, the oldest article first and after them
                the claims that appear in no article.

        Raises:
            NotFound: one of them is not on file.
        """
        with self._store.reading():
            every = (one.id for one in reversed(self._store.articles.listed()))
            cases = [self.case(key) for key in articles or every]
            loose = () if articles else self._desk.claims.loose()
        broken = []
        for case in cases:
            words = {claim.claim.id: claim.claim.text for claim in case.claims}
            broken += [
                BrokenRule(block, case.article.id, words.get(block.claim or 0, ""))
                for block in self.blocks(case)
            ]
        for claim in loose:
            blocks = self._desk.claims.blocks(claim)
            broken += [BrokenRule(block, None, claim.claim.text) for block in blocks]
        return tuple(broken)

    def read(self, key: int, before: ReadArticle | None = None) -> ReadArticle:
        """Return an article, reusing what has not changed since `before` was read.

        Raises:
            NotFound: it is not on file.
        """
        with self._store.reading():
            upto = self._store.events.last()
            case = self._reread(before) if before and before.upto <= upto else None
            return ReadArticle(case or self.case(key), upto)

    def blocks(self, case: ArticleCase) -> tuple[Block, ...]:
        """Return every house rule that an article breaks."""
        from claimtrack.rules.broken import broken

        return broken(case, self._desk.settings.rules)

    def unchecked(self, article: int) -> tuple[UncheckedLine, ...]:
        """Return the unchecked lines of an article: undecided or skipped, without boilerplate.

        Raises:
            NotFound: no such article.
        """
        return unchecked_lines(self.case(article))

    def edit(
        self, article: int, /, *, version: int | None = None, **changes: str | None
    ) -> tuple[str, ...]:
        """Edit the details of an article; an empty string clears a field, None leaves it unchanged.

        A language that is cleared, or `und`, is one that nobody knows.

        Args:
            article: the article.
            version: the version the changes were made over.
            changes: any of `FIELDS`; a deadline is a day, or a day and a local time.

        Returns:
            The fields that changed.

        Raises:
            NotFound: there is no such article.
            WrongUse: an unknown field, an invalid date, or no title left.
            Stale: another reviewer has changed it since.
        """
        unknown = sorted(set(changes) - set(FIELDS))
        if unknown:
            raise WrongUse(f"An article has no {unknown[0]}: it has {', '.join(FIELDS)}.")
        values: dict[str, str | None] = {}
        for name, words in changes.items():
            if words is None:
                continue
            line = one_line(words)
            if name == "url":
                line = without_login(line)
            if line and name in _DATES:
                line = _DATES[name](line)
            if not line and name == "title":
                raise WrongUse("An article needs a title: give another one.")
            values[name] = line or None
        if "language" in values and (values["language"] or "").casefold() in {"", UNDETERMINED}:
            values["language"] = UNDETERMINED
        with self._desk.writing("edit article") as writing:
            before = self._store.articles.get(article)
            held = {name: getattr(before, name) for name in FIELDS}
            held["language"] = before.language or UNDETERMINED
            changed = tuple(name for name in values if held[name] != values[name])
            if changed:
                writing.update("article", article, values, version=version)
        return changed

    def publish(self, article: int, url: str, *, version: int | None = None) -> tuple[int, ...]:
        """Put on record that our check of an article is out, with every verdict that stands in it.

        Args:
            article: the article.
            url: where the check can be read.
            version: the version of the article that was looked at.

        Returns:
            The verdicts that were published by this.

        Raises:
            NotFound: no such article.
            WrongUse: no address.
            Refused: it is under embargo, a house rule blocks it, lines are undecided that nobody
                has accepted, or all of it is out there already.
            Stale: somebody changed the article since, or published it.
        """
        address = without_login(one_line(url))
        if not address.lower().startswith(("http://", "https://")):
            raise WrongUse(
                f"'{address}' is not a web address: say where readers can find the check."
            )
        with self._desk.writing("publish") as writing:
            case = self.case(article)
            refuse_if_changed(writing, "article", article, version)
            refuse(refusals.publish_embargoed(case.article, self._desk.clock()))
            self._refuse_held_back(case)
            standing = [case.standing(claim) for claim in case.claims]
            fresh = [one for one in standing if one is not None and one.published_on is None]
            by = last_hand(self._store, "article", article, "published_url")
            refuse(refusals.publish(case, address, len(fresh), by))
            for verdict in fresh:
                out = {"published_on": writing.at[:10], "url": address}
                writing.update("verdict", verdict.id, out)
                writing.update("claim", verdict.claim, {"status": _out(verdict)})
            writing.update("article", article, {"published_url": address})
        return tuple(verdict.id for verdict in fresh)

    def _refuse_held_back(self, case: ArticleCase) -> None:
        """Refuse to publish while a rule, a retraction or an undecided line blocks it."""
        blocking = [one for one in self.blocks(case) if one.severity is Severity.BLOCKS]
        if blocking:
            raise Refused(f"Article {case.article.id} is held back: {named(blocking)}.")
        for claim in case.claims:
            if claim.verdict and claim.verdict.retraction_asked_at:
                raise Refused(f"A retraction of the verdict on #{claim.claim.id} is pending.")
        undecided = [one for one in unchecked_lines(case) if one.state == SentenceState.UNDECIDED]
        if undecided and not case.taken_on:
            count = len(undecided)
            raise Refused(
                f"{counted(count, 'line')} of article {case.article.id} "
                f"{plural(count, 'is', 'are')} undecided: decide each, or have an editor "
                "sign off the article and accept them."
            )

    def _reread(self, before: ReadArticle) -> ArticleCase | None:
        """Return the article with touched rows read again; None where the log cannot tell which."""
        touched = self._store.events.touched_since(before.upto)
        if touched is None:
            return None
        article = before.case.article
        here = {one.id: one for one in before.case.sentences if one.id not in touched.sentences}
        read = self._store.sentences.of(article, touched.sentences)
        here |= {one.id: one for one in read}
        sentences = sorted(here.values(), key=lambda one: (one.position, one.start))
        known = {
            one.claim.id: one for one in before.case.claims if one.claim.id not in touched.claims
        }
        keys = self._store.claims.in_article(article.id)
        known |= {
            one.claim.id: one
            for one in self._store.claims.cases(key for key in keys if key not in known)
        }
        claims = tuple(known[key] for key in keys if key in known)
        return self._case(article, tuple(sentences), claims)

    def _case(
        self, article: Article, sentences: tuple[Sentence, ...], claims: tuple[ClaimCase, ...]
    ) -> ArticleCase:
        case = ArticleCase(article, sentences, claims, coverage(article, sentences, claims))
        return with_sign_offs(case, self._store.sign_offs.of_article(article.id))


def _out(verdict: Verdict) -> ClaimStatus:
    corrects = verdict.reason is SupersedeReason.OUR_ERROR
    return ClaimStatus.CORRECTED if corrects else ClaimStatus.PUBLISHED
