"""What keeps a sentence from standing alone, in words above the field of its wording."""

from __future__ import annotations

from textual.content import Content

from claimtrack.desk.rewording import Standing
from claimtrack.tui.words import highlighted, line, lines, short

STANDALONE = "In words that can stand alone; the old ones stay as a variant."

MOST = 6
"""How many words are listed: more would push the field off a small screen."""


def standing_words(standing: Standing) -> Content:
    """The sentence with the words that cannot stand alone marked; each with what it may mean."""
    rows = [Content(STANDALONE)]
    first = standing.sentence.start
    spans = [(one.start - first, one.end - first) for one in standing.dependents]
    if spans:
        rows.append(highlighted(standing.sentence.text, spans, "bold underline $text-warning"))
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
