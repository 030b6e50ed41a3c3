"""`compare`: two texts, or a stream of pairs, and no database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import command

PAIR = {"statement": "The attack killed 28 people", "claim": "The attack killed 26 people"}


def test_a_pair_is_compared_without_a_database(path: Path) -> None:
    ran = command(path, "compare", *PAIR.values(), "--json")
    (compared,) = ran.objects
    assert compared["schema"] == 1
    assert compared["relation"] == "contradicts"
    (difference,) = compared["differences"]
    assert difference == {
        "kind": "number",
        "statement": "28",
        "claim": "26",
        "spans": {"statement": [18, 20], "claim": [18, 20]},
    }
    assert not path.exists()


def test_a_person_reads_the_relation_first(path: Path) -> None:
    ran = command(path, "compare", *PAIR.values())
    assert ran.out == "CONTRADICTS\n  number differs: 28 here, 26 there\n"


def test_a_bad_line_is_named_and_the_others_go_on(path: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    good = json.dumps(PAIR)
    bad = ('{"statement": 1}', "[", '{"statement": "a", "claim": "b", "said_on": "June"}')
    pairs.write_text("\n".join((good, *bad, "", good)), encoding="utf-8")
    ran = command(path, "compare", "--file", str(pairs), "--json")
    assert ran.code == 1
    assert [each["relation"] for each in ran.objects] == ["contradicts"] * 2
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == [
        f"{pairs}, line {number}" for number in (2, 3, 4)
    ]


def test_last_year_is_resolved_by_the_day_of_the_pair(path: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    said = {"statement": "Rents rose last year", "claim": "Rents rose in 2023"}
    pairs.write_text(json.dumps({**said, "said_on": "2025-06-05"}), encoding="utf-8")
    (compared,) = command(path, "compare", "--file", str(pairs), "--json").objects
    assert [each["kind"] for each in compared["differences"]] == ["date"]


@pytest.mark.parametrize(
    "arguments",
    [("one",), ("a", "b", "--file", "-"), ("--file", "-"), ("--language", "42", "a", "b")],
)
def test_what_cannot_be_compared_is_refused_in_one_line(
    path: Path, arguments: tuple[str, ...]
) -> None:
    ran = command(path, "compare", *arguments)
    assert ran.code in {1, 2}
    assert ran.err.count("\n") == 1


def test_a_pipe_is_answered_line_by_line() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "compare", "--file", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdin
        assert running.stdout
        for _ in range(2):
            running.stdin.write(json.dumps(PAIR) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["relation"] == "contradicts"
        running.stdin.close()
