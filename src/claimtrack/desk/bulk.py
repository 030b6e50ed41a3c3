"""Many claims acted on together: all is on file afterwards, or nothing; one undo takes it back.

Whoever chose the claims from a list may say which version of each was on it: what somebody changed
since refuses the whole, so that nothing is decided about a claim as it is no longer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from claimtrack.desk.assigning import Assigning
from claimtrack.desk.base import typed
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.claim import Claim, ClaimStatus
from claimtrack.text.clean import one_line

SETTABLE = (ClaimStatus.OPEN, ClaimStatus.IN_PROGRESS)
"""What a person may say of a claim's work; every other status comes of an act of its own."""

_LEAVES = frozenset({*SETTABLE, ClaimStatus.SENT_BACK})
_NAMED = 5

Versions = Mapping[int, int]
"""Claim to the version that was read."""

Change = Callable[[Claim], dict[str, str | None]]


class Bulk(Assigning):
    """Acts on any number of claims at once. Each gives back how many of them it changed."""

    def assign_all(
        self,
        claims: Iterable[int],
        name: str,
        *,
        note: str = "",
        versions: Versions | None = None,
    ) -> int:
        """Give cases to somebody, each with its state of play in words; an empty name: to nobody.

        Args:
            claims: the claims.
            name: who has them from here on.
            note: what was done, what is open, whom to ask; the same for each.
            versions: the versions that were read; None: as they are now.

        Raises:
            NotFound: a claim is not on file.
            Stale: somebody changed one of them since.
            WrongUse: there are none.
        """
        owner, said = one_line(name), typed(note)
        cases = self._chosen(claims)
        with self.writing("assign") as writing:
            for one in cases:
                version = (versions or {}).get(one.id)
                writing.update("claim", one.id, {"owner": owner or None}, version=version)
                handed = {"claim": one.id, "owner": owner, "by": writing.who, "at": writing.at}
                writing.insert("handover", {**handed, "note": said})
        return len(cases)

    def tag(
        self,
        claims: Iterable[int],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        *,
        versions: Versions | None = None,
    ) -> int:
        """Put tags on claims and take others off them; upper and lower case are the same tag.

        Raises:
            NotFound: a claim is not on file.
            Stale: somebody changed one of them since.
            WrongUse: no claim, or no tag.
        """
        put, off = _tags(add), _tags(remove)
        if not put and not off:
            raise WrongUse("Name a tag to put on, or one to take off.")

        def change(claim: Claim) -> dict[str, str | None]:
            held = {one.casefold(): one for one in claim.tags}
            held = {**{key: tag for key, tag in put.items() if key not in held}, **held}
            kept = sorted((tag for key, tag in held.items() if key not in off), key=str.casefold)
            return {"tags": json.dumps(kept, ensure_ascii=False)}

        return self._change("tag", claims, change, versions)

    def set_status(
        self, claims: Iterable[int], status: ClaimStatus, *, versions: Versions | None = None
    ) -> int:
        """Say that claims are open, or in progress.

        No other status is said: a claim is ready when its verdict is handed in, signed off when
        somebody signs it off, and so on.

        Raises:
            NotFound: a claim is not on file.
            Refused: a claim has a status that only its own act gives and takes.
            Stale: somebody changed one of them since.
            WrongUse: no claim, or a status that cannot be said.
        """
        if status not in SETTABLE:
            raise WrongUse(
                f"'{status}' comes of what is done to a verdict; said is only 'open' or "
                "'in progress'."
            )
        chosen = self._chosen(claims)
        held = [one for one in chosen if one.status not in _LEAVES]
        if held:
            named = ", ".join(f"#{one.id} is {one.status}" for one in held[:_NAMED])
            more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
            raise Refused(f"Nothing was changed: {named}{more}, and that is not taken back so.")
        return self._change(
            "set status", [one.id for one in chosen], lambda _: {"status": status}, versions
        )

    def _chosen(self, claims: Iterable[int]) -> tuple[Claim, ...]:
        """The claims, each once, in the order given."""
        found = tuple(self.store.claims.get(key) for key in dict.fromkeys(claims))
        if not found:
            raise WrongUse("No claim was chosen.")
        return found

    def _change(
        self, action: str, claims: Iterable[int], change: Change, versions: Versions | None
    ) -> int:
        with self.writing(action) as writing:
            chosen = self._chosen(claims)
            for one in chosen:
                version = (versions or {}).get(one.id)
                writing.update("claim", one.id, change(one), version=version)
        return len(chosen)


def _tags(words: Iterable[str]) -> dict[str, str]:
    """Tags by what they are the same as; commas part them, empty ones fall away."""
    parts = (one_line(part) for said in words for part in said.split(","))
    return {part.casefold(): part for part in parts if part}
