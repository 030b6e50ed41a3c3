"""Labels: "MR LIND: We counted.", which tell who is speaking in a plain-text transcript.

A page is a transcript if three of its paragraphs begin with a label and one label occurs twice. A
paragraph without a label continues with the speaker before. The label stays in its sentence, as on
the page; it only provides the suggested claimant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimtrack.split.lines import Block

_LABEL = re.compile(
    r"(?P<who>(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*)(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|of|the|for|de|von|van)){0,5})"
    r"(?: ?\([^()]{1,40}\))?:(?=\s)"
)
_LONGEST = 80
_ENOUGH = 3


def speakers(page: Sequence[Block]) -> dict[int, tuple[str, str]]:
    """Find the speaker of each paragraph of a transcript; empty for any other page.

    Args:
        page: its blocks, in order.

    Returns:
        For the place of a block its speaker, in the page's words, and the label.
    """
    labels = [_LABEL.match(block.text, 0, _LONGEST) for block in page]
    names = Counter(label["who"] for label in labels if label)
    if names.total() < _ENOUGH or max(names.values()) == 1:
        return {}
    spoken: dict[int, tuple[str, str]] = {}
    current: tuple[str, str] | None = None
    for place, label in enumerate(labels):
        if label:
            current = label["who"], label[0]
        if current:
            spoken[place] = current
    return spoken
