"""Text that is being typed: kept until it is recorded, so that no crash takes it.

Drafts are no records: they leave no event, stand in no report, and undo does not know them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from claimtrack.desk.base import DeskBase


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into the fields of a place, by the name of the field, and when."""

    fields: Mapping[str, str | int]
    saved_at: str


class Drafting(DeskBase):
    """One's own drafts; nobody sees another's."""

    def keep_draft(self, place: str, fields: Mapping[str, str | int]) -> None:
        """Keep what stands in the fields of a place, over what was kept before."""
        with self.writing("keep draft") as writing:
            writing.keep_draft(place, json.dumps(dict(fields), ensure_ascii=False))

    def draft(self, place: str) -> Draft | None:
        """What this reviewer left at a place, or None."""
        found = self.store.drafts.get(self.reviewer, place)
        return None if found is None else Draft(json.loads(found[0]), found[1])

    def drop_draft(self, place: str) -> None:
        """Forget what this reviewer left at a place."""
        if self.store.drafts.get(self.reviewer, place) is not None:
            with self.writing("drop draft") as writing:
                writing.drop_draft(place)
