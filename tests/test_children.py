"""Starting Python again: in one place, and never with the current folder on its path."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import aiohttp
import click
import pytest

import claimtrack
from claimtrack.cli.commands import COMMANDS
from claimtrack.cli.commands import claimtrack as claimtrack_
from tests.conftest import ARTICLE, make_example

SOURCE = Path(claimtrack.__file__).parent
STARTING = {"subprocess", "multiprocessing", "pty", "ProcessPoolExecutor", "executable"}
"""What a Python process could be started with, as modules and names."""

CALLS = ("execl", "execv", "spawn", "posix_spawn", "fork", "system", "popen", "create_subprocess")

AS_INSTALLED = "import sys; del sys.path[0]; from claimtrack.cli.main import main; main()"
"""Runs the command as its script does: without the current folder, and without -P."""


def _starts(tree: ast.AST) -> set[str]:
    """The names in a module with which it could start a process."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module.split(".")[0], *(one.name for one in node.names)}
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
    return {name for name in names if name in STARTING or name.startswith(CALLS)}


def test_python_is_started_in_one_place() -> None:
    starts = {
        file.relative_to(SOURCE).as_posix(): names
        for file in SOURCE.rglob("*.py")
        if (names := _starts(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert starts.pop("children.py"), "this test looks for the wrong names"
    assert starts.pop("pool.py")
    assert starts == {"tui/terminal/editor.py": {"subprocess"}}


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A folder with a database, and a module of every name that Python may look for."""
    folder = tmp_path / "planted"
    folder.mkdir()
    ran = folder / "ran"
    code = f"open({str(ran)!r}, 'a').write(__name__)\nraise SystemExit(77)\n"
    others = {
        "textual",
        "textual_serve",
        "aiohttp",
        "rich",
        "click",
        "msgspec",
        "rapidfuzz",
        "lxml",
    }
    for name in {*sys.stdlib_module_names, *others, "sqlite_utils", "trafilatura", "claimtrack"}:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    make_example(folder / "claims.db")
    (folder / "statements.txt").write_text("The pier opened in 1911.\nIt rained.\n")
    (folder / "article.txt").write_text(ARTICLE)
    (folder / "page.html").write_text(f"<html><body><p>A page.</p><p>{ARTICLE}</p></body></html>")
    return folder


WITH_JOBS = {
    "match": ("--file", "statements.txt"),
    "import": ("article.txt", "page.html"),
}


def test_every_command_with_jobs_is_known_here() -> None:
    context = click.Context(claimtrack_)
    found = {
        name
        for name in COMMANDS
        if (command := claimtrack_.get_command(context, name)) is not None
        and any("--jobs" in parameter.opts for parameter in command.params)
    }
    assert found == set(WITH_JOBS)


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_JOBS)
def test_jobs_run_nothing_that_lies_beside_the_database(planted: Path, name: str) -> None:
    words = [sys.executable, "-c", AS_INSTALLED, name, *WITH_JOBS[name], "--jobs", "2", "--json"]
    out, err = planted / "out.txt", planted / "err.txt"
    with (
        out.open("wb") as there,
        err.open("wb") as talk,
        subprocess.Popen(
            words, cwd=planted, stdout=there, stderr=talk, start_new_session=True
        ) as ran,
    ):
        try:
            code = ran.wait(60)
        finally:
            with suppress(ProcessLookupError):  # children of what does not end go with it
                os.killpg(ran.pid, signal.SIGKILL)
            assert not (planted / "ran").exists(), (planted / "ran").read_text()
    assert (code, err.read_text(), len(out.read_text().splitlines())) == (0, "", 2)


@pytest.mark.slow
async def test_the_browser_page_runs_nothing_that_lies_beside_the_database(
    planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.test_tui_serving import served

    monkeypatch.chdir(planted)
    async with (
        served(planted / "claims.db") as server,
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{server.address}ws?width=80&height=24") as page,
    ):
        shown = b""
        while b"articles" not in shown and not (planted / "ran").exists():
            message = await page.receive(20)
            assert message.type is not aiohttp.WSMsgType.CLOSED, shown
            shown += message.data.encode() if isinstance(message.data, str) else message.data
    assert not (planted / "ran").exists(), (planted / "ran").read_text()
