"""Claim type: what sort of statement a sentence is, by the cues found in it. A suggestion.

A sentence may be of several types at once ("taxes fell because of the law"); the most specific is
suggested: predictions first, then comparisons, quantities, laws, events and quotations. A sentence
without a cue has no type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimtrack.model.claim import ClaimType
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

_BY_CUE: tuple[tuple[ClaimType, tuple[Cue, ...], tuple[Cue, ...]], ...] = (
    (ClaimType.OPINION, (OPINION,), (LAW, ACCUSED)),
    (ClaimType.LAW, (LAW,), ()),
    (ClaimType.PERSONAL, (SELF,), (ACCUSED,)),
    (ClaimType.QUOTE, (QUOTATION,), ()),
    (ClaimType.EVENT, (EVENT, DATE, HARM, ACCUSED, CAUSE), ()),
)
"""For types that one cue is enough for: the cues for it, and those against it."""


def claim_type(found: Mapping[Cue, str], text: str) -> ClaimType | None:
    """Suggest the type of a claim from the cues of its sentence.

    Args:
        found: the cues, with the words that show them.
        text: the sentence.

    Returns:
        The type, or None if no cue suggests one.
    """
    if not found or QUESTION in found:
        return None
    if PREDICTION in found and _MODAL.search(text.replace("’", "'")):
        return ClaimType.PREDICTION
    measured = FIGURE in found or QUANTITY in found
    if COMPARISON in found or (CHANGE in found and not measured):
        return ClaimType.COMPARISON
    if measured:
        return ClaimType.QUANTITY
    return next((kind for kind, cues, but in _BY_CUE if _speaks_for(found, cues, but)), None)


def _speaks_for(found: Mapping[Cue, str], cues: tuple[Cue, ...], but: tuple[Cue, ...]) -> bool:
    """Tell whether any of `cues` was found and none of `but`."""
    return any(cue in found for cue in cues) and not any(cue in found for cue in but)
