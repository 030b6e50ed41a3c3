"""Rows that two files made for themselves, and which are one: the same claimant, the same page."""

from __future__ import annotations

from claimtrack.store.keys import Row
from claimtrack.store.merge.side import Side
from claimtrack.store.tables import POINTS_AT, TWINS


def twin_of(table: str, row: Row, here: Side) -> str | None:
    """The uid of the row here that stands for a row of another file, if there is one.

    Args:
        table: the table.
        row: the row there, which refers to other rows as those here do.
        here: this file.
    """
    if table == "claim":
        return None
    for columns in TWINS.get(table, ()):
        values = [_number(table, column, row[column], here) for column in columns]
        if any(value is None for value in values):
            continue
        where = " AND ".join(f'"{column}" = ?' for column in columns)
        found = here.connection.execute(
            f'SELECT uid FROM "{table}" WHERE {where} LIMIT 1', values
        ).fetchone()
        if found is not None:
            return str(found[0])
    return None


def published_twin(there: Side, uid: str, here: Side) -> str | None:
    """The claim here that came from the same entry of a list of published checks, if any.

    A check that both files have since before does not count: it may have been moved to another
    claim in one of them.
    """
    refs = there.connection.execute(
        "SELECT published_review.uid, ref FROM published_review JOIN claim ON claim.id = claim"
        " WHERE claim = ? AND batch IS NOT NULL",
        (there.numbers("claim")[uid],),
    ).fetchall()
    for review, ref in refs:
        if review in here.numbers("published_review"):
            continue
        found = here.connection.execute(
            "SELECT claim.uid FROM published_review JOIN claim ON claim.id = claim WHERE ref = ?",
            (ref,),
        ).fetchone()
        if found is not None:
            return str(found[0])
    return None


def _number(table: str, column: str, value: object, here: Side) -> object:
    """A value as it stands in this file: the number of a row for its uid."""
    other = POINTS_AT.get(table, {}).get(column)
    if other is None or value is None:
        return value
    return here.numbers(other).get(str(value))
