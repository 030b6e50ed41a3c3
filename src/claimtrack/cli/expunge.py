"""`expunge`: remove words from the file for good."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import say


@click.command("expunge")
@click.argument("words")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@pass_here
def expunge_(here: Here, words: str, *, yes: bool) -> None:
    """Take WORDS out of every table, index, event and old page of the file. There is no undo.

    What stays is an event that says when and by whom. Backups of the file still hold them.
    """
    with here.desk() as desk:
        if not yes:
            click.confirm(f"Take these words out of {here.path} for ever?", abort=True, err=True)
        gone = desk.history.expunge(words)
    for place, rows in gone.places:
        click.echo(f"{place}: {rows}")
    click.echo(f"expunged from {gone.rows} rows; nothing of it is left in the bytes of the file")
    if gone.longer:
        say(f"They remain as part of longer words in {gone.longer} rows.")
    if gone.unread:
        say(f"{gone.unread} kept copies have no readable words and were not looked into.")
    say("Backups and other copies of this file still hold them.")
