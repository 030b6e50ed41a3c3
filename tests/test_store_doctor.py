"""The doctor: each kind of flaw is found, told apart, and repaired where it can be derived."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.desk.doctor import Doctor
from claimtrack.errors import FileTrouble, NotFound
from tests.command import command
from tests.conftest import ARTICLE, desk_of, make_example, take_in
from tests.damaged_file import READABLE, UNOPENABLE, Damage, flip, leaf_of

DERIVED: dict[str, Damage] = {
    "an index without its rows": READABLE["empty index"],
    "a full-text index without its rows": lambda path: _change(
        path, "INSERT INTO article_search(article_search) VALUES ('delete-all')"
    ),
    "counts that are off": lambda path: _change(path, "UPDATE term SET n = n + 1"),
    "no counts": lambda path: _change(path, "DELETE FROM term", "DELETE FROM term_state"),
    "no version of what is derived": lambda path: _change(path, "DELETE FROM derived"),
    "endings that are gone": lambda path: _change(path, "DELETE FROM term_backwards"),
    "keys that are gone": lambda path: _change(path, "DELETE FROM wording_key"),
    "joined wordings that are off": lambda path: _change(
        path, "UPDATE claim_text SET text = 'soup' WHERE claim = 3"
    ),
    "a missing index": lambda path: _change(path, "DROP INDEX claim_status"),
    "a missing trigger": lambda path: _change(path, "DROP TRIGGER wording_insert"),
    "an owner that is gone": UNOPENABLE["no owner"],
    "another schema number": UNOPENABLE["another schema number"],
    "numbers that would be given twice": lambda path: _change(
        path, "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'claim'"
    ),
    "keys of sentences": lambda path: _change(
        path, "UPDATE sentence SET words = words + 1 WHERE words IS NOT NULL AND id < 9"
    ),
}
"""Damage to what can be made again."""

RECORDS: dict[str, tuple[str, str]] = {
    "UPDATE claim SET text = 'Soup is soup.' WHERE id = 3": ("log", "claim 3: its text is"),
    "UPDATE claim SET owner = 'nobody' WHERE id = 3": ("log", "claim 3: its owner is 'nobody'"),
    "UPDATE verdict SET rationale = 'because' WHERE id = 2": ("log", "verdict 2: its rationale"),
    "UPDATE evidence SET source = 2 WHERE id = 9": ("log", "evidence 9: its source"),
    "DELETE FROM evidence WHERE id = 9": ("log", "is missing"),
    "UPDATE article SET text = replace(text, 'Malaysia', 'Malausia') WHERE id = 1": (
        "texts",
        "its text is not the text that was imported",
    ),
    "UPDATE sentence SET start = start + 1 WHERE id = 4": ("texts", "sentence 4: its span"),
    "UPDATE appearance SET start = start + 1 WHERE id = 4": ("spans", "appearance 4"),
    "UPDATE article SET sha256 = 'x' WHERE id = 1": ("hashes", "article 1: its original"),
    "UPDATE article SET original = X'00' WHERE id = 1": ("hashes", "article 1: its original"),
    "UPDATE sentence SET reasons = '[' WHERE id = 4": ("values", "sentence 4: its reasons"),
    "UPDATE wording SET text = 'Soup.' WHERE id = 4": ("wordings", "has no wording"),
    "UPDATE appearance SET claim = 999 WHERE id = 4": ("references", "name a claim"),
    "UPDATE rating SET colour = 'cyaj' WHERE id = 2": ("scales", "its colour is 'cyaj'"),
    "DELETE FROM rating WHERE slug = 'outdated'": ("scales", "rating claimtrack-outdated is mis"),
}
"""Damage to records: nothing can tell what they were but the log or a backup."""


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def example(path: Path) -> Path:
    """The worked example."""
    make_example(path)
    return path


@pytest.mark.parametrize("name", DERIVED)
def test_damage_to_what_is_derived_is_found(example: Path, name: str) -> None:
    DERIVED[name](example)
    flaws = Doctor(example).examine().flaws
    assert flaws
    assert all(flaw.derived for flaw in flaws), flaws


def test_all_of_it_is_repaired_after_a_backup(example: Path) -> None:
    for damage in DERIVED.values():
        damage(example)
    repaired = Doctor(example).repair()
    assert repaired.now.sound, repaired.now.flaws
    assert len(repaired.mended) >= len(DERIVED) - 2  # joined wordings and counts go together
    assert repaired.backup.name.startswith("desk.db-before-repair-")
    records = "SELECT * FROM claim", "SELECT * FROM event", "SELECT * FROM evidence"
    with closing(sqlite3.connect(example)) as now, closing(sqlite3.connect(repaired.backup)) as was:
        for query in records:
            assert now.execute(query).fetchall() == was.execute(query).fetchall()


@pytest.mark.parametrize("change", RECORDS)
def test_a_record_that_was_changed_is_found(example: Path, change: str) -> None:
    check, words = RECORDS[change]
    _change(example, change)
    flaws = Doctor(example).examine().flaws
    assert any(flaw.check == check and words in flaw.what for flaw in flaws), flaws


def test_a_repair_guesses_at_no_record(example: Path) -> None:
    _change(example, "UPDATE wording SET text = 'Soup.' WHERE id = 4")
    before = Doctor(example).examine().flaws
    now = Doctor(example).repair().now.flaws
    assert {flaw.what for flaw in now} == {flaw.what for flaw in before if not flaw.derived}
    assert now


def test_what_a_desk_does_leaves_the_file_sound(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE)
        sentences = [one.id for one in desk.articles.case(article).sentences]
        for sentence in sentences[:3]:
            desk.sentences.accept(sentence)
        desk.history.undo()
        desk.claims.note(1, "ask again")
        desk.history.undo()
        desk.history.redo()
        take_in(desk, ARTICLE.replace("26 people", "27 people"))
        desk.history.expunge("Lindqvist")
    assert Doctor(path).examine().flaws == ()


def test_a_desk_can_be_open_while_its_file_is_examined(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, ARTICLE)
        before = path.read_bytes()
        assert desk.doctor.examine().sound
        assert path.read_bytes() == before
        desk.claims.add("The pier opened in 1911.")
        assert desk.doctor.examine().sound


def test_a_file_that_may_only_be_read_is_examined(example: Path) -> None:
    _change(example, "UPDATE term SET n = n + 1")
    example.chmod(0o444)
    checks = {flaw.check for flaw in Doctor(example).examine().flaws}
    assert "word counts" in checks


def test_nothing_is_repaired_where_nothing_is_wrong(example: Path) -> None:
    with pytest.raises(NotFound, match="nothing is wrong"):
        Doctor(example).repair()
    assert len(list(example.parent.glob("*before-repair*"))) == 0


def test_an_older_file_is_told_to_be_opened_first(tmp_path: Path) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "files" / "schema-5.db", tmp_path / "old.db"))
    before = old.read_bytes()
    ran = command(old, "doctor")
    assert ran.code == 1
    assert "it is brought up to date when it is next opened" in ran.out
    assert ran.out.count("\n") == 2
    assert old.read_bytes() == before
    command(old, "claims")
    assert Doctor(old).examine().sound


def test_no_file_and_no_stranger_is_examined(path: Path) -> None:
    with pytest.raises(NotFound):
        Doctor(path).examine()
    _change(path, "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(FileTrouble, match="not a claimtrack database"):
        Doctor(path).examine()


def test_the_doctor_prints_what_it_means_and_what_to_do(example: Path) -> None:
    _change(example, "UPDATE term SET n = n + 1", "UPDATE claim SET owner = 'x' WHERE id = 3")
    ran = command(example, "doctor")
    assert ran.code == 1
    assert re.search(r"the count of a word is wrong in \d+ places\n    match may", ran.out)
    assert "run 'claimtrack doctor --repair'" in ran.out
    assert ran.err == "claimtrack: 2 flaws; --repair mends 1.\n"
    told = command(example, "doctor", "--json").objects[0]
    assert (told["sound"], [one["derived"] for one in told["flaws"]]) == (False, [True, False])
    repaired = command(example, "doctor", "--repair")
    assert repaired.code == 1
    assert "repaired: the count of a word" in repaired.out
    assert "is in " in repaired.err


def _read(path: Path, query: str) -> object:
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.DatabaseError as error:
        return str(error)


NO_EVENT: dict[str, str] = {
    "UPDATE sentence SET reasons = replace(reasons, 'a', 'e') WHERE id = 4": "sentence 4",
    "UPDATE sentence SET check_worthiness = 0.123 WHERE id = 4": "sentence 4",
    "UPDATE suggestion SET score = 12.5 WHERE id = 2": "suggestion 2",
    "UPDATE suggestion SET statement = statement || 'e' WHERE id = 2": "suggestion 2",
}
"""Damage to what came in without an event of its own."""


@pytest.mark.parametrize("change", NO_EVENT)
def test_damage_to_what_has_no_event_is_found_and_no_repair_hides_it(
    example: Path, change: str
) -> None:
    # As damage does it: the row changes, and the index does not.
    index = f"{NO_EVENT[change].split()[0]}_as_written"
    with closing(sqlite3.connect(example, isolation_level=None)) as connection:
        [(root, made)] = connection.execute(
            "SELECT rootpage, sql FROM sqlite_schema WHERE name = ?", (index,)
        ).fetchall()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"DELETE FROM sqlite_schema WHERE name = '{index}'")
    _change(example, change)
    with closing(sqlite3.connect(example, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
            " VALUES ('index', ?, ?, ?, ?)",
            (index, NO_EVENT[change].split()[0], root, made),
        )
    told = [flaw for flaw in Doctor(example).examine().flaws if flaw.check == "values"]
    assert [flaw.what.partition(":")[0] for flaw in told] == [NO_EVENT[change]]
    assert not told[0].derived
    _change(example, "DROP INDEX claim_status")
    left = Doctor(example).repair().now.flaws
    assert [flaw.what for flaw in left] == [flaw.what for flaw in told]


@pytest.mark.parametrize("table", ["claim", "verdict", "sentence", "suggestion"])
def test_a_flipped_bit_that_changes_a_record_is_found(example: Path, table: str) -> None:
    whole = example.read_bytes()
    first = leaf_of(example, table)
    query = f"SELECT * FROM {table}"
    before = _read(example, query)
    changed = 0
    for at in range(first + 200, first + 4096, 797):
        flip(example, at, at % 8)
        if _read(example, query) != before:
            changed += 1
            assert not Doctor(example).examine().sound, (at, at % 8)
        example.write_bytes(whole)
    assert changed
