"""Nothing in a process opens its database but SQLite: closing it would drop SQLite's locks."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import claimtrack
from claimtrack.desk.desk import Desk
from claimtrack.errors import Refused
from claimtrack.files import guarded, save
from claimtrack.intake.scale_file import read_scales
from claimtrack.rules.house import read_rules_file
from tests.command import command
from tests.conftest import desk_of

HOUSE = Path(claimtrack.__file__).parent

OPENING = frozenset(
    "open read_bytes read_text write_bytes write_text touch copy copy2 copyfile fdopen".split()  # noqa: SIM905
)
"""Calls that open a file by its path, whether of `Path`, `os`, `shutil` or built in."""

OTHERS = {
    "cli/printing.py": "the null device",
    "demo/casebook.py": "what is shipped with the program",
    "files.py": "the file that is written, under another name",
    "desk/presence.py": "small files in a folder of its own",
    "desk/copies.py": "claimtrack.intake.article.read_bytes takes bytes, not a path",
    "demo/story.py": "the same",
    "intake/documents.py": "the same",
    "intake/article.py": "the same",
    "intake/in_quarantine.py": "the same, and what the system says of its own process",
    "intake/docx.py": "a member of a ZIP archive in memory",
    "scratch.py": "logs of its own, in new files",
    "rules/house.py": "the rules that are shipped",
    "store/backup.py": "the backup that it has just written, under a name of its own",
    "store/containers.py": "members of archives in memory",
    "store/sqlite/foreign.py": "the schema that is shipped with the program",
    "store/other_file.py": "a copy of its own, before SQLite fills it",
    "store/sqlite/backup.py": "the same",
    "store/sqlite/new_file.py": "a new file of its own, before it gets its name",
    "store/sqlite/file_bytes.py": "runs in another process",
    "store/sqlite/file_copy.py": "the same",
    "store/sqlite/schema.py": "the steps that are shipped",
    "store/sqlite/share.py": "what the system has mounted",
    "tui/keymap.py": "the keys of whoever works here, in their settings",
    "tui/settings.py": "settings",
    "tui/terminal/editor.py": "a new file of its own",
    "tui/terminal/server.py": "a page that is shipped",
    "tui/terminal/signals.py": "the null device",
}
"""Where else something is opened that nobody named, and what that is."""

UNGUARDED = {"desk/copies.py": 1, "intake/article.py": 1, "rules/house.py": 1, "store/backup.py": 6}
"""How many such calls there are in modules that also open what people name."""


_MAY_OPEN = re.compile(rf"\b({'|'.join(OPENING)}|mmap|ZipFile)\(")


def _opens(file: Path) -> Iterator[tuple[int, bool]]:
    """Each call that opens something: its line, and whether the path went through the guard."""
    text = file.read_text(encoding="utf-8")
    if not _MAY_OPEN.search(text):
        return
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in OPENING:
            yield node.lineno, False
        elif isinstance(called, ast.Attribute) and called.attr in OPENING:
            holder = called.value
            yield (
                node.lineno,
                isinstance(holder, ast.Call) and ast.unparse(holder.func) == "guarded",
            )
        elif ast.unparse(called) in {"mmap", "mmap.mmap", "ZipFile", "zipfile.ZipFile"}:
            yield node.lineno, ast.unparse(node.args[0]).startswith("BytesIO(")


def test_whatever_opens_a_file_that_people_name_asks_the_guard() -> None:
    open_ = {
        str(file.relative_to(HOUSE)): [line for line, safe in _opens(file) if not safe]
        for file in HOUSE.rglob("*.py")
    }
    found = {name: lines for name, lines in open_.items() if lines}
    assert found.keys() - OTHERS.keys() == set(), "open it with guarded(path)"
    assert OTHERS.keys() - found.keys() == set(), "nothing is opened there any more"
    assert {name: len(found[name]) for name in UNGUARDED} == UNGUARDED


@pytest.fixture
def names(desk: Desk) -> tuple[Path, ...]:
    """The open database by other names, and what is beside it."""
    desk.claims.add("The pier opened in 1911.")
    link = desk.path.with_name("link.txt")
    link.symlink_to(desk.path)
    hard = desk.path.with_name("hard.txt")
    os.link(desk.path.with_name(f"{desk.path.name}-shm"), hard)
    return (
        desk.path,
        Path(os.path.relpath(desk.path)),
        desk.path.parent / "." / desk.path.name,
        link,
        hard,
        desk.path.with_name(f"{desk.path.name}-wal"),
        desk.path.with_name(f"{desk.path.name}-shm"),
    )


def test_the_database_is_known_by_any_name(desk: Desk, names: tuple[Path, ...]) -> None:
    hard = desk.path.with_name("second.txt")
    os.link(desk.path, hard)
    for name in (*names, hard):
        with pytest.raises(Refused, match="is the database that is open here"):
            guarded(name)
    other = desk.path.with_name("notes.txt")
    assert guarded(other) == other
    desk.close()
    assert guarded(desk.path) == desk.path


def test_every_verb_that_takes_a_file_refuses_the_database(
    desk: Desk, names: tuple[Path, ...]
) -> None:
    claim = desk.claims.add("The pier closed in 1950.")
    source = desk.sources.add_file(_notes(desk.path)).id
    verbs: tuple[Callable[[Path], object], ...] = (
        desk.sources.add_file,
        lambda path: desk.archive.keep(source, origin=str(path)),
        read_rules_file,
        read_scales,
        lambda path: save(path, lambda file: file.write("report"), force=True),
    )
    for name in names:
        for verb in verbs:
            with pytest.raises(Refused, match="is the database that is open here"):
                verb(name)
        for outcome in (*desk.import_(name), *desk.claims.import_(name)):
            assert "is the database that is open here" in (outcome.error or "")
    assert desk.claims.case(claim).claim.text == "The pier closed in 1950."


def _notes(path: Path) -> Path:
    file = path.with_name("notes.txt")
    file.write_text("The pier opened in 1911.", encoding="utf-8")
    return file


def test_no_command_reads_or_writes_over_the_database(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.sources.add_file(_notes(path))
    for arguments in (
        ("import", str(path)),
        ("import", "--as-kind", "claims", str(path)),
        ("source", "add", str(path)),
        ("source", "archive", "1", "--from", str(path)),
        ("source", "copy", "1", "-o", str(path)),
        ("source", "links", str(path)),
        ("report", "-o", str(path)),
        ("rules", "use", str(path)),
        ("scale", "import", str(path)),
        ("match", "--file", str(path)),
        ("demo", str(path)),
    ):
        ran = command(path, *arguments)
        assert ran.code == 1, (arguments, ran)
        assert "Traceback" not in ran.err
    with desk_of(path, "mira") as desk:
        assert [row.claim.text for row in desk.claims.listed()] == ["The pier opened in 1911."]


DESK = """
import sys
from pathlib import Path
from claimtrack.desk.desk import Desk
from claimtrack.errors import Refused
path = Path(sys.argv[1])
with Desk(path, reviewer="mira") as desk:
    desk.claims.add("Jo Whistler opened the pier.")
    for line in sys.stdin:
        act = line.strip()
        if act == "expunge":
            desk.history.expunge("Jo Whistler")
        elif act == "source":
            try:
                desk.sources.add_file(path)
            except Refused:
                pass
        else:
            desk.claims.add(f"The pier opened in {act}.")
        print("done", flush=True)
"""


@pytest.mark.slow
def test_nothing_is_lost_while_another_process_comes_and_goes(path: Path) -> None:
    """What destroyed the file: a look at its bytes, then a process that closes it."""

    def ask(act: str) -> None:
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdin.write(f"{act}\n")
        desk.stdin.flush()
        assert desk.stdout.readline() == "done\n"

    def come_and_go(number: int) -> None:
        claim = ("claim", "add", f"The quay opened in {number}.")
        run = [sys.executable, "-m", "claimtrack", "--db", str(path), "--as", "tomas", *claim]
        subprocess.run(run, check=True, capture_output=True)

    with subprocess.Popen(
        [sys.executable, "-c", DESK, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as desk:
        ask("1")
        ask("expunge")
        ask("source")
        come_and_go(1)
        for number in range(2, 80):
            ask(str(number))
            if number in {20, 50}:
                come_and_go(number)
        desk.kill()
    with desk_of(path, "ines") as after:
        texts = {row.claim.text for row in after.claims.listed()}
        assert after.chain.verify().faults == ()
    wanted = {f"The pier opened in {number}." for number in range(1, 80)}
    wanted |= {f"The quay opened in {number}." for number in (1, 20, 50)}
    assert texts == wanted | {"██ ████████ opened the pier."}
