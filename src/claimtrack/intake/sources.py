"""Sources: an argument of the command line becomes a list of files.

A file, a folder or a glob pattern. Standard input and addresses are left to the caller: this module
looks only at names and opens nothing.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.addresses import is_address
from claimtrack.intake.opening import ending_of
from claimtrack.intake.readers import FEED_ENDINGS, FORMATS, LIST_ENDINGS, RECORDING
from claimtrack.text.clean import one_line

DOCUMENT_ENDINGS = (
    *(ending for form in FORMATS if form is not RECORDING for ending in form.endings),
    *LIST_ENDINGS,
    *FEED_ENDINGS,
)
"""File name endings for articles; `.gz` may follow. Of JSON in a folder most is something else than
the transcript of a recording: it is named alone or by a pattern."""

REVIEW_ENDINGS = (*LIST_ENDINGS, ".json", ".jsonld", ".html", ".htm")
"""File name endings of published fact-checks; `.gz` may follow."""


def find_sources(argument: str, endings: Sequence[str] = DOCUMENT_ENDINGS) -> list[Path]:
    """List the files that an argument names.

    Args:
        argument: a file, a folder (searched recursively, without hidden files and links to other
            folders), or a glob pattern, `**` for any depth.
        endings: the endings of the files to take from a folder.

    Returns:
        Paths, sorted, at least one. A file is returned whatever its ending.

    Raises:
        NotFound: there is no such file, or nothing matches the pattern.
        BadInput: a folder has no such files, the argument is an address, or cannot be read.
    """
    shown = one_line(argument)
    if is_address(argument):
        raise BadInput(f"{shown} is an address, not a file.")
    try:
        return _files(argument, shown, endings)
    except PermissionError as trouble:
        raise BadInput(f"{shown} cannot be read: {trouble.strerror}.") from trouble
    except (OSError, ValueError) as trouble:  # the name is too long, or contains a NUL
        raise NotFound(f"{shown[:200]} is not a possible file name: check the path.") from trouble


def _files(argument: str, shown: str, endings: Sequence[str]) -> list[Path]:
    """List the files that a name which is not an address stands for."""
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
    """List the files below a folder; links are not followed, so no loop can trap us.

    A folder that cannot be looked into stands there itself: reading it fails, and says so.
    """
    files: list[Path] = []

    def unreadable(trouble: OSError) -> None:
        files.append(Path(trouble.filename))

    for where, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(
            Path(where, name)
            for name in names
            if not name.startswith(".") and ending_of(name) in endings
        )
    return sorted(files)
