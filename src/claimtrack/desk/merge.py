"""Merging another desk's file into this one, and deciding what both had changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.desk.base import HIDDEN as BLIND
from claimtrack.desk.conflicts import Words, is_secret, tells_rating, without_words
from claimtrack.desk.digests import same
from claimtrack.desk.records import add_wording, lapse
from claimtrack.errors import Refused
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import WordingKind
from claimtrack.model.merge import Conflict, Merged, Shown, Taken
from claimtrack.report.redaction import HIDDEN
from claimtrack.store.actions import claims_touched
from claimtrack.store.conflicts import ConflictRows
from claimtrack.store.keys import random_salt, random_uid
from claimtrack.text.languages.recognised import language_of
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.store.merge.act import Act
    from claimtrack.store.merge.logs import Left
    from claimtrack.store.other_file import Other
    from claimtrack.store.writing import Writing

WHY = "a merge changed what it covered"
"""Why a sign-off lapsed."""

_PLACES = 3
"""How many places at which words still stand are named."""


class _DryRun(Exception):
    def __init__(self, merged: Merged) -> None:
        super().__init__()
        self.merged = merged


class _Expunged(NamedTuple):
    """What is left of events of the other file, and what to say of words that were expunged."""

    left: Left
    said: tuple[str, ...]


class Merge:
    """Merging files, and what a person has to decide afterwards."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._rows = ConflictRows(desk.store.connection)
        self._words = Words(self._rows)

    def file(self, other: Path, *, dry_run: bool = False) -> Merged:
        """Merge another file into this one; one undo takes it back.

        The other file is only read. What only it has comes in; what only one of the two changed
        since they were last alike is taken from that one; what both changed is left as it is here
        and listed as a conflict. Merging the same file again changes nothing.

        Args:
            other: the other file, or a backup of one.
            dry_run: only say what would happen.

        Raises:
            NotFound: there is no such file.
            Refused: it is this file, or holds what no claimtrack writes.
            FileTrouble: it is damaged, not claimtrack's or newer, or there can be no backup.
        """
        from claimtrack.store.merge.act import ACTION, Act
        from claimtrack.store.other_file import private_copy
        from claimtrack.store.sqlite.backup import keep_before

        self._desk.store.refuse_look()
        with private_copy(other, self._desk.path) as copied:
            expunged = self._expunged(copied)
            try:
                with self._desk.writing(ACTION) as writing:
                    act = Act(writing, copied.connection, other.name)
                    if not act.anything:
                        return Merged(other.name, {}, {}, {}, (), (), 0)
                    backup = "" if dry_run else keep_before(self._desk.path, "merge").name
                    act.write(expunged.left)
                    lapsed = self._look_after(writing)
                    merged = self._merged(copied, act, expunged, backup, lapsed)
                    _stop_if(merged, dry_run=dry_run)
            except _DryRun as done:
                return done.merged
        return merged

    def _expunged(self, other: Other) -> _Expunged:
        """Take out of the copy of another file what was expunged in this one."""
        from claimtrack.store.merge.expunged import expunged_words, take_out
        from claimtrack.store.writing import Writing

        here, there = self._store.connection, other.connection
        with self._store.reading():
            gone_here = expunged_words(here, there)
            gone_there = expunged_words(there, here)
        left, said = other.left, []
        if gone_here.words:
            writing = Writing(
                there,
                action="expunge",
                who=self._desk.reviewer,
                login=self._desk.login,
                at=self._desk.moment(),
                new_uid=random_uid,
                new_salt=random_salt,
            )
            there.execute("BEGIN")
            cleared = take_out(writing, gone_here.words, left)
            there.execute("COMMIT")
            left = cleared.left
            said.append(
                f"Words that were expunged here stood in {counted(cleared.rows, 'row')} of "
                f"{other.path.name}: they were left out."
            )
        if gone_there.words:
            places = ", ".join(gone_there.places[:_PLACES])
            more = ", …" if gone_there.places[_PLACES:] else ""
            said.append(
                f"Words that were expunged in {other.path.name} still stand here ({places}{more}): "
                "expunge them here as well."
            )
        return _Expunged(left, tuple(said))

    def conflicts(self, *, confidential: bool = False) -> tuple[Shown, ...]:
        """Return what is to be decided, in the order in which it arose.

        Args:
            confidential: include the words of rows that are confidential, or once were.
        """
        with self._store.reading():
            return self._listed(self._rows.undecided(), confidential=confidential)

    def count(self) -> int:
        """Count what is to be decided."""
        return self._rows.count()

    def take(self, conflict: int, taken: Taken) -> Shown:
        """Decide which of two values stands.

        Args:
            conflict: its number.
            taken: whose value.

        Returns:
            The conflict as it was.

        Raises:
            NotFound: there is no such conflict.
            Refused: it is decided already, or what it is about is gone.
        """
        with self._desk.writing("settle conflict") as writing:
            found = self._rows.get(conflict)
            shown = self._words.shown(found)
            if tells_rating(found) and self._desk.hidden([found.claim or 0]):
                raise Refused(f"You read blind: rate #{found.claim} before you decide.")
            if found.taken is not None:
                raise Refused(
                    f"Conflict {conflict} was decided by {found.taken_by}: {found.taken} stands."
                )
            if found.key is None:
                raise Refused(f"What conflict {conflict} is about was removed since.")
            if found.field == "verdict":
                self._take_verdicts(writing, found, found.key, taken)
            elif found.field:
                self._take_values(writing, found, found.key, taken)
            else:
                self._take_row(writing, found, taken)
            said = {"taken": taken, "taken_by": writing.who, "taken_at": writing.at}
            writing.update("conflict", conflict, said)
            self._look_after(writing)
        return shown

    def _take_values(self, writing: Writing, found: Conflict, key: int, taken: Taken) -> None:
        """Let values stand; that ours do is written down, so that the other file learns of it."""
        now = writing.rows(found.entity, id=key)[0]
        theirs = self._rows.numbered(found, dict(found.theirs or {}))
        if taken is Taken.THEIRS:
            writing.update(found.entity, key, theirs)
            return
        kept = {name: now[name] for name in theirs}
        writing.record(found.entity, found.row_uid, kept, kept)

    def _take_row(self, writing: Writing, found: Conflict, taken: Taken) -> None:
        """A row was removed on one side and worked on at the other; it is on file."""
        removed = found.ours if taken is Taken.OURS else found.theirs
        if removed is None:
            raise Refused(
                f"It has been worked on since: remove {self._words.about(found)} as usual if it "
                "is to go, and then let the other side stand here."
            )
        del writing

    def _take_verdicts(self, writing: Writing, found: Conflict, key: int, taken: Taken) -> None:
        """Let the verdicts of one side count, and put those of the other beside them."""
        sides = {Taken.OURS: found.ours or {}, Taken.THEIRS: found.theirs or {}}
        stands = sides.pop(taken)
        for uid in (uid for side in sides.values() for uid in side.get("verdicts", ())):
            if uid not in stands.get("verdicts", ()):
                self._beside(writing, uid, beside=1)
        for uid in stands.get("verdicts", ()):
            self._beside(writing, uid, beside=0)
        if taken is Taken.THEIRS:
            values = {
                name: stands[name] for name in ("set_aside", "status", "attention", "attention_why")
            }
            numbered = self._rows.numbered(found, values)
            numbered["set_aside"] = numbered["set_aside"] or 0
            writing.update("claim", key, numbered)

    def _beside(self, writing: Writing, uid: str, *, beside: int) -> None:
        for row in writing.rows("verdict", uid=uid):
            if row["beside"] == beside:
                writing.record("verdict", uid, {"beside": beside}, {"beside": beside})
            else:
                writing.update("verdict", row["id"], {"beside": beside})

    def _look_after(self, writing: Writing) -> int:
        """Set right what follows from what was written; gives how many sign-offs lapsed."""
        claims = claims_touched(writing.connection, writing.group)
        for claim in claims:
            _reword(writing, claim)
        lapsed = 0
        for case in self._store.claims.cases(claims):
            lapsed += _lapse(writing, case)
        return lapsed

    def _merged(
        self, other: Other, act: Act, expunged: _Expunged, backup: str, lapsed: int
    ) -> Merged:
        from claimtrack.store.merge.act import counted_rows, settings_apart

        return Merged(
            file=other.path.name,
            added=counted_rows(act.added),
            changed=counted_rows(act.changed),
            removed=counted_rows(act.removed),
            conflicts=self._listed(map(self._rows.get, act.conflicts), confidential=False),
            duplicates=act.duplicates(),
            events=act.events,
            settings=settings_apart(self._store.connection, other.connection),
            expunged=expunged.said,
            lapsed=lapsed,
            backup=backup,
        )

    def _listed(self, conflicts: Iterable[Conflict], *, confidential: bool) -> tuple[Shown, ...]:
        secret = frozenset() if confidential else self._store.sources.secret_rows(())
        found = tuple(conflicts)
        hidden = self._desk.hidden(one.claim for one in found if one.claim is not None)
        return tuple(
            without_words(self._words.shown(one), HIDDEN)
            if is_secret(one, secret)
            else without_words(self._words.shown(one), BLIND)
            if one.claim in hidden and tells_rating(one)
            else self._words.shown(one)
            for one in found
        )


def _stop_if(merged: Merged, *, dry_run: bool) -> None:
    """Leave the write, so that it is taken back.

    Raises:
        _DryRun: it was only to be said what would happen.
    """
    if dry_run:
        raise _DryRun(merged)


def _reword(writing: Writing, claim: int) -> None:
    """Let a claim have its own text as its canonical wording, and others as variants."""
    found = writing.rows("claim", id=claim)
    if not found or found[0]["removed_at"] is not None:
        return
    text = found[0]["text"]
    language = language_of(text)
    for row in writing.rows("wording", claim=claim):
        canonical = row["text"] == text
        if row["kind"] == WordingKind.CANONICAL:
            language = row["language"]
        if canonical and row["kind"] != WordingKind.CANONICAL:
            writing.update("wording", row["id"], {"kind": WordingKind.CANONICAL})
        elif not canonical and row["kind"] == WordingKind.CANONICAL:
            writing.update("wording", row["id"], {"kind": WordingKind.VARIANT})
    add_wording(writing, claim, text, WordingKind.CANONICAL, language)


def _lapse(writing: Writing, case: ClaimCase) -> int:
    """Let the sign-offs of a claim lapse if what they covered is not what stands there now."""
    current = case.verdict
    if current is None:
        return 0
    holding = [
        one
        for one in case.sign_offs
        if one.verdict == current.id and one.agrees and one.lapsed_at is None
    ]
    if not holding or all(same(one.digest, case, current) for one in holding):
        return 0
    lapse(writing, case, WHY)
    return len(holding)
