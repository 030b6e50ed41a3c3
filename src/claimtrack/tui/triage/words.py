"""A row of triage in words: why it stands where it stands, what is said, and where.

Pure: values in, words out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from textual.content import Content

from claimtrack.desk.triage import TriageRow, TriageWhy
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Scale
from claimtrack.text.phrases import counted, dotted, short
from claimtrack.tui.marks import EMBARGO
from claimtrack.tui.match_words import both_sides
from claimtrack.tui.words import line, lines

_BRIEF = {
    TriageWhy.REPEATS_FALSE: "x repeats false",
    TriageWhy.CONTRADICTS: "≠ contradicts",
    TriageWhy.REPEATS: "= repeats",
    TriageWhy.RELATED: "~ related",
    TriageWhy.NEW: "○ new",
}
_STYLES = {
    TriageWhy.REPEATS_FALSE: "$rating-red",
    TriageWhy.CONTRADICTS: "$rating-yellow",
    TriageWhy.REPEATS: "$rating-cyan",
    TriageWhy.RELATED: "$rating-blue",
    TriageWhy.NEW: "$text-accent",
}

_PLACES = 12
"""How many of its sentences the detail of a row lists."""


def triage_cells(row: TriageRow) -> tuple[str, ...]:
    """A row as cells: why, how worth checking, in how many lines and articles, what is said."""
    return (
        _BRIEF[row.why],
        f"{row.check_worthiness:.2f}",
        str(len(row.sentences)),
        str(len({article.id for article in row.articles})),
        short(f"{EMBARGO if row.embargo else ''}{row.sentences[0].text}", 300),
    )


def triage_content(row: TriageRow, match: MatchedClaim | None, scale: Scale) -> Content:
    """All of a row.

    Args:
        row: the row.
        match: its known claim, compared with its first sentence just now, or None.
        scale: where labels of ratings are looked up.
    """
    return lines(_content(row, match, scale))


def _content(row: TriageRow, match: MatchedClaim | None, scale: Scale) -> Iterator[Content]:
    first = row.sentences[0]
    why = short(", ".join(first.reasons), 200)
    yield line(
        (str(row.why), f"bold {_STYLES[row.why]}"),
        (f"  check-worthy {row.check_worthiness:.2f}  {why}", "dim"),
    )
    if match is None:
        yield Content(short(first.text))
    else:
        if not match.match.differences:
            yield line(("here  ", "dim"), short(first.text))
        yield both_sides(first.text, match, scale)
    several = len({article.id for article in row.articles})
    lines_ = counted(len(row.sentences), "line")
    yield line((f"{lines_} in {counted(several, 'article')}", "bold"))
    places = zip(row.sentences, row.articles, row.embargoes, strict=True)
    for sentence, article, embargo in islice(places, _PLACES):
        place = dotted(
            short(article.title or article.url or "untitled", 80),
            f"line {sentence.line}",
            short(sentence.locator or "", 40),
        )
        other = sentence.text != first.text
        mark = (EMBARGO, "$text-warning") if embargo else ""
        yield line(mark, (place, "dim"), f"  {short(sentence.text, 200)}" if other else "")
    if len(row.sentences) > _PLACES:
        yield line((f"and {len(row.sentences) - _PLACES} more", "dim"))
