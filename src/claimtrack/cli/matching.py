"""`claimtrack match`. Loads as little as it can: this command is called again and again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_match
from claimtrack.cli.printing import print_json
from claimtrack.errors import NotFound, WrongUse
from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.desk import Desk

HARDLY = 5.0
"""Below this score a claim is hardly ever wanted; it would only bury the others on a screen."""


@click.command("match")
@click.argument("statement", required=False)
@click.option("--file", "file", metavar="FILE", help="One statement a line; - follows stdin.")
@click.option("-k", "limit", type=click.IntRange(1, 50), default=5, show_default=True)
@click.option(
    "--min",
    "minimum",
    type=click.FloatRange(0, 100),
    help="Leave out scores below this.  [default: 0 with --json, else 5]",
)
@as_json
@pass_here
def match_(
    here: Here,
    statement: str | None,
    file: str | None,
    limit: int,
    minimum: float | None,
    json_: bool,
) -> int:
    """Find the claims on file that a STATEMENT repeats or contradicts."""
    if (statement is None) == (file is None):
        raise WrongUse("Give one statement in quotes, or --file with one a line.")
    if minimum is None:
        minimum = 0.0 if json_ else HARDLY
    with here.desk() as desk:
        for line in [clean(statement)] if statement is not None else _lines(file or "-"):
            _match(desk, line, limit, minimum, json_)
    return 0


def _match(desk: Desk, statement: str, limit: int, minimum: float, json_: bool) -> None:
    found = desk.match(statement, limit=limit, minimum=minimum)
    if json_:
        print_json({"statement": statement, "matches": [of_match(one) for one in found]})
    else:
        from claimtrack.cli.matches import print_matches

        print_matches(statement, found, desk.searched())


def _lines(file: str) -> Iterator[str]:
    """The non-blank lines of a file or of stdin, each as soon as it is there."""
    if file == "-":
        yield from _stripped(iter(sys.stdin.buffer.readline, b""))
        return
    try:
        with open(file, "rb") as lines:  # noqa: PTH123 - Path.open reads no better
            yield from _stripped(iter(lines.readline, b""))
    except OSError as error:
        raise NotFound(f"{file} cannot be read ({error.strerror}): check the name.") from error


def _stripped(lines: Iterator[bytes]) -> Iterator[str]:
    """Each line that is not blank, cleaned: as many statements as there are such lines."""
    for line in lines:
        if line.strip():
            yield clean(line.decode("utf-8", errors="replace")).strip().replace("\n", " ")
