"""`sources`: the sources on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.objects import of_source
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import ROW, Object
from claimtrack.text.phrases import short

if TYPE_CHECKING:
    from claimtrack.desk.sources import FoundSource
    from claimtrack.model.evidence import Source


@click.command("sources")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@confidential_too
@as_json
@pass_here
def sources_(here: Here, words: tuple[str, ...], *, confidential: bool, json_: bool) -> None:
    """List the sources on file, or search them by WORDS, tolerating typing errors."""
    from claimtrack.report.redaction import redacted_source

    with here.desk() as desk:
        hits = desk.sources.find(" ".join(words)) if words else ()
        sources = [hit.source for hit in hits] if words else desk.sources.listed()
    shown = [source if confidential else redacted_source(source) for source in sources]
    print_list(
        json_,
        objects=map(_found, hits, shown) if words else map(of_source, shown),
        titles=("id", "source", "publisher", "rank", "evidence", "state"),
        rows=map(_cells, shown),
        empty="No matching sources on file." if words else "No sources on file.",
    )


def _found(found: FoundSource, shown: Source) -> Object:
    """A source that was searched for; `shown` is what may be shown of it."""
    return {**of_source(shown), "score": round(found.score, 1), "in_text": found.in_text}


def _cells(source: Source) -> tuple[str, ...]:
    return (
        str(source.id),
        short(source.title, ROW),
        short(source.publisher or "", 40),
        source.rank,
        str(source.evidence),
        f"{source.state}, copy kept" if source.stored else source.state,
    )
