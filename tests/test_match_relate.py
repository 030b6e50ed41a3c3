from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.differences import differences
from claimtrack.match.relate import relate
from claimtrack.model.match import Relation


def relation(statement: str, wording: str) -> Relation:
    return relate(statement, wording, differences(statement, wording))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_in_one_slot_are_never_the_same_claim(a: int, b: int) -> None:
    found = relation(f"killed {a:,}", f"killed {b:,}")
    assert found is (Relation.SAME if a == b else Relation.CONTRADICTS)


def test_folding_away_a_sign_does_not_make_claims_the_same() -> None:
    assert relation("Rents grew by 5%", "Rents grew by 5") is Relation.CONTRADICTS
    assert relation("It costs $5", "It costs €5") is Relation.CONTRADICTS
    assert relation("At noon it was -5 degrees", "At noon it was 5 degrees") is (
        Relation.CONTRADICTS
    )


@pytest.mark.parametrize(
    ("statement", "wording"),
    [
        ("The dam burst in March.", "the DAM burst in March"),
        ("मंत्री ने कहा।", "मंत्री ने कहा"),
    ],
)
def test_equal_words_are_the_same_claim(statement: str, wording: str) -> None:
    assert relation(statement, wording) is Relation.SAME


@pytest.mark.parametrize(
    ("statement", "wording"),
    [
        ("Twenty-six tourists were killed", "26 tourists were killed."),
        ("The old dam in Lysefjord burst", "An old dam in Lysefjord has burst"),
        ("In Oslo, the old ferry burnt", "The old ferry burnt in Oslo"),
        (
            "In 2016, a 1964 advertisement was shown in Oslo again",
            "A 1964 advertisement was shown in Oslo again in 2016",
        ),
        ("The film began in Bergen", "The movie started in Bergen"),
        ("The Russian ferry sank off Bergen", "The Russia ferry sank off Bergen"),
        ("Ann, Bo and Cy Lee signed the treaty", "Cy Lee, Ann and Bo signed the treaty"),
        ("The U.S. closed the harbour", "The United States closed the harbour"),
        ("Officials said that the old dam burst", "The old dam burst"),
        ("The old dam burst, according to the mayor.", "The old dam burst."),
        ("More than 20 ships left the harbour", "26 ships left the harbour"),
    ],
)
def test_harmless_edits_are_a_variant(statement: str, wording: str) -> None:
    assert relation(statement, wording) is Relation.VARIANT


@pytest.mark.parametrize(
    ("statement", "wording"),
    [
        (
            "A former minister quit over the new harbour tax",
            "A minister quit over the new harbour tax",
        ),
        ("The ferry sank in the harbour", "The ferry burnt in the harbour"),
        ("dog bites man", "man bites dog"),
        ("The dog was bitten by the man", "The dog has bitten the man"),
        ("A survivor in Bergen was a Viking", "A survivor in Viking was a Bergen"),
        (
            "Born in 1950 in a village, he died in 1990 in a town",
            "Born in 1990 in a village, he died in 1950 in a town",
        ),
        ("Ann Lee said that the dam burst in the north", "Bo Berg said that the dam will burst"),
        ("Ann moved from Oslo to Bergen city", "Ann moved to Oslo from Bergen city"),
        ("He came tenth in 1960 and eighth in 1968", "He came eighth in 1960 and tenth in 1968"),
        ("", ""),
        ("...", "!!!"),
    ],
)
def test_whatever_else_is_in_doubt_is_only_related(statement: str, wording: str) -> None:
    assert relation(statement, wording) is Relation.RELATED


@pytest.mark.parametrize(
    ("statement", "wording"),
    [
        ("Tea does not cure colds", "Tea cures colds"),
        ("Norway beat Sweden", "Sweden beat Norway"),
        ("Norway is on the grey list of donors", "Sweden is on the grey list of donors"),
        ("Rents in Oslo rose last year", "Rents in Oslo fell last year"),
    ],
)
def test_one_difference_in_the_same_claim_is_a_contradiction(statement: str, wording: str) -> None:
    assert relation(statement, wording) is Relation.CONTRADICTS


def test_a_difference_in_another_story_is_only_related() -> None:
    statement = "28 ferries sank in the storm off Bergen last winter"
    assert relation(statement, "26 ferries were ordered by the ministry") is Relation.RELATED


def test_what_was_not_read_to_its_end_is_never_called_the_same() -> None:
    long = "The ferry sank in the harbour. " * 300
    assert relation(long, long + "Nobody died.") is Relation.RELATED
    assert relation(long, long) is Relation.RELATED
