"""Several orders made one."""

from __future__ import annotations

from claimtrack.match.fusion import fuse


def test_what_two_ways_find_leads_what_only_one_does() -> None:
    assert fuse([1, 2, 3], [4, 3, 5], limit=1) == [3]


def test_one_order_stays_as_it_is() -> None:
    assert fuse([7, 3, 9], [], limit=9) == [7, 3, 9]


def test_every_claim_comes_once_and_no_more_than_asked_for() -> None:
    assert fuse([1, 2, 3], [3, 2, 1, 4], limit=9) == [1, 3, 2, 4]
    assert fuse([1, 2, 3], [3, 2, 1, 4], limit=2) == [1, 3]
    assert fuse([], [], limit=9) == []
