"""Events in words: literal, on one line, names for numbers, and silent about what is secret."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.event import Event, Names
from claimtrack.report.console import block_lines
from claimtrack.report.document import Items
from claimtrack.report.history import described, history_items
from claimtrack.report.layout import Line

NAMES = Names({("rating", 4): "false", ("claimant", 2): "Ada", ("source", 3): "Port"})


def event(
    entity: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    **fields: Any,  # noqa: ANN401 - any field
) -> Event:
    known: dict[str, Any] = {
        "id": 1,
        "group": 1,
        "at": "2025-06-05T09:15:30+00:00",
        "who": "mira",
        "login": "m",
        "action": "note",
        "key": 7,
        "uid": "c7",
    }
    return Event(entity=entity, before=before, after=after, **{**known, **fields})


def lines(events: Sequence[Event], names: Names) -> list[Line]:
    return list(block_lines(Items(tuple(history_items(events, names)))))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (event("claim", {"claimant": None}, {"claimant": 2}), "#7 claimant: Ada"),
        (event("claim", {"claimant": 2}, {"claimant": None}), "#7 claimant: nothing (was Ada)"),
        (event("claim", {"legal": 0}, {"legal": 1}), "#7 legal: yes (was no)"),
        (event("verdict", {"rating": 4}, {"rating": 9}), "verdict 7 rating: rating 9 (was false)"),
        (
            event("verdict", {"handed_in_at": None}, {"handed_in_at": "2025-06-05T09:15:30+00:00"}),
            "verdict 7 handed in: 2025-06-05 09:15",
        ),
        (event("evidence", {"claim": 1}, None), "evidence 7 removed"),
        (
            event("evidence", None, {"claim": 1, "source": 3, "stance": "refutes", "quote": "so"}),
            'evidence 7 on #1: Port refutes "so"',
        ),
        (
            event("sign_off", None, {"verdict": 2, "agrees": 0, "comment": "too strong"}),
            'sign off 7 on verdict 2: does not agree "too strong"',
        ),
        (event("nonsense", None, {"x": 1}), "nonsense 7 made"),
    ],
)
def test_an_event_is_told_by_what_it_changed(one: Event, words: str) -> None:
    assert described([one], NAMES) == (words,)


def test_what_says_nothing_to_a_reader_is_left_out() -> None:
    assert described([event("claim", {"version": 1}, {"version": 2})], NAMES) == ()


def test_an_action_is_one_line_with_who_and_when() -> None:
    actions = [
        event("claim", {"note": ""}, {"note": "ask"}, id=1),
        event("claim", {"status": "open"}, {"status": "in progress"}, id=2),
        event("claim", None, None, id=3, group=2, who="tomas", login="tomas", action="undo"),
    ]
    first, second = lines(actions, NAMES)
    assert first.mark == "2025-06-05 09:15"
    assert first.words == 'note: #7 note: "ask"; #7 status: in progress (was open) · mira (m)'
    assert second.words.endswith("· tomas")


def test_secret_rows_are_told_without_their_words() -> None:
    secret = Names(NAMES.of, frozenset({"e1"}))
    made = event(
        "evidence",
        None,
        {"claim": 1, "source": 3, "stance": "supports", "quote": "my name", "note": "met her"},
        uid="e1",
    )
    (words,) = described([made], secret)
    assert "a confidential source supports" in words
    assert not any(hidden in words for hidden in ("my name", "met her", "Port"))


@given(text=st.text(), column=st.sampled_from(["text", "note", "as_of", "made_up", "lapsed_at"]))
def test_any_words_are_printable_and_on_one_line(text: str, column: str) -> None:
    changed = event("claim", {column: text}, {column: text + "x"}, who=text, action=text)
    for line in lines([changed], Names({("claimant", 1): text})):
        assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in line.words)
        assert not {"\u202e", "\u2066", "\u2028"} & set(line.words)
