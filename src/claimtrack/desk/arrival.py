"""An article that comes on file: its rows, its sentences and what is suggested for them.

It is new, a revision of one on file, or one whose import was undone. The last takes up its old
rows, so that its numbers and its history stay its own, but is described and matched afresh.
Everything here runs inside the write of an import.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.coverage import is_suggested
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import Prepared, article_row, remark_rows, sentence_row
from claimtrack.desk.revisions import CarryingOver, Revision, revision_of
from claimtrack.desk.suggestions import open_suggestion, suggested_for
from claimtrack.model.article import Article, SentenceState
from claimtrack.text.moments import until

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.store.store import Store
    from claimtrack.store.writing import Writing

COPIED = 0.5
"""Two articles that share this fraction of sentences are the same story.

It is measured on the shorter one: a cut wire story is still that story.
"""


class Under(Struct, frozen=True):
    """The embargo that an article comes under: until when (None: none), and why."""

    until: str | None = None
    why: str = ""

    @classmethod
    def of(cls, article: Article) -> Under:
        """The embargo of an article on file."""
        return cls(article.embargo, article.embargo_why)

    def columns(self) -> dict[str, str | None]:
        """As columns of an article."""
        return {"embargo": self.until, "embargo_why": self.why}


NO_EMBARGO = Under()


def put_article(
    desk: Desk,
    writing: Writing,
    prepared: Prepared,
    *,
    revises: int | None,
    aside: int | None,
    embargo: Under = NO_EMBARGO,
) -> ImportOutcome:
    """Put a prepared document on file as a new article or as a revision.

    Args:
        desk: whose file it is.
        writing: the import.
        prepared: the document.
        revises: the article on file that it is a later version of; None: the one at its address.
        aside: the article that it was before its import was undone; None: it never was on file.
        embargo: the embargo that it comes under; without one, a revision is under that of the
            article that it revises.

    Raises:
        NotFound: there is no article `revises`.
    """
    document, segments = prepared.document, prepared.segments
    before = revision_of(desk.store, document, revises)
    revision = Revision.of(desk.store, before, segments) if before else None
    copied = None if before else _copied_from(desk.store, prepared)
    if revision:
        writing.action = "import revision"
    if before is not None and embargo.until is None:
        embargo = Under.of(desk.store.articles.get(before))
    elif aside is not None and embargo.until is None:
        [was] = writing.rows("article", id=aside)
        embargo = Under(was["embargo"], was["embargo_why"])
    more = {"revision_of": before, "copy_of": copied, **embargo.columns()}
    article = _article(writing, prepared, aside, more)
    states = revision.states() if revision else {}
    first = _sentences(writing, prepared, article, states, again=aside is not None)
    suggested = suggested_for(desk, prepared, copied)
    if revision:
        CarryingOver(writing, revision, article, document.text, first).carry()
        suggested = {place: found for place, found in suggested.items() if revision.is_new(place)}
    writing.insert_unlogged(
        "suggestion",
        (
            open_suggestion(first + place, segments[place].text, one)
            for place, found in suggested.items()
            for one in found
        ),
        unless_there=True,
    )
    status = ImportStatus.UPDATED if before else ImportStatus.ADDED
    outcome = _outcome(prepared, status, article, before, copied)
    return replace(outcome, embargo=until(embargo.until)) if embargo.until else outcome


def _article(
    writing: Writing, prepared: Prepared, aside: int | None, more: Mapping[str, int | str | None]
) -> int:
    row = {
        **article_row(prepared.document, prepared.uid, writing),
        "matched_upto": prepared.upto,
        **more,
    }
    if aside is None:
        return writing.insert("article", row)
    # The text, and the bytes it was read from, stay those that were kept.
    kept = {"uid", "text", "original", "sha256"}
    said = {name: value for name, value in row.items() if name not in kept}
    writing.update("article", aside, {**said, "removed_at": None})
    return aside


def _sentences(
    writing: Writing,
    prepared: Prepared,
    article: int,
    states: Mapping[int, SentenceState],
    *,
    again: bool,
) -> int:
    """Give an article its sentences; returns the number of the first, the others follow it."""
    rows = [
        {
            **sentence_row(article, prepared, place),
            "state": states.get(place, SentenceState.UNDECIDED),
        }
        for place in range(len(prepared.segments))
    ]
    spans = [(one.start, one.end) for one in prepared.segments]
    if again and (first := writing.take_up_sentences(article, spans)) is not None:
        for place, row in enumerate(rows):
            writing.update("sentence", first + place, {"state": row["state"]})
        return first
    first = writing.next_key("sentence")
    writing.insert_unlogged("sentence", rows)
    writing.insert_unlogged("remark", remark_rows(article, prepared.document))
    return first


def _copied_from(store: Store, prepared: Prepared) -> int | None:
    """Return the article on file that this one copies, as with wire stories."""
    ours = {known for known in prepared.words if known is not None}
    for article, shared in store.articles.sharing(sorted(ours)):
        theirs = len(store.sentences.known_by(article))
        if shared >= COPIED * min(len(ours), theirs) and shared > 1:
            return article
    return None


def _outcome(
    prepared: Prepared,
    status: ImportStatus,
    article: int | None,
    before: int | None,
    copied: int | None,
) -> ImportOutcome:
    """Say what became, or would become, of a prepared document.

    Args:
        prepared: the document.
        status: what became of it.
        article: its number, if it has one.
        before: the article that it revises.
        copied: the article that it copies.
    """
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
        warnings=prepared.document.warnings,
    )
