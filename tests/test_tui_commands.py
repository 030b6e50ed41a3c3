"""Commands: each bound, each in help, each in the palette when it can be done, each in the docs."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.dom import DOMNode

import claimtrack.tui
from claimtrack.tui import everywhere
from claimtrack.tui.claims.duplicates import DuplicatesScreen
from claimtrack.tui.claims.screen import ClaimsScreen
from claimtrack.tui.command import AnyCommand, Command, Offers, offered
from claimtrack.tui.desk.import_ import Import
from claimtrack.tui.desk.screen import DeskScreen
from claimtrack.tui.find.screen import FindScreen
from claimtrack.tui.match.screen import MatchScreen
from claimtrack.tui.merge.screen import ConflictsScreen
from claimtrack.tui.report.screen import ReportScreen
from claimtrack.tui.review import claims, evidence, moving, sentences, sign_offs, verdicts
from claimtrack.tui.review.copy.view import ArticleView
from claimtrack.tui.review.screen import ReviewScreen
from claimtrack.tui.shell.app import ClaimtrackApp
from claimtrack.tui.shell.help import HelpRow
from claimtrack.tui.shell.palette import Commands
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.sources.screen import SourcesScreen
from claimtrack.tui.triage.screen import TriageScreen
from claimtrack.tui.widgets import rows
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.widgets.match_list import MatchList
from tests.picture import every_command, keys_page
from tests.reviewer import Reviewer, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

DOCS = Path(__file__).parent.parent / "docs"
PLACES: tuple[type[Offers], ...] = (
    ClaimtrackApp, DeskScreen, ReviewScreen, ClaimsScreen, MatchScreen, ReportScreen,
    TriageScreen, DuplicatesScreen, ConflictsScreen, SourcesScreen, FindScreen, ArticleView,
    Listing, MatchList,
)  # fmt: skip


def test_every_command_is_offered_somewhere_and_bound_where_it_is() -> None:
    assert {one for place in PLACES for one in place.OFFERED} == set(every_command())
    for place in PLACES:
        bindings = place.BINDINGS  # type: ignore[attr-defined]
        bound = {binding.id for binding in bindings}
        for command in place.OFFERED:
            assert {binding.id for binding in command.bindings()} <= bound
            for binding in command.bindings():
                action = binding.action.partition("(")[0].partition(".")
                owner = ClaimtrackApp if action[0] == "app" else place
                assert hasattr(owner, f"action_{action[2] or action[0]}"), binding.action


def test_no_method_is_taken_for_what_a_key_does() -> None:
    # Textual calls `key_at` when @ is pressed, whatever that method is for.
    for module in pkgutil.walk_packages(claimtrack.tui.__path__, "claimtrack.tui."):
        if module.name.endswith("__main__"):
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, DOMNode):
                assert not [name for name in vars(one) if name.startswith("key_")], one


def test_every_command_says_what_it_does() -> None:
    for command in every_command():
        assert command.tells().endswith("."), command
        assert command.tells() != Command.tells()


@pytest.mark.parametrize("place", [one for one in PLACES if issubclass(one, WorkScreen)])
def test_no_key_means_two_things_at_one_place(place: type[Offers]) -> None:
    inner = (ArticleView,) if place is ReviewScreen else (Listing,)
    taken: dict[str, str] = {}
    for offers in (*inner, place):
        for command in offers.OFFERED:
            for binding in command.bindings():
                for key in binding.key.split(","):
                    assert taken.setdefault(key, command.id) == command.id, key


def palette_ids(reviewer: Reviewer) -> set[AnyCommand]:
    provider = Commands(reviewer.app.screen)
    return {command for command, *_ in provider._within_reach()}


async def test_help_lists_every_command_within_reach(path: Path, article: int) -> None:
    assert article
    async with reviewing(path) as mira:
        within = {command for _, command in offered(mira.app.focused or mira.app.screen)}
        assert within == {*ArticleView.OFFERED, *ReviewScreen.OFFERED, *ClaimtrackApp.OFFERED}
        await mira.press("f1")
        await mira.has_view("HelpDialog")
        shown = {" ".join(row.words) for row in mira.app.screen.query(HelpRow)}
        for command in within:
            told = f"{command.key_words()} {command.name} {command.tells()}"
            assert any(row.startswith(told) for row in shown)
        await mira.sees("First pass: what is a claim")
        await mira.press("end")
        await mira.sees("✓ ticked")
        await mira.press("escape")
        await mira.has_view("ReviewScreen")


async def test_the_palette_holds_what_can_be_done_and_nothing_else(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    toll = sentence("26 people")
    async with reviewing(path) as mira:
        await mira.press("home")
        there = palette_ids(mira)
        assert {sentences.Accept, sentences.Skip, sentences.Part, moving.NextUndecided} <= there
        assert not there & {
            verdicts.Rate, evidence.AddEvidence, verdicts.Reaffirm, verdicts.HandIn,
            sentences.Link, sentences.Reopen, moving.OtherClaim,
            moving.NextOpen, everywhere.Redo, evidence.RepeatSource,
        }  # fmt: skip
    claim = desk.sentences.accept(toll)
    desk.verdicts.rate(claim, "true", "The list.")
    desk.history.undo()
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket")
        there = palette_ids(mira)
        assert {verdicts.Rate, evidence.AddEvidence, claims.Wording, moving.NextOpen} <= there
        assert everywhere.Redo in there
        assert not there & {sentences.Accept, sentences.Skip, sentences.Join, sign_offs.SignOff}
    desk.history.redo()
    desk.verdicts.submit(claim)
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket")
        assert sign_offs.SignOff in palette_ids(tomas)
        await tomas.press("g")
        assert sign_offs.SignOff not in palette_ids(tomas)


async def test_the_palette_runs_what_is_typed(path: Path, article: int) -> None:
    assert article
    async with reviewing(path) as mira:
        await mira.press("home", "ctrl+p")
        await mira.type("skip")
        await mira.sees("Skip s")
        await mira.press("enter")
        await mira.sees("1 of 8 lines decided")
        await mira.press("home", "a", "home", "ctrl+p")
        await mira.type("rate 6")
        await mira.sees("Rate 6")
        await mira.press("enter")
        await mira.has_view("VerdictDialog")
        await mira.sees("[6 x False]")


async def test_an_empty_list_offers_nothing_to_open(path: Path) -> None:
    async with at_desk(path) as mira:
        there = palette_ids(mira)
        assert Import in there
        assert rows.Open not in there
        assert everywhere.Undo not in there
        assert everywhere.GoToReport not in there


def test_the_page_of_keys_is_what_the_commands_say() -> None:
    written = (DOCS / "keys.md").read_text(encoding="utf-8")
    assert written == keys_page(written), "run: python -m tests.picture"


def test_the_picture_asks_nobody_for_a_font() -> None:
    picture = (DOCS / "review.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", picture))
    assert all("w3.org" in one or ".example" in one for one in addresses), addresses
    assert "@font-face" not in picture
