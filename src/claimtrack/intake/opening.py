"""Opening: a file or stream, unpacked while it is read if it is a gzip file; or a file as a whole.

Lists and feeds are streams, for they may be larger than memory; articles are read whole.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast
from urllib.parse import unquote, urlsplit

from claimtrack.errors import BadInput, NotFound
from claimtrack.files import guarded
from claimtrack.intake.addresses import is_address
from claimtrack.text.clean import one_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Peekable: TypeAlias = "io.BufferedReader[Any]"
"""A stream of bytes that can be peeked into."""

PACKED = ".gz"
_MAGIC = b"\x1f\x8b\x08"
_BUFFER = 1 << 18
_HARMLESS = 1 << 22
_MOST_TIMES = 200


def ending_of(name: str) -> str:
    """Return the ending of a name, casefolded, with the dot; for `list.CSV.gz` it is `.csv`."""
    path = PurePath(unquote(urlsplit(name).path) if is_address(name) else name)
    if path.suffix.casefold() == PACKED:
        path = path.with_suffix("")
    return path.suffix.casefold()


def file_bytes(path: Path, most: int | None = None) -> bytes:
    """Read a whole file.

    Args:
        path: a file, or a pipe or the like, which is read to its end.
        most: the most bytes that it may have, if any.

    Raises:
        NotFound: there is no such file.
        BadInput: it is a folder, cannot be read, or is larger than that.
    """
    try:
        with guarded(path).open("rb") as file:
            data = file.read(-1 if most is None else most + 1)
    except OSError as trouble:
        raise unreadable(path, trouble) from trouble
    if most is not None and len(data) > most:
        raise BadInput(f"{one_line(str(path))} has more than {most:,} bytes: save it as a file.")
    return data


@contextmanager
def opened(source: Path | BinaryIO, name: str) -> Iterator[Peekable]:
    """Open a file, or wrap a stream that the caller opened and closes.

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
            file = guarded(source).open("rb", buffering=0)
        except OSError as trouble:
            raise unreadable(source, trouble) from trouble
        with io.BufferedReader(file, _BUFFER) as buffered:
            yield from _unpacked(buffered, shown)
        return
    # Bytes read ahead are lost to the stream's owner, who wants all of it read anyway.
    looked_at = io.BufferedReader(cast("Any", source), _BUFFER)
    try:
        yield from _unpacked(looked_at, shown)
    finally:
        looked_at.detach()


def unreadable(path: Path, trouble: OSError) -> BadInput | NotFound:
    """Turn an OSError into a message: a missing file is not found, anything else bad input."""
    name = one_line(str(path))
    if isinstance(trouble, FileNotFoundError):
        return NotFound(f"There is no file {name}: check the path.")
    if isinstance(trouble, IsADirectoryError):
        return BadInput(f"{name} is a folder: name the files in it, or import the folder.")
    if isinstance(trouble, PermissionError):
        return BadInput(f"{name} cannot be read: ask its owner for permission.")
    return BadInput(f"{name} cannot be read: {trouble.strerror or trouble}.")


def _unpacked(stream: Peekable, shown: str) -> Iterator[Peekable]:
    """Yield the stream, or what is packed in it."""
    try:
        if not stream.peek(len(_MAGIC)).startswith(_MAGIC):
            yield stream
            return
        yield io.BufferedReader(_Unpacking(stream, shown), _BUFFER)
    except (EOFError, zlib.error, gzip.BadGzipFile) as trouble:
        raise BadInput(f"{shown} is a gzip file that is broken or cut off.") from trouble
    except OSError as trouble:
        raise BadInput(f"{shown} cannot be read: {trouble.strerror or trouble}.") from trouble


class _Unpacking(io.RawIOBase):
    """The unpacked content of a stream, unless it unpacks to far more than words could."""

    def __init__(self, stream: Peekable, shown: str) -> None:
        self._stream = stream
        self._shown = shown
        self._packed = gzip.GzipFile(fileobj=cast("Any", self))
        self._taken = self._given = 0

    def read(self, size: int = -1, /) -> bytes:
        """Read packed bytes and count them."""
        packed: bytes = self._stream.read(size)
        self._taken += len(packed)
        return packed

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Unpack some bytes.

        Raises:
            BadInput: it unpacks to hundreds of times its size.
        """
        given = self._packed.readinto(buffer)
        self._given += given
        if self._given > _HARMLESS + _MOST_TIMES * self._taken:
            raise BadInput(
                f"{self._shown} unpacks to more than {_MOST_TIMES} times its size: not a list."
            )
        return given
