"""Count how far one walks in the house: files and functions from a key or a command to its commit.

    PYTHONPATH=src python benchmarks/walk.py [--files WALK]

Everything is reached as a person reaches it, by keys in the real app and by the real command line
in this process, so that the same script counts any version of claimtrack. Each walk is walked once
before it is counted: what is imported or remembered only the first time is no part of it. Counted
are functions of claimtrack that the main thread enters, comprehensions and class bodies left out.
`--files` lists the files of one walk in the order in which they are first entered.
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import importlib
import inspect
import io
import os
import pkgutil
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, cast
from unittest.mock import patch

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.timer import Timer

import claimtrack

HOUSE = Path(inspect.getfile(claimtrack)).parent
ARTICLE = """\
Harbour toll rises

Ferry services stopped on Monday. On 3 March, 26 people were killed when the ferry Aurora sank, \
the coast guard said. The pier opened in 1911. Ticket sales rose by 12 percent last year.
"""
OTHER = """\
Night trains return

A night train has crossed the border daily since 11 December 2023. Tickets cost 49 euros or less.
"""
STATEMENT = "26 people died when the ferry Aurora sank."
RATIONALE = "On file."
KEY, VERDICT, MATCH, IMPORT, REPORT = "key a", "verdict", "match", "import", "report"
COLD = (("match", STATEMENT), ("articles",), ("report", "1"))
LOADED = """\
import os, sys
from claimtrack.cli.main import main
def leave(code):
    raise SystemExit(code)
os._exit = leave
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
_FUNCTION = inspect.CO_OPTIMIZED
"""Set for functions, but not for modules and the bodies of classes."""
_INSIDE = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"})
_PATIENCE = 2_000


class Walk:
    """The functions that were entered, in order; and of these, those up to the last commit."""

    def __init__(self) -> None:
        self.entered: dict[CodeType, None] = {}
        self.committed: tuple[CodeType, ...] = ()
        self._writing = False

    def enter(self, frame: FrameType, event: str, _argument: object) -> None:
        """Note a function of ours."""
        code = frame.f_code
        if event == "call" and code not in self.entered and _is_ours(code):
            self.entered[code] = None

    def state(self, statement: str) -> None:
        """Note a commit."""
        words = statement.lstrip().upper()
        if words.startswith("BEGIN IMMEDIATE"):
            self._writing = True
        elif words.startswith("COMMIT") and self._writing:
            self._writing = False
            self.committed = tuple(self.entered)


def _is_ours(code: CodeType) -> bool:
    function = code.co_flags & _FUNCTION and code.co_name not in _INSIDE
    return bool(function) and code.co_filename.startswith(f"{HOUSE}{os.sep}")


@contextmanager
def walking() -> Iterator[Walk]:
    """Note what is entered and committed."""
    walk = Walk()
    _walks.append(walk)
    sys.setprofile(walk.enter)
    try:
        yield walk
    finally:
        sys.setprofile(None)
        _walks.remove(walk)


_walks: list[Walk] = []
_connect = sqlite3.connect


def _connect_traced(*arguments: object, **named: object) -> sqlite3.Connection:
    """Open a database whose commits are seen."""
    opened: sqlite3.Connection = _connect(*arguments, **named)  # type: ignore[call-overload]
    opened.set_trace_callback(_tell)
    return opened


def _tell(statement: str) -> None:
    for walk in _walks:
        walk.state(statement)


def run(path: Path, *arguments: str) -> None:
    """Run a command here, as its entry point does."""
    printed, said = io.StringIO(), io.StringIO()

    def leave(code: int) -> None:
        raise SystemExit(code)

    with (
        patch("os._exit", leave),
        patch("sys.argv", ["claimtrack", "--db", str(path), "--as", "mira", *arguments]),
        redirect_stdout(printed),
        redirect_stderr(said),
        suppress(SystemExit),
    ):
        importlib.import_module("claimtrack.cli.main").main()
    if not printed.getvalue():
        raise SystemExit(f"{arguments[0]} printed nothing but {said.getvalue()}")


def commands(path: Path, folder: Path) -> Iterator[tuple[str, Walk]]:
    """Walk the commands, each on a copy of a file with one article."""
    other = folder / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    for name, *arguments in (
        (MATCH, "match", STATEMENT),
        (IMPORT, "import", str(other)),
        (REPORT, "report", "1"),
    ):
        for walked in range(2):
            copy = Path(shutil.copy(path, folder / f"{name}-{walked}.db"))
            with walking() as walk:
                run(copy, *arguments)
        yield name, walk


async def keys(path: Path) -> dict[str, Walk]:
    """Accept a sentence and record a verdict on it, in the review of the article."""
    walks = {}
    with patch.object(MessagePump, "set_interval", _never_ticks):
        app: App[None] = _class_named("ClaimtrackApp", "tui")(path, "mira")
        async with app.run_test(size=(120, 40)) as pilot:
            await _in_view(pilot, "DeskScreen")
            await pilot.press("enter")
            await _in_view(pilot, "ReviewScreen")
            await pilot.press("home", "j", "j")
            walks[KEY] = await _until_written(path, pilot, "claim", lambda: pilot.press("a"))
            await pilot.press("left_square_bracket")
            await _settled(pilot)

            async def judge() -> None:
                await pilot.press("1")
                await _in_view(pilot, "VerdictDialog")
                await pilot.press(*["space" if one == " " else one for one in RATIONALE], "enter")

            walks[VERDICT] = await _until_written(path, pilot, "verdict", judge)
            await _in_view(pilot, "ReviewScreen")
    return walks


async def _until_written(
    path: Path, pilot: Pilot[None], table: str, act: Callable[[], Awaitable[None]]
) -> Walk:
    """Do something by keys that leaves a row more in a table; walk until the screen rests."""
    before = _rows(path, table)
    with walking() as walk:
        await act()
        for _ in range(_PATIENCE):
            if walk.committed and _rows(path, table) == before + 1:
                break
            await pilot.pause(0.005)
        else:
            raise SystemExit(f"no {table} was written; the keys mean something else here")
        await _settled(pilot)
    return walk


def _rows(path: Path, table: str) -> int:
    with closing(_connect(path)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


async def _in_view(pilot: Pilot[None], name: str) -> None:
    """Wait for a screen by the name of its class."""
    for _ in range(_PATIENCE):
        if type(pilot.app.screen).__name__ == name:
            await _settled(pilot)
            return
        await pilot.pause(0.005)
    raise SystemExit(f"{name} never came into view")


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until what a key sets off is done: searches wait for a pause in typing."""
    await pilot.pause(1.0)


def _never_ticks(pump: MessagePump, interval: float, *_: object, **_named: object) -> Timer:
    """Stand in for a timer that repeats, and would walk in now and then."""
    return Timer(pump, interval)


def _class_named(name: str, room: str) -> Any:  # noqa: ANN401 - which class, the versions differ
    """Find a class of ours under a room, wherever in it it stands."""
    house = importlib.import_module(f"claimtrack.{room}")
    for module in _modules_of(house):
        if inspect.isclass(found := vars(module).get(name)):
            return found
    raise SystemExit(f"no class {name} in {room}")


def _modules_of(package: ModuleType) -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def ancestors(of: type) -> int:
    """Count the classes of ours that a class stands on."""
    return sum(one.__module__.startswith("claimtrack.") for one in of.__mro__[1:])


def loaded(path: Path, *arguments: str) -> tuple[int, int]:
    """Count the modules that a cold command has loaded: ours, and all."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, "--db", str(path), "--as", "mira", *arguments],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(HOUSE.parent)},
    )  # fmt: skip
    names = ran.stderr.splitlines()[-1].split()
    return sum(name.split(".")[0] == "claimtrack" for name in names), len(names)


def sizes() -> Iterator[tuple[str, str]]:
    """Say how many files and lines there are, and which are the largest."""
    files: dict[str, int] = {}
    functions: dict[str, int] = {}
    for file in sorted(HOUSE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        name = str(file.relative_to(HOUSE))
        files[name] = text.count("\n")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                last = cast("int", node.end_lineno)
                functions[f"{name}: {node.name}"] = last - node.lineno + 1
    yield "files", f"{len(files):,}"
    yield "lines", f"{sum(files.values()):,}"
    for what, counted in (("file", files), ("function", functions)):
        largest = max(counted, key=counted.__getitem__)
        yield f"largest {what}", f"{counted[largest]:,} lines ({largest})"


def main() -> None:
    """Print every table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    walks_there_are = (KEY, VERDICT, MATCH, IMPORT, REPORT)
    options.add_argument("--files", choices=walks_there_are, help="list the files of this walk")
    wanted: str | None = options.parse_args().files
    with (
        tempfile.TemporaryDirectory() as name,
        patch("sqlite3.connect", _connect_traced),
        patch.dict("os.environ", {"XDG_CONFIG_HOME": name, "COLUMNS": "100"}),
    ):
        folder = Path(name)
        path, article = folder / "desk.db", folder / "article.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        run(path, "import", str(article))
        walks: dict[str, Walk] = {}
        for walked in range(2):
            walks = asyncio.run(keys(Path(shutil.copy(path, folder / f"keys-{walked}.db"))))
        walks.update(commands(folder / "keys-1.db", folder))
        if wanted is not None:
            print(*_files(walks[wanted].entered), sep="\n")
            return
        print(f"{'walked':20}{'files':>10}{'functions':>12}{'of these to the commit':>24}")
        for walk in walks_there_are:
            print(f"{walk:20}{_counted(walks[walk].entered)}{_counted(walks[walk].committed)}")
        print(f"\n{'modules of a cold command':32}{'ours':>8}{'all':>12}")
        for command in COLD:
            ours, every = loaded(path, *command)
            print(f"{command[0]:32}{ours:8}{every:12}")
    print()
    for label, of in (("Desk", "desk"), ("ReviewScreen", "tui")):
        print(f"{'ancestors of ' + label:32}{ancestors(_class_named(label, of)):8}")
    for label, said in sizes():
        print(f"{label:32}{said:>8}")


def _files(entered: Iterable[CodeType]) -> list[str]:
    """Name the files of some functions, in order."""
    return list(dict.fromkeys(str(Path(one.co_filename).relative_to(HOUSE)) for one in entered))


def _counted(entered: Collection[CodeType]) -> str:
    """Say how many files and functions; nothing where nothing was committed."""
    return f"{len(_files(entered)):10}{len(entered):12}" if entered else ""


if __name__ == "__main__":
    main()
