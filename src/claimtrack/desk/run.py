"""A run of import: one action in many transactions.

Each article is committed by itself, so that an interrupted run keeps what came in and nobody waits
for all of it. Undo takes the whole run back. Its place among a person's actions is where it began:
what they did meanwhile is taken back first. Where it would build on that, the rest of the run is an
action of its own, so that the order of taking back is always the reverse of that of doing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from claimtrack.store.writing import Crossed

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.store.writing import Writing

Result = TypeVar("Result")


class Run:
    """The writes of one run.

    Args:
        desk: whose run it is.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._group: int | None = None

    def write(self, action: str, write: Callable[[Writing], Result]) -> Result:
        """Write once more, in a transaction of its own, as part of the run.

        Args:
            action: what is done, as the log names it.
            write: does it; may be called twice, the second time after all of the first is undone.
        """
        try:
            return self._write(action, write)
        except Crossed:
            self._group = None
            return self._write(action, write)

    def _write(self, action: str, write: Callable[[Writing], Result]) -> Result:
        with self._desk.writing(action, group=self._group) as writing:
            result = write(writing)
            group = writing.group if writing.changed else None
        self._group = group or self._group
        return result
