"""The command line as a contract: JSON exactly as documented, exit codes, stdout and stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import claimtrack
from claimtrack.cli.commands import COMMANDS
from claimtrack.cli.commands import claimtrack as claimtrack_
from tests.command import command
from tests.conftest import ARTICLE

CLAIM_FIELDS = [
    "schema",
    "id",
    "uid",
    "text",
    "claimant",
    "status",
    "attention",
    "rating",
    "as_of",
    "recheck_by",
    "wordings",
    "appearances",
    "evidence",
    "reviews",
]


@pytest.fixture
def article(path: Path, tmp_path: Path) -> Path:
    """A file with the article in it, taken in as article 1."""
    file = tmp_path / "toll.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert command(path, "import", str(file)).code == 0
    return file


def test_importing_prints_one_object_a_source_and_knows_the_same_bytes(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "toll.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    first = command(path, "import", str(file), "--json").objects[0]
    assert list(first) == [
        "schema",
        "source",
        "kind",
        "status",
        "article",
        "title",
        "sentences",
        "suggested",
        "claims",
        "warnings",
        "error",
    ]
    assert (first["schema"], first["status"], first["article"]) == (1, "added", 1)
    assert first["title"] == "Harbour toll rises"
    again = command(path, "import", str(file), "--json").objects[0]
    assert again == {**first, "status": "unchanged"}


def test_stdin_is_an_article_too(path: Path) -> None:
    ran = command(path, "import", "-", "--title", "From the wire", "--json", stdin=b"It rained.")
    assert ran.objects[0]["title"] == "From the wire"


def test_options_say_what_the_text_does_not(path: Path, article: Path) -> None:
    command(
        path,
        "import",
        str(article),
        *("--url", "https://harbour.example/1", "--publisher", "Harbour Courier"),
        *("--author", "A. Lind", "--date", "2025-06-05", "--language", "de"),
        *("--as-kind", "draft"),
    )
    shown = command(path, "show", "article", "2", "--json").objects[0]["article"]
    assert (shown["publisher"], shown["author"], shown["kind"]) == (
        "Harbour Courier",
        "A. Lind",
        "draft",
    )
    assert (shown["published_on"], shown["language"]) == ("2025-06-05", "de")


def test_every_sentence_of_an_article_is_its_span_of_the_text(path: Path, article: Path) -> None:
    assert article.exists()
    shown = command(path, "show", "article", "1", "--json").objects[0]
    assert list(shown) == ["schema", "article", "sentences", "claims"]
    text = shown["article"]["text"]
    assert shown["sentences"]
    for sentence in shown["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert list(sentence) == [
            "id",
            "start",
            "end",
            "text",
            "kind",
            "rule",
            "state",
            "check_worthiness",
            "reasons",
            "claimant",
            "claims",
        ]


def test_a_claim_that_is_added_is_printed_as_claims_lists_it(path: Path, article: Path) -> None:
    start = ARTICLE.index("26 people were killed")
    end = start + len("26 people were killed")
    added = command(
        path,
        *("claim", "add", "26 people were killed on the Aurora", "--article", "1"),
        *("--start", str(start), "--end", str(end), "--claimant", "the coast guard", "--json"),
    ).objects[0]
    assert article.exists()
    assert list(added) == CLAIM_FIELDS
    assert added["appearances"] == [
        {"article": 1, "start": start, "end": end, "quote": "26 people were killed"}
    ]
    assert command(path, "claims", "--json").objects == [added]


def test_a_contradiction_is_named_and_never_called_the_same(path: Path) -> None:
    command(path, "claim", "add", "The attack on the harbour killed 26 people.")
    found = command(path, "match", "The attack on the harbour killed 28 people.", "--json").objects
    assert len(found) == 1
    match = found[0]["matches"][0]
    assert list(match) == [
        "claim",
        "uid",
        "text",
        "wording",
        "score",
        "relation",
        "differences",
        "rating",
        "as_of",
        "recheck_by",
        "status",
        "signed_off",
        "claimant",
        "reviews",
    ]
    assert match["relation"] == "contradicts"
    assert match["differences"] == [{"kind": "number", "statement": "28", "claim": "26"}]
    printed = command(path, "match", "The attack on the harbour killed 28 people.").out
    assert "CONTRADICTS  #1" in printed
    assert "strong" not in printed
    assert "number differs: 28 here, 26 on file" in printed


def test_when_nothing_is_found_it_says_what_was_searched(path: Path) -> None:
    command(path, "claim", "add", "The pier opened in 1911.")
    ran = command(path, "match", "Bananas are radioactive.")
    assert (ran.code, ran.err) == (0, "")
    assert "No match among 1 claim" in ran.out


def test_each_line_of_a_file_gives_exactly_one_line(path: Path, tmp_path: Path) -> None:
    command(path, "claim", "add", "The pier opened in 1911.")
    lines = tmp_path / "statements.txt"
    lines.write_bytes(b"The pier opened in 1911.\n\n   \n\x1b[31m\nIt did not.\r\nlast")
    found = command(path, "match", "--file", str(lines), "--json").objects
    assert [one["statement"] for one in found] == [
        "The pier opened in 1911.",
        "",
        "It did not.",
        "last",
    ]
    piped = command(path, "match", "--file", "-", "--json", stdin=lines.read_bytes()).objects
    assert piped == found


def test_known_claims_come_in_with_the_other_checkers_rating_as_theirs(
    path: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.jsonl"
    row = {
        "claim": "The moon is made of cheese.",
        "headline": "No, the moon is not cheese",
        "claimant": "A mouse",
        "rating": "Pants on Fire",
        "publisher": "Moon Desk",
        "url": "https://moon.example/1",
        "date": "2024-02-03",
    }
    known.write_text(json.dumps(row) + "\n" + json.dumps({"claim": "Rain is wet."}) + "\n")
    assert (
        command(path, "import", str(known), "--as-kind", "claims", "--json").objects[0]["claims"]
        == 2
    )
    match = command(path, "match", "the moon is cheese", "--json").objects[0]["matches"][0]
    assert (match["rating"], match["claimant"]) == (None, "A mouse")
    assert match["reviews"] == [
        {
            "publisher": "Moon Desk",
            "label": "Pants on Fire",
            "url": "https://moon.example/1",
            "date": "2024-02-03",
        }
    ]
    again = command(path, "import", str(known), "--as-kind", "claims", "--json").objects[0]
    assert (again["status"], again["claims"]) == ("unchanged", 0)


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_in(
    path: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.csv"
    known.write_text("claim,rating\nThe sky is green.,false\n,true\nSnow is warm.,false\n")
    ran = command(path, "import", str(known), "--as-kind", "claims")
    assert ran.code == 1
    assert "row 3" in ran.err
    assert len(command(path, "claims", "--json").objects) == 2


def test_ids_are_taken_as_numbers_with_a_hash_or_as_the_beginning_of_a_uid(path: Path) -> None:
    added = command(path, "claim", "add", "The pier opened in 1911.", "--json").objects[0]
    for said in ("1", "#1", added["uid"], added["uid"][:6]):
        ran = command(path, "show", "claim", said, "--json")
        assert ran.objects[0]["claim"]["id"] == 1
    assert command(path, "show", "claim", "c").code == 0
    assert command(path, "show", "claim", "2").code == 1


def test_the_whole_path_of_a_claim_ends_in_the_report(path: Path, article: Path) -> None:
    assert article.exists()
    sentences = command(path, "show", "article", "1", "--json").objects[0]["sentences"]
    sales = next(one["id"] for one in sentences if "Ticket sales" in one["text"])
    steps = (
        ("claim", "accept", str(sales)),
        ("source", "add", "https://port.example/report", "--publisher", "Port Authority"),
        ("evidence", "add", "1", "--source", "1", "--stance", "refutes", "--quote", "fell 2%"),
        ("verdict", "1", "false", "--why", "The report has a fall of 2 percent, not a rise."),
    )
    for step in steps:
        assert command(path, *step).code == 0, step
    report = command(path, "report", "1")
    assert report.code == 0
    assert report.out.startswith("NOT CLEARED")
    assert "FALSE" in report.out
    assert "Port Authority" in report.out
    assert "fell 2%" in report.out
    assert command(path, "submit", "1").code == 0
    assert command(path, "sign-off", "1", reviewer="tomas").code == 0
    assert "signed off by tomas" in command(path, "report", "1").out


def test_undo_and_redo_say_what_they_did(path: Path) -> None:
    command(path, "claim", "add", "The pier opened in 1911.")
    command(path, "note", "1", "ask the archive")
    assert command(path, "undo", "2").out == (
        "undone: note (claim 1)\nundone: add claim (claim 1)\n"
    )
    assert command(path, "claims", "--json").out == ""
    assert command(path, "redo").out == "redone: add claim (claim 1)\n"
    assert [one["action"] for one in command(path, "log", "--json").objects][:2] == [
        "redo",
        "redo",
    ]


def test_without_a_command_and_without_a_terminal_the_report_is_printed(
    path: Path, article: Path
) -> None:
    assert article.exists()
    ran = subprocess.run(
        [sys.executable, "-m", "claimtrack", "--db", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("NOT CLEARED")
    assert "\x1b" not in ran.stdout


def test_a_report_in_a_pipe_and_under_no_color_has_no_escapes(path: Path, article: Path) -> None:
    assert article.exists()
    environment = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    ran = subprocess.run(
        [sys.executable, "-m", "claimtrack", "--db", str(path), "report"],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert "[31m" not in ran.stdout
    assert "\x1b[38" not in ran.stdout


def test_a_report_since_a_date_leaves_out_what_is_older(path: Path, article: Path) -> None:
    assert article.exists()
    assert "Harbour toll rises" in command(path, "report", "--since", "2020-01-01").out
    assert "Harbour toll rises" not in command(path, "report", "--since", "2999").out
    assert command(path, "report", "--since", "soon").code == 2


def test_a_report_can_be_written_to_a_file(path: Path, article: Path, tmp_path: Path) -> None:
    assert article.exists()
    written = tmp_path / "report.txt"
    assert command(path, "report", "1", "-o", str(written)).out == ""
    assert written.read_text(encoding="utf-8").startswith("NOT CLEARED")


def test_a_match_loads_neither_textual_nor_what_it_does_not_use(path: Path) -> None:
    command(path, "claim", "add", "The pier opened in 1911.")
    script = (
        "import sys; from claimtrack.cli.running import run; "
        f"run(['--db', {str(path)!r}, 'match', '--json', 'The pier opened']); "
        "print(' '.join(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "rapidfuzz" in loaded
    needless = {
        "textual",
        "rich",
        "sqlite_utils",
        "asyncio",
        "claimtrack.tui",
        "claimtrack.report",
        "claimtrack.rules",
        "claimtrack.intake",
        "claimtrack.split",
    }
    assert needless.isdisjoint(loaded)


@pytest.mark.parametrize("name", ["articles", "claims", "check"])
def test_a_list_for_scripts_loads_no_console(path: Path, article: Path, name: str) -> None:
    assert article.exists()
    script = (
        "import sys; from claimtrack.cli.running import run; "
        f"run(['--db', {str(path)!r}, {name!r}, '--json']); "
        "print(' '.join(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert {"textual", "rich", "rapidfuzz", "claimtrack.match.match"}.isdisjoint(loaded)


def test_every_command_stands_in_a_module_named_as_it_is_typed() -> None:
    context = click.Context(claimtrack_)
    for word, module in COMMANDS.items():
        assert module.rstrip("_") == word.replace("-", "_")
        found = claimtrack_.get_command(context, word)
        assert found is not None
        assert found.name == word


def test_python_opens_the_same_desk(path: Path) -> None:
    with claimtrack.open(path, reviewer="mira") as desk:
        claim = desk.claims.add("The pier opened in 1911.")
        assert desk.match("pier opened 1911")[0].match.claim == claim
    assert command(path, "claims", "--json").objects[0]["text"] == "The pier opened in 1911."


@pytest.mark.parametrize(
    "name",
    [
        "import",
        "match",
        "compare",
        "report",
        "articles",
        "claims",
        "queue",
        "sources",
        "show",
        "claim",
        "note",
        "evidence",
        "source",
        "verdict",
        "reaffirm",
        "submit",
        "sign-off",
        "check",
        "log",
        "undo",
        "redo",
        "demo",
    ],
)
def test_every_command_has_help_that_begins_with_a_sentence(path: Path, name: str) -> None:
    ran = command(path, name, "--help")
    assert ran.code == 0
    assert "Usage: claimtrack" in ran.out
    assert not path.exists()
