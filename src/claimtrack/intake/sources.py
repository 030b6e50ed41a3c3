"""Sources: what somebody names on the command line becomes a list of files.

A file, a folder or a glob pattern. Standard input and addresses are the caller's business: this
looks at names only and opens nothing.
"""

from __future__ import annotations

import glob
import os
from pathlib import Path

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.readers import ARTICLE_ENDINGS
from claimtrack.text.clean import one_line


def find_sources(argument: str) -> list[Path]:
    """List the files that an argument names.

    Args:
        argument: a file, a folder (looked through to the bottom for articles; hidden files and
            links to other folders left out), or a glob pattern, `**` for any depth.

    Returns:
        Paths, sorted, at least one. A file comes back whatever its ending: reading tells.

    Raises:
        NotFound: there is no such file, or nothing fits the pattern.
        BadInput: a folder holds no articles, or the argument is an address.
    """
    shown = one_line(argument)
    if argument.casefold().startswith(("http://", "https://")):
        raise BadInput(f"{shown} is an address, which is not fetched yet: save the page as text.")
    try:
        return _files(argument, shown)
    except (OSError, ValueError) as trouble:  # a name too long, or one with a NUL in it
        raise NotFound(f"{shown[:200]} cannot be the name of a file: check the path.") from trouble


def _files(argument: str, shown: str) -> list[Path]:
    """List the files behind a name that is no address."""
    path = Path(argument)
    if path.is_dir():
        found = _articles(path)
        if not found:
            endings = ", ".join(ARTICLE_ENDINGS)
            raise BadInput(
                f"The folder {shown} holds no articles: none of its files ends {endings}."
            )
        return found
    if path.exists():
        return [path]
    if glob.has_magic(argument):
        pattern = str(path.relative_to(path.anchor))
        found = sorted(match for match in Path(path.anchor).glob(pattern) if match.is_file())
        if found:
            return found
        raise NotFound(f"No file fits the pattern {shown}: check it, and quote it in the shell.")
    raise NotFound(f"There is no file {shown}: check the path.")


def _articles(folder: Path) -> list[Path]:
    """List the articles below a folder; links are not followed, so no loop can trap us."""
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(
            Path(where, name)
            for name in names
            if not name.startswith(".") and name.casefold().endswith(ARTICLE_ENDINGS)
        )
    return sorted(found)
