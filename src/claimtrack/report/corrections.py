"""The notices that tell readers of a change, and the corrections log of a period.

A notice gives the old rating, what was wrong and the new rating; it never hides the old one.
A verdict that was never published has no notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.model.publication import Correction
from claimtrack.model.verdict import SupersedeReason, Verdict
from claimtrack.report.claim import RATIONALE
from claimtrack.report.document import (
    Address,
    Block,
    ClaimRef,
    Day,
    Document,
    Heading,
    Label,
    Notice,
    Paragraph,
    Person,
    Quote,
    Text,
    Title,
    Tone,
    Words,
    listed,
    part,
    plain,
    text,
)
from claimtrack.text.phrases import counted, shown

_HEADS = {
    SupersedeReason.OUR_ERROR: "Correction",
    SupersedeReason.NEW_FACTS: "Update",
    SupersedeReason.CLEARER_WORDING: "Clarification",
}


def notice(change: Correction) -> str | None:
    """Return the notice of a change on one line; None if it was never published."""
    return plain(_notice(change)) or None


def corrections_document(
    changes: Sequence[Correction], *, since: str | None = None, until: str | None = None
) -> Document:
    """Make the corrections log of a period.

    Args:
        changes: what was corrected, in order.
        since: the first day of the period; None for the beginning.
        until: its last day; None for today.

    Returns:
        How many there are, then a section for each.
    """
    begins = text("from ", Day(since)) if since else ()
    ends = text("to ", Day(until)) if until else ()
    period = text(begins, " " if begins and ends else "", ends)
    head = Title(text(counted(len(changes), "correction")), period)
    return Document(
        "corrections", (part((head,), *(tuple(_section(change)) for change in changes)),)
    )


def _notice(change: Correction) -> Text:
    """Write a paragraph for readers; empty if the old verdict was never published."""
    if change.published is None:
        return ()
    before = text("the claim ", Quote(change.text), " ", _rated(change.published))
    why = text(" ", _sentence(change.why)) if change.why.strip() else ()
    if change.now is None or change.reason is None:
        head = text("Retraction, ", Day(change.at), ": ")
        return text(head, "We withdraw our verdict. We had rated ", before, ".", why)
    head = text(_HEADS[change.reason], ", ", Day(change.at), ": ")
    if _same(change.published, change.now):
        return text(head, "We rated ", before, ". The rating stands.", why)
    now = text(". We now rate it ", _label(change.now), ".")
    return text(head, "We had rated ", before, now, why)


def _section(change: Correction) -> Iterator[Block]:
    what = change.level.value if change.level else str(change.reason)
    now = text(" → ", _label(change.now)) if change.now else ()
    about = text(ClaimRef(change.claim), "  ", _label(change.was), now)
    yield Heading(what, about, (Day(change.at),))
    yield Paragraph((Quote(change.text),), tone=Tone.WORDING)
    if change.why.strip():
        yield Paragraph((Words(change.why, RATIONALE),), ("Why:",))
    agreed = listed(*(Person(name) for name in change.signed_off_by))
    signed = text("signed off by ", agreed) if agreed else "not signed off"
    yield Paragraph(text("by ", Person(change.by), " · ", signed), tone=Tone.QUIET)
    words = _notice(change)
    if words:
        url = change.published.url if change.published is not None else None
        yield Notice(words, (Address(url),) if url else ())
    else:
        yield Paragraph(("never published, so no notice",), tone=Tone.QUIET)


def _rated(verdict: Verdict) -> Text:
    return text(_label(verdict), " as of ", Day(verdict.as_of))


def _label(verdict: Verdict) -> Label:
    return Label(verdict.rating, marked=True)


def _same(verdict: Verdict, other: Verdict) -> bool:
    return (verdict.rating.scale, verdict.rating.slug) == (other.rating.scale, other.rating.slug)


def _sentence(words: str) -> Text:
    """Write a reason as a separate sentence."""
    trimmed = words.strip()
    end = "" if shown(words, RATIONALE).endswith((".", "!", "?", "…")) else "."
    return text(Words(trimmed[:1].upper() + trimmed[1:], RATIONALE), end)
