"""A share of the network where locks or the WAL do not work is found out and refused."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from claimtrack.errors import FileTrouble
from claimtrack.store.sqlite import share
from claimtrack.store.sqlite.connection import connect
from claimtrack.store.sqlite.restore import restore
from claimtrack.store.sqlite.share import Share, share_of
from tests.conftest import make_file


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of what is mounted, to be written; the locks are those of the real file system."""
    monkeypatch.setattr(share, "MOUNTS", tmp_path / "mounts")
    return tmp_path / "mounts"


def mount(mounted: Path, folder: Path, kind: str, options: str = "rw,relatime") -> None:
    name = str(folder).replace(" ", "\\040")
    mounted.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/share {name} {kind} {options} 0 0\n")


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("fuse.sshfs", "rw"),
        ("nfs", "rw,nolock"),
        ("nfs4", "rw,local_lock=posix"),
        ("cifs", "rw,nobrl"),
    ],
)
def test_a_share_that_keeps_locks_to_itself_is_refused(
    path: Path, mounted: Path, kind: str, options: str
) -> None:
    mount(mounted, path.parent, kind, options)
    with pytest.raises(FileTrouble, match=f"share .{kind}. that does not tell"):
        connect(path, create=True)
    assert not path.exists()
    make_file(path)
    with pytest.raises(FileTrouble, match="back it up to the share"):
        connect(path, create=False)


def test_a_share_with_locks_has_files_without_a_wal(path: Path, mounted: Path) -> None:
    mount(mounted, path.parent, "nfs4")
    connect(path, create=True).close()
    connection = connect(path, create=False)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    connection.close()
    local = path.with_name("local.db")
    make_file(local)
    with pytest.raises(FileTrouble, match="WAL is not seen from other machines"):
        connect(local, create=False)
    restored = path.with_name("restored.db")
    restore(local, restored)
    connect(restored, create=False).close()


def test_a_share_whose_locks_nobody_sees_is_refused(
    path: Path, mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount(mounted, path.parent, "nfs4")
    # Without a VFS that locks, SQLite works as it would on such a share.
    real = sqlite3.connect
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda name, **named: real(f"{Path(name).as_uri()}?nolock=1", uri=True, **named),
    )
    with pytest.raises(FileTrouble, match="not seen by other programs"):
        connect(path, create=True)
    assert list(path.parent.iterdir()) == [mounted]


def test_a_disk_of_this_machine_is_no_share(tmp_path: Path, mounted: Path) -> None:
    assert share_of(tmp_path / "desk.db") is None  # nothing tells
    within = tmp_path / "a share" / "of ours"
    mount(mounted, within.parent, "nfs")
    assert share_of(within / "desk.db") == Share("nfs", frozenset({"rw", "relatime"}))
    assert share_of(tmp_path / "a share too" / "desk.db") is None
    mounted.write_text(mounted.read_text() + f"/dev/vdb {os.fsdecode(within.parent)} ext4 rw 0 0\n")


def test_what_this_machine_has_mounted_can_be_read(tmp_path: Path) -> None:
    assert share_of(tmp_path / "desk.db") is None
