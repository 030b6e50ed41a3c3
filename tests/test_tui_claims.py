"""The claims on screen: found as you type, a page at a time; merged, and kept apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.errors import NotFound
from tests.reviewer import WIDE_IS_SLOW, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

PIER = "The pier opened in 1911."


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_two_claims_are_merged_after_showing_what_becomes_of_both(
    path: Path, desk: Desk, size: tuple[int, int]
) -> None:
    kept, gone = desk.claims.add(PIER), desk.claims.add("The old pier was opened in 1911.")
    desk.verdicts.rate(kept, "true", "The harbour book.")
    desk.verdicts.rate(gone, "false", "The other book.")
    async with at_desk(path, size=size) as mira:
        await mira.press("f3")
        await mira.sees("2 claims on file")
        await mira.press("end", "ampersand")
        await mira.sees(f"& on another claim merges it into #{kept}")
        await mira.press("home", "ampersand")
        await mira.sees(f"Make one claim of #{kept} and #{gone}?")
        await mira.sees(f"stays #{kept} + True {PIER}")
        await mira.sees("They are rated differently: no verdict will stand, so judge again.")
        await mira.press("n")
        assert desk.claims.case(gone).claim.id == gone, "a no merges nothing"
        await mira.press("end", "ampersand", "home", "ampersand", "y")
        await mira.told(f"Merged #{gone} into #{kept}. They were rated differently")
        await mira.sees("1 claim on file")
        with pytest.raises(NotFound):
            desk.claims.case(gone)
        await mira.press("z")
        await mira.sees("2 claims on file")
    assert desk.claims.case(gone).verdict is not None


async def test_a_claim_that_is_marked_twice_is_not_merged(path: Path, desk: Desk) -> None:
    desk.claims.add(PIER)
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("1 claim on file")
        await mira.press("ampersand")
        await mira.sees("merges it into")
        await mira.press("ampersand")
        await mira.has_view("ClaimsScreen")
        assert "merges it into" not in mira.words


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_duplicates_are_listed_merged_and_kept_apart(
    path: Path, desk: Desk, size: tuple[int, int]
) -> None:
    first, second = desk.claims.add(PIER), desk.claims.add("the pier opened in 1911")
    third = desk.claims.add("The pier opened in 1912.")
    async with at_desk(path, size=size) as mira:
        await mira.press("f3", "equals_sign")
        await mira.has_view("DuplicatesScreen")
        await mira.sees("3 pairs of claims are alike")
        await mira.sees("same #1 #2")
        await mira.press("down")
        await mira.sees("CONTRADICTS")
        await mira.sees("here 1911, there 1912")
        await mira.press("d")
        await mira.told(f"#{first} and #{third} are different claims.")
        await mira.sees("2 pairs of claims are alike")
        await mira.press("home", "ampersand")
        await mira.sees(f"#{first} takes over from #{second}: its wording as a variant")
        await mira.press("y")
        await mira.sees("No two claims on file are alike")
        await mira.press("ampersand")
        await mira.told("No two claims on file are alike.")
        await mira.press("escape")
        await mira.has_view("ClaimsScreen")
    assert {one.text for one in desk.claims.case(first).wordings} == {
        PIER,
        "the pier opened in 1911",
    }


async def test_a_duplicate_opens_on_its_card(path: Path, desk: Desk) -> None:
    desk.claims.add(PIER)
    desk.claims.add(PIER.rstrip("."))
    async with at_desk(path) as mira:
        await mira.press("f3", "equals_sign")
        await mira.sees("1 pair of claims is alike")
        await mira.press("enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(f"Claim #1 {PIER}")


async def test_a_merge_half_asked_for_is_left_with_the_view_but_not_for_a_card(
    path: Path, desk: Desk
) -> None:
    desk.claims.add(PIER)
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("1 claim on file")
        await mira.press("ampersand", "enter")
        await mira.has_view("ClaimDialog")
        await mira.press("escape")
        await mira.sees("merges it into")
        await mira.press("escape", "f3")
        await mira.has_view("ClaimsScreen")
        assert "merges it into" not in mira.words
