"""A name typed by mistake goes out of the file, down to its bytes."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import zipfile
import zlib
from contextlib import closing
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import FileTrouble, NotFound, Refused, Stale, WrongUse
from claimtrack.model.article import Hints
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.store.containers import texts
from claimtrack.store.sqlite.backup import keep_before, kept_before
from claimtrack.store.sqlite.vocabulary import wording_key
from claimtrack.store.store import Store
from claimtrack.text.spellings import Spellings
from tests.command import command
from tests.conftest import ARTICLE, desk_of, make_example, take_in
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
    assert (gone.longer, gone.named, gone.parts) == ((), (), ())


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
    with pytest.raises(Refused, match=r"record of it \(rate, 2025-06-05\) were expunged"):
        busy.history.undo()
    assert busy.claims.case(1).verdicts


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
    assert dict(gone.longer)["claim.text"] == 1
    assert any("as part of longer words: claim.text 1" in each for each in gone.sentences())


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
    assert "and the bytes of desk.db. The words are not there as whole words." in ran.err
    assert "Other backups" in ran.err
    assert b"whistler" not in _unpacked(path).lower()
    assert NAME not in ran.out
    log = command(path, "log", "-n", "1").out
    assert "expunge" in log
    assert "words removed from" in log


SPELLED = (
    "Jo\u00a0Whistler",
    "JO WHISTLER",
    "Jo\nWhistler",
    "Jo  Whist\u00adler",
    "Jó Whístler",
    "Jo Whist-\nler",
    "Whistler, Jo",
    "jo.whistler@port.example",
    "jowhistler@port.example",
    "Sm8gV2hpc3RsZXIgc2F3IGl0Lg==",
)


def test_it_is_found_however_it_is_spelled(desk: Desk) -> None:
    text = "\n\n".join(f"It was seen by {each} on the pier in 1911." for each in SPELLED)
    article = take_in(desk, f"The pier\n\n{text}\n")
    claim = desk.claims.add("The pier opened in 1911.")
    for each in SPELLED:
        desk.claims.note(claim, f"ask {each} again")
    desk.claims.note(claim, "")
    desk.history.expunge(NAME)
    clear = desk.articles.case(article).article.text
    assert clear.count("It was seen by █") == len(SPELLED)
    assert "Whist" not in clear
    notes = [(event.after or {}).get("note", "") for event in desk.history.log().events]
    assert sum("█" in note for note in notes) == len(SPELLED)
    assert not any("hist" in note.lower() or "V2hp" in note for note in notes)


def test_what_was_derived_from_it_loses_each_part_of_the_name(desk: Desk) -> None:
    take_in(desk, f'The pier\n\n"The pier opened in 1911," {NAME} said. Whistler saw it.\n')
    claim = desk.claims.add("The pier opened in 1911.")
    notes = desk.sources.add(NewSource(title="Notes")).id
    kept = desk.evidence.add(claim, notes, Stance.SUPPORTS, quote="seen by Whistler")
    connection = desk.store.connection
    connection.execute(
        "UPDATE evidence SET differing = ? WHERE id = ?",
        (json.dumps([["Jo", "Joe"], ["Whistler", "Whistlar"]]), kept),
    )
    connection.execute("UPDATE sentence SET claimant = 'Whistler', cue = 'Whistler said'")
    desk.history.expunge(NAME)
    assert connection.execute("SELECT differing FROM evidence").fetchone()[0] == json.dumps(
        [["Jo", "Joe"], ["████████", "Whistlar"]], ensure_ascii=False
    )
    for column in ("claimant", "cue", "reasons"):
        values = connection.execute(f"SELECT {column} FROM sentence").fetchall()
        assert not any("histler" in str(value) for value in values)


def test_a_part_of_the_name_is_listed_and_taken_out_when_asked_for(desk: Desk) -> None:
    claim = desk.claims.add(f"{NAME} opened the pier. Whistler was late.")
    gone = desk.history.expunge(NAME)
    assert desk.claims.case(claim).claim.text == "██ ████████ opened the pier. Whistler was late."
    assert dict(gone.parts)["Whistler"] >= 2
    assert any("Whistler in" in each for each in gone.sentences())
    gone = desk.history.expunge(NAME, parts=True)
    assert desk.claims.case(claim).claim.text == "██ ████████ opened the pier. ████████ was late."
    assert gone.parts == ()
    assert b"whistler" not in _unpacked(desk.path).lower()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "=?utf-8?b?Sm8gV2hpc3RsZXI=?= <x@port.example>"
    mail["Subject"] = "The pier"
    mail.set_content("It opened in 1911.")
    mail.add_attachment(
        f"{NAME} saw it".encode(), maintype="application", subtype="octet-stream", filename="a.bin"
    )
    return mail.as_bytes()


def _docx() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml", "<w:t>Jo</w:t></w:r><w:r><w:t> Whist</w:t><w:t>ler</w:t>"
        )
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("letter.eml", _mail()),
        ("letter.docx", _docx()),
        ("letter.gz", gzip.compress(b"It was seen by Jo Whistler.", mtime=0)),
        ("letter.bin", b"\x00\x00\x01\x00" + NAME.encode("utf-16-le")),
        ("letter.html", b"<p>It was seen by <b>Jo</b> W&#104;istler.</p>"),
        ("letter.txt", b"data:text/plain;base64,SXQgd2FzIHNlZW4gYnkgSm8gV2hpc3RsZXIu rest"),
        ("letter.zip", b"PK\x03\x04" + _docx()[4:]),
    ],
)
def test_bytes_in_which_it_is_hidden_are_given_up_and_named(
    desk: Desk, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    source = desk.sources.add_file(tmp_path / name).id
    [before] = desk.sources.snapshots(source)
    gone = desk.history.expunge(NAME)
    [kept] = desk.sources.snapshots(source)
    if kept.stored:  # what can be blanked where it stands is not dropped
        left = desk.store.sources.original(kept.id) or b""
        assert "█" in left.decode()
        assert not any(text in Spellings(NAME) for text in texts(left))
    else:
        assert (kept.sha256, gone.given_up) == (before.sha256, (f"a copy of source {source}",))
        assert any("Their bytes were dropped" in each for each in gone.sentences())


def test_a_short_name_is_checked_in_the_bytes_too(desk: Desk, tmp_path: Path) -> None:
    tape = tmp_path / "tape.mp3"
    tape.write_bytes(b"ID3\x04\x00" + os.urandom(5_000) + b"xAnnx" + os.urandom(5_000))
    desk.sources.add_file(tape)
    desk.claims.add("Ann opened the annual pier.")
    gone = desk.history.expunge("Ann")
    assert dict(gone.longer)["claim.text"] == 1
    assert desk.claims.listed()[0].claim.text == "███ opened the annual pier."


def test_a_sign_off_of_it_lapses_and_keeps_nothing_to_guess_by(desk: Desk, other: Desk) -> None:
    clean = desk.claims.add("The quay opened in 1911.")
    named = desk.claims.add(f"{NAME} opened the pier.")
    for claim in (clean, named):
        source = desk.sources.add(NewSource(title=f"Register {claim}", rank=SourceRank.PRIMARY)).id
        desk.evidence.add(claim, source, Stance.SUPPORTS, quote="opened")
        desk.verdicts.rate(
            claim, "true", "The register of the port and the bill both say the same."
        )
        desk.verdicts.submit(claim)
        [verdict] = desk.claims.case(claim).verdicts
        other.sign_offs.sign_off(verdict.id)
    held, gone_ = (desk.claims.case(claim).sign_offs[0].digest for claim in (clean, named))
    gone = desk.history.expunge(NAME)
    assert gone.lapsed == 1
    assert any("1 sign-off lapsed" in each for each in gone.sentences())
    [kept], [lapsed] = (desk.claims.case(claim).sign_offs for claim in (clean, named))
    assert (kept.digest, kept.lapsed_at) == (held, None)
    assert (lapsed.digest, lapsed.lapsed_why) == ("", "words in what was seen were expunged")
    everything = "\n".join(desk.store.connection.iterdump())
    assert held in everything
    assert gone_ not in everything


def test_the_chain_holds_and_says_what_is_gone(busy: Desk) -> None:
    noted = str(busy.chain.head())
    busy.history.expunge(NAME)
    found = busy.chain.verify(noted)
    assert found.faults == ()
    assert found.expunged > 5
    busy.claims.add("Ada Lindqvist opened the pier.")
    busy.history.expunge("Lindqvist")
    busy.history.expunge("aide")
    assert busy.chain.verify(noted).faults == ()
    assert any(event.expunged for event in busy.history.log().events)
    ran = command(busy.path, "log")
    assert "(expunged)" in ran.out
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as plain:
        plain.execute("DROP TRIGGER event_keeps")
        [(place,)] = plain.execute(
            "SELECT max(place) FROM event WHERE expunged IS NOT NULL AND after LIKE '%█%'"
        ).fetchall()
        plain.execute("UPDATE event SET after = replace(after, '█', 'X') WHERE place = ?", (place,))
    assert [fault.place for fault in busy.chain.verify().faults] == [place]


def test_a_former_wording_cannot_be_confirmed_by_its_key(desk: Desk) -> None:
    claim = desk.claims.add(f"{NAME} opened the pier.")
    desk.wordings.edit(claim, "An aide opened the pier.")
    key = wording_key(f"{NAME} opened the pier.")
    has = "SELECT count(*) FROM wording_key WHERE key = ?"
    assert desk.store.connection.execute(has, (key,)).fetchone()[0]
    desk.history.expunge(NAME)
    assert not desk.store.connection.execute(has, (key,)).fetchone()[0]


def test_words_in_a_table_of_somebody_else_are_not_said_to_be_gone(busy: Desk) -> None:
    busy.store.connection.execute("CREATE TABLE mine (notes TEXT)")
    busy.store.connection.execute("INSERT INTO mine VALUES (?)", (f"ask {NAME}",))
    with pytest.raises(FileTrouble, match=r"The words are still in .* \(mine.notes\)"):
        busy.history.expunge(NAME)


def test_the_backup_before_it_is_removed_and_others_are_named(busy: Desk) -> None:
    other = keep_before(busy.path, "repair")
    gone = busy.history.expunge(NAME)
    assert gone.backups == (other,)
    assert any(other.name in each for each in gone.sentences())
    assert kept_before(busy.path) == (other,)


def test_the_words_can_be_read_from_stdin(path: Path, tmp_path: Path) -> None:
    with desk_of(path, "mira") as desk:
        _typed_everywhere(desk, tmp_path)
    assert command(path, "expunge", "-", stdin=NAME.encode()).code == 2
    assert command(path, "expunge", "--yes", stdin=NAME.encode()).code == 2
    ran = command(path, "expunge", "-", "--yes", stdin=f"{NAME}\n".encode())
    assert ran.code == 0, ran.err
    assert b"whistler" not in _unpacked(path).lower()


def test_a_doctor_finds_nothing_wrong_afterwards(busy: Desk, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf([paragraph(f"Letter by {NAME} to the port")]))
    busy.sources.add_file(file)
    kept = busy.claims.add("An aide was there.")
    busy.duplicates.merge(kept, busy.claims.add(f"{NAME} was there."))
    busy.history.expunge(NAME, parts=True)
    assert [flaw.what for flaw in busy.doctor.examine().flaws] == []


def test_a_file_without_a_write_ahead_log_is_expunged_too(tmp_path: Path) -> None:
    example = tmp_path / "example.db"
    make_example(example)
    with Desk(example, reviewer="mira") as desk:
        gone = desk.history.expunge("Anwar Ibrahim", parts=True)
        assert gone.rows > 0
        assert desk.chain.verify().faults == ()
        assert [flaw.what for flaw in desk.doctor.examine().flaws] == []
    assert b"anwar" not in _unpacked(example).lower()
    assert [one.name for one in tmp_path.iterdir()] == ["example.db"]
