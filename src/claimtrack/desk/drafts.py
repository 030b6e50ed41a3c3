"""Text that is being typed: kept until it is recorded, so that a crash does not lose it.

Drafts are not records: they leave no event, appear in no report, and undo ignores them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


Fields = Mapping[str, str | int]
"""Words, or the number of what was chosen, by the name of the field."""


class Draft(Struct, frozen=True):
    """What was typed into the fields of a place, by the name of the field, and when.

    `over` is what stood in them before, so that a change of that by others is noticed.
    """

    fields: Fields
    over: Fields
    saved_at: str


class Drafts:
    """The reviewer's own drafts; nobody sees another's."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def keep(self, place: str, fields: Fields, over: Fields | None = None) -> None:
        """Keep what stands in the fields of a place, in place of what was kept before.

        Args:
            place: which fields they are, such as those of the note on a claim.
            fields: what stands in them.
            over: what stood in them before anything was typed.
        """
        kept = {"fields": dict(fields), "over": dict(over or {})}
        with self._desk.writing("keep draft") as writing:
            writing.keep_draft(place, json.dumps(kept, ensure_ascii=False))

    def get(self, place: str) -> Draft | None:
        """What this reviewer left at a place, or None."""
        found = self._store.drafts.get(self._desk.reviewer, place)
        if found is None:
            return None
        kept = json.loads(found[0])
        if "over" not in kept:  # kept before it was noted what stood there
            kept = {"fields": kept, "over": {}}
        return Draft(kept["fields"], kept["over"], found[1])

    def drop(self, place: str) -> None:
        """Forget what this reviewer left at a place."""
        if self._store.drafts.get(self._desk.reviewer, place) is not None:
            with self._desk.writing("drop draft") as writing:
                writing.drop_draft(place)
