"""The doctor of a file: whether it is as it was written, and making again what can be derived.

It needs no open desk: a file that no desk can open is what it is for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.errors import NotFound
from claimtrack.model.flaw import Examination, Flaw

if TYPE_CHECKING:
    from claimtrack.store.salvage import Salvaged


class Repaired(Struct, frozen=True):
    """What a repair mended, how the file is now, and where the backup from before it is."""

    mended: tuple[Flaw, ...]
    now: Examination
    backup: Path


class Doctor:
    """Looks after one file.

    Args:
        path: the database file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def examine(self) -> Examination:
        """Look at everything in the file; nothing is changed.

        Raises:
            NotFound: there is no file.
            FileTrouble: it is another program's, or locked.
        """
        from claimtrack.store.doctor import examine

        return examine(self._path)

    def repair(self) -> Repaired:
        """Make again what can be derived from the rows, after a backup beside the file.

        Raises:
            NotFound: there is no file, or nothing in it that a repair would mend.
            FileTrouble: there can be no backup, or the file cannot be repaired in place.
        """
        from claimtrack.store.doctor import repair

        before = self.examine()
        if not before.repairable:
            raise NotFound(
                f"Nothing in {self._path} can be repaired: "
                + ("nothing is wrong." if before.sound else "no flaw is in what is derived.")
            )
        backup = repair(self._path)
        now = self.examine()
        mended = tuple(flaw for flaw in before.flaws if flaw not in now.flaws)
        return Repaired(mended, now, backup)

    def salvage(self, target: Path) -> Salvaged:
        """Read what can still be read of the file into a new one; the file is not touched.

        Raises:
            NotFound: there is no file.
            Refused: there is something at `target`.
            FileTrouble: the file cannot be copied, or the new one not written.
        """
        from claimtrack.store.salvage import salvage

        return salvage(self._path, target)

    def blame(self, error: BaseException) -> None:
        """Raise what is wrong with the file where that explains an error that came up.

        Raises:
            FileTrouble: it explains it.
        """
        from claimtrack.store.doctor import blame

        blame(self._path, error)
