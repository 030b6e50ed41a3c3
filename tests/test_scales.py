"""The rating scales that come with claimtrack."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color as ConsoleColour
from textual.color import Color as ScreenColour

from claimtrack.model.verdict import NormalisedClass

SCALES: dict[str, dict[str, Any]] = {
    scale["slug"]: scale
    for scale in tomllib.loads(
        (Path(__file__).parent / "files" / "scales.toml").read_text(encoding="utf-8")
    )["scale"]
}

RATINGS = [
    pytest.param(rating, id=f"{slug}/{rating['slug']}")
    for slug, scale in SCALES.items()
    for rating in scale["rating"]
]


def slugs(scale: str) -> list[str]:
    return [rating["slug"] for rating in SCALES[scale]["rating"]]


def test_five_scales_are_shipped_and_the_default_comes_first() -> None:
    assert list(SCALES) == ["claimtrack", "politifact", "three", "editorial", "averitec"]


def test_the_default_scale_has_its_nine_ratings_with_their_numbers() -> None:
    values = {rating["slug"]: rating.get("value") for rating in SCALES["claimtrack"]["rating"]}
    assert list(values.items()) == [
        ("true", 5),
        ("mostly-true", 4),
        ("mixed", 3),
        ("misleading", None),
        ("mostly-false", 2),
        ("false", 1),
        ("outdated", None),
        ("disputed", None),
        ("unverifiable", None),
    ]


def test_the_editorial_scale_has_the_five_marks_of_a_checker_and_no_numbers() -> None:
    assert slugs("editorial") == ["confirmed", "on-author", "changed", "cut", "unsupported"]
    assert not any("value" in rating for rating in SCALES["editorial"]["rating"])


def test_politifact_has_six_and_averitec_four() -> None:
    assert len(slugs("politifact")) == 6
    assert slugs("averitec") == [
        "supported",
        "refuted",
        "not-enough-evidence",
        "conflicting-evidence",
    ]


@pytest.mark.parametrize("scale", SCALES)
def test_a_digit_is_enough_to_pick_any_rating(scale: str) -> None:
    assert 1 <= len(slugs(scale)) <= 9


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("field", ["slug", "label", "glyph", "definition"])
def test_no_two_ratings_of_a_scale_look_alike(scale: str, field: str) -> None:
    seen = [rating[field] for rating in SCALES[scale]["rating"]]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("scale", SCALES)
def test_numbers_fall_from_best_to_worst(scale: str) -> None:
    values = [rating["value"] for rating in SCALES[scale]["rating"] if "value" in rating]
    assert values == sorted(set(values), reverse=True)


@pytest.mark.parametrize("rating", RATINGS)
def test_every_rating_is_complete(rating: dict[str, Any]) -> None:
    wanted = {"slug", "label", "definition", "normalised", "colour", "glyph"}
    assert wanted <= set(rating) <= wanted | {"value"}
    assert rating["normalised"] in list(NormalisedClass)
    assert rating["definition"].endswith(".")
    assert "\n" not in rating["definition"]


@pytest.mark.parametrize("rating", RATINGS)
def test_every_glyph_is_one_printable_ascii_character(rating: dict[str, Any]) -> None:
    assert len(rating["glyph"]) == 1
    assert "!" <= rating["glyph"] <= "~"


@pytest.mark.parametrize("rating", RATINGS)
def test_every_colour_is_known_to_console_and_screen(rating: dict[str, Any]) -> None:
    number = ConsoleColour.parse(rating["colour"]).number
    assert number is not None
    assert number < 16
    assert ScreenColour.parse(rating["colour"]) is not None
