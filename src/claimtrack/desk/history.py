"""The log, undo and redo, and expunging: the one exception to an append-only log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.digests import same
from claimtrack.desk.records import lapse
from claimtrack.errors import NotFound, Refused
from claimtrack.model.case import ClaimCase
from claimtrack.model.event import Log
from claimtrack.model.verdict import SignOff, Verdict
from claimtrack.store.actions import (
    Imported,
    about,
    action_of,
    claims_touched,
    imported,
    merged_file,
)
from claimtrack.store.undo import REDO, UNDO, last_action, last_undo, take_back
from claimtrack.store.writing import Writing
from claimtrack.text.clean import one_line
from claimtrack.text.phrases import counted, quoted_beginning

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.expunge import Expunged


_SHOWN = 60
"""How many characters of an action's subject are shown."""


_TOGETHER = frozenset({"assign", "tag", "set status"})
"""Actions that can affect many claims: undoing one says how many."""


class TakenBack(Struct, frozen=True):
    """An action that was (or would be) undone or redone: its name in the log, what it touched.

    `about` describes the same thing by its text.
    """

    action: str
    touched: str
    about: str = ""

    @property
    def words(self) -> str:
        """The action in words: `accept #7 “26 people were killed”`."""
        return f"{self.action} {self.about or self.touched}"


class History:
    """The log, undo and redo."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def log(
        self, *, limit: int | None = 50, claim: int | None = None, confidential: bool = False
    ) -> Log:
        """Return the newest events.

        Args:
            limit: how many at most; None: all.
            claim: only what happened to this claim and its records.
            confidential: include the words of rows that are confidential, or once were.
        """
        with self._store.reading():
            if claim is None:
                events = self._store.events.newest(-1 if limit is None else limit)
            else:
                events = tuple(reversed(self._store.events.of_claim(claim)))[:limit]
            names = self._desk.dossiers.names(events)
            held = self._desk.embargo.of_events(events)
        if confidential:
            return Log(events, replace(names, secret=frozenset()), held)
        from claimtrack.report.redaction import redacted_event

        return Log(tuple(redacted_event(event, names.secret) for event in events), names, held)

    def decisions(self, days: int = 14) -> tuple[int, ...]:
        """Count the decisions about sentences and verdicts on each of the last days.

        Args:
            days: how many days, including today.

        Returns:
            A count for each day, the oldest first.
        """
        today = date.fromisoformat(self._desk.today())
        first = today - timedelta(days=days - 1)
        found = self._store.events.decisions(first.isoformat())
        wanted = (first + timedelta(days=at) for at in range(days))
        return tuple(found.get(day.isoformat(), 0) for day in wanted)

    def undo(self) -> TakenBack:
        """Undo this reviewer's own last action that still stands.

        Raises:
            NotFound: there is none.
            Refused: another reviewer has changed the same rows since; the message says who.
        """
        return self._reverse(UNDO, last_action, "You have nothing to undo.")

    def redo(self) -> TakenBack:
        """Redo what this reviewer's last undo took back.

        Raises:
            NotFound: there is none, or something was done since.
            Refused: another reviewer has changed the same rows since; the message says who.
        """
        return self._reverse(REDO, last_undo, "You have nothing to redo.")

    def next_undo(self) -> str | None:
        """Return the name in the log of the action that undo would reverse, or None."""
        group = last_action(self._store.connection, self._desk.reviewer)
        return None if group is None else self._said(group).action

    def next_redo(self) -> str | None:
        """Return the name in the log of the action that redo would restore, or None."""
        group = last_undo(self._store.connection, self._desk.reviewer)
        return None if group is None else self._said(group).action

    def undo_in_words(self) -> str | None:
        """Describe the action that undo would reverse, or return None."""
        group = last_action(self._store.connection, self._desk.reviewer)
        return None if group is None else self._told(group).words

    def redo_in_words(self) -> str | None:
        """Describe the action that redo would restore, or return None."""
        group = last_undo(self._store.connection, self._desk.reviewer)
        return None if group is None else self._told(group).words

    def _reverse(
        self, action: str, newest: Callable[[Any, str], int | None], nothing: str
    ) -> TakenBack:
        """Undo or redo the newest action, as found once the write has begun."""
        with self._desk.writing(action) as writing:
            group = newest(self._store.connection, writing.who)
            if group is None:
                raise NotFound(nothing)
            said = self._told(group)
            writing.undoes = group
            touched = claims_touched(self._store.connection, group)
            before = self._store.claims.cases(touched)
            take_back(writing, group)
            after = self._store.claims.cases(touched)
            look_after_undo(writing, before, after, f"{action}: {said.action}")
        return said

    def _told(self, group: int) -> TakenBack:
        """Describe an action, with what it was about."""
        said = self._said(group)
        while (undone := action_of(self._store.connection, group)[1]) is not None:
            group = undone
        if merged_file(self._store.connection, group) is not None:
            return said
        run = imported(self._store.connection, group)
        if run is not None and run.article is None:
            return replace(said, about=f"of {said.touched}")
        action, _, _, key = action_of(self._store.connection, group)
        touched = about(self._store.connection, group)
        if action in {"withdraw source", "restore source"}:
            # Claims are flagged with it, but the action is about the source.
            words = f"#{key} {quoted_beginning(self._store.sources.get(key).name, _SHOWN)}"
        elif len(touched.claims) > 1:
            words = counted(len(touched.claims), "claim")
        elif touched.claims:
            words = f"#{touched.claims[0]} {quoted_beginning(touched.text, _SHOWN)}"
        elif len(touched.sentences) > 1:
            words = counted(len(touched.sentences), "line")
        else:
            words = quoted_beginning(touched.text, _SHOWN)
        return replace(said, about=words.strip())

    def _said(self, group: int) -> TakenBack:
        """Describe an action; an undo is named after what it undid."""
        action, undoes, entity, key = action_of(self._store.connection, group)
        if undoes is not None:
            return self._said(undoes)
        if (file := merged_file(self._store.connection, group)) is not None:
            return TakenBack(action, file)
        run = imported(self._store.connection, group)
        if run is not None:
            return TakenBack(action if run.article else "import", _brought(run))
        touched = f"{entity} {key}"
        if (
            action in _TOGETHER
            and (several := len(claims_touched(self._store.connection, group))) > 1
        ):
            touched = counted(several, "claim")
        return TakenBack(action, touched)

    def expunge(self, words: str, *, parts: bool = False) -> Expunged:
        """Remove words from every table, index, event and old page of the file. There is no undo.

        Every letter becomes a block, however the words are spelled (`claimtrack.text.spellings`).
        Backups and other copies of the file still contain the words.

        Args:
            words: whole words: `Ann` is not removed from `annual`.
            parts: remove each part of a name where it stands by itself, too.

        Returns:
            Where they were, what is left, and what was looked at.

        Raises:
            WrongUse: too few letters to tell them from others.
            Refused: they are in the name of a reviewer of this file.
            FileTrouble: another program holds the file open, or the words are still in it.
        """
        from claimtrack.desk.expunge import expunge

        return expunge(self._desk, one_line(words), parts=parts)


def _brought(run: Imported) -> str:
    """Put what a run of import brought into words: `300 articles and 2 failures`."""
    if run.article is not None and not run.failures:
        return f"article {run.article}"
    counts = (
        (run.articles, "article"),
        (run.claims, "claim"),
        (run.reviews, "review"),
        (run.failures, "failure"),
    )
    return ", ".join(counted(count, noun) for count, noun in counts if count) or "nothing new"


def look_after_undo(
    writing: Writing, before: Sequence[ClaimCase], after: Sequence[ClaimCase], why: str
) -> None:
    """Let sign-offs lapse where what they covered has changed.

    Args:
        writing: the undo, or redo.
        before: the claims it touched, as they were.
        after: the same claims now; those no longer on file are left out.
        why: the reason recorded with a lapsed sign-off.

    Raises:
        Refused: a published verdict or one of its sign-offs would be removed or changed.
    """
    now = {case.claim.id: case for case in after}
    for case in before:
        left = now.get(case.claim.id)
        _refuse_if_published(case, left)
        if left is not None:
            _lapse_what_differs(writing, left, why)


def _lapse_what_differs(writing: Writing, case: ClaimCase, why: str) -> None:
    current = case.verdict
    agreed = [one for one in case.sign_offs if _holds(one, current)]
    if current is None or not agreed:
        return
    unchanged = all(same(one.digest, case, current) for one in agreed)
    if unchanged and current.handed_in_at is not None:
        return
    if current.published_on is not None:
        raise _published(case)
    lapse(writing, case, why)


def _holds(sign_off: SignOff, current: Verdict | None) -> bool:
    return (
        current is not None
        and sign_off.verdict == current.id
        and sign_off.agrees
        and sign_off.lapsed_at is None
    )


def _refuse_if_published(case: ClaimCase, left: ClaimCase | None) -> None:
    """Refuse to undo published work: it has to be corrected."""
    verdicts = {one.id: one for one in left.verdicts} if left is not None else {}
    signed = {one.id for one in left.sign_offs} if left is not None else set()
    for verdict in case.verdicts:
        if verdict.published_on is None:
            continue
        kept = verdicts.get(verdict.id)
        if kept is None or _public(kept) != _public(verdict):
            raise _published(case)
        if any(one.verdict == verdict.id and one.id not in signed for one in case.sign_offs):
            raise _published(case)


def _public(verdict: Verdict) -> tuple[object, ...]:
    """Return what readers have seen of a verdict."""
    return (
        verdict.rating,
        verdict.rationale,
        verdict.as_of,
        verdict.published_on,
        verdict.url,
        verdict.evidence,
    )


def _published(case: ClaimCase) -> Refused:
    return Refused(
        f"The verdict on #{case.claim.id} is published and cannot be undone: correct or retract it."
    )
