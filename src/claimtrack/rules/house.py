"""Reading house rules: what is shipped, with a desk's own file laid over it.

A file that cannot be understood whole is refused whole: a misspelt rule that was quietly ignored
would let through what it was written to hold back.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from claimtrack.errors import BadInput
from claimtrack.model import ArticleKind, Severity
from claimtrack.rules.broken import can_be_enforced
from claimtrack.rules.rule import HouseRules, Rule

_Named = TypeVar("_Named", Severity, ArticleKind)
_Tables = dict[str, dict[str, Any]]
_SHIPPED = "default.toml"


def load_rules(path: Path | None = None) -> HouseRules:
    """Read the house rules of a desk.

    Args:
        path: a TOML file with one table for each rule that the desk wants otherwise; None for the
            rules as shipped.

    Returns:
        All house rules in the order in which they are shipped.

    Raises:
        BadInput: the file cannot be read, is not TOML, names a rule, key, severity or kind that
            does not exist, gives a value of the wrong type, or enforces what cannot be yet.
    """
    shipped = tomllib.loads(files("claimtrack.rules").joinpath(_SHIPPED).read_text("utf-8"))
    if path is None:
        return HouseRules(tuple(_rule(slug, table, _SHIPPED) for slug, table in shipped.items()))
    own = _read(path)
    _refuse_unknown(own, shipped, path)
    return HouseRules(
        tuple(
            _rule(slug, table | own.get(slug, {}), f"{path}, [{slug}]")
            for slug, table in shipped.items()
        )
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise BadInput(f"The house rules {path} cannot be read: {why}.") from trouble
    except UnicodeDecodeError as trouble:
        raise BadInput(f"The house rules {path} are not UTF-8 text.") from trouble
    except RecursionError as trouble:
        raise BadInput(f"The house rules {path} are nested too deeply.") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise BadInput(f"The house rules {path} are not TOML: {trouble}.") from trouble


def _refuse_unknown(own: Mapping[str, Any], shipped: _Tables, path: Path) -> None:
    for slug, table in own.items():
        if slug not in shipped:
            raise BadInput(
                f"{path}: there is no house rule {slug!r}; the rules are {', '.join(shipped)}."
            )
        if not isinstance(table, dict):
            raise BadInput(f"{path}: {slug} is a rule and needs a table of its own, [{slug}].")
        for key, value in table.items():
            if key not in shipped[slug] or key == "says":
                keys = ", ".join(key for key in shipped[slug] if key != "says")
                raise BadInput(f"{path}, [{slug}]: there is no key {key!r}; the keys are {keys}.")
            _refuse_wrong_type(value, shipped[slug][key], f"{path}, [{slug}]: {key}")


def _refuse_wrong_type(value: object, shipped: object, where: str) -> None:
    """Hold a value against the shipped one: both yes or no, a figure, a word, a list of words."""
    if isinstance(shipped, bool):
        fits, wanted = isinstance(value, bool), "true or false"
    elif isinstance(shipped, int):
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        wanted = "a whole number, 0 or more"
    elif isinstance(shipped, list):
        fits = isinstance(value, list) and all(isinstance(word, str) for word in value)
        wanted = "a list of words in quotation marks"
    else:
        fits, wanted = isinstance(value, str), "a word in quotation marks"
    if not fits:
        raise BadInput(f"{where} must be {wanted}.")


def _rule(slug: str, table: Mapping[str, Any], where: str) -> Rule:
    if table["enforced"] and not can_be_enforced(slug):
        raise BadInput(f"{where}: this rule cannot be enforced yet.")
    return Rule(
        slug=slug,
        says=table["says"],
        severity=_member(Severity, table["severity"], f"{where}: severity"),
        kinds=tuple(_member(ArticleKind, kind, f"{where}: kinds") for kind in table["kinds"]),
        enforced=table["enforced"],
        figures={key: value for key, value in table.items() if type(value) is int},
        lists={
            key: tuple(value)
            for key, value in table.items()
            if isinstance(value, list) and key != "kinds"
        },
    )


def _member(members: type[_Named], word: str, where: str) -> _Named:
    try:
        return members(word)
    except ValueError as trouble:
        known = ", ".join(members)
        raise BadInput(f"{where} knows no {word!r}; it is one of {known}.") from trouble
