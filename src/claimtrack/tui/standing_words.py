"""What keeps a sentence from standing alone, in words above the field of its wording."""

from __future__ import annotations

from claimtrack.desk.rewording import Standing
from claimtrack.tui.words import short

STANDALONE = "In words that can stand alone; the old ones stay as a variant."

MOST = 6
"""How many words are listed: more would push the field off a small screen."""


def standing_words(standing: Standing) -> str:
    """The words that cannot stand alone, each with why and what it may mean."""
    rows = [STANDALONE]
    for one in standing.dependents[:MOST]:
        if one.suggestion is None:
            meant = ""
        elif one.suggestion:
            meant = f": {short(one.suggestion, 60)}?"
        else:
            meant = ": can go"
        rows.append(f"! “{short(one.word, 40)}” {one.why}{meant}")
    left = len(standing.dependents) - MOST
    if left > 0:
        rows.append(f"! and {left} more")
    if standing.proposed != standing.sentence.text:
        rows.append(f"Proposed: {short(standing.proposed, 300)}")
    return "\n".join(rows)
