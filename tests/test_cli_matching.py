"""`match` over articles, files and pipes; `triage`; duplicates: as people and scripts see them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import command
from tests.conftest import ARTICLE

COMMAND = (sys.executable, "-m", "claimtrack", "--db")
TOLL = "On 3 March, 28 people were killed when the ferry Aurora sank"


@pytest.fixture
def file(path: Path, tmp_path: Path) -> Path:
    """A file with one claim, and then the article, whose toll is another."""
    text = tmp_path / "toll.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    assert command(path, "claim", "add", TOLL).code == 0
    assert command(path, "import", str(text)).code == 0
    return path


def _sentence(file: Path, words: str) -> int:
    (card,) = command(file, "show", "article", "1", "--json").objects
    return next(int(one["id"]) for one in card["sentences"] if words in one["text"])


def test_match_article_gives_one_line_of_json_a_sentence(file: Path) -> None:
    objects = command(file, "match", "--article", "1", "--json").objects
    (card,) = command(file, "show", "article", "1", "--json").objects
    assert [one["sentence"] for one in objects] == [one["id"] for one in card["sentences"]]
    (toll,) = [one for one in objects if "26 people" in one["statement"]]
    assert toll["matches"][0]["claim"] == 1
    assert {"kind": "number", "statement": "26", "claim": "28"} in toll["matches"][0]["differences"]


def test_a_rejected_match_is_named_apart_and_not_offered(file: Path) -> None:
    place = _sentence(file, "26 people")
    ran = command(file, "claim", "reject", str(place), "1")
    assert ran.out == "not #1: it is not offered for this sentence again\n"
    shown = command(file, "match", "--article", "1").out
    assert "#1 was rejected here by mira" in shown
    (toll,) = [
        one
        for one in command(file, "match", "--article", "1", "--json").objects
        if one["sentence"] == place
    ]
    assert toll["matches"] == []


def test_a_statement_whose_nearest_claim_was_rejected_says_so(file: Path) -> None:
    place = _sentence(file, "26 people")
    command(file, "claim", "reject", str(place), "1")
    (card,) = command(file, "show", "article", "1", "--json").objects
    words = next(one["text"] for one in card["sentences"] if one["id"] == place)
    assert "rejected for these words by mira" in command(file, "match", words).out
    (found,) = command(file, "match", words, "--json").objects
    assert found["matches"][0]["rejected"]["sentence"] == place
    (other,) = command(file, "match", TOLL, "--json").objects
    assert "rejected" not in other["matches"][0]


def test_a_file_is_matched_in_order_by_several_processes(file: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    said = [f"{number} people were killed when the ferry Aurora sank" for number in range(50)]
    lines.write_text("\n\n".join(said) + "\n", encoding="utf-8")
    ran = subprocess.run(
        [*COMMAND, str(file), "match", "--json", "--file", str(lines), "--jobs", "2"],
        capture_output=True,
        text=True,
        check=True,
    )
    objects = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["statement"] for one in objects] == said
    assert objects[28]["matches"][0]["relation"] != "contradicts"
    assert objects[26]["matches"][0]["differences"]
    assert ran.stderr == ""


def test_a_pipe_is_answered_before_it_is_closed(file: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(file), "match", "--json", "--file", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for said in ("the ferry Aurora sank", "28 people were killed"):
            running.stdin.write(said + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["statement"] == said
        running.stdin.close()
        assert running.wait(20) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["match"],
        ["match", "a statement", "--article", "1"],
        ["match", "--file", "-", "--jobs", "2"],
        ["match", "a statement", "--jobs", "2"],
        ["triage", "--dismiss", "1", "--json"],
        ["claims", "--duplicates", "--rating", "none"],
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(file: Path, words: list[str]) -> None:
    ran = command(file, *words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1


def test_triage_prints_why_and_takes_the_numbers_of_sentences(file: Path) -> None:
    objects = command(file, "triage", "--json").objects
    assert [one["schema"] for one in objects] == [1] * len(objects)
    keys = [sentence["id"] for one in objects for sentence in one["sentences"]]
    assert len(set(keys)) == len(keys)
    shown = command(file, "triage")
    assert "claim made" in shown.out
    assert command(file, "claim", "skip", *map(str, keys)).code == 0
    after = command(file, "triage")
    assert (after.code, after.out) == (0, "")
    assert "Nothing to triage" in after.err
    assert command(file, "undo").code == 0
    assert command(file, "triage", "--json").objects == objects


def test_a_long_triage_is_cut_and_says_so(file: Path) -> None:
    everything = command(file, "triage", "--all", "--json").objects
    assert len(everything) > 1
    cut = command(file, "triage", "--limit", "1", "--json")
    assert cut.objects == everything[:1]
    assert f"1 of {len(everything)} rows" in cut.err


def test_dismissing_an_article_is_undone_as_one(file: Path) -> None:
    assert command(file, "triage", "--dismiss", "1").code == 0
    assert command(file, "triage", "--json").objects == []
    assert command(file, "triage", "--dismiss", "1").code == 1
    command(file, "undo")
    assert command(file, "triage", "--json").objects


def test_duplicates_are_listed_merged_and_told_apart(file: Path) -> None:
    command(file, "claim", "add", TOLL.upper())
    command(file, "claim", "add", TOLL.replace("28", "26"))
    (group,) = command(file, "claims", "--duplicates", "--json").objects
    assert [one["id"] for one in group["claims"]] == [1, 2, 3]
    assert {
        "claim": 1,
        "other": 3,
        "relation": "contradicts",
        "differences": [{"kind": "number", "statement": "28", "claim": "26"}],
    } in group["pairs"]
    assert "#1 and #3: contradicts; number: 28 / 26" in command(file, "claims", "--duplicates").out
    assert command(file, "claim", "merge", "1", "2").out.startswith("#2 was merged into #1")
    assert command(file, "claim", "distinct", "1", "3").code == 0
    assert command(file, "claims", "--duplicates", "--json").objects == []
    ran = command(file, "show", "claim", "2")
    assert (ran.code, ran.err) == (1, "claimtrack: Claim #2 was merged into #1: look there.\n")


def test_merging_claims_rated_differently_says_that_none_stands(file: Path) -> None:
    why = "The coast guard's list of the dead, published in full, has just this many names."
    command(file, "claim", "add", TOLL.upper())
    command(file, "verdict", "1", "true", "--why", why)
    command(file, "verdict", "2", "false", "--why", why)
    ran = command(file, "claim", "merge", "1", "2")
    assert "#1 has no verdict until it is judged again" in ran.out
