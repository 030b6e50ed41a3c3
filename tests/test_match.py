from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.match import match
from claimtrack.model.match import Candidate, Relation

CANDIDATES = (
    Candidate(1, ("26 tourists were killed at the lake",), 8.0),
    Candidate(2, ("28 tourists were killed at the lake", "Lake: 28 tourists dead"), 8.0),
    Candidate(3, ("The lake is closed to tourists",), 3.0),
)
IDF = {"28": 4.0, "tourists": 2.0, "killed": 3.0, "lake": 2.5}


def test_a_match_says_how_near_in_which_words_and_in_what_it_differs() -> None:
    first, second, third = match("28 tourists were killed at the lake", CANDIDATES, IDF)
    assert (first.claim, first.relation, first.differences) == (2, Relation.SAME, ())
    assert (second.claim, second.relation) == (1, Relation.CONTRADICTS)
    assert [(d.statement, d.claim) for d in second.differences] == [("28", "26")]
    assert (third.claim, third.relation) == (3, Relation.RELATED)
    assert first.score > second.score > third.score


def test_only_as_many_matches_come_back_as_were_asked_for() -> None:
    assert [one.claim for one in match("28 killed at the lake", CANDIDATES, IDF, limit=1)] == [2]


@pytest.mark.parametrize("statement", ["", "   ", "?!", "❤️"])
def test_a_statement_without_words_matches_nothing(statement: str) -> None:
    assert match(statement, CANDIDATES, IDF) == ()


def test_no_candidates_give_no_matches() -> None:
    assert match("28 killed", (), IDF) == ()


def test_a_megabyte_of_anything_is_only_read_at_its_beginning() -> None:
    long = "28 tourists were killed at the lake " + "not 26 Ann rose \x1b[31m[/x] " * 50_000
    found = match(long, CANDIDATES, IDF)
    assert {one.claim for one in found} == {1, 2, 3}


@given(st.text(), st.text())
def test_any_text_survives(statement: str, wording: str) -> None:
    for one in match(statement, [Candidate(1, (wording,), 1.0)], IDF):
        assert one.wording == wording
        assert 0 <= one.score <= 100


def test_importing_match_loads_no_screen_and_no_store() -> None:
    code = (
        "import sys, claimtrack.match; "
        "print([m for m in ('textual', 'rich', 'click', 'sqlite_utils', 'sqlite3', 'numpy')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
