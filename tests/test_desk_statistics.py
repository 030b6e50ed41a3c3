"""Figures about the desk's work, and agreement between reviewers by a library that is an extra."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.statistics import measure
from claimtrack.errors import BadInput
from claimtrack.model.publication import BlindPair
from tests.command import command

WHY = "The coast guard's own log and the harbour master's list both have the same figure."

TWENTY = (("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15))
"""Fifty things rated by two: the worked example of Cohen's kappa in textbooks, which is 0.40."""


def _pairs(rated: tuple[tuple[str, str, int], ...], second: str = "tomas") -> list[BlindPair]:
    found: list[BlindPair] = []
    for first, other, times in rated:
        for _ in range(times):
            item = f"{second}{len(found)}"
            found.append(BlindPair(item, "mira", second, first, other, first, other))
    return found


def test_kappa_is_what_the_textbook_says() -> None:
    measured = measure(_pairs(TWENTY))
    assert measured is not None
    (pair,) = measured.pairs
    assert (pair.one, pair.other, pair.items, pair.percent) == ("mira", "tomas", 50, 70.0)
    assert pair.kappa == pytest.approx(0.40, abs=0.005)
    # 1 - (n - 1) * disagreements / the product of how often each was said, in both directions
    assert measured.alpha == pytest.approx(1 - 99 * (2 * 15) / (2 * 55 * 45))


def test_agreement_is_measured_between_each_two_and_over_all() -> None:
    pairs = [*_pairs((("y", "y", 3), ("n", "n", 1))), *_pairs((("y", "n", 2),), "ines")]
    measured = measure(pairs)
    assert measured is not None
    assert [(one.one, one.other, one.items, one.percent) for one in measured.pairs] == [
        ("mira", "tomas", 4, 100.0),
        ("ines", "mira", 2, 0.0),
    ] or [(one.one, one.other) for one in measured.pairs] == [("ines", "mira"), ("mira", "tomas")]
    assert measured.percent == pytest.approx(100 * 4 / 6)


def test_where_all_ratings_are_the_same_no_coefficient_is_given() -> None:
    measured = measure(_pairs((("y", "y", 3),)))
    assert measured is not None
    assert (measured.percent, measured.alpha, measured.pairs[0].kappa) == (100.0, None, None)
    assert measure([]) is None


def test_a_missing_library_is_missed_by_the_name_of_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    with pytest.raises(BadInput, match=r"pip install 'claimtrack\[stats\]'"):
        measure(_pairs(TWENTY))


def test_classes_compare_what_ratings_do_not(desk: Desk, other: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    verdict = desk.verdicts.rate(claim, "false", WHY)
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict, blind="mostly-false")
    measured = desk.statistics.figures().agreement
    assert measured is not None
    assert (measured.percent, measured.class_percent) == (0.0, 100.0)


def test_a_blind_rating_counts_beside_the_rating_it_was_given_for(desk: Desk, other: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    verdict = desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict, blind="false")
    other.send_backs.send_back(verdict, "look again")
    desk.verdicts.rate(claim, "false", WHY)
    measured = desk.statistics.figures().agreement
    assert measured is not None
    assert measured.percent == 0.0


def test_stats_print_counts_and_say_what_is_missing(
    path: Path, desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    verdict = desk.verdicts.rate(claim, "true", WHY)
    ran = command(path, "stats")
    assert ran.code == 0
    assert "0 articles, 1 claim of ours" in ran.out
    assert "no blind ratings yet" in ran.out
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict, blind="false")
    found = command(path, "stats", "--json").objects[0]
    assert found["by_rating"] == {"true": 1}
    assert found["sign_offs"] == {"agreed": 0, "disagreed": 1, "settled": 0}
    assert found["agreement"]["pairs"][0]["percent"] == 0.0
    assert "Krippendorff's alpha" in command(path, "stats").out
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    ran = command(path, "stats", "--json")
    assert (ran.code, ran.objects[0]["agreement"]) == (0, None)
    assert "claimtrack[stats]" in ran.err
