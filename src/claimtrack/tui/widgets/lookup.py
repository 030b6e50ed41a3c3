"""Background lookup while the user types: only the last question counts.

The one place for what every search as you type needs. It begins when the keys rest, looks in a
thread with a desk of that thread's own, and drops an answer that comes after another question was
asked. No thread touches a widget: what was found is shown in the owner's turn, among its messages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.dom import DOMNode
from textual.timer import Timer
from textual.worker import get_current_worker

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from claimtrack.tui.messages import Failed
from claimtrack.tui.session import Session

PAUSE = 0.12
"""Seconds after a key before a lookup begins."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Lookup(Generic[Question, Answer]):
    """A question that changes as the user types, and its answer.

    Args:
        at: the screen or widget that asks; what is still looked for when it goes is forgotten.
        session: the open desk.
        question: what is asked to begin with, by `again`.
        find: finds the answer, in a thread; it may look at `get_current_worker().is_cancelled`.
        show: shows the answer.
        failed: shows why there is none; None: a `Failed` is posted to `at`.
    """

    def __init__(
        self,
        at: DOMNode,
        session: Session,
        question: Question,
        find: Callable[[Desk, Question], Answer],
        show: Callable[[Answer], object],
        failed: Callable[[str], object] | None = None,
    ) -> None:
        self.question = question
        self.waiting = True
        """Whether there is no answer yet; `again` does not take back the one that there is."""
        self._at = at
        self._session = session
        self._find = find
        self._show = show
        self._failed = failed or (lambda why: at.post_message(Failed(why)))
        self._clock: Timer | None = None
        self._turn = 0

    def later(self, question: Question) -> None:
        """Ask a new question once typing pauses."""
        self._ask(question)
        self._clock = self._at.set_timer(PAUSE, self.again)

    def now(self, question: Question) -> None:
        """Ask a new question at once."""
        self._ask(question)
        self.again()

    def again(self) -> None:
        """Ask the same again: the file has changed."""
        self._drop()
        look = partial(self._look, self._turn, self.question)
        self._at.run_worker(look, group=f"lookup {id(self)}", exclusive=True, thread=True)

    def stop(self) -> None:
        """Stop asking."""
        self._drop()
        self.waiting = False

    def _ask(self, question: Question) -> None:
        self._drop()
        self.question = question
        self.waiting = True

    def _drop(self) -> None:
        """Ignore answers to earlier questions."""
        self._turn += 1
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def _look(self, turn: int, question: Question) -> None:
        """Look up in a thread; skip it if a newer question has replaced it."""
        if get_current_worker().is_cancelled:
            return
        try:
            with self._session.own_desk() as desk:
                answer = self._find(desk, question)
        except ClaimtrackError as error:
            self._at.call_later(self._end, turn, partial(self._failed, error.message))
        else:
            self._at.call_later(self._end, turn, partial(self._show, answer))

    def _end(self, turn: int, tell: Callable[[], object]) -> None:
        """Show the answer, unless a newer question has been asked."""
        if turn == self._turn:
            tell()
        if turn == self._turn:  # else it was no answer: whoever shows it has asked again
            self.waiting = False
