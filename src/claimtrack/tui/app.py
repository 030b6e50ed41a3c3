"""The terminal UI's application: which views there are, and how one goes from one to another.

What can be done in a view stands in its screen; what the desk decides stands in the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound
from claimtrack.tui import views
from claimtrack.tui.command import Command, Offered, bound, key_word, offered
from claimtrack.tui.commands import everywhere
from claimtrack.tui.dialogs.help import HelpDialog
from claimtrack.tui.importing import ImportingApp
from claimtrack.tui.leaving import leave_when_told
from claimtrack.tui.literal import Literal
from claimtrack.tui.messages import GoTo, OpenArticle
from claimtrack.tui.notices import Notice
from claimtrack.tui.palette import Commands
from claimtrack.tui.session import Session
from claimtrack.tui.settling import SettlingApp
from claimtrack.tui.themes import dress, variables
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WorkScreen

_LOOK_EVERY = 1.0
"""Seconds between looks at whether others have written to the file; a look costs microseconds."""


class ClaimtrackApp(SettlingApp, ImportingApp):
    """The fact-check desk in a terminal.

    Args:
        path: the database file; made when there is none.
        reviewer: the name given to everything done here; None: the login name.
        own_keys: keys of this person's own, by the name of the command.
        trouble: what was wrong with the settings, to be said at the start.

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
        *ImportingApp.IMPORTS,
        everywhere.Back,
        everywhere.Help,
        everywhere.CommandPalette,
        everywhere.ChangeTheme,
        *SettlingApp.SETTLES,
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
    ) -> None:
        super().__init__()
        self.own_keys: Mapping[str, str] = own_keys or {}
        self._trouble = trouble
        self.session = Session(Desk(path, reviewer=reviewer))
        self._came_from = "desk"
        self._literal = Literal()
        self._views: set[str] = set()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of ratings and of the reading cursor, fit for the theme."""
        return variables(self.current_theme)

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is written on screen, in the same words in the line of keys and in help."""
        return binding.key_display or key_word(binding.key)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the guard against words that would drive the terminal."""
        return (self._literal, *super().get_line_filters())

    @property
    def fault(self) -> Exception | None:
        """What ended the app, where it was not its person."""
        return self._exception

    def _fatal_error(self) -> None:
        """End. Textual would print where, with the words at hand; that goes into a log instead."""
        self._close_messages_no_wait()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message for a while, its words as they are unless markup is asked for."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup=markup)))

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
        """Let go of the file."""
        self.session.presence.leave()
        self.session.desk.close()

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command in ImportingApp.IMPORTS:
            return self.can_import(command)
        needs_article = command in (everywhere.GoToArticle, everywhere.GoToReport)
        return self.session.article is not None or not needs_article

    async def on_open_article(self, message: OpenArticle) -> None:
        """Open an article for review, at a sentence if one is named."""
        message.stop()
        from claimtrack.tui.screens.article import ArticleScreen

        await self._open(message.article, "article")
        if message.sentence is not None and isinstance(self.screen, ArticleScreen):
            self.screen.start_at(message.sentence)

    async def action_go_to_desk(self) -> None:
        """Go to the desk."""
        await self._go("desk")

    async def action_go_to_claims(self) -> None:
        """Go to the claims."""
        await self._go("claims")

    async def action_go_to_match(self) -> None:
        """Go to match."""
        await self._go("match")

    async def action_go_to_triage(self) -> None:
        """Go to triage."""
        await self._go("triage")

    async def action_go_to_sources(self) -> None:
        """Go to the sources."""
        await self._go("sources")

    async def action_go_to_search(self) -> None:
        """Go to the search."""
        await self._go("search")

    async def action_go_to_report(self) -> None:
        """Go to the report of the article at hand."""
        await self._open(self._at_hand(), "report")

    async def action_go_to_article(self) -> None:
        """Go back to the article at hand."""
        await self._open(self._at_hand(), "article")

    async def action_back(self) -> None:
        """Go back to the view one came from."""
        await self._go(self._came_from)

    async def on_go_to(self, message: GoTo) -> None:
        """Go to the view a screen asks for."""
        message.stop()
        await self._go(message.view)

    def action_change_theme(self) -> None:
        """Choose among the themes."""
        self.search_themes()

    def action_help(self) -> None:
        """Show what can be done here."""
        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(tuple(offered(self.focused or self.screen))))

    def _at_hand(self) -> int | None:
        """The article at hand: the one opened last, else the newest."""
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
        await self._go(mode)

    async def _go(self, mode: str) -> None:
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
        for screen in self.screen_stack:
            # One that is only being built reads by itself as soon as it is there. While the app
            # closes, the timer goes on and screens lose what is on them before they are gone.
            if isinstance(screen, WorkScreen) and screen.is_whole:
                if changed:
                    screen.catch_up()
                if self.session.meet(screen.in_sight):
                    screen.show_company()
