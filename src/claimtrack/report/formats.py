"""The formats of a report.

To add one, write a module that satisfies `Format` and list it in `FORMATS`. It prints the blocks of
a document (see `document`) and knows nothing of how they were made.
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
"""Each format under its name for `report --format`."""
