"""Opening: a file or stream that is read as it comes, unpacked on the way if it is a gzip file.

For lists and feeds, which may be larger than memory; articles are read whole (`article`).
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, BinaryIO, TypeAlias, cast
from urllib.parse import unquote, urlsplit

from claimtrack.errors import BadInput
from claimtrack.intake.article import unreadable
from claimtrack.intake.fetching import is_address
from claimtrack.text.clean import one_line

Peekable: TypeAlias = "io.BufferedReader[Any]"
"""A stream of bytes that can be looked into without reading on."""

PACKED = ".gz"
_MAGIC = b"\x1f\x8b\x08"
_BUFFER = 1 << 18


def ending_of(name: str) -> str:
    """Tell the ending of a name, casefolded, with the dot; `list.CSV.gz` ends `.csv`."""
    path = PurePath(unquote(urlsplit(name).path) if is_address(name) else name)
    if path.suffix.casefold() == PACKED:
        path = path.with_suffix("")
    return path.suffix.casefold()


@contextmanager
def opened(source: Path | BinaryIO, name: str) -> Iterator[Peekable]:
    """Open a file, or look at a stream that the caller opened and closes.

    Args:
        source: a file by its path, or a stream of bytes.
        name: what to call it in messages, `-` for standard input.

    Yields:
        Its bytes, unpacked, to be read in order; `peek` looks ahead.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read, or is a gzip file that is broken or cut off; also later, while
            it is being read.
    """
    shown = "Standard input" if name == "-" else one_line(name)
    if isinstance(source, Path):
        try:
            file = source.open("rb", buffering=0)
        except OSError as trouble:
            raise unreadable(source, trouble) from trouble
        with io.BufferedReader(file, _BUFFER) as buffered:
            yield from _unpacked(buffered, shown)
        return
    # What is read ahead of a stream is lost to its owner, who wants all of it read anyway.
    looked_at = io.BufferedReader(cast("Any", source), _BUFFER)
    try:
        yield from _unpacked(looked_at, shown)
    finally:
        looked_at.detach()


def _unpacked(stream: Peekable, shown: str) -> Iterator[Peekable]:
    """Yield the stream, or what is packed in it."""
    try:
        if not stream.peek(len(_MAGIC)).startswith(_MAGIC):
            yield stream
            return
        with gzip.GzipFile(fileobj=stream) as packed:
            yield io.BufferedReader(cast("Any", packed), _BUFFER)
    except (EOFError, zlib.error, gzip.BadGzipFile) as trouble:
        raise BadInput(f"{shown} is a gzip file that is broken or cut off.") from trouble
    except OSError as trouble:
        raise BadInput(f"{shown} cannot be read: {trouble.strerror or trouble}.") from trouble
