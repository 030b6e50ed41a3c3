"""A name typed by mistake goes out of the file, down to its bytes."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import FileTrouble, NotFound, Refused, Stale, WrongUse
from claimtrack.model.article import Hints
from claimtrack.model.evidence import Stance
from claimtrack.store.store import Store
from tests.command import command
from tests.conftest import ARTICLE, desk_of, take_in
from tests.pdf_file import paragraph, pdf

NAME = "Jo Whistler"


def _unpacked(path: Path) -> bytes:
    """The bytes of a file with everything that is compressed in it."""
    connection = sqlite3.connect(path)
    held = connection.execute(
        "SELECT original FROM article UNION ALL SELECT bytes FROM snapshot WHERE bytes IS NOT NULL"
    ).fetchall()
    connection.close()
    wal = path.with_name(f"{path.name}-wal")
    rest = wal.read_bytes() if wal.exists() else b""
    return path.read_bytes() + rest + b"".join(zlib.decompress(row[0]) for row in held)


def _typed_everywhere(desk: Desk, tmp_path: Path) -> int:
    """The name in claims, notes, evidence, sources, files, queries, events and removed rows."""
    text = ARTICLE.replace("Mayor Ada Lindqvist", f"the mayor's aide {NAME}")
    article = take_in(desk, text, Hints(title=f"What {NAME} saw", author=NAME.upper()))
    sentences = desk.articles.case(article).sentences
    claim = desk.sentences.accept(next(one.id for one in sentences if NAME in one.text))
    desk.claims.set_claimant(claim, NAME)
    desk.wordings.edit(claim, f"{NAME} said the pier opened in 1911.")
    desk.wordings.edit(claim, "An aide said the pier opened in 1911.")
    desk.claims.note(claim, "ask jo  whistler again (jo.whistler@port.example)")
    desk.claims.note(claim, "ask again")
    notes = tmp_path / "notes.txt"
    notes.write_text(f"{NAME}: I saw it open.", encoding="utf-8")
    tape = desk.sources.add_file(
        notes, NewSource(title="Notes", publisher=NAME, confidential=True)
    ).id
    kept = desk.evidence.add(claim, tape, Stance.SUPPORTS, quote=f"{NAME}: I saw it open.")
    gone = desk.evidence.add(
        claim, NewSource(url="https://port.example/jo-whistler"), Stance.CONTEXT
    )
    desk.evidence.remove(gone)
    desk.evidence.group([kept], f"the aide, {NAME}")
    desk.verdicts.rate(
        claim, "true", f"{NAME} was there and the register of the port says the same thing."
    )
    return claim


@pytest.fixture
def busy(desk: Desk, tmp_path: Path) -> Desk:
    """A desk on a file with the name all over it."""
    _typed_everywhere(desk, tmp_path)
    return desk


def test_the_name_is_in_no_row_no_index_no_event_and_no_byte(busy: Desk) -> None:
    assert b"whistler" in _unpacked(busy.path).lower()
    gone = busy.history.expunge("jo whistler")
    held = _unpacked(busy.path).lower()
    assert b"whistler" not in held
    assert b"jo w" not in held
    assert dict(gone.places)["event.after"] > 5
    assert gone.longer == 0


def test_the_letters_are_blocks_and_every_span_still_points_at_its_words(busy: Desk) -> None:
    busy.history.expunge(NAME)
    [row] = busy.articles.listed()
    case = busy.articles.case(row.article.id)
    assert case.article.title == "What ██ ████████ saw"
    assert "the mayor's aide ██ ████████ said" in case.article.text
    for one in case.sentences:
        assert case.article.text[one.start : one.end] == one.text
    for claim in case.claims:
        for place in claim.appearances:
            assert case.article.text[place.start : place.end] == place.quote
    [evidence] = case.claims[0].evidence
    assert evidence.quote == "██ ████████: I saw it open."
    assert busy.store.articles.original(row.article.id).decode() == case.article.text


def test_a_tombstone_says_when_and_by_whom_and_cannot_be_undone(busy: Desk, other: Desk) -> None:
    other.history.expunge(NAME)
    [tombstone] = busy.history.log(limit=1).events
    assert (tombstone.who, tombstone.action, tombstone.entity) == ("tomas", "expunge", "expunged")
    assert tombstone.at.startswith("2025-06-05")
    assert "claimant.name" in (tombstone.after or {})["places"]
    with pytest.raises(NotFound, match="You have nothing to undo"):
        other.history.undo()
    before = busy.claims.case(1).verdicts
    busy.history.undo()
    assert before
    assert busy.claims.case(1).verdicts == ()


def test_the_log_stays_append_only_afterwards(busy: Desk) -> None:
    busy.history.expunge(NAME)
    for statement in ("DELETE FROM event", "UPDATE event SET who = 'nobody'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            busy.store.connection.execute(statement)


def test_matching_and_searching_go_on_and_do_not_find_it(busy: Desk) -> None:
    busy.history.expunge(NAME)
    [match] = busy.match("An aide said the pier opened in 1911.")
    assert match.match.claim == 1
    assert busy.sources.find("whistler") == ()
    terms = busy.store.connection.execute("SELECT term FROM term").fetchall()
    assert not any("whistl" in row[0] for row in terms)
    backwards = busy.store.connection.execute("SELECT term FROM term_backwards").fetchall()
    assert not any("ltsihw" in row[0] for row in backwards)
    for index in ("claim_index", "article_search", "note_search", "source_search"):
        busy.store.connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


def test_a_longer_word_is_left_alone_and_told(desk: Desk) -> None:
    desk.claims.add("Whistlerburg is a town. Whistler is not.")
    gone = desk.history.expunge("whistler")
    assert desk.claims.listed()[0].claim.text == "Whistlerburg is a town. ████████ is not."
    assert gone.longer > 0


def test_what_cannot_be_blanked_is_given_up_whole(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf([paragraph(f"Letter by {NAME} to the port")]))
    source = desk.sources.add_file(file).id
    [before] = desk.sources.snapshots(source)
    desk.history.expunge(NAME)
    [kept] = desk.sources.snapshots(source)
    assert (kept.stored, kept.sha256) == (False, before.sha256)
    assert desk.store.sources.original(kept.id) is None
    assert "██ ████████" in (desk.store.sources.readable(kept.id) or "")


def test_copies_that_nobody_can_read_are_told(desk: Desk, tmp_path: Path) -> None:
    tape = tmp_path / "tape.mp3"
    tape.write_bytes(b"ID3\x04\x00" + bytes(range(256)) * 9)
    desk.sources.add_file(tape)
    assert desk.history.expunge(NAME).unread == 1


def test_two_names_that_become_one_do_not_collide(desk: Desk) -> None:
    for number, name in enumerate(("Jo Whistler", "JO WHISTLER")):
        desk.claims.set_claimant(desk.claims.add(f"Claim number {number} stands."), name)
    desk.history.expunge(NAME)
    names = [row.claim.claimant or "" for row in desk.claims.listed()]
    assert len(set(names)) == 2
    assert all("██ ████████" in name for name in names)


def test_a_stale_card_cannot_bring_it_back(desk: Desk, other: Desk) -> None:
    claim = desk.claims.add(f"{NAME} opened the pier.")
    seen = other.claims.case(claim).claim.version
    desk.history.expunge(NAME)
    with pytest.raises(Stale):
        other.wordings.edit(claim, f"{NAME} opened it.", version=seen)


@pytest.mark.parametrize("words", ["", "Jo", "12 34", "..."])
def test_too_few_letters_are_refused(desk: Desk, words: str) -> None:
    with pytest.raises(WrongUse, match="Fewer than 3 letters"):
        desk.history.expunge(words)


def test_nobody_who_works_here_is_taken_out(busy: Desk, other: Desk) -> None:
    other.claims.add("The pier opened.")
    with pytest.raises(Refused, match="'Tomas' works at this desk"):
        busy.history.expunge("Tomas")


def test_a_reader_that_holds_old_pages_is_told_of(busy: Desk) -> None:
    with Store(busy.path) as reader:
        busy.store.connection.execute("PRAGMA busy_timeout = 50")
        reader.connection.execute("BEGIN")
        reader.connection.execute("SELECT count(*) FROM claim").fetchone()
        with pytest.raises(FileTrouble, match="open in another program"):
            busy.history.expunge(NAME)
    busy.history.expunge(NAME)
    assert b"whistler" not in _unpacked(busy.path).lower()


def test_expunging_from_the_command_line(path: Path, tmp_path: Path) -> None:
    with desk_of(path, "mira") as desk:
        _typed_everywhere(desk, tmp_path)
    assert command(path, "expunge", NAME, stdin=b"n\n").code == 130
    assert b"whistler" in _unpacked(path).lower()
    ran = command(path, "expunge", NAME, "--yes")
    assert ran.code == 0, ran.err
    assert "no trace is left in the bytes" in ran.out
    assert "Backups" in ran.err
    assert b"whistler" not in _unpacked(path).lower()
    assert NAME not in ran.out
    log = command(path, "log", "-n", "1").out
    assert "expunge" in log
    assert "words removed from" in log
