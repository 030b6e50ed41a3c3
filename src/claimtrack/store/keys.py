"""Numbers and uids: which row is meant."""

from __future__ import annotations

import os

from claimtrack.errors import NotFound
from claimtrack.store.rows import Reader

UID_LETTERS = {
    "claim_batch": "b",
    "published_review": "p",
    "source": "o",
    "sign_off": "g",
    "snapshot": "n",
}
"""The letter a uid begins with, where it is not the first of the table's name."""


def random_uid(table: str) -> str:
    """A fresh uid: a letter for the table (so that `12` is never a uid) and 12 hex digits."""
    return f"{UID_LETTERS.get(table, table[0])}{os.urandom(6).hex()}"


class Keys(Reader):
    """Turning what a person types into the number of a record."""

    def find(self, table: str, said: str) -> int:
        """The number of a record from `12`, `#12` or the beginning of a uid.

        Raises:
            NotFound: nothing has it, or more than one does.
        """
        bare = said.strip().removeprefix("#")
        if bare.isdecimal() and bare.isascii():
            key = self.scalar(f'SELECT id FROM "{table}" WHERE id = ?', (int(bare[:18]),))
            if key is not None:
                return int(key)
        elif bare:
            found = self.connection.execute(
                f'SELECT id FROM "{table}" WHERE substr(uid, 1, ?) = ? LIMIT 2',
                (len(bare), bare),
            ).fetchall()
            if len(found) == 1:
                return int(found[0][0])
            if found:
                raise NotFound(f"'{said}' is the beginning of more than one {table}: add letters.")
        raise NotFound(f"There is no {table} '{said}' on file.")
