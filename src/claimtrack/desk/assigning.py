"""Whose case it is, and handing it over."""

from __future__ import annotations

from claimtrack.desk.base import DeskBase, typed
from claimtrack.text.clean import one_line


class Assigning(DeskBase):
    """Handing cases over."""

    def people(self) -> tuple[str, ...]:
        """The names of those who have worked on this file, to hand a case to."""
        return self.store.events.reviewers()

    def assign(self, claim: int, name: str, *, note: str = "") -> None:
        """Give a case to somebody, with its state of play in words; an empty name: to nobody.

        Args:
            claim: the claim.
            name: who has it from here on.
            note: what was done, what is open, whom to ask.

        Raises:
            NotFound: no such claim.
        """
        self.store.claims.get(claim)
        owner = one_line(name)
        with self.writing("assign") as writing:
            writing.update("claim", claim, {"owner": owner or None})
            writing.insert(
                "handover",
                {
                    "claim": claim,
                    "owner": owner,
                    "by": writing.who,
                    "at": writing.at,
                    "note": typed(note),
                },
            )
