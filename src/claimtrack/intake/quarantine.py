"""Quarantine: bytes from outside are read by another process, within limits.

A few kilobytes can make a reader take gigabytes or half an hour, and no list of such tricks is ever
complete. So readers run where they can be stopped (`in_quarantine`). That process is started when
the first bytes come, answers until the desk is closed, and is replaced when it dies or is stopped:
whatever it was reading is refused in one sentence, and what follows is read as if nothing had been.

Fetching stays here, where the policy is, and so do short plain texts, which need no parser.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.errors import BadInput, ClaimtrackError, NotFound, Refused, WrongUse
from claimtrack.files import guarded
from claimtrack.intake.addresses import Limits, is_address
from claimtrack.intake.confined import Bounds, Confined, EndedError
from claimtrack.intake.questions import Entry, Failure, Given, Question, Trouble, Wanted
from claimtrack.model.article import Document, Hints, KnownClaim
from claimtrack.text.clean import clean, one_line
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.intake.reach import Reach
    from claimtrack.intake.rows import RowFailure

BOUNDS = Bounds()
"""What reading may take, unless somebody says otherwise."""

FEED_LIMITS = Limits(size=500_000_000, seconds=900.0)
"""The limits of fetching fact-checks: a feed of everything ever published is large."""

_MOST_STREAMED = 500_000_000
"""Bytes that are taken from what is no file, such as a pipe."""

_LIST_TYPES = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
}
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
"""Pages about a list end like the list itself."""

_REVIEW_TYPES = {
    **dict.fromkeys(_PAGE_TYPES, ".html"),
    "text/csv": ".csv",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}
_SELDOM = (".txt", ".text", ".md", ".markdown")
"""Endings of what seldom needs another process."""

_INSTEAD = "save its text alone and import that"
_ERRORS = {error.__name__: error for error in (BadInput, NotFound, Refused, WrongUse)}


class Quarantine:
    """Reads what comes from outside. Close it when nothing more is read.

    Args:
        bounds: what reading may take; None: `BOUNDS`.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or BOUNDS
        self._process: Confined | None = None

    def begin(self, sources: Iterable[str], wanted: Wanted = Wanted.DOCUMENTS) -> None:
        """Start the process before it is asked, if what these are called tells that it will be.

        It loads what it needs meanwhile; what this process needs for that is loaded when it asks.

        Args:
            sources: what is going to be read.
            wanted: what will be asked of them.
        """
        told = (PurePath(one).suffix.casefold() for one in sources)
        if self._process is None and any(one and one not in _SELDOM for one in told):
            self._process = Confined(self._bounds, wanted)

    def documents(
        self,
        source: str,
        hints: Hints | None = None,
        *,
        stdin: bytes = b"",
        mapping: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        attachments: bool = False,
        reach: Reach | None = None,
    ) -> Iterator[Document | Failure]:
        """Read the articles of one source, which is asked for at once.

        Args:
            source: a file, an address (http and https are fetched), or `-`. For folders and
                patterns see `find_sources`.
            hints: see `read_documents`, as for `mapping` and `attachments`.
            stdin: the bytes that `-` stands for.
            mapping: for lists, field to column.
            limits: the limits of one fetch.
            attachments: read what is attached to a message too.
            reach: which hosts may be asked; None: public ones.

        Returns:
            Documents and failures in order; `source` of each is the one given. A source that cannot
            be read at all, or takes more than it may, is one failure.

        Raises:
            Refused: the source is a database that is open here.
            WrongUse: the date in the hints is not a date, or the mapping names no field of
                articles; also later.
        """
        from claimtrack.intake.documents import read_at_once

        hints = hints or Hints()
        try:
            given, data = _given(source, stdin, limits, reach, _LIST_TYPES)
            if not mapping and (short := read_at_once(given, data, hints)):
                return iter((replace(short, source=source),))
            question = Question(
                Wanted.DOCUMENTS, given, _as_text(hints), _lines(mapping or {}), attachments
            )
            entries = self._ask(question, data)
        except (BadInput, NotFound) as trouble:
            return iter((Failure(source, trouble.message),))
        return _documents(source, entries)

    def copy(self, name: str, data: bytes, media_type: str | None = None) -> Document:
        """Read the text of a copy; see `read_bytes`. The document has no bytes.

        Raises:
            BadInput: the bytes are broken, have no words, are of an unsupported kind, or take more
                than they may.
        """
        from claimtrack.intake.documents import read_at_once
        from claimtrack.intake.opening import ending_of

        given = Given(os.fsencode(name), ending_of(name), media_type=media_type)
        if short := read_at_once(given, data, Hints()):
            return short
        for entry in self._ask(Question(Wanted.COPY, given), data):
            if entry.document:
                return _sound(entry.document, data)
        raise BadInput(f"{_shown(name)} cannot be read: {_INSTEAD}.")

    def reviews(
        self,
        source: str,
        *,
        stdin: bytes = b"",
        mapping: Mapping[str, str] | None = None,
        reach: Reach | None = None,
    ) -> Iterator[KnownClaim | RowFailure]:
        """Read published fact-checks from any source.

        Args:
            source: a file, an address (which is fetched), or `-` for standard input.
            stdin: the bytes that `-` stands for.
            mapping: the columns or names that hold some `FIELDS` of a list.
            reach: which hosts may be asked; None: public ones.

        Yields:
            A claim or a failure for each entry, in order.

        Raises:
            NotFound: there is no such file or page.
            BadInput: it cannot be fetched or read, or has no published fact-check.
            WrongUse: the mapping names a field that claims do not have.
        """
        from claimtrack.intake.rows import RowFailure

        given, data = _given(source, stdin, FEED_LIMITS, reach, _REVIEW_TYPES)
        question = Question(Wanted.REVIEWS, given, columns=_lines(mapping or {}))
        last = 0
        try:
            for entry in self._ask(question, data):
                one = entry.claim or RowFailure(entry.row, one_line(entry.why))
                last = one.row
                yield one
        except BadInput as trouble:
            if not last:
                raise
            yield RowFailure(last + 1, trouble.message)

    def close(self) -> None:
        """End the process that reads, if there is one."""
        if self._process:
            self._process.close()
            self._process = None

    def _ask(self, question: Question, data: bytes | None) -> Iterator[Entry]:
        """Ask, and return what gives the entries as they come."""
        if self._process and (self._process.busy or not self._process.alive):
            self.close()  # whoever asked it before has not waited for its answer, or it died
        if self._process is None:
            self._process = Confined(self._bounds, question.wanted)
        self._process.ask(question, data)
        return self._entries(self._process, _shown(question.given.name))

    def _entries(self, process: Confined, shown: str) -> Iterator[Entry]:
        count = 0
        while True:
            try:
                answer = process.answer()
            except EndedError as ended:
                process.close()
                raise _cut_off(shown, str(ended), count) from None
            if answer.more:  # it reads on while these are worked on
                process.ask(Question(Wanted.MORE))
            yield from answer.entries
            count += len(answer.entries)
            if answer.trouble and answer.trouble.kind == MemoryError.__name__:
                process.close()
                raise _cut_off(shown, self._bounds.too_much_memory, count)
            if answer.trouble:
                raise _error(shown, answer.trouble)
            if not answer.more:
                return


def _given(
    source: str,
    stdin: bytes,
    limits: Limits | None,
    reach: Reach | None,
    endings: Mapping[str, str],
) -> tuple[Given, bytes | None]:
    """Return a source and its bytes; None: those of the file of its name."""
    from claimtrack.intake.opening import ending_of, file_bytes

    if is_address(source):
        return _fetched(source, limits, reach, endings)
    if source == "-":
        return Given(b"-"), stdin
    path, given = guarded(Path(source)), Given(os.fsencode(source), ending_of(source))
    if path.is_file() or path.is_dir() or not path.exists():
        return given, None
    # Another process may not have the pipe, or have another one by that name.
    return given, file_bytes(path, _MOST_STREAMED)


def _fetched(
    source: str, limits: Limits | None, reach: Reach | None, endings: Mapping[str, str]
) -> tuple[Given, bytes]:
    """Fetch an address; some media types tell what it should end in."""
    from claimtrack.intake.fetching import fetch
    from claimtrack.intake.opening import ending_of

    fetched = fetch(source, limits, reach)
    kind, charset = fetched.content_type, fetched.charset
    page = kind in _PAGE_TYPES and kind not in endings
    ending = "" if page else endings.get(kind) or ending_of(fetched.url_final)
    media_type = f"{kind}; charset={charset}" if kind and charset else kind or None
    return Given(os.fsencode(fetched.url_final), ending, charset, media_type), fetched.data


def _documents(source: str, entries: Iterator[Entry]) -> Iterator[Document | Failure]:
    """Make documents and failures of entries."""
    try:
        for entry in entries:
            if entry.document:
                yield replace(_sound(entry.document, entry.document.original), source=source)
            else:
                yield Failure(source, one_line(entry.why))
    except (BadInput, NotFound) as trouble:
        yield Failure(source, trouble.message)


def _sound(document: Document, data: bytes) -> Document:
    """Return a document with its bytes, if its text is clean and its spans lie in it.

    Raises:
        BadInput: they do not: what read it was not itself any more.
    """
    text, digest = document.text, hashlib.sha256(data).hexdigest()
    spans = [(one.start, one.end) for one in document.passages]
    spans += [(one.start, one.end) for one in document.remarks]
    within = all(0 <= start <= end <= len(text) for start, end in spans)
    if not within or clean(text) != text or digest != document.sha256:
        raise BadInput(f"What was read of it cannot be: {_INSTEAD}.")
    return replace(document, original=data)


def _cut_off(shown: str, why: str, count: int) -> BadInput:
    """Say why a source, or the rest of it, was not read."""
    rest = f"what follows the first {counted(count, 'entry', 'entries')}" if count else "it"
    return BadInput(f"{shown} {why}, so {rest} was not read: {_INSTEAD}.")


def _error(shown: str, trouble: Trouble) -> ClaimtrackError:
    """Return the error that ended the reading, or say that it is a fault of ours."""
    if trouble.kind in _ERRORS:
        return _ERRORS[trouble.kind](trouble.message)
    return BadInput(
        f"{shown} was not read, by a fault of claimtrack ({trouble.message}): report it, and"
        f" {_INSTEAD}."
    )


def _as_text(hints: Hints) -> Hints:
    """Return hints without bytes that are no text, which arguments may have."""
    fields = ((name, getattr(hints, name)) for name in hints.__struct_fields__)
    said = {name: one_line(value) for name, value in fields if type(value) is str}
    return replace(hints, **said)


def _lines(columns: Mapping[str, str]) -> dict[str, str]:
    return {one_line(field): one_line(column) for field, column in columns.items()}


def _shown(name: str) -> str:
    return "Standard input" if name == "-" else one_line(name)
