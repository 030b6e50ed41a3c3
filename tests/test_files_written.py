"""Files that people name are written whole, for their owner alone, and never over anything else."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

from claimtrack.errors import FileTrouble, Refused
from claimtrack.files import save
from tests.command import command, every_command
from tests.conftest import desk_of, make_file

WRITING = {
    ("report",): ("-o",),
    ("source", "copy"): ("1", "-o"),
    ("backup",): (),
    ("doctor",): ("--salvage",),
    ("demo",): (),
}
"""Every command that writes a file, and what precedes its name."""

EACH = [pytest.param(name, id=" ".join(name)) for name in WRITING]


@pytest.fixture
def file(path: Path) -> Path:
    """A database with a kept copy in it."""
    make_file(path)
    notes = path.with_name("notes.txt")
    notes.write_text("The pier opened in 1911.", encoding="utf-8")
    with desk_of(path, "mira") as desk:
        desk.sources.add_file(notes)
    return path


def test_every_command_that_writes_a_file_is_held_to_this() -> None:
    others = {("backup",), ("demo",), ("doctor",)}
    with_output = {
        tuple(name.split())
        for name, leaf in every_command().items()
        if any("-o" in one.opts for one in leaf.params)
    }
    packaging = {("package",)}  # needs an article: test_desk_packaging holds it to the same
    assert (with_output | others) - packaging == set(WRITING)


def _left(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if ".part" in one.name]


@pytest.mark.parametrize("name", EACH[:-1])  # test_demo has the last one's, which takes seconds
def test_what_is_written_is_its_owners_alone(file: Path, name: tuple[str, ...]) -> None:
    target = file.with_name("target")
    before = os.umask(0)
    try:
        ran = command(file, *name, *WRITING[name], str(target))
    finally:
        os.umask(before)
    assert ran.code == 0, ran
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_nlink == 1
    assert target.stat().st_size
    assert not _left(file.parent)


@pytest.mark.parametrize("name", EACH)
def test_no_command_writes_over_the_database_through_a_link_or_over_a_file(
    file: Path, name: tuple[str, ...]
) -> None:
    folder = file.parent
    precious, link, dangling = folder / "precious", folder / "link", folder / "dangling"
    precious.write_text("mine")
    link.symlink_to(precious)
    dangling.symlink_to(folder / "nowhere")
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    beside = [folder / f"{file.name}{end}" for end in ("-wal", "-shm", "-journal", "-Journal")]
    leave = () if name in {("demo",), ("doctor",)} else ("--force",)
    for given in ((), leave):
        for target in (file, *beside, link, dangling, folder, pipe):
            ran = command(file, *name, *WRITING[name], str(target), *given)
            assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1), (target, given, ran)
    assert command(file, *name, *WRITING[name], str(precious)).code == 1
    assert precious.read_text() == "mine"
    assert not (folder / "nowhere").exists()
    assert not _left(folder)
    assert len(command(file, "sources", "--json").objects) == 1


@pytest.mark.parametrize("name", [("report",), ("source", "copy"), ("backup",)], ids=" ".join)
def test_with_leave_a_file_is_replaced_and_its_other_names_keep_what_it_held(
    file: Path, name: tuple[str, ...]
) -> None:
    target, second = file.with_name("target"), file.with_name("second")
    target.write_text("mine")
    target.chmod(0o644)
    os.link(target, second)
    assert command(file, *name, *WRITING[name], str(target), "--force").code == 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert "mine" not in target.read_bytes().decode(errors="replace")[:4]
    assert second.read_text() == "mine"


@contextmanager
def _full_disk(most: int) -> Iterator[None]:
    """No file of this process grows beyond a size meanwhile, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old_file_and_no_half_of_the_new(path: Path) -> None:
    path.write_text("the old one")
    with _full_disk(1 << 16), pytest.raises(FileTrouble, match="free some space"):
        save(path, lambda file: file.write("x" * (1 << 17)), force=True)
    assert path.read_text() == "the old one"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_format_that_fails_leaves_the_old_file(path: Path) -> None:
    def fail(file: object) -> None:
        assert file
        raise RuntimeError("in the middle")

    path.write_text("the old one")
    with pytest.raises(RuntimeError):
        save(path, fail, force=True)
    assert path.read_text() == "the old one"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_whoever_takes_the_name_meanwhile_keeps_it(path: Path) -> None:
    with pytest.raises(Refused, match="already exists"):
        save(path, lambda _: path.write_text("theirs"))
    assert path.read_text() == "theirs"
    path.unlink()
    other = path.with_name("other")
    other.write_text("mine")

    def write(file: TextIO) -> None:
        path.symlink_to(other)
        file.write("new")

    save(path, write, force=True)
    assert (path.is_symlink(), path.read_text(), other.read_text()) == (False, "new", "mine")


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder", "nul\0"])
def test_a_name_that_no_file_can_have_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileTrouble, match="cannot be written"):
        save(tmp_path / name, lambda file: file.write("x"))
