"""A file that is not the one that was opened takes no more writes, and the person is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.desk.outcome import ImportOutcome
from claimtrack.errors import FileTrouble, NotFound, Unsaved
from claimtrack.store.sqlite.backup import copy
from claimtrack.store.store import Store
from tests.conftest import desk_of, make_file, take_in


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def replaced(path: Path) -> None:
    fresh = path.with_name("fresh.db")
    make_file(fresh)
    fresh.rename(path)


def without_wal(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


def without_shared_memory(path: Path) -> None:
    path.with_name(f"{path.name}-shm").unlink()


LOSSES = {
    deleted: "was deleted or moved",
    moved: "was deleted or moved",
    replaced: "was replaced by another file",
    without_wal: "-wal was removed",
    without_shared_memory: "-shm was removed",
}


@pytest.mark.parametrize(("lose", "told"), LOSSES.items(), ids=lambda each: str(each)[:20])
def test_nothing_is_saved_in_a_file_that_was_lost(
    path: Path, lose: Callable[[Path], None], told: str
) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        assert desk.store.lost() is None
        lose(path)
        with pytest.raises(Unsaved, match=told):
            desk.claims.add("The pier closed in 1912.")
        assert told in (desk.store.lost() or "")
        assert len(desk.claims.listed()) == 1
        with pytest.raises(Unsaved, match="All that was saved before is in"):
            desk.claims.add("The pier closed in 1912.")
    (rescued,) = path.parent.glob(f"{path.name}-rescued-*")
    with desk_of(rescued, "mira") as desk:
        desk.claims.add("The pier closed in 1912.")
        assert len(desk.claims.listed()) == 2


def test_what_is_lost_while_a_write_runs_is_not_said_to_be_saved(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        with pytest.raises(Unsaved), desk.writing("note") as writing:  # noqa: PT012 - in its midst
            writing.insert("claimant", {"name": "Ada", "kind": "person"})
            moved(path)
        path.with_name("elsewhere.db").rename(path)
        desk.claims.add("The pier closed in 1912.")
    with Store(path) as store:
        assert store.connection.execute("SELECT count(*) FROM claimant").fetchone()[0] == 0
        assert store.connection.execute("SELECT count(*) FROM claim").fetchone()[0] == 2


def test_what_is_lost_at_the_commit_itself_is_not_acknowledged(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        # SQLite runs this as the last thing before it commits: after every look of ours.
        desk.store.connection.set_trace_callback(
            lambda statement: moved(path) if statement == "COMMIT" else None
        )
        with pytest.raises(Unsaved):
            desk.claims.add("The pier closed in 1912.")
    (rescued,) = path.parent.glob(f"{path.name}-rescued-*")
    with desk_of(rescued, "mira") as desk:
        assert len(desk.claims.listed()) == 2


def test_a_desk_that_is_closed_leaves_a_copy_of_what_was_lost(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
    with desk_of(path, "mira") as desk:
        deleted(path)
    assert not list(path.parent.glob("*rescued*")), "nothing was saved there"
    make_file(path)
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier closed in 1912.")
        deleted(path)
    (rescued,) = path.parent.glob(f"{path.name}-rescued-*")
    with desk_of(rescued, "mira") as desk:
        assert [row.claim.text for row in desk.claims.listed()] == ["The pier closed in 1912."]


def test_a_file_that_takes_the_place_of_another_is_not_damaged_by_its_wal(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        replaced(path)
        with pytest.raises(Unsaved):
            desk.claims.add("The pier closed in 1912.")
        with desk_of(path, "tomas") as other:
            assert other.claims.listed() == ()
            other.claims.add("The pier burned in 1913.")
    with Store(path) as store:
        assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert store.connection.execute("SELECT text FROM claim").fetchall() == [
            ("The pier burned in 1913.",)
        ]


def test_a_file_that_is_put_back_takes_writes_again(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        moved(path)
        with pytest.raises(Unsaved):
            desk.claims.add("The pier closed in 1912.")
        path.with_name("elsewhere.db").rename(path)
        desk.claims.add("The pier closed in 1912.")
    with desk_of(path, "mira") as again:
        assert len(again.claims.listed()) == 2


def test_an_import_stops_with_the_first_article_that_cannot_be_saved(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Toll {number}\n\nIn 191{number}, 26 people died.\n")
    done: list[ImportOutcome] = []
    with desk_of(path, "mira") as desk, pytest.raises(Unsaved):  # noqa: PT012 - in its midst
        for outcome in desk.import_(folder):
            done.append(outcome)
            if len(done) == 2:
                moved(path)
    path.with_name("elsewhere.db").rename(path)
    with desk_of(path, "mira") as desk:
        assert len(desk.articles.listed()) == len(done) == 2


def test_a_symbolic_link_that_leads_elsewhere_is_another_file(path: Path, tmp_path: Path) -> None:
    make_file(tmp_path / "one.db")
    make_file(tmp_path / "two.db")
    path.symlink_to("one.db")
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        path.unlink()
        path.symlink_to("two.db")
        with pytest.raises(Unsaved):
            desk.claims.add("The pier closed in 1912.")


def test_a_file_with_two_names_is_not_opened(path: Path) -> None:
    make_file(path)
    os.link(path, path.with_name("second.db"))
    with pytest.raises(FileTrouble, match="2 names"):
        Store(path)
    path.with_name("second.db").unlink()
    Store(path).close()


def test_a_file_without_a_wal_is_known_again_too(path: Path, tmp_path: Path) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, "Toll rises\n\nOn 3 March, 26 people were killed.\n")
        desk.store.connection.execute("PRAGMA journal_mode = delete")
    with desk_of(path, "mira") as desk:
        shutil.copy(path, tmp_path / "copy.db")
        (tmp_path / "copy.db").rename(path)
        with pytest.raises(Unsaved):
            desk.claims.add("The pier closed in 1912.")


def test_what_is_typed_is_put_aside_where_no_draft_can_be_kept(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        deleted(path)
        with pytest.raises(Unsaved):
            desk.drafts.keep("note on #1", {"note": "Asked the harbour."})
        desk.drafts.put_aside("note c1", "Note on #1", {"note": "Asked the"})
        desk.drafts.put_aside("verdict c1", "Verdict on #1", {"why": "The log of 1911 says so."})
        aside = desk.drafts.put_aside("note c1", "Note on #1", {"note": "Asked the harbour."})
        assert aside is not None
        assert aside.parent == path.parent
        assert aside.stat().st_mode & 0o777 == 0o600
        assert aside.read_text() == (
            "Note on #1\nnote: Asked the harbour.\n\nVerdict on #1\nwhy: The log of 1911 says so.\n"
        )


def test_a_file_that_is_not_there_is_still_not_found(path: Path) -> None:
    with pytest.raises(NotFound):
        Store(path)


def written_over(path: Path, other: Path) -> None:
    """As `cp` does."""
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize("what", ["an older copy", "a backup", "another desk", "no database"])
def test_a_file_that_is_written_over_takes_no_more_writes_and_is_not_damaged(
    path: Path, tmp_path: Path, what: str
) -> None:
    other = tmp_path / "other.db"
    make_file(path)
    if what == "another desk":
        make_file(other)
        with desk_of(other, "ines") as desk:
            desk.claims.add("The lighthouse was built in 1890.")
    elif what == "no database":
        other.write_text("a note\n" * 2_000)
    else:
        shutil.copy(path, other)
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        if what == "a backup":
            copy(desk.store.connection, other)
        # So that the file itself has it, and not the WAL alone.
        desk.store.connection.execute("PRAGMA wal_checkpoint")
        desk.claims.add("The pier closed in 1912.")
        written_over(path, other)
        with pytest.raises(Unsaved, match="written over"):
            desk.claims.add("The pier burned in 1913.")
    assert path.read_bytes() == other.read_bytes()
    assert not path.with_name(f"{path.name}-wal").exists()


def test_a_file_that_others_go_on_writing_to_is_not_taken_for_written_over(path: Path) -> None:
    with desk_of(path, "mira") as desk, desk_of(path, "tomas") as other:
        for number in range(12):
            (desk if number % 3 else other).claims.add(f"Pier {number} opened in 1911.")
            if number % 2:
                other.store.connection.execute("PRAGMA wal_checkpoint")
        assert len(desk.claims.listed()) == 12


def test_looking_at_the_file_drops_none_of_the_locks_on_it(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.store.connection.execute("PRAGMA wal_checkpoint")
        assert desk.store.lost() is None
        script = (
            "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], timeout=0)\n"
            "try: file.execute('PRAGMA journal_mode = delete')\n"
            "except sqlite3.OperationalError as error: print(error)"
        )
        ran = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
        )
        assert ran.stdout == "database is locked\n"
        desk.claims.add("The pier closed in 1912.")
