"""The terminal UI in a real terminal: work is kept, and the terminal is left as it was."""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ARTICLE
from tests.terminal import PROMPT, Terminal, needs_tmux, shell

pytestmark = pytest.mark.slow

WHY = "The coast guard's log of 3 March counts twenty-six dead, and names each one of them."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the article in it."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def ended(process: int) -> bool:
    """Whether a process has ended within a while."""
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def take_in(terminal: Terminal, folder: Path) -> None:
    """Take the article in by the command."""
    terminal.line(f"claimtrack import {folder}/article.txt")
    terminal.sees("8 sentences")


def quit_(terminal: Terminal) -> None:
    """Leave, and come back to the shell."""
    terminal.press("C-q")
    terminal.sees(PROMPT)


@needs_tmux
def test_a_review_is_there_when_the_terminal_is_opened_again(folder: Path) -> None:
    with shell(folder) as terminal:
        take_in(terminal, folder)
        terminal.line("claimtrack")
        terminal.sees("Progress")
        terminal.press("Enter")
        terminal.sees("0 of 8 lines decided")
        terminal.press("n")
        terminal.sees("1 of 8 lines decided")
        terminal.press("a")
        terminal.sees("2 of 8 lines decided")
        terminal.press("a")
        terminal.sees("3 of 8 lines decided · 2 claims: 0 judged, 2 open")
        terminal.press("[")
        terminal.sees("CLAIM #2")
        terminal.press("e")
        terminal.sees("Source")
        terminal.type("The coast guard's log")
        terminal.sees("The coast guard's log")
        terminal.press_until_other("Enter", "Stance")
        terminal.press("s")
        terminal.sees("[s supports]")
        terminal.press("Enter")
        terminal.sees("EVIDENCE 1")
        terminal.press("1")
        terminal.sees("enter records")
        terminal.type(WHY)
        terminal.press("Enter")
        terminal.sees("2 claims: 1 judged, 1 open")
        quit_(terminal)
        terminal.line("claimtrack")
        terminal.sees("3/8")
        terminal.press("Enter")
        terminal.sees("3 of 8 lines decided · 2 claims: 1 judged, 1 open")
        terminal.press("z")
        terminal.sees("2 claims: 0 judged, 2 open")
        quit_(terminal)
        told = terminal.asked("claimtrack log | head -3")
        assert "undo" in told


@needs_tmux
def test_the_terminal_is_left_as_it_was(folder: Path) -> None:
    states = ("alternate_on", "cursor_flag", "mouse_any_flag", "keypad_flag", "keypad_cursor_flag")
    with shell(folder) as terminal:
        take_in(terminal, folder)
        before, settings = [terminal.state(one) for one in states], terminal.asked("stty -g")
        terminal.line("claimtrack")
        terminal.sees("Progress")
        assert terminal.state("alternate_on") == "1"
        quit_(terminal)
        assert [terminal.state(one) for one in states] == before
        assert terminal.asked("stty -g") == settings


@needs_tmux
def test_a_terminal_that_goes_away_leaves_no_process_behind(folder: Path) -> None:
    with shell(folder) as terminal:
        take_in(terminal, folder)
        process = int(terminal.state("pane_pid"))
        terminal.line("exec claimtrack")
        terminal.sees("Progress")
        terminal.close()
        try:
            assert ended(process), "a process is left at a terminal that is gone"
        finally:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    assert not folder.joinpath("desk.db-presence").exists()


@needs_tmux
def test_without_colours_there_are_greys_alone(folder: Path) -> None:
    with shell(folder, NO_COLOR="1") as terminal:
        shown = _looked_at(terminal, folder)
    mixed = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", shown)
    assert all(red == green == blue for red, green, blue in mixed)
    assert not re.search(r"\x1b\[(?:\d;)*(?:[34][1-6]|9[1-6]|10[1-6]|[34]8;5)[;m]", shown)


@needs_tmux
def test_sixteen_colours_are_enough(folder: Path) -> None:
    with shell(folder, COLORTERM="", TERM="xterm-16color") as terminal:
        shown = _looked_at(terminal, folder)
    assert re.search(r"\x1b\[(?:[\d;]*;)?(?:3[1-7]|9[1-7])[;m]", shown)
    assert not re.search(r"\x1b\[(?:[\d;]*;)?[34]8[;:]", shown)


def _looked_at(terminal: Terminal, folder: Path) -> str:
    """Open the article, decide about a line and leave; return what was seen, with its colours."""
    take_in(terminal, folder)
    terminal.line("claimtrack")
    terminal.sees("Progress")
    terminal.press("Enter")
    terminal.sees("0 of 8 lines decided")
    terminal.press("a")
    terminal.sees("1 of 8 lines decided")
    shown = terminal.coloured
    quit_(terminal)
    return shown
