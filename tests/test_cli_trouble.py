"""Ordinary trouble is exit code 1 with one sentence, whatever the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.cli.commands import COMMANDS
from tests.command import Ran, command
from tests.conftest import ARTICLE, make_example

LONG = "x" * 300

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "import": ("TEXT",),
    "match": ("The pier opened in 1911.",),
    "search": ("Malaysia",),
    "show": ("claim", "1"),
    "article": ("edit", "1", "--author", "Ada"),
    "embargo": ("set", "1", "open"),
    "claim": ("add", "The pier opened in 1912."),
    "note": ("1", "Asked the harbour."),
    "evidence": ("add", "1", "--source", "TEXT", "--stance", "supports"),
    "source": ("add", "TEXT"),
    "impact": ("claim", "1"),
    "verdict": ("1", "true", "--why", "The log of the harbour of 1911 says so on its first page."),
    "reaffirm": ("1",),
    "submit": ("1",),
    "sign-off": ("1",),
    "send-back": ("1", "--why", "Ask once more."),
    "resolve": ("1", "--note", "Settled over coffee."),
    "precedents": ("2",),
    "assign": ("1", "tomas"),
    "query": ("add", "1", "What year?", "--to", "expert"),
    "rules": ("list",),
    "scale": ("list",),
    "settings": ("list",),
    "publish": ("1", "--url", "https://example.org/"),
    "correct": ("1", "--what", "The year.", "--rating", "false", "--why", "The log says 1912."),
    "retract": ("1", "--why", "There is no log."),
    "expunge": ("Ada Lindqvist", "--yes"),
    "backup": ("BACKUP",),
    "restore": ("BACKUP",),
    "demo": ("NEW",),
    "merge": ("--conflicts",),
    "package": ("1", "-o", "NEW"),
    "compare": ("The pier opened in 1911.", "The pier opened in 1912."),
}
"""What follows a command; one that is not here takes nothing. Capitals stand for a file."""

FILES = {"TEXT", "BACKUP", "NEW"}

REFUSED = {"publish", "redo", "resolve", "restore", "send-back", "sign-off", "submit"}
REFUSED |= {"undo", "verdict"}
"""Commands that are refused at the worked example, with these arguments; they print nothing."""

SILENT = {"corrections", "merge"}
"""Commands that have nothing to print about it."""

COMMON = {"import", "match", "report", "claims", "show", "claim", "log"}

QUIET = {"compare", "demo", "restore"}
"""Commands that do not open the database."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, which nothing here may change."""
    path = tmp_path_factory.mktemp("example") / "claims.db"
    make_example(path)
    path.chmod(0o400)
    return path


def copied(example: Path, folder: Path) -> Path:
    path = folder / "copy.db"
    path.write_bytes(example.read_bytes())
    return path


def told(ran: Ran) -> None:
    """One sentence, of ours, and nothing on stdout."""
    assert (ran.code, ran.out) == (1, ""), ran
    assert ran.err.count("\n") == 1, ran
    assert ran.err.startswith("claimtrack: ")
    assert "inside claimtrack" not in ran.err


def child(path: Path, *words: str, size: int = -1) -> subprocess.CompletedProcess[str]:
    """Run the command in a process that is bound by permissions, and by a size of files."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"
    run = f"import sys; from claimtrack.cli.running import run; sys.exit(run({list(words)!r}))"
    powers = "-dac_override,-dac_read_search"
    bound = ["setpriv", f"--inh-caps={powers}", f"--bounding-set={powers}", "--"]
    return subprocess.run(
        [
            *(bound if os.geteuid() == 0 else []),
            sys.executable,
            "-c",
            f"{limit.format(size)}; {run}",
        ],
        env={**os.environ, "CLAIMTRACK_DB": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


needs_setpriv = pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root may read everything"
)


def arguments(name: str, folder: Path) -> list[str]:
    text = folder / "toll.txt"
    text.write_text(ARTICLE, encoding="utf-8")
    files = {"TEXT": text, "BACKUP": folder / "backup", "NEW": folder / "new.db"}
    return [name, *(str(files.get(each, each)) for each in ARGUMENTS.get(name, ()))]


def test_every_command_is_held_to_this() -> None:
    assert ARGUMENTS.keys() <= COMMANDS.keys()


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in QUIET])
def test_a_database_that_cannot_be_named_or_reached_is_told(name: str, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    (tmp_path / "file").write_text("no folder")
    paths = [tmp_path / LONG, tmp_path / "file" / "claims.db"]
    if name in COMMON:
        paths += [loop / "claims.db", loop]
    for path in paths:
        told(command(path, *arguments(name, tmp_path)))
    assert loop.is_symlink()


@pytest.mark.parametrize("name", [name for name in COMMANDS if FILES & {*ARGUMENTS.get(name, ())}])
def test_a_file_that_cannot_be_named_or_reached_is_told(
    name: str, example: Path, tmp_path: Path
) -> None:
    path = copied(example, tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    for file in (tmp_path / LONG, tmp_path / "missing" / "file", example / "file", empty):
        words = [str(file) if each in FILES else each for each in ARGUMENTS[name]]
        ran = command(path, name, *words)
        # An import lists on stdout what became of each source.
        told(replace(ran, out="") if name == "import" else ran)


@pytest.mark.parametrize(
    "name",
    [
        name if name in COMMON else pytest.param(name, marks=pytest.mark.slow)
        for name in COMMANDS
        if name not in REFUSED | SILENT
    ],
)
def test_output_that_cannot_be_written_is_told(name: str, example: Path, tmp_path: Path) -> None:
    path = copied(example, tmp_path)
    full = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115 - it cannot be closed
    ran = command(path, *arguments(name, tmp_path), into=full)
    with suppress(OSError):
        full.close()
    told(ran)
    assert "No space left" in ran.err


@pytest.mark.slow
@needs_setpriv
def test_a_disk_that_is_full_is_told_and_nothing_half_made_is_left(tmp_path: Path) -> None:
    for limit in (0, 4096, 40_000, 4_000_000):
        folder = tmp_path / str(limit)
        folder.mkdir()
        text = folder / "toll.txt"
        text.write_text(ARTICLE, encoding="utf-8")
        path = folder / "claims.db"
        ran = child(path, "import", str(text), size=limit)
        assert ran.returncode in {0, 1}, ran
        if ran.returncode == 1:
            assert ran.stderr.count("\n") == 1, ran
            assert sorted(each.name for each in folder.iterdir()) == ["toll.txt"]
    assert ran.returncode == 0


@pytest.mark.slow
@needs_setpriv
def test_a_folder_that_may_not_be_read_is_told(example: Path, tmp_path: Path) -> None:
    path = copied(example, tmp_path)
    closed = tmp_path / "articles" / "closed"
    closed.mkdir(parents=True)
    (closed / "toll.txt").write_text(ARTICLE)
    (tmp_path / "articles" / "open.txt").write_text(ARTICLE)
    file = str(closed / "toll.txt")
    closed.chmod(0)
    try:
        ran = child(path, "import", str(closed.parent))
        assert ran.returncode == 1, ran
        assert "added" in ran.stdout
        assert f"{closed} cannot be read: " in ran.stderr
        for words in (
            ["import", file],
            ["match", "--file", file],
            ["source", "add", file],
            ["evidence", "add", "1", "--source", file, "--stance", "supports"],
            ["rules", "use", file],
            ["report", "-o", file],
            ["backup", file],
            ["restore", file],
            ["doctor", "--salvage", file],
            ["demo", file],
            ["--db", file, "claims"],
            ["--db", file, "import", str(closed.parent / "open.txt")],
            ["--db", file, "doctor"],
            ["--db", file, "restore", str(path)],
        ):
            ran = child(path, *words)
            assert ran.returncode == 1, ran
            assert ran.stderr.count("\n") == 1, ran
            assert "Permission denied" in ran.stderr
    finally:
        closed.chmod(0o700)
