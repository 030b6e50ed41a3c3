"""Every verb that writes, and two people at it: one is told, or what both did is there.

`tests.duel_table` has a row for each public verb of each part of the desk that is not named among
those that only read: who adds a verb says there what two people do with it.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import tempfile
import textwrap
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.imports import Imports
from claimtrack.desk.intake import Intake
from claimtrack.desk.outcome import ImportStatus
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from tests import tiny_encoder
from tests.conftest import desk_of
from tests.duel_table import DESK, ELSEWHERE, READS, TABLE, undone
from tests.duels import Duel, Rows, World, build, copied, count, overtaken, waiting

Heard = TypeVar("Heard")

DUELS = [
    pytest.param(duel, id=f"{verb}-{number}")
    for verb, duels in TABLE.items()
    for number, duel in enumerate(duels, start=1)
]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """The file that every duel starts from, closed, and what is in it."""
    path = tmp_path_factory.mktemp("start") / "desk.db"
    world = build(path)
    return path, world


@pytest.mark.parametrize("duel", DUELS)
def test_of_two_at_once_one_is_told_or_both_are_there(
    duel: Duel, start: tuple[Path, World], tmp_path: Path
) -> None:
    path, at_start = start
    ends: list[Rows] = []
    for form in (overtaken, waiting):
        folder = tmp_path / form.__name__
        folder.mkdir()
        world = replace(at_start, folder=folder)
        outcome = form(duel, world, copied(path, folder))
        ends.append(outcome.after_both)
        if duel.told:
            assert isinstance(outcome.told, Refused | NotFound | WrongUse), outcome
            assert re.search(duel.told, outcome.told.message)
            assert re.fullmatch(r"[^\n]+[.”]", outcome.told.message)
        else:
            assert outcome.told is None
        if outcome.after_first and duel.holds is None:
            assert outcome.after_both == outcome.after_first, "the second changed something"
    assert ends[0] == ends[1], "it matters when the second came"


def test_every_verb_is_in_the_table_or_only_reads() -> None:
    public = {f"{part}.{verb}" for part, kind in PARTS.items() for verb in _verbs(kind)}
    reads = {f"{part}.{verb}" for part, verbs in READS.items() for verb in verbs.split()}
    assert not reads & TABLE.keys()
    assert public - reads - TABLE.keys() == set(), "say what two people do with it"
    assert (reads | TABLE.keys()) - public == set(), "there is no such verb"
    assert _verbs(Desk) == DESK


def test_what_is_said_only_to_read_never_begins_a_write() -> None:
    found = {
        f"{part}.{verb}"
        for part, kind in PARTS.items()
        for verb in _verbs(kind)
        if _writes(getattr(kind, verb), kind, set())
    }
    assert found == TABLE.keys() - ELSEWHERE


def _verbs(kind: type) -> frozenset[str]:
    named = inspect.getmembers(kind, inspect.isfunction)
    return frozenset(name for name, _ in named if not name.startswith("_"))


def _parts() -> dict[str, type]:
    """The class of each part, by its name at the desk."""
    names = [name for name, one in vars(Desk).items() if isinstance(one, cached_property)]
    with tempfile.TemporaryDirectory() as folder, desk_of(Path(folder) / "desk.db", "x") as desk:
        return {name: type(getattr(desk, name)) for name in names}


PARTS = _parts()


def _writes(function: Callable[..., object], owner: type, known: set[object]) -> bool:
    """Whether a function, or what it calls in its module, its class or another part, writes."""
    if function in known:
        return False
    known.add(function)
    there = vars(inspect.getmodule(function) or ast)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        called, kind = None, owner
        if isinstance(node, ast.Name):
            called = there.get(node.id)
        elif isinstance(node, ast.Attribute):
            if node.attr == "writing":
                return True
            if isinstance(node.value, ast.Attribute):
                kind = PARTS.get(node.value.attr, object)
                called = getattr(kind, node.attr, None)
            elif isinstance(node.value, ast.Name) and node.value.id == "self":
                called = getattr(owner, node.attr, None)
        ours = inspect.isfunction(called) and called.__module__.startswith("claimtrack.desk.")
        if ours and called is not None and _writes(called, kind, known):
            return True
    return False


def test_two_models_read_each_claim_once(start: tuple[Path, World], tmp_path: Path) -> None:
    for name in ("numpy", "onnxruntime", "tokenizers"):
        pytest.importorskip(name, reason="the extra 'semantic' is not installed")
    path, world = start
    duel = Duel(
        lambda d, _w, _: sum(d.matching.make_vectors()),
        model=tiny_encoder.make(tmp_path / "tiny"),
        holds=lambda d, _w: count(d, "claim_vector") == d.claims.count(),
    )
    assert waiting(duel, world, copied(path, tmp_path)).told is None


def test_three_undos_at_once_take_back_three_actions_or_say_that_there_is_none(
    start: tuple[Path, World], tmp_path: Path
) -> None:
    path, world = start
    copy = copied(path, tmp_path)
    with desk_of(copy, "ines") as ines:
        ines.claims.note(world.sales, "first")
        ines.claims.note(world.twin, "second")

    def undo(desk: Desk) -> str:
        try:
            return desk.history.undo().words
        except NotFound as nothing:
            return nothing.message

    heard = Counter(at_once(undo, copy, "ines"))
    assert heard == {
        f"note #{world.sales} “Ticket sales rose by 12 percent last year.”": 1,
        f"note #{world.twin} “Ticket sales rose by 12 percent.”": 1,
        "You have nothing to undo.": 1,
    }
    with desk_of(copy, "ines") as ines:
        assert len(undone(ines)) == len(set(undone(ines))) == 2


def test_a_folder_that_three_import_at_once_is_on_file_once(tmp_path: Path) -> None:
    folder = tmp_path / "night"
    folder.mkdir()
    for number in range(4):
        words = f"Pier {number} was closed for {number + 2} days in May."
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    path = tmp_path / "desk.db"
    found = at_once(lambda desk: [*desk.import_(folder)], path, "mira", "tomas", "ines")
    became = Counter((Path(one.source).name, one.status) for each in found for one in each)
    assert became == {
        (f"{number}.txt", status): times
        for number in range(4)
        for status, times in ((ImportStatus.ADDED, 1), (ImportStatus.UNCHANGED, 2))
    }
    with desk_of(path, "mira") as desk:
        assert (count(desk, "article"), desk.articles.failures()) == (4, ())


def test_a_list_that_three_import_at_once_is_on_file_once(tmp_path: Path) -> None:
    rows_of_it = [{"claim": f"Dock {number} cost {number + 3} million."} for number in range(40)]
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps(rows_of_it), encoding="utf-8")
    path = tmp_path / "desk.db"
    found = at_once(lambda desk: [*desk.claims.import_(listed)], path, "mira", "tomas", "ines")
    became = Counter((one.status, one.claims) for each in found for one in each)
    assert became == {(ImportStatus.ADDED, 40): 1, (ImportStatus.UNCHANGED, 0): 2}
    with desk_of(path, "mira") as desk:
        assert desk.claims.count() == len(rows_of_it)


@pytest.mark.parametrize("goes", ["merged", "taken back"])
def test_a_claim_that_goes_while_an_import_is_prepared_is_suggested_to_nothing(
    path: Path, goes: str
) -> None:
    with desk_of(path, "mira") as desk, desk_of(path, "tomas") as other:
        known = other.claims.add("The pier opened in 1911.")
        imports = Imports(desk)
        text = b"The harbour\n\nThe pier opened in 1911. It never closed since.\n"
        ready = Intake(desk).ready(read_bytes("pier.txt", text, Hints()))
        if goes == "merged":
            kept = other.claims.add("The pier was opened in 1911.")
            other.duplicates.merge(kept, known)
        else:
            other.history.undo()
        assert imports.put(ready).status is ImportStatus.ADDED
        suggested = {
            row[0] for row in desk.store.connection.execute("SELECT claim FROM suggestion")
        }
        assert suggested <= desk.store.claims.on_file(suggested)


def at_once(act: Callable[[Desk], Heard], path: Path, *people: str) -> list[Heard]:
    """What three desks hear that do one thing at the same moment, each in a thread of its own."""
    names = people if len(people) > 1 else people * 3
    with desk_of(path, names[0]):
        pass  # The file is there before three open it: making it is another test's business.
    barrier = threading.Barrier(len(names), timeout=60)
    heard: list[Heard] = []

    def run(who: str) -> None:
        with desk_of(path, who) as desk:
            barrier.wait()
            heard.append(act(desk))

    threads = [threading.Thread(target=run, args=(who,)) for who in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == len(names), "one of them failed"
    return heard
