"""What is settled for everybody, on screen: scales, house rules, expunging."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.model.article import ArticleKind
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

TRAFFIC = """
[[scale]]
slug = "traffic"
label = "Traffic lights"

[[scale.rating]]
slug = "go"
label = "Go"
normalised = "true"
colour = "green"
glyph = "+"
definition = "It holds."

[[scale.rating]]
slug = "stop"
label = "Stop"
normalised = "false"
colour = "red"
glyph = "x"
definition = "It does not hold."
"""


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_another_scale_is_put_to_use_and_the_digits_follow(
    path: Path, desk: Desk, article: int, size: tuple[int, int]
) -> None:
    assert article
    three = [row.scale.slug for row in desk.settings.scales()].index("three") + 1
    async with reviewing(path, size=size) as mira:
        await mira.press("ctrl+l")
        await mira.has_view("ScalesDialog")
        await mira.sees("judges articles")
        await mira.press("enter")
        await mira.sees("This field is required.")
        await mira.press(str(three), "enter")
        await mira.told("Articles are now judged on 'three'.")
        legend = " ".join(
            f"{at}{one.glyph} {one.label.lower()}"
            for at, one in enumerate(desk.settings.scale().ratings, 1)
        )
        await mira.sees(legend)
        await mira.press("z")
        await mira.sees("1+ true")
    assert desk.settings.scale().slug == "claimtrack"


async def test_a_scale_is_taken_in_from_a_file_and_judges_drafts(
    path: Path, desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "traffic.toml"
    file.write_text(TRAFFIC, encoding="utf-8")
    async with at_desk(path) as mira:
        await mira.press("ctrl+l", "tab", "tab")
        await mira.type("nothing.toml")
        await mira.press("enter")
        await mira.sees("nothing.toml")
        await mira.press("ctrl+u")
        await mira.type(str(file))
        await mira.press("enter")
        await mira.told("Scale traffic: imported.")
        at = [row.scale.slug for row in desk.settings.scales()].index("traffic") + 1
        await mira.press("ctrl+l", str(at), "tab", "d", "enter")
        await mira.told("Drafts are now judged on 'traffic'")
    assert desk.settings.scale(ArticleKind.DRAFT).slug == "traffic"
    assert desk.settings.scale().slug == "claimtrack"


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_house_rules_are_shown_and_replaced_and_one_undo_brings_them_back(
    path: Path, desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    own = tmp_path / "own.toml"
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[nonsense]\n", encoding="utf-8")
    own.write_text('[archive]\nseverity = "warns"\n', encoding="utf-8")

    def hard() -> str:
        desk.__dict__.pop("rules", None)
        return next(str(one.severity) for one in desk.settings.rules.rules if one.slug == "archive")

    assert hard() == "blocks"
    async with at_desk(path, size=size) as mira:
        await mira.press("ctrl+o")
        await mira.has_view("RulesDialog")
        await mira.sees("undecided")
        await mira.press("f", "enter")
        await mira.type(str(own))
        await mira.press("enter")
        await mira.told("House rules now in force: own.toml.")
        assert hard() == "warns"
        await mira.press("z")
        await mira.until(lambda: hard() == "blocks")
        await mira.press("ctrl+o", "f", "enter")
        await mira.type(str(wrong))
        await mira.press("enter")
        await mira.sees("nonsense")
        await mira.press("escape")
    assert hard() == "blocks"


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_name_is_typed_twice_before_it_is_expunged(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    desk.claims.note(claim, "Barnaby from the port told us.")
    async with at_desk(path, size=size) as mira:
        await mira.press("ctrl+x")
        await mira.has_view("ExpungeDialog")
        await mira.type("Barnaby")
        await mira.press("enter")
        await mira.type("Barnabas")
        await mira.press("enter")
        await mira.sees("This field is required.")
        assert "Barnaby" in desk.claims.case(claim).claim.note
        await mira.press("ctrl+u")
        await mira.type("Barnaby")
        desk.close()
        await mira.press("enter")
        await mira.told("Other backups, copies and exports of this file still hold them.")
        await mira.has_view("DeskScreen")
    assert b"Barnaby" not in path.read_bytes()  # noqa: ASYNC240 - the app has ended
