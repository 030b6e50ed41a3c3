"""What keeps a sentence from standing alone, in words above the field of its wording."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimtrack.desk.wordings import Standalone
from claimtrack.text.phrases import short
from claimtrack.tui.words import highlighted, line, lines

STANDALONE = "In words that can stand alone; the old ones stay as a variant."

_MARKED = "bold underline $text-warning"

MOST = 6
"""How many words are listed: more would push the field off a small screen."""


def standing_words(standing: Standalone) -> Content:
    """The sentence with the words that cannot stand alone marked; each with what it may mean."""
    rows = [Content(STANDALONE)]
    first = standing.sentence.start
    spans = [(one.start - first, one.end - first) for one in standing.dependents]
    if spans:
        rows.append(highlighted(standing.sentence.text, spans, _MARKED))
    for one in standing.dependents[:MOST]:
        if one.suggestion is None:
            meant = ""
        elif one.suggestion:
            meant = f": {short(one.suggestion, 60)}?"
        else:
            meant = ": can go"
        rows.append(line(("! ", "$text-warning"), f"“{short(one.word, 40)}” {one.why}{meant}"))
    left = len(standing.dependents) - MOST
    if left > 0:
        rows.append(line(("! ", "$text-warning"), f"and {left} more"))
    if standing.proposed != standing.sentence.text:
        rows.append(line(("Proposed: ", "dim"), short(standing.proposed, 300)))
    return lines(rows)


def claim_words(
    text: str, standing: Standalone | None = None, mends: str = ""
) -> Iterator[Content]:
    """A claim's wording, what in it says nothing without the sentences before it marked.

    Args:
        text: the wording.
        standing: of the sentence it was taken from, if that is known.
        mends: the key that mends the wording.
    """
    at = standing.sentence.text.find(text) if standing is not None else -1
    if standing is None or at < 0:
        yield Content(short(text))
        return
    first = standing.sentence.start + at
    inside = [
        one for one in standing.dependents if first <= one.start and one.end <= first + len(text)
    ]
    yield highlighted(text, [(one.start - first, one.end - first) for one in inside], _MARKED)
    if inside:
        words = ", ".join(f"“{short(one.word, 30)}”" for one in inside[:MOST])
        yield line((f"! cannot stand alone: {words}  {mends} edits", "$text-warning"))
