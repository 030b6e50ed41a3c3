"""Starting Python again: here, and in `pool`, which is a tenth of a short command to load.

What is started ends with who started it, however that ends.

`python -m` and `python -c` look for every module in the current folder first, and that is where
people keep the database and what they were sent: a `json.py` there would run in their name. Every
Python that is started here leaves that folder off its path. What the environment says (PYTHONPATH,
a virtual environment) counts as before, or the child would be another program than its parent.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio.subprocess import Process

_FLAG = "-P"
"""What keeps the current folder, and that of a script, off the path."""

_LOOK_EVERY = 0.5
"""Seconds between looks at whether the parent is still there."""


async def talking(*words: str, environment: Mapping[str, str]) -> Process:
    """Start Python with some arguments, and pipes to talk to it by."""
    from asyncio.subprocess import PIPE, create_subprocess_exec

    command = (sys.executable, _FLAG, *words)
    return await create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
    )


def piped(module: str, *words: str) -> subprocess.Popen[bytes]:
    """Start a module of ours, with a pipe to its stdin and one from its stdout.

    What it says on stderr is dropped: libraries print there what the bytes that they read told
    them to.
    """
    command = [sys.executable, _FLAG, "-m", module, *words]
    return subprocess.Popen(  # noqa: S603 - ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def ended(process: subprocess.Popen[bytes], within: float) -> int | None:
    """Return the code that a process ends with; None if it does not within so many seconds."""
    try:
        return process.wait(within)
    except subprocess.TimeoutExpired:
        return None


def end_with_parent(leave: Callable[[], None]) -> None:
    """End this process when the one that started it has ended, even by SIGKILL.

    Args:
        leave: called in a thread of its own when the parent is gone; then the process ends.
    """
    parent = os.getppid()  # does not change on Windows, where a job of the system does the same

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY)
        try:
            leave()
        finally:
            os._exit(1)

    threading.Thread(target=watch, name="watch parent", daemon=True).start()


def answer(script: str, question: bytes) -> bytes:
    """Return what a script of ours writes to its stdout when it is given something on its stdin.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, _FLAG, script]
    ran = subprocess.run(command, input=question, capture_output=True, check=False)  # noqa: S603 - ours
    if ran.returncode:
        raise RuntimeError(f"{script} failed: {ran.stderr.decode(errors='replace')}")
    return ran.stdout
