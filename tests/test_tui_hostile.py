"""Hostile words on every screen: shown as they stand, never obeyed, never a crash."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from claimtrack.desk.sources import NewSource
from claimtrack.model.article import Hints
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import Stance
from tests.conftest import desk_of, take_in
from tests.hostile_file import EVIL
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

SENTENCE = f"On 3 March 26 people died, {EVIL} said."
MARKUP = "[/x] [red]loud[/red] [@click=app.quit]go[/]"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def poisoned(path: Path, desk: Desk) -> Path:
    """A file in which every free text is hostile: some typed here, some put there by others."""
    article = take_in(
        desk,
        f"A headline [/x] {EVIL}\n\n{SENTENCE} Later 14 more died of it, {EVIL} said.\n",
        Hints(title=EVIL, publisher=EVIL, author=EVIL, url=f"https://x.example/{EVIL}"),
    )
    first, second = (one.id for one in desk.articles.case(article).sentences if "died" in one.text)
    claim = desk.sentences.accept(first)
    desk.claims.set_claimant(claim, EVIL)
    desk.claims.note(claim, EVIL)
    source = NewSource(title=EVIL, publisher=EVIL, url="https://s.example/[/x]")
    desk.evidence.add(claim, source, Stance.REFUTES, quote=EVIL, locator=EVIL, note=EVIL)
    desk.verdicts.rate(claim, "false", EVIL * 3)
    desk.claims.add(SENTENCE.replace("26", "28"), claimant=EVIL)
    assert second
    # What another program wrote was never cleaned: the screen must not obey that either.
    with sqlite3.connect(path) as db:
        db.execute("update claim set note = ?", (EVIL,))
        db.execute("update claimant set name = ?", (EVIL,))
        db.execute("update source set title = ?, publisher = ?", (EVIL, EVIL))
        db.execute("update evidence set quote = ?, note = ?, locator = ?", (EVIL, EVIL, EVIL))
        db.execute("update verdict set rationale = ?, reviewer = ?", (EVIL, EVIL))
        db.execute("update article set title = ?, publisher = ?, author = ?", (EVIL, EVIL, EVIL))
        db.execute("update sentence set claimant = ?, cue = ?", (EVIL, EVIL))
        db.execute("update claim set text = ?", (SENTENCE,))
        db.execute("update wording set text = ? where claim = 2", (SENTENCE.replace("26", "28"),))
    return path


def harmless(reviewer: Reviewer) -> None:
    """Nothing on the screen, in a notification or in the picture of it drives a terminal."""
    assert not _CONTROL.search(reviewer.screen.replace("\n", ""))
    for told in reviewer.app._notifications:
        assert not _CONTROL.search(told.message)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_every_screen_shows_hostile_words_as_they_stand(
    poisoned: Path, size: tuple[int, int]
) -> None:
    async with at_desk(poisoned, EVIL, size, paints=True) as mira:
        await mira.sees("[/x] [red]")
        harmless(mira)
        await mira.press("f3")
        await mira.sees("2 claims on file")
        await mira.sees("On 3 March 26 people died, [/x]")
        await mira.press("slash")
        await mira.type(EVIL)
        await mira.press("enter", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees("[red]loud[/red]")
        harmless(mira)
        await mira.press("escape", "f4")
        await mira.type(SENTENCE)
        await mira.sees("among 2 claims")
        await mira.sees(MARKUP)
        harmless(mira)
        await mira.press("f3", "equals_sign")
        await mira.sees("pair of claims is alike")
        await mira.sees("CONTRADICTS")
        await mira.sees(MARKUP)
        harmless(mira)
        await mira.press("ampersand")
        await mira.sees("Make one claim of #1 and #2?")
        harmless(mira)
        await mira.press("n", "f7")
        await mira.sees("row waits")
        await mira.sees(MARKUP)
        harmless(mira)
        await mira.press("l")
        await mira.pilot.pause()
        harmless(mira)
        await mira.press("escape", "f2", "enter")
        await mira.has_view("ReviewScreen")
        await mira.press("f5")
        await mira.has_view("ReportScreen")
        await mira.sees("[/x] [red]loud[/red]")
        harmless(mira)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_review_and_its_dialogs_show_hostile_words_as_they_stand(
    poisoned: Path, size: tuple[int, int]
) -> None:
    async with reviewing(poisoned, size=size, paints=True) as mira:
        await mira.press("home", "j", "space" if size[0] < 100 else "j", "home", "j")
        await mira.until(lambda: MARKUP in mira.copy, "saw the copy")
        await mira.sees("CLAIM #1")
        harmless(mira)
        await mira.press(*["full_stop"] * 6)
        harmless(mira)
        for key in ("w", "c", "o", "e", "6", "ctrl+p", "f1"):
            await mira.press(key)
            await mira.until(lambda: type(mira.app.screen).__name__ != "ReviewScreen")
            harmless(mira)
            await mira.press("escape")
            await mira.has_view("ReviewScreen")
        await mira.press("j", "l")
        await mira.until(lambda: type(mira.app.screen).__name__ == "LinkDialog", "came to link")
        await mira.sees(MARKUP)
        harmless(mira)
        await mira.press("enter")
        await mira.pilot.pause()
        harmless(mira)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_questions_searches_and_evidence_show_hostile_words_as_they_stand(
    poisoned: Path, size: tuple[int, int]
) -> None:
    with desk_of(poisoned, "mira") as desk:
        desk.queries.add(1, QueryTo.EXPERT, EVIL, how=EVIL, fix=EVIL)
        desk.queries.log_search(1, EVIL, EVIL, found=EVIL)
    async with reviewing(poisoned, size=size, paints=True) as mira:
        await mira.press("right_square_bracket")
        for key in ("E", "W", "I", "q", "Q", "semicolon", "y", "o"):
            await mira.press(key)
            await mira.until(lambda: type(mira.app.screen).__name__ != "ReviewScreen")
            harmless(mira)
            await mira.press("escape")
            await mira.has_view("ReviewScreen")
            harmless(mira)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_hostile_words_can_be_pasted_everywhere(
    path: Path, article: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("u", "a", "left_square_bracket")
        for key, then in (
            ("w", ("enter",)),
            ("c", ("enter",)),
            ("o", ("enter",)),
            ("e", ("enter", "s", "enter")),
            ("1", ("enter",)),
        ):
            await mira.press(key)
            await mira.type(EVIL)
            harmless(mira)
            await mira.press(*then)
            await mira.has_view("ReviewScreen")
            harmless(mira)
        await mira.sees("1 claim: 1 judged")
    with desk_of(path, "tomas") as tomas:
        (case,) = tomas.articles.case(article).claims
    kept = (case.claim.text, case.claim.claimant, case.claim.note, case.evidence[0].source.title)
    assert all(text and MARKUP in text for text in kept)


@pytest.mark.usefixtures("article")
async def test_notifications_show_markup_and_controls_as_words(path: Path) -> None:
    async with reviewing(path, paints=True) as mira:
        mira.app.screen.tell(EVIL)  # type: ignore[attr-defined]
        await mira.sees("[/x] [red]loud[/red]")
        harmless(mira)


async def test_a_hostile_path_to_import_is_refused_in_words(path: Path) -> None:
    async with at_desk(path) as mira:
        await mira.press("i")
        await mira.type(f"/no/such/{EVIL}.txt")
        await mira.press("enter")
        await mira.sees("/no/such/[/x]")
        harmless(mira)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_hostile_words_left_as_drafts_are_put_back_as_they_stand(
    path: Path, poisoned: Path, size: tuple[int, int]
) -> None:
    del poisoned
    async with reviewing(path, size=size) as mira:
        for key in ("o", "e", "1", "q", "N"):
            await mira.press("right_square_bracket", key)
            fields = mira.app.screen.query("Input, TextArea")
            for field in fields:
                field.post_message(Paste(MARKUP))
            await mira.press("escape")  # which waits for the fields, and keeps what they hold
        with sqlite3.connect(path) as db:
            for place, text in db.execute("SELECT place, text FROM draft").fetchall():
                evil = text.replace("loud", "loud\\u001b[2J\\u009b2J\\u202e")
                assert evil != text
                db.execute("UPDATE draft SET text = ? WHERE place = ?", (evil, place))
        for key in ("o", "e", "1", "q", "N"):
            await mira.press("right_square_bracket", key)
            await mira.sees("ctrl+r starts over")
            assert "[/x]" in mira.screen
            harmless(mira)
            await mira.press("escape")


async def test_a_hostile_file_of_house_rules_or_ratings_is_refused_in_words(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "evil.toml"
    file.write_text('["[/x] [red]loud[/red]"]\nblocks = true\n', encoding="utf-8")
    async with at_desk(path) as mira:
        await mira.press("ctrl+o", "f", "enter")
        await mira.type(str(file))
        await mira.press("enter")
        await mira.sees("[/x] [red]loud[/red]")
        harmless(mira)
        await mira.press("escape", "ctrl+l", "tab", "tab")
        await mira.type(str(file))
        await mira.press("enter")
        await mira.sees("evil.toml")
        harmless(mira)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_one_line_of_a_megabyte_opens_and_moves(path: Path, size: tuple[int, int]) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, "x" * 500_000 + " " + "word " * 100_000 + "\n")
        case = desk.articles.case(1)
        desk.sentences.accept(case.sentences[-1].id)
    async with reviewing(path, size=size) as mira:
        await mira.sees("xxxxxxxx")
        await mira.press("end", "home", "pagedown", "p", "right", "plus", "escape", "x", "escape")
        await mira.press("space", "u", "f3", "f2", "f5")
        await mira.has_view("ReportScreen")


async def test_right_to_left_and_combining_letters_keep_their_place(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        text = "تقول الحكومة إن 26 شخصا قتلوا. भारत ने 33 देशों में प्रतिनिधिमंडल भेजे। 中国 sent 7 👩‍👩‍👧."
        take_in(desk, f"{text}\n")
    async with reviewing(path, size=(80, 24)) as mira:
        await mira.sees("26")
        await mira.press("j", "p", "right", "plus", "escape", "j", "space", "k")
        assert "33" in mira.copy
