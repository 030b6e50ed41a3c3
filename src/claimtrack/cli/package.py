"""`package`: some articles in a file of their own, for a reviewer outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, confidential_too, embargoed_too, force
from claimtrack.cli.printing import print_json, print_line, say, say_withheld
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.package import Packaged


@click.command("package")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "-o", "output", required=True, type=click.Path(path_type=Path), help="The file to write."
)
@click.option("--blind", is_flag=True, help="Leave out verdicts and sign-offs.")
@confidential_too
@embargoed_too
@force
@as_json
@pass_here
def package_(
    here: Here,
    articles: tuple[str, ...],
    output: Path,
    *,
    blind: bool,
    confidential: bool,
    embargoed: bool,
    force: bool,
    json_: bool,
) -> None:
    """Write these ARTICLEs, and what hangs on them, to a file for a reviewer outside.

    Claims, evidence, sources with the copies kept of them, verdicts, scales and house rules; no
    other claim and no history. The reviewer works in it ('claimtrack --db FILE') and sends it back:
    'claimtrack merge FILE' brings in what they added, in their name. Of several articles those
    under embargo are left out.
    """
    with here.desk() as desk:
        made = desk.package.make(
            [desk.find("article", each) for each in articles],
            output,
            blind=blind,
            confidential=confidential,
            embargoed=embargoed,
            force=force,
        )
    if json_:
        print_json(_object(made))
        return
    rows = made.rows
    what = [
        counted(rows.get("article", 0), "article"),
        counted(rows.get("claim", 0), "claim"),
        f"{rows.get('evidence', 0)} of evidence",
        "no verdicts (blind)" if made.blind else counted(rows.get("verdict", 0), "verdict"),
    ]
    print_line(f"packaged in {made.path}: {', '.join(what)}, {made.size:,} bytes")
    for article, until in made.embargoes.items():
        say(f"Article {article} is under embargo {until}: tell whoever gets the package.")
    say_withheld(made.left_out, "article")
    if made.hidden:
        say(
            f"{counted(made.hidden, 'row')} went without what is confidential; names that somebody "
            "typed into a rationale or a note are not found: read it before you send it."
        )


def _object(made: Packaged) -> dict[str, object]:
    return {
        "file": str(made.path),
        "bytes": made.size,
        "rows": dict(made.rows),
        "hidden": made.hidden,
        "blind": made.blind,
        "embargoes": {str(article): until for article, until in made.embargoes.items()},
        "left_out": made.left_out,
    }
