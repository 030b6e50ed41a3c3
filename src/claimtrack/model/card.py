"""Cards: one record with all that is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.case import ArticleCase, Block, ClaimCase
    from claimtrack.model.claim import ClaimRow
    from claimtrack.model.evidence import Snapshot, Source


class ArticleCard(Struct, frozen=True):
    """An article, and the line of each of its claims in order of appearance.

    `embargo` says until when it is under embargo; empty: it is not.
    """

    case: ArticleCase
    claims: tuple[ClaimRow, ...]
    embargo: str = ""


class ClaimCard(Struct, frozen=True):
    """A claim with its line, everything behind it, and the house rules that it breaks.

    `at` is the time at which it stood so; None: now. The rules of a past one are not known.
    """

    row: ClaimRow
    case: ClaimCase
    blocks: tuple[Block, ...]
    at: str | None = None


class SourceCard(Struct, frozen=True):
    """A source and its copies, oldest first; `shown` is off where where they are from is hidden."""

    source: Source
    copies: tuple[Snapshot, ...]
    shown: bool
