"""What every list has in common: its filters, its limit, and how it is printed.

A list hands over its rows twice, as objects and as cells; both are made only when they are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.printing import Object, console, print_json, say
from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

_NARROW = 24
"""The greatest width of every column but the wide one."""


def limited(
    *names: str, default: int | None = None, most: int | None = None, says: str | None = None
) -> Callable[[Any], Any]:
    """Make the option that says how many rows to print: `--limit` unless named otherwise."""
    return click.option(
        *(names or ("--limit",)),
        "limit",
        type=click.IntRange(1, most),
        default=default,
        show_default=True,
        help=says,
    )


def only_of(noun: str, says: str) -> Callable[[Any], Any]:
    """Make the option that keeps the rows of one record: `--article ID`, say."""
    return click.option(f"--{noun}", metavar="ID", help=says)


def sought(desk: Desk, noun: str, number: str | None) -> int | None:
    """Return the record that the option of `only_of` names, or None without it.

    Raises:
        NotFound: there is no such record.
    """
    return desk.find(noun, number) if number else None


def print_list(
    json_: bool,
    *,
    objects: Iterable[Object],
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    empty: str = "",
    wide: int = 1,
) -> None:
    """Print a list: one JSON object a line, or a table.

    Args:
        json_: whether a script reads it.
        objects: what a script gets.
        titles: of the columns.
        rows: the cells of each row, as a person gets them.
        empty: what to say where there are no rows.
        wide: the column that takes as much room as it needs.
    """
    if json_:
        print_objects(objects)
    else:
        print_table(titles, rows, empty=empty, wide=wide)


def print_objects(objects: Iterable[Object]) -> None:
    """Print one JSON object a line."""
    for value in objects:
        print_json(value)


def print_table(
    titles: Sequence[str], rows: Iterable[Sequence[str]], *, empty: str = "", wide: int = 1
) -> None:
    """Print a plain table, its cells literally; where there are no rows, say so."""
    shown = list(rows)
    if not shown:
        say(empty)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, title in enumerate(titles):
        table.add_column(title, overflow="fold", max_width=None if place == wide else _NARROW)
    for row in shown:
        table.add_row(*(Text(clean(cell)) for cell in row))
    console().print(table)
