"""Sources: an argument of the command line becomes a list of files.

A file, a folder or a glob pattern. Standard input and addresses are the caller's business: this
looks at names only and opens nothing.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.addresses import is_address
from claimtrack.intake.opening import ending_of
from claimtrack.intake.readers import FORMATS
from claimtrack.intake.records import LIST_ENDINGS
from claimtrack.text.clean import one_line

DOCUMENT_ENDINGS = (
    *(ending for form in FORMATS for ending in form.endings),
    *LIST_ENDINGS,
    ".rss",
    ".atom",
)
"""File name endings of what holds articles; `.gz` may follow. Feeds may end .xml too, but in a
folder most files that do are something else."""


def find_sources(argument: str, endings: Sequence[str] = DOCUMENT_ENDINGS) -> list[Path]:
    """List the files that an argument names.

    Args:
        argument: a file, a folder (looked through to the bottom; hidden files and links to other
            folders left out), or a glob pattern, `**` for any depth.
        endings: how the files end that are taken out of a folder.

    Returns:
        Paths, sorted, at least one. A file comes back whatever its ending: reading tells.

    Raises:
        NotFound: there is no such file, or nothing matches the pattern.
        BadInput: a folder holds no such files, or the argument is an address.
    """
    shown = one_line(argument)
    if is_address(argument):
        raise BadInput(f"{shown} is an address, not a file.")
    try:
        return _files(argument, shown, endings)
    except (OSError, ValueError) as trouble:  # a name too long, or one with a NUL in it
        raise NotFound(f"{shown[:200]} is not a possible file name: check the path.") from trouble


def _files(argument: str, shown: str, endings: Sequence[str]) -> list[Path]:
    """List the files behind a name that is not an address."""
    path = Path(argument)
    if path.is_dir():
        files = _below(path, endings)
        if not files:
            raise BadInput(
                f"The folder {shown} has nothing to import: none of its files ends in"
                f" {', '.join(endings)}."
            )
        return files
    if path.exists():
        return [path]
    if glob.has_magic(argument):
        pattern = str(path.relative_to(path.anchor))
        files = sorted(match for match in Path(path.anchor).glob(pattern) if match.is_file())
        if files:
            return files
        raise NotFound(f"No file matches the pattern {shown}: check it, and quote it in the shell.")
    raise NotFound(f"There is no file {shown}: check the path.")


def _below(folder: Path, endings: Sequence[str]) -> list[Path]:
    """List the files below a folder; links are not followed, so no loop can trap us."""
    files: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(
            Path(where, name)
            for name in names
            if not name.startswith(".") and ending_of(name) in endings
        )
    return sorted(files)
