"""`triage`: what came in overnight, most pressing first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, only_of, print_list, sought
from claimtrack.cli.objects import of_match
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import ROW, Object, print_line, say
from claimtrack.errors import WrongUse
from claimtrack.text.phrases import counted, day, embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.triage import TriageRow

MORNING = 50
"""How many rows are shown by default: about what fits into a morning."""


@click.command("triage")
@only_of("article", "Only sentences of this article.")
@limited(default=MORNING)
@click.option("--all", "all_", is_flag=True, help="Every row, however long the list.")
@click.option("--dismiss", metavar="ID", help="Skip every undecided sentence of this article.")
@as_json
@pass_here
def triage_(
    here: Here, article: str | None, limit: int, all_: bool, dismiss: str | None, json_: bool
) -> None:
    """List the undecided suggestions of all articles, one row per claim made.

    Repeats of claims that were rated false come first, then contradictions of known claims, then
    the rest by check-worthiness. The numbers are sentence numbers, as 'claim accept', 'claim link',
    'claim skip' and 'claim not-a-claim' expect them.
    """
    with here.desk() as desk:
        if dismiss is not None:
            if article is not None or json_:
                raise WrongUse("--dismiss takes an article's number and no other options.")
            _dismiss(desk, dismiss)
            return
        rows = desk.triage.listed(article=sought(desk, "article", article))
    shown = rows if all_ else rows[:limit]
    print_list(
        json_,
        objects=map(_object, shown),
        titles=("why", "claim made", "sentences", "worth"),
        rows=map(_cells, shown),
        empty="Nothing to triage: every suggested sentence is decided.",
    )
    if len(shown) < len(rows):
        say(f"{len(shown)} of {len(rows)} rows: --all shows the rest.")


def _dismiss(desk: Desk, number: str) -> None:
    article = desk.find("article", number)
    count = desk.sentences.dismiss(article)
    lines = counted(count, "sentence")
    print_line(f"article {article}: {lines} skipped; 'claimtrack undo' takes all of it back")


def _cells(row: TriageRow) -> tuple[str, ...]:
    return _why(row), _claim(row), _places(row), f"{row.check_worthiness:.2f}"


def _why(row: TriageRow) -> str:
    if row.match is None:
        return row.why
    rating = f" ({row.match.rating} as of {day(row.match.as_of)})" if row.match.rating else ""
    return f"{row.why}: #{row.match.match.claim}{rating}"


def _claim(row: TriageRow) -> str:
    text = short(f"{embargo_mark(row.embargo)}{row.sentences[0].text}", ROW)
    differing = row.match.match.differences if row.match else ()
    for difference in differing:
        here, on_file = difference.statement or "none", difference.claim or "none"
        text += f" [{difference.kind}: {here} here, {on_file} on file]"
    return text


def _places(row: TriageRow) -> str:
    keys = ", ".join(str(one.id) for one in row.sentences[:4])
    more = len(row.sentences) - 4
    return f"{keys} and {more} more" if more > 0 else keys


def _object(row: TriageRow) -> Object:
    return {
        "why": row.why,
        "text": row.sentences[0].text,
        "check_worthiness": row.check_worthiness,
        "reasons": list(row.sentences[0].reasons),
        "sentences": [
            {
                "id": one.id,
                "article": article.id,
                "title": article.title,
                "text": one.text,
                **({"embargo": embargo} if embargo else {}),
            }
            for one, article, embargo in zip(
                row.sentences, row.articles, row.embargoes, strict=True
            )
        ],
        "match": of_match(row.match) if row.match else None,
    }
