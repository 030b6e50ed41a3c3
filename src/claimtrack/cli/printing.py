"""Putting words where they belong: data on stdout, as JSON or for people, and talk on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = 1
"""The version of every JSON object; it grows when a field changes its meaning."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(message: str) -> None:
    """One line on stderr. Names and arguments in it may be hostile, so it is cleaned."""
    click.echo(f"claimtrack: {clean(message)}", err=True)


def print_json(value: Mapping[str, Any]) -> None:
    """One object on one line, at once: somebody may be reading along."""
    text = json.dumps({"schema": SCHEMA, **value}, ensure_ascii=False)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def console() -> Console:
    """The console of stdout: no colour in a pipe or under NO_COLOR, nothing read as markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def print_table(
    titles: Sequence[str], rows: Iterable[Sequence[str]], *, wide: int, empty: str
) -> None:
    """A plain table. Cells are shown literally; the column `wide` takes what room is left."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, title in enumerate(titles):
        if place == wide:
            table.add_column(title, ratio=1, overflow="fold")
        else:
            table.add_column(title, overflow="fold", max_width=24)
    filled = False
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
        filled = True
    if filled:
        console().print(table)
    else:
        say(empty)


def clipped(text: str, length: int = 300) -> str:
    """A text on one line, cut to a length a list can bear; what was cut shows as an ellipsis."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length and len(text) <= length * 4 else line[: length - 1] + "…"


def counted(count: int, noun: str) -> str:
    """A count with its noun: `1 line`, `2 lines`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def day(date: str | None) -> str:
    """A date as a reader writes it: `5 Jun 2025`; partial dates stay partial."""
    if not date:
        return ""
    parts = date[:10].split("-")
    named = [parts[0]]
    if len(parts) > 1:
        named.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > len(named):
        named.insert(0, str(int(parts[-1])))
    return " ".join(named)
