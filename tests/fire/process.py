"""Commands in a process of their own, which says over a pipe how each ended, and may be killed.

The process is forked from one that has run the commands before: all modules are loaded, so that a
random moment falls into the work and not into the start of Python. Whoever forks has no thread and
no database open.
"""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path

from tests.crew import Answer

KILLED = -signal.SIGKILL
"""The code of a command that did not end."""

_END = "\x1e"
"""Begins the line that says how a command ended; no command prints it."""

Commands = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a process said before it ended: an answer for each command it began with output.

    `killed` says whether it was killed; `took` is how long it ran, in seconds.
    """

    answers: tuple[Answer, ...]
    killed: bool
    took: float


def run_apart(path: Path, commands: Commands, *, kill_after: float | None = None) -> Heard:
    """Run commands on a file, one after another, in another process.

    Args:
        path: the database file; `{folder}` in a command stands for the folder it is in.
        commands: what follows `claimtrack --db PATH --as mira`.
        kill_after: seconds after which the process is killed; None: it ends by itself.
    """
    here, there = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    begun = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(here)
        _work(there, path, commands)
    os.close(there)
    if kill_after is not None:
        time.sleep(max(0.0, begun + kill_after - time.perf_counter()))
        os.kill(child, signal.SIGKILL)
    with os.fdopen(here, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    took = time.perf_counter() - begun
    return Heard(_answers(said), os.waitstatus_to_exitcode(status) == KILLED, took)


def kill_within(path: Path, commands: Commands, took: float, chance: random.Random) -> Heard | None:
    """Run commands and kill them at a random moment of the time they take; None: they had ended."""
    heard = run_apart(path, commands, kill_after=chance.uniform(0.0, took))
    return heard if heard.killed else None


def _work(pipe: int, path: Path, commands: Commands) -> None:
    """Run the commands and end this process."""
    code = 1
    try:
        # Not a copy of the parent's: what stands in its buffer is the parent's to write.
        sys.stdout = os.fdopen(pipe, "w", encoding="utf-8")
        for command in commands:
            words = [word.replace("{folder}", str(path.parent)) for word in command]
            said = io.StringIO()
            with redirect_stderr(said):
                ended = _run(["--db", str(path), "--as", "mira", *words])
            sys.stdout.write(f"{_END}{json.dumps([ended, said.getvalue()])}\n")
            sys.stdout.flush()
        code = 0
    finally:
        os._exit(code)


def _run(arguments: Sequence[str]) -> int:
    from claimtrack.cli.running import run

    return run(arguments)


def _answers(said: str) -> tuple[Answer, ...]:
    """Tell apart what was said by which command; the last may not have ended."""
    answers, out = [], ""
    for line in io.StringIO(said, newline="\n"):
        if line.startswith(_END):
            code, err = json.loads(line[1:])
            answers.append(Answer(code, out, err))
            out = ""
        else:
            out += line
    return (*answers, Answer(KILLED, out, "")) if out else tuple(answers)
