"""Merging another desk's file into this one, and deciding what both had changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

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

_NOTHING = "(nothing)"
_REMOVED = "(removed)"
_THERE = "(still there)"


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
            shown = self._shown(found)
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
                f"It has been worked on since: remove {self._about(found)} as usual if it is to "
                "go, and then let the other side stand here."
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
        return tuple(
            _without_words(self._shown(one)) if _is_secret(one, secret) else self._shown(one)
            for one in conflicts
        )

    def _shown(self, conflict: Conflict) -> Shown:
        return Shown(
            conflict,
            self._about(conflict),
            self._side(conflict, conflict.ours),
            self._side(conflict, conflict.theirs),
        )

    def _about(self, conflict: Conflict) -> str:
        """What a conflict is about, as a person would name it."""
        name = self._rows.name_of(conflict.entity, conflict.row_uid)
        noun = f"{conflict.entity} {conflict.key or ''}".strip()
        if conflict.entity == "claim":
            noun = f"#{conflict.key}" if conflict.key else "a claim"
        of = (
            "" if conflict.claim is None or conflict.entity == "claim" else f" of #{conflict.claim}"
        )
        field = f", {conflict.field.replace('_', ' ')}" if conflict.field else ""
        return f"{noun}{of} “{name}”{field}"

    def _side(self, conflict: Conflict, values: Mapping[str, Any] | None) -> str:
        """One side of a conflict, in words."""
        if values is None:
            return _REMOVED
        if not conflict.field:
            return _THERE
        if conflict.field == "verdict":
            return "; ".join(self._verdicts(values)) or _NOTHING
        return ", ".join(self._words(conflict, values)) or _NOTHING

    def _verdicts(self, values: Mapping[str, Any]) -> Iterator[str]:
        for uid in values.get("verdicts", ()):
            found = self._rows.verdict(uid)
            if found is not None:
                rating, by, as_of, why = found
                yield f"{rating} by {by}, as of {as_of}: {why}"

    def _words(self, conflict: Conflict, values: Mapping[str, Any]) -> Iterator[str]:
        from claimtrack.store.tables import POINTS_AT

        for name, value in values.items():
            if value in {None, ""}:
                continue
            other = POINTS_AT.get(conflict.entity, {}).get(name)
            text = self._rows.name_of(other, value) if other else str(value)
            yield text if len(values) == 1 else f"{name.replace('_', ' ')} {text}"


def _is_secret(conflict: Conflict, secret: AbstractSet[str]) -> bool:
    """Whether a conflict is about words that may not be shown: of a claim, its note alone."""
    return conflict.row_uid in secret and (conflict.entity != "claim" or conflict.field == "note")


def _without_words(one: Shown) -> Shown:
    """A conflict that says what it is about, and nothing of what is written there."""
    conflict = one.conflict
    about = f"{conflict.entity} {conflict.key}, {conflict.field.replace('_', ' ')}"
    return replace(one, about=about, ours=HIDDEN, theirs=HIDDEN)


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
    text, language = found[0]["text"], "en"
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
