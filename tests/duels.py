"""Two people at one thing: a file to start from, and the two ways in which one can be overtaken.

One way is that the second has read what it shows, and the first acts before the second does. The
other is that the second acts while the first's transaction is open: it waits, and decides about
what is there then. Whichever it is, the file is the same afterwards.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import ClaimtrackError
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.store.writing import Writing
from tests.conftest import ARTICLE, desk_of, take_in

WHY = "The coast guard's own log and the harbour master's list both have the same figure."
LEAFLET = "The lighthouse of the harbour was built in 1870 by the town.\n"

WAITS = 0.02
"""Seconds for which the second must stand at the door: long beside a write, short beside a test."""

LONG = 20.0

_RANDOM = frozenset(
    {
        "uid",
        "digest",
        "verdicts",
        "before",
        "after",
        "batch",
        "begins",
        "head",
        "salt",
        "hash",
        "link",
    }
)
"""Columns that hold what chance made: uids, salts, and hashes and JSON of them."""


@dataclass(frozen=True, slots=True)
class World:
    """What is on file before two people meet: numbers of rows, the same in every copy of the file.

    `pier` is judged by mira and handed in, `toll` judged and not handed in, `sales`, `twin` and
    `cranes` are claims that stand nowhere; `light` is the one claim of the leaflet, handed in.
    """

    folder: Path
    article: int
    ferries: int
    tickets: int
    closed: int
    pier: int
    pier_verdict: int
    pier_evidence: int
    toll: int
    toll_evidence: int
    sales: int
    twin: int
    cranes: int
    source: int
    leaflet: int
    light: int
    light_verdict: int

    def file(self, name: str, text: str) -> Path:
        """A file beside the database, with these words in it."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


Act = Callable[[Desk, World, Any], object]
Rows = dict[str, list[tuple[object, ...]]]


def _nothing(desk: Desk, world: World) -> None:
    del desk, world


@dataclass(frozen=True)
class Duel:
    """Two acts on one thing.

    `second` is what the second does, None: the same as the first. `told` is what it is told, as a
    regular expression; "" means that nobody is told, for what both did is there: `holds` says how
    that shows, and without it the second changes nothing.
    """

    first: Act
    told: str = ""
    second: Act | None = None
    seen: Callable[[Desk, World], Any] = _nothing
    setup: Callable[[Desk, World], object] = _nothing
    holds: Callable[[Desk, World], object] | None = None
    people: tuple[str, str] = ("mira", "tomas")
    model: Path | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a duel: the file after the first and after both, and what the second heard."""

    after_first: Rows
    after_both: Rows
    told: ClaimtrackError | None
    given: tuple[object, object]


def build(path: Path) -> World:
    """Make the file to start from."""
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE)
        pier = desk.sentences.accept(_place(desk, article, "pier opened"))
        desk.wordings.edit(pier, "The pier opened in 1911.")
        desk.evidence.add(pier, _archive("Port archive"), Stance.SUPPORTS, quote="opened in 1911")
        pier_verdict = desk.verdicts.rate(pier, "true", WHY)
        desk.verdicts.submit(pier)
        toll = desk.sentences.accept(_place(desk, article, "26 people"))
        desk.evidence.add(toll, _archive("Coast guard log"), Stance.SUPPORTS)
        desk.verdicts.rate(toll, "true", WHY)
        leaflet = take_in(desk, LEAFLET)
        light = desk.sentences.accept(_place(desk, leaflet, "lighthouse"))
        chronicle = _archive("Town chronicle")
        desk.evidence.add(light, chronicle, Stance.SUPPORTS, locator="page 9")
        light_verdict = desk.verdicts.rate(light, "true", WHY)
        desk.verdicts.submit(light)
        return World(
            folder=path.parent,
            article=article,
            ferries=_place(desk, article, "Ferry services"),
            tickets=_place(desk, article, "Ticket sales"),
            closed=_place(desk, article, "never closed"),
            pier=pier,
            pier_verdict=pier_verdict,
            pier_evidence=desk.claims.case(pier).evidence[0].id,
            toll=toll,
            toll_evidence=desk.claims.case(toll).evidence[0].id,
            sales=desk.claims.add("Ticket sales rose by 12 percent last year."),
            twin=desk.claims.add("Ticket sales rose by 12 percent."),
            cranes=desk.claims.add("The harbour has two cranes."),
            source=desk.claims.case(pier).evidence[0].source.id,
            leaflet=leaflet,
            light=light,
            light_verdict=light_verdict,
        )


def _archive(title: str) -> NewSource:
    return NewSource(
        title=title,
        publisher=title,
        archived_url="https://archive.example/port",
        rank=SourceRank.PRIMARY,
    )


def _place(desk: Desk, article: int, words: str) -> int:
    return next(one.id for one in desk.articles.case(article).sentences if words in one.text)


def rows(path: Path) -> Rows:
    """Every row of every table, but for what chance made."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            " AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'claim\\_index\\_%'"
            " ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name"
        ).fetchall()
        found: Rows = {}
        for (table,) in tables:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            kept = ", ".join(f'"{name}"' for name in columns if name not in _RANDOM)
            found[table] = connection.execute(f'SELECT {kept} FROM "{table}"').fetchall()
    return found


def count(desk: Desk, table: str) -> int:
    """How many rows a table has."""
    return int(desk.store.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def overtaken(duel: Duel, world: World, path: Path) -> Outcome:
    """The first acts after the second has read what it shows, and before it acts."""
    with _desk(duel, path, 0) as first, _desk(duel, path, 1) as second:
        duel.setup(first, world)
        seen = duel.seen(second, world)
        given = duel.first(first, world, duel.seen(first, world))
        after = rows(path)
        told, got = _attempt(duel, second, world, seen)
        _hold(duel, first, world)
        return Outcome(after, rows(path), told, (given, got))


def waiting(duel: Duel, world: World, path: Path) -> Outcome:
    """The second acts while the transaction of the first is open, and has to wait for it."""
    ready, go, at_door, inside = (threading.Event() for _ in range(4))
    heard: list[tuple[ClaimtrackError | None, object]] = []

    def act() -> None:
        with _desk(duel, path, 1) as second:
            seen = duel.seen(second, world)
            ready.set()
            assert go.wait(LONG), "the first never wrote"
            _watch(second, before=at_door.set, once_in=inside.set)
            heard.append(_attempt(duel, second, world, seen))

    def let_the_second_come() -> None:
        go.set()
        assert at_door.wait(LONG), "the second never came to write"
        assert not inside.wait(WAITS), "two are writing at once"

    with _desk(duel, path, 0) as first:
        duel.setup(first, world)
        seen = duel.seen(first, world)
        thread = threading.Thread(target=act, daemon=True)
        thread.start()
        assert ready.wait(LONG), "the second could not read what it shows"
        _watch(first, before_commit=let_the_second_come)
        given = duel.first(first, world, seen)
        thread.join(LONG)
        assert heard, "the second was never let in"
        assert inside.is_set(), "the second decided without looking"
        told, got = heard[0]
        _hold(duel, first, world)
        return Outcome({}, rows(path), told, (given, got))


def copied(path: Path, folder: Path) -> Path:
    """A copy of a file that nobody has open."""
    copy = folder / "desk.db"
    shutil.copyfile(path, copy)
    return copy


def _desk(duel: Duel, path: Path, which: int) -> Desk:
    if duel.model is None:
        return desk_of(path, duel.people[which])
    return Desk(path, reviewer=duel.people[which], model=duel.model)


def _attempt(
    duel: Duel, desk: Desk, world: World, seen: object
) -> tuple[ClaimtrackError | None, object]:
    try:
        return None, (duel.second or duel.first)(desk, world, seen)
    except ClaimtrackError as told:
        return told, None


def _hold(duel: Duel, desk: Desk, world: World) -> None:
    if duel.holds is not None:
        assert duel.holds(desk, world), "what both did is not there"


def _watch(
    desk: Desk,
    *,
    before: Callable[[], object] | None = None,
    once_in: Callable[[], object] | None = None,
    before_commit: Callable[[], object] | None = None,
) -> None:
    """Hook into the next transaction of a desk: at its door, once it is in, before it commits."""
    plain = desk.writing

    @contextmanager
    def writing(action: str, *, group: int | None = None) -> Iterator[Writing]:
        desk.writing = plain  # type: ignore[method-assign]
        if before is not None:
            before()
        with plain(action, group=group) as opened:
            if once_in is not None:
                once_in()
            yield opened
            if before_commit is not None:
                before_commit()

    desk.writing = writing  # type: ignore[method-assign]
