"""What runs in the process that reads foreign bytes; `quarantine` starts it and asks.

It knows no database and no network. It may take so much memory and, for each answer, so much time
of the processor; then the system stops it, wherever it is. What it reads is printed nowhere.
"""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from msgspec.structs import replace

from claimtrack.children import end_with_parent
from claimtrack.errors import ClaimtrackError
from claimtrack.intake.questions import (
    Answer,
    Entry,
    Failure,
    Question,
    Trouble,
    Wanted,
    questions,
    receive,
    send,
)

try:
    import resource as _resource
except ImportError:  # Windows: the one who asks has a clock
    resource: ModuleType | None = None
else:
    resource = _resource

PACK = 200
"""Entries in an answer at most."""

_HEAVY = 4_000_000
_SLOW = 0.5
"""Bytes, and seconds, after which an answer takes no more entries: a later one may be cut off."""

_COLLECT_AFTER = 50_000
"""New objects after which Python looks for garbage; a page makes thousands that are none."""

_SIZE = Path("/proc/self/statm")


class _Bounds:
    """What this process may take.

    Args:
        memory: bytes more than it has now, beside the bytes that it is given.
        seconds: seconds of the processor for each answer.
    """

    def __init__(self, memory: int, seconds: int) -> None:
        self._memory, self._seconds = memory, seconds
        self._before = _size()
        if resource:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # it would hold what was read

    def renew(self, given: int) -> None:
        """Allow another answer from so many bytes."""
        if resource is None:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + 1 + self._seconds
        _limit(resource.RLIMIT_CPU, seconds)
        if self._before:
            _limit(resource.RLIMIT_AS, self._before + given + self._memory)

    def lift(self) -> None:
        """Allow whatever memory a question or an answer takes."""
        if resource and self._before:
            _limit(resource.RLIMIT_AS, resource.RLIM_INFINITY)


def _size() -> int:
    """The bytes of addresses that this process has; 0 where the system does not tell."""
    with suppress(OSError):
        pages = int(_SIZE.read_text().split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def _limit(what: int, most: int) -> None:
    """Set a limit, no higher than whoever started all of this allows."""
    if resource is None:
        return
    _, ours = resource.getrlimit(what)
    known = [one for one in (most, ours) if one != resource.RLIM_INFINITY]
    resource.setrlimit(what, (min(known, default=resource.RLIM_INFINITY), ours))


def _load(wanted: Wanted) -> None:
    """Load what reads it: most of what this process takes to start, and only that."""
    if wanted is Wanted.REVIEWS:
        import claimtrack.intake.published_reviews
    else:
        import claimtrack.intake.documents  # noqa: F401 - where it is used, it is there


def _entries(question: Question, data: bytes | None) -> Iterator[Entry]:
    """Read what is wanted."""
    if question.wanted is Wanted.REVIEWS:
        yield from _reviews(question, data)
        return
    from claimtrack.intake.article import read_bytes
    from claimtrack.intake.documents import read_documents

    if question.wanted is Wanted.COPY:
        given = question.given
        document = read_bytes(given.name, data or b"", media_type=given.media_type)
        yield Entry(replace(document, source="", original=b""))
        return
    for one in read_documents(
        question.given,
        data,
        question.hints,
        mapping=question.columns,
        attachments=question.attachments,
    ):
        if isinstance(one, Failure):
            yield Entry(why=one.why)
        else:
            yield Entry(replace(one, source=""))  # whoever asked knows it, and it may be no text


def _reviews(question: Question, data: bytes | None) -> Iterator[Entry]:
    """Read published fact-checks."""
    from claimtrack.intake.published_reviews import read_known_claims
    from claimtrack.intake.rows import RowFailure

    given = question.given
    for one in read_known_claims(
        Path(given.name) if data is None else io.BytesIO(data),
        name=given.name,
        ending=given.ending,
        mapping=question.columns,
    ):
        if isinstance(one, RowFailure):
            yield Entry(row=one.row, why=one.why)
        else:
            yield Entry(claim=one)


def _answer(entries: Iterator[Entry]) -> Answer:
    """Take the next entries."""
    taken: list[Entry] = []
    weight, until = 0, time.monotonic() + _SLOW
    try:
        for entry in entries:
            taken.append(entry)
            weight += len(entry.document.original) if entry.document else 0
            if len(taken) == PACK or weight > _HEAVY or time.monotonic() > until:
                return Answer(tuple(taken), more=True)
    except ClaimtrackError as error:
        return Answer(tuple(taken), trouble=Trouble(type(error).__name__, error.message))
    except MemoryError:
        return Answer(tuple(taken), trouble=Trouble(MemoryError.__name__, ""))
    except Exception as error:  # noqa: BLE001 - a fault of a reader costs one file, not the batch
        return Answer(tuple(taken), trouble=_fault(error))
    return Answer(tuple(taken))


def _fault(error: Exception) -> Trouble:
    """Say where a fault is, without a word of what was read."""
    import traceback

    where = traceback.extract_tb(error.__traceback__)[-1]
    return Trouble("fault", f"{type(error).__name__}, {Path(where.filename).name}:{where.lineno}")


def _own_stdout() -> BinaryIO:
    """Return a stream to whoever started this, which nothing else that prints can get at."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def main() -> None:
    """Answer until nobody asks any more."""
    gc.set_threshold(_COLLECT_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this ends it
    end_with_parent(lambda: None)
    answers, asked = _own_stdout(), sys.stdin.buffer
    memory, computing, first = sys.argv[1:]
    _load(Wanted(first))
    bounds = _Bounds(int(memory), int(computing))
    entries: Iterator[Entry] = iter(())
    given = 0
    while (message := receive(asked)) is not None:
        packed, data = message
        question = questions.decode(packed)
        if question.wanted is not Wanted.MORE:
            entries, given = _entries(question, data), len(data or b"")
        bounds.renew(given)
        answer = _answer(entries)
        bounds.lift()
        try:
            send(answers, answer)
        except UnicodeEncodeError as error:
            send(answers, Answer(trouble=_fault(error)))


if __name__ == "__main__":
    main()
