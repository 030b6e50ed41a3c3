"""Faces assemble nothing: they parse, ask the desk, and print or draw what it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimtrack

SOURCE = Path(claimtrack.__file__).parent

SEVERAL = {
    "claim.py edit": "each field that is edited is an action of its own in the log",
    "claims.py claims_": "a rating is looked up before it narrows the list; or it lists duplicates",
}
"""Commands that name more than two things of the desk, and why."""


def _trees(face: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((SOURCE / face).rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("face", ["cli", "tui", "demo"])
def test_no_face_reaches_behind_the_desk(face: str) -> None:
    reached = [
        f"{path.name}:{node.lineno} .{node.attr}"
        for path, tree in _trees(face)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"store", "_store", "connection"}
    ]
    assert not reached


def test_a_command_asks_the_desk_for_one_thing_and_at_most_one_more() -> None:
    several = {
        f"{path.name} {function.name}"
        for path, tree in _trees("cli")
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and len(_asked(function)) > 2
    }
    assert several == SEVERAL.keys()


def _asked(function: ast.FunctionDef) -> set[str]:
    """The verbs of the desk that a function calls; finding a record by its number is parsing."""
    calls = (
        ast.unparse(node.func)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    return {call for call in calls if call.startswith("desk.")} - {"desk.find"}
