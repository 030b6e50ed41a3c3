"""Copying a database byte by byte, whatever is wrong with it, in another process.

This process must not open the file itself: closing it again would drop the locks that SQLite
holds (see `claimtrack.files`). The other process is this very file, run as a script.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path


def copy_files(pairs: dict[Path, Path]) -> str:
    """Copy files, each to its new name.

    Returns:
        Why one of them could not be copied, or nothing.

    Raises:
        RuntimeError: the other process failed.
    """
    from claimtrack.children import answer  # not in the other process, which needs nothing of ours

    asked = {str(source): str(copy) for source, copy in pairs.items()}
    return answer(__file__, json.dumps(asked).encode()).decode()


if __name__ == "__main__":
    for source, copy in json.loads(sys.stdin.buffer.read()).items():
        try:
            shutil.copyfile(source, copy)
        except OSError as error:
            sys.stdout.write(f"{source}: {error.strerror}")  # noqa: TID251 - to its parent
            break
