"""What comes from the terminal, before Textual reads it.

Textual ends at a byte that is not UTF-8, which an old terminal sends for an accented letter; and an
escape character in what is pasted lets the rest of it run as keys. Here such a byte becomes the
sign for an unknown letter, and what is pasted loses its escape characters. A terminal that is gone
gives no bytes at all, which Textual goes on asking for without a pause; where the system sends no
signal about it (the terminal does not control the process), it is sent here.

Made for Textual 8.2.8; `test_tui_terminal_patches` has a test for each of the first two, which
fails when Textual reads them safely, and `test_tui_together` one for the third.
"""

from __future__ import annotations

import codecs
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial

_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted."""


class Typed:
    """An incremental decoder in the form of Python's own, for bytes from a terminal."""

    def __init__(self, gone: Callable[[], object] = lambda: None) -> None:
        """`gone` is called once when there are no bytes: the terminal is not there any more."""
        self._when_gone = gone
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._recent = ""
        self._held = ""
        self._gone = False

    def decode(self, data: bytes, final: bool = False) -> str:
        """The characters in some bytes, as far as they are known to be complete."""
        if not data and not final and not self._gone:
            self._gone = True
            self._when_gone()
        text = self._held + self._utf8.decode(data, final)
        self._held = ""
        safe = []
        while text:
            read = self._pasted if self._pasting else self._pressed
            done, text = read(text)
            safe.append(done)
        return "".join(safe)

    def _pressed(self, text: str) -> tuple[str, str]:
        """Keys, up to where a paste begins; what begins it may come in two parts."""
        known = len(self._recent)
        at = (self._recent + text).find(_BEGINS)
        if at < 0:
            self._recent = (self._recent + text)[1 - len(_BEGINS) :]
            return text, ""
        self._pasting, self._recent = True, ""
        end = at + len(_BEGINS) - known
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """What is pasted, up to its end; what could be the beginning of the end is kept back."""
        words, end, rest = text.partition(_ENDS)
        if end:
            self._pasting = False
            return words.replace("\x1b", "") + end, rest
        kept = next(n for n in range(len(_ENDS) - 1, -1, -1) if words.endswith(_ENDS[:n]))
        words, self._held = words[: len(words) - kept], words[len(words) - kept :]
        return words.replace("\x1b", ""), ""


def _hang_up() -> None:
    """Send this process the signal that the system did not."""
    os.kill(os.getpid(), signal.SIGHUP)


def read_safely() -> None:
    """Let Textual read what is typed with `Typed`; it offers no other place to say so."""
    # On Windows there is no such module, and other words come from the system.
    with suppress(ImportError):
        from textual.drivers import linux_driver

        setattr(linux_driver, "getincrementaldecoder", lambda _: partial(Typed, _hang_up))  # noqa: B010 - see above
