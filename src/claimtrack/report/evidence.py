"""Evidence in a report: each piece with its stance, where it comes from and how far it was checked.

What is confidential was taken out before (see `redaction`), or is printed with that word beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from claimtrack.model.evidence import Evidence, QuoteCheck, Source, SourceRank, SourceState
from claimtrack.model.verdict import Verdict
from claimtrack.report.outline import Line, Role
from claimtrack.report.phrases import NAME, WORDING, dotted, listed, quoted, shown
from claimtrack.report.redaction import A_SOURCE

_CHECKED = {
    QuoteCheck.VERBATIM: "verbatim",
    QuoteCheck.NEAR: "near verbatim",
    QuoteCheck.NOT_FOUND: "quote NOT FOUND in the source",
    QuoteCheck.NOT_CHECKED: "quote not checked",
}


def evidence_lines(
    evidence: Sequence[Evidence], verdict: Verdict | None, later: AbstractSet[int] = frozenset()
) -> Iterator[Line]:
    """Put the evidence on a claim into words.

    Args:
        evidence: all evidence on the claim, in the order it was added.
        verdict: the verdict that counts; evidence it did not weigh is marked so.
        later: what was published after the claim was made, so that it may not have been knowable;
            it is marked too.

    Yields:
        For each piece a line with its stance as mark, then its quote, place and note, if any.
    """
    for item in evidence:
        yield Line(Role.EVIDENCE, _row(item, evidence, verdict, later), mark=item.stance.value)
        words = quoted(item.quote) if item.quote.strip() else ""
        place = _place(item)
        if words or place:
            yield Line(Role.QUOTE, f"{words} ({place})" if words and place else words or place)
        if item.differing:
            yield Line(Role.QUOTE, _differing(item))
        if item.note.strip():
            yield Line(Role.QUOTE, f"note: {shown(item.note, WORDING)}")


def _row(
    item: Evidence,
    evidence: Sequence[Evidence],
    verdict: Verdict | None,
    later: AbstractSet[int],
) -> str:
    weighed = verdict is None or not verdict.evidence or item.id in verdict.evidence
    return listed(
        (
            _name(item.source),
            "CONFIDENTIAL" if item.secret and item.source.title != A_SOURCE else "",
            *_standing(item, evidence),
            _CHECKED[item.quote_check] if item.quote.strip() else "no quote",
            _kept(item.source),
            _state(item.source),
            "newer than the claim" if item.id in later else "",
            "" if weighed else "not weighed in this verdict",
        )
    )


def _name(source: Source) -> str:
    return shown(source.name)


def _differing(item: Evidence) -> str:
    """What was quoted otherwise than the source has it, word by word."""
    return "the source has " + listed(
        f"{quoted(found, NAME) if found else 'nothing'} for {quoted(said, NAME)}"
        if said
        else f"{quoted(found, NAME)} too"
        for said, found in item.differing
    )


def _standing(item: Evidence, evidence: Sequence[Evidence]) -> tuple[str, str]:
    """Whether it is the record itself, and whether it is a voice of its own among the others."""
    rank = "primary" if item.source.rank is SourceRank.PRIMARY else "secondary"
    before = evidence[: evidence.index(item)]
    copied = next((other for other in before if _voice(other) == _voice(item)), None)
    if copied is not None:
        origin, own = _name(copied.source), _name(item.source)
        return rank, "same publisher" if origin == own else f"same origin as {origin}"
    alone = all(_voice(other) == _voice(item) for other in evidence)
    return (rank if alone or rank == "primary" else "independent"), ""


def _voice(item: Evidence) -> str:
    return item.independence.strip().casefold()


def _kept(source: Source) -> str:
    if source.archived_url:
        return "archived"
    if source.stored:
        return "copy kept"
    return "not archived" if source.url else ""


def _state(source: Source) -> str:
    if source.state is SourceState.AVAILABLE:
        return ""
    word = "WITHDRAWN" if source.state is SourceState.WITHDRAWN else "page gone"
    return f"{word} ({shown(source.state_why, WORDING)})" if source.state_why else word


def _place(item: Evidence) -> str:
    """Where to find it: the title, unless it is printed already as name or quote; the locator."""
    printed = {item.source.name, item.quote.strip()}
    title = item.source.title if item.source.title not in printed else ""
    return dotted((shown(title), shown(item.locator)))
