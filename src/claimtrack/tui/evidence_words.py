"""The evidence on a claim in words, by stance, and what the writer put beside the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from claimtrack.model import Evidence, Remark
from claimtrack.tui.marks import STANCES
from claimtrack.tui.words import QUIET, dotted, heading, line, short


def evidence(found: Sequence[Evidence]) -> Iterator[Content]:
    """What sources say, a stance after the other."""
    yield from heading("EVIDENCE", f"  {len(found)}" if found else "")
    if not found:
        yield line(("none yet", QUIET))
    for stance, glyph in STANCES.items():
        for one in (one for one in found if one.stance is stance):
            source = one.source
            yield line(
                (f"{glyph} {stance}  ", "bold"),
                short(source.name, 60),
                (f"  {dotted(source.rank, source.published_on, short(one.locator, 40))}", QUIET),
            )
            if one.quote:
                yield line("  “", short(one.quote, 300), "”")
            if one.note:
                yield line((f"  {short(one.note, 200)}", QUIET))


def remarks(beside: Sequence[Remark]) -> Iterator[Content]:
    """What the writer put beside the words: suggested sources, no evidence yet."""
    if not beside:
        return
    yield from heading("THE WRITER'S OWN", f"  {len(beside)}")
    for one in beside[:10]:
        by = f" by {short(one.by, 40)}" if one.by else ""
        yield line((f"{one.kind}{by}  ", QUIET), short(one.url or one.text, 300))
    yield line(("e, then ctrl+t, takes one as a source", QUIET))
