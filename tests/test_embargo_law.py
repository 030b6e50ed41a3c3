"""Whatever may leave the house leaves out what is under embargo, and says how much that is.

Every word of an article under embargo, and of all that hangs on it alone, has a marker in it. Each
command is here once: it leaves the house and is run in every form and format, or it is for work
inside. A new command has to be put into one of the two.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.model.verdict import SupersedeReason
from claimtrack.report.formats import FORMATS
from tests.command import command, every_command
from tests.conftest import desk_of, take_in

MARKER = "Zyxgrumbole"
PUBLIC = "Harbour news\n\nThe pier opened in 1911, the port said. The mole is 300 metres long.\n"
SECRET = (
    f"{MARKER} plan\n\nThe {MARKER} pier opened in 1911, it is said. "
    f"The bridge cost nine million, {MARKER} said on Monday.\n"
)
WHY = f"The port's own register says so, and the {MARKER} harbour master confirmed it to us twice."
OURS = "The port's own register says so, and the harbour master confirmed it to us twice in a row."

OUTSIDE: dict[str, tuple[tuple[str, ...], ...]] = {
    "report": (
        *(("--format", form) for form in FORMATS),
        ("--since", "2020-01-01"),
        ("--confidential",),
        ("1",),
        ("--claim", "1"),
        ("--dossier", "#1"),
        *(("--dossier", "#1", "--format", form) for form in FORMATS),
        *(("--claim", "1", "--format", form) for form in FORMATS),
        *(("1", "--format", form) for form in FORMATS),
    ),
    "corrections": ((), ("--json",), ("--updates",), ("--updates", "--json")),
    "due": ((), ("--json",), ("--until", "2099-01-01", "--json")),
    "queries": ((), ("--json",), ("--all",), ("--to", "author"), ("--all", "--json")),
    "stats": ((), ("--json",)),
}
"""What leaves the house, and the forms in which nothing under embargo is asked for by its number.

`package` leaves it, too, as a file.
"""

INSIDE = frozenset(
    {
        "import", "match", "compare", "triage", "articles", "claims", "queue", "sources",
        "search", "check", "rules", "settings", "log", "undo", "redo", "doctor", "expunge",
        "backup", "restore", "merge", "demo", "show", "article", "embargo", "note", "impact",
        "verdict", "reaffirm", "submit", "sign-off", "send-back", "resolve", "precedents",
        "assign", "publish", "correct", "retract", "claim", "evidence", "source", "query",
        "scale",
    }
)  # fmt: skip
"""Commands for work inside, which show what is under embargo with its mark, or print no article."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public article and one under embargo, which share a claim; each has one of its own."""
    path = tmp_path_factory.mktemp("embargo") / "desk.db"
    with desk_of(path, "mira") as desk:
        public, secret = take_in(desk, PUBLIC), take_in(desk, SECRET)
        pier, mole = (one.id for one in desk.articles.case(public).sentences[1:3])
        again, bridge = (one.id for one in desk.articles.case(secret).sentences[1:3])
        shared, _, own = (desk.sentences.accept(one) for one in (pier, mole, bridge))
        desk.suggestions.link(again, shared)
        desk.verdicts.rate(shared, "true", OURS)
        desk.claims.set_claimant(own, MARKER)
        desk.evidence.add(
            own,
            NewSource(url=f"https://{MARKER}.example/", rank=SourceRank.PRIMARY),
            Stance.REFUTES,
            quote=f"It was eight, says {MARKER}.",
        )
        desk.verdicts.rate(own, "true", WHY, recheck_by="2020-01-01")
        desk.verdicts.submit(own)
        desk.verdicts.rate(
            own, "false", WHY, recheck_by="2020-01-01",
            reason=SupersedeReason.OUR_ERROR, reason_why=f"{MARKER} was wrong.",
        )  # fmt: skip
        desk.queries.add(own, QueryTo.AUTHOR, f"Who is {MARKER}?")
        desk.embargo.set(secret, "2099-12-01T06:00+01:00", why=f"asked by {MARKER}")
    return path


def test_every_command_is_known_to_leave_the_house_or_not() -> None:
    names = {name.partition(" ")[0] for name in every_command()}
    assert names == {*OUTSIDE, "package", *INSIDE}
    assert not {*OUTSIDE, "package"} & INSIDE


@pytest.mark.parametrize(
    "arguments", [(name, *form) for name, forms in OUTSIDE.items() for form in forms], ids=" ".join
)
def test_what_leaves_the_house_leaves_it_out(
    file: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    output = tmp_path / "out"
    written = ("-o", str(output)) if arguments[0] == "report" else ()
    ran = command(file, *arguments, *written)
    assert ran.code == 0, ran
    out = output.read_bytes() if written else ran.out.encode()
    told = _text(out, output) if written else ran.out
    for words in (told, ran.err, out.decode("utf-8", "replace")):
        assert MARKER.casefold() not in words.casefold()
    count_is_told = "under embargo" in told + ran.err
    assert count_is_told or arguments[:2] in {("report", "1"), ("queries", "--to")}, (told, ran.err)


def _text(out: bytes, path: Path) -> str:
    """What a report says, whatever its format."""
    if out[:2] != b"PK":
        return out.decode("utf-8")
    import zipfile

    with zipfile.ZipFile(path) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_the_bare_command_in_a_pipe_leaves_it_out(file: Path) -> None:
    ran = command(file)
    assert "1 article under embargo is left out." in ran.out
    assert MARKER not in ran.out + ran.err


@pytest.mark.parametrize("articles", [("1", "2"), ("1",)])
def test_a_package_leaves_it_out(file: Path, tmp_path: Path, articles: tuple[str, ...]) -> None:
    target = tmp_path / "package.db"
    ran = command(file, "package", *articles, "-o", str(target))
    assert ran.code == 0
    assert ("1 article under embargo is left out" in ran.err) is (len(articles) > 1)
    assert MARKER.casefold().encode() not in target.read_bytes().lower()
    with closing(sqlite3.connect(target)) as packed:
        assert packed.execute("SELECT count(*) FROM article").fetchone() == (1,)


MARK = "EMBARGO until 2099-12-01 06:00 +01:00: "


@pytest.fixture(scope="module")
def waiting(file: Path) -> Path:
    """The same, and a sentence under embargo that nobody has decided about."""
    path = file.with_name("waiting.db")
    shutil.copy(file, path)
    with desk_of(path, "mira") as desk:
        tower = f"Tower\n\nThe {MARKER} tower cost 4 million euros and has 212 rooms in 2019.\n"
        desk.embargo.set(take_in(desk, tower), "2099-12-01T06:00+01:00")
    return path


@pytest.mark.parametrize(
    ("arguments", "marked"),
    [
        (("articles",), f"{MARK}{MARKER} plan"),
        (("claims",), f"{MARK}The bridge cost nine million"),
        (("queue",), f"{MARK}The bridge cost nine million"),
        (("due", "--embargoed"), f"{MARK}The bridge cost nine million"),
        (("search", "plan"), f"{MARK}{MARKER} plan"),
        (("search", "bridge"), f"{MARK}The bridge cost nine million"),
        (("impact", "claim", "3"), f"{MARK}The bridge cost nine million"),
        (("impact", "claim", "3"), f"article 2: {MARK}{MARKER} plan"),
        (("impact", "claim", "1"), f"article 2: {MARK}{MARKER} plan"),
        (("impact", "source", "1"), f"{MARK}The bridge cost nine million"),
        (("log",), f'{MARK}article 2 "{MARKER} plan"'),
        (("log", "--claim", "3"), f"{MARK}#3 put on file"),
        (("triage",), f"{MARK}The {MARKER} tower"),
    ],
    ids=str,
)
def test_lists_inside_show_it_with_its_mark(
    waiting: Path, arguments: tuple[str, ...], marked: str
) -> None:
    ran = command(waiting, *arguments, environment={"COLUMNS": "2000"})
    assert marked in ran.out
    assert f"{MARK}The pier" not in ran.out  # also in an article that is free
    if "impact" not in arguments:
        said = command(waiting, *arguments, "--json").out
        assert '"embargo": "until 2099-12-01 06:00 +01:00"' in said


def test_asked_for_by_its_number_it_is_given_and_says_so(file: Path, tmp_path: Path) -> None:
    until = "under embargo until 2099-12-01 06:00 +01:00"
    for asked in (("2",), ("1", "2"), ("--claim", "3"), ("--dossier", "#3")):
        ran = command(file, "report", *asked)
        assert MARKER in ran.out, asked
        assert until in " ".join(ran.out.split()).casefold(), asked
    target = tmp_path / "package.db"
    ran = command(file, "package", "2", "-o", str(target))
    assert f"Article 2 is {until}" in ran.err
    ran = command(file, "package", "1", "2", "--embargoed", "-o", str(target), "--force")
    assert "2 articles" in ran.out
    assert f"Article 2 is {until}" in ran.err
    for name in ("report", "corrections", "due", "queries"):
        ran = command(file, name, "--embargoed")
        assert MARKER in ran.out, name
        assert "left out" not in ran.out + ran.err, name
    assert command(file, "stats", "--embargoed", "--json").objects[0]["articles"] == 2
    assert command(file, "stats", "--json").objects[0]["articles"] == 1


def test_all_of_several_under_embargo_are_not_packed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "package.db"
    with desk_of(file, "mira") as desk:
        desk.embargo.set(1, "open")
        try:
            ran = command(file, "package", "1", "2", "-o", str(target))
        finally:
            desk.history.undo()
    assert (ran.code, target.exists()) == (1, False)
    assert "All of these articles are under embargo" in ran.err


def test_when_its_time_has_come_nothing_is_left_out(file: Path) -> None:
    from datetime import UTC, datetime

    from claimtrack.desk.desk import Desk

    with Desk(file, reviewer="mira", clock=lambda: datetime(2099, 12, 1, 5, tzinfo=UTC)) as desk:
        assert desk.embargo.held().articles == {}
        assert desk.outside.figures().left_out == 0
        assert desk.outside.due().left_out == 0
