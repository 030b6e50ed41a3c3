"""The worked example: a file with two articles, checked from the first line to the sign-off.

Built by playing a casebook through the desk, with its own clock and uids, so that it
comes out the same wherever it is built. It opens no network and changes no file that exists.
"""

from __future__ import annotations

import os
from pathlib import Path

from claimtrack.errors import Refused
from claimtrack.files import written


def build(path: Path) -> None:
    """Write the worked example to a new file; either all of it is there afterwards, or nothing.

    Args:
        path: where; its folder has to exist.

    Raises:
        Refused: something is there already.
        FileTrouble: the folder does not exist or cannot be written to.
    """
    from claimtrack.demo.casebook import read_casebook
    from claimtrack.demo.story import Story

    if os.path.lexists(path):
        raise Refused(f"{path} is there already and stays as it is: name a file that is not.")
    with written(path) as part:
        part.unlink()  # a desk is begun where no file is
        Story(part, read_casebook()).tell()
