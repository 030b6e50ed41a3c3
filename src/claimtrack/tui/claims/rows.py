"""A list of claims in words: what was asked for, and the columns that there is room for.

Pure: values in, words out. A column in which nothing would stand is left out, and on a narrow
screen those that matter least give way to the wording.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from rich.cells import cell_len

from claimtrack.model.claim import ClaimFilter, ClaimOrder, ClaimRow, ClaimStatus
from claimtrack.model.review import PublishedReview
from claimtrack.model.verdict import Scale
from claimtrack.tui.marks import EMBARGO, rating_words
from claimtrack.tui.words import counted, short

MARK = "*"
"""What stands before a claim that is marked."""

WIDER = 120
"""From this width on there is room for claimant, tags and attention."""

_WORDING = 30
"""Cells that the wording keeps while other columns can give way."""

ORDERS = (
    ClaimOrder.NEWEST,
    ClaimOrder.RATING,
    ClaimOrder.AS_OF,
    ClaimOrder.RECHECK,
    ClaimOrder.STATUS,
    ClaimOrder.OWNER,
    ClaimOrder.CLAIMANT,
)
"""The orders that one key goes through."""

_SORTED = {
    ClaimOrder.NEWEST: "newest first",
    ClaimOrder.RATING: "by rating",
    ClaimOrder.AS_OF: "last judged first",
    ClaimOrder.RECHECK: "next re-check first",
    ClaimOrder.STATUS: "by status",
    ClaimOrder.OWNER: "by owner",
    ClaimOrder.CLAIMANT: "by claimant",
    ClaimOrder.WORDING: "by wording",
}
_STATUS = {
    ClaimStatus.READY: "ready",
    ClaimStatus.SIGNED_OFF: "signed off",
}


class Asked(Struct, frozen=True):
    """What a list of claims was asked for: words, a filter, an order."""

    words: str = ""
    only: ClaimFilter = field(default_factory=ClaimFilter)
    order: ClaimOrder = ClaimOrder.NEWEST

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words) or self.only != ClaimFilter()


class Table(NamedTuple):
    """Headings, and the cells of each row beneath them."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def filter_words(only: ClaimFilter) -> Iterator[str]:
    """A filter in words, a condition after the other."""
    if only.rating is not None:
        yield "not rated" if only.rating == "none" else f"rating {short(only.rating, 20)}"
    if only.status is not None:
        yield f"status {only.status}"
    if only.owner is not None:
        yield f"owner {short(only.owner, 30)}"
    if only.claimant is not None:
        yield f"claimant {short(only.claimant, 30)}"
    if only.tag is not None:
        yield f"tag {short(only.tag, 30)}"
    if only.article is not None:
        yield f"in article #{only.article}"
    if only.due is not None:
        yield f"re-check due by {only.due}"
    if only.attention:
        yield "asks for attention"
    if only.ours:
        yield "ours"


def asked_words(asked: Asked, total: int) -> str:
    """What the list holds, and in which order."""
    holding = f" with “{short(asked.words, 40)}”" if asked.words else ""
    narrowed = tuple(filter_words(asked.only))
    file = "" if asked.narrowed else " on file"
    best = asked.words and asked.order is ClaimOrder.NEWEST
    order = "best first, then newest" if best else _SORTED[asked.order]
    return " · ".join((*narrowed, f"{counted(total, 'claim')}{holding}{file}", order))


def table(rows: Sequence[ClaimRow], scale: Scale, marked: Collection[int], width: int) -> Table:
    """The table of some claims, with as many columns as a width has room for."""
    columns = _columns(rows, scale, marked, wide=width >= WIDER)
    while (
        len(columns) > 1
        and width - _taken(columns) < _WORDING
        and (least := next((name for name in _GIVE_WAY if name in columns), None))
    ):
        del columns[least]
    columns["Wording"] = [short(f"{_flag(one)}{one.claim.text}", 300) for one in rows]
    cells = zip(*columns.values(), strict=True)
    keyed = ((str(one.claim.id), line) for one, line in zip(rows, cells, strict=True))
    return Table(tuple(columns), tuple(keyed))


_GIVE_WAY = ("Attention", "Tags", "Claimant", "As of", "Owner", "Status")


def _columns(
    rows: Sequence[ClaimRow], scale: Scale, marked: Collection[int], *, wide: bool
) -> dict[str, list[str]]:
    """The columns before the wording in which anything stands, by their headings."""
    most = 14 if wide else 9
    ratings = [_rating(one.rating, one.reviews, scale, 18 if wide else 15) for one in rows]
    found = {
        "#": [f"{MARK if one.claim.id in marked else ' '}#{one.claim.id}" for one in rows],
        "Rating": ratings,
        "As of": [one.as_of or "" for one in rows],
        "Status": [_STATUS.get(one.claim.status, str(one.claim.status)) for one in rows],
        "Owner": [short(one.claim.owner or "", most) for one in rows],
    }
    if wide:
        found["Claimant"] = [short(one.claim.claimant or "", 16) for one in rows]
        found["Tags"] = [short(", ".join(one.claim.tags), 14) for one in rows]
        found["Attention"] = [short(one.claim.attention or "", 14) for one in rows]
    return {name: cells for name, cells in found.items() if name == "#" or any(cells)}


def _taken(columns: dict[str, list[str]]) -> int:
    """Cells that some columns take, with what lies between them."""
    return 3 + sum(max(map(cell_len, (name, *cells))) + 2 for name, cells in columns.items())


def _flag(row: ClaimRow) -> str:
    """What is said before the wording: that it asks for attention, that it is under embargo."""
    return f"{'! ' if row.claim.attention else ''}{EMBARGO if row.embargo else ''}"


def _rating(slug: str | None, reviews: Sequence[PublishedReview], scale: Scale, most: int) -> str:
    """Our rating; where there is none, what others found, said to be theirs."""
    if slug is not None:
        known = next((one for one in scale.ratings if one.slug == slug), None)
        return short(rating_words(known) if known else slug, most)
    labels = [review.label for review in reviews if review.label]
    return f"others: {short(labels[0], most - 8)}" if labels else "-"
