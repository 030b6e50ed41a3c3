"""Foreign bytes are read by another process, within limits, and the batch goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Timer

import msgspec
import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.intake.confined import Bounds, Confined
from claimtrack.intake.quarantine import Quarantine
from claimtrack.intake.questions import Failure
from claimtrack.model.article import Document, Hints, Passage, SentenceKind
from tests.bombs import (
    gzip_of_lines,
    html_with_attributes,
    mail_with_attachments,
    pdf_that_repeats,
    pdf_that_unpacks,
)
from tests.command import command
from tests.docx_file import docx, paragraph
from tests.kept_readers import end_all
from tests.pdf_file import paragraph as lines
from tests.pdf_file import pdf
from tests.test_tui_serving import children, on_linux

WORDS = (
    "The dock is open. It cost 9 million kroner, and the mayor said that it would not be shut again"
    " in this year or the next, although there are those who have asked for it."
)
PAGE = f"<html><body><p>{WORDS}</p></body></html>".encode()
TIGHT = Bounds(memory=300_000_000, computing=1, seconds=30)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems limit less")


@pytest.fixture
def tight() -> Iterator[Quarantine]:
    """One that cuts off soon."""
    with closing(Quarantine(TIGHT)) as quarantine:
        yield quarantine


@pytest.fixture(autouse=True)
def _own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has a process of its own, which ends with it."""
    end_all()
    monkeypatch.setattr("claimtrack.intake.quarantine.Confined", Confined)


def readers(process: int) -> list[int]:
    """The processes that a process has started to read; a pool of jobs leaves others behind."""
    return [
        child
        for child in children(process)
        if b"in_quarantine" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def only_reader() -> int:
    """The process that reads; no other is running."""
    (process,) = readers(os.getpid())
    return process


def read(quarantine: Quarantine, path: Path) -> str:
    """Read one article, and return its text, or why there is none."""
    (found,) = quarantine.documents(str(path))
    assert found.source == str(path)
    return found.why if isinstance(found, Failure) else found.text


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page as any other."""
    file = tmp_path / "page.html"
    file.write_bytes(PAGE)
    return file


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "unpacks.pdf": (pdf_that_unpacks, "took more than 0.3 GB of memory, or broke what reads it"),
    "repeats.pdf": (pdf_that_repeats, "took more than "),  # of computing, or memory
    "attributes.html": (html_with_attributes, "took more than 1 s of computing"),
    "lines.txt.gz": (lambda: gzip_of_lines(40_000_000), "took more than "),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_takes_too_much_is_refused_and_the_next_is_read(
    tight: Quarantine, tmp_path: Path, page: Path, name: str
) -> None:
    make, why = BOMBS[name]
    file = tmp_path / name
    file.write_bytes(make())
    said = read(tight, file)
    assert said.startswith(f"{file} {why}")
    assert said.endswith("so it was not read: save its text alone and import that.")
    assert read(tight, page) == WORDS


def test_the_clock_stops_what_takes_too_long(tmp_path: Path, page: Path) -> None:
    file = tmp_path / "attributes.html"
    file.write_bytes(html_with_attributes())
    with closing(Quarantine(Bounds(seconds=1.0))) as quarantine:
        assert read(quarantine, file).startswith(f"{file} took more than 1 s, so it was not read")
    with closing(Quarantine()) as quarantine:
        assert read(quarantine, page) == WORDS


def test_a_text_longer_than_any_article_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt.gz"
    file.write_bytes(gzip_of_lines(6_000_000))
    with closing(Quarantine()) as quarantine:
        assert "has more than 5,000,000 characters" in read(quarantine, file)


@pytest.mark.slow
def test_a_system_without_limits_has_the_clock(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where Python has no `resource`."""
    (tmp_path / "resource.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    file = tmp_path / "attributes.html"
    file.write_bytes(html_with_attributes())
    with closing(Quarantine(Bounds(computing=1, seconds=4.0))) as quarantine:
        assert read(quarantine, page) == WORDS
        assert read(quarantine, file).startswith(f"{file} took more than 4 s, so it was not read")
        assert read(quarantine, page) == WORDS


def test_one_process_reads_a_whole_batch(tmp_path: Path, page: Path, tight: Quarantine) -> None:
    assert read(tight, page) == WORDS
    reader = only_reader()
    (tmp_path / "dock.pdf").write_bytes(pdf([lines(WORDS)]))
    assert read(tight, tmp_path / "dock.pdf") == WORDS
    assert only_reader() == reader


def test_one_that_was_killed_is_replaced(page: Path, tight: Quarantine) -> None:
    assert read(tight, page) == WORDS
    before = only_reader()
    os.kill(before, signal.SIGKILL)
    time.sleep(0.1)  # until the system has ended it
    assert read(tight, page) == WORDS
    assert only_reader() != before


def test_one_that_is_killed_while_it_reads_costs_that_file_alone(
    tmp_path: Path, page: Path
) -> None:
    file = tmp_path / "attributes.html"
    file.write_bytes(html_with_attributes())
    with closing(Quarantine()) as quarantine:
        assert read(quarantine, page) == WORDS
        Timer(0.5, os.kill, (only_reader(), signal.SIGKILL)).start()
        assert "was being read when what reads it was stopped (-9)" in read(quarantine, file)
        assert read(quarantine, page) == WORDS


def test_of_a_list_that_is_cut_off_what_came_before_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    row = json.dumps({"title": "Dock", "text": "The dock is open. " * 50})
    file.write_text(f"{row}\n" * 20_000, encoding="utf-8")
    with closing(Quarantine()) as quarantine:
        found = quarantine.documents(str(file))
        assert isinstance(next(found), Document)
        os.kill(only_reader(), signal.SIGKILL)
        *kept, last = found
    assert all(isinstance(one, Document) for one in kept)
    assert isinstance(last, Failure)
    assert f"so what follows the first {len(kept) + 1} entries was not read" in last.why


def test_of_a_list_of_claims_too(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    row = json.dumps({"claim": "The dock is open.", "publisher": "Harbour Check"})
    file.write_text(f"{row}\n" * 20_000, encoding="utf-8")
    with closing(Quarantine()) as quarantine:
        found = quarantine.reviews(str(file))
        next(found)
        os.kill(only_reader(), signal.SIGKILL)
        *kept, last = found
    assert len(kept) % 200 == 199
    assert last.row == len(kept) + 2
    assert "entries was not read" in getattr(last, "why", "")


def test_a_list_that_nobody_reads_on_holds_up_nothing(tmp_path: Path, page: Path) -> None:
    file = tmp_path / "articles.jsonl"
    row = json.dumps({"text": "The dock is open."})
    file.write_text(f"{row}\n" * 2_000, encoding="utf-8")
    with closing(Quarantine()) as quarantine:
        next(quarantine.documents(str(file)))
        assert read(quarantine, page) == WORDS
        assert len(list(quarantine.documents(str(file)))) == 2_000


def test_a_short_plain_text_needs_no_process(tmp_path: Path) -> None:
    (tmp_path / "dock.txt").write_text("The dock is open.\n" * 10_000)
    (tmp_path / "dock.md").write_text("# The dock\n\nIt is open.\n")
    with closing(Quarantine()) as quarantine:
        assert read(quarantine, tmp_path / "dock.md") == "# The dock\n\nIt is open.\n"
        assert read(quarantine, tmp_path / "dock.txt").startswith("The dock is open.\n")
        assert readers(os.getpid()) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt", PAGE),
        ("page", b"\xef\xbb\xbf" + PAGE),
        ("list", b'{"text": "The dock is open."}'),
        ("talk.txt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nThe dock is open.\n"),
        ("latin.txt", "Caf\xe9.".encode("latin-1")),
        ("dock.txt", docx(paragraph("The dock is open."))),
        ("long.txt", b"The dock is open.\n" * 20_000),
    ],
)
def test_whatever_else_it_is_called_needs_one(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with closing(Quarantine()) as quarantine:
        (found,) = quarantine.documents(str(tmp_path / name))
        assert isinstance(found, Document)
        assert "<" not in found.text
        assert only_reader()


def test_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.html"))
    file.write_bytes(PAGE)
    hints = Hints(title=os.fsdecode(b"Caf\xe9"))
    with closing(Quarantine()) as quarantine:
        (found,) = quarantine.documents(str(file), hints)
        assert isinstance(found, Document)
        assert (found.source, found.title) == (str(file), "Caf\ufffd")
        file.write_bytes(b"%PDF-1.7")
        assert "caf\ufffd.html is a broken PDF" in read(quarantine, file)


def test_a_pipe_is_read_by_whoever_has_it(tmp_path: Path) -> None:
    pipe = tmp_path / "page.html"
    os.mkfifo(pipe)
    Timer(0.1, pipe.write_bytes, (PAGE,)).start()
    with closing(Quarantine()) as quarantine:
        assert read(quarantine, pipe) == WORDS


def test_it_reads_what_this_process_would(tmp_path: Path, page: Path) -> None:
    (tmp_path / "dock.docx").write_bytes(docx(paragraph("The dock is open.")))
    (tmp_path / "dock.pdf").write_bytes(pdf([lines("The dock is open.")]))
    with closing(Quarantine()) as quarantine:
        for file in (page, tmp_path / "dock.docx", tmp_path / "dock.pdf"):
            here = read_bytes(str(file), file.read_bytes())
            assert list(quarantine.documents(str(file))) == [here]
            assert quarantine.copy(str(file), file.read_bytes()) == msgspec.structs.replace(
                here, source=""
            )


ILL = """\
import os, sys
print("\\x1b]0;mine\\x07"); os.write(1, b"\\x1b]0;mine\\x07"); sys.stderr.write("\\x1b]0;mine\\x07")
raise ZeroDivisionError("secret words")
"""


def test_a_fault_in_a_reader_costs_one_file_and_prints_nothing(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pypdfium2.py").write_text(ILL)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    file = tmp_path / "dock.pdf"
    file.write_bytes(pdf([lines("The dock is open.")]))
    with closing(Quarantine()) as quarantine:
        why = read(quarantine, file)
        assert "was not read, by a fault of claimtrack (ZeroDivisionError, pypdfium2.py:3)" in why
        assert "secret" not in why
        assert read(quarantine, page) == WORDS
    assert capfd.readouterr() == ("", "")


def answering(folder: Path, answer: str) -> None:
    """Have the process that reads answer everything with some bytes, as one taken over might."""
    (folder / "lxml").mkdir()
    code = f"import os, glob\nfor fd in range(3, 20):\n  try: os.write(fd, {answer})\n"
    (folder / "lxml" / "__init__.py").write_text(f"{code}  except OSError: pass\nos._exit(0)\n")


@pytest.mark.parametrize(
    "answer",
    [
        "b'\\x00' * 15 + b'\\x01' + b'\\xff'",
        "b'\\xff' * 100",
        "b'\\x00' * 7 + b'\\x03' + b'\\x00' * 8 + b'\\x81\\xa1a'",
        "b'short'",
    ],
)
def test_what_is_no_answer_is_no_document(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    answering(tmp_path, answer)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    with closing(Quarantine()) as quarantine:
        assert "was not read" in read(quarantine, page)


UNSOUND = [
    {"text": "The \x1b[31mdock"},
    {"text": "The"},
    {"passages": (Passage(3, 2, SentenceKind.BODY),)},
    {"sha256": "0" * 64},
]


@pytest.mark.parametrize("changed", UNSOUND)
def test_a_document_that_cannot_be_is_refused(changed: dict[str, object]) -> None:
    from claimtrack.intake.quarantine import _sound

    document = read_bytes("page.html", PAGE)
    assert _sound(document, PAGE) == document
    with pytest.raises(BadInput, match="cannot be"):
        _sound(msgspec.structs.replace(document, **changed), PAGE)


@on_linux
def test_who_reads_has_neither_the_database_nor_its_engine(desk: Desk, page: Path) -> None:
    assert [one.status for one in desk.import_(page)] == ["added"]
    about = Path(f"/proc/{only_reader()}")
    opened = {os.path.realpath(one) for one in (about / "fd").iterdir()}
    assert not [one for one in opened if desk.path.name in one]
    mapped = (about / "maps").read_text()
    assert "lxml" in mapped
    assert "_sqlite3" not in mapped


LOADED = """\
import sys
from claimtrack.cli.running import run
code = run(sys.argv[1:])
print(code, sorted({"lxml", "trafilatura", "pypdfium2", "feedparser"} & {*sys.modules}))
"""


def test_who_has_the_database_loads_no_parser(tmp_path: Path, page: Path) -> None:
    (tmp_path / "dock.pdf").write_bytes(pdf([lines("The dock is open.")]))
    db = str(tmp_path / "desk.db")
    for words in (["import", str(page), str(tmp_path / "dock.pdf")], ["source", "add", str(page)]):
        ran = subprocess.run(
            [sys.executable, "-c", LOADED, "--db", db, *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.stdout.splitlines()[-1] == "0 []", ran


def test_a_bomb_in_a_batch_is_one_line_of_what_failed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.intake.quarantine.BOUNDS", TIGHT)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.html").write_bytes(PAGE)
    (folder / "2.pdf").write_bytes(pdf_that_unpacks())
    (folder / "3.html").write_bytes(PAGE.replace(b"9", b"8"))
    ran = command(path, "import", str(folder), "--json")
    assert [one["status"] for one in ran.objects] == ["added", "failed", "added"]
    assert (ran.code, ran.err.count("took more than 0.3 GB of memory")) == (1, 1)
    again = command(path, "import", "--retry-failed", "--yes", "--json")
    assert [one["source"] for one in again.objects] == [str(folder / "2.pdf")]


@pytest.mark.slow
def test_jobs_read_in_such_processes(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.html").write_bytes(PAGE.replace(b"9", b"%d" % number))
    (folder / "3.pdf").write_bytes(pdf_that_unpacks())
    ran = command(path, "import", str(folder), "--json", "--jobs", "2")
    statuses = {Path(one["source"]).name: one["status"] for one in ran.objects}
    assert statuses.pop("3.pdf") == "failed"
    assert set(statuses.values()) == {"added"}


@pytest.mark.slow
@pytest.mark.parametrize("attachments", [False, True])
def test_a_message_with_thousands_of_files_ends(tmp_path: Path, attachments: bool) -> None:
    file = tmp_path / "mail.eml"
    file.write_bytes(mail_with_attachments())
    with closing(Quarantine()) as quarantine:
        found = list(quarantine.documents(str(file), attachments=attachments))
    assert isinstance(found[0], Document)
    assert len(found) == (10_001 if attachments else 1)


@pytest.mark.slow
def test_the_limits_hold_as_they_are_shipped(tmp_path: Path, page: Path) -> None:
    files = {"a.pdf": pdf_that_repeats(), "b.html": html_with_attributes()}
    with closing(Quarantine()) as quarantine:
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
            begun = time.monotonic()
            assert " took more than " in read(quarantine, tmp_path / name)
            assert time.monotonic() - begun < 190
            assert read(quarantine, page) == WORDS


READING = """\
import sys, time
from claimtrack.intake.quarantine import Quarantine
quarantine = Quarantine()
list(quarantine.documents(sys.argv[1]))
print("read", flush=True)
list(quarantine.documents(sys.argv[2]))
"""


@on_linux
@pytest.mark.slow
def test_who_reads_ends_with_who_asked(tmp_path: Path, page: Path) -> None:
    file = tmp_path / "attributes.html"
    file.write_bytes(html_with_attributes())
    words = [sys.executable, "-c", READING, str(page), str(file)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline() == b"read\n"
        (reader,) = readers(asking.pid)
        asking.kill()
    for _ in range(100):
        with suppress(OSError):
            if Path(f"/proc/{reader}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
                time.sleep(0.1)
                continue
        return
    raise AssertionError(f"{reader} goes on reading")
