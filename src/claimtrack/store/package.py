"""A part of a file for a reviewer outside: some articles, what hangs on them, and nothing else.

It is a claimtrack file with a log of its own. Rows keep their uids, so that what the reviewer adds
can be merged, and their numbers, so that both talk of the same #18. The first action in its log is
the packing, which notes the head of the desk's log: what happened up to there, the package knows.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from claimtrack.files import written
from claimtrack.store.keys import Row
from claimtrack.store.merge.known import Logs
from claimtrack.store.sqlite.backup import fill
from claimtrack.store.store import Store
from claimtrack.store.tables import MERGE, MERGED, POINTS_AT
from claimtrack.store.writing import Writing

ACTION = "package"
"""The name of the packing in the log of a package."""

HIDDEN = "[confidential]"
A_SOURCE = "a confidential source"

_VERDICTS = frozenset({"verdict", "verdict_evidence", "sign_off", "send_back", "article_sign_off"})
"""Tables that are left out of a package that is to be judged blind."""

_LISTED = ("rating", "scale")
"""Tables that go into every package whole, in place of what a new file has in them."""

_WITH_ARTICLE = frozenset({"sentence", "remark"})

_CHOSEN: Mapping[str, str] = {
    "article": "id IN (SELECT id FROM packed_article)",
    "sentence": "article IN (SELECT id FROM packed_article)",
    "remark": "article IN (SELECT id FROM packed_article)",
    "claim": "id IN (SELECT id FROM packed_claim)",
    "claimant": "id IN (SELECT claimant FROM claim WHERE id IN (SELECT id FROM packed_claim))"
    " OR id IN (SELECT claimant FROM appearance WHERE article IN (SELECT id FROM packed_article))",
    "source": "id IN (SELECT source FROM evidence WHERE claim IN (SELECT id FROM packed_claim))",
    "snapshot": "removed_at IS NULL AND source IN ("
    "SELECT source FROM evidence WHERE claim IN (SELECT id FROM packed_claim))",
    "relation": "claim IN (SELECT id FROM packed_claim) AND other IN (SELECT id FROM packed_claim)",
    "appearance": "article IN (SELECT id FROM packed_article)"
    " AND claim IN (SELECT id FROM packed_claim)",
    "suggestion": "claim IN (SELECT id FROM packed_claim) AND sentence IN ("
    "SELECT id FROM sentence WHERE article IN (SELECT id FROM packed_article))",
    "article_sign_off": "FALSE",
    "handover": "FALSE",
    "scale": "TRUE",
    "rating": "TRUE",
}
"""Which rows of a table go into a package; others hang on a claim or on a verdict.

Handovers are the desk's own talk, and the sign-off of an article is of a whole that is not there.
"""


class Packed(Struct, frozen=True):
    """What is in a package: how many rows of each table, and how many were made unreadable."""

    rows: Mapping[str, int]
    hidden: int


class Choice(Struct, frozen=True):
    """What a package is to hold: articles, the settings that go with them, and how openly."""

    articles: Sequence[int]
    settings: Mapping[str, str]
    blind: bool = False
    confidential: bool = False
    held: Sequence[int] = ()
    """Articles under embargo that stay out: no wording goes that stands only there."""


def pack(
    connection: sqlite3.Connection,
    choice: Choice,
    target: Path,
    *,
    who: str,
    login: str,
    at: str,
    force: bool,
) -> Packed:
    """Write a package to a file.

    Args:
        connection: the desk's file, as of one moment.
        choice: what goes into it.
        target: the file.
        who: who packs.
        login: the name of their account.
        at: when.
        force: whether a file that is there may be replaced.

    Raises:
        Refused: the file may not be written.
        FileTrouble: it cannot be written.
    """
    with written(target, force=force) as part, TemporaryDirectory(prefix="claimtrack-") as folder:
        made = Path(folder) / "package.db"
        with Store(made, create=True, journal="delete") as store:
            with store.writing(ACTION, who=who, login=login, at=at) as writing:
                packed = _Packing(connection, writing, choice).pack()
            fill(store.connection, part, desk=True)
    return packed


class _Packing:
    def __init__(self, connection: sqlite3.Connection, writing: Writing, choice: Choice) -> None:
        self._here, self._writing, self._choice = connection, writing, choice
        self._counts: Counter[str] = Counter()
        self._hidden = 0
        self._held: dict[str, set[int]] = {}
        self._origins: dict[str, str] = {}

    def pack(self) -> Packed:
        with closing(self._here.cursor()) as cursor:
            self._choose(cursor)
            heads = [[log, place, link.hex()] for log, place, link in Logs(self._here).heads()]
            said = {"file": "the desk's file", "heads": heads, "blind": self._choice.blind}
            self._writing.record(MERGE, self._writing.fresh_uid(MERGE), None, said)
            for name, value in self._choice.settings.items():
                self._writing.insert("setting", {"name": name, "value": value})
            for table in _LISTED:
                self._writing.connection.execute(f'DELETE FROM "{table}"')
            for table in MERGED:
                self._pack_table(table)
            cursor.execute("DROP TABLE temp.packed_article")
            cursor.execute("DROP TABLE temp.packed_claim")
        return Packed(dict(self._counts), self._hidden)

    def _choose(self, cursor: sqlite3.Cursor) -> None:
        """Note the articles, and the claims in them that are on file."""
        cursor.execute("CREATE TEMP TABLE packed_article (id INTEGER PRIMARY KEY)")
        cursor.executemany(
            "INSERT INTO packed_article VALUES (?) ON CONFLICT DO NOTHING",
            [(article,) for article in self._choice.articles],
        )
        cursor.execute("CREATE TEMP TABLE packed_claim (id INTEGER PRIMARY KEY)")
        cursor.execute(
            "INSERT INTO packed_claim SELECT DISTINCT claim.id FROM appearance"
            " JOIN claim ON claim.id = claim WHERE removed_at IS NULL"
            " AND article IN (SELECT id FROM packed_article)"
        )

    def _pack_table(self, table: str) -> None:
        self._held[table] = set()
        if table in _VERDICTS and self._choice.blind:
            return
        together: list[Row] = []
        for row in self._rows(table):
            if not self._may_go(table, row):
                continue
            values = self._as_packed(table, row)
            self._held[table].add(row["id"])
            self._counts[table] += 1
            if table in _LISTED or (table in _WITH_ARTICLE and not self._made_later(table, row)):
                together.append(values)
            else:
                self._insert(table, values)
        self._writing.insert_unlogged(table, together)

    def _rows(self, table: str) -> Iterator[Row]:
        where = _CHOSEN.get(table)
        if where is None and "claim" in POINTS_AT[table]:
            where = "claim IN (SELECT id FROM packed_claim)"
        elif where is None:
            numbers = ", ".join(map(str, sorted(self._held["verdict"]))) or "NULL"
            where = f"verdict IN ({numbers})"
        cursor = self._here.cursor()
        cursor.row_factory = sqlite3.Row
        for row in cursor.execute(f'SELECT * FROM "{table}" WHERE {where} ORDER BY id'):
            yield {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates values

    def _may_go(self, table: str, row: Row) -> bool:
        """Whether a row goes at all.

        A copy of what is confidential does not, nor a wording out of an article under embargo.
        """
        if table == "wording" and row["kind"] != "canonical" and self._choice.held:
            return not self._stands_only_in_held(row)
        if table != "snapshot" or self._choice.confidential:
            return True
        return not self._is_secret("source", row["source"])

    def _stands_only_in_held(self, wording: Row) -> bool:
        places = self._here.execute(
            "SELECT article FROM appearance WHERE claim = ? AND quote = ?",
            (wording["claim"], wording["text"]),
        ).fetchall()
        return bool(places) and all(article in self._choice.held for (article,) in places)

    def _insert(self, table: str, values: Row) -> None:
        """Insert a row with its event; an article as it was imported, of which its uid was made."""
        first = self._first_address(values) if table == "article" else None
        if table != "article" or first == values["url"]:
            self._writing.insert(table, values)
            return
        key = self._writing.insert(table, {**values, "url": first})
        self._writing.update(table, key, {"url": values["url"]})

    def _as_packed(self, table: str, row: Row) -> Row:
        values = dict(row)
        for column, other in POINTS_AT.get(table, {}).items():
            pointed = values[column]
            if pointed and other in self._held and pointed not in self._held[other]:
                values[column] = None if column != "set_aside" else values[column]
            elif pointed and other not in self._held and not self._will_be_held(table, column):
                values[column] = None
        if self._choice.blind:
            values |= _BLIND.get(table, {})
        if not self._choice.confidential:
            hidden = self._redacted(table, row)
            self._hidden += bool(hidden)
            values |= hidden
        return values

    def _will_be_held(self, table: str, column: str) -> bool:
        """Whether a row that is packed later may be referred to: by its number, as it stands."""
        return (table, column) == ("claim", "set_aside")

    def _redacted(self, table: str, row: Row) -> Row:
        """What stands in place of what is confidential in a row."""
        if table == "claim" and row["note_confidential"] and row["note"]:
            return {"note": HIDDEN}
        if table == "source" and row["confidential"]:
            return _OF_SOURCE
        if table == "evidence" and (
            row["confidential"] or self._is_secret("source", row["source"])
        ):
            group = row["independence"]
            if group is not None:
                group = self._origins.setdefault(
                    group, f"confidential origin {len(self._origins) + 1}"
                )
            quote = HIDDEN if row["quote"].strip() else ""
            return {**_OF_EVIDENCE, "quote": quote, "independence": group}
        return {}

    def _is_secret(self, table: str, key: int) -> bool:
        found = self._here.execute(f'SELECT confidential FROM "{table}" WHERE id = ?', (key,))
        return bool(found.fetchone()[0])

    def _made_later(self, table: str, row: Row) -> bool:
        """Whether somebody made a sentence by splitting another, or changed where it ends."""
        if table != "sentence":
            return False
        found = self._here.execute(
            "SELECT 1 FROM event WHERE entity = ? AND uid = ? AND after ->> 'end' IS NOT NULL",
            (table, row["uid"]),
        )
        return found.fetchone() is not None

    def _first_address(self, values: Row) -> str | None:
        found = self._here.execute(
            "SELECT after ->> 'url' FROM event WHERE entity = 'article' AND uid = ?"
            " AND before IS NULL ORDER BY id LIMIT 1",
            (values["uid"],),
        ).fetchone()
        address: str | None = values["url"] if found is None else found[0]
        return address


_BLIND: Mapping[str, Row] = {
    "claim": {"status": "open", "attention": None, "attention_why": None, "set_aside": 0},
    "appearance": {"judged_before": None},
}
"""What stands in place of what would tell how a claim was judged."""

_OF_SOURCE: Row = {
    "title": A_SOURCE,
    "publisher": None,
    "url": None,
    "page": None,
    "archived_url": None,
    "state_why": None,
    "note": "",
}

_OF_EVIDENCE: Row = {
    "locator": "",
    "note": "",
    "found": "",
    "differing": "[]",
    "checked_against": None,
}
