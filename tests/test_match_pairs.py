"""All against all: which of many statements are one claim, or contradict one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.pairs import pairs
from claimtrack.model.match import Relation

STATEMENTS = [
    "The flood in Nordhaven killed 26 people.",
    "Ticket sales at the ferry company rose by 12 percent last year.",
    "The flood in Nordhaven killed 28 people.",
    "ticket sales at the ferry company rose by 12 percent last year",
    "The mayor opened a new library on the square.",
]


def _found(statements: list[str]) -> dict[tuple[int, int], Relation]:
    return {(pair.one, pair.other): pair.relation for pair in pairs(statements)}


def test_a_repeat_and_a_contradiction_are_found_and_nothing_else() -> None:
    assert _found(STATEMENTS) == {(0, 2): Relation.CONTRADICTS, (1, 3): Relation.SAME}


def test_a_contradiction_says_in_what_it_differs() -> None:
    (pair,) = pairs([STATEMENTS[0], STATEMENTS[2]])
    assert [(one.statement, one.claim) for one in pair.differences] == [("26", "28")]


def test_equal_statements_hang_together_however_many_there_are() -> None:
    found = _found(["Prices rose."] * 300)
    assert {one for pair in found for one in pair} == set(range(300))


def test_statements_without_words_are_in_no_pair() -> None:
    assert _found(["", "…", "", "?!", "…"]) == {}


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_strings_give_pairs_of_two_places_in_order(statements: list[str]) -> None:
    for one, other in _found(statements):
        assert 0 <= one < other < len(statements)
