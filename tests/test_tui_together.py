"""Several people at one file: what another process writes is followed, and who is there is seen."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimtrack.tui.shell.app
from claimtrack.desk.presence import Presence
from claimtrack.tui.drafts import Place
from claimtrack.tui.shell.app import ClaimtrackApp
from claimtrack.tui.shell.masthead import Masthead
from tests.conftest import desk_of, make_example
from tests.process import at_terminal
from tests.reviewer import SIZES, WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

TOMAS = """\
import sys
from pathlib import Path
from claimtrack.desk.desk import Desk
from claimtrack.desk.presence import Presence

path, article, sentence = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
here = Presence(path, "tomas [/x]")
here.at(article)
with Desk(path, reviewer="tomas", create=False) as desk:
    print("here", flush=True)
    sys.stdin.readline()
    desk.sentences.skip(sentence)
    print("skipped", flush=True)
    sys.stdin.readline()
here.leave()
"""


@asynccontextmanager
async def tomas_at(
    path: Path, article: int, sentence: int
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A second process at the file, that goes on with each line it is sent."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", TOMAS, str(path), str(article), str(sentence),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert await _line(process) == "here"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


def _go_on(process: asyncio.subprocess.Process) -> None:
    assert process.stdin is not None
    process.stdin.write(b"\n")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_another_process_is_seen_and_what_it_writes_is_followed_within_a_second(
    path: Path,
    article: int,
    sentence: Callable[[str], int],
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if size != SIZES[0]:  # a second is waited for on one screen alone
        monkeypatch.setattr(claimtrack.tui.shell.app, "_LOOK_EVERY", 0.05)
    skipped = sentence("Ticket sales")
    async with reviewing(path, size=size) as mira, tomas_at(path, article, skipped) as tomas:
        await mira.sees("tomas [/x] is here too · 0 of 8 lines decided")
        await mira.sees("tomas [/x] too · mira" if size[0] > 80 else "+1 · mira")
        _go_on(tomas)
        assert await _line(tomas) == "skipped"
        written = time.monotonic()
        await mira.sees("1 of 8 lines decided")
        assert time.monotonic() - written < 2  # looked at once a second; a machine may be busy
        _go_on(tomas)
        await tomas.wait()
        await mira.until(lambda: "here too" not in mira.words and "· mira" not in mira.words)


async def test_who_looks_at_another_article_is_at_the_file_but_not_here(
    path: Path, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claimtrack.tui.shell.app, "_LOOK_EVERY", 0.02)
    tomas = Presence(path, "tomas")
    async with reviewing(path) as mira:
        tomas.at(article + 1)
        await mira.sees("tomas too · mira")
        assert "here too" not in mira.words
        tomas.at(article)
        await mira.sees("tomas is here too")
        tomas.leave()


@pytest.mark.parametrize("moment", ["compose", "on_unmount"])
async def test_a_look_at_a_screen_that_is_not_whole_leaves_it_alone(
    path: Path, article: int, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    tomas = Presence(path, "tomas")
    plain = getattr(Masthead, moment, lambda _: None)
    looks = 0

    def look(masthead: Masthead) -> object:
        """The timer fires just now, and somebody has come and written."""
        nonlocal looks
        looks += 1
        tomas.at(article + looks)
        with desk_of(path, "tomas") as desk:
            desk.claims.add(f"The pier has {looks} lamps.")
        app = masthead.app
        assert isinstance(app, ClaimtrackApp)
        app.look()
        return plain(masthead)

    async with reviewing(path) as mira:
        monkeypatch.setattr(Masthead, moment, look, raising=False)
        await mira.press("C")
        await mira.has_view("ClaimsScreen")
    tomas.leave()
    assert looks


async def test_looking_leaves_nothing_behind_and_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claimtrack.tui.shell.app, "_LOOK_EVERY", 0.02)
    path = tmp_path / "example.db"
    make_example(path)
    before = _all_in(tmp_path)
    folder = path.with_name("example.db-presence")
    async with at_desk(path) as mira:
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.until(folder.exists, "said that she is here")
    assert _all_in(tmp_path) == before


def _all_in(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() if one.is_file() else b"" for one in folder.rglob("*")}


def test_who_is_here_is_never_in_the_file(path: Path, desk: Desk) -> None:
    del desk
    here = Presence(path, "Barnaby")
    here.at(1)
    with desk_of(path, "mira") as mira:
        mira.claims.add("The pier opened in 1911.")
    assert b"Barnaby" not in b"".join(
        one.read_bytes() for one in path.parent.glob("desk.db*") if one.is_file()
    )
    here.leave()


@pytest.mark.slow
@pytest.mark.parametrize("told", [signal.SIGHUP, signal.SIGTERM])
def test_a_process_that_is_told_to_end_keeps_what_was_typed_and_leaves_nothing_else(
    path: Path, desk: Desk, sentence: Callable[[str], int], told: signal.Signals
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    folder = path.with_name("desk.db-presence")
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"\r")
        mira.sees("CLAIM #1", b"]")
        mira.press(b"o")
        mira.sees("A note on")
        mira.until(folder.exists, "said that she is here")
        mira.press(b"Half a note")
        mira.sees("Half a note")
        mira.process.send_signal(told)
        mira.until(lambda: mira.process.poll() is not None, "ended")
    assert not folder.exists()
    left = desk.drafts.get(Place.NOTE.of(desk.claims.case(claim).claim.uid))
    assert left is not None
    assert left.fields["text"] == "Half a note"


@pytest.mark.slow
def test_a_terminal_that_goes_without_a_signal_ends_the_process(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"\r")
        mira.sees("CLAIM #1", b"]")
        mira.press(b"o")
        mira.sees("A note on")
        mira.press(b"Half a note")
        mira.sees("Half a note")
        mira.hang_up()
        mira.process.wait(30)
    left = desk.drafts.get(Place.NOTE.of(desk.claims.case(claim).claim.uid))
    assert left is not None
    assert left.fields["text"] == "Half a note"


@pytest.mark.slow
def test_a_running_process_does_not_start_again_when_resumed(path: Path, article: int) -> None:
    del article
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.process.send_signal(signal.SIGCONT)
        mira.press(b"\r")
        assert "\x1b[?1049h" not in mira.sees("of 8 lines decided")


@pytest.mark.slow
def test_a_process_that_was_stopped_goes_on_where_it_was(path: Path, article: int) -> None:
    del article
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.process.send_signal(signal.SIGTSTP)
        mira.sees("\x1b[?1049l")
        mira.process.send_signal(signal.SIGCONT)
        mira.sees("\x1b[?1049h")
        mira.press(b"\r")
        mira.sees("of 8 lines decided")


@pytest.mark.slow
def test_a_fault_of_ours_ends_in_one_line_that_names_its_log(path: Path, article: int) -> None:
    del article
    breaks = "import claimtrack.tui.shell.help as page; page.Help.do = lambda *_: 1 / 0"
    with at_terminal(path, before=breaks) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"?")
        said = mira.sees(".log")
        mira.until(lambda: mira.process.poll() is not None, "ended")
        assert mira.process.returncode == 3
    assert "Something went wrong inside claimtrack" in said
    assert "Traceback" not in said
    log = Path(re.search(r"Log: (\S+\.log)", said)[1])  # type: ignore[index]
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    log.unlink()


def test_where_there_is_nothing_to_draw_on_that_is_said(path: Path) -> None:
    here, there = pty.openpty()
    command = [sys.executable, "-m", "claimtrack", "--db", str(path)]
    ran = subprocess.run(command, stdin=there, stdout=there, stderr=subprocess.PIPE, check=False)
    os.close(here)
    os.close(there)
    assert ran.returncode == 2
    assert b"do not redirect it" in ran.stderr
    assert not path.exists()
