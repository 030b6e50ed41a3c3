"""A write that is put under fire: what is there before, what is done, what has to hold after.

It is a list of commands that end in the same file wherever they were interrupted, if what was not
acknowledged is done again.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import SourceRank, Stance
from tests.crew import Answer
from tests.fire.count import Sheet
from tests.fire.process import KILLED, Commands

WHY = "The coast guard's own log and the harbour master's list both have the same figure."

Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class Write:
    """One kind of write.

    Args:
        begin: makes what is there before, in an empty folder; the database is `desk.db` in it.
        commands: what is done; `{folder}` stands for the folder.
        holds: looks, right after, whether all that was acknowledged is there, once, and whole.
        left: the commands that are still to be done; None: those that were not acknowledged.
        opens: whether there is a database before.
        sound: whether the doctor finds nothing to do in that.
    """

    begin: Callable[[Path], object]
    commands: Commands
    holds: Callable[[Path, Answers, Sheet], object]
    left: Callable[[Path, Answers], Commands] | None = None
    opens: bool = True
    sound: bool = True


def still_to_do(write: Write, path: Path, answers: Answers) -> Commands:
    """What of a write was not acknowledged."""
    if write.left is not None:
        return write.left(path, answers)
    return [
        command
        for at, command in enumerate(write.commands)
        if at >= len(answers) or answers[at].code != 0
    ]


def done(answers: Answers) -> list[int]:
    """The places of the commands that were acknowledged."""
    return [at for at, answer in enumerate(answers) if answer.code == 0]


def acknowledged(answers: Answers) -> int:
    """How many acts were: commands that ended, and lines of one that had no time to."""
    lines = sum(answer.out.count("\n") for answer in answers if answer.code == KILLED)
    return len(done(answers)) + lines


def printed(answers: Answers) -> list[dict[str, object]]:
    """The objects that were printed, by commands that did not end too."""
    lines = (line for answer in answers for line in io.StringIO(answer.out, newline="\n"))
    return [json.loads(line) for line in lines if line.endswith("\n")]


def begin_claims(folder: Path, count: int) -> None:
    """A desk with some claims, each with one piece of evidence."""
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        for number in range(1, count + 1):
            desk.claims.add(f"The pier {number} opened in {1900 + number}.")
            source = NewSource(
                title=f"Port archive {number}",
                publisher=f"Archive {number}",
                archived_url=f"https://archive.example/{number}",
                rank=SourceRank.PRIMARY,
            )
            desk.evidence.add(number, source, Stance.SUPPORTS, note=f"for {number}")
