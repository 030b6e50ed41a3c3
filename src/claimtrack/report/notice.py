"""The words that tell readers of a change, and the corrections log of a period.

A notice names what was said, what was wrong and what is said now; it never hides the old rating.
What readers never saw has no notice.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model.publication import Correction
from claimtrack.model.verdict import SupersedeReason, Verdict
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.phrases import RATIONALE, WORDING, counted, day, listed, quoted, shown

_HEADS = {
    SupersedeReason.OUR_ERROR: "Correction",
    SupersedeReason.NEW_FACTS: "Update",
    SupersedeReason.CLEARER_WORDING: "Clarification",
}


def notice(change: Correction) -> str | None:
    """The text of the notice that a change asks for.

    Args:
        change: a verdict that was replaced or retracted.

    Returns:
        One paragraph; None where nothing of it was ever published.
    """
    if change.published is None:
        return None
    date = day(change.at)
    before = f"the claim {quoted(change.text)} {_rated(change.published)}"
    why = f" {_sentence(change.why)}" if change.why.strip() else ""
    if change.now is None or change.reason is None:
        return f"Retraction, {date}: We withdraw our verdict. We had rated {before}.{why}"
    head = f"{_HEADS[change.reason]}, {date}: "
    if _same(change.published, change.now):
        return f"{head}We rated {before}. The rating stands.{why}"
    return f"{head}We had rated {before}. We now rate it {_label(change.now)}.{why}"


def corrections_outline(
    changes: Sequence[Correction], *, since: str | None, until: str | None
) -> Outline:
    """Outline the corrections log of a period.

    Args:
        changes: what was corrected, in order.
        since: the first day of the period, None: from the beginning.
        until: its last day, None: until now.

    Returns:
        How many there are, then a section for each.
    """
    period = " ".join(
        part
        for part in (f"from {day(since)}" if since else "", f"to {day(until)}" if until else "")
        if part
    )
    head = Line(Role.TITLE, counted(len(changes), "correction"), aside=period)
    return Outline(((head,), *(_section(one) for one in changes)))


def _section(change: Correction) -> Section:
    what = change.level.value if change.level else str(change.reason)
    now = f" → {_label(change.now)}" if change.now else ""
    agreed = listed(shown(name) for name in change.signed_off_by)
    signed = f"signed off by {agreed}" if agreed else "not signed off"
    lines = [
        Line(
            Role.HEADING,
            f"#{change.claim}  {_label(change.was)}{now}",
            mark=what,
            aside=day(change.at),
        ),
        Line(Role.WORDING, quoted(change.text)),
    ]
    if change.why.strip():
        lines.append(Line(Role.WHY, shown(change.why, RATIONALE), mark="Why:"))
    lines.append(Line(Role.SIGNED, f"by {shown(change.by)} · {signed}"))
    words = notice(change)
    if words:
        lines.append(Line(Role.QUOTE, words))
        if change.published is not None and change.published.url:
            lines.append(Line(Role.QUOTE, shown(change.published.url, WORDING)))
    else:
        lines.append(Line(Role.ASIDE, "it was never published: no notice"))
    return tuple(lines)


def _rated(verdict: Verdict) -> str:
    return f"{_label(verdict)} as of {day(verdict.as_of)}"


def _label(verdict: Verdict) -> str:
    label = shown(verdict.rating.label)
    return f'"{label[:1].lower()}{label[1:]}"'


def _same(one: Verdict, other: Verdict) -> bool:
    return (one.rating.scale, one.rating.slug) == (other.rating.scale, other.rating.slug)


def _sentence(words: str) -> str:
    """A reason as a sentence of its own."""
    text = shown(words, RATIONALE)
    end = "" if text.endswith((".", "!", "?", "…")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"
