"""What an editor answers for: an article signed off as a whole, and corrections of what was out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.verdict import CorrectionLevel, SupersedeReason, Verdict


class UncheckedLine(Struct, frozen=True):
    """A line of an article that nobody checked; `state` says why: undecided or skipped."""

    sentence: str
    line: int
    state: str
    text: str


class ArticleSignOff(Struct, frozen=True):
    """An article signed off as a whole, with each unchecked line accepted by name.

    `verdicts` has for each claim the verdict that stood and the digest of what was seen.
    `lapsed_why` is empty while all of it is as it was.
    """

    id: int
    article: int
    by: str
    at: str
    comment: str
    accepted: tuple[UncheckedLine, ...]
    verdicts: tuple[tuple[int, int, str], ...]
    lapsed_why: str = ""


class Correction(Struct, frozen=True):
    """A verdict that was handed in and then changed or withdrawn.

    `reason` is None for a retraction. `published` is what readers saw last before it, None where
    nothing of it was ever out; only then is there no notice to print.
    """

    claim: int
    text: str
    at: str
    by: str
    was: Verdict
    now: Verdict | None
    reason: SupersedeReason | None
    level: CorrectionLevel | None
    why: str
    signed_off_by: tuple[str, ...] = ()
    published: Verdict | None = None


class BlindPair(Struct, frozen=True):
    """Two ratings of one thing, the second given without seeing the first; classes beside them.

    `item` names what both rated: a verdict while it had that rating.
    """

    item: str
    reviewer: str
    second: str
    rating: str
    blind: str
    rating_class: str
    blind_class: str
