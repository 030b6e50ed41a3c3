"""Conflicts of a merge in words: what each is about, both sides, and what may not be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec.structs import replace

from claimtrack.model.merge import Conflict, Shown
from claimtrack.store.conflicts import ConflictRows
from claimtrack.store.merge.contest import STANDING
from claimtrack.store.tables import POINTS_AT

_NOTHING = "(nothing)"
_REMOVED = "(removed)"
_THERE = "(still there)"


class Words:
    """Puts conflicts into words.

    Args:
        rows: reads what they are about.
    """

    def __init__(self, rows: ConflictRows) -> None:
        self._rows = rows

    def shown(self, conflict: Conflict) -> Shown:
        """Both sides of a conflict."""
        return Shown(
            conflict,
            self.about(conflict),
            self._side(conflict, conflict.ours),
            self._side(conflict, conflict.theirs),
        )

    def about(self, conflict: Conflict) -> str:
        """What a conflict is about, as a person would name it."""
        name = self._rows.name_of(conflict.entity, conflict.row_uid)
        noun = f"{conflict.entity.replace('_', ' ')} {conflict.key or ''}".strip()
        if conflict.entity == "claim":
            noun = f"#{conflict.key}" if conflict.key else "a claim"
        of = (
            "" if conflict.claim is None or conflict.entity == "claim" else f" of #{conflict.claim}"
        )
        field = f", {conflict.field.replace('_', ' ')}" if conflict.field else ""
        named = "" if name == conflict.row_uid else f" “{name}”"
        return f"{noun}{of}{named}{field}"

    def _side(self, conflict: Conflict, values: Mapping[str, Any] | None) -> str:
        """One side of a conflict, in words."""
        if values is None:
            return _REMOVED
        if not conflict.field:
            return _THERE
        if conflict.field == "verdict":
            return "; ".join(self._verdicts(values)) or _NOTHING
        return ", ".join(self._values(conflict, values)) or _NOTHING

    def _verdicts(self, values: Mapping[str, Any]) -> Iterator[str]:
        for uid in values.get("verdicts", ()):
            found = self._rows.verdict(uid)
            if found is not None:
                rating, by, as_of, why = found
                yield f"{rating} by {by}, as of {as_of}: {why}"

    def _values(self, conflict: Conflict, values: Mapping[str, Any]) -> Iterator[str]:
        for name, value in values.items():
            if value in {None, ""}:
                continue
            other = POINTS_AT.get(conflict.entity, {}).get(name)
            text = self._rows.name_of(other, value) if other else str(value)
            yield text if len(values) == 1 else f"{name.replace('_', ' ')} {text}"


def is_secret(conflict: Conflict, secret: AbstractSet[str]) -> bool:
    """Whether a conflict is about words that may not be shown: of a claim, its note alone."""
    return conflict.row_uid in secret and (conflict.entity != "claim" or conflict.field == "note")


def tells_rating(conflict: Conflict) -> bool:
    """Whether a conflict tells how a claim was rated."""
    return conflict.entity in {"verdict", "sign_off", "send_back"} or (
        conflict.entity == "claim" and conflict.field in {"verdict", *STANDING}
    )


def without_words(one: Shown, hidden: str) -> Shown:
    """A conflict that says what it is about, and nothing of what is written there."""
    conflict = one.conflict
    about = f"{conflict.entity} {conflict.key}, {conflict.field.replace('_', ' ')}"
    return replace(one, about=about, ours=hidden, theirs=hidden)
