"""The import dialog: a file, a folder, an address, or the text itself.

It only asks. The import runs in the background, with its progress on one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.desk.desk import Desk
from claimtrack.desk.embargo import moment_of
from claimtrack.desk.outcome import ImportOutcome
from claimtrack.errors import WrongUse
from claimtrack.model.article import ArticleKind, Hints
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.dialogs.private import ask_about_private
from claimtrack.tui.drafts import Place
from claimtrack.tui.intake import PASTED, Wanted
from claimtrack.tui.messages import ImportAsked
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.prose import Prose

_CLAIMS = "claims checked by others"
_KINDS = (*(str(one) for one in ArticleKind), _CLAIMS)


if TYPE_CHECKING:
    from claimtrack.tui.desk.screen import DeskScreen


class Import(Command["DeskScreen"]):
    """Import articles, or claims that others have checked, in the background."""

    id = "Import"
    name = "Import"
    keys = "i"
    footer = "Import"
    chapter = Chapter.LISTS

    async def do(self, at: DeskScreen) -> None:
        """Ask what to import, and import it in the background."""
        if at.session.importing is not None:
            raise WrongUse("An import is already running: F8 stops it.")
        dialog = ImportDialog(at.desk, at.session.asked_for)
        dialog.kept_at(at.desk, Place.IMPORT)
        wanted = await at.app.push_screen_wait(dialog)
        if wanted is not None:
            await ask_about_private(at.app, at.session, wanted.source)
            at.post_message(ImportAsked(wanted))


class ImportDialog(Form[Wanted]):
    """Asks what to import; returns it once such a file or folder exists.

    Args:
        desk: resolves a name to the files it stands for.
        before: the last import asked for, if it failed; filled in again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "go_on", "Import", show=False)]
    DEFAULT_CSS = """
    ImportDialog Prose, ImportDialog Prose:focus { height: 4; width: 1fr; }
    """

    def __init__(self, desk: Desk, before: Wanted | None = None) -> None:
        super().__init__(
            "Import articles, or claims that others have checked",
            "enter imports in the background   tab next field   esc cancels",
        )
        self._desk = desk
        self._before = before or Wanted("")

    def body(self) -> ComposeResult:
        """Where it is or the text itself, what it is, and what is known of it."""
        before = self._before
        path = "" if before.source == PASTED else before.source
        hints = before.hints
        kind = _CLAIMS if before.claims else str(hints.kind or ArticleKind.ARTICLE)
        kinds = [Option(one[0], one, one) for one in _KINDS]
        about = "a file, a folder, a pattern like *.txt, or an address"
        yield Field("From", entry("path", path, about))
        yield Field("Or the text", Prose(before.text, id="pasted"))
        yield Static(classes="gap")
        yield Field("Holds", Choice(kinds, _KINDS.index(kind), id="kind"))
        yield Field("Title", entry("title", hints.title or "", "if the text does not say"))
        yield Field("Address", entry("url", hints.url or "", "where it was published"))
        yield Field("Publisher", entry("publisher", hints.publisher or ""))
        yield Field("Published", entry("date", hints.date or "", "2025-05-10, 2025-05 or 2025"))
        about = "none; or open, or 2026-12-01 06:00 Europe/Berlin"
        yield Field("Embargo", entry("embargo", hints.embargo or "", about))

    def on_mount(self) -> None:
        """Focus the path."""
        self.query_one("#path").focus()

    def missing(self) -> Widget | None:
        """The path, unless there is a text."""
        nothing = not self.said("path").strip() and not self.query_one(Prose).text.strip()
        return self.query_one("#path") if nothing else None

    def record(self) -> None:
        """Return what is asked for, unless there is no such place."""
        chosen: Choice[str] = self.query_one("#kind", Choice)
        kind = chosen.value or str(ArticleKind.ARTICLE)
        path = self.said("path").strip()
        claims = kind == _CLAIMS
        embargo = self.said("embargo").strip()
        if not self._may_be(embargo, claims=claims):
            return
        hints = Hints(
            kind=None if claims or kind == ArticleKind.ARTICLE else ArticleKind(kind),
            title=self.said("title").strip() or None,
            url=self.said("url").strip() or None,
            publisher=self.said("publisher").strip() or None,
            date=self.said("date").strip() or None,
            embargo=embargo or None,
        )
        text = "" if path else self.query_one(Prose).text
        wanted = Wanted(path or PASTED, text, hints, claims)
        first = next(iter(self._desk.articles.places(wanted.source)), None)
        if isinstance(first, ImportOutcome):
            self.complain(first.error or "Nothing was found there.")
            self.query_one("#path").focus()
        else:
            self.recorded()
            self.dismiss(wanted)

    def _may_be(self, embargo: str, *, claims: bool) -> bool:
        """Whether what is imported can be under embargo until then; says why where it cannot."""
        why = ""
        if embargo and claims:
            why = "Articles are under embargo; claims that others published are not."
        elif embargo:
            try:
                moment_of(embargo)
            except WrongUse as refused:
                why = refused.message
        if why:
            self.complain(why)
            self.query_one("#embargo").focus()
        return not why
