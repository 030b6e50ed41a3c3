"""What a second person says of a verdict: rating it blind, sending it back, settling, assigning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.model.case import ClaimCase
from claimtrack.model.evidence import Evidence
from claimtrack.model.verdict import Rating, Scale, SignOff
from claimtrack.tui.card.evidence import evidence
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.marks import open_ratings, rating_words, style
from claimtrack.tui.review.choose_words import PartDialog
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.prose import Prose
from claimtrack.tui.words import line, lines, short

_MOST = 9
"""Pieces of evidence that a digit each can name."""


class BlindDialog(Form[bool]):
    """A rating given before the first is seen.

    Args:
        case: the claim, without any rating.
        scale: the ratings there are.
        digit: which of them was asked for, counted from 1.
        record: keeps the rating of a name, with a comment.
    """

    def __init__(
        self, case: ClaimCase, scale: Scale, digit: int, record: Callable[[str, str], object]
    ) -> None:
        super().__init__(
            f"Blind: {short(case.claim.text, 100)}",
            "a digit chooses   enter records and shows the first rating   esc cancels",
        )
        self._case = case
        self._ratings = open_ratings(scale)
        self._chosen = digit - 1
        self._record = record

    def body(self) -> ComposeResult:
        """The ratings, a comment, and what the claim stands on."""
        ratings = [
            Option(str(at), rating_words(one), one, style(one))
            for at, one in enumerate(self._ratings, 1)
        ]
        yield Field("Rating", Choice(ratings, self._chosen, id="rating"))
        yield Field("Comment", entry("comment"))
        yield Static(lines(evidence(self._case.evidence)))

    def on_mount(self) -> None:
        """Focus the rating."""
        self.query_one("#rating").focus()

    def record(self) -> None:
        """Record the rating."""
        self.attempt(self._rate)

    def _rate(self) -> bool:
        rating: Choice[Rating] = self.query_one("#rating", Choice)
        self._record((rating.value or self._ratings[0]).slug, self.said("comment"))
        return True


class SentBack(Struct, frozen=True):
    """Why a verdict goes back; the comment hangs on evidence, on words, or on neither.

    `words` are characters of the sentence, from and to.
    """

    why: str
    evidence: int | None
    words: tuple[int, int] | None


class SendBackDialog(Form[SentBack]):
    """Why a verdict goes back to its reviewer, and what the comment hangs on.

    Args:
        heading: which verdict it is.
        sentence: the sentence, in whose words the comment may hang.
        evidence: what else it may hang on.
        record: gives it back.
    """

    def __init__(
        self,
        heading: str,
        sentence: str,
        evidence: Sequence[Evidence],
        record: Callable[[SentBack], object],
    ) -> None:
        super().__init__(heading, "enter sends it back   tab next field   esc cancels")
        self._sentence = sentence
        self._words: tuple[int, int] | None = None
        self._evidence = tuple(evidence)[:_MOST]
        self._record = record

    def body(self) -> ComposeResult:
        """The comment, then its place."""
        yield Field("Why", Prose(id="why"))
        yield Static(classes="gap")
        places: list[Option[int | str]] = [
            Option("v", "the verdict", "verdict"),
            Option("w", "words", "words"),
        ]
        for at, one in enumerate(self._evidence, 1):
            places.append(Option(str(at), short(one.source.name, 30), one.id))
        yield Field("About", Choice(places, 0, id="about"))

    def on_mount(self) -> None:
        """Focus the comment."""
        self.query_one("#why").focus()

    def missing(self) -> Widget | None:
        """The comment."""
        return None if self.query_one(Prose).text.strip() else self.query_one("#why")

    def record(self) -> None:
        """Send it back; ask first which words it is about, if it is about words."""
        self._words = None
        if self.query_one("#about", Choice).value != "words":
            self.attempt(self._send)
            return
        words = PartDialog(
            self._sentence,
            self._hang,
            chosen=(0, len(self._sentence)),
            heading="Which words is it about?",
            does="sends it back",
        )
        self.app.push_screen(words, self._send_with_words)

    def _hang(self, start: int, end: int) -> None:
        self._words = start, end

    def _send_with_words(self, chosen: bool | None) -> None:
        if chosen:
            self.attempt(self._send)

    def _send(self) -> SentBack:
        about = self.query_one("#about", Choice).value
        evidence = about if isinstance(about, int) else None
        said = SentBack(self.query_one(Prose).text, evidence, self._words)
        self._record(said)
        return said


class SettleDialog(Form[bool]):
    """How disagreements were settled.

    Args:
        case: the claim; nobody need agree in the end, what each said stays on record.
        record: settles those about a verdict with a note: of one person, or of all (None).
    """

    def __init__(self, case: ClaimCase, record: Callable[[int, str, str | None], object]) -> None:
        super().__init__(
            f"#{case.claim.id}: how was it settled?",
            "enter records   ctrl+j new line   tab next   esc cancels",
        )
        self._open = case.disagreements[:_MOST]
        self._record = record

    def body(self) -> ComposeResult:
        """Who disagrees and why, the note, then whose disagreement it settles."""
        yield Static(lines(map(_no, self._open)))
        yield Static(classes="gap")
        yield Prose(id="text")
        whose: list[Option[tuple[int, str | None]]] = [
            Option(str(at), short(one.by, 30), (one.verdict, one.by))
            for at, one in enumerate(self._open, 1)
        ]
        if len(whose) > 1 and len({one.verdict for one in self._open}) == 1:
            whose.insert(0, Option("a", "all of them", (self._open[0].verdict, None)))
        if len(whose) > 1:
            yield Static(classes="gap")
            yield Field("Settles", Choice(whose, 0, id="whose"))

    def on_mount(self) -> None:
        """Focus the note."""
        self.query_one(Prose).focus()

    def missing(self) -> Widget | None:
        """The note."""
        note = self.query_one(Prose)
        return None if note.text.strip() else note

    def record(self) -> None:
        """Settle it."""
        self.attempt(self._settle)

    def _settle(self) -> bool:
        chosen = [one.value for one in self.query(Choice) if one.value is not None]
        verdict, whose = chosen[0] if chosen else (self._open[0].verdict, self._open[0].by)
        self._record(verdict, self.query_one(Prose).text, whose)
        return True


def _no(said: SignOff) -> Content:
    why = said.comment or f"rated it {said.blind_rating}"
    return line((f"{short(said.by, 40)} disagrees  ", "bold"), short(why, 400))


class AssignDialog(Form[bool]):
    """To whom a case goes, with its state of play.

    Args:
        heading: which case, or how many.
        owner: who has it now.
        people: names that typing may be completed to.
        record: hands it over.
    """

    def __init__(
        self,
        heading: str,
        owner: str,
        people: tuple[str, ...],
        record: Callable[[str, str], object],
    ) -> None:
        super().__init__(heading, "enter assigns it   tab next field   esc cancels")
        self._owner = owner
        self._people = people
        self._record = record

    def body(self) -> ComposeResult:
        """The name, then the note."""
        yield Field("To", entry("name", self._owner, "a name; empty: unassigned", self._people))
        yield Field("Note", Prose(id="note"))

    def on_mount(self) -> None:
        """Focus the name."""
        self.query_one("#name").focus()

    def record(self) -> None:
        """Hand it over."""
        self.attempt(self._hand_over)

    def _hand_over(self) -> bool:
        self._record(self.said("name"), self.query_one(Prose).text)
        return True
