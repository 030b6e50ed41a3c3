"""The recipes of CONTRIBUTING: a toy is added by each to a copy of the source, and used.

The copy runs in processes of its own. Where a recipe needs more files than it says, or a file that
CONTRIBUTING does not name, this fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

import claimtrack

ROOT = Path(__file__).parent.parent
SOURCE = Path(claimtrack.__file__).parent


@dataclass(frozen=True)
class Recipe:
    """How one thing is added.

    `makes` are new files; `changes` says for each file before which words what is written, `END`
    being the end; `lists` is the one file among them that only lists what there is.
    """

    makes: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    lists: str = ""

    @property
    def files(self) -> set[str]:
        """What is touched besides the list."""
        return {*self.makes, *self.changes} - {self.lists}


END = ""

IMPORTER = Recipe(
    makes={
        "intake/toy.py": '''
            """Toy: a line that begins with a star is a passage; all else is left out."""

            from claimtrack.intake.charset import decode
            from claimtrack.intake.manuscript import Manuscript, Raw, Reading


            def read_toy(raw: Raw) -> Reading:
                """Read the passages."""
                manuscript = Manuscript()
                for line in decode(raw.data, raw.charset).splitlines():
                    if line.startswith("*"):
                        manuscript.add(line.removeprefix("*"))
                return manuscript.reading()
            '''
    },
    changes={
        "intake/readers.py": (
            (
                "TEXT = Format(",
                """
                def _toy(raw: Raw) -> Reading:
                    from claimtrack.intake.toy import read_toy

                    return read_toy(raw)
                """,
            ),
            ("\nFORMATS = (", '\nTOY = Format("toy", (".toy",), (), _toy)\n'),
            ("EML)\n", "TOY, "),
        )
    },
    lists="intake/readers.py",
)

DIFFERENCE = Recipe(
    makes={
        "match/toy.py": '''
            """Colours: two of them in one slot."""

            from claimtrack.match.slots import Beside, paired
            from claimtrack.model.match import Difference, DifferenceKind

            _COLOURS = {"red", "blue", "green"}


            def colours(pair: Beside) -> list[Difference]:
                """Colours beside the same words."""
                mine, other = (
                    [word for word in a.words if word.text in _COLOURS - {w.text for w in b.words}]
                    for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
                )
                spans = [[(word.start, word.end) for word in side] for side in (mine, other)]
                return [
                    pair.difference(DifferenceKind.TOY, a, b)
                    for a, b in paired(*spans, pair.fit)
                ]
            '''
    },
    changes={
        "model/match.py": (('    NUMBER = "number"\n', '    TOY = "toy"\n'),),
        "match/differences.py": (
            ("    roles_apart,\n)", "    colours,\n"),
            ("from claimtrack.model.match", "from claimtrack.match.toy import colours\n"),
        ),
    },
    lists="match/differences.py",
)

LANGUAGE = Recipe(
    makes={
        "text/languages/toy.py": '''
            """Toy."""

            from claimtrack.text.languages.language import Language

            LANGUAGE = Language(code="tlh", numbers={"zork": 8}, negations="blorp")
            '''
    },
    changes={
        "text/languages/known.py": (('    "ur": "urdu",\n', '    "tlh": "toy",\n'),),
        "text/languages/telling.py": (
            ('        ("eu", ', '        ("tlh", "zork blorp ships sank harbour winter"),\n'),
        ),
    },
    lists="text/languages/known.py",
)

HOUSE_RULE = Recipe(
    changes={
        "rules/on_work.py": (
            (
                END,
                '''

                def toys(case: ClaimCase, _verdict: Verdict | None, _rule: Rule) -> Breach | None:
                    """No claim is about a toy."""
                    about = "toy" in case.claim.text
                    return Breach("about a toy", "put the toy away") if about else None
                ''',
            ),
        ),
        "rules/default.toml": (
            (
                END,
                """

                [toys]
                says = "No claim is about a toy."
                severity = "warns"
                kinds = ["article", "draft", "transcript", "post"]
                enforced = true
                """,
            ),
        ),
        "rules/broken.py": (('    "open": ', '    "toys": on_work.toys,\n'),),
    },
    lists="rules/broken.py",
)

REPORT_FORMAT = Recipe(
    makes={
        "report/toy.py": '''
            """The toy format: how many parts a report has, and its title."""

            from typing import TextIO

            from claimtrack.report.document import Document

            SUFFIX = ".toy"


            def write(document: Document, out: TextIO) -> None:
                """Print it."""
                out.write(f"toy {document.title} of {len(document.parts)}\\n")
            '''
    },
    changes={
        "report/formats.py": (
            ("from claimtrack.report.document", "from claimtrack.report import toy\n"),
            ('"console": console}', '"toy": toy, '),
        )
    },
    lists="report/formats.py",
)

KEY = Recipe(
    changes={
        "tui/review/sentences.py": (
            (
                END,
                '''

                class Toy(Command["ReviewScreen"]):
                    """Play with the sentence."""

                    id = "Toy"
                    name = "Toy"
                    keys = "@"
                    chapter = Chapter.SORTING

                    def can(self, at: ReviewScreen) -> bool:
                        """Where there is a sentence."""
                        return at.here is not None

                    def do(self, at: ReviewScreen) -> None:
                        """Play."""
                        at.tell(f"A toy of {at.sentence.text}")
                ''',
            ),
        ),
        "tui/review/screen.py": (("        sentences.Accept,\n", "        sentences.Toy,\n"),),
    },
    lists="tui/review/screen.py",
)

COMMAND = Recipe(
    makes={
        "cli/toy.py": '''
            """`toy`: how many claims there are to play with."""

            import click

            from claimtrack.cli.here import Here, pass_here


            @click.command("toy")
            @pass_here
            def toy_(here: Here) -> None:
                """Count the claims."""
                with here.desk() as desk:
                    click.echo(f"toys: {desk.claims.count()}")
            '''
    },
    changes={"cli/commands.py": (('    "undo": ', '    "toy": "toy",\n'),)},
    lists="cli/commands.py",
)

FIELD = Recipe(
    changes={
        "model/claim.py": (('    note: str = ""\n', '    toy: str = ""\n'),),
        "store/sqlite/schema.py": (
            (
                "STEPS = (\n",
                '''
                def step_toy(db: Database) -> None:
                    """Let a claim have a toy."""
                    db.execute("ALTER TABLE claim ADD COLUMN toy TEXT NOT NULL DEFAULT ''")


                ''',
            ),
            (")\n\nLATEST", "    step_toy,\n"),
        ),
        "desk/claims.py": (
            (
                "    def set_type(",
                '''
                    def set_toy(self, claim: int, toy: str) -> None:
                        """Say which toy a claim has."""
                        with self._desk.writing("set toy") as writing:
                            writing.update("claim", claim, {"toy": typed(toy)})

                ''',
            ),
        ),
        "cli/claim.py": (
            (
                END,
                '''

                @claim_.command("toy")
                @click.argument("claim", metavar="CLAIM")
                @click.argument("toy")
                @pass_here
                def toy(here: Here, claim: str, toy: str) -> None:
                    """Say which toy a claim has."""
                    with here.desk() as desk:
                        key = desk.find("claim", claim)
                        desk.claims.set_toy(key, toy)
                        click.echo(f"#{key} has a {desk.claims.case(key).claim.toy}")
                ''',
            ),
        ),
        "tui/card/claim.py": (
            ("    if claim.tags:\n", '    yield line(("toy  ", QUIET), short(claim.toy))\n'),
        ),
    },
)

RECIPES = {
    "importer": IMPORTER,
    "difference": DIFFERENCE,
    "language": LANGUAGE,
    "house rule": HOUSE_RULE,
    "report format": REPORT_FORMAT,
    "key": KEY,
    "command": COMMAND,
    "field of a claim": FIELD,
}

ARTICLE = """\
* The harbour gate is red, and no toy was found in it.
Not a passage.
* 7 ships sank in the harbour last winter.
"""

PLAY = """\
import asyncio, sys
from pathlib import Path
from tests.reviewer import reviewing

async def play() -> None:
    async with reviewing(Path(sys.argv[1])) as mira:
        await mira.press("@")
        await mira.told("A toy of The harbour gate is red")
        await mira.sees("toy wooden duck")
        print("played")

asyncio.run(play())
"""


@dataclass(frozen=True)
class Workshop:
    """The copy with a toy of each, and a file that it works on."""

    source: Path
    folder: Path

    def python(self, *arguments: str) -> str:
        """Run Python over the copy; gives what it printed."""
        environment = {**os.environ, "PYTHONPATH": f"{self.source.parent}{os.pathsep}{ROOT}"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling it each time would take longer
        ran = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env=environment,
            check=False,
        )
        assert ran.returncode in {0, 1}, ran.stderr
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran.stdout

    def claimtrack(self, *arguments: str) -> str:
        """Run a command."""
        return self.python("-m", "claimtrack", "--db", "desk.db", "--as", "mira", *arguments)

    def nearest(self, statement: str) -> dict[str, Any]:
        """The claim nearest to a statement."""
        said = json.loads(self.claimtrack("match", statement, "--json"))
        nearest: dict[str, Any] = said["matches"][0]
        return nearest

    def kinds(self, statement: str) -> list[str]:
        """The kinds of differences from the claim nearest to a statement."""
        return [one["kind"] for one in self.nearest(statement)["differences"]]


def _write(source: Path, recipe: Recipe) -> None:
    for name, text in recipe.makes.items():
        made = source / name
        assert not made.exists(), name
        made.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    for name, changes in recipe.changes.items():
        text = (source / name).read_text(encoding="utf-8")
        for before, new in changes:
            if before == END:
                text += dedent(new)
            else:
                assert text.count(before) == 1, (name, before)
                text = text.replace(before, f"{_set(new, before)}{before}")
        (source / name).write_text(text, encoding="utf-8")


def _set(new: str, before: str) -> str:
    """What is written before some words; several lines are indented as these are."""
    if not new.startswith("\n  "):
        return new
    margin = before[: len(before) - len(before.lstrip(" "))]
    return indent(dedent(new).strip("\n"), margin) + ("\n\n" if margin else "\n\n\n")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A copy of the source with a toy of each, and two claims on file in an article."""
    folder = tmp_path_factory.mktemp("toys")
    source = folder / "source" / "claimtrack"
    shutil.copytree(SOURCE, source)
    for recipe in RECIPES.values():
        _write(source, recipe)
    made = Workshop(source, folder)
    (folder / "harbour.toy").write_text(ARTICLE, encoding="utf-8")
    made.claimtrack("import", "harbour.toy")
    for sentence in ("1", "2"):
        made.claimtrack("claim", "accept", sentence)
    return made


@pytest.mark.parametrize("name", [name for name in RECIPES if name != "field of a claim"])
def test_a_recipe_needs_two_files_and_the_list(name: str) -> None:
    assert RECIPES[name].lists in RECIPES[name].changes
    assert len(RECIPES[name].files) <= 2


def test_a_field_of_a_claim_needs_five_files() -> None:
    assert len(FIELD.files) <= 5


@pytest.mark.parametrize("name", RECIPES)
def test_the_files_of_a_recipe_are_named_in_contributing(name: str) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for changed in RECIPES[name].changes:
        assert f"`{changed}`" in page, changed
    for made in RECIPES[name].makes:
        assert f"`{Path(made).parent}/" in page, made


def test_the_toys_are_made_in_the_copy(workshop: Workshop) -> None:
    where = workshop.python("-c", "import claimtrack; print(claimtrack.__file__)")
    assert Path(where.strip()).parent == workshop.source


def test_a_toy_file_is_imported(workshop: Workshop) -> None:
    article = json.loads(workshop.claimtrack("show", "article", "1", "--json"))
    texts = [one["text"] for one in article["sentences"]]
    assert texts == [
        "The harbour gate is red, and no toy was found in it.",
        "7 ships sank in the harbour last winter.",
    ]


def test_a_toy_difference_contradicts(workshop: Workshop) -> None:
    statement = "The harbour gate is blue, and no toy was found in it."
    assert workshop.kinds(statement) == ["toy"]
    assert workshop.nearest(statement)["relation"] == "contradicts"


def test_the_words_of_a_toy_language_are_read(workshop: Workshop) -> None:
    assert workshop.kinds("Zork ships sank in the harbour last winter.") == ["number"]
    assert workshop.kinds("7 ships blorp sank in the harbour last winter.") == ["negation"]


def test_a_toy_rule_is_checked(workshop: Workshop) -> None:
    rows = [json.loads(row) for row in workshop.claimtrack("check", "1", "--json").splitlines()]
    broken = {(row["rule"], row["claim"]): row for row in rows}
    assert broken["toys", 1]["why"] == "about a toy"
    assert ("toys", 2) not in broken


def test_a_report_is_had_in_the_toy_format(workshop: Workshop) -> None:
    assert workshop.claimtrack("report", "1", "--format", "toy") == "toy report of 1\n"


def test_a_toy_command_is_run(workshop: Workshop) -> None:
    assert workshop.claimtrack("toy") == "toys: 2\n"


def test_a_toy_field_is_kept_and_a_toy_key_pressed(workshop: Workshop) -> None:
    assert workshop.claimtrack("claim", "toy", "1", "wooden duck") == "#1 has a wooden duck\n"
    workshop.claimtrack("claim", "toy", "1", "wooden horse")
    assert "set toy" in workshop.claimtrack("undo")
    assert workshop.python("-c", PLAY, "desk.db") == "played\n"
