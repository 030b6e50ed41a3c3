"""A disk that fills up under every kind of write, at ten points of each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.crossings import Tally
from tests.fire.count import Sheet
from tests.fire.kills import copied, look_after, ready
from tests.fire.process import Heard, run_apart
from tests.fire.writes import WRITES

_SIZE = 32 << 20
_MORE = 400_000
"""Bytes that a write is given at the last point beyond those that it leaves behind."""

_TOLD = re.compile(r"claimtrack: [^\n]*(no room|[Nn]o space|disk is full|free space)[^\n]*\n")

_FOLLOWS = re.compile(r"claimtrack: #\d+ has no verdict: nothing to hand in\.\n")
"""What a write is told that builds on one for which there was no room."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of its own in memory; None where nothing can be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ("-t", "tmpfs", "-o", f"size={_SIZE},mode=700", "tmpfs")
    if (
        mount is None
        or subprocess.run([mount, *options, str(disk)], check=False, capture_output=True).returncode
    ):
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - the system's own


def full_disk(what: str, points: int, folder: Path, seed: int) -> Tally | None:
    """Do a write where it has more and more room; None where no disk can be had."""
    del seed  # nothing of it is left to chance
    with small_disk(folder) as disk:
        if disk is None:
            return None
        prepared = ready(WRITES[what], folder)
        sheet = Sheet()
        with copied(prepared.start, disk / "whole") as path:
            before = _room(disk)
            run_apart(path, prepared.write.commands)
            needs = before - _room(disk) + _MORE
        for point in range(points):
            with copied(prepared.start, disk / f"{point}") as path:
                left = needs * point // points
                filler = disk / "filler"
                filler.write_bytes(bytes(_room(disk) - left))
                heard = run_apart(path, prepared.write.commands)
                filler.unlink()
                sheet.acts += len(heard.answers)
                _told(heard, sheet, f"{what} with {left} bytes left")
                look_after(prepared, path, heard, sheet, f"{what} with {left} bytes left")
        return sheet.tally()


def _told(heard: Heard, sheet: Sheet, when: str) -> None:
    """Whatever was not done ended with exit code 1 and a sentence that says why."""
    if heard.killed:
        sheet.wrong(f"{when}: the process was killed")
    no_room = False
    for answer in heard.answers:
        told = answer.code == 1 and _TOLD.search(answer.err)
        if answer.code and not (told or (no_room and _FOLLOWS.fullmatch(answer.err))):
            sheet.wrong(f"{when}: {answer}")
        no_room = no_room or bool(told)


def _room(disk: Path) -> int:
    free = os.statvfs(disk)
    return free.f_bavail * free.f_frsize
