"""Putting down what a source says about a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from claimtrack.desk import NewSource
from claimtrack.model import Source, SourceRank, Stance
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import counted, dotted, short

_ADDRESS = re.compile(r"(?i)^(https?://|www\.)\S+$")
_NUMBER = re.compile(r"^#?(\d+)$")


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
    """

    def __init__(
        self,
        claim: str,
        sources: Sequence[Source],
        record: Callable[[Put], object],
        source: str = "",
    ) -> None:
        super().__init__(
            f"Evidence for: {short(claim, 100)}",
            "enter goes on, then records   tab next field   esc cancels",
        )
        self._sources = tuple(sources)
        self._record = record
        self._source = source

    def body(self) -> ComposeResult:
        """The fields; only a source and a stance are needed."""
        known = tuple(one.url or one.title for one in self._sources)
        yield Field(
            "Source", entry("source", self._source, "address, title, or # of one on file", known)
        )
        yield Static("", id="known")
        yield Field("Stance", Choice([Option(one.value[0], one.value, one) for one in Stance]))
        yield Field("Quote", entry("quote", placeholder="its words, verbatim"))
        yield Field("Locator", entry("locator", placeholder="page, paragraph, time"))
        yield Field("Publisher", entry("publisher"))
        yield Field("Title", entry("title"))
        yield Field("Published", entry("published", placeholder="2025-05-10, 2025-05 or 2025"))
        ranks = [Option(one.value[0], one.value, one) for one in SourceRank]
        yield Field("Rank", Choice(ranks, ranks.index(ranks[-1]), id="rank"))
        yield Field("Note", entry("note"))

    def on_mount(self) -> None:
        """Begin with the source, or with the stance when the source is given."""
        if self._source:
            self._stance.focus()
        else:
            self.query_one("#source").focus()

    @on(Input.Changed, "#source")
    def tell_known(self) -> None:
        """Say whether the source is on file."""
        known = self._known()
        words = ""
        if known is not None:
            leaning = counted(known.evidence, "piece") + " of evidence"
            words = f"on file: #{known.id} {dotted(short(known.name, 60), leaning)}"
        self.query_one("#known", Static).update(Content(words))

    def missing(self) -> Widget | None:
        """The source, then the stance."""
        if not self.said("source").strip() and not self.said("title").strip():
            return self.query_one("#source")
        return self._stance if self._stance.value is None else None

    def record(self) -> None:
        """Record the evidence."""
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
