"""Expunging: a name that was typed by mistake goes out of the file, and a tombstone stays."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.desk.base import DeskBase
from claimtrack.errors import FileTrouble, Refused, WrongUse
from claimtrack.text.clean import one_line

FEWEST = 3
"""Letters below which words are in too much to be taken out."""

CERTAIN = 7
"""Letters that do not stand in compressed bytes by chance."""


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was taken out: columns and how many rows of each, and what to know afterwards.

    `longer` are rows in which the words remain as part of longer ones. `unread` are kept copies
    without readable words (recordings, pictures), which nobody has looked into.
    """

    places: tuple[tuple[str, int], ...]
    longer: int
    unread: int

    @property
    def rows(self) -> int:
        """How many rows there were in all."""
        return sum(count for _, count in self.places)


class Expunging(DeskBase):
    """The one exception to a log that only grows."""

    def expunge(self, words: str) -> Expunged:
        """Take words out of every table, index, event and old page of the file. There is no undo.

        Every letter becomes a block, in whatever case the words stand and with any space between
        them. Backups and other copies of the file still hold them.

        Args:
            words: the words, whole: `Ann` is not taken out of `annual`.

        Returns:
            Where they were.

        Raises:
            WrongUse: too few letters to tell them from others.
            Refused: somebody of that name works at this desk.
            FileTrouble: another program holds the file open, or the words are still in its bytes.
        """
        from claimtrack.store.expunge import expunge, left_in_bytes, left_in_rows
        from claimtrack.store.sqlite.derived import scrub

        said = one_line(words)
        if sum(letter.isalpha() for letter in said) < FEWEST:
            raise WrongUse(f"Words of fewer than {FEWEST} letters are in too much: give more.")
        if said.casefold() in self.store.events.people():
            raise Refused(f"'{said}' works at this desk: the log says who did what.")
        with self.writing("expunge") as writing:
            places = expunge(writing, said)
        connection = self.store.connection
        if not scrub(connection):
            raise FileTrouble(
                f"{self.path} is open in another program, which still reads the old pages: "
                "close it and expunge again."
            )
        longer = left_in_rows(connection, said)
        certain = len(said) >= CERTAIN
        if certain and not longer and left_in_bytes(self.path, said):
            raise FileTrouble(f"Words are still in the bytes of {self.path}: expunge again.")
        return Expunged(tuple(places.items()), longer, self.store.sources.unread_copies())
