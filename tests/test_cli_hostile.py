"""Every command on a file in which every word is hostile, and with hostile arguments and files.

The commands are those that there are, and their arguments are made from what they ask for: a new
one is tried too. What is looked at is what reaches the terminal.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import sqlite3
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.cli.printing import SCHEMA, print_json
from claimtrack.report.formats import FORMATS
from tests.command import Ran, command, every_command
from tests.hostile_file import make_hostile

EVIL = (
    "[/x][red]loud[/] \x1b[8mhid\x1b[5;7m \x1b]0;title\x07 \x1b]8;;http://evil.example\x1b\\link "
    "\x1b]52;c;cm0=\x07 \x9b2J c1 \x9d0;t\x9c \x7fdel nul\x00 \u202ertl\u202c \u2066iso\u2069 "
    "%s {0}\r\nFORGED: line \u2028FORGED: line \x85FORGED: line"
)
HALF = "\udcff"
"""A byte that is no UTF-8, as in arguments and names of files."""

LONG = f"{EVIL} {HALF} {'w' * 10_000}"

DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What drives a terminal, or turns its lines around."""

ESCAPED = re.compile(f"{DRIVES.pattern[:-1]}\u061c\u200e\u200f\u2028\u2029]")
"""What no JSON holds as it is."""

COLOUR = re.compile(r"\x1b\[(?:[0-9]+;?)*m")
OTHERS = re.compile(r"\x1b\[(?:8|5;7)m")
"""Codes of colours that are not ours."""

SHOWN = {"FORCE_COLOR": "1", "COLUMNS": "2000"}
"""In colours, and so wide that no line ends but where it is ended."""

NUMBERS = {
    "ARTICLE": "1", "CLAIM": "1", "OTHER": "2", "SOURCE": "1", "EVIDENCE": "1", "VERDICT": "1",
    "SENTENCE": "1", "ID": "1", "DATE": "2026-01-01", "N": "1", "STANCE": "refutes",
    "rating": "false", "--over": "1", "at": "3", "SCALE": "three", "KEY": "age1x",
    "WHEN|open": "open",
}  # fmt: skip
"""What an argument is given, by what its help calls it."""

BETTER: dict[str, tuple[str, ...]] = {
    "import": ("FILE",),
    "claims": (),
    "search": ("loud",),
    "claim split": ("53", "20"),
    "claim link": ("53", "11"),
    "claim reject": ("53", "11"),
    "source archive": ("1", "--from", "FILE"),
    "source links": ("LINKS",),
    "source edit": ("1", "--title", LONG, "--publisher", EVIL, "--note", EVIL),
    "embargo set": ("1", "open", "--why", LONG),
    "embargo lift": ("1", "--why", LONG),
    "article edit": ("1", "--title", LONG, "--url", "https://a.example/\u202e", "--owner", LONG),
    "claim edit": ("1", "--text", LONG, "--claimant", EVIL, "--tag", EVIL),
    "query answer": ("3", LONG),
    "verdict": ("8", "false", "--why", LONG),
    "submit": ("8",),
    "publish": ("1", "--url", f"https://a.example/{EVIL}"),
    "scale import": ("SCALE",),
    "rules use": (),
    "settings user-agent": ("Harbour Desk",),
    "settings model": (),
    "backup": ("NEW",),
    "restore": ("COPY",),
    "expunge": ("loud", "--yes"),
}
"""Arguments of commands that need more than can be guessed."""


LEAVES = every_command()

SPEAKING = {
    *("articles", "check", "claims", "due", "impact", "log", "match", "precedents", "queries"),
    *("queue", "report", "scale list", "search", "show", "source withdraw", "sources", "stats"),
}
"""Commands that print words of the file: if they do not here, the test looks at nothing."""


@cache
def hostile_bytes() -> bytes:
    """The worked example, poisoned."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evil.db"
        make_hostile(path, EVIL)
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA journal_mode = delete")
        db.close()
        return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database, under a hostile name."""
    path = tmp_path / f"{EVIL.replace('/', '')} desk.db".replace("\0", "")
    path.write_bytes(hostile_bytes())
    return path


def evil_file(folder: Path) -> str:
    """A text file whose name is hostile, in bytes that are no UTF-8 too."""
    path = folder / f"{EVIL} {HALF}.txt".replace("/", "").replace("\0", "")
    path.write_text(f"{EVIL}\n\nThe pier opened in 1911, {EVIL}.\n", encoding="utf-8")
    return str(path)


def guess(parameter: click.Parameter, folder: Path, words: str) -> str:
    """A value for an argument or option."""
    kind = parameter.type
    name = (parameter.metavar or "").strip("[].")
    if isinstance(kind, click.Choice):
        return str(kind.choices[0])
    if isinstance(kind, click.Path) or "FILE" in name or name == "DIR":
        return evil_file(folder)
    if words != "":
        return words
    if isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        return NUMBERS.get(parameter.opts[0], "1")
    return NUMBERS.get(name, NUMBERS.get(parameter.opts[0], EVIL))


def arguments(name: str, folder: Path, words: str = "", *, every: bool = False) -> list[str]:
    """Arguments for a command: what it needs, or with `every` all that it takes, as `words`."""
    if name in BETTER and not every:
        there = other_files(folder)
        return [there.get(word, word).replace("\0", "") for word in BETTER[name]]
    made: list[str] = []
    after: list[str] = []
    for parameter in LEAVES[name].params:
        if isinstance(parameter, click.Argument):
            after.append(guess(parameter, folder, words).replace("\0", ""))
        elif parameter.required or (every and not getattr(parameter, "is_flag", False)):
            made += [parameter.opts[0], guess(parameter, folder, words).replace("\0", "")]
    return [*made, *(["--", *after] if after else [])]


def other_files(folder: Path) -> dict[str, str]:
    """Files of the kinds that some commands read, hostile as far as they go."""
    links, scale, copy = folder / "links.txt", folder / "scale.csv", folder / "backup.db"
    copy.write_bytes(hostile_bytes())
    links.write_text("https://a.example/\x1b]0;x\x07 https://b.example/\u202e\n", encoding="utf-8")
    scale.write_text(
        f'slug,label,normalised\nyes,"{EVIL}",true\nno,"{EVIL}",false\n'.replace("\0", "")
    )
    return {
        "FILE": evil_file(folder),
        "NEW": f"{evil_file(folder)}.new",
        "COPY": str(copy),
        "LINKS": str(links),
        "SCALE": str(scale),
    }


def harmless(ran: Ran, *, json_: bool = False) -> None:
    """Nothing that was printed drives a terminal, or looks like a line of ours."""
    assert ran.code in {0, 1, 2, 130}, ran.err
    for printed in (ran.out, ran.err):
        plain = printed if json_ else COLOUR.sub("", printed)
        assert not OTHERS.search(printed)
        assert not DRIVES.search(plain), DRIVES.search(plain)
        assert "\nFORGED" not in f"\n{plain}"
    if json_:
        assert not ESCAPED.search(ran.out)
        for line in ran.out.splitlines():
            assert isinstance(json.loads(line), dict)


@pytest.mark.parametrize("name", LEAVES)
def test_no_words_of_a_file_or_an_argument_drive_the_terminal(file: Path, name: str) -> None:
    """Each command as it is meant, in colours and as JSON, and with hostile words for all it takes.

    Hostile words are what it prints, and what comes back in what it says.
    """
    copy, other = file.with_name("copy.db"), file.with_name("other.db")
    shutil.copyfile(file, copy)
    shutil.copyfile(file, other)
    given = arguments(name, file.parent)
    ran = command(file, *name.split(), *given, environment=SHOWN, reviewer=EVIL)
    harmless(ran)
    assert ran.code < 2, ran
    assert (name not in SPEAKING) or "[/x]" in ran.out, ran
    if any("--json" in one.opts for one in LEAVES[name].params):
        ran = command(copy, *name.split(), "--json", *given, reviewer=EVIL)
        harmless(ran, json_=True)
        assert ran.code < 2, ran
        assert (name not in SPEAKING) or "[/x]" in ran.out, ran
    given = arguments(name, file.parent, LONG, every=True)
    ran = command(other, *name.split(), *given, environment=SHOWN, reviewer=LONG)
    harmless(ran)
    assert len(ran.err) < 10_000


@pytest.mark.parametrize(
    "words",
    [(EVIL,), (f"--{EVIL}",), ("show", EVIL, "1"), ("show", "claim"), ("claim", EVIL), ("--db",)],
)
def test_what_cannot_be_understood_comes_back_harmless(file: Path, words: tuple[str, ...]) -> None:
    ran = command(file, *(word.replace("\0", "") for word in words))
    harmless(ran)
    assert ran.code == 2
    assert "Error: " in ran.err
    missing = command(file.with_name(f"{file.name}.none"), "claims")
    harmless(missing)
    assert missing.code == 1


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_drives_the_terminal(file: Path, form: str) -> None:
    for words in (("report", "--format", form, "--confidential"), ()):
        ran = command(file, *words, environment=SHOWN)
        harmless(ran)
        assert "[/x]" in ran.out


@settings(max_examples=50)
@given(text=st.text() | st.text('\x1b\x7f\x9b\u2028\u202e\u200e\udfff"\\a'))
def test_json_holds_nothing_that_drives_a_terminal_and_reads_back_the_same(text: str) -> None:
    for encoding in ("utf-8", "latin-1", "ascii"):
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
        with redirect_stdout(out):
            print_json({"text": text, f"_{text}": [text]})
        out.seek(0)
        line = out.read()
        assert not ESCAPED.search(line.removesuffix("\n"))
        assert json.loads(line) == {"schema": SCHEMA, "text": text, f"_{text}": [text]}
