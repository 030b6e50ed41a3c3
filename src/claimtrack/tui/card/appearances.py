"""What a claim's own card says beside how the claim stands.

Where and when it appears, how else it was worded, and which other claims it stands to. Pure:
values in, content out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from textual.content import Content

from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import AnchorState, Appearance
from claimtrack.model.match import MatchedClaim, Relation
from claimtrack.model.verdict import Scale
from claimtrack.text.phrases import counted, dotted, embargo_mark, short
from claimtrack.tui.match_words import both_sides
from claimtrack.tui.words import QUIET, heading, line, lines

MOST = 40
"""Appearances that are listed; there may be more."""

_MONTH = 7
"""Characters of a day that are its month."""

_MONTHS = 12
"""Months that the chart shows, the newest of those in which the claim appeared."""

_BAR = 24
"""Cells of the longest bar."""

_HERE = "▶ "


def newest_first(case: ClaimCase) -> tuple[Appearance, ...]:
    """Where a claim appears, the newest place first; those without a day are last."""
    return tuple(
        sorted(case.appearances, key=lambda one: (one.on or "", one.article, one.id), reverse=True)
    )


def places_content(places: Sequence[Appearance], chosen: int, held: Mapping[int, str]) -> Content:
    """Where a claim appears: how often in which month, then each place.

    Args:
        places: the places, newest first.
        chosen: which of them is opened by Enter, counted from 0.
        held: articles under embargo, and until when.
    """
    if not places:
        return lines(heading("APPEARS IN", "  no article"))
    rows = list(heading("APPEARS IN", f"  {counted(len(places), 'place')}{_span(places)}"))
    if len(places) > 1:
        rows += over_time(places)
    for at, place in enumerate(places[:MOST]):
        rows.append(_place(place, held.get(place.article, ""), chosen=at == chosen))
        if at == chosen:
            rows.append(line("    “", short(place.quote, 200), "”"))
    if len(places) > MOST:
        rows.append(line((f"  and {len(places) - MOST:,} before these", QUIET)))
    return lines(rows)


def over_time(places: Sequence[Appearance]) -> Iterator[Content]:
    """How often a claim appeared in which month, oldest first; quiet months are left out."""
    months = Counter(place.on[:_MONTH] for place in places if place.on)
    undated = sum(not place.on for place in places)
    shown = sorted(months)[-_MONTHS:]
    before = sum(months.values()) - sum(months[month] for month in shown)
    most = max((*months.values(), undated), default=1)
    if before:
        yield line((f"before   {counted(before, 'appearance')}", QUIET))
    for month in shown:
        yield _bar(month, months[month], most)
    if undated:
        yield _bar("no date", undated, most)


def wordings_content(case: ClaimCase) -> Content:
    """The other wordings of a claim."""
    return lines(_wordings(case))


def kin_rows(
    alike: Sequence[MatchedClaim], distinct: Collection[int], text: str, scale: Scale
) -> Iterator[Content]:
    """Other claims on file that are the same, worded otherwise, or contradict this one.

    Args:
        alike: what matching finds for the claim's own words.
        distinct: the claims marked as different from each other.
        text: the claim's own words.
        scale: where ratings are looked up.
    """
    kin = [one for one in alike if one.match.relation is not Relation.RELATED]
    yield from heading("OTHER CLAIMS LIKE IT", "" if kin else "  none on file")
    for one in kin:
        if one.match.claim in distinct:
            said = f"#{one.match.claim} was said to be a different claim: "
            yield line((said, QUIET), (short(one.text, 160), QUIET))
        else:
            yield both_sides(text, one, scale)


def _span(places: Sequence[Appearance]) -> str:
    """From when to when a claim appeared."""
    days = sorted(place.on for place in places if place.on)
    if not days:
        return ""
    return f", {days[0]}" if days[0] == days[-1] else f", first {days[0]}, last {days[-1]}"


def _bar(name: str, count: int, most: int) -> Content:
    """A name, a bar, and the number in words."""
    cells = max(1, round(_BAR * count / most))
    return line((f"{name:<8} ", QUIET), ("█" * cells, "$text-accent"), f" {count:,}")


def _place(place: Appearance, embargo: str, *, chosen: bool) -> Content:
    title = short(place.article_title or "untitled", 100)
    anchored = place.state is AnchorState.ANCHORED
    gone = "" if anchored else f"  {place.state}"
    where = dotted(f"line {place.line}", place.on)
    return line(
        (_HERE if chosen else "  ", "bold"),
        (embargo_mark(embargo), "$text-warning"),
        (title, "bold" if chosen else ""),
        (f"  {where}", QUIET),
        (gone, "$text-warning"),
    )


def _wordings(case: ClaimCase) -> Iterator[Content]:
    others = [one.text for one in case.wordings if one.text != case.claim.text]
    if others:
        yield from heading("OTHER WORDINGS")
        for text in dict.fromkeys(others):
            yield Content(short(text, 300))
