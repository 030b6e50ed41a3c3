"""Files on a share of the network: found out, tried, and refused where they would be damaged.

SQLite needs locks that every program sees. Some shares keep them on each machine, so that two
machines write at once. A WAL cannot be shared by machines at all: what it is read by lies in the
memory of one. Nothing is told of systems that do not list what is mounted in `/proc`.

Whether a lock is seen by another process is asked of one: this very file, run as a script.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from msgspec import Struct

MOUNTS = Path("/proc/self/mounts")
"""What is mounted, as the system tells it."""

_STAYING = """
    fuse.sshfs fuse.rclone fuse.s3fs fuse.gcsfuse fuse.goofys fuse.davfs fuse.davfs2 davfs
    fuse.curlftpfs fuse.gvfsd-fuse fuse.kio-fuse
"""
_LOCKS_STAY = frozenset(_STAYING.split())
"""Kinds of shares that never tell other machines of a lock."""

_OTHERS = """
    nfs nfs4 cifs smb3 smbfs afs ceph glusterfs fuse.glusterfs fuse.ceph lustre gpfs beegfs ocfs2
    gfs2 orangefs 9p ncpfs fuse.juicefs fuse.mfs
"""
_SHARES = frozenset(_OTHERS.split())
"""Kinds that may."""

_LOCALLY = frozenset({"nolock", "local_lock=all", "local_lock=posix", "nobrl"})
"""Options by which locks stay on this machine."""

_ESCAPES = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}


class Share(Struct, frozen=True):
    """What a file lies on: the kind of file system, and how it is mounted."""

    kind: str
    options: frozenset[str]

    @property
    def keeps_locks(self) -> bool:
        """Whether other machines are never told of a lock."""
        return self.kind in _LOCKS_STAY or bool(self.options & _LOCALLY)


def share_of(path: Path) -> Share | None:
    """Return what share a file lies on; None on a disk of this machine, or where nothing tells."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    folders = {str(each) for each in path.absolute().parents} | {str(path.absolute())}
    best, share = "", None
    for line in lines:
        _, folder, kind, options, *_ = line.split(" ")
        for escape, sign in _ESCAPES.items():
            folder = folder.replace(escape, sign)
        if folder in folders and len(folder) >= len(best):  # the last of those mounted there
            best, share = folder, Share(kind, frozenset(options.split(",")))
    known = share is not None and share.kind in _LOCKS_STAY | _SHARES
    return share if known else None


def why_not(path: Path, share: Share) -> str | None:
    """Say why SQLite cannot work on a share, or return None.

    Args:
        path: the database, which need not exist.
        share: what it lies on.

    Raises:
        OSError: nothing can be written beside it.
        sqlite3.Error: SQLite cannot open a file there.
    """
    if share.keeps_locks:
        return f"it lies on a share ({share.kind}) that does not tell other machines of locks"
    if not _locks_are_seen(path):
        return f"it lies on a share ({share.kind}) where locks are not seen by other programs"
    return None


def _locks_are_seen(path: Path) -> bool:
    """Hold a lock on a file beside the database, and ask another process whether it sees it."""
    from claimtrack.children import answer  # not in the other process, which needs nothing of ours
    from claimtrack.files import beside

    with beside(path) as probe, closing(sqlite3.connect(probe, isolation_level=None)) as holder:
        holder.execute("CREATE TABLE held (id INTEGER)")
        holder.execute("BEGIN EXCLUSIVE")
        return answer(__file__, str(probe).encode(errors="surrogateescape")) == b"seen"


def _look(probe: str) -> str:
    with closing(sqlite3.connect(probe, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            return "seen" if "locked" in str(error) else str(error)
    return "unseen"


if __name__ == "__main__":
    asked = sys.stdin.buffer.read().decode(errors="surrogateescape")
    sys.stdout.write(_look(asked))  # noqa: TID251 - to its parent
