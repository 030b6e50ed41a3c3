"""The tree of commands. Each command's module is loaded when it is called, not before."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from claimtrack.cli.here import Here, located
from claimtrack.version import __version__

COMMANDS = {
    "import": "importing",
    "match": "matching",
    "triage": "triage",
    "report": "reporting",
    "articles": "listing",
    "claims": "listing",
    "queue": "listing",
    "sources": "sourcing",
    "show": "showing",
    "article": "editing",
    "claim": "claiming",
    "note": "claiming",
    "evidence": "checking",
    "source": "sourcing",
    "impact": "impact",
    "verdict": "judging",
    "reaffirm": "judging",
    "submit": "judging",
    "sign-off": "signing",
    "send-back": "signing",
    "resolve": "signing",
    "precedents": "judging",
    "assign": "signing",
    "query": "querying",
    "queries": "querying",
    "check": "house_rules",
    "rules": "house_rules",
    "scale": "scaling",
    "publish": "signing",
    "correct": "judging",
    "retract": "signing",
    "corrections": "corrections",
    "due": "judging",
    "stats": "statistics",
    "log": "history",
    "undo": "history",
    "redo": "history",
    "expunge": "expunging",
    "demo": "demo",
}
"""Which module of this room holds a command, in the order in which help lists them."""


class Commands(click.Group):
    """A group that finds its commands by name, so that `match` does not wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"claimtrack.cli.{COMMANDS[cmd_name]}")
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(module, f"{name}_")
        return command


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--db",
    "database",
    default="claims.db",
    envvar="CLAIMTRACK_DB",
    metavar="FILE",
    help="The database file.  [default: $CLAIMTRACK_DB, else claims.db here]",
)
@click.option(
    "--as",
    "reviewer",
    envvar="CLAIMTRACK_REVIEWER",
    metavar="NAME",
    help="Who is working.  [default: $CLAIMTRACK_REVIEWER, else the login name]",
)
@click.version_option(__version__, prog_name="claimtrack")
@click.pass_context
def claimtrack(ctx: click.Context, database: str, reviewer: str | None) -> Any:  # noqa: ANN401 - click's
    """Track claims, their evidence and their verdicts.

    Without a command this opens the terminal UI; when stdout is no terminal, it prints the
    verdict report of the whole file instead.
    """
    here = located(database, reviewer)
    ctx.obj = here
    if ctx.invoked_subcommand is None:
        return _open(here)
    return None


def _open(here: Here) -> int:
    if sys.stdout.isatty() and sys.stdin.isatty():
        from claimtrack.tui import run

        with here.desk(create=True):
            pass  # A file that cannot be opened is said before the screen is taken over.
        run(here.path, here.reviewer)
        return 0
    from claimtrack.cli.reporting import print_file

    return print_file(here)
