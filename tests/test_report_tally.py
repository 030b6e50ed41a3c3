"""Ratings from worst to best."""

import pytest

from claimtrack.report.article import badness, tally
from tests.casebook import RATINGS, rating


@pytest.mark.parametrize(
    ("scale", "worst_first"),
    [
        (
            "claimtrack",
            "false mostly-false misleading mixed unverifiable disputed outdated mostly-true true",
        ),
        ("politifact", "pants-on-fire false mostly-false half-true mostly-true true"),
        ("three", "false mixed true"),
        ("editorial", "unsupported cut changed on-author confirmed"),
        ("averitec", "refuted conflicting-evidence not-enough-evidence supported"),
    ],
)
def test_every_shipped_scale_runs_from_worst_to_best(scale: str, worst_first: str) -> None:
    ratings = [one for (known, _), one in RATINGS.items() if known == scale]
    assert [one.slug for one in sorted(ratings, key=badness)] == worst_first.split()


def test_ratings_are_counted_worst_first() -> None:
    given = [rating("true"), rating("false"), rating("true"), rating("misleading")]
    assert [(one.slug, count) for one, count in tally(given)] == [
        ("false", 1),
        ("misleading", 1),
        ("true", 2),
    ]


def test_equal_labels_of_two_scales_are_counted_apart() -> None:
    given = [rating("true"), rating("true", "three")]
    assert [count for _, count in tally(given)] == [1, 1]
