"""Broken house rules, listed: claim by claim, and once where many break the same rule.

Knows nothing of which rules there are or what they require.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.model.case import Block, Severity
from claimtrack.report.document import (
    Breach,
    ClaimRef,
    Heading,
    Quote,
    Section,
    Words,
    text,
)
from claimtrack.text.phrases import WORDING, counted, numbered

_UNDECIDED = "undecided"
_QUOTE = 32
_WHY = 300
_TOGETHER = 4
_NUMBERS = 24


def warning(block: Block) -> bool:
    """Tell whether a broken rule only warns."""
    return block.severity is Severity.WARNS


def holding_back(blocks: Iterable[Block]) -> list[Block]:
    """Return what blocks, without undecided lines, which are counted and listed separately."""
    return [block for block in blocks if not warning(block) and block.rule != _UNDECIDED]


def breaches(name: str, blocks: Sequence[Block], words: Mapping[int, str]) -> Section:
    """List what an article breaks.

    Args:
        name: the heading of the list.
        blocks: what to list, in order.
        words: the wordings of the claims by id; a claim without one is shown by number only.

    Returns:
        The heading and each block; blocks that say the same about four claims or more share one
        line. Empty if there is nothing to list.
    """
    return (Heading(name), *_listed(blocks, words)) if blocks else ()


def remedies(blocks: Iterable[Block]) -> Iterator[Breach]:
    """List what one claim breaks, each with its remedy."""
    for block in blocks:
        remedy = text(Words(block.mend, WORDING)) if block.mend else ()
        yield Breach(block.severity, text(Words(block.why, WORDING)), remedy=remedy)


def _listed(blocks: Sequence[Block], words: Mapping[int, str]) -> Iterator[Breach]:
    about: dict[str, list[int]] = {}
    for block in blocks:
        if block.claim is not None:
            about.setdefault(block.why, []).append(block.claim)
    merged: set[str] = set()
    quoted: set[int] = set()
    for block in blocks:
        together, why = about.get(block.why, []), Words(block.why, _WHY)
        if block.claim is None:
            yield Breach(block.severity, text(why), text("article"))
        elif len(together) < _TOGETHER:
            # A claim is quoted beside its first block only.
            wording = "" if block.claim in quoted else words.get(block.claim, "")
            quoted.add(block.claim)
            quote = text(Quote(wording, _QUOTE, brief=True)) if wording else ()
            yield Breach(block.severity, text(why), text(ClaimRef(block.claim)), quote)
        elif block.why not in merged:
            merged.add(block.why)
            claims = numbered(together, _NUMBERS)
            number = text(counted(len(together), "claim"))
            yield Breach(block.severity, text(why, f": {claims}"), number)
