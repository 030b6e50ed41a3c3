"""`search`: where remembered words stand."""

from __future__ import annotations

from typing import Any

import click

from claimtrack.cli.here import Here, as_json, confidential_too, pass_here
from claimtrack.cli.printing import clipped, print_json, print_table
from claimtrack.errors import NotFound
from claimtrack.model.finding import Hit


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@confidential_too
@as_json
@pass_here
def search_(
    here: Here, words: tuple[str, ...], limit: int, *, confidential: bool, json_: bool
) -> None:
    """Find the claims, articles, notes and sources in which all WORDS stand.

    --limit is for each kind; what is confidential is left out.
    """
    said = " ".join(words)
    with here.desk() as desk:
        hits = [
            one for one in desk.search.find(said, limit=limit) if confidential or not one.secret
        ]
    if not hits:
        raise NotFound(f"Nothing on file holds {clipped(said, 80)!r}: try fewer words.")
    if json_:
        for hit in hits:
            print_json(_of_hit(hit))
        return
    print_table(
        ("kind", "id", "of", "words"),
        ((one.kind, str(one.key), clipped(one.about, 40), clipped(one.text)) for one in hits),
        wide=3,
        empty="",
    )


def _of_hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.key,
        "sentence": hit.sentence,
        "about": hit.about,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "confidential": hit.secret,
    }
