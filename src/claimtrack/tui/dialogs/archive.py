"""Fetch a source's page on request, and show the result and its quotes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.desk.archive import Archived
from claimtrack.desk.desk import Desk
from claimtrack.model.evidence import Source
from claimtrack.tui.card.sources import archived_content, is_page
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.dialogs.private import ask_about_private
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import short

_NOTHING_YET = "Nothing is fetched before you press enter; only that page's own host is asked."


class ArchiveDialog(Form[bool]):
    """Asks whether to fetch, fetches in the background, and shows the result.

    If the dialog is closed early, the page is still kept once it arrives.

    Args:
        session: the open desk.
        source: the source.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Close", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
    ]
    DEFAULT_CSS = """
    ArchiveDialog .became { height: auto; }
    """

    def __init__(self, session: Session, source: Source) -> None:
        super().__init__(
            f"Fetch and keep source #{source.id}: {short(source.name, 100)}",
            "enter fetches, then closes   ↑ ↓ scroll   esc closes",
        )
        self._session = session
        self._source = source
        self._done = False
        self._page: Lookup[str, Archived] = Lookup(
            self, session, "", self._fetch, self.show_kept, self.show_failure
        )
        self._page.stop()

    def body(self) -> ComposeResult:
        """The place to fetch from, and the result."""
        yield Static(Content(short(self._source.url or "This source has no address.", 300)))
        own = "the page itself; else a file, or its address in an archive"
        needed = "a file, or an address in an archive"
        yield Field("From", entry("origin", "", own if self._source.url else needed))
        yield Static(Content(_NOTHING_YET), classes="became")

    def on_mount(self) -> None:
        """Focus the place to fetch from."""
        self.query_one("#origin").focus()

    def missing(self) -> Widget | None:
        """A place, where the source has no address."""
        if self._done or self._source.url or self.said("origin").strip():
            return None
        return self.query_one("#origin")

    def record(self) -> None:
        """Fetch it; once that is done, close."""
        if self._done:
            self.dismiss(True)  # noqa: FBT003 - something was kept
        elif not self._page.waiting:
            self.run_worker(self._begin(self.said("origin").strip()), group="ask", exclusive=True)

    def action_go_on(self) -> None:
        """Close, once it is done: the field that has the enter key is gone then."""
        self.go_on()

    def action_leave(self) -> None:
        """Close; what was kept is shown behind."""
        self.dismiss(self._done or None)

    def action_scroll(self, by: int) -> None:
        """Scroll the result."""
        self.query_one(".body").scroll_relative(y=by, animate=False)

    def show_kept(self, archived: Archived) -> None:
        """Show the result for the page and its quotes."""
        self._done = True
        self._session.changed()
        self.query_one(".trouble").remove_class("-told")
        self.query_one(Field).display = False
        self._tell(archived_content(archived))

    def show_failure(self, why: str) -> None:
        """Show why it could not be fetched; another place can be named."""
        self._tell(Content(_NOTHING_YET))
        self.complain(why)

    async def _begin(self, origin: str) -> None:
        """Fetch, after asking about a private address that was typed."""
        if is_page(origin):
            await ask_about_private(self.app, self._session, origin)
        self._tell(Content("fetching …"))
        self._page.now(origin)

    def _tell(self, words: Content) -> None:
        self.query_one(".became", Static).update(words)

    def _fetch(self, desk: Desk, origin: str) -> Archived:
        return desk.archive.keep(self._source.id, origin=origin or None, confidential=True)
