"""Putting one document on file: its sentences, what they may repeat, and what it is a copy of.

One transaction a document. Everything that takes time (cutting, weighing, matching) is done before
it, so that nobody waits for a lock meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimtrack.desk.matching import Matching, open_suggestion
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import (
    Prepared,
    article_row,
    article_uid,
    known_by,
    remark_rows,
    sentence_row,
)
from claimtrack.desk.progress import is_suggested
from claimtrack.desk.revising import CarryingOver, Revision, revision_of
from claimtrack.errors import ClaimtrackError
from claimtrack.model.article import Document, Hints, SentenceKind, SentenceState
from claimtrack.model.match import Match

if TYPE_CHECKING:
    from claimtrack.intake.documents import Failure

COPIED = 0.5
"""The share of sentences that two articles have in common from which they are one story.

Of the one that has fewer: a cut wire story is still that story.
"""


class TakingIn(Matching):
    """From a document to an article on file."""

    def take_in(self, document: Document, *, revises: int | None = None) -> ImportOutcome:
        """Put one document on file with its sentences, or find that it is there already.

        Args:
            document: what was read.
            revises: the article on file that this is a later state of. Without it the article
                at the same address is meant, if there is one.

        Raises:
            NotFound: there is no article `revises`.
        """
        known = self._known(document)
        if known is not None:
            return self._again(document, *known)
        return self.put_on_file(self.prepare(document), revises=revises)

    def read(
        self, place: str, hints: Hints, columns: Mapping[str, str], stdin: bytes = b""
    ) -> Iterator[Prepared | Document | Failure]:
        """Read what one place holds and get it ready. Changes nothing.

        Yields:
            For each article in it: what is ready to be written, or the bare document where it is
            on file already, or why it cannot be taken in.
        """
        from claimtrack.intake.documents import Failure, read_documents

        try:
            for found in read_documents(place, hints, stdin=stdin, mapping=columns):
                if isinstance(found, Failure) or self._known(found) is not None:
                    yield found
                else:
                    yield self.prepare(found)
        except ClaimtrackError as error:
            yield Failure(place, error.message)

    def would_be(self, prepared: Prepared, *, revises: int | None = None) -> ImportOutcome:
        """What writing a prepared document would come to. Changes nothing.

        Raises:
            NotFound: there is no article `revises`.
        """
        document = prepared.document
        known = self._known(document)
        before = None if known else revision_of(self.store, document, revises)
        status = ImportStatus.UPDATED if before else ImportStatus.ADDED
        return self._result(
            prepared,
            ImportStatus.UNCHANGED if known and not known[1] else status,
            known[0] if known else None,
            before,
            None if known or before else self._copied(prepared),
        )

    def prepare(self, document: Document) -> Prepared:
        """Cut, weigh and match a document. Changes nothing."""
        from claimtrack.split.split import split

        segments = split(
            document.text,
            title=document.title,
            publisher=document.publisher,
            passages=document.passages,
            language=document.language,
        )
        upto = self.store.claims.newest()
        # Every line is matched: a lie that was told before may not look worth checking.
        matches = {
            place: self.suggestions_for(segment.text, said_on=document.published_on)
            for place, segment in enumerate(segments)
            if upto and segment.kind is not SentenceKind.BOILERPLATE
        }
        return Prepared(
            document,
            article_uid(document),
            tuple(segments),
            tuple(known_by(segment) for segment in segments),
            {place: found for place, found in matches.items() if found},
            upto,
        )

    def put_on_file(self, prepared: Prepared, *, revises: int | None = None) -> ImportOutcome:
        """Write a prepared document: a new article, or a revision of the one at its address.

        Raises:
            NotFound: there is no article `revises`.
        """
        document, segments = prepared.document, prepared.segments
        known = self._known(document)
        if known is not None:  # the same words came in while these were being prepared
            return self._again(document, *known)
        before = revision_of(self.store, document, revises)
        revision = Revision.of(self.store, before, segments) if before else None
        copied = None if before else self._copied(prepared)
        with self.writing("import revision" if before else "import") as writing:
            article = writing.insert(
                "article",
                {
                    **article_row(document, prepared.uid, writing),
                    "matched_upto": prepared.upto,
                    "revision_of": before,
                    "copy_of": copied,
                },
            )
            first = writing.next_key("sentence")
            states = revision.states() if revision else {}
            writing.insert_unlogged(
                "sentence",
                (
                    {
                        **sentence_row(article, prepared, place),
                        "state": states.get(place, SentenceState.UNDECIDED),
                    }
                    for place in range(len(segments))
                ),
            )
            writing.insert_unlogged("remark", remark_rows(article, document))
            suggested = self._suggested(prepared, copied)
            if revision:
                CarryingOver(writing, revision, article, document.text, first).carry()
                suggested = {
                    place: found for place, found in suggested.items() if revision.is_new(place)
                }
            writing.insert_unlogged(
                "suggestion",
                (
                    open_suggestion(first + place, segments[place].text, one)
                    for place, found in suggested.items()
                    for one in found
                ),
            )
        status = ImportStatus.UPDATED if before else ImportStatus.ADDED
        return self._result(prepared, status, article, before, copied)

    def _result(
        self,
        prepared: Prepared,
        status: ImportStatus,
        article: int | None,
        before: int | None,
        copied: int | None,
    ) -> ImportOutcome:
        segments = prepared.segments
        return ImportOutcome(
            source=prepared.document.source,
            kind="article",
            status=status,
            article=article,
            title=prepared.document.title,
            sentences=len(segments),
            suggested=sum(is_suggested(one.kind, one.check_worthiness) for one in segments),
            matched=len(prepared.matches),
            revision_of=before,
            copy_of=copied,
        )

    def _known(self, document: Document) -> tuple[int, bool] | None:
        """The article that holds these very bytes or words, and whether it was set aside."""
        known = self.store.articles.same_as(document.sha256, document.url)
        return known or self.store.articles.by_uid(article_uid(document))

    def _again(self, document: Document, article: int, removed: bool) -> ImportOutcome:
        status = ImportStatus.UNCHANGED
        if removed:
            with self.writing("import") as writing:
                writing.update("article", article, {"removed_at": None})
            status = ImportStatus.ADDED
        on_file = self.store.articles.get(article)
        sentences = self.store.sentences.of(on_file)
        return ImportOutcome(
            source=document.source,
            kind="article",
            status=status,
            article=article,
            title=on_file.title,
            sentences=len(sentences),
            suggested=sum(is_suggested(one.kind, one.check_worthiness) for one in sentences),
        )

    def _copied(self, prepared: Prepared) -> int | None:
        """The article on file of which this one is a copy, as wire stories are."""
        ours = {known for known in prepared.words if known is not None}
        for article, shared in self.store.articles.sharing(sorted(ours)):
            theirs = len(self.store.sentences.known_by(article))
            if shared >= COPIED * min(len(ours), theirs) and shared > 1:
                return article
        return None

    def _suggested(self, prepared: Prepared, copied: int | None) -> dict[int, tuple[Match, ...]]:
        """The matches to keep; sentences of a copy are suggested the claims of the original."""
        suggested = dict(prepared.matches)
        if copied is None:
            return suggested
        original = self.store.sentences.known_by(copied)
        claims = {
            one.id: one.claims for one in self.store.sentences.of(self.store.articles.get(copied))
        }
        for place, known in enumerate(prepared.words):
            text = prepared.segments[place].text
            there = claims.get(original.get(known or 0, 0), ())
            found = [match for key in there if (match := self.compare(text, key)) is not None]
            rest = [one for one in suggested.get(place, ()) if one.claim not in there]
            if found:
                suggested[place] = (*found, *rest)
        return suggested
