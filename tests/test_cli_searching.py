"""`claimtrack search`: the fields, what is left out, and what is said when nothing is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.desk.sources import NewSource
from tests.command import command

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


def test_words_are_found_one_object_a_line(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    desk.claims.note(claim, "Ring [/x] about the ferry.")
    desk.sources.add(NewSource(title="Ferry register", confidential=True))
    ran = command(path, "search", "ferry", "--json")
    assert ran.code == 0
    assert {one["kind"] for one in ran.objects} == {"claim", "article", "note"}
    assert [one for one in ran.objects if one["kind"] == "note"] == [
        {
            "schema": 1,
            "kind": "note",
            "id": claim,
            "sentence": None,
            "about": desk.claims.case(claim).claim.text,
            "text": "Ring [/x] about the ferry.",
            "spans": [[20, 25]],
            "confidential": False,
        }
    ]
    assert "Ring [/x] about the ferry." in command(path, "search", "ferry").out
    everything = command(path, "search", "ferry", "--json", "--confidential").objects
    assert [one["confidential"] for one in everything if one["kind"] == "source"] == [True]
    desk.sentences.accept(sentence("The pier opened"))
    limited = command(path, "search", "the", "--limit", "1", "--json").objects
    assert [one["kind"] for one in limited].count("claim") == 1


def test_nothing_found_is_one_line_and_exit_1(path: Path, desk: Desk) -> None:
    assert desk.path == path
    ran = command(path, "search", "zeppelin[/x]")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "zeppelin[/x]" in ran.err
