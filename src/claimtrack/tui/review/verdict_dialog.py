"""The dialog that a verdict is given in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.model.verdict import CorrectionLevel, Rating, Scale, SupersedeReason, Verdict
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.marks import open_ratings, rating_words, style
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.prose import Prose
from claimtrack.tui.words import line, short


class Judgement(Struct, frozen=True):
    """What was judged. `reason` and what follows are for a verdict that replaces another."""

    rating: str
    why: str
    as_of: str | None
    recheck_by: str | None
    reason: SupersedeReason | None
    reason_why: str
    correction: CorrectionLevel | None


class VerdictDialog(Form[Judgement]):
    """A verdict to give.

    Args:
        claim: the claim's words.
        scale: the ratings there are.
        digit: which of them was asked for, counted from 1.
        today: the date that stands at first.
        current: the verdict that stands, or None.
        amends: whether it will be changed (one's own, not handed in) and not superseded.
        record: keeps the verdict; what it refuses is shown and everything typed stays.
        corrects: whether what stands was an error of ours; its rationale is there to be mended.
        told: what is to be known before; "" for nothing.
    """

    opens_again = True

    def __init__(
        self,
        claim: str,
        scale: Scale,
        digit: int,
        today: str,
        current: Verdict | None,
        *,
        amends: bool,
        record: Callable[[Judgement], object],
        corrects: bool = False,
        told: str = "",
    ) -> None:
        super().__init__(
            f"{'Correction of' if corrects else 'Verdict on'}: {short(claim, 100)}",
            "enter records   ctrl+j new line   shift+tab rating   esc cancels",
        )
        self._ratings = open_ratings(scale)
        self._chosen = digit - 1
        self._today = today
        self._current = current
        self._amends = amends
        self._record = record
        self._corrects = corrects
        self._told = told

    def body(self) -> ComposeResult:
        """The rating, the rationale, the dates; the reason where a verdict is replaced."""
        ratings = [
            Option(str(at), rating_words(one), one, style(one))
            for at, one in enumerate(self._ratings, 1)
        ]
        yield Field("Rating", Choice(ratings, self._chosen, id="rating"))
        yield Static(classes="gap")
        old = self._current
        kept = self._amends or self._corrects
        yield Field("Why", Prose(old.rationale if old and kept else "", id="why"))
        yield Static(classes="gap")
        yield Field("As of", entry("as-of", self._today))
        recheck = (old.recheck_by or "") if old and self._amends else ""
        yield Field("Re-check by", entry("recheck", recheck, "a date, or empty"))
        if old is not None and not self._amends:
            yield Static(classes="gap")
            yield Static(
                line(
                    "replaces ",
                    (rating_words(old.rating), style(old.rating)),
                    f" as of {old.as_of} by {short(old.reviewer, 40)}",
                )
            )
            reasons = [Option(one.value[0], one.value, one) for one in SupersedeReason]
            yield Field("Because of", Choice(reasons, 0 if self._corrects else None, id="reason"))
            told = "what was wrong or is new, worded for readers"
            yield Field("In words", entry("reason-why", placeholder=told))
            levels = [Option(one.value[0], one.value, one) for one in CorrectionLevel]
            yield Field("If an error", Choice(levels, id="correction"))

    def on_mount(self) -> None:
        """Focus the rationale (the digit chose the rating), or what was wrong."""
        self.query_one("#reason-why" if self._corrects else "#why").focus()
        if self._told:
            self.complain(self._told)

    def missing(self) -> Widget | None:
        """The reason for replacing a verdict that was handed in; of an error, what it was."""
        old = self._current
        if old is None or self._amends or old.handed_in_at is None:
            return None
        reason: Choice[SupersedeReason] = self.query_one("#reason", Choice)
        if reason.value is None:
            return reason
        untold = reason.value is SupersedeReason.OUR_ERROR and not self.said("reason-why").strip()
        return self.query_one("#reason-why") if untold else None

    def record(self) -> None:
        """Record the verdict."""
        self.attempt(self._judge)

    def _judge(self) -> Judgement:
        rating: Choice[Rating] = self.query_one("#rating", Choice)
        replaces = bool(self.query("#reason"))
        judged = Judgement(
            rating=(rating.value or self._ratings[0]).slug,
            why=self.query_one(Prose).text,
            as_of=self.said("as-of").strip() or None,
            recheck_by=self.said("recheck").strip() or None,
            reason=self.query_one("#reason", Choice).value if replaces else None,
            reason_why=self.said("reason-why") if replaces else "",
            correction=self.query_one("#correction", Choice).value if replaces else None,
        )
        self._record(judged)
        return judged
