"""`expunge`: remove words from the file for good."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import confirm, print_line, say


@click.command("expunge")
@click.argument("words")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@pass_here
def expunge_(here: Here, words: str, *, yes: bool) -> None:
    """Remove WORDS from every table, index, event and old page of the file, for good.

    This cannot be undone. An event records when and by whom. Backups still contain the words.
    """
    with here.desk() as desk:
        if not yes:
            confirm(f"Remove these words from {here.path} for good?")
        gone = desk.history.expunge(words)
    for place, rows in gone.places:
        print_line(f"{place}: {rows}")
    print_line(f"expunged from {gone.rows} rows; no trace is left in the bytes of the file")
    if gone.longer:
        say(f"They remain as part of longer words in {gone.longer} rows.")
    if gone.unread:
        say(f"{gone.unread} kept copies have no readable words and were not searched.")
    say("Backups and other copies of this file still contain them.")
