"""Keys of one's own: what they do, where they are shown, and what a file with mistakes does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.tui.keymap import EVERYWHERE, SCREENS, OwnKeys, own_keys
from claimtrack.tui.run import run
from claimtrack.tui.settings import keys_file
from claimtrack.tui.shell.app import ClaimtrackApp
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing
from tests.test_tui_commands import PLACES

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


@pytest.fixture
def file(likings: Path) -> Path:
    likings.mkdir(parents=True)
    return likings / "keys.toml"


def test_clashes_are_looked_for_wherever_commands_are_offered() -> None:
    assert {*EVERYWHERE, *SCREENS} == set(PLACES)


def test_no_file_is_no_keys_of_ones_own(likings: Path) -> None:
    assert keys_file() is None
    assert own_keys(likings / "keys.toml") == OwnKeys()


def test_one_key_or_several_are_taken_and_two_commands_can_swap_theirs(file: Path) -> None:
    file.write_text(
        '[keys]\nAccept = "n"\nNotAClaim = "a"\nUndo = ["-", "ctrl+z"]\n# ?\nHelp = "f1,?"\n'
    )
    assert keys_file() == file
    assert own_keys(file).keymap == {
        "Accept": "n", "NotAClaim": "a", "Undo": "minus,ctrl+z", "Help": "f1,question_mark",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('[keys]\n\nAcept = "y"', ", line 3", "there is no command 'Acept'"),
        ('[keys]\nAccept = "n"', ", line 2", "'n' is already the key of 'Not a claim'"),
        ('[keys]\nUndo = "y"\nAccept = "D"', ", line 3", "'D' is already the key of 'Go to desk'"),
        ('[keys]\nAccept = "j"', ", line 2", "'j' is already the key of"),
        ('[keys]\nAccept = "5"', ", line 2", "'5' is already the key of 'Rate'"),
        ('[keys]\nSkip = "`"\nAccept = "`"', ", line", "is already the key of"),
        ('[keys]\nRate = "x"', ", line 2", "digits rate"),
        ('[keys]\nAccept = "hyper+y"', ", line 2", "there is no key 'hyper+y'"),
        ('[keys]\nAccept = ""', ", line 2", "Accept needs a key"),
        ("[keys]\nAccept = 7", ", line 2", "Accept needs a key"),
        ('keys = "y"', ", line 1", "[keys] has to be a table"),
        ("[keys]\nAccept = y", "", "line 2"),
        ("[keys]\n[/x]", "", "line 2"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_keys_stay(
    file: Path, text: str, line: str, why: str
) -> None:
    file.write_text(text)
    own = own_keys(file)
    assert own.keymap == {}
    assert own.trouble.startswith(f"{file}{line}")
    assert why in own.trouble
    assert own.trouble.endswith("The default keys stay in use.")
    assert "\n" not in own.trouble


def test_what_is_no_text_is_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert str(file) in own_keys(file).trouble
    file.unlink()
    file.mkdir()
    assert str(file) in own_keys(file).trouble


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_keys_of_ones_own_act_and_are_shown_everywhere(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    accepted = sentence("Harbour toll")
    keymap = {"Accept": "y", "SaidOrSo": "Y", "Retract": "ctrl+t", "Help": "f1,equals_sign"}
    async with reviewing(path, size=size, own_keys=keymap) as mira:
        await mira.sees("y Accept")
        assert "a Accept" not in mira.words
        await mira.press("a")
        assert not desk.articles.case(desk.articles.listed()[0].article.id).claims
        await mira.press("y")
        await mira.sees("1 of 8 lines decided")
        assert accepted
        await mira.press("ctrl+p")
        await mira.pilot.press(*"accept")
        await mira.sees("Accept y")
        await mira.press("escape", "equals_sign")
        await mira.has_view("HelpDialog")
        await mira.until(lambda: re.search(r"y +Accept ", mira.screen), "saw the key in help")


async def test_sentences_name_the_keys_of_ones_own(path: Path) -> None:
    keymap = {"Import": "ctrl+n", "AddSource": "full_stop", "GoToDesk": "f12"}
    async with at_desk(path, own_keys=keymap) as mira:
        await mira.sees("No articles yet: ^n imports one")
        await mira.press("S", "w")
        await mira.told("There is no source under the cursor: . adds one.")
        await mira.press("T", "a")
        await mira.told("Nothing is waiting here: F12 goes to the desk")


async def test_what_is_wrong_with_the_file_is_told_at_the_start(path: Path, article: int) -> None:
    assert article
    async with reviewing(path, trouble="keys.toml, line 3: there is no key '[/x]'.") as mira:
        await mira.told("keys.toml, line 3: there is no key '[/x]'.")
        await mira.sees("a Accept")


def test_the_file_is_read_when_the_ui_opens(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[dict[str, str], str]] = []

    def keep(app: ClaimtrackApp) -> None:
        opened.append((dict(app.own_keys), app._trouble))
        app.session.desk.close()

    monkeypatch.setattr(ClaimtrackApp, "run", keep)
    run(path, "mira")
    file.write_text('[keys]\nAccept = "`"')
    run(path, "mira")
    file.write_text('[keys]\nAcept = "y"')
    run(path, "mira")
    assert [keys for keys, _ in opened] == [{}, {"Accept": "grave_accent"}, {}]
    assert "line 2" in opened[2][1]
