"""Keeping a report in a file: whole or not at all.

It lays out for 80 columns without colour, as a pipe gets it. What is in the file before stays until
the new report is written whole.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import FileTrouble, Refused

if TYPE_CHECKING:
    from claimtrack.report.console import Report

_WIDTH = 80


def save_report(report: Report, path: Path, *, overwrite: bool = False) -> None:
    """Write a report to a file.

    Args:
        report: the report.
        path: where to.
        overwrite: whether it may take the place of a file that is there.

    Raises:
        Refused: there is such a file, and it may not be overwritten.
        FileTrouble: it cannot be written.
    """
    try:
        if path.exists() and not overwrite:
            raise Refused(f"There is a file {path} already: say that it may be overwritten.")
        if path.exists() and not path.is_file():
            # A pipe or a terminal is written to; it must not be replaced.
            _write(report, path, "w")
            return
        _replace(report, path.resolve())
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileTrouble(f"{path} cannot be written ({why}).") from error


def _replace(report: Report, path: Path) -> None:
    """Write beside the file, then put it in its place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(report, beside, "x")
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write(report: Report, path: Path, mode: str) -> None:
    from rich.console import Console

    with path.open(mode, encoding="utf-8") as file:
        Console(file=file, width=_WIDTH, markup=False, highlight=False).print(report)
