"""The check of a file's schema: against a new file's, and what the file says of it."""

from __future__ import annotations

import sqlite3

from claimtrack.model.flaw import Flaw
from claimtrack.store.sqlite.expected import Part, differing_schema, expected_schema, steps_taken
from claimtrack.store.sqlite.foreign import Refused, foreign
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID, LATEST
from claimtrack.store.sqlite.soundness import REPAIR, SALVAGE, Checked
from claimtrack.text.phrases import counted


def of_another_version(connection: sqlite3.Connection) -> bool:
    """Whether another version of the program made the schema, as header and record both say."""
    number, taken = _version(connection)
    return taken == number != LATEST


def _version(connection: sqlite3.Connection) -> tuple[int, int | None]:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number, steps_taken(connection)


def _older(number: int) -> Flaw:
    return Flaw(
        "schema",
        f"it is of version {number}, and this program writes version {LATEST}",
        "only its pages were looked at; it is brought up to date when it is next opened",
        "open it with 'claimtrack claims', then examine it again",
    )


def _newer(number: int) -> Flaw:
    return Flaw(
        "schema",
        f"it is of version {number}, and this program knows version {LATEST}",
        "only its pages were looked at; a newer claimtrack made it",
        "update claimtrack, then examine it again",
    )


def schema(connection: sqlite3.Connection) -> Checked:
    """The schema against that of a new file."""
    number, taken = _version(connection)
    looked_at = counted(len(expected_schema()), "part of the schema", "parts of the schema")
    if of_another_version(connection):
        if number > LATEST:
            return Checked(looked_at, [_newer(number)])
        return Checked(
            looked_at, [_older(number), *map(_foreign, foreign(connection, number).refused)]
        )
    differing = differing_schema(connection)
    strange = foreign(connection)
    if strange.left_alone:
        looked_at += f" (left alone: {', '.join(strange.left_alone)})"
    as_new = not (differing.missing or differing.altered)
    flaws = []
    if number != LATEST or taken != LATEST:
        flaws.append(
            Flaw(
                "schema",
                f"its header says schema {number}, but it records {taken or 'no'} steps",
                "a program that opens it cannot know its shape",
                REPAIR if as_new else SALVAGE,
                derived=as_new,
            )
        )
    if connection.execute("PRAGMA application_id").fetchone()[0] not in {APPLICATION_ID, BACKUP_ID}:
        flaws.append(
            Flaw(
                "schema",
                "its header no longer says that it is claimtrack's",
                "no command opens it",
                REPAIR,
                derived=True,
            )
        )
    flaws += [_missing(part) for part in differing.missing]
    flaws += [
        Flaw("schema", f"the {kind} {name} is not as this version makes it", _HARM[kind], SALVAGE)
        for kind, name in differing.altered
    ]
    flaws += [
        _foreign(part)
        for part in strange.refused
        if (part.kind, part.name) not in differing.altered
    ]
    return Checked(looked_at, flaws)


def is_strange(connection: sqlite3.Connection) -> bool:
    """Whether the schema holds what could run and is not as a version makes it."""
    number = _version(connection)[0] if of_another_version(connection) else LATEST
    return number <= LATEST and bool(foreign(connection, number).refused)


def _foreign(part: Refused) -> Flaw:
    return Flaw(
        "schema",
        str(part),
        "another program put it there, and no command opens the file with it",
        SALVAGE,
    )


_HARM = {
    "table": "what it held is not readable as it was written",
    "index": "some lookups are slow, and what must be unique may not be",
    "trigger": "full-text search, word counts or the log may no longer follow the rows",
    "view": "nothing of claimtrack's needs a view",
}


def _missing(part: Part) -> Flaw:
    kind, name = part
    derived = kind in {"index", "trigger"}
    return Flaw(
        "schema",
        f"the {kind} {name} is missing",
        _HARM[kind],
        REPAIR if derived else SALVAGE,
        derived,
    )
