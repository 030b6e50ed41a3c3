"""Bytes from a terminal: unknown ones end nothing, and no paste runs as keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.tui.terminal.decoder import Typed
from tests.process import at_terminal

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

PASTE = "\x1b[200~{}\x1b[201~"


def read(data: bytes, *cuts: int) -> str:
    """Read some bytes in parts."""
    typed, parts, before = Typed(), [], 0
    for cut in (*sorted(cuts), len(data)):
        parts.append(typed.decode(data[before:cut]))
        before = cut
    return "".join(parts)


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("a\x1b[Aé", "a\x1b[Aé"),
        ("\x1b", "\x1b"),
        (PASTE.format("two\rlines"), PASTE.format("two\rlines")),
        (PASTE.format("a \x1b[31mred\x1b[0m b") + "n", PASTE.format("a [31mred[0m b") + "n"),
        (PASTE.format("\x1b\x1b[20"), PASTE.format("[20")),
        (
            PASTE.format("x") + "\x1b" + PASTE.format("\x1b"),
            PASTE.format("x") + "\x1b" + PASTE.format(""),
        ),
    ],
)
def test_only_what_is_pasted_loses_its_escape_characters(typed: str, safe: str) -> None:
    data = typed.encode()
    assert read(data) == safe
    for cut in range(len(data)):
        assert read(data, cut) == safe, cut


@given(st.lists(st.sampled_from([*"a\x1b[201~", "\x1b[200~", "é", "\x1b[A"])), st.data())
def test_it_does_not_matter_in_which_parts_it_comes(typed: list[str], draw: st.DataObject) -> None:
    data = "".join(typed).encode()
    cuts = draw.draw(st.lists(st.integers(0, len(data))))
    assert read(data, *cuts) == read(data)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    read(data)


@pytest.mark.slow
def test_a_letter_of_another_encoding_does_not_end_the_work(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"\r")
        mira.sees("CLAIM #1", b"]")
        mira.press(b"o")
        mira.sees("A note on")
        mira.press(b"caf\xe9 ")
        mira.press(b"de Paris")
        mira.sees("Paris")
        mira.press(b"\r")
        mira.until(lambda: desk.claims.case(1).claim.note == "caf\ufffd de Paris", "kept the note")


@pytest.mark.slow
def test_nothing_of_what_is_pasted_runs_as_keys(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    before = len(desk.history.log(limit=99).events)
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"\r")
        mira.sees("CLAIM #1", b"]")
        mira.press(PASTE.format("a quiet \x1b[31mnan\r\rsan\x1b[0m\r").encode())
        mira.press(b"o")
        mira.sees("A note on")
        mira.press(PASTE.format("red \x1b[31mwords\x1b[0m").encode())
        mira.sees("words")
        mira.press(b"\r")
        mira.until(lambda: desk.claims.case(1).claim.note, "kept the note")
    assert desk.claims.case(1).claim.note == "red [31mwords[0m"
    assert len(desk.history.log(limit=99).events) == before + 1
