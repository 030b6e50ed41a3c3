"""`embargo`: keep articles out of what leaves the house, until a moment or until lifted."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_json, print_line


@click.group("embargo")
def embargo_() -> None:
    """Keep an article out of reports, feeds and packages until a moment, or until lifted.

    While an embargo holds, whatever covers several articles leaves the article out and says how
    many were left out; asked for by its number, it is given, and says that it is under embargo.
    Lists and cards for work inside show it with its mark.
    """


@embargo_.command("set")
@click.argument("article", metavar="ARTICLE")
@click.argument("when", metavar="WHEN|open")
@click.option("--why", default="", help="The reason, and who asked for it.")
@as_json
@pass_here
def set_(here: Here, article: str, when: str, why: str, json_: bool) -> None:
    """Put ARTICLE under embargo until WHEN, or, with 'open', until it is lifted.

    WHEN names its time zone: 2026-12-01T06:00+01:00, or '2026-12-01 06:00 Europe/Berlin'.
    """
    with here.desk() as desk:
        key = desk.find("article", article)
        held = desk.embargo.set(key, when, why=why)
    if json_:
        print_json({"article": key, "embargo": held})
    else:
        print_line(f"article {key} is under embargo {held}")


@embargo_.command("lift")
@click.argument("article", metavar="ARTICLE")
@click.option("--why", default="", help="The reason.")
@as_json
@pass_here
def lift(here: Here, article: str, why: str, json_: bool) -> None:
    """Lift the embargo of ARTICLE now; one with a date ends by itself at its time."""
    with here.desk() as desk:
        key = desk.find("article", article)
        desk.embargo.lift(key, why=why)
    if json_:
        print_json({"article": key, "embargo": None})
    else:
        print_line(f"article {key} is no longer under embargo")
