"""The tree of commands. Each command's module is loaded when it is called, not before."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from claimtrack.cli.here import Here, located
from claimtrack.cli.printing import data_is_seen, print_line, say, talk_is_seen
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.version import __version__

COMMANDS = {
    "import": "import_",
    "match": "match",
    "compare": "compare",
    "triage": "triage",
    "report": "report",
    "articles": "articles",
    "claims": "claims",
    "queue": "queue",
    "sources": "sources",
    "search": "search",
    "show": "show",
    "article": "article",
    "embargo": "embargo",
    "claim": "claim",
    "note": "note",
    "evidence": "evidence",
    "source": "source",
    "impact": "impact",
    "verdict": "verdict",
    "reaffirm": "reaffirm",
    "submit": "submit",
    "sign-off": "sign_off",
    "send-back": "send_back",
    "resolve": "resolve",
    "precedents": "precedents",
    "assign": "assign",
    "query": "query",
    "queries": "queries",
    "check": "check",
    "rules": "rules",
    "scale": "scale",
    "settings": "settings",
    "publish": "publish",
    "correct": "correct",
    "retract": "retract",
    "corrections": "corrections",
    "due": "due",
    "stats": "stats",
    "log": "log",
    "undo": "undo",
    "redo": "redo",
    "doctor": "doctor",
    "expunge": "expunge",
    "backup": "backup",
    "restore": "restore",
    "merge": "merge",
    "package": "package",
    "demo": "demo",
}
"""The module that holds each command, in the order in which help lists them.

A new command is one module with a function of its name and an underscore, and one line here.
"""


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

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's
        """Run a command; what it prints after the desk is closed is of the file, too.

        Raises:
            FileTrouble: it went wrong because the file is damaged.
        """
        try:
            return super().invoke(ctx)
        except ClaimtrackError:
            raise
        except Exception as error:
            if isinstance(ctx.obj, Here):
                from claimtrack.desk.doctor import Doctor

                Doctor(ctx.obj.path).blame(error)
            raise


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
    "--look",
    metavar="FILE",
    help="Look at somebody else's database in place of --db; nothing is changed.",
)
@click.option(
    "--as",
    "reviewer",
    envvar="CLAIMTRACK_REVIEWER",
    metavar="NAME",
    help="Who is working.  [default: $CLAIMTRACK_REVIEWER, else the login name]",
)
@click.option(
    "--proxy",
    envvar="CLAIMTRACK_PROXY",
    metavar="URL",
    help="Fetch pages through this proxy: socks5://HOST:PORT (Tor) or http://HOST:PORT."
    "  [default: $CLAIMTRACK_PROXY, else none]",
)
@click.option(
    "--serve", is_flag=True, help="Show the terminal UI in a browser on this machine instead."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    metavar="N",
    help="The port for --serve.  [default: one that is free]",
)
@click.version_option(__version__, prog_name="claimtrack")
@click.pass_context
def claimtrack(
    ctx: click.Context,
    database: str,
    look: str | None,
    reviewer: str | None,
    proxy: str | None,
    serve: bool,
    port: int | None,
) -> Any:  # noqa: ANN401 - click's
    """Track claims, their evidence and their verdicts.

    Without a command this opens the terminal UI; when stdout is not a terminal, it prints the
    verdict report of the whole file instead.
    """
    here = located(database, reviewer, proxy, look)
    ctx.obj = here
    if serve and look is not None:
        raise WrongUse("--look opens the terminal UI in this terminal: leave out --serve.")
    if port is not None and not serve:
        raise WrongUse("--port goes with --serve.")
    if ctx.invoked_subcommand is None:
        return _serve(here, port or 0) if serve else _open(here)
    if serve:
        raise WrongUse(f"--serve opens the terminal UI: leave out {ctx.invoked_subcommand!r}.")
    return None


def _serve(here: Here, port: int) -> int:
    try:
        from claimtrack.tui.terminal.server import DeskServer
    except ImportError as missing:
        raise WrongUse(
            "The browser page needs the extra 'serve': pip install 'claimtrack[serve]'."
        ) from missing
    with here.desk(create=True) as desk:
        reviewer = desk.reviewer
    server = DeskServer(here.path, here.reviewer, port, here.proxy)
    print_line(server.address)
    say(f"Anyone who opens this address works as {reviewer}. Ctrl+C stops it.")
    server.serve()
    return 0


def _open(here: Here) -> int:
    if data_is_seen() and sys.stdin.isatty():
        if not talk_is_seen():
            raise WrongUse("The terminal UI is drawn on standard error: do not redirect it.")
        from claimtrack.tui.run import run

        with here.desk(create=True):
            pass  # Report a file that cannot be opened before taking over the screen.
        run(here.path, here.reviewer, here.proxy, look=here.look)
        return 0
    from claimtrack.cli.report import print_file

    return print_file(here)
