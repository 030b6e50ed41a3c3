"""`source`, `sources`, `evidence` and `impact` as they are typed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import command
from tests.page_host import PageHost, page_host

LOG = "<p>The ferry Aurora was lost on 3 March, and 26 people were killed.</p>"


@pytest.fixture
def host() -> Iterator[PageHost]:
    with page_host() as served:
        yield served


@pytest.fixture
def db(path: Path) -> Path:
    """A file with one claim."""
    assert command(path, "claim", "add", "The ferry Aurora sank on 3 March 2025.").code == 0
    return path


def test_a_page_is_archived_and_its_quotes_are_checked(db: Path, host: PageHost) -> None:
    url = host.write("/log", LOG)
    add = ("evidence", "add", "1", "--source", url, "--stance", "supports", "--quote")
    assert command(db, *add, "26 people were killed").out == "evidence 1\n"
    assert command(db, *add, "28 people were killed").code == 0
    ran = command(db, "source", "archive", "--allow-private", "1")
    digest = hashlib.sha256(host.pages["/log"][1]).hexdigest()
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"source 1: kept, sha256 {digest}",
        "  evidence 1 on #1: quote verbatim",
        "  evidence 2 on #1: quote near: '28' is '26' in the source",
    ]
    card = command(db, "show", "claim", "1").out
    assert 'the source has "26" for "28"' in card


def test_a_quote_that_is_not_there_ends_in_1(db: Path, host: PageHost) -> None:
    url = host.write("/log", LOG)
    command(db, "source", "add", url)
    assert command(db, "source", "archive", "--allow-private", "--missing").code == 0
    ran = command(
        db, "evidence", "add", "1", "--source", "1", "--stance", "refutes", "--quote", "All is well"
    )
    assert (ran.code, ran.err) == (0, "claimtrack: quote not found\n")
    [told] = command(db, "source", "archive", "--allow-private", "1", "--json").objects
    assert (told["status"], told["quotes"][0]["check"]) == ("unchanged", "not found")
    assert command(db, "source", "archive", "--allow-private", "1").code == 1
    host.pages.clear()
    ran = command(db, "source", "archive", "--allow-private", "1", "--json")
    assert (ran.code, ran.objects[0]["status"]) == (1, "unavailable")


def test_a_changed_page_says_what_is_gone_and_both_copies_come_out_again(
    db: Path, host: PageHost, tmp_path: Path
) -> None:
    command(db, "source", "add", host.write("/log", LOG))
    command(db, "source", "archive", "--allow-private", "1")
    first = host.pages["/log"][1]
    host.write("/log", LOG.replace("26", "27"))
    out = command(db, "source", "archive", "--allow-private", "1").out
    assert "source 1: changed" in out
    assert "  gone: The ferry Aurora was lost on 3 March, and 26 people" in out
    saved = tmp_path / "first.html"
    assert command(db, "source", "copy", "1", "--version", "1", "-o", str(saved)).code == 0
    assert saved.read_bytes() == first
    assert command(db, "source", "copy", "1", "--version", "3", "-o", str(saved)).code == 1


def test_a_local_file_is_evidence(db: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("We lost 26 people, said the harbour master.", encoding="utf-8")
    ran = command(
        db, "evidence", "add", "1", "--source", str(notes), "--stance", "supports",
        "--quote", "We lost 26 people",
    )  # fmt: skip
    assert (ran.out, ran.err) == ("evidence 1\n", "claimtrack: quote verbatim\n")
    assert command(db, "source", "add", str(notes)).err.startswith(
        "claimtrack: Source 1 was already on"
    )
    assert command(db, "source", "add", str(tmp_path / "nothing.txt")).code == 1


def test_sources_are_found_by_words(db: Path) -> None:
    command(db, "source", "add", "--title", "Ledger of the harbour master", "--publisher", "Port")
    command(db, "source", "add", "--title", "Weather report")
    [found] = command(db, "sources", "harbor", "mastre", "--json").objects
    assert (found["id"], found["title"]) == (1, "Ledger of the harbour master")
    assert len(command(db, "sources", "--json").objects) == 2
    assert "No matching sources" in command(db, "sources", "zebra").err


def test_evidence_is_edited_and_grouped(db: Path) -> None:
    for name in ("courier", "ledger"):
        url = f"https://{name}.example/"
        command(db, "evidence", "add", "1", "--source", url, "--stance", "supports", "--quote",
                "According to the Coast Guard the ferry Aurora sank on 3 March.")  # fmt: skip
    [group] = command(db, "evidence", "origins", "1", "--json").objects
    assert (group["evidence"], group["name"]) == ([1, 2], "Coast Guard")
    assert "--as 'Coast Guard'" in command(db, "evidence", "origins", "1").out
    assert command(db, "evidence", "group", "1", "2", "--as", "Coast Guard").out == "grouped: 2\n"
    assert command(db, "evidence", "origins", "1").out == ""
    assert (
        command(db, "evidence", "edit", "1", "--locator", "p. 4", "--stance", "context").code == 0
    )
    [card] = command(db, "show", "claim", "1", "--json").objects
    assert [one["group"] for one in card["evidence"]] == ["Coast Guard"] * 2
    assert (card["evidence"][0]["locator"], card["evidence"][0]["stance"]) == ("p. 4", "context")


def test_withdrawing_prints_what_leans_on_it_and_is_undone_in_one(db: Path) -> None:
    command(db, "evidence", "add", "1", "--source", "https://a.example/", "--stance", "supports")
    why = "The coast guard's own log has it in these very words, and nobody disputes that."
    command(db, "verdict", "1", "true", "--why", why)
    ran = command(db, "source", "withdraw", "1", "--why", "forged")
    assert ran.out.splitlines()[0] == "source 1: 1 claim, 1 verdict, 0 articles, 0 published"
    assert "verdict 1 on #1: true as of" in ran.out
    [claim] = command(db, "claims", "--json").objects
    assert claim["attention"] == "source withdrawn"
    [impact] = command(db, "impact", "source", "1", "--json").objects
    assert (impact["claims"][0]["id"], impact["verdicts"][0]["evidence"]) == (1, [1])
    assert command(db, "impact", "claim", "1").out.startswith("claim 1: 1 claim, 1 verdict")
    command(db, "undo")
    assert command(db, "claims", "--json").objects[0]["attention"] is None
    [source] = command(db, "sources", "--json").objects
    assert source["state"] == "available"


def test_a_page_that_is_gone_and_comes_back(db: Path) -> None:
    command(db, "source", "add", "https://a.example/")
    assert command(db, "source", "unavailable", "1", "--why", "404").code == 0
    assert command(db, "sources", "--json").objects[0]["state"] == "unavailable"
    assert command(db, "source", "restore", "1").out == "available\n"
    assert command(db, "source", "restore", "1").code == 1


def test_links_to_archives_are_recorded_from_a_list(db: Path) -> None:
    command(db, "source", "add", "https://a.example/page")
    lines = (
        b"https://a.example/page, https://web.archive.org/web/2025/https://a.example/page\n\n"
        b"https://b.example/ https://archive.ph/AbC12\n"
    )
    ran = command(db, "source", "links", "-", stdin=lines)
    assert (ran.code, ran.out) == (1, "recorded: 1\n")
    assert "No source on file has the address https://b.example/" in ran.err
    [source] = command(db, "sources", "--json").objects
    assert source["archived_url"].startswith("https://web.archive.org/")
    assert command(db, "source", "links", "-", stdin=b"one two three\n").code == 2


def test_wrong_use_is_one_line(db: Path) -> None:
    assert command(db, "source", "archive").code == 2
    assert command(db, "source", "edit", "1").code == 2
    assert command(db, "source", "archive", "--allow-private", "9").code == 1
    assert command(db, "evidence", "edit", "9", "--note", "x").code == 1
    command(db, "source", "add", "--title", "Interview")
    ran = command(db, "source", "archive", "--allow-private", "1")
    assert (ran.code, "has no address" in ran.err) == (1, True)
