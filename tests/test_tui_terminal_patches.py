"""Plain Textual still does what `tui/terminal` is there to mend: when a test fails, it can go.

None of our patches is at work here. When a test fails after an upgrade, remove the part of
`tui/terminal` that the name of the test begins with, and the test.
"""

from __future__ import annotations

import asyncio
import codecs
import inspect
import os
import signal
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from rich.console import Console
from textual import _time, events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.content import Content
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.notifications import Notification
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.widgets._toast import Toast
from textual_serve import server

PASTE = "\x1b[200~{}\x1b[201~"


class Fields(App[None]):
    """Two fields; Enter in the first goes on to the second."""

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")

    def on_input_submitted(self) -> None:
        self.query_one("#second").focus()


class Shown(App[None]):
    """Some words on screen."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        yield Static(Content(self._words))


async def shown(words: str) -> str:
    """What Textual writes to a terminal for some words."""
    async with Shown(words).run_test() as pilot:
        rows = pilot.app.screen._compositor.render_strips(pilot.app.size)
        return "\n".join(row.text for row in rows)


def read(text: str) -> list[events.Key | events.Paste]:
    """The keys and pastes that Textual reads in what a terminal sends."""
    parser = XTermParser()
    every = [*parser.feed(text), *parser.feed("")]
    return [one for one in every if isinstance(one, events.Key | events.Paste)]


async def test_in_turn_a_key_pressed_ahead_goes_to_the_field_that_enter_leaves() -> None:
    async with Fields().run_test() as pilot:
        driver = pilot.app._driver
        assert driver is not None
        for key in ("a", "enter", "b"):
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert pilot.app.query_one("#first", Input).value == "ab"


def test_in_turn_escape_and_a_letter_that_come_together_are_read_as_alt() -> None:
    assert [getattr(one, "key", "") for one in read("\x1bo")] == ["alt+o"]


@pytest.fixture
def typed() -> Iterator[int]:
    """A file in place of a terminal, with a letter of another encoding in it."""
    begin, end = os.pipe()
    os.write(end, b"caf\xe9 ")
    os.close(end)
    yield begin
    os.close(begin)


def test_decoder_a_byte_that_is_not_utf8_ends_the_reading(typed: int) -> None:
    driver = Mock(fileno=typed, _debug=False, **{"exit_event.is_set.return_value": False})
    with (
        patch.object(linux_driver, "getincrementaldecoder", codecs.getincrementaldecoder),
        pytest.raises(UnicodeDecodeError),
    ):
        LinuxDriver.run_input_thread(driver)


def test_decoder_an_escape_character_in_what_is_pasted_lets_the_rest_run_as_keys() -> None:
    assert [one for one in read(PASTE.format("a \x1b[31mn")) if isinstance(one, events.Key)]


async def test_rows_characters_that_drive_a_terminal_are_written_to_it() -> None:
    assert "\x1b" in await shown("red \x1b[31mwords")


async def test_rows_words_from_right_to_left_are_not_kept_apart() -> None:
    assert "\u2068" not in await shown("● השר אמר  as of 2025")


def test_notices_are_read_as_markup_unless_told_otherwise() -> None:
    assert inspect.signature(App.notify).parameters["markup"].default is True


async def test_notices_a_late_one_starts_a_timer_that_never_ends() -> None:
    late = Toast(Notification("Taken back: a note.", timeout=-3))
    assert late._timeout < 0
    spinning = Timer(Mock(), late._timeout, callback=Mock(), repeat=0)
    looks = iter([100.0, *[200.0] * 999])
    with patch.object(_time, "get_time", lambda: next(looks)):
        spinning.resume()
        # A coroutine may not let StopIteration out: Python makes a RuntimeError of it.
        with pytest.raises(RuntimeError, match="StopIteration"):
            await asyncio.wait_for(spinning._run(), 5)


def test_app_a_fault_is_printed_with_the_words_at_hand() -> None:
    app = App[None]()
    with patch.object(app, "_close_messages_no_wait"), patch.object(app, "bell"):
        words = "a source's name"
        try:
            int(words)
        except ValueError:
            app._fatal_error()
    console = Console(width=120, record=True, file=Mock())
    for one in app._exit_renderables:
        console.print(one)
    assert "a source's name" in console.export_text()


def test_signals_a_running_driver_starts_again_when_resumed() -> None:
    driver = Mock(_auto_restart=True)
    LinuxDriver._sigcont_application(driver)
    driver.resume_application_mode.assert_called_once()


def test_signals_a_terminal_that_goes_away_is_not_heard_of() -> None:
    heard = inspect.getsource(linux_driver)
    assert [one for one in (signal.SIGHUP, signal.SIGTERM) if one.name in heard] == []


def test_editor_an_error_while_the_app_is_suspended_keeps_the_terminal() -> None:
    app = App[None]()
    app._driver = driver = Mock(can_suspend=True, no_automatic_restart=nullcontext)
    with patch.object(app, "refresh"), pytest.raises(OSError, match="no editor"), app.suspend():
        raise OSError("no editor")
    driver.suspend_application_mode.assert_called_once()
    driver.resume_application_mode.assert_not_called()


async def test_entry_only_the_first_line_that_is_pasted_is_kept() -> None:
    async with Fields().run_test() as pilot:
        first = pilot.app.query_one("#first", Input)
        first.post_message(events.Paste("one\ntwo"))
        await pilot.pause()
        assert first.value == "one"


def test_server_its_own_page_asks_somebody_else() -> None:
    page = Path(server.__file__).with_name("templates") / "app_index.html"
    assert "https://fonts.googleapis.com" in page.read_text(encoding="utf-8")


async def test_server_every_page_of_a_browser_is_answered() -> None:
    app = await server.Server("true")._make_app()
    assert list(app.middlewares) == []
