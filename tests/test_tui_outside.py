"""A text in the person's own editor: what comes back, and that nothing is lost or left lying."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from claimtrack.errors import BadInput, WrongUse
from claimtrack.tui.shell.app import ClaimtrackApp
from claimtrack.tui.terminal.editor import edited, editor
from tests.reviewer import reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

Script = Callable[[str], str]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Script:
    """Makes an editor of some lines of shell; texts are put where the test can look for them."""
    place = tmp_path / "texts"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))

    def make(lines: str) -> str:
        file = tmp_path / "my editor"
        file.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        file.chmod(0o700)
        monkeypatch.setenv("EDITOR", f"'{file}' --wait")
        monkeypatch.delenv("VISUAL", raising=False)
        return str(file)

    return make


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path) -> Iterator[None]:
    yield
    assert list((tmp_path / "texts").glob("*")) == []


def test_visual_goes_before_editor_and_arguments_are_kept() -> None:
    assert editor({"VISUAL": "code --wait", "EDITOR": "vi"}) == ("code", "--wait")
    assert editor({"VISUAL": " ", "EDITOR": "'my editor' -x"}) == ("my editor", "-x")
    with pytest.raises(WrongUse, match=r"No editor is set: set \$VISUAL or \$EDITOR"):
        editor({})
    with pytest.raises(WrongUse, match="cannot be run as an editor"):
        editor({"EDITOR": "'vi"})


def test_what_the_editor_keeps_comes_back_clean(script: Script, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    made = script(
        f'[ "$1" = --wait ] || exit 9; cat "$2" > {seen}; ls -ld "$2" "$(dirname "$2")" >> {seen};'
        'touch "$2~"; printf "मंत्री [/x]\\033[2J\\r\\ntwo\\n" > "$2"'
    )
    assert edited("one\nline", [made, "--wait"]) == "मंत्री [/x]\ntwo"
    told = seen.read_text(encoding="utf-8")
    assert told.startswith("one\nline")
    assert "-rw-------" in told
    assert "drwx------" in told


@pytest.mark.parametrize(
    ("lines", "why"), [("printf new > $2; exit 3", r"ended with an error \(3\)"), ("rm $2", "file")]
)
def test_a_failing_editor_changes_nothing(script: Script, lines: str, why: str) -> None:
    made = script(lines)
    with pytest.raises(BadInput, match=why):
        edited("mine", [made, "--wait"])


def test_what_a_killed_editor_had_kept_is_taken(script: Script) -> None:
    made = script("printf kept > $2; kill -9 $$")
    assert edited("mine", [made, "--wait"]) == "kept"


def test_an_editor_that_is_not_there_is_told() -> None:
    with pytest.raises(WrongUse, match=r"no-such-editor cannot be run \(No such file"):
        edited("mine", ["no-such-editor"])


async def test_ctrl_e_hands_the_text_over_and_takes_it_back_as_a_draft(
    path: Path,
    desk: Desk,
    sentence: Callable[[str], int],
    script: Script,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    script('printf " and from outside" >> "$2"')

    @contextmanager
    def suspend(_: ClaimtrackApp) -> Iterator[None]:
        yield

    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "o")
        await mira.type("Here")
        await mira.press("ctrl+e")
        await mira.told("An editor needs the terminal to itself")
        assert mira.app.screen.query_one(TextArea).text == "Here"
        monkeypatch.setattr(ClaimtrackApp, "suspend", suspend)
        await mira.press("ctrl+e")
        await mira.sees("Here and from outside")
        script("exit 7")
        await mira.press("ctrl+e")
        await mira.told("ended with an error (7): the text is as it was.")
        monkeypatch.delenv("EDITOR")
        await mira.press("ctrl+e")
        await mira.told("No editor is set")
        await mira.press("ctrl+z")
        await mira.until(lambda: mira.app.screen.query_one(TextArea).text == "Here", "undid it")
        await mira.press("ctrl+y", "enter")
        await mira.has_view("ReviewScreen")
    assert desk.claims.case(claim).claim.note == "Here and from outside"
