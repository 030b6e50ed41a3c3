"""Queries and their answers, searches, and what was checked of a quotation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.errors import WrongUse
from claimtrack.model.claim import Checked, Claim, Query, QueryTo
from claimtrack.tui.card.queries import CHECKED
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.drafts import Place
from claimtrack.tui.review.claims import ask, held_claim
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.prose import Prose
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.model.case import ClaimCase
    from claimtrack.tui.review.screen import ReviewScreen


class AskQuery(Command["ReviewScreen"]):
    """Record a question to the writer, the claimant, an expert or the desk."""

    id = "Query"
    name = "Query"
    keys = "q"
    chapter = Chapter.QUERIES

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask to whom, and what."""
        claim = at.claim.claim

        def put(said: Asked) -> None:
            at.desk.queries.add(claim.id, said.to, said.question, how=said.how, fix=said.fix)

        await ask(at, QueryDialog(claim.text, put), Place.QUERY)


class Answer(Command["ReviewScreen"]):
    """Record the answer to an open question."""

    id = "Answer"
    name = "Answer"
    keys = "Q"
    chapter = Chapter.QUERIES

    def can(self, at: ReviewScreen) -> bool:
        """Where a question about the claim is open."""
        return at.shown is not None and bool(_open(at.shown))

    async def do(self, at: ReviewScreen) -> None:
        """Ask to which, and what came back."""
        waiting = _open(at.claim)
        if not waiting:
            key = AskQuery.key(at.app)
            raise WrongUse(f"No question about this claim is open: {key} asks one.")

        def answer(said: Answered) -> None:
            at.desk.queries.answer(said.query, said.answer, fix=said.fix, when=said.when or None)

        await ask(at, AnswerDialog(waiting, answer), Place.ANSWER)


class LogSearch(Command["ReviewScreen"]):
    """Log a search: where, for which words, and what came of it."""

    id = "LogSearch"
    name = "Log search"
    keys = "semicolon"
    chapter = Chapter.QUERIES

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask where, and for what."""
        claim = at.claim.claim

        def log(place: str, words: str, found: str) -> None:
            at.desk.queries.log_search(claim.id, place, words, found=found)

        await ask(at, SearchDialog(claim.text, log), Place.SEARCH)


class SaidOrSo(Command["ReviewScreen"]):
    """Say what was checked about a quotation: that it was said, that it is true, or both."""

    id = "SaidOrSo"
    name = "Said or so"
    keys = "y"
    chapter = Chapter.QUERIES

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask what was checked."""
        claim = at.claim.claim
        held = held_claim(at, checked_in_fields)

        def check(checked: Checked | None) -> None:
            at.desk.claims.check_quotation(claim.id, checked, version=held.record.version)

        await ask(at, CheckedDialog(claim.text, claim.checked, check), Place.CHECKED, held)


def _open(case: ClaimCase) -> tuple[Query, ...]:
    """The questions about a claim that have no answer yet."""
    return tuple(one for one in case.queries if one.answered_at is None)


_MOST = 9
"""Open questions that a digit each can name."""


class Asked(Struct, frozen=True):
    """A question to someone; `fix` is the wording proposed with it."""

    to: QueryTo
    question: str
    how: str
    fix: str


class QueryDialog(Form[Asked]):
    """A question about a claim.

    Args:
        claim: the claim's words.
        record: keeps it.
    """

    def __init__(self, claim: str, record: Callable[[Asked], object]) -> None:
        super().__init__(
            f"A question about: {short(claim, 100)}",
            "a letter chooses   enter records   tab next field   esc cancels",
        )
        self._record = record

    def body(self) -> ComposeResult:
        """To whom, the question, how it went out, what is proposed."""
        yield Field("To the", Choice([Option(one.value[0], one.value, one) for one in QueryTo]))
        yield Field("Question", Prose(id="question"))
        yield Field("How", entry("how", placeholder="email, phone, letter"))
        yield Field("Fix", entry("fix", placeholder="the wording proposed instead"))

    def on_mount(self) -> None:
        """Focus the addressee."""
        self.query_one(Choice).focus()

    def missing(self) -> Widget | None:
        """The addressee, then the question."""
        to: Choice[QueryTo] = self.query_one(Choice)
        if to.value is None:
            return to
        return None if self.query_one(Prose).text.strip() else self.query_one(Prose)

    def record(self) -> None:
        """Record the question."""
        self.attempt(self._ask)

    def _ask(self) -> Asked:
        to: Choice[QueryTo] = self.query_one(Choice)
        asked = Asked(
            to.value or QueryTo.DESK,
            self.query_one(Prose).text,
            self.said("how"),
            self.said("fix"),
        )
        self._record(asked)
        return asked


class Answered(Struct, frozen=True):
    """The answer to a question; an empty `when` means now."""

    query: int
    answer: str
    fix: str
    when: str


class AnswerDialog(Form[Answered]):
    """The answer to one of the open questions.

    Args:
        waiting: the open questions.
        record: keeps the answer.
    """

    def __init__(self, waiting: Sequence[Query], record: Callable[[Answered], object]) -> None:
        super().__init__("The answer", "enter records   tab next field   esc cancels")
        self._waiting = tuple(waiting)[:_MOST]
        self._record = record

    def body(self) -> ComposeResult:
        """Which question, the answer, what is proposed, when it came."""
        options = [
            Option(str(at), f"{one.to}: {short(one.question, 60)}", one.id)
            for at, one in enumerate(self._waiting, 1)
        ]
        yield Field("To", Choice(options, 0, id="query"))
        yield Field("Answer", Prose(id="answer"))
        yield Static(classes="gap")
        yield Field("Fix", entry("fix", placeholder="the wording proposed instead"))
        yield Field("When", entry("when", placeholder="now, or an earlier day"))

    def on_mount(self) -> None:
        """Focus the answer, or the question where there are several."""
        self.query_one("#query" if len(self._waiting) > 1 else "#answer").focus()

    def missing(self) -> Widget | None:
        """The answer."""
        return None if self.query_one(Prose).text.strip() else self.query_one(Prose)

    def record(self) -> None:
        """Record the answer."""
        self.attempt(self._answer)

    def _answer(self) -> Answered:
        query: Choice[int] = self.query_one("#query", Choice)
        answered = Answered(
            query.value or self._waiting[0].id,
            self.query_one(Prose).text,
            self.said("fix"),
            self.said("when").strip(),
        )
        self._record(answered)
        return answered


class SearchDialog(Form[bool]):
    """A search that was made.

    Args:
        claim: the claim's words.
        record: keeps where, for which words, and what came of it.
    """

    def __init__(self, claim: str, record: Callable[[str, str, str], object]) -> None:
        super().__init__(
            f"A search about: {short(claim, 100)}", "enter records   tab next field   esc cancels"
        )
        self._record = record

    def body(self) -> ComposeResult:
        """Where, which words, what came of it."""
        yield Field("Where", entry("place", placeholder="an archive, a register, a search engine"))
        yield Field("Words", entry("words", placeholder="the words searched for"))
        yield Field("Found", entry("found", placeholder="empty: nothing found"))

    def on_mount(self) -> None:
        """Focus the place."""
        self.query_one("#place").focus()

    def missing(self) -> Widget | None:
        """The place, then the words."""
        for name in ("place", "words"):
            if not self.said(name).strip():
                return self.query_one(f"#{name}")
        return None

    def record(self) -> None:
        """Log it."""
        self.attempt(self._log)

    def _log(self) -> bool:
        self._record(self.said("place"), self.said("words"), self.said("found"))
        return True


class CheckedDialog(Form[bool]):
    """What was checked of a quotation.

    Args:
        claim: the claim's words.
        now: what is said of it now.
        record: keeps it; None: nothing is said.
    """

    def __init__(
        self, claim: str, now: Checked | None, record: Callable[[Checked | None], object]
    ) -> None:
        super().__init__(
            f"Checked of: {short(claim, 100)}", "a digit chooses   enter records   esc cancels"
        )
        self._now = now
        self._record = record

    def body(self) -> ComposeResult:
        """The choices."""
        options: list[Option[Checked | None]] = [
            Option(str(at), words, one) for at, (one, words) in enumerate(CHECKED.items(), 1)
        ]
        options.append(Option("0", "nothing is recorded of it", None))
        yield Choice(options, _place(self._now), id="checked")

    def on_mount(self) -> None:
        """Focus the choice."""
        self.query_one(Choice).focus()

    def record(self) -> None:
        """Record it."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        chosen: Choice[Checked | None] = self.query_one(Choice)
        self._record(chosen.value)
        return True


def checked_in_fields(claim: Claim) -> dict[str, str | int]:
    """What stands in the field of the dialog for a claim."""
    return {"checked": _place(claim.checked)}


def _place(checked: Checked | None) -> int:
    """Where a choice stands among the others; what says nothing stands last."""
    return [*CHECKED, None].index(checked)
