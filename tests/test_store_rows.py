"""The one mapper: columns into fields by their names and types."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from msgspec import Struct

from claimtrack.store.rows import Reader, Shape, pages

COMMITTED = Path(__file__).parents[1] / "claims.db"


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Owner(Struct, frozen=True):
    name: str
    known: bool


class Boat(Struct, frozen=True):
    id: int
    name: str
    owner: Owner
    place: str
    colour: Colour
    second: Colour | None = None
    afloat: bool = False
    crew: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    length: float | None = None


BOAT = Shape(
    Boat,
    "boat",
    given=("place",),
    owner=Shape(Owner, "owner", known="owner.phone IS NOT NULL"),
    colour="boat.paint",
)
QUERY = f"SELECT {BOAT.columns} FROM boat JOIN owner ON owner.id = boat.owner ORDER BY boat.id"


@pytest.fixture
def harbour() -> Iterator[Reader]:
    """Two boats and whose they are."""
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);
        CREATE TABLE boat (id INTEGER PRIMARY KEY, name TEXT, owner INTEGER, paint TEXT,
            second TEXT, afloat INTEGER, crew TEXT, pairs TEXT, length REAL);
        INSERT INTO owner VALUES (1, 'Ada', '12'), (2, 'Bo', NULL);
        INSERT INTO boat VALUES
            (1, 'Aurora', 2, 'red', NULL, 1, '["Cy", "Di"]', '[["a", "b"]]', 9.5),
            (2, 'Berta', 1, 'blue', 'red', 0, '[]', '{"z": "y", "c": "d"}', NULL);
    """)
    yield Reader(connection)
    connection.close()


def test_a_row_fills_the_fields_by_name_and_type(harbour: Reader) -> None:
    rows = harbour.connection.execute(QUERY).fetchall()
    assert [BOAT(row, "pier") for row in rows] == [
        Boat(
            1,
            "Aurora",
            Owner("Bo", known=False),
            "pier",
            Colour.RED,
            None,
            afloat=True,
            crew=("Cy", "Di"),
            pairs=(("a", "b"),),
            length=9.5,
        ),
        Boat(
            2,
            "Berta",
            Owner("Ada", known=True),
            "pier",
            Colour.BLUE,
            Colour.RED,
            pairs=(("c", "d"), ("z", "y")),
        ),
    ]
    assert isinstance(BOAT(rows[0], "pier").colour, Colour)


def test_a_reader_gives_values_alone_or_by_a_number(harbour: Reader) -> None:
    owner = Shape(Owner, "owner", known="owner.phone IS NOT NULL")
    listed = f"SELECT {owner.columns} FROM owner WHERE id >= ? ORDER BY id"
    assert harbour.read(owner, listed, (1,)) == [Owner("Ada", known=True), Owner("Bo", known=False)]
    assert harbour.first(owner, listed, (2,)) == Owner("Bo", known=False)
    assert harbour.first(owner, listed, (3,)) is None
    grouped = harbour.grouped(owner, f"SELECT id, {owner.columns} FROM owner")
    assert grouped[1] == [Owner("Ada", known=True)]
    assert grouped[3] == []


def test_the_place_of_a_column_is_known(harbour: Reader) -> None:
    row = harbour.connection.execute(QUERY).fetchone()
    assert row[BOAT.at("name")] == "Aurora"


def test_long_lists_are_asked_for_in_pages() -> None:
    assert [len(page) for page in pages(range(1100))] == [500, 500, 100]


def test_reading_loads_no_sqlite_utils() -> None:
    reading = (
        "import sys, pathlib; from claimtrack.store.store import Store;"
        "from claimtrack.store import undo;"
        "store = Store(pathlib.Path(sys.argv[1])); store.claims.cases([1]); store.events.newest(9);"
        "undo.last_action(store.connection, 'mira'); print('sqlite_utils' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", reading, str(COMMITTED)], capture_output=True, text=True, check=True
    )
    assert found.stdout == "False\n"
