"""The worked example: a file with two articles, checked from the first line to the sign-off.

Built by playing a casebook through the desk, with its own clock and uids, so that it
comes out the same wherever it is built. It opens no network and changes no file that exists.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack.errors import FileTrouble, Refused


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

    _refuse_existing(path)
    try:
        with TemporaryDirectory(prefix=".claimtrack-", dir=path.parent) as folder:
            made = Path(folder) / path.name
            Story(made, read_casebook()).tell()
            _refuse_existing(path)
            made.rename(path)
    except OSError as trouble:
        raise FileTrouble(
            f"The worked example cannot be written to {path} ({trouble.strerror}): "
            "name a file in a folder that can be written to."
        ) from trouble


def _refuse_existing(path: Path) -> None:
    # A dangling link counts too: renaming would replace it without a word.
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} is there already and stays as it is: name a file that is not.")
