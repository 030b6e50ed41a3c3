"""What happened, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimtrack.desk.base import DeskBase
from claimtrack.desk.standing import look_after_undo
from claimtrack.errors import NotFound
from claimtrack.model.event import Event
from claimtrack.store.undo import (
    REDO,
    UNDO,
    about,
    action_of,
    claims_touched,
    last_action,
    last_undo,
    take_back,
)
from claimtrack.text.clean import one_line

_SHOWN = 60
"""How many characters are shown of what an action was about."""

_TOGETHER = frozenset({"assign", "tag", "set status"})
"""Actions on any number of claims: an undo of them says how many."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An action that was undone or redone, or would be: its name in the log, what it touched.

    `about` says the same in the words of the file.
    """

    action: str
    touched: str
    about: str = ""

    @property
    def words(self) -> str:
        """The action in words: `accept #7 “26 people were killed”`."""
        return f"{self.action} {self.about or self.touched}"


class History(DeskBase):
    """The log, undo and redo."""

    def log(self, *, limit: int = 50, claim: int | None = None) -> tuple[Event, ...]:
        """The newest events, newest first; of one claim: also of what hangs on it."""
        if claim is None:
            return self.store.events.newest(limit)
        return tuple(reversed(self.store.events.of_claim(claim)))[:limit]

    def decided(self, article: int) -> tuple[int, ...]:
        """The sentences of an article that this reviewer decided about or judged, newest first."""
        return self.store.events.decided(self.reviewer, article)

    def decisions(self, days: int = 14) -> tuple[int, ...]:
        """How many decisions about sentences and verdicts there were on each of the last days.

        Args:
            days: how many days, today among them.

        Returns:
            A count for each day, the oldest first.
        """
        today = date.fromisoformat(self.today())
        first = today - timedelta(days=days - 1)
        found = self.store.events.decisions(first.isoformat())
        wanted = (first + timedelta(days=at) for at in range(days))
        return tuple(found.get(day.isoformat(), 0) for day in wanted)

    def undo(self) -> TakenBack:
        """Take back this reviewer's own last action that still stands.

        Raises:
            NotFound: there is none.
            Refused: somebody changed the same rows since; the message names whom.
        """
        group = last_action(self.store.connection, self.reviewer)
        return self._reverse(UNDO, group, "There is nothing of yours to undo.")

    def redo(self) -> TakenBack:
        """Put back what this reviewer's last undo took away.

        Raises:
            NotFound: there is none, or something was done since.
            Refused: somebody changed the same rows since; the message names whom.
        """
        group = last_undo(self.store.connection, self.reviewer)
        return self._reverse(REDO, group, "There is nothing of yours to redo.")

    def next_undo(self) -> str | None:
        """The action that undo would take back, by its name in the log, or None."""
        group = last_action(self.store.connection, self.reviewer)
        return None if group is None else self._said(group).action

    def next_redo(self) -> str | None:
        """The action that redo would put back, by its name in the log, or None."""
        group = last_undo(self.store.connection, self.reviewer)
        return None if group is None else self._said(group).action

    def undo_in_words(self) -> str | None:
        """What undo would take back, in the words of the file, or None."""
        group = last_action(self.store.connection, self.reviewer)
        return None if group is None else self._told(group).words

    def redo_in_words(self) -> str | None:
        """What redo would put back, in the words of the file, or None."""
        group = last_undo(self.store.connection, self.reviewer)
        return None if group is None else self._told(group).words

    def _reverse(self, action: str, group: int | None, nothing: str) -> TakenBack:
        if group is None:
            raise NotFound(nothing)
        said = self._told(group)
        with self.writing(action, undoes=group) as writing:
            touched = claims_touched(self.store.connection, group)
            before = self.store.claims.cases(touched)
            take_back(writing, group)
            after = self.store.claims.cases(touched)
            look_after_undo(writing, before, after, f"{action}: {said.action}")
        return said

    def _told(self, group: int) -> TakenBack:
        """An action in words, with what it was about."""
        said = self._said(group)
        while (undone := action_of(self.store.connection, group)[1]) is not None:
            group = undone
        action, _, _, key = action_of(self.store.connection, group)
        touched = about(self.store.connection, group)
        if action in {"withdraw source", "restore source"}:
            # Claims are flagged along with it; it is the source that was trusted or not.
            words = f"#{key} {_quoted(self.store.sources.get(key).name)}"
        elif len(touched.claims) > 1:
            words = f"{len(touched.claims)} claims"
        elif touched.claims:
            words = f"#{touched.claims[0]} {_quoted(touched.text)}"
        elif len(touched.sentences) > 1:
            words = f"{len(touched.sentences)} lines"
        else:
            words = _quoted(touched.text)
        return replace(said, about=words.strip())

    def _said(self, group: int) -> TakenBack:
        """An action in words; an undo is named by what it undid."""
        action, undoes, entity, key = action_of(self.store.connection, group)
        if undoes is not None:
            return self._said(undoes)
        touched = "a list of claims" if entity == "claim_batch" else f"{entity} {key}"
        if (
            action in _TOGETHER
            and (several := len(claims_touched(self.store.connection, group))) > 1
        ):
            touched = f"{several} claims"
        return TakenBack(action, touched)


def _quoted(text: str) -> str:
    """The beginning of a text in quotation marks; nothing of nothing."""
    words = one_line(text)
    cut = words
    if len(words) > _SHOWN:
        whole, _, _ = words[:_SHOWN].rpartition(" ")
        cut = f"{whole or words[:_SHOWN]}…"
    return f"“{cut}”" if cut else ""
