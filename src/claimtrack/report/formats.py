"""The formats in which a report can be had.

To add one, write a module with what `Format` asks for and name it in `FORMATS`. It prints the
blocks of a document (see `document`) and knows nothing of how they were made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TextIO

from claimtrack.report import console
from claimtrack.report.document import Document


class Format(Protocol):
    """What a module that prints documents must provide."""

    SUFFIX: str
    """The end of the name of a file in this format."""

    def write(self, document: Document, out: TextIO) -> None:
        """Print a document to an open text file; bytes go to its `buffer`."""


FORMATS: Mapping[str, Format] = {"console": console}
"""Each format under the name by which `report --format` asks for it."""
