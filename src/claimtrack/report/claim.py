"""One claim in a report: its rating, wording, rationale, evidence, reviewers, and others' checks.

Prints what is on file and compares nothing; a check by others is never dressed up as ours. In the
report on one claim by itself the current verdict counts wherever the claim appears; whether an
article has reaffirmed it is that article's report to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimtrack.model.article import Remark
from claimtrack.model.case import Block, ClaimCase
from claimtrack.model.claim import (
    AnchorState,
    Appearance,
    Checked,
    Claim,
    ClaimStatus,
    WordingKind,
)
from claimtrack.model.event import Event, Names
from claimtrack.model.verdict import Handover, SupersedeReason, Verdict
from claimtrack.report.breaches import remedies, warning
from claimtrack.report.document import (
    Address,
    ClaimRef,
    Day,
    Document,
    Edition,
    Entry,
    Item,
    Items,
    Label,
    Paragraph,
    Person,
    Quote,
    Rated,
    Text,
    Tone,
    Words,
    dotted,
    headed,
    listed,
    part,
    text,
)
from claimtrack.report.evidence import evidence_items
from claimtrack.report.history import history_items
from claimtrack.report.queries import query_item, search_item
from claimtrack.report.redaction import redacted
from claimtrack.report.sign_offs import signed
from claimtrack.text.phrases import WORDING, shown

RATIONALE = 4_000
"""Characters of a rationale that a console prints; long rationales are deliberate."""

_CHECKED = {
    Checked.SAID: "that it was said, not whether it is true",
    Checked.SO: "whether it is true, not that it was said",
    Checked.BOTH: "that it was said, and whether it is true",
}
_PLACES = 6
_LISTED = 160
_NOTE = 4_000
_NO_NAMES = Names({})


class ClaimFacts(Struct, frozen=True):
    """The facts behind the report on one claim: its case, the rules it breaks, its history."""

    case: ClaimCase
    blocks: Sequence[Block] = ()
    history: Sequence[Event] = ()
    names: Names = _NO_NAMES
    embargo: str = ""
    """What is said of an embargo on it, or on places that are left out."""


def claim_document(facts: ClaimFacts, edition: Edition) -> Document:
    """Make the report on one claim.

    Args:
        facts: the claim with all that stands behind it.
        edition: whether to include what is confidential.

    Returns:
        Its entry; its status and note; what blocks and what warns, each with its remedy; its
        other wordings; its appearances; the writers' links, comments and footnotes beside them; its
        queries. Empty sections are left out.
    """
    case = facts.case if edition.confidential else redacted(facts.case)
    holding = [block for block in facts.blocks if not warning(block)]
    warns = [block for block in facts.blocks if warning(block)]
    embargo = (Paragraph(text(facts.embargo), tone=Tone.WARNING),) if facts.embargo else ()
    return Document(
        f"#{case.claim.id}",
        (
            part(
                embargo,
                (entry(case, case.verdict), *_filed(case)),
                headed("BLOCKS", *remedies(holding)),
                headed("WARNS", *remedies(warns)),
                headed("OTHER WORDINGS", Items(tuple(_other_wordings(case)))),
                headed("APPEARS IN", Items(tuple(_appearances(case, edition)))),
                headed("WRITER'S NOTES", Items(tuple(map(_remark, case.remarks)))),
                headed("QUERIES", Items(tuple(map(query_item, case.queries)))),
                headed("SEARCHES", Items(tuple(map(search_item, case.searches)))),
                headed("HISTORY", Items(tuple(history_items(facts.history, facts.names)))),
                headed("HANDOVERS", Items(tuple(map(_handover, case.handovers)))),
            ),
        ),
    )


def entry(
    case: ClaimCase,
    verdict: Verdict | None,
    places: Sequence[Appearance] = (),
    publisher: str | None = None,
) -> Entry:
    """Describe one claim.

    Args:
        case: the claim with all that stands behind it.
        verdict: the verdict that counts here, or None for an open claim.
        places: where the claim appears in the article at hand, in order; none for a claim by
            itself.
        publisher: who published the article, for a claim that names no claimant.
    """
    words = [*_wordings(case, places, publisher), *_state(case, verdict)]
    if verdict is not None:
        words.append(reasoning(verdict))
    later = frozenset(item.id for item in case.evidence if case.came_later(item))
    return Entry(
        case,
        verdict,
        _head(case.claim, verdict, places),
        tuple(words),
        evidence_items(case.evidence, verdict, later),
        (
            *(signed(case, verdict) if verdict is not None else ()),
            *_earlier(case, verdict),
            *_by_others(case),
        ),
    )


def reasoning(verdict: Verdict) -> Paragraph:
    """Give the rationale of a verdict."""
    why = Words(verdict.rationale, RATIONALE) if verdict.rationale.strip() else "no reason given"
    return Paragraph((why,), ("Why:",))


def _head(claim: Claim, verdict: Verdict | None, places: Sequence[Appearance]) -> Rated:
    lines = list(dict.fromkeys(place.line for place in places))
    where = "line " if len(lines) == 1 else "lines " if lines else ""
    where += ", ".join(str(line) for line in lines[:_PLACES])
    if len(lines) > _PLACES:
        where += f" and {len(lines) - _PLACES} more"
    return Rated(
        (ClaimRef(claim.id),),
        verdict.rating if verdict else None,
        verdict.as_of if verdict else None,
        text(where),
        listed("legal flag" if claim.legal else "", "sensitive" if claim.sensitive else ""),
    )


def _wordings(
    case: ClaimCase, places: Sequence[Appearance], publisher: str | None
) -> Iterator[Paragraph]:
    """Give the words of the article, then the claim if it is worded differently.

    The claimant is credited only where the claim first appeared: words of an article that was
    linked later are not attributed to them.
    """
    claim, first = case.claim, places[0] if places else None
    at_home = first is None or first.article == case.appearances[0].article
    by = (first.claimant if first else None) or (claim.claimant if at_home else None) or publisher
    said_on = (first.said_on if first else None) or claim.claimed_on
    whose = listed(Words(by or ""), Day(said_on) if said_on else "")
    words = text(Quote(first.quote if first else claim.text))
    yield Paragraph(text(words, " (", whose, ")") if whose else words, tone=Tone.WORDING)
    if first is not None and _bare(first.quote) != _bare(claim.text):
        yield Paragraph((Words(claim.text, WORDING),), ("Claim:",), Tone.WORDING)


def _bare(words: str) -> str:
    """Strip case, spacing and end marks, in which a claim may differ from a quote."""
    return shown(words, WORDING).casefold().strip(" .,;:!?\"'“”‘’")


def _state(case: ClaimCase, verdict: Verdict | None) -> Iterator[Paragraph]:
    """List what a reader must know first: open work and flags."""
    claim = case.claim
    if verdict is None:
        yield Paragraph(_open_work(case) or ("no verdict yet",), tone=Tone.QUIET)
    if claim.checked is not None:
        yield Paragraph((_CHECKED[claim.checked],), ("checked:",), Tone.QUIET)
    if claim.attention:
        yield Paragraph((Words(claim.attention, WORDING),), ("attention:",), Tone.QUIET)


def _open_work(case: ClaimCase) -> Text:
    """Describe the work so far on a claim that has no verdict here."""
    claim, known = case.claim, case.verdict
    waiting: Text = ()
    if known is not None:
        rated = text(Label(known.rating), " as of ", Day(known.as_of))
        waiting = text("earlier verdict, ", rated, ", not reaffirmed here")
    return dotted(
        waiting,
        claim.status.value if claim.status is not ClaimStatus.OPEN else "",
        text("owner ", Person(claim.owner)) if claim.owner else "",
        "" if case.evidence else "no evidence yet",
    )


def _earlier(case: ClaimCase, verdict: Verdict | None) -> Iterator[Paragraph]:
    """List verdicts that do not stand, newest first.

    Former ones each with the day and reason it ceased to stand; those that a merge put beside ours
    with the file they came from, so that nobody takes one for ours.
    """
    known = case.verdict
    for old in reversed(case.verdicts):
        if old is verdict or old is known:
            continue
        rated = text(Label(old.rating), ", as of ", Day(old.as_of), ", by ", Person(old.reviewer))
        if old.beside:
            gone = text("; retracted ", Day(old.retracted_at)) if old.retracted_at else ()
            words = text(rated, ", ", Words(old.whence, WORDING), gone)
            yield Paragraph(words, ("beside:",), Tone.QUIET)
        else:
            yield Paragraph(text(rated, "; ", _fell(old, case)), ("earlier:",), Tone.QUIET)


def _fell(old: Verdict, case: ClaimCase) -> Text:
    if old.retracted_at is not None:
        why = text(": ", Words(old.retracted_why, WORDING)) if old.retracted_why else ()
        return text("retracted ", Day(old.retracted_at), why)
    later = (new for new in case.verdicts if new.supersedes == old.id and not new.beside)
    after = next(later, None)
    if after is None:
        return text("no longer current")
    fell = text("superseded ", Day(after.created_at))
    if after.reason is None:
        return fell
    fell = text(fell, f": {after.reason.value}")
    if after.reason is SupersedeReason.OUR_ERROR and after.correction is not None:
        fell = text(fell, f" ({after.correction.value})")
    why = text(": ", Words(after.reason_why, WORDING)) if after.reason_why.strip() else ()
    return text(fell, why)


def _by_others(case: ClaimCase) -> Iterator[Paragraph]:
    for review in case.reviews:
        checker = Words(review.publisher) if review.publisher else "another checker"
        rated = text(" says ", Quote(review.label, 80)) if review.label else " has checked this"
        about = listed(
            text(checker, rated),
            Day(review.date) if review.date else "",
            Address(review.url) if review.url else "",
        )
        yield Paragraph(about, ("theirs:",), Tone.QUIET)


def _filed(case: ClaimCase) -> Iterator[Paragraph]:
    """List how the claim is filed: status, owner, type, tags, note."""
    claim = case.claim
    facts = dotted(
        claim.status.value,
        text("owner ", Person(claim.owner)) if claim.owner else "",
        claim.type.value if claim.type else "",
        text("tags ", listed(*(Words(tag) for tag in claim.tags))) if claim.tags else "",
    )
    yield Paragraph(facts, ("status:",), Tone.QUIET)
    if claim.attention:
        why = f": {case.attention_why}" if case.attention_why else ""
        yield Paragraph((Words(f"{claim.attention}{why}", _NOTE),), tone=Tone.WARNING)
    if claim.note.strip():
        yield Paragraph((Words(claim.note, _NOTE),), ("note:",), Tone.QUIET)


def _other_wordings(case: ClaimCase) -> Iterator[Item]:
    """List the wordings other than the canonical one, each once, in the order added."""
    seen = {case.claim.text}
    for wording in case.wordings:
        if wording.text not in seen and wording.kind is not WordingKind.CANONICAL:
            seen.add(wording.text)
            yield Item(text(Quote(wording.text), f" ({wording.kind.value})"))


def _appearances(case: ClaimCase, edition: Edition) -> Iterator[Item]:
    for place in case.appearances:
        title = text(Quote(place.article_title, _LISTED), ", ") if place.article_title else ()
        state = "" if place.state is AnchorState.ANCHORED else f" ({place.state.value})"
        held = edition.held.get(place.article)
        mark = f" (under embargo {held})" if held else ""
        yield Item(text(title, f"line {place.line}: ", Quote(place.quote, _LISTED), state, mark))


def _remark(remark: Remark) -> Item:
    by = text(" by ", Words(remark.by)) if remark.by else ()
    points = text(" ", Address(remark.url, 80)) if remark.url else ()
    return Item(text(remark.kind.value, by, ": ", Quote(remark.text, _LISTED), points))


def _handover(handover: Handover) -> Item:
    to = text("to ", Person(handover.to)) if handover.to else "to nobody"
    note = text(": ", Words(handover.note, _NOTE)) if handover.note.strip() else ()
    return Item(text(Day(handover.at), ", ", Person(handover.by), " ", to, note))
