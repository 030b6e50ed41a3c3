"""Handovers: who has which claim, and the notes they were handed over with.

Several claims are assigned all or none, and one undo reverses it. A caller who picked them from a
list may pass the version of each that was shown; see `change_claims`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimtrack.desk.base import Versions, typed
from claimtrack.desk.records import NAMED_CLAIMS, change_claims
from claimtrack.errors import Refused
from claimtrack.text.clean import one_line

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.claim import Claim
    from claimtrack.store.writing import Writing


class Handovers:
    """Owners of claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def people(self) -> tuple[str, ...]:
        """Return the names of everyone who has worked on this file, to assign cases to."""
        return self._store.events.reviewers()

    def assign(self, claim: int, name: str, *, note: str = "", version: int | None = None) -> None:
        """Assign a claim to a reviewer, with a note on where it stands; an empty name: to nobody.

        Args:
            claim: the claim.
            name: the new owner.
            note: what was done, what is open, whom to ask.
            version: the version of the claim that was read; None: as it is now.

        Raises:
            NotFound: no such claim.
            Refused: whoever is named already has it, and the note says nothing new.
            Stale: somebody changed it since.
        """
        versions = None if version is None else {claim: version}
        self.assign_all((claim,), name, note=note, versions=versions)

    def assign_all(
        self,
        claims: Iterable[int],
        name: str,
        *,
        note: str = "",
        versions: Versions | None = None,
    ) -> int:
        """Assign claims, each with a note on where it stands; an empty name: to nobody.

        Args:
            claims: the claims.
            name: the new owner.
            note: what was done, what is open, whom to ask; the same for each.
            versions: the versions that were read; None: as they are now.

        Raises:
            NotFound: a claim is not on file.
            Refused: whoever is named already has all of them, and the note says nothing new.
            Stale: somebody changed one of them since.
            WrongUse: there are none.
        """
        owner, said = one_line(name), typed(note)

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            last = writing.rows("handover", claim=claim.id)[-1:]
            if (claim.owner or "") == owner and (not said or (last and last[0]["note"] == said)):
                return {}
            handed = {"claim": claim.id, "owner": owner, "by": writing.who, "at": writing.at}
            writing.insert("handover", {**handed, "note": said})
            return {"owner": owner or None}

        with self._desk.writing("assign") as writing:
            chosen = change_claims(self._store, writing, claims, change, versions)
            if not writing.changed:
                which, by = _named(chosen), self._handed_by(chosen)
                has = f"{owner} already has {which}" if owner else f"{which} already has no owner"
                raise Refused(f"{has}{by}.")
        return len(chosen)

    def _handed_by(self, claims: tuple[Claim, ...]) -> str:
        """Who handed a claim over last, where it is one and somebody did."""
        last = self._store.claims.case(claims[0].id).handovers[-1:] if len(claims) == 1 else ()
        return f" (by {last[0].by})" if last else ""


def _named(claims: tuple[Claim, ...]) -> str:
    """Some claims by their numbers; those beyond a few are counted."""
    more = f" and {len(claims) - NAMED_CLAIMS} more" if len(claims) > NAMED_CLAIMS else ""
    return ", ".join(f"#{one.id}" for one in claims[:NAMED_CLAIMS]) + more
