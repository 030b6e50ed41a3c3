"""The dialogs for file-wide settings: rating scales, house rules, expunging, backups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.model.article import ArticleKind
from claimtrack.model.listing import ScaleRow
from claimtrack.rules.rule import Rule
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.shell.house_words import rules_content, scales_content
from claimtrack.tui.widgets.choice import Choice, Option

_JUDGES = (Option("a", "articles", ArticleKind.ARTICLE), Option("d", "drafts", ArticleKind.DRAFT))
_ASIS, _FROM_FILE, _SHIPPED = "as they are", "from the file", "as shipped"


class ScalesDialog(Form[bool]):
    """The scales on file: choose the one to judge on, or import one from a file.

    Args:
        rows: the scales.
        use: makes the scale with this slug the one for articles or drafts.
        take_in: imports the scales in a file.
    """

    def __init__(
        self,
        rows: Sequence[ScaleRow],
        use: Callable[[str, ArticleKind], object],
        take_in: Callable[[Path], object],
    ) -> None:
        super().__init__(
            "Rating scales",
            "a digit chooses   enter uses or imports it   esc changes nothing",
        )
        self._rows = tuple(rows)
        self._use = use
        self._take_in = take_in

    def body(self) -> ComposeResult:
        """Which scale, for what; a file; then all of them with their ratings."""
        options = [
            Option(str(at), row.scale.slug, row.scale.slug) for at, row in enumerate(self._rows, 1)
        ]
        yield Field("Judge on", Choice(options, id="scale"))
        yield Field("What", Choice(_JUDGES, 0, id="kind"))
        yield Field("Import", entry("file", placeholder="a scale from a TOML or CSV file"))
        yield Static(scales_content(self._rows))

    def on_mount(self) -> None:
        """Focus the first choice."""
        self.query_one("#scale").focus()

    def missing(self) -> Widget | None:
        """A scale, or a file."""
        chosen: Choice[str] = self.query_one("#scale", Choice)
        return chosen if chosen.value is None and not self.said("file").strip() else None

    def record(self) -> None:
        """Import the file, if one is named; switch to the scale, if one is chosen."""
        self.attempt(self._settle)

    def _settle(self) -> bool:
        chosen: Choice[str] = self.query_one("#scale", Choice)
        kind: Choice[ArticleKind] = self.query_one("#kind", Choice)
        if file := self.said("file").strip():
            self._take_in(Path(file).expanduser())
        if chosen.value is not None:
            self._use(chosen.value, kind.value or ArticleKind.ARTICLE)
        return True


class RulesDialog(Form[bool]):
    """The house rules in force, and a way to replace them.

    Args:
        rules: the rules.
        hold: applies the rules in a TOML file; None: the rules as shipped.
    """

    def __init__(self, rules: Iterable[Rule], hold: Callable[[Path | None], object]) -> None:
        super().__init__("House rules of this file", "enter records   esc changes nothing")
        self._rules = tuple(rules)
        self._hold = hold

    def body(self) -> ComposeResult:
        """Which rules to apply, then the rules in force."""
        options = [Option(one[0], one, one) for one in (_ASIS, _FROM_FILE, _SHIPPED)]
        options[2] = Option("s", _SHIPPED, _SHIPPED)
        yield Field("Apply", Choice(options, 0, id="rules"))
        yield Field("File", entry("file", placeholder="house rules in TOML"))
        yield Static(rules_content(self._rules))

    def on_mount(self) -> None:
        """Focus the first choice."""
        self.query_one("#rules").focus()

    def missing(self) -> Widget | None:
        """The file, where one is wanted."""
        wanted = self.query_one("#rules", Choice).value == _FROM_FILE
        return self.query_one("#file") if wanted and not self.said("file").strip() else None

    def record(self) -> None:
        """Apply the rules that were chosen."""
        self.attempt(self._settle)

    def _settle(self) -> bool:
        chosen = self.query_one("#rules", Choice).value
        if chosen == _ASIS:
            return False
        named = Path(self.said("file").strip()).expanduser()
        self._hold(named if chosen == _FROM_FILE else None)
        return True


class ExpungeDialog(Form[bool]):
    """Words to remove from the file for good, typed twice.

    Args:
        expunge: takes them out.
    """

    def __init__(self, expunge: Callable[[str], object]) -> None:
        super().__init__(
            "Expunge a name typed by mistake", "enter continues, then expunges   esc cancels"
        )
        self._expunge = expunge

    def body(self) -> ComposeResult:
        """What it does, the words, the words again."""
        yield Static(
            "It is removed from every table, index, event and old page of the file, and cannot"
            " be restored. A record remains of when this was done, and by whom."
        )
        yield Static(classes="gap")
        yield Field("Words", entry("words", placeholder="the full name"))
        yield Field("Once more", entry("again", placeholder="the same again, to catch a slip"))

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#words").focus()

    def missing(self) -> Widget | None:
        """The words, then the words again."""
        if not self.said("words").strip():
            return self.query_one("#words")
        same = self.said("words").strip() == self.said("again").strip()
        return None if same else self.query_one("#again")

    def record(self) -> None:
        """Take them out."""
        self.attempt(self._take_out)

    def _take_out(self) -> bool:
        self._expunge(self.said("words").strip())
        return True


class BackUpDialog(Form[bool]):
    """Where to back up to.

    Args:
        file: the name that is offered.
        back_up: makes the backup.
    """

    def __init__(self, file: str, back_up: Callable[[Path], object]) -> None:
        super().__init__("Back up all that is saved here", "enter backs up   esc cancels")
        self._file, self._back_up = file, back_up

    def body(self) -> ComposeResult:
        """The file, and what becomes of an earlier one."""
        yield Static(
            "An earlier backup of that name is replaced once the new one is whole; any other file"
            " is left alone. 'claimtrack restore' brings a backup back."
        )
        yield Static(classes="gap")
        yield Field("File", entry("file", self._file))

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#file").focus()

    def missing(self) -> Widget | None:
        """The name."""
        return None if self.said("file").strip() else self.query_one("#file")

    def record(self) -> None:
        """Back up."""
        self.attempt(self._make)

    def _make(self) -> bool:
        self._back_up(Path(self.said("file").strip()).expanduser())
        return True
