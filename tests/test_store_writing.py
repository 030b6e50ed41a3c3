"""The one write helper: all or nothing, with an event for every change, and nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.errors import NotFound, Stale
from claimtrack.store.store import Store
from claimtrack.store.writing import Writing

ADD_ONE = """
import sys, pathlib
from claimtrack.store.store import Store
with Store(pathlib.Path(sys.argv[1])) as store:
    for _ in range(25):
        with store.writing("add", who="w", login="w", at="2025-06-05") as writing:
            note = writing.rows("claim", id=1)[0]["note"]
            writing.update("claim", 1, {"note": str(int(note) + 1)})
"""


def _add(store: Store, text: str) -> int:
    with store.writing("add", who="mira", login="m", at="2025-06-05T09:00:00") as writing:
        return _claim(writing, text)


def _claim(writing: Writing, text: str) -> int:
    claim = writing.insert("claim", {"text": text, "created_at": writing.at})
    writing.insert("wording", {"claim": claim, "text": text, "kind": "canonical", "language": "en"})
    return claim


def test_every_row_that_is_made_leaves_an_event_with_what_was_made(store: Store) -> None:
    _add(store, "The pier opened in 1911.")
    made = [event for event in store.events.newest(10) if event.entity == "claim"]
    assert [event.before for event in made] == [None]
    assert made[0].after is not None
    assert made[0].after["text"] == "The pier opened in 1911."
    assert (made[0].who, made[0].login, made[0].action) == ("mira", "m", "add")


def test_a_change_keeps_only_what_changed_before_and_after(store: Store) -> None:
    claim = _add(store, "The pier opened in 1911.")
    with store.writing("note", who="tomas", login="t", at="2025-06-06") as writing:
        writing.update("claim", claim, {"note": "ask the archive", "owner": None})
    event = store.events.newest(1)[0]
    assert (event.before, event.after) == ({"note": ""}, {"note": "ask the archive"})


def test_a_change_to_the_same_value_is_no_event_and_no_new_version(store: Store) -> None:
    claim = _add(store, "The pier opened in 1911.")
    before = len(store.events.newest(100))
    with store.writing("note", who="mira", login="m", at="2025-06-06") as writing:
        writing.update("claim", claim, {"note": ""})
    assert len(store.events.newest(100)) == before
    assert store.claims.get(claim).version == 1


def test_an_error_inside_a_write_leaves_nothing_behind(store: Store) -> None:
    def fail() -> None:
        with store.writing("add", who="mira", login="m", at="2025-06-05") as writing:
            _claim(writing, "Half a claim.")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.events.newest(10) == ()
    assert store.candidates.searched().claims == 0


def test_a_stale_save_is_refused_and_says_who_was_faster(store: Store) -> None:
    claim = _add(store, "The pier opened in 1911.")
    version = store.claims.get(claim).version
    with store.writing("note", who="tomas", login="t", at="2025-06-06") as writing:
        writing.update("claim", claim, {"note": "from tomas"}, version=version)
    with (
        pytest.raises(Stale, match="changed by tomas"),
        store.writing("note", who="mira", login="m", at="2025-06-06") as writing,
    ):
        writing.update("claim", claim, {"note": "from mira"}, version=version)
    assert store.claims.get(claim).note == "from tomas"


def test_a_row_that_is_not_there_cannot_be_changed(store: Store) -> None:
    with (
        pytest.raises(NotFound),
        store.writing("note", who="mira", login="m", at="2025-06-06") as writing,
    ):
        writing.update("claim", 99, {"note": "x"})


def test_the_index_follows_every_change_of_wording(store: Store) -> None:
    claim = _add(store, "The pier opened in 1911.")

    def found(word: str) -> list[int]:
        return [one.claim for one in store.candidates.find([(word, 1.0)], 5)]

    with store.writing("edit", who="mira", login="m", at="2025-06-06") as writing:
        wording = writing.rows("wording", claim=claim)[0]["id"]
        writing.update("wording", wording, {"text": "The quay opened in 1911."})
    assert (found("pier"), found("quay")) == ([], [claim])
    with store.writing("edit", who="mira", login="m", at="2025-06-06") as writing:
        writing.insert(
            "wording",
            {"claim": claim, "text": "Der Kai öffnete 1911.", "kind": "variant", "language": "de"},
        )
    assert (found("Kai"), found("quay")) == ([claim], [claim])
    with store.writing("aside", who="mira", login="m", at="2025-06-06") as writing:
        writing.update("claim", claim, {"removed_at": writing.at})
    assert found("quay") == []
    store.connection.execute("INSERT INTO claim_index(claim_index) VALUES ('integrity-check')")


def test_hindi_words_are_found_whole(store: Store) -> None:
    claim = _add(store, "पुल पर 26 लोग मारे गए")
    assert [one.claim for one in store.candidates.find([("मारे", 1.0)], 5)] == [claim]
    assert store.candidates.find([("मर", 1.0)], 5) == []


def test_hostile_words_are_looked_up_literally(store: Store) -> None:
    _add(store, "The pier opened in 1911.")
    for word in ('"', "pier OR quay", "NEAR(", "*", "text:pier", "'; DROP TABLE claim; --"):
        store.candidates.frequencies([word])
    assert store.candidates.frequencies(["pier"]) == [("pier", 1)]


def test_four_processes_writing_at_once_lose_no_update(store: Store) -> None:
    claim = _add(store, "The pier opened in 1911.")
    with store.writing("note", who="mira", login="m", at="2025-06-06") as writing:
        writing.update("claim", claim, {"note": "0"})
    started = [
        subprocess.Popen([sys.executable, "-c", ADD_ONE, str(store.path)], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [one.communicate()[1] for one in started] == [b""] * 4
    assert store.claims.get(claim).note == "100"


def test_looking_leaves_the_bytes_of_a_shipped_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "shipped.db"
    with Store(path, create=True, journal="delete") as store:
        _add(store, "The pier opened in 1911.")
    before = path.read_bytes()
    with Store(path) as store:
        store.claims.case(1)
        store.candidates.find([("pier", 1.0)], 5)
        store.candidates.frequencies(["pier"])
        store.articles.listed()
        store.events.newest(5)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["shipped.db"]
