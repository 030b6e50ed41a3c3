"""Numbers: never given to two rows, given back to the row that had them, and uids in the log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import Stance
from claimtrack.store.keys import pointed_at, renamed
from claimtrack.store.store import Store
from claimtrack.store.tables import POINTS_AT
from tests.conftest import ARTICLE, desk_of, take_in
from tests.undo_law import Story

COMMITTED = Path(__file__).parents[1] / "claims.db"


def _rate(desk: Desk, why: str) -> int:
    desk.verdicts.rate(1, "true", why)
    verdict = desk.claims.case(1).verdict
    assert verdict is not None
    return verdict.id


def _evidence(desk: Desk, name: str) -> tuple[int, int]:
    desk.evidence.add(1, NewSource(title=name), Stance.SUPPORTS, note=name)
    item = desk.claims.case(1).evidence[-1]
    return item.id, item.source.id


def _split(desk: Desk, at: str) -> int:
    [long] = [one for one in desk.articles.case(1).sentences if "coast guard said" in one.text]
    desk.sentences.split(long.id, long.start + long.text.index(at))
    return max(one.id for one in desk.articles.case(1).sentences)


Act = Callable[[Desk, str], object]

ACTS: dict[str, tuple[Act, str, str]] = {
    "claim": (lambda desk, text: desk.claims.add(text), "The quay burnt.", "The pier burnt."),
    "sentence": (_split, "26 people", "when the ferry"),
    "verdict": (_rate, "One reason.", "Another reason."),
    "evidence and source": (_evidence, "A book", "Another book"),
    "article": (take_in, "A first text.", "A second text."),
}


def _newest(desk: Desk) -> dict[str, object]:
    """The number of the newest row of each kind."""
    case = desk.claims.case(1)
    return {
        "claim": desk.claims.listed()[0].claim.id,
        "sentence": max(each.id for each in desk.articles.case(1).sentences),
        "verdict": case.verdicts[-1].id if case.verdicts else 0,
        "evidence and source": next(((one.id, one.source.id) for one in case.evidence), None),
        "article": desk.articles.listed()[0].article.id,
    }


@pytest.mark.parametrize("what", ACTS)
def test_what_is_taken_back_keeps_its_number_to_itself(desk: Desk, article: int, what: str) -> None:
    desk.claims.add("The pier opened in 1911.")
    act, first, second = ACTS[what]
    one = act(desk, first)
    desk.history.undo()
    other = act(desk, second)
    assert one != other
    desk.history.undo()
    desk.history.redo()
    assert other == _newest(desk)[what]
    assert article == 1


def test_no_number_is_given_twice_whatever_is_undone_and_reopened(path: Path) -> None:
    given: set[tuple[str, int, str]] = set()
    for life in range(3):
        with desk_of(path, "mira") as mira, desk_of(path, "tomas") as tomas:
            if not life:
                take_in(mira, ARTICLE)
                mira.claims.add("The pier opened in 1911.")
            story = Story(mira, tomas, seed=40 + life)
            while len(story.acts) < 15:
                story.act()
            assert story.undo_all() == []
        given |= story.numbers
    assert {table for table, *_ in given} >= {"article", "claim", "sentence", "import_failure"}
    twice = Counter((table, number) for table, number, _ in given)
    assert [each for each, times in twice.items() if times > 1] == []


def test_the_number_that_comes_next_is_known_and_was_never_given(store: Store) -> None:
    with store.writing("add", who="mira", login="m", at="2025-06-05") as writing:
        assert writing.next_key("claimant") == 1
        key = writing.insert("claimant", {"name": "Ada"})
        writing.delete("claimant", key)
        assert writing.next_key("claimant") == 2
        assert writing.insert("claimant", {"name": "Bo"}) == 2


def test_a_row_that_was_removed_is_told_by_number_and_by_uid(store: Store) -> None:
    with store.writing("add", who="mira", login="m", at="2025-06-05") as writing:
        key = writing.insert("claimant", {"name": "Ada", "uid": "c1"})
        writing.delete("claimant", key)
    assert store.keys.uid("claimant", key) == "c1"
    assert store.keys.number("claimant", "c1") == key
    assert [event.key for event in store.events.of("claimant", key)] == [key, key]
    assert store.keys.number("claimant", "c2") is None


def test_every_column_that_points_at_a_row_is_known_to_the_log(store: Store) -> None:
    keys = {
        (table, row[3]): row[2]
        for (table,) in store.connection.execute("SELECT name FROM pragma_table_list").fetchall()
        for row in store.connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    known = {
        (table, column): other for table in POINTS_AT for column, other in POINTS_AT[table].items()
    }
    # These outlive what they point at, or count up to it, and have no foreign key.
    loose = {
        ("claim", "set_aside"): "verdict",
        ("send_back", "evidence"): "evidence",
        ("snapshot", "source"): "source",
    }
    assert known == keys | loose


def test_events_name_rows_by_uid_and_are_read_with_numbers() -> None:
    with Store(COMMITTED) as store:
        packed = store.connection.execute("SELECT entity, before, after FROM event").fetchall()
        for entity, *both in packed:
            for values in (json.loads(text or "{}") for text in both):
                assert all(isinstance(name, str) for _, name in pointed_at(entity, values))
        for event in store.events.newest(len(packed)):
            for values in (event.before or {}, event.after or {}):
                assert all(isinstance(name, int) for _, name in pointed_at(event.entity, values))


def test_what_lists_point_at_is_renamed_as_well() -> None:
    row = {"article": 3, "verdicts": '[[9, 5, "digest"]]', "comment": "9"}
    named = renamed("article_sign_off", row, lambda table, number: f"{table[0]}{number}")
    assert named == {"article": "a3", "verdicts": '[["c9", "v5", "digest"]]', "comment": "9"}
    assert list(pointed_at("article_sign_off", row)) == [
        ("article", 3),
        ("claim", 9),
        ("verdict", 5),
    ]
