"""`import` of many things: several processes, failures and trying again, dry runs, revisions."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import NoReturn

import pytest

from tests.command import command

COMMAND = (sys.executable, "-m", "claimtrack", "--db")
FLOOD = "A flood\n\nThe flood in Nordhaven killed 26 people on 3 March 2024.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with four articles and one file that cannot be read."""
    made = tmp_path / "in"
    (made / "deeper").mkdir(parents=True)
    for number in range(4):
        where = made / "deeper" if number % 2 else made
        text = (
            f"Story {number}\n\nThe council spent {number + 3} million kroner on ferry {number}.\n"
        )
        (where / f"{number}.txt").write_text(text, encoding="utf-8")
    (made / "z.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return made


def _titles(path: Path) -> list[str]:
    return [one["title"] for one in command(path, "articles", "--json").objects]


def test_a_folder_is_summed_up_and_its_failures_are_named(path: Path, folder: Path) -> None:
    ran = command(path, "import", str(folder))
    assert ran.code == 1
    assert ran.err.startswith("claimtrack: ")
    assert "z.txt" in ran.err
    figures = [line.split(None, 1) for line in ran.out.splitlines()[-6:]]
    assert {name: figure for figure, name in figures} == {
        "added": "4",
        "unchanged": "0",
        "updated": "0",
        "failed": "1",
        "sentences suggested as claims": "4",
        "of them near a claim on file": "0",
    }


@pytest.mark.slow
def test_several_processes_give_what_one_gives_in_the_same_order(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [*COMMAND, str(path), "import", str(folder), "--jobs", "2", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    alone = command(tmp_path / "alone.db", "import", str(folder), "--json").objects
    assert [json.loads(line) for line in ran.stdout.splitlines()] == alone


def test_what_failed_is_tried_again_from_anywhere_and_then_forgotten(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(folder)
    assert command(path, "import", "z.txt").code == 1
    monkeypatch.chdir(tmp_path)
    assert command(path, "import", "--retry-failed", "--yes").code == 1
    (folder / "z.txt").write_text(FLOOD, encoding="utf-8")
    ran = command(path, "import", "--retry-failed", "--yes", "--json")
    assert ran.code == 0
    assert [one["status"] for one in ran.objects] == ["added"]
    assert command(path, "import", "--retry-failed", "--yes", "--json").objects == []
    assert command(path, "undo").out.startswith("undone: import"), "a failure is no action"


def test_a_dry_run_says_what_would_be_and_writes_nothing(path: Path, folder: Path) -> None:
    first = str(folder / "0.txt")
    command(path, "import", first)
    before = path.read_bytes()
    objects = command(path, "import", str(folder), "--dry-run", "--json").objects
    assert [one["status"] for one in objects] == ["unchanged", *["added"] * 3, "failed"]
    assert path.read_bytes() == before
    assert "would be added" in command(path, "import", str(folder), "--dry-run").out
    assert command(path, "import", "--retry-failed", "--yes", "--json").objects == []


def test_an_edited_article_is_updated(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "flood.txt"
    file.write_text(FLOOD, encoding="utf-8")
    command(path, "import", str(file), "--url", "https://courier.example/flood")
    command(path, "claim", "accept", "2")
    file.write_text(FLOOD.replace("26", "28"), encoding="utf-8")
    ran = command(path, "import", str(file), "--revision-of", "1", "--json")
    assert [(one["status"], one["article"]) for one in ran.objects] == [("updated", 2)]
    (claim,) = command(path, "claims", "--json").objects
    assert claim["attention"] == "article changed"
    assert [(one["article"], one["quote"]) for one in claim["appearances"]] == [
        (2, "The flood in Nordhaven killed 28 people on 3 March 2024.")
    ]
    assert command(path, "import", str(file), "--revision-of", "9").code == 1


def test_a_post_is_a_sighting_of_a_known_claim(path: Path, tmp_path: Path) -> None:
    command(path, "claim", "add", "The flood in Nordhaven killed 26 people")
    post = tmp_path / "post.txt"
    post.write_text("Unbelievable. The flood in Nordhaven killed 26 people!", encoding="utf-8")
    ran = command(path, "import", str(post), "--as-kind", "post", "--link", "1")
    assert ran.code == 0
    (claim,) = command(path, "claims", "--json").objects
    assert [one["quote"] for one in claim["appearances"]] == [
        "The flood in Nordhaven killed 26 people!"
    ]
    post.write_text("The flood in Nordhaven killed 28 people!", encoding="utf-8")
    ran = command(path, "import", str(post), "--as-kind", "post", "--link", "1")
    assert ran.code == 1
    assert "number: '28' here, '26' there" in ran.err
    assert command(path, "import", str(post), "--link", "1").code == 2


def test_columns_of_a_list_can_be_named(path: Path, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text('Überschrift,Inhalt\nA flood,"It killed 26 people."\n', encoding="utf-8")
    ran = command(path, "import", str(table), "--map", "text=Inhalt", "--map", "title=Überschrift")
    assert ran.code == 0
    assert _titles(path) == ["A flood"]
    assert command(path, "import", str(table), "--map", "text").code == 2


def test_published_checks_are_told_by_the_class_their_label_falls_into(
    path: Path, tmp_path: Path
) -> None:
    checks = tmp_path / "checks.jsonl"
    rows = [
        {"claim": "The pier is 340 metres long", "rating": "Pants on Fire"},
        {"claim": "The flood in Nordhaven killed 26 people on 3 March 2024", "rating": "True"},
    ]
    checks.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command(path, "import", "--as-kind", "claims", str(checks))
    text = tmp_path / "a.txt"
    text.write_text(f"{FLOOD}\nThe pier is 340 metres long.\n", encoding="utf-8")
    command(path, "import", str(text))
    why = [one["why"] for one in command(path, "triage", "--json").objects]
    assert why == ["repeats a claim rated false", "repeats a known claim"]


def test_an_interrupt_stops_between_articles_and_the_rest_goes_in_later(
    path: Path, tmp_path: Path
) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for number in range(400):
        (made / f"{number:03}.txt").write_text(FLOOD.replace("26", str(number)), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, str(path), "import", str(made), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
        assert running.wait(30) == 130
        assert "Interrupted" in running.stderr.read()
    said = 1 + len(rest.splitlines())
    with sqlite3.connect(path) as file:
        (articles,) = file.execute("SELECT count(*) FROM article").fetchone()
        (whole,) = file.execute("SELECT count(DISTINCT article) FROM sentence").fetchone()
    assert 1 <= said <= articles <= said + 1 < 400
    assert whole == articles
    again = command(path, "import", str(made), "--json").objects
    statuses = [one["status"] for one in again]
    assert statuses.count("unchanged") == articles
    assert statuses.count("added") == 400 - articles


LISTED = "Said,By\nThe ferry sank,Jon Lind\nThe dock leaks,\n"


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("kind", ["article", "post", "claims"])
def test_a_dry_run_promises_what_the_real_run_does(
    tmp_path: Path, folder: Path, kind: str, there: bool
) -> None:
    path, listed = tmp_path / "desk.db", folder / "list.csv"
    listed.write_text(LISTED, encoding="utf-8")
    (folder / "again.txt").write_bytes((folder / "0.txt").read_bytes())
    if there:
        command(path, "import", str(folder / "0.txt"))
    source = str(folder if kind == "post" else listed if kind == "claims" else folder / "0.txt")
    mapped = ("--map", "claim=said") if kind == "claims" else ()
    asked = ("import", "--as-kind", kind, source, *mapped, "--json")
    promised = command(path, *asked, "--dry-run")
    assert path.exists() is there
    done = command(path, *asked)
    assert (promised.objects, promised.code) == (done.objects, done.code)


def test_a_file_that_fails_in_a_list_is_said_once_and_with_one_full_stop(
    path: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "claims.jsonl"
    listed.write_text('{"headline": "No"}\n', encoding="utf-8")
    ran = command(path, "import", "--as-kind", "claims", str(listed))
    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"claimtrack: {listed}: Nothing was imported: row 1: The row has no claim."
    ]


def test_an_article_without_a_title_is_shown_under_its_file_name(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "council.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:02,000\nThe dock leaks.\n", encoding="utf-8")
    assert "article 1: council.srt (1 sentence, " in command(path, "import", str(file)).out


def test_what_is_attached_to_a_message_is_imported_when_that_is_asked_for(
    path: Path, tmp_path: Path
) -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ida <ida@example.org>", "Figures"
    made.set_content("The figures are attached.\n")
    made.add_attachment("The dock cost 9 million kroner.\n", filename="dock.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="b.pdf")
    file = tmp_path / "figures.eml"
    file.write_bytes(made.as_bytes())
    assert [one["title"] for one in command(path, "import", str(file), "--json").objects] == [
        "Figures"
    ]
    ran = command(path, "import", str(file), "--attachments", "--json")
    assert [(one["status"], one["title"]) for one in ran.objects] == [
        ("unchanged", "Figures"),
        ("added", "The dock cost 9 million kroner."),
        ("failed", ""),
    ]
    assert "Attachment b.pdf: b.pdf is a broken PDF" in ran.err


def test_an_unchanged_file_is_known_by_its_bytes_and_not_read_again(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "z.txt").unlink()
    first = command(path, "import", str(folder), "--json").objects
    log = command(path, "log", "--json").out

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("claimtrack.intake.quarantine.Quarantine.documents", refuse)
    again = command(path, "import", str(folder), "--json").objects
    assert again == [{**one, "status": "unchanged"} for one in first]
    assert command(path, "log", "--json").out == log, "nothing was written"


def test_what_was_undone_is_read_again(path: Path, folder: Path) -> None:
    file = str(folder / "0.txt")
    first = command(path, "import", file, "--json").objects
    command(path, "undo")
    assert command(path, "import", file, "--json").objects == first


CUT = """<html><head><title>The pier</title>
<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script></head>
<body>
<article><h1>The pier</h1><p>The pier fell into the sea, said the mayor.</p></article></body>"""


def test_what_looks_cut_short_is_said_and_is_no_failure(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "pier.html"
    file.write_text(CUT, encoding="utf-8")
    said = "The page says that its article has 900 words; 11 were found."
    promised = command(path, "import", str(file), "--dry-run")
    assert promised.code == 0
    assert promised.out.splitlines()[-1] == f"warning    {said}"
    (done,) = command(path, "import", str(file), "--json").objects
    assert (done["status"], done["warnings"], done["error"]) == ("added", [said], None)


@pytest.mark.slow
def test_on_a_terminal_a_failure_stands_there_once(path: Path, folder: Path) -> None:
    ours, its = pty.openpty()
    asked = [*COMMAND, str(path), "import", str(folder)]
    with subprocess.Popen(asked, stdin=its, stdout=its, stderr=its) as running:
        os.close(its)
        shown = b""
        with suppress(OSError):  # the end of a terminal is an error
            while read := os.read(ours, 65_536):
                shown += read
        assert running.wait() == 1
    os.close(ours)
    words = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]|\s", b"", shown).decode()
    assert words.count("z.txt") == 1, "however its path is broken into lines"
    assert "apicture(PNG)" in words
