"""What is asked of the process that reads foreign bytes, and what it answers.

Both are typed values in MessagePack and nothing else: whatever the bytes make of that process, it
can hand over no object that does something. A message is the length of its value, the length of
the bytes that go with it, the value, and those bytes, which are not copied once more that way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from struct import Struct as Lengths
from typing import IO

from msgspec import Struct, field, msgpack

from claimtrack.model.article import Document, Hints, KnownClaim

_LENGTHS = Lengths(">QQ")


class Given(Struct, frozen=True):
    """A file, or bytes that somebody fetched or was sent, and what is known of their form.

    `path` is their name as the system has it: a path, an address or `-`. `ending` is that of the
    name, or what the transport says; `charset` and `media_type` are what it says besides.
    """

    path: bytes
    ending: str = ""
    charset: str | None = None
    media_type: str | None = None

    @property
    def name(self) -> str:
        """The name; bytes in it that are no text are lone surrogates, as everywhere in Python."""
        return os.fsdecode(self.path)


class Failure(Struct, frozen=True):
    """What could not be imported: the source as it was named, and why, in a sentence.

    For an entry of a list or feed, `why` begins with its number.
    """

    source: str
    why: str


class Wanted(StrEnum):
    """What is to be read."""

    DOCUMENTS = "documents"
    COPY = "copy"
    REVIEWS = "reviews"
    MORE = "more"
    """What follows the answer before."""


class Question(Struct, frozen=True):
    """What is to be read, of which bytes; the other fields are those of `read_documents`.

    If bytes go with it, they are read, otherwise the file of that name.
    """

    wanted: Wanted
    given: Given = Given(b"-")
    hints: Hints = field(default_factory=Hints)
    columns: Mapping[str, str] = field(default_factory=dict)
    attachments: bool = False


class Entry(Struct, frozen=True, array_like=True):
    """One of a document, a claim, and why there is none; `row` is where it stands in a list."""

    document: Document | None = None
    claim: KnownClaim | None = None
    row: int = 0
    why: str = ""


class Trouble(Struct, frozen=True):
    """What ended the reading: the name of one of our errors, and its sentence."""

    kind: str
    message: str


class Answer(Struct, frozen=True):
    """Some entries in order, whether there may be more, and what ended the reading early."""

    entries: tuple[Entry, ...] = ()
    more: bool = False
    trouble: Trouble | None = None


questions = msgpack.Decoder(Question)
answers = msgpack.Decoder(Answer)


def send(stream: IO[bytes], value: Question | Answer, data: bytes | None = None) -> None:
    """Write a message.

    Args:
        stream: where to.
        value: the value.
        data: the bytes that go with it; None: none do.

    Raises:
        OSError: nobody reads there any more.
        UnicodeEncodeError: a text in it is none.
    """
    packed = msgpack.encode(value)
    there = 0 if data is None else len(data) + 1
    stream.write(_LENGTHS.pack(len(packed), there) + packed)
    if data:
        stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int = sys.maxsize) -> tuple[bytes, bytes | None] | None:
    """Read a message.

    Args:
        stream: where from.
        most: the most bytes that it may have.

    Returns:
        The value, still packed, and the bytes that go with it; None if no whole message comes any
        more, or a larger one.
    """
    head = stream.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        return None
    length, there = _LENGTHS.unpack(head)
    if length + there > most:
        return None
    packed = stream.read(length)
    data = stream.read(there - 1) if there else None
    if len(packed) < length or (data is not None and len(data) < there - 1):
        return None
    return packed, data
