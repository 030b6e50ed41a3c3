"""Putting down what a source says about a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from claimtrack.desk import NewSource
from claimtrack.model import Remark, Source, SourceRank, Stance
from claimtrack.text.clean import one_line
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import counted, dotted, lines, short

_ADDRESS = re.compile(r"(?i)^(https?://|www\.)\S+$")
_SOMEWHERE = re.compile(r"(?i)\bhttps?://[^\s<>\"]+[^\s<>\".,;:)]")
_NUMBER = re.compile(r"^#?(\d+)$")

_ENOUGH, _SHOWN = 2, 3
"""Letters typed before sources are looked up, and how many of them are shown."""


@dataclass(frozen=True, slots=True)
class Put:
    """What was put down: a source, its stance, and its words."""

    source: int | NewSource
    stance: Stance
    quote: str
    locator: str
    note: str


class EvidenceDialog(Form[Put]):
    """Evidence to add.

    Args:
        claim: the claim's words.
        sources: the sources on file.
        record: keeps it; what it refuses is shown and everything typed stays.
        source: what stands in the source field at first.
        remarks: the writer's own links, comments and footnotes; a key takes one after the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take", "Take the writer's source", priority=True)
    ]
    DEFAULT_CSS = """
    EvidenceDialog {
        & #known {
            margin-left: 12;
            height: auto;
            color: $text-muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & #new { height: auto; }
    }
    """

    def __init__(
        self,
        claim: str,
        sources: Sequence[Source],
        record: Callable[[Put], object],
        source: str = "",
        remarks: Sequence[Remark] = (),
    ) -> None:
        suggested = tuple(dict.fromkeys(said for one in remarks if (said := _source_in(one))))
        take = "ctrl+t the writer's own   " if suggested else ""
        super().__init__(
            f"Evidence for: {short(claim, 100)}",
            f"a letter sets the stance and goes on   {take}enter records   esc cancels",
        )
        self._suggested = suggested
        self._taken = 0
        self._sources = tuple(sources)
        self._record = record
        self._source = source

    def body(self) -> ComposeResult:
        """The fields; only a source and a stance are needed."""
        yield Field("Source", entry("source", self._source, "address, title, or # of one on file"))
        yield Static("", id="known")
        yield Field("Stance", Choice([Option(one.value[0], one.value, one) for one in Stance]))
        yield Field("Quote", entry("quote", placeholder="its words, verbatim"))
        yield Field("Locator", entry("locator", placeholder="page, paragraph, time"))
        yield Field("Note", entry("note"))
        with Vertical(id="new"):
            yield Field("Publisher", entry("publisher"))
            yield Field("Title", entry("title"))
            yield Field("Published", entry("published", placeholder="2025-05-10, 2025-05 or 2025"))
            ranks = [Option(one.value[0], one.value, one) for one in SourceRank]
            yield Field("Rank", Choice(ranks, ranks.index(ranks[-1]), id="rank"))

    def on_mount(self) -> None:
        """Begin with the source, or with the stance when the source is given."""
        self.tell_known()
        if self._source:
            self._stance.focus()
        else:
            self.query_one("#source").focus()

    @on(Input.Changed, "#source")
    def tell_known(self) -> None:
        """Say whether the source is on file, or which there are like it; then ask for no more."""
        known = self._known()
        self.query_one("#new").display = known is None
        near = (known,) if known else self._near()
        rows = [Content(f"on file  #{one.id} {_described(one)}") for one in near]
        if not self.said("source").strip():
            rows += [Content(f"the writer's  {short(one, 80)}") for one in self._suggested[:_SHOWN]]
        self.query_one("#known", Static).update(lines(rows))

    @on(Choice.Chosen)
    def go_to_quote(self, event: Choice.Chosen) -> None:
        """Once the stance is chosen by its letter, the words are what comes next."""
        if self._stance.has_focus:
            event.stop()
            self.query_one("#quote").focus()

    def action_take(self) -> None:
        """Put the writer's next source into the field; nothing is recorded yet."""
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
        said = self.said("source").strip()
        number = _NUMBER.match(said)
        for one in self._sources:
            if number and int(number[1]) == one.id:
                return one
            if said and said.casefold() in (one.title.casefold(), (one.url or "").casefold()):
                return one
        return None

    def _near(self) -> tuple[Source, ...]:
        """The first few sources on file that hold what is typed."""
        said = self.said("source").strip().casefold()
        if len(said) < _ENOUGH:
            return ()
        found = (
            one
            for one in self._sources
            if said in f"{one.title} {one.publisher or ''} {one.url or ''}".casefold()
        )
        return tuple(islice(found, _SHOWN))

    def _put(self) -> Put:
        stance = self._stance.value
        put = Put(
            source=self._chosen(),
            stance=stance or Stance.CONTEXT,
            quote=self.said("quote"),
            locator=self.said("locator"),
            note=self.said("note"),
        )
        self._record(put)
        return put

    def _chosen(self) -> int | NewSource:
        known = self._known()
        if known is not None:
            return known.id
        said = self.said("source").strip()
        is_address = bool(_ADDRESS.match(said))
        rank: Choice[SourceRank] = self.query_one("#rank", Choice)
        return NewSource(
            title=self.said("title").strip() or ("" if is_address else said),
            url=said if is_address else None,
            publisher=self.said("publisher") or None,
            published_on=self.said("published") or None,
            rank=rank.value or SourceRank.SECONDARY,
        )


def _source_in(remark: Remark) -> str:
    """What a writer's remark names as a source: its address, one in its words, or the words."""
    found = _SOMEWHERE.search(remark.text)
    return remark.url or (found[0] if found else one_line(remark.text))


def _described(source: Source) -> str:
    leaning = counted(source.evidence, "piece") + " of evidence"
    return dotted(short(source.publisher or "", 24), short(source.title, 44), leaning)
