"""`claimtrack import`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.printing import clipped, print_json, say

if TYPE_CHECKING:
    from claimtrack.desk import Desk, ImportOutcome
    from claimtrack.model import Hints

KINDS = ("article", "draft", "transcript", "post", "claims")


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--as-kind", "kind", type=click.Choice(KINDS), default="article", show_default=True)
@click.option("--title", help="The title, where the text does not give it.")
@click.option("--url", help="Where the article stands.")
@click.option("--publisher", help="Who published it.")
@click.option("--author", help="Who wrote it.")
@click.option("--date", metavar="DATE", help="When it was published: YYYY-MM-DD.")
@click.option("--language", help="Its language: en, hi, ...")
@as_json
@pass_here
def import_(here: Here, /, sources: tuple[str, ...], kind: str, json_: bool, **known: str) -> int:
    """Take in articles: text and Markdown files, folders, patterns, or - for stdin.

    With --as-kind claims the files are lists of claims that others have checked (JSONL or CSV
    with the columns claim, headline, claimant, rating, publisher, url, date). Taking in the same
    bytes again changes nothing.
    """
    stdin = sys.stdin.buffer.read() if "-" in sources else b""
    failed = False
    counts: Counter[str] = Counter()
    with here.desk(create=True) as desk:
        for outcome in _outcomes(desk, sources, kind, known, stdin):
            failed = failed or outcome.failed
            counts[outcome.status] += 1
            if json_:
                print_json(_object(outcome))
            else:
                click.echo(_line(outcome))
            _say_failures(outcome)
    if not json_ and sum(counts.values()) > 1:
        click.echo(", ".join(f"{n} {status}" for status, n in counts.items()))
    return int(failed)


def _outcomes(
    desk: Desk, sources: tuple[str, ...], kind: str, known: dict[str, str], stdin: bytes
) -> Iterator[ImportOutcome]:
    if kind == "claims":
        return desk.import_claims(*sources, stdin=stdin)
    return desk.import_(*sources, hints=_hints(kind, known), stdin=stdin)


def _hints(kind: str, known: dict[str, str], revision_of: int | None = None) -> Hints:
    from claimtrack.model import ArticleKind, Hints

    return Hints(kind=ArticleKind(kind), revision_of=revision_of, **known)


def _object(outcome: ImportOutcome) -> dict[str, object]:
    return {
        "source": outcome.source,
        "kind": outcome.kind,
        "status": outcome.status,
        "article": outcome.article,
        "title": outcome.title,
        "sentences": outcome.sentences,
        "suggested": outcome.suggested,
        "claims": outcome.claims,
        "error": outcome.error or ("; ".join(outcome.failures[:20]) or None),
    }


def _line(outcome: ImportOutcome) -> str:
    if outcome.error:
        return f"failed     {outcome.source}"
    if outcome.kind == "claims":
        return f"{outcome.status:<9}  {outcome.source}: {outcome.claims} new claims"
    return (
        f"{outcome.status:<9}  article {outcome.article}: {clipped(outcome.title, 60)} "
        f"({outcome.sentences} sentences, {outcome.suggested} suggested as claims)"
    )


def _say_failures(outcome: ImportOutcome) -> None:
    if outcome.error:
        say(outcome.error)
    for failure in outcome.failures:
        say(f"{outcome.source}, {failure}")
