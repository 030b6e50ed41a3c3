"""What is settled for everybody: which scale judges, which house rules hold, what is expunged."""

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
    """The scales on file: one is put to use, or one is taken in from a file.

    Args:
        rows: the scales.
        use: judges articles or drafts on the scale of this slug.
        take_in: takes in the scales of a file.
    """

    def __init__(
        self,
        rows: Sequence[ScaleRow],
        use: Callable[[str, ArticleKind], object],
        take_in: Callable[[Path], object],
    ) -> None:
        super().__init__(
            "Rating scales",
            "a digit chooses   enter puts to use or takes in   esc leaves all as it is",
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
        yield Field("Take in", entry("file", placeholder="a scale from a TOML or CSV file"))
        yield Static(scales_content(self._rows))

    def on_mount(self) -> None:
        """Begin with the choice."""
        self.query_one("#scale").focus()

    def missing(self) -> Widget | None:
        """A scale, or a file."""
        chosen: Choice[str] = self.query_one("#scale", Choice)
        return chosen if chosen.value is None and not self.said("file").strip() else None

    def record(self) -> None:
        """Take in the file, if one is named; put the scale to use, if one is chosen."""
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
    """The house rules in force, which may be replaced.

    Args:
        rules: the rules.
        hold: holds the file to the rules of a TOML file; None: to those as shipped.
    """

    def __init__(self, rules: Iterable[Rule], hold: Callable[[Path | None], object]) -> None:
        super().__init__("House rules of this file", "enter records   esc leaves them as they are")
        self._rules = tuple(rules)
        self._hold = hold

    def body(self) -> ComposeResult:
        """What to hold to, then the rules."""
        options = [Option(one[0], one, one) for one in (_ASIS, _FROM_FILE, _SHIPPED)]
        options[2] = Option("s", _SHIPPED, _SHIPPED)
        yield Field("Hold to", Choice(options, 0, id="rules"))
        yield Field("File", entry("file", placeholder="house rules in TOML"))
        yield Static(rules_content(self._rules))

    def on_mount(self) -> None:
        """Begin with the choice."""
        self.query_one("#rules").focus()

    def missing(self) -> Widget | None:
        """The file, where one is wanted."""
        wanted = self.query_one("#rules", Choice).value == _FROM_FILE
        return self.query_one("#file") if wanted and not self.said("file").strip() else None

    def record(self) -> None:
        """Hold the file to what was chosen."""
        self.attempt(self._settle)

    def _settle(self) -> bool:
        chosen = self.query_one("#rules", Choice).value
        if chosen == _ASIS:
            return False
        named = Path(self.said("file").strip()).expanduser()
        self._hold(named if chosen == _FROM_FILE else None)
        return True


class ExpungeDialog(Form[bool]):
    """Words to take out of the file for ever, typed twice.

    Args:
        expunge: takes them out.
    """

    def __init__(self, expunge: Callable[[str], object]) -> None:
        super().__init__(
            "Expunge a name typed by mistake", "enter goes on, and expunges   esc cancels"
        )
        self._expunge = expunge

    def body(self) -> ComposeResult:
        """What it does, the words, the words again."""
        yield Static(
            "It goes out of every table, index, event and old page of the file, and nothing"
            " brings it back. What stays says when it was done, and by whom."
        )
        yield Static(classes="gap")
        yield Field("Words", entry("words", placeholder="the name, whole"))
        yield Field("Once more", entry("again", placeholder="the same, so that no slip goes"))

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
