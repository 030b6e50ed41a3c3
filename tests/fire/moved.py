"""Files deleted, moved, replaced and restored under a long import, and under the terminal UI.

What was put aside is looked at afterwards: all that was acknowledged has to be in it, or in the
file that went on being used, and nothing may be acknowledged that is in neither.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from claimtrack.store.sqlite.backup import copy
from tests.command import command
from tests.crossings import Tally
from tests.fire.count import Sheet, rows
from tests.process import Terminal, at_terminal

_ARTICLES = 80
_ENDS = ("", "-wal", "-shm")
_WORDS = "Asked the harbour master, who has the log."

Deed = Callable[[Path], Path]
"""Does something to a file; gives where what was acknowledged before has to be."""


def deleted(path: Path) -> Path:
    """Delete the file and what is beside it; what it was is kept under other names."""
    kept = path.with_name("kept")
    kept.mkdir()
    for end in _ENDS:
        name = f"{path.name}{end}"
        os.link(path.with_name(name), kept / name)
        path.with_name(name).unlink()
    return kept / path.name


def moved(path: Path) -> Path:
    """Give the file another name."""
    return path.rename(path.with_name("elsewhere.db"))


def replaced(path: Path) -> Path:
    """Put a backup in the place of the file, as `mv` does."""
    kept = moved(path)
    shutil.copyfile(path.with_name("safe.db"), path.with_name("fresh.db"))
    path.with_name("fresh.db").rename(path)
    return kept


def put_back(path: Path) -> Path:
    """Move the file away and back again."""
    return moved(path).rename(path)


def restored(path: Path) -> Path:
    """Restore a backup, which has to be refused."""
    ran = command(path, "restore", str(path.with_name("safe.db")))
    assert ran.code == 1, ran
    return path


DEEDS: Mapping[str, Deed] = {
    "deleted": deleted,
    "moved": moved,
    "replaced": replaced,
    "moved and put back": put_back,
    "restored over": restored,
}
"""What is done to the file; the last two do no harm."""

_HARMLESS = (put_back, restored)


def _begun(folder: Path) -> Path:
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        lines = (f"The pier {number} opened in {1900 + number}." for number in range(40))
        text = "Harbour toll rises\n\n" + "\n\n".join(lines)
        desk.articles.take_in(read_bytes("toll.txt", text.encode(), Hints()))
        copy(desk.store.connection, folder / "safe.db")
    return path


def under_an_import(what: str, times: int, folder: Path, seed: int) -> Tally:
    """Do it in the middle of an import of a folder, so many times."""
    chance = random.Random(f"{what} {seed}")  # noqa: S311 - when, not what
    sheet = Sheet()
    for number in range(times):
        place = folder / f"import-{number}"
        (place / "night").mkdir(parents=True)
        for article in range(_ARTICLES):
            words = f"Night {article}\n\nPier {article} was closed for {article} days in May.\n"
            (place / "night" / f"{article}.txt").write_text(words, encoding="utf-8")
        _import(_begun(place), DEEDS[what], chance.randrange(1, _ARTICLES // 2), sheet)
        shutil.rmtree(place)
    return sheet.tally()


def _import(path: Path, deed: Deed, after: int, sheet: Sheet) -> None:
    """Import, and do the deed once so many articles are acknowledged."""
    words = ("--db", str(path), "--as", "mira", "import", str(path.parent / "night"), "--json")
    with subprocess.Popen(
        [sys.executable, "-m", "claimtrack", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = [process.stdout.readline() for _ in range(after)]
        if deed is not restored:  # which waits for nobody, but asks for a lock
            process.send_signal(signal.SIGSTOP)
        kept = deed(path)
        untouched = path.read_bytes() if deed is replaced else b""
        process.send_signal(signal.SIGCONT)
        said += process.stdout.readlines()
        told = process.stderr.read().decode()
    added = [one["title"] for one in map(json.loads, said) if one["status"] == "added"]
    sheet.acts += 1
    sheet.acted += len(added)
    titles = [title for (title,) in rows(kept, "SELECT title FROM article")]
    sheet.each_once(titles, added)
    if deed in _HARMLESS:
        if process.returncode or len(added) != _ARTICLES:
            sheet.wrong(f"the import ended with {process.returncode}: {told}")
        return
    if process.returncode != 1 or not told.startswith("claimtrack: ") or told.count("\n") != 1:
        sheet.wrong(f"the import ended with {process.returncode}: {told!r}")
    if deed is replaced and path.read_bytes() != untouched:
        sheet.wrong("the file that took its place was written to")


def under_the_terminal_ui(what: str, times: int, folder: Path, seed: int) -> Tally:
    """Do it while somebody decides about sentences and types a note, so many times."""
    chance = random.Random(f"{what} {seed}")  # noqa: S311 - when, not what
    sheet = Sheet()
    for number in range(times):
        place = folder / f"screen-{number}"
        place.mkdir()
        path = _begun(place)
        try:
            with at_terminal(path) as mira:
                _review(mira, path, DEEDS[what], chance.randrange(1, 8), sheet)
        except AssertionError as never:
            sheet.wrong(f"{what}: {str(never)[-600:]}")
        shutil.rmtree(place)
    return sheet.tally()


def _review(mira: Terminal, path: Path, deed: Deed, after: int, sheet: Sheet) -> None:
    mira.sees("Harbour toll rises")
    mira.press(b"\r")
    mira.sees("decided")
    for count in range(after):
        mira.press(b"a")
        mira.until(partial(_more_than, path, count), "decided what was decided")
    before = _decided(path)
    kept = deed(path)
    sheet.acts += 1
    sheet.acted += before
    mira.press(b"a")
    if deed in _HARMLESS:
        mira.until(partial(_more_than, path, before), "went on")
    else:
        mira.sees("This was not saved.")
        _type_a_note(mira, path, sheet)
        _put_back(kept, path)
        mira.until(lambda: _goes_on(mira, path, before), "went on once the file was back")
    if _decided(path) < before:
        sheet.lost(f"{before} decisions were shown, {_decided(path)} are on file")


def _type_a_note(mira: Terminal, path: Path, sheet: Sheet) -> None:
    """What is typed while there is no file to keep it in is put beside it."""
    mira.press(b"[o")
    mira.sees("cancels")
    mira.press(_WORDS.encode())
    mira.press(b"\x1b")
    mira.until(lambda: _put_aside(path), "put aside what was typed")
    if not any(_WORDS in words for words in _put_aside(path)):
        sheet.lost("what was typed while there was no file")


def _put_aside(path: Path) -> list[str]:
    asides = path.parent.glob(f"{path.name}-unsaved-*.txt")
    return [aside.read_text(encoding="utf-8") for aside in asides]


def _put_back(kept: Path, path: Path) -> None:
    for end in _ENDS:
        name = kept.with_name(f"{kept.name}{end}")
        if name.exists():
            name.replace(path.with_name(f"{path.name}{end}"))


def _goes_on(mira: Terminal, path: Path, before: int) -> bool:
    mira.press(b"ja")
    return _more_than(path, before)


def _more_than(path: Path, before: int) -> bool:
    return _decided(path) > before


def _decided(path: Path) -> int:
    [(count,)] = rows(path, "SELECT count(*) FROM sentence WHERE state <> 'undecided'")
    return int(count)
