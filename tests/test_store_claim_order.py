"""Lists of claims in order: what has it first, what lacks it behind, a page after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimtrack.model.claim import ClaimFilter, ClaimOrder

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


@pytest.fixture
def six(desk: Desk) -> tuple[int, ...]:
    """Six claims: two rated, one to be judged again, two with owners, two with claimants."""
    by = {1: "Bo", 4: "Ada"}
    keys = tuple(
        desk.claims.add(f"The pier opened in 191{at}.", claimant=by.get(at)) for at in range(6)
    )
    desk.verdicts.rate(keys[0], "true", "The book.", as_of="2025-06-01")
    desk.verdicts.rate(keys[3], "false", "The book.", as_of="2025-06-03", recheck_by="2025-07-01")
    desk.verdicts.rate(keys[5], "true", "The book.")
    desk.history.undo()
    desk.handovers.assign(keys[2], "tomas")
    desk.handovers.assign(keys[1], "mira")
    return keys


ORDERED = {
    ClaimOrder.NEWEST: (5, 4, 3, 2, 1, 0),
    ClaimOrder.RATING: (0, 3, 5, 4, 2, 1),
    ClaimOrder.AS_OF: (3, 0, 5, 4, 2, 1),
    ClaimOrder.RECHECK: (3, 5, 4, 2, 1, 0),
    ClaimOrder.OWNER: (1, 2, 5, 4, 3, 0),
    ClaimOrder.CLAIMANT: (4, 1, 5, 3, 2, 0),
}


@pytest.mark.parametrize("order", ORDERED)
def test_every_order_holds_over_pages(desk: Desk, six: tuple[int, ...], order: ClaimOrder) -> None:
    expected = [six[at] for at in ORDERED[order]]
    whole = [row.claim.id for row in desk.claims.listed(order=order)]
    pages = [
        row.claim.id
        for at in (0, 2, 4)
        for row in desk.claims.listed(order=order, limit=2, offset=at)
    ]
    assert whole == pages == expected


@pytest.mark.parametrize("order", ClaimOrder)
def test_an_order_keeps_to_the_filter(desk: Desk, six: tuple[int, ...], order: ClaimOrder) -> None:
    among = (six[0], six[3], six[5])
    only = ClaimFilter(among=among, words="pier")
    assert {row.claim.id for row in desk.claims.listed(only, order=order)} == set(among)
    assert desk.claims.count(only) == 3
