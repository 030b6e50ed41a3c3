"""Claim type: what sort of statement a sentence is, by the cues found in it. A suggestion.

One sentence may be several sorts at once ("taxes fell because of the law"); the one is suggested
whose evidence is hardest to do without: what has not happened yet, then what is compared, counted,
on record, done, said. A sentence without a cue has no type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimtrack.model import ClaimType
from claimtrack.split.cues import (
    ACCUSED,
    CAUSE,
    CHANGE,
    COMPARISON,
    DATE,
    EVENT,
    FIGURE,
    HARM,
    LAW,
    OPINION,
    PREDICTION,
    QUANTITY,
    QUESTION,
    QUOTATION,
    SELF,
    Cue,
)

_MODAL = re.compile(r"(?i:\b(?:will|won't|going to|gonna|expected to|\w+'ll))\b")
"""Words that speak of the future; "may", "could" and "would" only weaken."""


def claim_type(found: Mapping[Cue, str], text: str) -> ClaimType | None:
    """Suggest the type of a claim from the cues of its sentence.

    Args:
        found: the cues, with the words that show them.
        text: the sentence.

    Returns:
        The type, or None where nothing speaks for any.
    """
    if QUESTION in found:
        return None
    if PREDICTION in found and _MODAL.search(text.replace("’", "'")):
        return ClaimType.PREDICTION
    measured = FIGURE in found or QUANTITY in found
    tests = (
        (ClaimType.COMPARISON, COMPARISON in found or (CHANGE in found and not measured)),
        (ClaimType.QUANTITY, measured),
        (ClaimType.OPINION, OPINION in found and not (LAW in found or ACCUSED in found)),
        (ClaimType.LAW, LAW in found),
        (ClaimType.PERSONAL, SELF in found and ACCUSED not in found),
        (ClaimType.QUOTE, QUOTATION in found),
        (ClaimType.EVENT, any(cue in found for cue in (EVENT, DATE, HARM, ACCUSED, CAUSE))),
    )
    return next((kind for kind, told in tests if told), None)
