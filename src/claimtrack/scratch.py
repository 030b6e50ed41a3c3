"""Scratch: files that claimtrack keeps for itself for a while, outside of the database.

They may hold what is confidential, so only their owner can read them, and they are few: what a
process left behind that was killed is removed by a later one.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir, mkstemp

MOST_LOGS = 20
"""Logs of faults that are kept; the oldest go first."""

LONGEST_LOG = 200_000
"""Characters of one log."""

_FORGOTTEN = 86_400
"""Seconds after the last change of a folder whose process is gone when it is removed."""

_FOLDER = re.compile(r"claimtrack-(\d+)-\w+")
_LOG = re.compile(r"claimtrack-\w+\.log")


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only its owner can look into; gone at the end, with all that is in it.

    Raises:
        OSError: it cannot be made.
    """
    _sweep_folders()
    with TemporaryDirectory(prefix=f"claimtrack-{os.getpid()}-") as folder:
        yield Path(folder)


def write_log(text: str) -> Path:
    """Write a log of a fault; only so many are kept.

    Raises:
        OSError: it cannot be written.
    """
    logs = sorted((changed, log) for log, changed in _ours(_LOG))
    for _, old in logs[: max(len(logs) - MOST_LOGS + 1, 0)]:
        with suppress(OSError):
            old.unlink()
    handle, name = mkstemp(prefix="claimtrack-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(text[-LONGEST_LOG:])
    return Path(name)


def _sweep_folders() -> None:
    """Remove folders of processes that were killed a day ago or longer."""
    for folder, changed in _ours(_FOLDER):
        name = _FOLDER.fullmatch(folder.name)
        if name and time.time() - changed > _FORGOTTEN and not _lives(int(name[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _ours(names: re.Pattern[str]) -> Iterator[tuple[Path, float]]:
    """What this person has in the folder for temporary files under such names, and its time."""
    with suppress(OSError):
        for entry in os.scandir(gettempdir()):
            if names.fullmatch(entry.name):
                with suppress(OSError):
                    about = entry.stat(follow_symlinks=False)
                    if not entry.is_symlink() and about.st_uid == _own_number():
                        yield Path(entry.path), about.st_mtime


def _own_number() -> int:
    """The number of this person's account; 0, as for every file, where accounts have none."""
    return os.geteuid() if hasattr(os, "geteuid") else 0


def _lives(process: int) -> bool:
    """Whether there is a process of this number; where one cannot ask without harm, no."""
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
