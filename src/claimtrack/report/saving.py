"""Saving a report to a file: all or nothing.

The old content of the file stays until the new report is complete.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimtrack.errors import FileTrouble, Refused
from claimtrack.files import guarded

if TYPE_CHECKING:
    from claimtrack.report.document import Document
    from claimtrack.report.formats import Format


def save_report(document: Document, path: Path, form: Format, *, overwrite: bool = False) -> None:
    """Write a report to a file.

    Args:
        document: the report.
        path: the file to write.
        form: the format to print it in.
        overwrite: whether to replace a file that exists.

    Raises:
        Refused: the file exists and may not be overwritten.
        FileTrouble: it cannot be written.
    """
    guarded(path)
    try:
        if path.exists() and not overwrite:
            raise Refused(
                f"{path} already exists: allow it to be overwritten, or choose another name."
            )
        if path.exists() and not path.is_file():
            # A pipe or terminal is written to, never replaced.
            _write(document, path, form, "w")
            return
        _replace(document, path.resolve(), form)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileTrouble(f"{path} cannot be written ({why}).") from error


def _replace(document: Document, path: Path, form: Format) -> None:
    """Write a new file beside the old one, then replace it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(document, beside, form, "x")
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write(document: Document, path: Path, form: Format, mode: Literal["w", "x"]) -> None:
    with guarded(path).open(mode, encoding="utf-8") as file:
        form.write(document, file)
