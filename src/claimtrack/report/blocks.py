"""What blocks and what warns, listed: claim by claim, and once where many break the same rule.

Which rules there are and what they ask is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimtrack.model.case import Block, Severity
from claimtrack.report.outline import Line, Role, Section
from claimtrack.report.phrases import counted, listed, shown

_UNDECIDED = "undecided"
_QUOTE = 32
_WHY = 300
_TOGETHER = 4
_NUMBERS = 24


def warning(block: Block) -> bool:
    """Whether it only warns."""
    return block.severity is Severity.WARNS


def holding_back(blocks: Iterable[Block]) -> list[Block]:
    """What blocks, without undecided lines: those are counted and listed by themselves."""
    return [block for block in blocks if not warning(block) and block.rule != _UNDECIDED]


def block_lines(
    heading: str, role: Role, blocks: Sequence[Block], words: Mapping[int, str]
) -> Section:
    """List broken rules.

    Args:
        heading: what stands above the list.
        role: the role of its lines.
        blocks: what to list, in order.
        words: what the claims say, by their ids; a claim without words has only its number.

    Returns:
        The heading and a line for each block; blocks that say the same about four claims or more
        share one line. Empty if there is nothing to list.
    """
    if not blocks:
        return ()
    about: dict[str, list[int]] = {}
    for block in blocks:
        if block.claim is not None:
            about.setdefault(block.why, []).append(block.claim)
    lines = [Line(Role.HEADING, "", mark=heading)]
    told: set[str] = set()
    quoted: set[int] = set()
    for block in blocks:
        together = about.get(block.why, [])
        if block.claim is None:
            lines.append(Line(role, shown(block.why, _WHY), mark="article"))
        elif len(together) < _TOGETHER:
            # The words of a claim stand beside its first block only.
            quote = "" if block.claim in quoted else _quote(words.get(block.claim, ""))
            quoted.add(block.claim)
            lines.append(Line(role, shown(block.why, _WHY), mark=f"#{block.claim}", aside=quote))
        elif block.why not in told:
            told.add(block.why)
            why = f"{shown(block.why, _WHY)}: {_numbers(together)}"
            lines.append(Line(role, why, mark=counted(len(together), "claim")))
    return tuple(lines)


def _quote(text: str) -> str:
    return f'"{shown(text, _QUOTE)}"' if text else ""


def _numbers(claims: Sequence[int]) -> str:
    more = len(claims) - _NUMBERS
    numbers = listed(f"#{claim}" for claim in claims[:_NUMBERS])
    return f"{numbers} and {more:,} more" if more > 0 else numbers
