"""A full disk: what does not fit is not saved, is told, and leaves the file sound."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.errors import FileTrouble, Unsaved
from claimtrack.store.sqlite.backup import copy
from claimtrack.store.store import Store
from tests.command import command
from tests.conftest import desk_of, make_file, take_in

LONG = "Toll rises\n\n" + "On 3 March, 26 people were killed in the harbour. " * 3_000


def test_what_does_not_fit_is_told_and_the_next_thing_that_fits_is_saved(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        connection = desk.store.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(Unsaved, match="no room left"):
            take_in(desk, LONG)
        connection.execute("PRAGMA max_page_count = 100000")
        take_in(desk, LONG)
    with Store(path) as store:
        assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert store.connection.execute("SELECT count(*) FROM article").fetchone()[0] == 1


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for three megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    size = "size=3m,mode=700"
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", size, "tmpfs", str(folder)],
            check=False,
            capture_output=True,
        ).returncode
    ):
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - the system's own


def room(folder: Path) -> int:
    free = os.statvfs(folder)
    return free.f_bavail * free.f_frsize


def fill(folder: Path, left: int) -> None:
    """Leave so many bytes of room on a disk."""
    filler = folder / "filler"
    filler.unlink(missing_ok=True)
    filler.write_bytes(bytes(room(folder) - left))


@pytest.mark.slow
def test_a_disk_that_fills_at_ten_points_loses_nothing_that_was_saved(small: Path) -> None:
    path = small / "desk.db"
    saved = 0
    for point in range(10):
        # First for a new file, which takes some 700 kB, then for what goes into it.
        fill(small, 250_000 * point if not path.exists() else 150_000 * (point % 4))
        made = command(path, "claim", "add", f"Pier {point} opened in 1911.")
        if made.code == 0:
            saved += 1
        else:
            assert (made.code, made.err.count("\n")) == (1, 1), made
            assert "room" in made.err or "space" in made.err
        if path.exists() and room(small) > 100_000:
            assert command(path, "doctor").code == 0
    assert 0 < saved < 10
    (small / "filler").unlink()
    with desk_of(path, "mira") as desk:
        assert len(desk.claims.listed()) == saved


@pytest.mark.slow
def test_a_backup_that_does_not_fit_moves_no_older_one(small: Path, path: Path) -> None:
    make_file(path)
    backup = small / "safe.db"
    for _ in range(2):
        assert command(path, "backup", str(backup), "--keep", "2").code == 0
    before = {each.name: each.stat().st_ino for each in small.iterdir()}
    for left in (0, 4096, 100_000):
        fill(small, left)
        assert command(path, "backup", str(backup), "--keep", "2").code == 1
        (small / "filler").unlink()
        assert {each.name: each.stat().st_ino for each in small.iterdir()} == before


@pytest.mark.slow
def test_a_backup_that_does_not_fit_leaves_the_older_one(small: Path, path: Path) -> None:
    make_file(path)
    backup = small / "safe.db"
    assert command(path, "backup", str(backup)).code == 0
    before = backup.read_bytes()
    for left in (0, 4096, 100_000):
        fill(small, left)
        refused = command(path, "backup", str(backup))
        assert (refused.code, refused.err.count("\n")) == (1, 1), refused
        assert backup.read_bytes() == before
        assert sorted(each.name for each in small.iterdir()) == ["filler", "safe.db"]
        with Store(path) as store, pytest.raises(FileTrouble, match=r"no room|No space"):
            copy(store.connection, backup)
