"""Looking for words in the bytes of a database that is open, from another process.

This process must not open the file itself: closing it again would drop the locks that SQLite
holds (see `claimtrack.files`). The other process is this very file, run as a script. It is told
what to look for through a pipe, so that the words stand in no list of processes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path

_BESIDE = ("", "-wal", "-journal")


def count_in_file(database: Path, pattern: bytes) -> tuple[int, tuple[str, ...]]:
    """Count where the bytes of a database, and of what SQLite keeps beside it, match a pattern.

    Args:
        database: the file; it may be open.
        pattern: a regular expression over bytes.

    Returns:
        How many places match, and the names of the files that were read.

    Raises:
        RuntimeError: the other process failed.
    """
    from claimtrack.children import answer  # not in the other process, which needs nothing of ours

    real = database.resolve()
    asked = {
        "pattern": pattern.decode("latin-1"),
        "files": [str(real.with_name(f"{real.name}{end}")) for end in _BESIDE],
    }
    found = json.loads(answer(__file__, json.dumps(asked).encode()))
    return sum(found.values()), tuple(Path(name).name for name in found)


def _count(file: str, pattern: re.Pattern[bytes]) -> int:
    with Path(file).open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as held:
        return sum(1 for _ in pattern.finditer(held))


def _answer(asked: str) -> dict[str, int]:
    wanted = json.loads(asked)
    pattern = re.compile(wanted["pattern"].encode("latin-1"), re.IGNORECASE)
    files: Sequence[str] = wanted["files"]
    there = [file for file in files if Path(file).exists() and Path(file).stat().st_size]
    return {file: _count(file, pattern) for file in there}


if __name__ == "__main__":
    sys.stdout.write(  # noqa: TID251 - the pipe to its parent
        json.dumps(_answer(sys.stdin.read()))
    )
