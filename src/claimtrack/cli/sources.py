"""`sources`: the sources on file."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, confidential_too, pass_here
from claimtrack.cli.objects import of_source
from claimtrack.cli.printing import clipped, print_json, print_table
from claimtrack.cli.source_objects import of_found


@click.command("sources")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@confidential_too
@as_json
@pass_here
def sources_(here: Here, words: tuple[str, ...], *, confidential: bool, json_: bool) -> None:
    """List the sources on file, or look for one by WORDS, typing errors allowed for."""
    from claimtrack.desk.sources import FoundSource
    from claimtrack.report.redaction import redacted_source

    with here.desk() as desk:
        found = (
            desk.sources.find(" ".join(words))
            if words
            else tuple(FoundSource(source, 100.0) for source in desk.sources.listed())
        )
    rows = [(one, one.source if confidential else redacted_source(one.source)) for one in found]
    if json_:
        for one, source in rows:
            print_json(of_found(one, source) if words else of_source(source))
        return
    print_table(
        ("id", "source", "publisher", "rank", "evidence", "state"),
        (
            (
                str(source.id),
                clipped(source.title),
                clipped(source.publisher or "", 40),
                source.rank,
                str(source.evidence),
                f"{source.state}, copy kept" if source.stored else source.state,
            )
            for _, source in rows
        ),
        wide=1,
        empty="No such sources on file." if words else "No sources on file.",
    )
