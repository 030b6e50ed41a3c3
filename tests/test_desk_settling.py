"""Scales as data and house rules in the file: settled for everybody, never rewriting a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from claimtrack.desk.desk import Desk
from claimtrack.errors import BadInput, NotFound, Refused, WrongUse
from claimtrack.intake.scale_file import read_scales
from claimtrack.model.article import ArticleKind
from claimtrack.model.verdict import NormalisedClass, Scale

CSV = """\
slug,label,label_de,definition,normalised,value,colour,glyph,retired
right,Right,Richtig,It is so.,true,2,green,+,
wrong,Wrong,Falsch,It is not so.,false,1,red,x,
"""
WHY = "The town's chronicle has the opening of the pier under the following year, 1912."


@pytest.fixture
def scale(tmp_path: Path) -> Scale:
    file = tmp_path / "two-marks.csv"
    file.write_text(CSV, encoding="utf-8")
    return read_scales(file)[0]


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The pier opened in 1911.")


def test_a_scale_from_a_file_can_be_judged_on(desk: Desk, scale: Scale, claim: int) -> None:
    assert desk.settings.import_scale(scale)
    desk.settings.use_scale("two-marks")
    desk.verdicts.rate(claim, "wrong", WHY)
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    assert (verdict.rating.scale, verdict.rating.label) == ("two-marks", "Wrong")
    with pytest.raises(WrongUse, match="'mixed' is not a rating on the scale 'two-marks'"):
        desk.verdicts.rate(claim, "mixed", WHY)
    used = {row.scale.slug: row for row in desk.settings.scales()}
    assert used["two-marks"].used_for == (ArticleKind.ARTICLE,)
    assert used["editorial"].used_for == (ArticleKind.DRAFT,)
    assert used["two-marks"].verdicts == {"wrong": 1}


def test_taking_the_same_scale_in_again_changes_nothing(desk: Desk, scale: Scale) -> None:
    assert desk.settings.import_scale(scale)
    assert not desk.settings.import_scale(scale)


def test_what_a_new_scale_lacks_is_retired_and_old_verdicts_keep_it(
    desk: Desk, scale: Scale, claim: int
) -> None:
    desk.settings.import_scale(scale)
    desk.settings.use_scale("two-marks")
    desk.verdicts.rate(claim, "wrong", WHY)
    desk.settings.import_scale(replace(scale, ratings=scale.ratings[:1]))
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    assert (verdict.rating.slug, verdict.rating.retired) == ("wrong", True)
    other = desk.claims.add("The pier closed in 1950.")
    with pytest.raises(WrongUse, match="it has right"):
        desk.verdicts.rate(other, "wrong", WHY)
    with pytest.raises(Refused, match=f"'wrong' is retired: judge #{claim} again"):
        desk.verdicts.reaffirm(claim)


def test_a_rating_that_was_given_keeps_its_meaning(desk: Desk, scale: Scale, claim: int) -> None:
    desk.settings.import_scale(scale)
    desk.settings.use_scale("two-marks")
    desk.verdicts.rate(claim, "wrong", WHY)
    right, wrong = scale.ratings
    for changed, what in (
        (replace(wrong, definition="Nobody knows."), "definition"),
        (replace(wrong, normalised=NormalisedClass.OTHER), "normalised"),
        (replace(wrong, value=7), "value"),
        (replace(wrong, labels=(("en", "Doubtful"),)), "label"),
    ):
        with pytest.raises(Refused, match=f"its {what} cannot change"):
            desk.settings.import_scale(replace(scale, ratings=(right, changed)))
    assert desk.settings.import_scale(
        replace(
            scale,
            ratings=(right, replace(wrong, glyph="w", labels=(("fr", "Faux"), ("en", "Wrong")))),
        )
    )
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    assert dict(verdict.rating.labels) == {"de": "Falsch", "en": "Wrong", "fr": "Faux"}


def test_ratings_are_shown_in_the_language_of_the_desk(
    desk: Desk, other: Desk, scale: Scale, claim: int
) -> None:
    desk.settings.import_scale(scale)
    desk.settings.use_scale("two-marks")
    desk.verdicts.rate(claim, "wrong", WHY)
    desk.settings.speak("de")
    verdict = other.claims.case(claim).verdict
    assert verdict is not None
    assert verdict.rating.label == "Falsch"
    assert [one.label for one in other.settings.scale().ratings] == ["Richtig", "Falsch"]
    with pytest.raises(WrongUse, match="No rating has a label in 'xx', only in de, en"):
        desk.settings.speak("xx")


def test_a_scale_that_was_undone_and_imported_again_is_undone_and_redone(
    desk: Desk, scale: Scale
) -> None:
    desk.settings.import_scale(scale)
    desk.history.undo()
    desk.settings.import_scale(scale)
    desk.history.undo()
    desk.history.redo()
    desk.settings.use_scale("two-marks")
    assert [one.slug for one in desk.settings.scale().ratings] == ["right", "wrong"]


def test_classes_make_verdicts_on_different_scales_comparable(
    desk: Desk, scale: Scale, claim: int
) -> None:
    desk.verdicts.rate(claim, "mostly-false", WHY)
    desk.settings.import_scale(scale)
    desk.settings.use_scale("two-marks")
    for text, rating in (("The pier closed in 1950.", "wrong"), ("It is of oak.", "right")):
        desk.verdicts.rate(desk.claims.add(text), rating, WHY)
    counts = desk.settings.classes()
    assert (counts[NormalisedClass.FALSE], counts[NormalisedClass.TRUE]) == (2, 1)


def test_an_unknown_scale_and_one_that_is_all_retired_are_refused(desk: Desk, scale: Scale) -> None:
    with pytest.raises(NotFound, match="no rating scale 'five'"):
        desk.settings.use_scale("five")
    retired = tuple(replace(one, retired=True) for one in scale.ratings)
    desk.settings.import_scale(replace(scale, ratings=retired))
    with pytest.raises(Refused, match="Every rating on the scale 'two-marks' is retired"):
        desk.settings.use_scale("two-marks")


def test_house_rules_of_the_file_hold_for_everybody_until_they_are_taken_back(
    desk: Desk, other: Desk
) -> None:
    def asked() -> int:
        return next(one for one in other.settings.rules.rules if one.slug == "sources").figures[
            "independent"
        ]

    desk.claims.add("It is of oak.")
    assert asked() == 2
    desk.settings.use_rules("[sources]\nindependent = 4\n")
    assert asked() == 4
    desk.history.undo()
    assert asked() == 2


def test_house_rules_that_are_not_understood_are_not_kept(desk: Desk) -> None:
    with pytest.raises(BadInput, match="no house rule 'sorces'"):
        desk.settings.use_rules("[sorces]\n")
    assert desk.store.settings.get("house rules") is None
