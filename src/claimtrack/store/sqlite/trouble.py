"""What an SQLite error means for the person at the desk: one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from claimtrack.errors import FileTrouble


def explain(path: Path, error: sqlite3.Error) -> FileTrouble:
    """The sentence for an error that SQLite raised over a file."""
    return FileTrouble(_why(path, error))


def _why(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    if "not a database" in text or "malformed" in text:
        return f"{path} is not a claimtrack database: name another with --db."
    if "readonly" in text or "read-only" in text:
        return f"{path} cannot be written to: change its permissions or work on a copy."
    if "locked" in text:
        return f"{path} is being written to by another program: try again in a moment."
    return f"{path} cannot be opened ({text}): check the file, or name another with --db."
