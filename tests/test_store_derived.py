"""What is derived: made again by a newer version at its first write, and left alone by readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.store.sqlite import derived
from claimtrack.store.store import Store


def _counts(store: Store) -> dict[str, int]:
    return dict(store.connection.execute("SELECT term, n FROM term").fetchall())


@pytest.fixture
def older(desk: Desk, path: Path) -> Path:
    """A file whose derived tables were made otherwise, by an older version."""
    desk.claims.add("The pier opened in 1911.")
    kept = desk.claims.add("The quay burnt in 1950.")
    with desk.writing("vectors") as writing:
        writing.keep_vectors("model", kept, "The quay burnt in 1950.", b"\0" * 8)
    connection = desk.store.connection
    connection.execute("UPDATE term SET n = n + 7")
    connection.execute("DELETE FROM wording_key")
    connection.execute("UPDATE claim_text SET text = 'The jetty' WHERE claim = 1")
    connection.execute("INSERT INTO claim_index(claim_index) VALUES ('delete-all')")
    connection.execute("UPDATE derived SET version = version - 1")
    desk.close()
    return path


def test_a_write_makes_again_what_an_older_version_derived(older: Path) -> None:
    with Store(older) as store:
        assert store.candidates.find([("pier", 1.0)], 5) == []
        with store.writing("nothing", who="mira", login="m", at="2025-06-05"):
            pass
        assert [one.claim for one in store.candidates.find([("pier", 1.0)], 5)] == [1]
        assert [one.claim for one in store.candidates.find([("quay", 1.0)], 5)] == [2]
        assert store.candidates.worded("the pier opened in 1911") == [1]
        assert _counts(store) == dict(
            store.connection.execute("SELECT term, doc FROM claim_vocabulary").fetchall()
        )
        assert store.candidates.searched().claims == 2
        assert store.connection.execute("SELECT version FROM derived").fetchone() == (
            derived.VERSION,
        )
        # Vectors take hours: those of texts that are as they were stay.
        assert store.vectors.lacking("model") == 1


def test_a_write_that_fails_leaves_it_as_it_was(older: Path) -> None:
    def fail() -> None:
        with store.writing("nothing", who="mira", login="m", at="2025-06-05"):
            raise RuntimeError

    with Store(older) as store:
        was = _counts(store)
        with pytest.raises(RuntimeError):
            fail()
        assert _counts(store) == was


def test_looking_leaves_it_alone(older: Path) -> None:
    before = older.read_bytes()
    with Store(older) as store:
        store.claims.case(1)
        assert store.connection.execute("SELECT version FROM derived").fetchone() == (
            derived.VERSION - 1,
        )
    assert older.read_bytes() == before


def test_it_is_not_made_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.claims.add("The pier opened in 1911.")
    monkeypatch.setattr(derived, "rebuild_indexes", lambda _: pytest.fail("made again"))
    desk.claims.add("The quay burnt in 1950.")
