"""Asking what is known of a source, and why it is withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.desk.impact import Dependents
from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import Source, SourceKind, SourceRank
from claimtrack.tui.card.sources import before_withdrawing, is_page
from claimtrack.tui.dialogs.form import Field, Form, entry, secrecy
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import short

_PATHS = ("/", "./", "../", "~/")


class Described(Struct, frozen=True):
    """A source as it was described; `file` is where its bytes are, if they are in a file."""

    new: NewSource
    file: Path | None = None


class SourceDialog(Form[Described]):
    """What is known of a source.

    Args:
        record: keeps it; what it refuses is shown and everything typed stays.
        source: the source to mend; None: a new one.
    """

    def __init__(self, record: Callable[[Described], object], source: Source | None = None) -> None:
        what = f"Details of source #{source.id}" if source else "New source"
        super().__init__(what, "enter records   a letter chooses   tab next field   esc cancels")
        self._record = record
        self._source = source

    def body(self) -> ComposeResult:
        """Where it is, what it is called, and what it is."""
        old = self._source
        if old is None:
            yield Field("From", entry("from", "", "an address, a file; empty for a person"))
        elif old.url:
            yield Static(Content(short(old.url, 200)))
        yield Field("Title", entry("title", old.title if old else "", "or a person's name"))
        yield Field("Publisher", entry("publisher", (old.publisher if old else "") or ""))
        published = (old.published_on if old else "") or ""
        yield Field("Published", entry("published", published, "2025-05-10, 2025-05 or 2025"))
        elsewhere = (old.archived_url if old else "") or ""
        yield Field("Archived at", entry("archived", elsewhere, "address of an archived copy"))
        kinds = [Option(str(at), str(one), one) for at, one in enumerate(SourceKind, 1)]
        now = list(SourceKind).index(old.kind) if old else 0
        yield Field("Kind", Choice(kinds, now, id="kind"))
        ranks = [Option(one.value[0], one.value, one) for one in SourceRank]
        yield Field("Rank", Choice(ranks, list(SourceRank).index(_rank(old)), id="rank"))
        yield Field("Reports", secrecy("secrecy", confidential=bool(old and old.confidential)))
        yield Field("Note", entry("note", old.note if old else ""))

    def on_mount(self) -> None:
        """Focus the first field."""
        self.query("Input").first().focus()

    def missing(self) -> Widget | None:
        """A title, unless a page or a file tells it."""
        if self.said("title").strip() or (self._source is None and self.said("from").strip()):
            return None
        return self.query_one("#title")

    def record(self) -> None:
        """Record it."""
        self.attempt(self._keep)

    def _keep(self) -> Described:
        described = self._described()
        self._record(described)
        return described

    def _described(self) -> Described:
        place = self.said("from").strip() if self._source is None else ""
        file = None if not place or is_page(place) else file_named(place) or Path(place)
        kind: Choice[SourceKind] = self.query_one("#kind", Choice)
        rank: Choice[SourceRank] = self.query_one("#rank", Choice)
        held_back: Choice[bool] = self.query_one("#secrecy", Choice)
        new = NewSource(
            title=self.said("title").strip(),
            publisher=self.said("publisher").strip() or None,
            url=None if file else place or None,
            archived_url=self.said("archived").strip() or None,
            published_on=self.said("published").strip() or None,
            kind=kind.value or SourceKind.DOCUMENT,
            rank=rank.value or SourceRank.SECONDARY,
            note=self.said("note"),
            confidential=bool(held_back.value),
        )
        return Described(new, file)


class WithdrawDialog(Form[bool]):
    """Asks why a source is withdrawn, with all that leans on it in sight.

    Args:
        source: the source.
        impact: what leans on it.
        record: withdraws it for a reason.
    """

    def __init__(self, source: Source, impact: Dependents, record: Callable[[str], object]) -> None:
        super().__init__(
            f"Withdraw source #{source.id}: {short(source.name, 100)}?",
            "enter withdraws it   esc cancels",
        )
        self._impact = impact
        self._record = record

    def body(self) -> ComposeResult:
        """What it comes to, the reason, what leans on it."""
        yield Static("It then counts for nothing, and every claim that leans on it is flagged.")
        yield Field("Why", entry("why", placeholder="what is wrong with it"))
        yield Static(before_withdrawing(self._impact))

    def on_mount(self) -> None:
        """Focus the reason."""
        self.query_one("#why").focus()

    def missing(self) -> Widget | None:
        """The reason."""
        return None if self.said("why").strip() else self.query_one("#why")

    def record(self) -> None:
        """Withdraw it."""
        self.attempt(self._withdraw)

    def _withdraw(self) -> bool:
        self._record(self.said("why"))
        return True


def in_fields(source: Source) -> dict[str, str | int]:
    """What stands in the fields of the dialog for a source on file."""
    return {
        "title": source.title,
        "publisher": source.publisher or "",
        "published": source.published_on or "",
        "archived": source.archived_url or "",
        "kind": list(SourceKind).index(source.kind),
        "rank": list(SourceRank).index(source.rank),
        "secrecy": int(source.confidential),
        "note": source.note,
    }


def file_named(said: str) -> Path | None:
    """The file that is meant by what was typed for a source: one that is there, or a plain path."""
    if not said or is_page(said):
        return None
    path = Path(said).expanduser()
    try:
        return path if said.startswith(_PATHS) or path.is_file() else None
    except (OSError, ValueError):
        return None


def _rank(source: Source | None) -> SourceRank:
    return source.rank if source else SourceRank.SECONDARY
