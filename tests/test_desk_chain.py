"""The log is a chain: what is changed, removed, moved or put in later is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import WrongUse
from claimtrack.model.chain import Entry, Facts, Stretch
from claimtrack.model.claim import QueryTo
from claimtrack.store.chain import Following, beginning, item_hash
from tests.command import command
from tests.conftest import desk_of

Tamper = Callable[[sqlite3.Connection], object]


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk whose log has some ten events, an undo and a redo among them."""
    for number in range(3):
        claim = desk.claims.add(f"The pier opened in 191{number}.", claimant="Port Office")
        desk.claims.note(claim, f"ask the port {number}")
    desk.history.undo()
    desk.history.redo()
    return desk


@pytest.fixture
def plain(busy: Desk) -> Iterator[sqlite3.Connection]:
    """The same file under plain SQLite, as somebody has it who wants to change its past."""
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as connection:
        for trigger in ("event_stays", "event_keeps"):
            connection.execute(f"DROP TRIGGER {trigger}")
        yield connection


def _why(desk: Desk, earlier: str = "") -> list[str]:
    return [fault.why for fault in desk.chain.verify(earlier).faults]


def test_a_log_that_nobody_touched_holds(busy: Desk, other: Desk) -> None:
    before = busy.chain.head()
    other.claims.add("The pier closed in 1950.")
    found = busy.chain.verify(str(before))
    assert found.faults == ()
    assert found.head is not None
    assert found.head.events == busy.store.events.last()
    assert found.head == other.chain.head() != before


def test_a_file_in_which_nothing_happened_has_no_head(desk: Desk) -> None:
    assert desk.chain.head() is None
    assert desk.chain.verify().faults == ()


@pytest.mark.parametrize(
    "change",
    [
        "after = replace(after, '1911', '1912')",
        "before = '{}'",
        "who = 'nobody'",
        "at = '2025-06-04T09:00:00+00:00'",
        "login = 'nobody'",
        "action = 'note'",
        "uid = 'c0123456789ab'",
        "entity = 'sentence'",
        "undoes = 1",
        "action_group = action_group - 1",
        "hash = zeroblob(32)",
        "salt = zeroblob(16)",
        "link = zeroblob(32)",
        "expunged = 1, after = '{}'",
        "expunged = 1",
    ],
)
def test_a_changed_event_is_found(busy: Desk, plain: sqlite3.Connection, change: str) -> None:
    [(place,)] = plain.execute(
        "SELECT id FROM event WHERE entity = 'claim' AND after LIKE '%1911%'"
    ).fetchall()
    plain.execute(f"UPDATE event SET {change} WHERE id = ?", (place,))
    assert {fault.place for fault in busy.chain.verify().faults} & {place, place + 1}


def test_an_expunged_event_that_is_no_longer_marked_is_found(
    busy: Desk, plain: sqlite3.Connection
) -> None:
    busy.history.expunge("Port Office")
    assert busy.chain.verify().faults == ()
    plain.execute("UPDATE event SET expunged = NULL")
    faults = busy.chain.verify().faults
    assert faults
    assert all(fault.why.endswith("was expunged, and is not marked so") for fault in faults)


def _removed(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM event WHERE id = 4")


def _removed_and_closed_up(connection: sqlite3.Connection) -> None:
    _removed(connection)
    connection.execute("UPDATE event SET id = id - 1, place = place - 1 WHERE id > 4")


def _moved(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE event SET id = 0 WHERE id = 4")
    connection.execute("UPDATE event SET id = 4 WHERE id = 5")
    connection.execute("UPDATE event SET id = 5 WHERE id = 0")


def _moved_with_its_place(connection: sqlite3.Connection) -> None:
    _moved(connection)
    connection.execute("UPDATE event SET place = id")


def _put_in(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE event SET id = -id, place = place + 1 WHERE id > 4")
    connection.execute("UPDATE event SET id = 1 - id WHERE id < 0")
    columns = "action_group, at, who, login, action, entity, uid, after, log, salt, hash, link"
    connection.execute(
        f"INSERT INTO event (id, place, {columns}) SELECT 5, 5, {columns} FROM event WHERE id = 4"
    )


def _cut_off(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM event WHERE id > 9")


@pytest.mark.parametrize(
    ("tamper", "why"),
    [
        (_removed, "event 4 is missing"),
        (_removed_and_closed_up, "event 4 does not follow from those before it"),
        (_moved, "event 4 stands after event 5"),
        (_moved_with_its_place, "event 4 does not follow from those before it"),
        (_put_in, "event 5 does not follow from those before it"),
        (_cut_off, "of the newest events are missing"),
    ],
)
def test_what_is_no_longer_in_its_place_is_found(
    busy: Desk, plain: sqlite3.Connection, tamper: Tamper, why: str
) -> None:
    tamper(plain)
    assert any(why in fault for fault in _why(busy))


def test_a_rewritten_past_shows_only_against_a_head_noted_elsewhere(
    busy: Desk, tmp_path: Path
) -> None:
    noted = str(busy.chain.head())
    with desk_of(tmp_path / "made-up.db", "mira") as forged:
        for number in range(noted.count("") + 20):
            forged.claims.add(f"The pier never opened in 19{number:02}.")
        assert _why(forged) == []
        [why] = _why(forged, noted)
    assert "are not those that had this head" in why


def test_a_tail_that_was_cut_off_shows_against_an_earlier_head(
    busy: Desk, plain: sqlite3.Connection
) -> None:
    noted = str(busy.chain.head())
    _cut_off(plain)
    plain.execute("UPDATE sqlite_sequence SET seq = 9 WHERE name = 'event'")
    assert _why(busy) == []
    [why] = _why(busy, noted)
    assert "and has 9 now" in why


@pytest.mark.parametrize("head", ["12", "abcdef012345", "5:abc", "5:" + "g" * 16])
def test_what_is_no_head_is_a_wrong_use(desk: Desk, head: str) -> None:
    with pytest.raises(WrongUse, match="is not a head of a log"):
        desk.chain.verify(head)


def test_a_part_of_a_log_holds_with_the_hashes_of_what_is_left_out(busy: Desk) -> None:
    [(key, uid)] = busy.store.connection.execute("SELECT id, uid FROM log").fetchall()
    whole = list(busy.store.chain.entries(key))
    part = [_only_the_hash(one) if at % 3 else one for at, one in enumerate(whole)]
    assert sum(isinstance(one.what, bytes) for one in part) > 3
    following = Following()
    assert following.follow(Stretch(uid, beginning(uid)), part) == busy.chain.head()
    following.close()
    assert following.faults == []


def test_a_forged_event_in_a_part_of_a_log_leads_to_another_head(busy: Desk) -> None:
    [(key, uid)] = busy.store.connection.execute("SELECT id, uid FROM log").fetchall()
    part = [
        _only_the_hash(one) if at % 3 else one
        for at, one in enumerate(busy.store.chain.entries(key))
    ]
    forged = part[3]
    assert isinstance(forged.what, Facts)
    part[3] = forged._replace(what=forged.what._replace(who="nobody"), link=None)
    part = [one._replace(link=None) for one in part]
    assert Following().follow(Stretch(uid, beginning(uid)), part) != busy.chain.head()


def _only_the_hash(entry: Entry) -> Entry:
    assert isinstance(entry.what, Facts)
    return Entry(entry.place, None, item_hash(entry.what))


def test_a_log_that_a_merge_brought_is_a_chain_of_its_own(busy: Desk, tmp_path: Path) -> None:
    with desk_of(tmp_path / "theirs.db", "ines") as theirs:
        theirs.claims.add("The pier closed in 1950.")
        head = theirs.chain.head()
        assert head is not None
        there = theirs.store.connection
        log = there.execute("SELECT uid, begins, before FROM log").fetchone()
        events = there.execute("SELECT * FROM event ORDER BY id").fetchall()
    here = busy.store.connection
    here.execute(
        "INSERT INTO log (id, uid, begins, before, head, merged_at)"
        " VALUES (2, ?, ?, ?, ?, '2025-06-06T09:00:00+00:00')",
        (*log, head.link),
    )
    for _, group, *facts, _, place, salt, hashed, link, expunged in events:
        here.execute(
            "INSERT INTO event (action_group, at, who, login, action, entity, uid, before, after,"
            " undoes, log, place, salt, hash, link, expunged)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 2, ?, ?, ?, ?, ?)",
            (100 + group, *facts, place, salt, hashed, link, expunged),
        )
    before = busy.chain.head()
    busy.claims.add("The pier was rebuilt.")
    found = busy.chain.verify(str(before))
    assert (found.faults, found.others) == ((), 1)
    here.execute("UPDATE log SET head = zeroblob(32) WHERE id = 2")
    assert _why(busy) == ["it does not end where it did when it was merged"]


def test_the_head_is_in_every_report_and_can_be_checked_against_the_file(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        claim = desk.claims.add("The pier opened in 1911.")
        desk.queries.add(claim, QueryTo.DESK, "Who built it?")
        head = str(desk.chain.head())
    for report in (("report",), ("report", "--claim", "1"), ("report", "--dossier", "#1")):
        assert f"log head {head}" in command(path, *report).out
    assert f"log head {head}" in command(path, "queries").out
    command(path, "note", "1", "ask the port")
    ran = command(path, "log", "--head", head)
    assert ran.code == 0, ran.err
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_keeps")
        connection.execute("UPDATE event SET who = 'ines' WHERE id = 1")
    ran = command(path, "log", "--verify")
    assert ran.code == 1
    assert "event 1 does not follow" in ran.out
    [found] = command(path, "log", "--head", head, "--json").objects
    assert found["faults"][0]["place"] == 1
