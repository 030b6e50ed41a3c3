"""The chain of the log: its head, which stands for everything in it, and whether it holds.

A head that is noted outside the file (in a report that was sent, on paper) is a witness: whatever
is changed in the log later no longer leads to it. Without one, the chain only shows changes by
somebody who did not know of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimtrack.errors import WrongUse
from claimtrack.model.chain import Fault, Head, Verified

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

FEWEST = 12
"""Digits of an earlier head that are needed: fewer could be hit by chance."""

_HEAD = re.compile(rf"(\d{{1,15}}):([0-9a-f]{{{FEWEST},64}})")


class Chain:
    """The chain of a desk's log."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def head(self) -> Head | None:
        """Where the log ends; None: nothing has happened yet."""
        return self._store.chain.head()

    def verify(self, earlier: str = "") -> Verified:
        """Follow every log in the file from end to end.

        Args:
            earlier: a head as it was printed before, `412:3f9a0c1b2d4e5f60`: the log has to lead to
                it. Empty: only what the file says of itself is held to itself.

        Returns:
            Its head, and whatever does not fit.

        Raises:
            WrongUse: `earlier` is not a head.
        """
        events, digits = _read(earlier) if earlier else (0, "")
        with self._store.reading():
            found = self._store.chain.verify()
            why = self._store.chain.differs_from(events, digits) if earlier else ""
        if not why:
            return found
        other = Fault("", 0, f"the log is not the one that had the head {earlier.strip()}: {why}")
        return Verified(found.head, found.expunged, found.others, (*found.faults, other))


def _read(head: str) -> tuple[int, str]:
    read = _HEAD.fullmatch("".join(head.split()).lower())
    if read is None:
        raise WrongUse(
            f"'{head}' is not a head of a log: give the number of events, a colon and at least "
            f"{FEWEST} digits, as a report prints it."
        )
    return int(read[1]), read[2]
