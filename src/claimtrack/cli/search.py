"""`search`: find words on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, print_list
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import ROW, Object
from claimtrack.errors import NotFound
from claimtrack.text.phrases import embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.model.finding import Hit


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@limited(default=20, most=1000)
@confidential_too
@as_json
@pass_here
def search_(
    here: Here, words: tuple[str, ...], limit: int, *, confidential: bool, json_: bool
) -> None:
    """Find the claims, articles, notes and sources that contain all WORDS.

    --limit applies to each kind; what is confidential is left out.
    """
    sought = " ".join(words)
    with here.desk() as desk:
        hits = [
            hit for hit in desk.search.find(sought, limit=limit) if confidential or not hit.secret
        ]
    if not hits:
        raise NotFound(f"Nothing on file contains {short(sought, 80)!r}: try fewer words.")
    print_list(
        json_,
        objects=map(_object, hits),
        titles=("kind", "id", "of", "words"),
        rows=map(_cells, hits),
        wide=3,
    )


def _object(hit: Hit) -> Object:
    return {
        "kind": hit.kind,
        "id": hit.key,
        "sentence": hit.sentence,
        "about": hit.about,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
        "confidential": hit.secret,
        **({"embargo": hit.embargo} if hit.embargo else {}),
    }


def _cells(hit: Hit) -> tuple[str, ...]:
    return (
        hit.kind,
        str(hit.key),
        short(hit.about, 40),
        short(f"{embargo_mark(hit.embargo)}{hit.text}", ROW),
    )
