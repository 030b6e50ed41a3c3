"""`compare`: how two texts stand to one another. Opens no database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import click

from claimtrack.cli.objects import of_difference
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_json, print_line, say
from claimtrack.errors import BadInput, NotFound, WrongUse
from claimtrack.files import guarded
from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.model.match import Comparison, Difference


class _Pair(NamedTuple):
    statement: str
    claim: str
    said_on: date | None
    language: str | None


@click.command("compare")
@click.argument("statement", required=False)
@click.argument("claim", metavar="CLAIM-TEXT", required=False)
@click.option(
    "--file",
    "file",
    metavar="FILE",
    help='A JSON object a line: {"statement", "claim", "said_on", "language"}; - reads stdin.',
)
@click.option("--language", metavar="L", help="The language of both texts, such as pt.")
@click.option(
    "--said-on", metavar="DATE", help="When it was said, to resolve 'last year' and the like."
)
@as_json
def compare_(
    statement: str | None,
    claim: str | None,
    file: str | None,
    language: str | None,
    said_on: str | None,
    json_: bool,
) -> int:
    """Compare a STATEMENT with the text of a claim: their relation, and what differs.

    No database is needed. With --file each line is answered by one line of JSON.
    """
    if (file is None) == (statement is None or claim is None) or (file and statement):
        raise WrongUse("Give a statement and the text of a claim, or --file with a pair a line.")
    if file is None:
        _print(_checked(statement, claim, said_on, language), json_)
        return 0
    if not json_:
        raise WrongUse("--file prints JSON: add --json.")
    bad = 0
    with _opened(file) as lines:
        for number, line in enumerate(iter(lines.readline, b""), start=1):
            if not line.strip():
                continue
            try:
                pair = _read(line, said_on, language)
            except (BadInput, WrongUse) as error:
                bad += 1
                say(f"{file}, line {number}: {error}")
            else:
                _print(pair, json_)
    return 1 if bad else 0


def _read(line: bytes, said_on: str | None, language: str | None) -> _Pair:
    """Read a pair from a line of JSON; the options fill in what it leaves out."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput("This is no JSON object.") from error
    if not isinstance(value, dict):
        raise BadInput("This is no JSON object.")
    return _checked(
        value.get("statement"),
        value.get("claim"),
        said_on if value.get("said_on") is None else value["said_on"],
        language if value.get("language") is None else value["language"],
    )


def _checked(statement: object, claim: object, said_on: object, language: object) -> _Pair:
    """Check one pair.

    Raises:
        BadInput: a text is missing, or the date or the language is none.
    """
    if not isinstance(statement, str) or not isinstance(claim, str):
        raise BadInput('It needs "statement" and "claim", both texts.')
    day = None
    if said_on is not None:
        from claimtrack.text.partial import full_day, iso_date

        if not isinstance(said_on, str):
            raise BadInput('"said_on" is a date such as 2025-06-05.')
        day = full_day(iso_date(said_on, "date"))
    if language is not None and not (
        isinstance(language, str) and language.isascii() and language.replace("-", "").isalpha()
    ):
        raise BadInput('"language" is a code such as en or pt.')
    return _Pair(clean(statement), clean(claim), day, language)


def _print(pair: _Pair, json_: bool) -> None:
    from claimtrack.match.compare import compare

    compared = compare(pair.statement, pair.claim, pair.said_on, pair.language)
    if json_:
        print_json(_object(compared))
        return
    print_line(compared.relation.upper())
    for each in compared.differences:
        ours, theirs = each.statement or "nothing", each.claim or "nothing"
        print_line(f"  {each.kind} differs: {ours} here, {theirs} there")
    if compared.why:
        print_line(f"  no more than related: {compared.why}")


def _object(compared: Comparison) -> Object:
    return {
        "relation": compared.relation,
        "differences": [_of_difference(each) for each in compared.differences],
        "language": compared.language,
        **({"why": compared.why} if compared.why else {}),
    }


def _of_difference(difference: Difference) -> Object:
    """A difference with its places in both texts."""
    return {
        **of_difference(difference),
        "spans": {"statement": difference.statement_span, "claim": difference.claim_span},
    }


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """Open what is to be read; `-` is stdin."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        with guarded(Path(file)).open("rb") as lines:
            yield lines
    except OSError as error:
        raise NotFound(f"{file} cannot be read ({error.strerror}): check the name.") from error
