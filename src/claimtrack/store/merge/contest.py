"""Claims that were judged in both files: no verdict is overwritten, and none takes over unseen.

Where each file came to a verdict that the other does not know of, ours stands, and theirs come in
beside it, until a person says which is to stand. The same goes for the other file, seen from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from claimtrack.store.keys import Named, Row
from claimtrack.store.merge.conflicts import VERDICT, Conflicts, Said
from claimtrack.store.merge.known import Change
from claimtrack.store.merge.side import Side, inserted, last_touch
from claimtrack.store.tables import CURRENT

STANDING = ("set_aside", "status", "attention", "attention_why")
"""Columns of a claim that say which of its verdicts stands, and how far that is."""

_Changes = Mapping[Named, Sequence[Change]]


class Contest:
    """Which claims are judged in both files.

    Args:
        ours: this file, before anything is merged.
        theirs: the other.
        changed_here: what happened here that the other does not know of.
        changed_there: the same the other way about.
        conflicts: where it is noted.
    """

    def __init__(
        self,
        ours: Side,
        theirs: Side,
        changed_here: _Changes,
        changed_there: _Changes,
        conflicts: Conflicts,
    ) -> None:
        self._conflicts = conflicts
        here, there = _judged(ours, changed_here), _judged(theirs, changed_there)
        here |= _not_shown(ours, theirs, there.keys() - here.keys())
        self._claims = {
            claim: (
                _standing(ours, claim, here, changed_here),
                _standing(theirs, claim, there, changed_there),
            )
            for claim in sorted(here.keys() | there.keys())
            if claim in ours.numbers("claim")
            and claim in theirs.numbers("claim")
            and (
                (claim in here and claim in there) or conflicts.still_open("claim", claim, VERDICT)
            )
        }

    def comes_beside(self, verdict: Row) -> bool:
        """Whether a verdict of the other file comes in beside the one that stands here."""
        return verdict["claim"] in self._claims

    def stays(self, claim: str) -> tuple[str, ...]:
        """The columns of a claim that are not taken from the other file."""
        return STANDING if claim in self._claims else ()

    def note(self) -> None:
        """Write down what a person has to decide."""
        for claim, (ours, theirs) in self._claims.items():
            self._conflicts.write("claim", claim, VERDICT, ours, theirs)


def _judged(side: Side, changes: _Changes) -> dict[str, list[str]]:
    """The claims of which another verdict stands than before, each with the verdicts made since."""
    new: dict[str, list[str]] = defaultdict(list)
    judged: dict[str, list[str]] = {}
    for (table, uid), some in changes.items():
        if table == "verdict" and inserted(some) and uid in side.numbers("verdict"):
            new[side.row("verdict", uid)["claim"]].append(uid)
        elif table == "claim" and uid in side.numbers("claim") and _set_aside(some):
            judged[uid] = []
    for claim, verdicts in new.items():
        if claim in judged or _current(side, claim) in verdicts:
            judged[claim] = verdicts
    return judged


def _not_shown(ours: Side, theirs: Side, claims: AbstractSet[str]) -> dict[str, list[str]]:
    """Claims whose verdict here the other file was not given, to be judged blind."""
    known = theirs.numbers("verdict")
    standing = ((claim, _current(ours, claim)) for claim in claims)
    return {claim: [uid] for claim, uid in standing if uid is not None and uid not in known}


def _set_aside(changes: Sequence[Change]) -> bool:
    """Whether verdicts on a claim that was there before were set aside."""
    return not inserted(changes) and any("set_aside" in (one.after or {}) for one in changes)


def _current(side: Side, claim: str) -> str | None:
    """The uid of the verdict that stands on a claim."""
    found = side.connection.execute(
        f"SELECT verdict.uid FROM claim JOIN verdict ON verdict.id = {CURRENT} WHERE claim.uid = ?",
        (claim,),
    ).fetchone()
    return None if found is None else str(found[0])


def _standing(side: Side, claim: str, judged: Mapping[str, list[str]], changes: _Changes) -> Said:
    """What stands on a claim in one file, and who saw to that."""
    verdicts = judged.get(claim, [])
    current = _current(side, claim)
    if current is not None and current not in verdicts:
        verdicts = [*verdicts, current]
    row = side.row("claim", claim)
    by = next((last_touch(changes.get(("verdict", uid), ()), ()) for uid in verdicts), ("", ""))
    stands = {name: row[name] for name in STANDING}
    return Said({"verdicts": verdicts, "stands": current, **stands}, *by)
