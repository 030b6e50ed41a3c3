"""The law of undo: what was done and undone is as if it had never been, to whoever reads the file.

`shown` gives every row of a file but for what the law leaves out: versions, events, counters, and
rows that were put aside. `Story` does random acts, of every kind and import, and takes them back.
"""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from claimtrack.model.article import Hints
from claimtrack.store.sqlite.derived import INDEXES
from tests.acts import ACTIONS, do

Rows = dict[str, list[tuple[object, ...]]]

_ASIDE = {
    "article": "removed_at IS NOT NULL",
    "sentence": "article IN (SELECT id FROM article WHERE removed_at IS NOT NULL)",
    "remark": "article IN (SELECT id FROM article WHERE removed_at IS NOT NULL)",
    "suggestion": """sentence IN (SELECT sentence.id FROM sentence
        JOIN article ON article.id = article WHERE removed_at IS NOT NULL)
        OR claim IN (SELECT id FROM claim WHERE removed_at IS NOT NULL AND merged_into IS NULL)""",
    "claim": "removed_at IS NOT NULL AND merged_into IS NULL",
    "wording": """claim IN
        (SELECT id FROM claim WHERE removed_at IS NOT NULL AND merged_into IS NULL)""",
    "published_review": """claim IN
        (SELECT id FROM claim WHERE removed_at IS NOT NULL AND merged_into IS NULL)""",
    "claimant": """id IN (SELECT claimant FROM claim WHERE removed_at IS NOT NULL)
        AND id NOT IN (SELECT claimant FROM claim WHERE removed_at IS NULL AND claimant NOT NULL)
        AND id NOT IN (SELECT claimant FROM appearance WHERE claimant NOT NULL)""",
    "snapshot": "removed_at IS NOT NULL",
}
"""Rows that are put aside: the import, or the keeping of a copy, that brought them is undone."""

_NO_RECORDS = ("event", "log", "sqlite_", "_sqlite", *(f"{index}_" for index in INDEXES))
_SEARCHED = {
    "article_search": "SELECT id FROM article WHERE removed_at IS NULL",
    "note_search": "SELECT id FROM claim WHERE removed_at IS NULL OR merged_into IS NOT NULL",
    "source_search": "SELECT id FROM source",
    "snapshot_search": "SELECT id FROM snapshot WHERE removed_at IS NULL",
}


def shown(path: Path) -> Rows:
    """Every row of a file that a reader is shown or finds something by, derived ones too."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " ORDER BY name"
        ).fetchall()
        return {
            table: _of(connection, table)
            for (table,) in tables
            if not table.startswith(_NO_RECORDS)
        } | _indexed(connection)


def _of(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = ", ".join(f'"{name}"' for name in columns if name != "version")
    where = f"WHERE NOT ({_ASIDE[table]})" if table in _ASIDE else ""
    order = ", ".join(str(at) for at in range(1, kept.count(",") + 2))
    return connection.execute(f'SELECT {kept} FROM "{table}" {where} ORDER BY {order}').fetchall()


def _indexed(connection: sqlite3.Connection) -> Rows:
    """Where each word stands by the full-text indexes, but for rows that are put aside."""
    found = {"claim_index": connection.execute("SELECT * FROM claim_vocabulary").fetchall()}
    for index, on_file in _SEARCHED.items():
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab(main, {index}, instance)"
        )
        found[index] = connection.execute(
            f"SELECT * FROM temp.words_{index} WHERE doc IN ({on_file})"
        ).fetchall()
    return found


def numbers(path: Path) -> set[tuple[str, int, str]]:
    """Every number that a record has, by its table, with the uid of the record."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM pragma_table_list AS listed"
            " WHERE schema = 'main' AND type = 'table' AND EXISTS ("
            "  SELECT 1 FROM pragma_table_info(listed.name) AS column WHERE column.name = 'uid')"
            " AND name NOT IN ('event', 'log')"
        ).fetchall()
        return {
            (table, number, uid)
            for (table,) in tables
            for number, uid in connection.execute(f'SELECT id, uid FROM "{table}"')
        }


TEXTS = tuple(
    f"Harbour news {number}\n\nThe pier {number} opened in 19{number}1. It cost {number} million,"
    f" the mayor of the town said on Monday. Ticket sales rose by {number} percent last year.\n"
    for number in range(1, 7)
)
_KNOWN = (
    ("The pier opened in 1911.", "Ada Lindqvist"),
    ("Ticket sales rose by 12 percent last year.", "The harbour office"),
    ("The ferry Aurora sank in March.", None),
    ("The harbour has two cranes.", "Ada Lindqvist"),
    ("The toll costs 4 million.", "Bo Ek"),
)

IMPORTS = (
    "import a folder",
    "import a text",
    "import a revision",
    "import a list",
    "import what is missing",
    "retry",
    "import a sighting",
)


def take_in(desk: Desk, act: str, place: int) -> None:
    """Do one import; what is refused is not done."""
    folder = desk.path.parent / "in"
    folder.mkdir(exist_ok=True)
    missing = folder / "missing.txt"
    if act == "import a folder":
        night = folder / f"night-{place % 3}"
        night.mkdir(exist_ok=True)
        for number in range(place % 3, place % 3 + 3):
            (night / f"{number}.txt").write_text(TEXTS[number], encoding="utf-8")
        list(desk.import_(night))
    elif act == "import a text":
        one = folder / f"{place % 6}.txt"
        one.write_text(TEXTS[place % 6], encoding="utf-8")
        list(desk.import_(one, hints=Hints(title=f"Title {place % 4}")))
    elif act == "import a revision":
        page = folder / "page.txt"
        page.write_text(TEXTS[0].replace("million", f"million {place % 4}"), encoding="utf-8")
        list(desk.import_(page, hints=Hints(url="https://courier.example/pier")))
    elif act == "import a list":
        list(desk.claims.import_(_list(folder, place)))
    elif act == "import what is missing":
        missing.unlink(missing_ok=True)
        list(desk.import_(missing, folder / f"other-{place % 2}.txt"))
    elif act == "retry":
        missing.write_text(TEXTS[place % 6], encoding="utf-8")
        list(desk.import_(*(failed.source for failed in desk.articles.failures())))
    else:
        claims = desk.claims.listed()
        claim = claims[place % len(claims)].claim
        post = folder / "post.txt"
        post.write_text(f"Unbelievable {place % 5}. {claim.text}", encoding="utf-8")
        list(desk.import_(post, hints=Hints(sighting_of=claim.id)))


def _list(folder: Path, place: int) -> Path:
    """A list of some of the known claims, with the ratings that others gave them by then."""
    listed = folder / f"list-{place % 7}.jsonl"
    rows = [
        {
            "claim": text if place % 2 else text.upper(),
            "headline": f"About {number}" if place % 3 else "",
            "claimant": claimant,
            "rating": ("true", "false", "half true")[place % 3],
            "publisher": "The Checkers",
            "url": f"https://checkers.example/{number}",
            "date": "2025-05-01",
        }
        for number, (text, claimant) in enumerate(_KNOWN)
        if (number + place) % 3
    ]
    listed.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return listed


class Story:
    """Random acts of two people on one file, that can be taken back and done again.

    Args:
        mira: the one who began the file.
        tomas: another.
        seed: what decides which acts.
    """

    def __init__(self, mira: Desk, tomas: Desk, seed: int) -> None:
        self._people = (mira, tomas)
        self._chance = random.Random(seed)  # noqa: S311 - a story, no secret
        self.path = mira.path
        self.states = [shown(self.path)]
        self.numbers = numbers(self.path)
        self.acts: list[str] = []
        self._by: list[Desk] = []

    def act(self, share: float = 0.4) -> None:
        """Do one more act, an import with this probability; nothing where it is refused."""
        desk = self._chance.choice(self._people)
        place = self._chance.randrange(31)
        before = self._newest()
        if self._chance.random() < share:
            act = self._chance.choice(IMPORTS)
            self._try(desk, act, place)
        else:
            act = self._chance.choice(ACTIONS)
            articles = desk.articles.listed()
            do(desk, act, place, articles[place % len(articles)].article.id)
        if self._newest() != before:
            self.acts.append(act)
            self._by.append(desk)
            self.states.append(shown(self.path))
            self.numbers |= numbers(self.path)

    def undo_all(self) -> list[str]:
        """Take everything back, the last act first; gives what was not as before, by act."""
        amiss = []
        for at in reversed(range(len(self.acts))):
            self._by[at].history.undo()
            amiss += self._amiss(at, f"undo of {self.acts[at]}")
        return amiss

    def redo_all(self) -> list[str]:
        """Do everything again; gives what was not as before, by act."""
        amiss = []
        for at, desk in enumerate(self._by):
            desk.history.redo()
            amiss += self._amiss(at + 1, f"redo of {self.acts[at]}")
        return amiss

    def _amiss(self, at: int, what: str) -> list[str]:
        now, then = shown(self.path), self.states[at]
        return [
            f"{what}: {table} {set(map(repr, now[table])) ^ set(map(repr, then[table]))}"
            for table in then
            if now[table] != then[table]
        ]

    def _newest(self) -> int:
        return self._people[0].store.events.last()

    def _try(self, desk: Desk, act: str, place: int) -> None:
        try:
            take_in(desk, act, place)
        except ClaimtrackError:
            return
