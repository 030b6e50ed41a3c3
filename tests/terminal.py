"""A real terminal: a shell in tmux, whose screen is read and into which keys are sent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PATIENCE = 20.0
_OURS = ("COLUMNS", "LINES", "NO_COLOR", "ENV")
"""What the one who runs the tests may have set, and would change what is seen."""

PROMPT = "ready>"

needs_tmux = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="tmux is not installed: no terminal to open"
)


class Terminal:
    """A shell at work in a terminal of its own."""

    def __init__(self, socket: Path) -> None:
        self._tmux = ["tmux", "-f", os.devnull, "-S", str(socket)]

    def open(self, size: tuple[int, int], **environment: str) -> None:
        """Start the shell; `environment` is set in it beside what is there."""
        columns, rows = size
        plain = [word for name in _OURS for word in ("-u", name)]
        given = [f"{name}={value}" for name, value in environment.items()]
        sized = ("-x", str(columns), "-y", str(rows))
        self._run("new-session", "-d", *sized, "env", *plain, *given, "sh")
        self.sees(PROMPT)

    def close(self) -> None:
        """End the shell and all that runs in it."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def type(self, words: str) -> None:
        """Type words as they are."""
        self._run("send-keys", "-l", words)

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self._run("send-keys", *keys)

    def line(self, command: str) -> None:
        """Give the shell a command, on a clear screen."""
        self.type(f"clear; {command}")
        self.press("Enter")

    def asked(self, command: str) -> str:
        """What a short command prints."""
        self.line(f"{command}; echo do''ne")
        return self.sees("done").replace(PROMPT, "")

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return self._run("capture-pane", "-p")

    @property
    def coloured(self) -> str:
        """The same with the codes of its colours."""
        return self._run("capture-pane", "-p", "-e")

    def press_until_other(self, key: str, words: str) -> None:
        """Press a key and wait until the row with these words looks otherwise."""
        before = self._row(words)
        self.press(key)
        self.until(lambda _: self._row(words) != before, f"saw {words!r} look otherwise")

    def state(self, name: str) -> str:
        """A state of the terminal, as tmux names it: `alternate_on`, `cursor_flag`."""
        return self._run("display-message", "-p", f"#{{{name}}}").strip()

    def sees(self, words: str) -> str:
        """Wait for words on the screen, wherever its lines break; return all that is there."""
        return self.until(lambda shown: words in shown, f"saw {words!r}")

    def until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait for something to be true of the screen's words."""
        latest = time.monotonic() + _PATIENCE
        while time.monotonic() < latest:
            shown = " ".join(self.screen.replace("│", " ").split())
            if holds(shown):
                return shown
            time.sleep(0.02)
        raise AssertionError(f"never {what}; the screen says:\n{self.screen}")

    def _row(self, words: str) -> str:
        return next((row for row in self.coloured.splitlines() if words in row), "")

    def _run(self, *words: str) -> str:
        ran = subprocess.run([*self._tmux, *words], check=True, capture_output=True, text=True)
        return ran.stdout


@contextmanager
def shell(
    folder: Path, size: tuple[int, int] = (100, 30), **environment: str
) -> Iterator[Terminal]:
    """A shell that knows `claimtrack` as mira's command on the file `desk.db` of a folder."""
    command = folder / "claimtrack"
    words = f'"{sys.executable}" -m claimtrack --db "{folder}/desk.db" --as mira "$@"'
    command.write_text(f"#!/bin/sh\nexec {words}\n", encoding="utf-8")
    command.chmod(0o700)
    # A socket's path must be short; a test's folder may not be.
    link = Path(os.environ.get("TMPDIR", "/tmp")) / f"ct-{os.getpid()}"  # noqa: S108 - see above
    terminal = Terminal(link)
    path = f"{folder}:{os.environ['PATH']}"
    try:
        given = {"COLORTERM": "truecolor", **environment}
        terminal.open(size, PS1=PROMPT, PATH=path, **given)
        yield terminal
    finally:
        terminal.close()
        link.unlink(missing_ok=True)
