"""Recording evidence: what a source says about a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import WrongUse
from claimtrack.model.article import Remark
from claimtrack.model.evidence import Source, SourceKind, SourceRank, Stance
from claimtrack.text.clean import one_line
from claimtrack.tui.card.sources import is_page, source_in
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry, secrecy
from claimtrack.tui.dialogs.private import ask_about_private
from claimtrack.tui.drafts import Place
from claimtrack.tui.review.claims import ask
from claimtrack.tui.review.known_sources import KnownSources
from claimtrack.tui.review.quote_line import QuoteLine
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen


class AddEvidence(Command["ReviewScreen"]):
    """Record what a source says about the claim."""

    id = "Evidence"
    name = "Evidence"
    keys = "e"
    footer = "Evidence"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask for the source and what it says."""
        await _put_down(at, "")


class RepeatSource(Command["ReviewScreen"]):
    """Record what the last source used says about this claim."""

    id = "RepeatSource"
    name = "Repeat source"
    keys = "r"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds a claim, once a source was used."""
        return at.shown is not None and at.session.last_source is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask what it says."""
        last = at.session.last_source
        if last is None:
            raise WrongUse("No source has been used yet: e adds evidence from one.")
        await _put_down(at, f"#{last}" if isinstance(last, int) else last.url or last.title)


async def _put_down(at: ReviewScreen, source: str) -> None:
    """Ask for evidence; `source` is filled in at first."""
    claim, remarks = at.claim.claim, at.claim.remarks

    def keep(put: Put) -> None:
        at.desk.evidence.add(
            claim.id,
            put.source,
            put.stance,
            quote=put.quote,
            locator=put.locator,
            group=put.group,
            note=put.note,
            confidential=put.confidential,
        )
        at.session.last_source = put.source

    dialog = EvidenceDialog(claim.text, at.session, keep, source, remarks)
    # A source that is given begins a draft of its own.
    await ask(at, dialog, Place.EVIDENCE, about=source)


_NUMBER = re.compile(r"^#?(\d+)$")


class Put(Struct, frozen=True):
    """The evidence entered: a source, its stance, and its words."""

    source: int | NewSource
    stance: Stance
    quote: str
    locator: str
    note: str
    group: str
    confidential: bool


class EvidenceDialog(Form[Put]):
    """Evidence to add.

    Args:
        claim: the claim's words.
        session: the open desk, whose sources are looked through.
        record: keeps it; what it refuses is shown and everything typed stays.
        source: what stands in the source field at first.
        remarks: the writer's own links, comments and footnotes; a key takes one after the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take", "Take the writer's source", priority=True),
        Binding("ctrl+g", "look_up", "Fill in from the page", priority=True),
        Binding("down", "pick(1)", "Next source on file", show=False),
        Binding("up", "pick(-1)", "Source on file before", show=False),
    ]
    DEFAULT_CSS = """
    EvidenceDialog {
        & #new { height: auto; }
    }
    """

    def __init__(
        self,
        claim: str,
        session: Session,
        record: Callable[[Put], object],
        source: str = "",
        remarks: Sequence[Remark] = (),
    ) -> None:
        suggested = tuple(dict.fromkeys(said for one in remarks if (said := source_in(one))))
        take = "ctrl+t the writer's own   " if suggested else ""
        super().__init__(
            f"Evidence for: {short(claim, 100)}",
            f"↓ on file   ctrl+g fetches the page   {take}enter records   esc cancels",
        )
        self._suggested = suggested
        self._taken = 0
        self._session = session
        self._record = record
        self._source = source
        self._page: Lookup[str, NewSource] = Lookup(
            self, session, "", _look_up, self.fill_in, self.show_failure
        )

    def body(self) -> ComposeResult:
        """The fields; only a source and a stance are needed."""
        yield Field("Source", entry("source", self._source, "address, title, or # of one on file"))
        yield KnownSources(self._session, self._suggested)
        yield Field("Stance", Choice([Option(one.value[0], one.value, one) for one in Stance]))
        yield Field("Quote", entry("quote", placeholder="the source's words, verbatim"))
        yield QuoteLine(self._session)
        yield Field("Locator", entry("locator", placeholder="page, paragraph, time"))
        yield Field("Note", entry("note"))
        with Vertical(id="new"):
            yield Field("Publisher", entry("publisher"))
            yield Field("Title", entry("title"))
            yield Field("Published", entry("published", placeholder="2025-05-10, 2025-05 or 2025"))
            ranks = [Option(one.value[0], one.value, one) for one in SourceRank]
            yield Field("Rank", Choice(ranks, ranks.index(ranks[-1]), id="rank"))
            kinds = [Option(str(at), str(one), one) for at, one in enumerate(SourceKind, 1)]
            yield Field("Kind", Choice(kinds, 0, id="kind"))
            yield Field("Archived at", entry("archived", placeholder="address of an archived copy"))
        yield Field("One voice", entry("group", placeholder="one name for all of one origin"))
        yield Field("Reports", secrecy("secrecy"))

    def on_mount(self) -> None:
        """Focus the source, or the stance when the source is given."""
        self.look()
        if self._source:
            self._stance.focus()
        else:
            self.query_one("#source").focus()

    @on(Input.Changed, "#source")
    def look(self) -> None:
        """Say whether the source is on file; then ask for no more than is new."""
        self.query_one(KnownSources).look(self.said("source"))
        self.tell_known()

    def awaits(self, key: str) -> bool:
        """Whether a key chooses among results that are still being searched for."""
        return key in {"up", "down"} and self.query_one(KnownSources).looking

    def tell_known(self) -> None:
        """Ask for what is to be known of a source, unless it is on file."""
        self.query_one("#new").display = self._known() is None
        self.check_quote()

    @on(Input.Changed, "#quote")
    def check_quote(self) -> None:
        """Say whether the source has the words, where a copy of it is kept."""
        known = self._known()
        self.query_one(QuoteLine).look(known.id if known else None, self.said("quote"))

    def action_pick(self, by: int) -> None:
        """Fill in the next source like what was typed."""
        key = self.query_one(KnownSources).pick(by)
        if key is not None:
            with self.prevent(Input.Changed):
                self.query_one("#source", Input).value = f"#{key}"
            self.tell_known()

    def action_look_up(self) -> None:
        """Fetch the page for its title, publisher and date."""
        address = self.said("source").strip()
        if is_page(address):
            self.run_worker(self._fetch(address), group="ask", exclusive=True)
        else:
            self.complain("Give the address of a page: only a page can be fetched.")

    async def _fetch(self, address: str) -> None:
        """Fetch a page, after asking about a private address."""
        await ask_about_private(self.app, self._session, address)
        self.complain("fetching the page …")
        self._page.now(address)

    def show_failure(self, why: str) -> None:
        """Show why the page could not be fetched, unless another source stands there by now."""
        if self._is_meant():
            self.complain(why)

    def fill_in(self, new: NewSource) -> None:
        """Fill in what the page says, where nothing was typed; another page's words are not."""
        if not self._is_meant():
            return
        self.query_one(".trouble").remove_class("-told")
        told = {"title": new.title, "publisher": new.publisher, "published": new.published_on}
        for name, words in told.items():
            if words and not self.said(name).strip():
                self.query_one(f"#{name}", Input).value = one_line(words)

    @on(Choice.Chosen)
    def go_to_quote(self, event: Choice.Chosen) -> None:
        """Once the stance is chosen by its letter, the words are what comes next."""
        if self._stance.has_focus:
            event.stop()
            self.query_one("#quote").focus()

    def action_take(self) -> None:
        """Fill in the writer's next source; nothing is recorded yet."""
        if self._suggested:
            self.query_one("#source", Input).value = self._suggested[self._taken]
            self._taken = (self._taken + 1) % len(self._suggested)
            self._stance.focus()

    def missing(self) -> Widget | None:
        """The source, then the stance."""
        if not self.said("source").strip() and not self.said("title").strip():
            return self.query_one("#source")
        return self._stance if self._stance.value is None else None

    def record(self) -> None:
        """Record the evidence."""
        said = self.said("source").strip()
        if _NUMBER.match(said) and self._known() is None:
            self.complain(f"No source {said} is on file: give its address or its title.")
            self.query_one("#source").focus()
        else:
            self.attempt(self._put)

    @property
    def _stance(self) -> Choice[Stance]:
        stance: Choice[Stance] = self.query(Choice).first()
        return stance

    def _known(self) -> Source | None:
        return self._session.desk.sources.named(self.said("source"))

    def _is_meant(self) -> bool:
        """Whether the page that was asked for still stands in the field."""
        return self._page.question == self.said("source").strip()

    def _put(self) -> Put:
        stance = self._stance.value
        put = Put(
            source=self._chosen(),
            stance=stance or Stance.CONTEXT,
            quote=self.said("quote"),
            locator=self.said("locator"),
            note=self.said("note"),
            group=self.said("group"),
            confidential=bool(self.query_one("#secrecy", Choice).value),
        )
        self._record(put)
        return put

    def _chosen(self) -> int | NewSource:
        known = self._known()
        if known is not None:
            return known.id
        said = self.said("source").strip()
        is_address = is_page(said)
        rank: Choice[SourceRank] = self.query_one("#rank", Choice)
        return NewSource(
            title=self.said("title").strip() or ("" if is_address else said),
            url=said if is_address else None,
            publisher=self.said("publisher") or None,
            published_on=self.said("published") or None,
            archived_url=self.said("archived").strip() or None,
            rank=rank.value or SourceRank.SECONDARY,
            kind=self.query_one("#kind", Choice).value or SourceKind.DOCUMENT,
        )


def _look_up(desk: Desk, address: str) -> NewSource:
    return desk.archive.look_up(address)
