"""The terminal UI's application: which views there are, and how one goes from one to another.

What can be done in a view stands in its screen; what the desk decides stands in the desk.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widget import Widget

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError, NotFound
from claimtrack.files import CHANGED_BY_OTHERS, READ_BY_OTHERS, others_change, others_read
from claimtrack.intake.reach import Reach
from claimtrack.tui import everywhere
from claimtrack.tui.command import Command, Offered, bound, key_word, offered
from claimtrack.tui.messages import GoTo, ImportAsked, Imported, ImportEnded, OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.shell import house, views
from claimtrack.tui.shell.help import Help
from claimtrack.tui.shell.import_ import BackgroundImport
from claimtrack.tui.shell.palette import Commands
from claimtrack.tui.shell.themes import dress, variables
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.terminal.app import TerminalApp
from claimtrack.tui.terminal.signals import leave_when_told
from claimtrack.tui.words import short

_LOOK_EVERY = 1.0
"""Seconds between looks at whether others have written to the file; a look costs microseconds."""


class ClaimtrackApp(TerminalApp):
    """The fact-check desk in a terminal.

    Args:
        path: the database file; made when there is none.
        reviewer: the name given to everything done here; None: the login name.
        own_keys: keys of this person's own, by the id of the command.
        trouble: what was wrong with the settings, to be said at the start.
        proxy: what pages are fetched through; empty: nothing.
        look: only look at the file, and change nothing.

    Raises:
        FileTrouble: the file cannot be opened.
    """

    TITLE = "claimtrack"
    COMMANDS: ClassVar[set[type[Any] | Callable[[], type[Any]]]] = {Commands}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    OFFERED: ClassVar[Offered] = (
        everywhere.GoToDesk,
        everywhere.GoToClaims,
        everywhere.GoToMatch,
        everywhere.GoToReport,
        everywhere.GoToArticle,
        everywhere.GoToTriage,
        everywhere.GoToSources,
        everywhere.GoToSearch,
        everywhere.StopImport,
        everywhere.Back,
        Help,
        everywhere.CommandPalette,
        everywhere.ChangeTheme,
        house.Scales,
        house.HouseRules,
        house.Expunge,
        house.BackUp,
        everywhere.Quit,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    CSS = """
    * {
        scrollbar-color: $quiet-bar;
        scrollbar-color-hover: $quiet-bar;
        scrollbar-color-active: $primary;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-corner-color: $background;
    }
    Toast { max-width: 70; }
    /* At the top: below are the coverage and what the digits mean, and they stay in sight. */
    ToastRack { dock: top; align: right top; margin: 1 0 0 0; max-height: 9; }
    CommandPalette > Vertical { margin-top: 1; max-width: 100; }
    CommandPalette SearchIcon { display: none; }
    """

    def __init__(
        self,
        path: Path,
        reviewer: str | None = None,
        *,
        own_keys: Mapping[str, str] | None = None,
        trouble: str = "",
        proxy: str = "",
        look: bool = False,
    ) -> None:
        super().__init__()
        self.own_keys: Mapping[str, str] = own_keys or {}
        self.session = Session(Desk(path, reviewer=reviewer, reach=Reach(proxy=proxy), look=look))
        self._trouble = trouble or _open_to_others(self.session.desk)
        self.imports = BackgroundImport(self)
        self._came_from = "desk"
        self._lost: str | None = None
        self._views: set[str] = set()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of ratings and of the reading cursor, fit for the theme."""
        return variables(self.current_theme)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on screen, in the same words in the line of keys and in help."""
        return binding.key_display or key_word(binding.key)

    def on_mount(self) -> None:
        """Open the desk and begin to look for changes by others."""
        dress(self)
        self.set_keymap(dict(self.own_keys))
        if self._trouble:
            self.notify(short(self._trouble, 400), severity="warning", timeout=20, markup=False)
        for view in views.VIEWS:
            self.add_mode(view, partial(views.build, view, self.session))
        self.switch_mode(views.FIRST)
        self.call_after_refresh(self._load_the_rest)
        self.set_interval(_LOOK_EVERY, self.look)
        if not self.is_headless:
            leave_when_told(self)

    def on_unmount(self) -> None:
        """Close the file."""
        self.session.presence.leave()
        self.session.desk.close()

    def action_do(self, name: str, pressed: str = "") -> None:
        """Do a command, where the nearest that offers it is.

        Args:
            name: its id.
            pressed: the key, where each of its keys is a choice of its own.
        """
        for at, command in offered(self.focused or self.screen):
            if command.id == name:
                self._do(command(pressed), at)
                return

    def _do(self, command: Command[Any], at: DOMNode) -> None:
        """Run a command; one that awaits runs in a worker of the widget that offers it."""
        screen = at.screen if isinstance(at, Widget) else self
        refusing = screen if isinstance(screen, WorkScreen) else self
        with refusing.refusals():
            doing = command.do(at)
            if doing is not None:
                self.run_command(at, _refusing(doing, refusing))

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Show what the desk refuses."""
        try:
            yield
        except ClaimtrackError as refused:
            self.notify(short(refused.message, 400), severity="warning", markup=False)

    async def on_open_article(self, message: OpenArticle) -> None:
        """Open an article for review, at a sentence if one is named."""
        message.stop()
        await self._open(message.article, "article")
        if message.sentence is not None and isinstance(self.screen, WorkScreen):
            self.screen.start_at(message.sentence)

    async def on_go_to(self, message: GoTo) -> None:
        """Go to the view a screen asks for."""
        message.stop()
        await self.go(message.view)

    def on_import_asked(self, message: ImportAsked) -> None:
        """Start an import."""
        message.stop()
        self.imports.begin(message.wanted)

    def on_imported(self, message: Imported) -> None:
        """Count what became of a source."""
        self.imports.count(message)

    def on_import_ended(self, message: ImportEnded) -> None:
        """Say what became of everything."""
        self.imports.end(message)

    async def open_at_hand(self, view: str) -> None:
        """Show a view of the current article."""
        await self._open(self._at_hand(), view)

    async def go_back(self) -> None:
        """Go back to the view one came from."""
        await self.go(self._came_from)

    def _at_hand(self) -> int | None:
        """The current article: the one opened last, else the newest."""
        if self.session.article is None:
            newest = self.session.desk.articles.listed()[:1]
            self.session.article = newest[0].article.id if newest else None
        return self.session.article

    async def _open(self, article: int | None, view: str) -> None:
        """Show a view of an article. Each article keeps its own, with the place one was at."""
        if article is None:
            self.notify("No article yet: import one first.", markup=False)
            return
        try:
            self.session.desk.articles.get(article)
        except NotFound as gone:
            self.notify(gone.message, severity="warning", markup=False)
            return
        self.session.article = article
        mode = f"{view}-{article}"
        if mode not in self._views:
            self._views.add(mode)
            self.add_mode(mode, partial(views.build, view, self.session, article))
        await self.go(mode)

    async def go(self, mode: str) -> None:
        """Show a view, unless a dialog is open: what is typed there must not be left behind."""
        if isinstance(self.screen, WorkScreen) and self.current_mode != mode:
            self._came_from = self.current_mode
            await self.switch_mode(mode)

    @work(thread=True, group="loading")
    def _load_the_rest(self) -> None:
        """Load what the next keys will need, now that the first screen is there."""
        views.load_the_rest()

    def look(self) -> None:
        """Let the screen in sight catch up with what others have written, and with who is here."""
        changed = self.session.look()
        lost = self.session.desk.lost()
        if lost != self._lost and lost is not None:
            self.notify(
                f"{lost} What is open here can still be saved elsewhere: {house.BackUp.key(self)}.",
                severity="error",
                timeout=60,
                markup=False,
            )
        self._lost = lost
        for screen in self.work_screens():
            if changed:
                screen.catch_up()
            if self.session.meet(screen.in_sight):
                screen.show_company()

    def work_screens(self) -> Iterator[WorkScreen]:
        """The screens in sight that are whole.

        One that is only being built reads by itself once it is there. While the app closes, timers
        go on and screens lose what is on them before they are gone.
        """
        for screen in self.screen_stack:
            if isinstance(screen, WorkScreen) and screen.is_whole:
                yield screen


def _open_to_others(desk: Desk) -> str:
    """What other accounts can do with the file that they should not; empty where nothing is."""
    if not desk.looks and others_change(desk.path):
        return CHANGED_BY_OTHERS.format(desk.path)
    if not desk.looks and others_read(desk.path) and desk.keeps_back():
        return READ_BY_OTHERS.format(desk.path)
    return ""


async def _refusing(doing: Awaitable[None], refusing: WorkScreen | ClaimtrackApp) -> None:
    """Await what a command does, and show what the desk refuses in the meantime."""
    with refusing.refusals():
        await doing
