"""Claims: putting them on file, listing them, saying what is known of them, and who has them.

Acts on many claims at once are all on file afterwards, or none, and one undo takes them back. Who
chose the claims from a list may say which version of each was on it: what somebody changed since
refuses the whole, so that nothing is decided about a claim as it is no longer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.desk.base import HIDDEN, typed
from claimtrack.desk.records import appear, claimant_key, lapse, new_claim
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import ArticleKind, SentenceState
from claimtrack.model.claim import ClaimStatus
from claimtrack.store.claim_filter import ClaimFilter, ClaimOrder
from claimtrack.store.claims import as_row
from claimtrack.text.clean import one_line

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.known_claims import Heard
    from claimtrack.desk.outcome import ImportOutcome
    from claimtrack.model.article import Article, Sentence
    from claimtrack.model.case import ArticleCase, Block, ClaimCase
    from claimtrack.model.claim import Checked, Claim, ClaimRow, ClaimType
    from claimtrack.store.writing import Writing

SETTABLE = (ClaimStatus.OPEN, ClaimStatus.IN_PROGRESS)
"""What a person may say of a claim's work; every other status comes of an act of its own."""

_LEAVES = frozenset({*SETTABLE, ClaimStatus.SENT_BACK})
_NAMED = 5

Versions = Mapping[int, int]
"""Claim to the version that was read."""


class Claims:
    """Claims on file. Acts on many give back how many of them they changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def import_(
        self, *sources: str | Path, stdin: bytes = b"", heard: Heard | None = None
    ) -> Iterator[ImportOutcome]:
        """Take in claims that others have checked, in any form, one outcome a source.

        What a list held before it was interrupted stays; importing it again goes on from there.

        Args:
            sources: files, folders, patterns and addresses; `-` stands for `stdin`.
            stdin: the bytes that `-` stands for.
            heard: is told how many rows of the present list have been read.
        """
        from claimtrack.desk.known_claims import take_in_lists

        return take_in_lists(self._desk, sources, stdin, heard)

    def case(self, key: int) -> ClaimCase:
        """One claim with all that stands behind it.

        Raises:
            NotFound: it is not on file.
        """
        with self._store.reading():
            return self._store.claims.case(key)

    def listed(
        self,
        only: ClaimFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[ClaimRow, ...]:
        """The lines of a list of claims, newest first unless said otherwise.

        A rating that is hidden is `HIDDEN`.
        """
        with self._store.reading():
            rows = self._store.claims.listed(
                only or ClaimFilter(), limit=limit, offset=offset, order=order
            )
            hidden = self._desk.hidden(row.claim.id for row in rows)
        if not hidden:
            return rows
        return tuple(replace(one, rating=HIDDEN) if one.claim.id in hidden else one for one in rows)

    def count(self, only: ClaimFilter | None = None) -> int:
        """How many claims pass a filter."""
        return self._store.claims.count(only or ClaimFilter())

    def loose(self) -> tuple[ClaimCase, ...]:
        """Our own claims that appear in no article, for the report of the whole file."""
        with self._store.reading():
            cases = self._store.claims.cases(self._store.claims.keys(ClaimFilter(ours=True)))
        return tuple(case for case in cases if not case.appearances)

    def row(self, case: ClaimCase) -> ClaimRow:
        """The line of a list that a case comes down to."""
        return as_row(case)

    def rows(self, case: ArticleCase) -> tuple[ClaimRow, ...]:
        """The claims of an article as lines of a list, in order of appearance."""
        return tuple(as_row(one) for one in case.claims)

    def blocks(self, case: ClaimCase, kind: ArticleKind = ArticleKind.ARTICLE) -> tuple[Block, ...]:
        """Every house rule that one claim breaks."""
        from claimtrack.rules.broken import broken_claim

        return broken_claim(case, self._desk.rules, kind)

    def kind(self, case: ClaimCase) -> ArticleKind:
        """The kind of the articles a claim appears in: a draft makes its scale the editorial one.

        A claim that appears in a draft and elsewhere is judged like any published one.
        """
        kinds = {self._store.articles.get(place.article).kind for place in case.appearances}
        return ArticleKind.DRAFT if kinds == {ArticleKind.DRAFT} else ArticleKind.ARTICLE

    def people(self) -> tuple[str, ...]:
        """The names of those who have worked on this file, to hand a case to."""
        return self._store.events.reviewers()

    def add(
        self,
        text: str,
        *,
        article: int | None = None,
        start: int | None = None,
        end: int | None = None,
        claimant: str | None = None,
    ) -> int:
        """Put a claim on file, at a place in an article or (no article) at none.

        Args:
            text: the claim in words that can stand alone.
            article: where it appears; then `start` and `end` too.
            start: where it begins in the article's text, in characters.
            end: where it ends.
            claimant: who claims it.

        Returns:
            The number of the claim.

        Raises:
            NotFound: no such article.
            WrongUse: no words, or a span that lies outside the article or in no one sentence.
            Refused: these very words of the article are a claim already.
        """
        if article is None and (start is not None or end is not None):
            raise WrongUse("A span needs its article: add --article.")
        with self._desk.writing("add claim") as writing:
            if article is None:
                return new_claim(writing, text, claimant, "en")
            on_file = self._store.articles.get(article)
            sentence, (first, last) = self._place(on_file, start, end)
            held = writing.rows("appearance", article=article, start=first, end=last)
            if held:
                raise Refused(
                    f"These words are already claim #{held[0]['claim']}: link or edit it."
                )
            key = new_claim(writing, text, claimant, on_file.language)
            appear(writing, key, on_file, sentence, (first, last))
            writing.update("sentence", sentence.id, {"state": SentenceState.CLAIM})
            return key

    def set_claimant(self, claim: int, name: str, *, version: int | None = None) -> None:
        """Say who claims it; an empty name takes the claimant away.

        Raises:
            Stale: somebody changed the claim since.
        """
        with self._desk.writing("set claimant") as writing:
            case = self._store.claims.case(claim)
            key = claimant_key(writing, name)
            writing.update("claim", claim, {"claimant": key}, version=version)
            lapse(writing, case, "the claimant was changed")

    def note(
        self, claim: int, text: str, *, confidential: bool | None = None, version: int | None = None
    ) -> None:
        """Keep a note on a claim in place of the one before, which the log keeps.

        Args:
            claim: the claim.
            text: the note.
            confidential: keep it out of every report; None: as it was.
            version: the version the note was written over.

        Raises:
            Stale: somebody changed the claim since.
        """
        values: dict[str, str | int] = {"note": typed(text)}
        if confidential is not None:
            values["note_confidential"] = int(confidential)
        with self._desk.writing("note") as writing:
            writing.update("claim", claim, values, version=version)

    def set_type(self, claim: int, kind: ClaimType | None, *, version: int | None = None) -> None:
        """Say what sort of statement a claim is; None: not known.

        Raises:
            Stale: somebody changed the claim since.
        """
        with self._desk.writing("say what it is") as writing:
            if self._store.claims.get(claim).type != kind:
                writing.update("claim", claim, {"type": kind}, version=version)

    def flag_legal(self, claim: int, *, legal: bool) -> None:
        """Set or clear the legal flag, which asks for a second sign-off."""
        with self._desk.writing("flag legal" if legal else "clear legal flag") as writing:
            writing.update("claim", claim, {"legal": int(legal)})

    def check_quotation(
        self, claim: int, checked: Checked | None, *, version: int | None = None
    ) -> None:
        """Say what is checked of a quotation: that it was said, that it is so, or both.

        Sign-offs lapse: they covered something else.

        Args:
            claim: the claim.
            checked: what is checked; None: nothing is said of it.
            version: the version of the claim that was looked at.

        Raises:
            NotFound: no such claim.
            Stale: somebody changed it since.
        """
        with self._desk.writing("say what is checked") as writing:
            case = self._store.claims.case(claim)
            if case.claim.checked != checked:
                writing.update("claim", claim, {"checked": checked}, version=version)
                lapse(writing, case, "what was checked about the quotation was changed")

    def assign(self, claim: int, name: str, *, note: str = "") -> None:
        """Give a case to somebody, with its state of play in words; an empty name: to nobody.

        Args:
            claim: the claim.
            name: who has it from here on.
            note: what was done, what is open, whom to ask.

        Raises:
            NotFound: no such claim.
        """
        self.assign_all((claim,), name, note=note)

    def assign_all(
        self,
        claims: Iterable[int],
        name: str,
        *,
        note: str = "",
        versions: Versions | None = None,
    ) -> int:
        """Give cases to somebody, each with its state of play in words; an empty name: to nobody.

        Args:
            claims: the claims.
            name: who has them from here on.
            note: what was done, what is open, whom to ask; the same for each.
            versions: the versions that were read; None: as they are now.

        Raises:
            NotFound: a claim is not on file.
            Stale: somebody changed one of them since.
            WrongUse: there are none.
        """
        owner, said = one_line(name), typed(note)

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            handed = {"claim": claim.id, "owner": owner, "by": writing.who, "at": writing.at}
            writing.insert("handover", {**handed, "note": said})
            return {"owner": owner or None}

        return self._change("assign", claims, change, versions)

    def tag(
        self,
        claims: Iterable[int],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        *,
        versions: Versions | None = None,
    ) -> int:
        """Put tags on claims and take others off them; upper and lower case are the same tag.

        Raises:
            NotFound: a claim is not on file.
            Stale: somebody changed one of them since.
            WrongUse: no claim, or no tag.
        """
        put, off = _tags(add), _tags(remove)
        if not put and not off:
            raise WrongUse("Name a tag to add or one to remove.")

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            del writing
            held = {one.casefold(): one for one in claim.tags}
            held = {**{key: tag for key, tag in put.items() if key not in held}, **held}
            kept = sorted((tag for key, tag in held.items() if key not in off), key=str.casefold)
            return {"tags": json.dumps(kept, ensure_ascii=False)}

        return self._change("tag", claims, change, versions)

    def set_status(
        self, claims: Iterable[int], status: ClaimStatus, *, versions: Versions | None = None
    ) -> int:
        """Say that claims are open, or in progress.

        No other status is said: a claim is ready when its verdict is handed in, signed off when
        somebody signs it off, and so on.

        Raises:
            NotFound: a claim is not on file.
            Refused: a claim has a status that only its own act gives and takes.
            Stale: somebody changed one of them since.
            WrongUse: no claim, or a status that cannot be said.
        """
        if status not in SETTABLE:
            raise WrongUse(
                f"'{status}' follows from what is done to a verdict; only 'open' and "
                "'in progress' can be set."
            )

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            del writing, claim
            return {"status": status}

        return self._change("set status", claims, change, versions, _refuse_held)

    def _change(
        self,
        action: str,
        claims: Iterable[int],
        change: Callable[[Writing, Claim], dict[str, str | None]],
        versions: Versions | None,
        refuse: Callable[[tuple[Claim, ...]], None] | None = None,
    ) -> int:
        """Change claims, each once, in the order given; all of them or none."""
        keys = dict.fromkeys(claims)
        if not keys:
            raise WrongUse("No claim was chosen.")
        with self._desk.writing(action) as writing:
            chosen = tuple(self._store.claims.get(key) for key in keys)
            if refuse is not None:
                refuse(chosen)
            for one in chosen:
                version = (versions or {}).get(one.id)
                writing.update("claim", one.id, change(writing, one), version=version)
        return len(chosen)

    def _place(
        self, article: Article, start: int | None, end: int | None
    ) -> tuple[Sentence, tuple[int, int]]:
        """The sentence around a span, and the span."""
        if start is None or end is None:
            raise WrongUse("A place in an article needs both --start and --end.")
        if not 0 <= start < end <= len(article.text):
            raise WrongUse(
                f"Article {article.id} has {len(article.text)} characters: "
                f"{start} to {end} is out of range."
            )
        for sentence in self._store.sentences.of(article):
            if sentence.start <= start and end <= sentence.end:
                return sentence, (start, end)
        raise WrongUse(
            f"Characters {start} to {end} of article {article.id} are not within one sentence: "
            f"'claimtrack show article {article.id} --json' prints the spans."
        )


def _refuse_held(claims: tuple[Claim, ...]) -> None:
    """Let no status be taken that only an act of its own gives."""
    held = [one for one in claims if one.status not in _LEAVES]
    if held:
        named = ", ".join(f"#{one.id} is {one.status}" for one in held[:_NAMED])
        more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
        raise Refused(f"Nothing was changed: {named}{more}, which cannot be changed this way.")


def _tags(words: Iterable[str]) -> dict[str, str]:
    """Tags by what they are the same as; commas part them, empty ones fall away."""
    parts = (one_line(part) for said in words for part in said.split(","))
    return {part.casefold(): part for part in parts if part}
