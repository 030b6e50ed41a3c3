"""Commands that work on every screen."""

from __future__ import annotations

from claimtrack.tui.command import Command


class Help(Command):
    """Show what can be done here, and with which keys."""

    keys = "f1,question_mark"


class GoToDesk(Command):
    """Go to the desk: the articles on file and what waits."""

    keys = "f2,D"


class GoToClaims(Command):
    """Go to the claims: everything on file, found as you type."""

    keys = "f3,C"


class GoToMatch(Command):
    """Go to match: type a statement and see which known claims it repeats or contradicts."""

    keys = "f4,M"


class GoToReport(Command):
    """Go to the report of the article at hand."""

    keys = "f5,R"


class GoToArticle(Command):
    """Go back to the article that was open last."""

    keys = "f6,A"


class GoToTriage(Command):
    """Go to triage: what came in and waits for a decision, most pressing first."""

    keys = "f7,T"


class GoToSources(Command):
    """Go to the sources: everything that claims lean on, found as you type."""

    keys = "f10,S"


class GoToSearch(Command):
    """Find where words stand: in claims, articles, notes and sources."""

    keys = "f11,F"


class StopImport(Command):
    """Stop taking in after the file at work; what is in stays."""

    keys = "f8"


class Back(Command):
    """Go back to the view you came from."""

    keys = "escape"


class CommandPalette(Command):
    """Find a command by its name."""

    keys = "ctrl+p"


class ChangeTheme(Command):
    """Choose the colours: dark, light, or those of the terminal."""

    keys = "f9"


class Quit(Command):
    """Leave claimtrack. Everything is saved already."""

    keys = "ctrl+q"


class Undo(Command):
    """Take back your own last action. It is kept in the log and survives a restart."""

    keys = "z,ctrl+z"
    footer = "Undo"


class Redo(Command):
    """Put back what your last undo took away."""

    keys = "Z,ctrl+y"
