"""A database from somebody else: what its schema would run is refused, the rest is left alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.store.sqlite.foreign import AS_MADE, as_sql, foreign
from tests.command import command, every_command
from tests.conftest import desk_of, make_example, make_file

STRANGE: dict[str, tuple[str, ...]] = {
    "a trigger that publishes a quote": (
        """CREATE TRIGGER leak AFTER UPDATE ON claim BEGIN UPDATE claim SET note = (SELECT
        group_concat(quote) FROM evidence), note_confidential = 0 WHERE id = 3; END""",
    ),
    "a view in the place of the house rules": (
        "ALTER TABLE setting RENAME TO was_setting",
        "CREATE VIEW setting AS SELECT 1 AS id, 's1' AS uid, 'rules' AS name, '' AS value",
    ),
    "a view of its own": ("CREATE VIEW harmless AS SELECT 1",),
    "a virtual table": ("CREATE VIRTUAL TABLE words USING fts5(word)",),
    "a computed column": ("CREATE TABLE sums (a, b AS (a + 1))",),
    "a computed column in ours": (
        "ALTER TABLE draft ADD COLUMN twice TEXT AS (hex(zeroblob(100000000)))",
    ),
    "a column in ours": ("ALTER TABLE claim ADD COLUMN mine TEXT",),
    "an index with an expression": ("CREATE INDEX loud ON claim (upper(text))",),
    "an index with a condition": ("CREATE INDEX some ON claim (text) WHERE text > 'a'",),
    "an index that refuses rows": ("CREATE UNIQUE INDEX one ON evidence (claim, id)",),
    "a trigger of ours that does something else": (
        "DROP TRIGGER wording_insert",
        "CREATE TRIGGER wording_insert AFTER INSERT ON wording BEGIN DELETE FROM evidence; END",
    ),
    "a table of ours under another kind": (
        "DROP TABLE draft",
        "CREATE VIRTUAL TABLE draft USING fts5(who, place)",
    ),
    "a shadow table with a check": (
        "PRAGMA writable_schema = ON",
        """UPDATE sqlite_schema SET sql = 'CREATE TABLE ''claim_index_config''(k PRIMARY KEY, v,
        CHECK (v <> randomblob(9))) WITHOUT ROWID' WHERE name = 'claim_index_config'""",
    ),
    "a name of ours in other letters": (
        "DROP TABLE import_failure",
        "CREATE VIEW IMPORT_FAILURE AS SELECT * FROM claim",
    ),
    "a name of SQLite's": (
        "PRAGMA writable_schema = ON",
        """INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0,
        'CREATE VIEW sqlite_stat1 AS SELECT 1')""",
    ),
}
"""What no command may open, each as somebody else's program may have written it."""

HARMLESS: dict[str, tuple[str, ...]] = {
    "sqlite_stat1": ("ANALYZE",),
    "team_notes": ("CREATE TABLE team_notes (claim INTEGER, words TEXT DEFAULT 'none' CHECK (1))",),
    "team_notes, team_words": (
        "CREATE TABLE team_notes (claim INTEGER, words TEXT)",
        "CREATE INDEX team_words ON team_notes (words)",
    ),
    "claim_by_text": ("CREATE INDEX claim_by_text ON claim (text COLLATE NOCASE, id)",),
}
"""What is left alone, by how it is named."""


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def example(path: Path) -> Path:
    """The worked example."""
    make_example(path)
    return path


@pytest.mark.parametrize("name", STRANGE)
def test_what_could_run_or_hide_something_is_refused_before_it_does(
    example: Path, name: str
) -> None:
    _change(example, *STRANGE[name])
    before = example.read_bytes()
    for arguments in (("claims",), ("note", "1", "soup"), ("rules", "list"), ()):
        ran = command(example, *arguments)
        assert (ran.code, ran.out) == (1, ""), ran
        assert ran.err.count("\n") == 1
        assert "is not as claimtrack makes it, so nothing in it was used: the " in ran.err
        assert "CREATE " in ran.err
    doctor = command(example, "doctor")
    assert doctor.code == 1
    assert "CREATE " in doctor.out or "not as this version makes it" in doctor.out
    assert command(example, "doctor", "--repair").code == 1
    assert example.read_bytes() == before


@pytest.mark.parametrize("name", ["a trigger that publishes a quote", "a view of its own"])
def test_the_records_of_a_refused_file_can_be_copied_into_a_clean_one(
    example: Path, name: str, tmp_path: Path
) -> None:
    _change(example, *STRANGE[name])
    clean = tmp_path / "clean.db"
    command(example, "doctor", "--salvage", str(clean))
    shown = command(clean, "claims", "--json")
    assert (shown.code, len(shown.objects), shown.err) == (0, 29, "")
    assert command(clean, "doctor").code == 0


@pytest.mark.parametrize("names", HARMLESS)
def test_what_does_nothing_is_named_in_one_line_and_left_alone(example: Path, names: str) -> None:
    _change(example, *HARMLESS[names])
    ran = command(example, "note", "1", "soup")
    assert ran.code == 0
    told = f"{example} also holds what is not claimtrack's, which is left alone: {names}."
    assert ran.err == f"claimtrack: {told}\n"
    doctor = command(example, "doctor")
    assert (doctor.code, doctor.err) == (0, ""), doctor
    assert f"(left alone: {names})" in doctor.out
    with desk_of(example, "tomas") as desk:
        assert ", ".join(desk.left_alone) == names
        desk.history.expunge("soup")
    assert foreign(sqlite3.connect(example)).refused == ()


def test_a_command_in_a_process_of_its_own_does_the_same(example: Path) -> None:
    """The other tests wait for no disk, and so have read the schema before it is checked."""
    program = [sys.executable, "-P", "-m", "claimtrack", "--db", str(example), "claims"]
    for code, planted in enumerate(((), STRANGE["a trigger that publishes a quote"])):
        _change(example, *planted)
        ran = subprocess.run(program, capture_output=True, text=True, check=False)
        assert (ran.returncode, bool(ran.stdout)) == (code, code == 0), ran


def test_an_older_file_is_held_against_its_own_version(tmp_path: Path) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "files" / "schema-5.db", tmp_path / "old.db"))
    strange = Path(shutil.copy(old, tmp_path / "strange.db"))
    _change(strange, "CREATE TRIGGER late AFTER INSERT ON claim BEGIN SELECT 1; END")
    ran = command(strange, "claims")
    assert ran.code == 1
    assert "the trigger late changes what is written: CREATE TRIGGER late" in ran.err
    assert not list(tmp_path.glob("*before-migration*"))
    assert "the trigger late" in command(strange, "doctor").out
    assert command(old, "claims").code == 0
    assert command(old, "doctor").code == 0


def test_the_schema_that_new_files_are_known_by_is_theirs(path: Path) -> None:
    make_file(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
        ).fetchall()
    if os.environ.get("CLAIMTRACK_GOLDEN") == "write":
        AS_MADE.write_text(as_sql(rows), encoding="utf-8")
    assert AS_MADE.read_text(encoding="utf-8") == as_sql(rows)


def test_a_file_says_no_more_than_a_connection_allows(example: Path) -> None:
    with desk_of(example, "mira") as desk:
        connection = desk.store.connection
        for statement, why in {
            "ATTACH ':memory:' AS other": "too many attached",
            "SELECT zeroblob(300000000)": "too big",
            f"SELECT {'+'.join('1' for _ in range(999))}": "too large",
        }.items():
            with pytest.raises((sqlite3.Error, OverflowError), match=why):
                connection.execute(statement).fetchall()


@pytest.mark.slow
def test_no_command_is_without_the_check(example: Path) -> None:
    _change(example, *STRANGE["a trigger that publishes a quote"])
    before = example.read_bytes()
    for name in ("restore", "backup", "demo", "expunge", "undo", "log", "stats"):
        assert name in every_command()
        target = example.with_name("target.db")
        given = {
            "restore": [str(example)],
            "backup": [str(target)],
            "demo": [str(target)],
            "expunge": ["soup", "--yes"],
        }
        file = example.with_name("other.db") if name == "restore" else example
        ran = command(file, name, *given.get(name, []))
        assert (ran.code == 0) == (name == "demo"), ran
        target.unlink(missing_ok=True)
    assert example.read_bytes() == before
