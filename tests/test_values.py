"""The leaf module of values: what a verb takes is there, and nothing inside leans on it."""

from __future__ import annotations

import inspect
import re
from functools import cached_property
from pathlib import Path

import claimtrack
from claimtrack import values
from claimtrack.desk.desk import Desk

SOURCE = Path(claimtrack.__file__).parent
GIVEN = {"ArticleCase", "ClaimCase", "Event", "Held", "Match", "ReadArticle", "Rejection"}
"""What one verb takes and another gives: nobody makes these."""

PLAIN = {"Fields", "Heard", "Versions"}
"""Names for plain mappings and functions."""


def test_nothing_inside_imports_the_leaf() -> None:
    inside = [each for each in SOURCE.rglob("*.py") if each.name != "values.py"]
    assert not [each for each in inside if "claimtrack.values" in each.read_text("utf-8")]


def test_every_value_that_a_verb_takes_can_be_imported_from_the_leaf() -> None:
    wanted = set()
    for name, part in inspect.getmembers(Desk, lambda each: isinstance(each, cached_property)):
        del name
        annotation = str(part.func.__annotations__["return"])
        module = re.search(rf"from (claimtrack\.desk\.\w+) import {annotation}\b", _desk())
        assert module, annotation
        made = getattr(__import__(module[1], fromlist=[annotation]), annotation)
        for verb_name, verb in inspect.getmembers(made, inspect.isfunction):
            if not verb_name.startswith("_"):
                wanted |= _taken(str(verb.__annotations__))
    assert not wanted - GIVEN - PLAIN - set(values.__all__)


def test_a_part_is_called_as_its_class_and_its_file_are() -> None:
    for name, part in inspect.getmembers(Desk, lambda each: isinstance(each, cached_property)):
        made = part.func.__annotations__["return"]
        assert made == name.title().replace("_", "")
        assert f"from claimtrack.desk.{name} import {made}\n" in _desk()


def _desk() -> str:
    return (SOURCE / "desk" / "desk.py").read_text("utf-8")


def _taken(annotations: str) -> set[str]:
    """The classes of ours that the parameters of a verb name."""
    parameters = re.sub(r"'return': '.*?'(?=[,}])", "", annotations)
    found = set(re.findall(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)*\b", parameters))
    ours = {"BaseException", "None", "Iterable", "Path", "Mapping", "Callable", "Sequence", "Any"}
    return found - ours
