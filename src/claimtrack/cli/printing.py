"""The one way out to the terminal: data on stdout, as JSON or for people, messages on stderr.

Words of the file, of arguments and of file names may hold what drives a terminal: escape sequences
that set its title or write to the clipboard, C1 controls, overrides that turn a line around. Here
they are dropped, shown by signs, or escaped, and nothing else of claimtrack prints.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from claimtrack.text.clean import clean
from claimtrack.text.phrases import plural, withheld

if TYPE_CHECKING:
    from claimtrack.model.publication import Correction
    from claimtrack.report.document import Document
    from claimtrack.text.console import LiteralConsole

Object = dict[str, Any]
"""A JSON object before it is printed."""

SCHEMA = 1
"""The version of every JSON object; it grows when a field changes its meaning."""

ROW = 300
"""Characters of one text that a row of a list shows."""

_MESSAGE = 2000
"""Characters of a message: it may repeat an argument of any length."""

_ESCAPED = re.compile(
    # DEL and C1, the bidi controls with their marks, line and paragraph separators, half characters
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What JSON may hold as it is, and a terminal or a reader of lines should not get."""


def say(message: str) -> None:
    """Print one line on stderr; signs stand for what is unprintable in names and arguments.

    Where nothing can be printed there, the exit code has to say it.
    """
    with suppress(OSError):
        _write(sys.stderr, f"claimtrack: {_with_signs(message)}\n")


def say_withheld(count: int, noun: str) -> None:
    """Say how much that is under embargo is left out of what was printed."""
    if count:
        say(f"{withheld(count, noun)} --embargoed includes {plural(count, 'it', 'them')}.")


def say_usage(error: click.ClickException) -> None:
    """Say on stderr what is wrong with a command line, and how the command is used."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        _write(sys.stderr, f"{clean(context.get_usage())}\n")
        _write(sys.stderr, f"Try '{context.command_path} --help' for help.\n\n")
    _write(sys.stderr, f"Error: {_with_signs(error.format_message())}\n")


def print_line(text: str = "") -> None:
    """Print one line of data for people, whatever line ends are in it."""
    _write(sys.stdout, f"{clean(text).replace(chr(10), ' ')}\n")


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object on one line and flush it: a reader may be following along.

    What drives a terminal, and what ends a line elsewhere, is escaped; read again, it is the same.
    """
    text = json.dumps({"schema": SCHEMA, **value}, ensure_ascii=_is_narrow(sys.stdout))
    _write(sys.stdout, _ESCAPED.sub(lambda hit: f"\\u{ord(hit[0]):04x}", text) + "\n")


def print_notice(change: Correction | None) -> None:
    """Print the notice that a change needs; nothing if the old verdict was never published."""
    from claimtrack.report.corrections import notice

    words = notice(change) if change is not None else None
    if words:
        print_line(words)


def print_report(report: Document, form: str = "console") -> None:
    """Print a report as people read it, or in another format."""
    from claimtrack.report.formats import FORMATS

    FORMATS[form].write(report, sys.stdout)


def console(*, stderr: bool = False) -> LiteralConsole:
    """The console of stdout or stderr: no colour in a pipe or under NO_COLOR, no markup."""
    from claimtrack.text.console import LiteralConsole

    return LiteralConsole(stderr=stderr)


def confirm(question: str) -> None:
    """Ask a yes-or-no question on stderr.

    Raises:
        click.Abort: the answer is no, or there is nobody to answer.
    """
    if not agrees(question):
        raise click.Abort


def agrees(question: str) -> bool:
    """Ask a yes-or-no question on stderr.

    Raises:
        click.Abort: there is nobody to answer.
    """
    return click.confirm(_with_signs(question), err=True)


def ask_secret(what: str, *, twice: bool) -> str:
    """Ask for something that is typed unseen.

    Raises:
        click.Abort: there is no answer.
    """
    typed: str = click.prompt(what, hide_input=True, confirmation_prompt=twice, err=True)
    return typed


def data_is_seen() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def talk_is_seen() -> bool:
    """Whether stderr is a terminal."""
    return sys.stderr.isatty()


def begin() -> None:
    """Let neither a closed stream nor a character that one cannot encode end the command."""
    # A stream that was closed (`>&-`) is None, and its number would be that of the next file.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def finish() -> None:
    """Hand over what was printed.

    Raises:
        BrokenPipeError: nobody reads it any more.
        OSError: it cannot be written.
    """
    sys.stdout.flush()
    sys.stderr.flush()


def print_nowhere() -> None:
    """Drop what is still to be printed: its reader is gone, and Python would complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def differing_words(differing: Iterable[tuple[str, str]]) -> str:
    """List the words in which a quote differs from its source."""
    phrases = []
    for quoted, found in differing:
        if not found:
            phrases.append(f"'{quoted}' is not in the source")
        elif not quoted:
            phrases.append(f"'{found}' is left out")
        else:
            phrases.append(f"'{quoted}' is '{found}' in the source")
    return ", ".join(phrases)


def _with_signs(message: str) -> str:
    """A message on one line, with signs for what is unprintable in it."""
    from claimtrack.text.phrases import shown  # takes 3 ms; most commands have nothing to say

    return shown(message, _MESSAGE)


def _write(stream: TextIO, text: str) -> None:
    """Write and flush: stdout and stderr may be one terminal."""
    stream.write(text)
    stream.flush()


def _is_narrow(stream: TextIO) -> bool:
    """Whether a stream has characters that it cannot encode; JSON has escapes for them."""
    return not (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")
