"""Commands that every screen offers, or several: going to a view, undo, leaving, its parts.

Views are gone to when the key has been dealt with, so that keys behind it are for the new view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimtrack.tui.command import Chapter, Command

if TYPE_CHECKING:
    from textual.widgets import Input

    from claimtrack.tui.shell.app import ClaimtrackApp
    from claimtrack.tui.shell.work_screen import WorkScreen


class GoToDesk(Command["ClaimtrackApp"]):
    """Go to the desk: the articles on file and what is waiting."""

    id = "GoToDesk"
    name = "Go to desk"
    keys = "f2,D"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "desk")


class GoToClaims(Command["ClaimtrackApp"]):
    """Go to the claims: everything on file, found as you type."""

    id = "GoToClaims"
    name = "Go to claims"
    keys = "f3,C"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "claims")


class GoToMatch(Command["ClaimtrackApp"]):
    """Go to match: type a statement and see which known claims it repeats or contradicts."""

    id = "GoToMatch"
    name = "Go to match"
    keys = "f4,M"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "match")


class GoToReport(Command["ClaimtrackApp"]):
    """Go to the report of the current article."""

    id = "GoToReport"
    name = "Go to report"
    keys = "f5,R"
    chapter = Chapter.EVERYWHERE

    def can(self, at: ClaimtrackApp) -> bool:
        """Where there is a current article."""
        return at.session.article is not None

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.open_at_hand, "report")


class GoToArticle(Command["ClaimtrackApp"]):
    """Go back to the article that was open last."""

    id = "GoToArticle"
    name = "Go to article"
    keys = "f6,A"
    chapter = Chapter.EVERYWHERE

    def can(self, at: ClaimtrackApp) -> bool:
        """Where there is a current article."""
        return at.session.article is not None

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.open_at_hand, "article")


class GoToTriage(Command["ClaimtrackApp"]):
    """Go to triage: new sentences waiting for a decision, most pressing first."""

    id = "GoToTriage"
    name = "Go to triage"
    keys = "f7,T"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "triage")


class GoToSources(Command["ClaimtrackApp"]):
    """Go to the sources: everything that claims lean on, found as you type."""

    id = "GoToSources"
    name = "Go to sources"
    keys = "f10,S"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "sources")


class GoToSearch(Command["ClaimtrackApp"]):
    """Find words anywhere in claims, articles, notes and sources."""

    id = "GoToSearch"
    name = "Go to search"
    keys = "f11,F"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go, "search")


class StopImport(Command["ClaimtrackApp"]):
    """Stop importing after the current file; what is already imported stays."""

    id = "StopImport"
    name = "Stop import"
    keys = "f8"
    chapter = Chapter.EVERYWHERE

    def can(self, at: ClaimtrackApp) -> bool:
        """While an import is running."""
        return at.session.importing is not None

    def do(self, at: ClaimtrackApp) -> None:
        """Stop it."""
        at.imports.stop()


class Back(Command["ClaimtrackApp"]):
    """Go back to the view you came from."""

    id = "Back"
    name = "Back"
    keys = "escape"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Go there."""
        at.call_later(at.go_back)


class CommandPalette(Command["ClaimtrackApp"]):
    """Find a command by its name."""

    id = "CommandPalette"
    name = "Command palette"
    keys = "ctrl+p"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Open Textual's own."""
        at.action_command_palette()


class ChangeTheme(Command["ClaimtrackApp"]):
    """Choose the colours: dark, light, or those of the terminal."""

    id = "ChangeTheme"
    name = "Change theme"
    keys = "f9"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Choose among the themes."""
        at.search_themes()


class Quit(Command["ClaimtrackApp"]):
    """Leave claimtrack. Everything is saved already."""

    id = "Quit"
    name = "Quit"
    keys = "ctrl+q"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Leave."""
        at.exit()


class Undo(Command["WorkScreen"]):
    """Undo your own last action. It is kept in the log and survives a restart."""

    id = "Undo"
    name = "Undo"
    keys = "z,ctrl+z"
    footer = "Undo"
    chapter = Chapter.EVERYWHERE

    def can(self, at: WorkScreen) -> bool:
        """Where there is something to take back."""
        return at.desk.history.next_undo() is not None

    def now(self, at: WorkScreen) -> str:
        """What would be taken back."""
        return at.desk.history.undo_in_words() or ""

    def do(self, at: WorkScreen) -> None:
        """Take it back."""
        taken = at.desk.history.undo()
        at.tell(f"Undone: {taken.words}.")
        at.show_changes()
        at.undone()


class Redo(Command["WorkScreen"]):
    """Redo what your last undo took back."""

    id = "Redo"
    name = "Redo"
    keys = "Z,ctrl+y"
    chapter = Chapter.EVERYWHERE

    def can(self, at: WorkScreen) -> bool:
        """Where something was taken back."""
        return at.desk.history.next_redo() is not None

    def now(self, at: WorkScreen) -> str:
        """What would be put back."""
        return at.desk.history.redo_in_words() or ""

    def do(self, at: WorkScreen) -> None:
        """Put it back."""
        put = at.desk.history.redo()
        at.tell(f"Redone: {put.words}.")
        at.show_changes()
        at.undone()


class HasField(Protocol):
    """A screen with a field for what is looked for."""

    @property
    def field(self) -> Input:
        """The field."""
        ...


class Search(Command[HasField]):
    """Type the words to search for."""

    id = "Search"
    name = "Search"
    keys = "slash"
    footer = "Search"
    chapter = Chapter.LISTS

    def do(self, at: HasField) -> None:
        """Focus the field."""
        at.field.focus()


class FocusNext(Command["WorkScreen"]):
    """Go to the next part of the screen."""

    id = "FocusNext"
    name = "Focus next"
    keys = "tab"
    chapter = Chapter.LISTS

    def do(self, at: WorkScreen) -> None:
        """Focus it."""
        at.focus_next()


class FocusPrevious(Command["WorkScreen"]):
    """Go to the previous part of the screen."""

    id = "FocusPrevious"
    name = "Focus previous"
    keys = "shift+tab"
    chapter = Chapter.LISTS

    def do(self, at: WorkScreen) -> None:
        """Focus it."""
        at.focus_previous()


class HasCard(Protocol):
    """A screen with words beside its rows or sentences, about the one under the cursor."""

    def scroll_card(self, by: int) -> None:
        """Scroll them by halves of what is in sight: down with 1, up with -1."""
        ...


class CardDown(Command[HasCard]):
    """Scroll the card down."""

    id = "CardDown"
    name = "Card down"
    keys = "full_stop,ctrl+down"
    chapter = Chapter.MOVING

    def do(self, at: HasCard) -> None:
        """Scroll it."""
        at.scroll_card(1)


class CardUp(Command[HasCard]):
    """Scroll the card up."""

    id = "CardUp"
    name = "Card up"
    keys = "comma,ctrl+up"
    chapter = Chapter.MOVING

    def do(self, at: HasCard) -> None:
        """Scroll it."""
        at.scroll_card(-1)
