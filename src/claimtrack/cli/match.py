"""`match`: the claims on file that a statement repeats or contradicts.

It loads as little as it can: scripts call this command again and again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.objects import of_match
from claimtrack.cli.options import as_json, with_model
from claimtrack.cli.printing import print_json
from claimtrack.errors import NotFound, WrongUse
from claimtrack.files import guarded
from claimtrack.model.match import HARDLY
from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.match import MatchedClaim


@click.command("match")
@click.argument("statement", required=False)
@click.option(
    "--file", "file", metavar="FILE", help="One statement a line; - reads stdin as it comes."
)
@click.option("--article", metavar="ID", help="Match each sentence of this article.")
@click.option("-k", "limit", type=click.IntRange(1, 50), default=5, show_default=True)
@click.option(
    "--min",
    "minimum",
    type=click.FloatRange(0, 100),
    help="Leave out scores below this.  [default: 0 with --json, else 5]",
)
@click.option(
    "--said-on", metavar="DATE", help="When it was said, to resolve 'last year' and the like."
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, help="Number of processes, for a long --file."
)
@with_model
@as_json
@pass_here
def match_(
    here: Here,
    statement: str | None,
    file: str | None,
    article: str | None,
    limit: int,
    minimum: float | None,
    said_on: str | None,
    jobs: int,
    model: str | None,
    json_: bool,
) -> int:
    """Find the claims on file that a STATEMENT repeats or contradicts."""
    if [statement, file, article].count(None) != 2:  # noqa: PLR2004 - all but one of the three
        raise WrongUse("Give one statement in quotes, --file with one a line, or --article.")
    if jobs > 1 and file in {None, "-"}:
        raise WrongUse("--jobs needs --file with a name: a pipe is answered line by line.")
    if said_on is not None:
        from claimtrack.text.partial import iso_date

        said_on = iso_date(said_on, "date")
    if minimum is None:
        minimum = 0.0 if json_ else HARDLY
    with here.desk(model=model) as desk:
        if desk.matching.by_meaning:
            from claimtrack.cli.progress import read_claims

            read_claims(desk)
        if article is not None:
            _match_article(desk, article, limit, minimum, json_)
            return 0
        with _statements(statement, file) as statements:
            for text, matches in desk.matching.match_many(
                statements, limit=limit, minimum=minimum, said_on=said_on, jobs=jobs
            ):
                _print(desk, text, matches, json_)
    return 0


def _print(desk: Desk, statement: str, matches: tuple[MatchedClaim, ...], json_: bool) -> None:
    if json_:
        print_json({"statement": statement, "matches": [of_match(match) for match in matches]})
    else:
        from claimtrack.cli.matches import print_matches

        print_matches(statement, matches, desk.matching.searched())


def _match_article(desk: Desk, article: str, limit: int, minimum: float, json_: bool) -> None:
    for sentence in desk.matching.article(
        desk.find("article", article), limit=limit, minimum=minimum
    ):
        if json_:
            print_json(
                {
                    "statement": sentence.sentence.text,
                    "matches": [of_match(match) for match in sentence.offered],
                    "sentence": sentence.sentence.id,
                }
            )
        else:
            from claimtrack.cli.matches import print_sentence

            print_sentence(sentence, desk.matching.searched())


@contextmanager
def _statements(statement: str | None, file: str | None) -> Iterator[Iterable[str]]:
    """Open what is to be matched: one statement, or the non-blank lines of a file or stdin."""
    if statement is not None:
        yield [clean(statement)]
    elif file in {None, "-"}:
        yield _stripped(iter(sys.stdin.buffer.readline, b""))
    else:
        from claimtrack.cli.progress import watched

        with _opened(str(file)) as opened, watched(opened) as lines:
            yield _stripped(iter(lines.readline, b""))


def _opened(file: str) -> BinaryIO:
    try:
        return guarded(Path(file)).open("rb")
    except OSError as error:
        raise NotFound(f"{file} cannot be read ({error.strerror}): check the name.") from error


def _stripped(lines: Iterator[bytes]) -> Iterator[str]:
    """Yield each line that is not blank, cleaned: one statement for each."""
    for line in lines:
        if line.strip():
            yield clean(line.decode("utf-8", errors="replace")).strip().replace("\n", " ")
