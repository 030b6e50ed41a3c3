"""Files of older schemas: brought up to date with everything in them, and steps that never change.

`files/schema-5.db` was made by the program as it was at schema 5, by acts of three people: numbers
that were given twice, an undo and a redo, a list taken back, claims merged, a verdict sent back,
amended, corrected and asked to be retracted, words expunged, a revision, an article signed off.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from claimtrack.desk.digests import same
from claimtrack.errors import NotFound, Refused
from claimtrack.report.history import described
from claimtrack.store.sqlite.derived import INDEXES
from claimtrack.store.sqlite.schema import LATEST, STEPS, migrations
from claimtrack.store.store import Store
from claimtrack.store.tables import POINTS_AT
from tests.conftest import desk_of

OLD = Path(__file__).parent / "files" / "schema-5.db"

Schema = list[tuple[str, str, str, str]]


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every table, index and trigger with the very text that made it."""
    return connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ).fetchall()


def rows_of(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """The rows of a table by its columns, in whatever order both files have."""
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    names = [one[0] for one in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in sorted(cursor, key=repr)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the file of schema 5."""
    return Path(shutil.copy(OLD, tmp_path / "desk.db"))


@pytest.fixture
def before() -> Iterator[sqlite3.Connection]:
    """The file as it was."""
    with closing(sqlite3.connect(f"{OLD.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 5
        yield connection


def test_steps_one_to_five_make_what_they_always_made(before: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        migrations().apply(Database(made), stop_before=STEPS[5].__name__)
        assert made.execute("PRAGMA application_id").fetchone()[0] == 0x434C544B
        assert schema_of(made) == schema_of(before)
        for table in ("scale", "rating"):
            held = rows_of(before, table)
            assert all(row in held for row in rows_of(made, table))


def test_the_shipped_scales_are_on_a_new_file(tmp_path: Path) -> None:
    shipped = tomllib.loads((OLD.parent / "scales.toml").read_text(encoding="utf-8"))["scale"]
    with Store(tmp_path / "new.db", create=True) as store:
        assert store.scales.slugs() == tuple(scale["slug"] for scale in shipped)
        for scale in shipped:
            on_file = store.scales.get(scale["slug"])
            assert on_file.label == scale["label"]
            for rating, wanted in zip(on_file.ratings, scale["rating"], strict=True):
                held = {name: getattr(rating, name) for name in wanted}
                assert (held, rating.value) == (wanted, wanted.get("value"))


def test_an_old_file_has_the_shape_of_a_new_one_and_is_sound(path: Path, tmp_path: Path) -> None:
    with Store(path) as store, Store(tmp_path / "new.db", create=True) as new:
        assert schema_of(store.connection) == schema_of(new.connection)
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == LATEST
        assert store.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in INDEXES:
            store.connection.execute(
                f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"
            )


def test_every_row_is_what_it_was(path: Path, before: sqlite3.Connection) -> None:
    tables = [
        name
        for (name,) in before.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"
        )
    ]
    with Store(path) as store:
        for table in set(tables) - {"event"}:
            was, now = rows_of(before, table), rows_of(store.connection, table)
            assert was or table == "claim_uncounted", table
            if table == "claim":
                lists = {row.pop("batch"): row["uid"] for row in was} | {None: ""}
                assert len({row.pop("batch") for row in now}) == len(lists)
            for row in now if table == "article" else ():
                assert (row.pop("embargo"), row.pop("embargo_why")) == (None, "")
            for row in now if table == "verdict" else ():
                assert row.pop("beside") == 0
            for row in (*was, *now) if table in {"sign_off", "article_sign_off"} else ():
                _forget_digests(row)
            assert now == was, table


def test_every_event_tells_what_it_told(path: Path, before: sqlite3.Connection) -> None:
    with Store(path) as store:
        events = store.events.newest(1000)[::-1]
    was = sorted(rows_of(before, "event"), key=lambda row: int(row["id"]))
    assert len(events) == len(was)
    for event, row in zip(events, was, strict=True):
        assert (event.id, event.group) == (row["id"], row["action_group"])
        assert (event.action, event.undoes) == (row["action"], row["undoes"])
        if event.entity not in {"claim_batch", "expunged"}:
            assert (event.key, event.uid) == (row["entity_id"], row["uid"])
        for now, text in ((event.before, row["before"]), (event.after, row["after"])):
            values = None if text is None else json.loads(text)
            if values and event.entity == "article":
                values.pop("matched_upto", None)
            for said in (now, values):
                _forget_digests(said or {})
            assert now == values, event


def _forget_digests(row: dict[str, Any]) -> None:
    """Leave out the digests of sign-offs, which are salted since."""
    row.pop("digest", None)
    if "verdicts" in row:
        row["verdicts"] = [which for *which, _ in json.loads(row["verdicts"])]


def test_the_log_is_chained_from_its_first_event(path: Path) -> None:
    with desk_of(path, "mira") as mira:
        found = mira.chain.verify()
        assert found.faults == ()
        assert found.head is not None
        assert found.head.events == mira.store.events.last()
        mira.claims.add("One more.")
        assert mira.chain.verify(str(found.head)).faults == ()


def test_sign_offs_cover_what_they_covered(path: Path, before: sqlite3.Connection) -> None:
    kept = [row["digest"] for row in rows_of(before, "sign_off")]
    with desk_of(path, "mira") as mira:
        held = [
            same(one.digest, case, case.verdict)
            for case in mira.store.claims.cases(range(1, 13))
            for one in case.sign_offs
            if case.verdict is not None and one.verdict == case.verdict.id
        ]
        articles = [
            one
            for row in mira.articles.listed()
            for one in mira.articles.case(row.article.id).sign_offs
        ]
        text = "\n".join(mira.store.connection.iterdump())
    assert True in held
    assert [one.lapsed_why for one in articles] == [""]
    assert not any(digest in text for digest in kept)


def test_events_name_the_rows_that_had_the_numbers_then(path: Path) -> None:
    with Store(path) as store:
        found = store.connection.execute(
            "SELECT uid, after ->> 'claim' FROM event WHERE entity = 'wording' AND before IS NULL"
            " ORDER BY id LIMIT 2"
        ).fetchall()
        made = store.connection.execute(
            "SELECT uid FROM event WHERE entity = 'claim' AND before IS NULL ORDER BY id LIMIT 2"
        ).fetchall()
    # The first claim was taken back, and the second one got its number.
    assert [claim for _, claim in found] == [uid for (uid,) in made]
    assert len(set(made)) == 2


def test_no_event_names_a_row_by_number(path: Path) -> None:
    with Store(path) as store:
        for row in rows_of(store.connection, "event"):
            for values in (json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}")):
                for column in POINTS_AT.get(row["entity"], {}):
                    assert not values.get(column) or isinstance(values[column], str), row


def test_what_was_done_last_is_undone_and_redone(path: Path) -> None:
    with desk_of(path, "mira") as mira, desk_of(path, "tomas") as tomas:
        assert tomas.history.undo().words.startswith("accept #12 “Ticket sales rose by 14 percent")
        assert mira.history.undo().words == "note #11 “The last act was this one.”"
        assert mira.history.undo().words == "add claim #11 “The last act was this one.”"
        with pytest.raises(NotFound):
            mira.claims.case(11)
        mira.history.redo()
        assert mira.claims.case(11).claim.note == ""
        mira.history.redo()
        assert mira.claims.case(11).claim.note == "to be undone"
        assert tomas.history.redo().action == "accept"


def test_all_that_one_person_did_is_undone_until_somebody_built_on_it(path: Path) -> None:
    with desk_of(path, "mira") as mira:
        undone = [mira.history.undo().action for _ in range(4)]
        assert undone == ["note", "add claim", "add evidence", "rate"]
        while mira.history.next_undo() != "hand in":
            mira.history.undo()
        with pytest.raises(Refused, match="tomas has changed the same claim since"):
            mira.history.undo()


def test_the_past_is_read_as_it_was(path: Path) -> None:
    with desk_of(path, "mira") as mira:
        then = mira.dossiers.case_at(5, "2025-06-05T09:40:00+00:00")
        assert then.claim.status == "sent back"
        assert [one.rating.slug for one in then.verdicts] == ["mostly-true"]
        assert [one.stance for one in then.evidence] == ["supports", "context"]
        first = mira.dossiers.case_at(5, "2025-06-05T09:12:00+00:00")
        assert first.claim.text.startswith("On 3 March")
        assert first.verdicts == ()


def test_the_history_of_a_claim_is_told_in_words(path: Path) -> None:
    with desk_of(path, "mira") as mira:
        history = mira.dossiers.history(5)
        words = " ".join(described(history, mira.dossiers.names(history)))
    for said in ("on #5", "rating: mostly-true", 'of verdict 1: "say who counted"', "claimant"):
        assert said in words


def test_an_imported_list_of_an_old_file_is_put_back(path: Path) -> None:
    with Store(path) as store:
        [(uid, claims)] = store.connection.execute(
            "SELECT batch, count(*) FROM claim WHERE batch IS NOT NULL AND removed_at IS NULL"
            " GROUP BY batch"
        ).fetchall()
        assert claims == 2
        assert [event.action for event in store.events.changes(("claim_batch", uid))] == [
            "import claims"
        ]


def test_numbers_that_were_given_before_are_not_given_again(path: Path) -> None:
    with Store(path) as store:
        spent = dict(store.connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    with desk_of(path, "mira") as mira:
        claim = mira.claims.add("One more.")
    assert claim == spent["claim"] + 1 == 13
