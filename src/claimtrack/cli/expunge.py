"""`expunge`: remove words from the file for good."""

from __future__ import annotations

import sys

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import ask_secret, confirm, print_line, say
from claimtrack.errors import WrongUse


@click.command("expunge")
@click.argument("words", required=False)
@click.option("--parts", is_flag=True, help="Remove each part of a name by itself, too.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@pass_here
def expunge_(here: Here, words: str | None, *, parts: bool, yes: bool) -> None:
    """Remove WORDS from every table, index, event and old page of the file, for good.

    Without WORDS you are asked for them, twice and unseen; `-` reads them from stdin. Then they
    stand neither in the list of processes nor in the history of the shell.

    This cannot be undone. An event records when and by whom. Backups still contain the words.
    """
    typed = _read(words, yes=yes)
    with here.desk() as desk:
        if not yes:
            confirm(f"Remove these words from {here.path} for good?")
        gone = desk.history.expunge(typed, parts=parts)
    for place, rows in gone.places:
        print_line(f"{place}: {rows}")
    print_line(f"expunged from {gone.rows} rows")
    for sentence in gone.sentences():
        say(sentence)


def _read(words: str | None, *, yes: bool) -> str:
    """The words, from the command line, stdin or a prompt."""
    if words == "-":
        if not yes:
            raise WrongUse("'-' needs --yes: stdin has the words and cannot answer as well.")
        return sys.stdin.read().strip()
    if words is None:
        if not sys.stdin.isatty():
            raise WrongUse("Give the words, or '-' and the words on stdin.")
        return ask_secret("Words to remove", twice=True)
    return words
