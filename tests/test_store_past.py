"""Rows put back: the pure step from today's rows to those of another day."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.store.past import Change, Key, rewind

FIRST: Key = ("claim", 1)
SECOND: Key = ("claim", 2)


def test_what_was_made_since_is_not_there() -> None:
    made = {"id": 1, "text": "new"}
    assert rewind({FIRST: made}, [Change(FIRST, None, made)]) == {}


def test_what_was_removed_since_is_there_again() -> None:
    gone = {"id": 1, "text": "old"}
    assert rewind({}, [Change(FIRST, gone, None)]) == {FIRST: gone}


def test_what_was_changed_has_its_old_values_and_keeps_the_others() -> None:
    now = {FIRST: {"text": "third", "note": "kept"}, SECOND: {"text": "other", "note": ""}}
    changes = [
        Change(FIRST, {"text": "second"}, {"text": "third"}),
        Change(FIRST, {"text": "first"}, {"text": "second"}),
    ]
    assert rewind(now, changes) == {
        FIRST: {"text": "first", "note": "kept"},
        SECOND: {"text": "other", "note": ""},
    }


def test_what_was_made_changed_and_removed_since_leaves_no_trace() -> None:
    changes = [
        Change(FIRST, {"text": "b"}, None),
        Change(FIRST, {"text": "a"}, {"text": "b"}),
        Change(FIRST, None, {"text": "a"}),
    ]
    assert rewind({}, changes) == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["make", "change", "remove"]),
            st.integers(1, 3),
            st.integers(0, 5),
            st.sampled_from(["a", "b"]),
        ),
        max_size=30,
    )
)
def test_going_back_gives_every_state_on_the_way(
    story: list[tuple[str, int, int, str]],
) -> None:
    rows: dict[Key, dict[str, Any]] = {}
    changes: list[Change] = []
    states: list[tuple[int, dict[Key, dict[str, Any]]]] = [(0, {})]
    for verb, number, value, column in story:
        key = ("claim", number)
        if verb == "make" and key not in rows:
            rows[key] = {"a": value, "b": value}
            changes.append(Change(key, None, dict(rows[key])))
        elif verb == "remove" and key in rows:
            changes.append(Change(key, rows.pop(key), None))
        elif verb == "change" and key in rows:
            changes.append(Change(key, {column: rows[key][column]}, {column: value}))
            rows[key][column] = value
        states.append((len(changes), {key: dict(row) for key, row in rows.items()}))
    for done, state in states:
        assert rewind(rows, changes[: done - len(changes) - 1 : -1]) == state
