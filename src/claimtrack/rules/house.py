"""Reading house rules: the default rules, overridden by a desk's own file.

A file with any mistake is refused as a whole: a misspelt rule that was quietly ignored would let
through what it was written to block.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from claimtrack.errors import BadInput
from claimtrack.files import guarded
from claimtrack.model.article import ArticleKind
from claimtrack.model.case import Severity
from claimtrack.rules.rule import HouseRules, Rule

_Named = TypeVar("_Named", Severity, ArticleKind)
_Tables = dict[str, dict[str, Any]]
_SHIPPED = "default.toml"


def load_rules(path: Path | None = None) -> HouseRules:
    """Read the house rules of a desk.

    Args:
        path: a TOML file with one table for each rule that differs from the default; None for
            the default rules.

    Returns:
        All house rules in the default order.

    Raises:
        BadInput: the file cannot be read, is not TOML, names a rule, key, severity or kind that
            does not exist, or gives a value of the wrong type.
    """
    return parse_rules("" if path is None else _text(path), str(path or _SHIPPED))


def read_rules_file(path: Path) -> str:
    """Read the text of a house rules file, to be stored.

    Raises:
        BadInput: it has a mistake; see `load_rules`.
    """
    text = _text(path)
    parse_rules(text, str(path))
    return text


def parse_rules(text: str, where: str) -> HouseRules:
    """Parse house rules from TOML; see `load_rules`.

    Args:
        text: one table for each rule that differs from the default.
        where: what to call it in error messages.
    """
    own = _tables(text, where)
    shipped = tomllib.loads(files("claimtrack.rules").joinpath(_SHIPPED).read_text("utf-8"))
    _refuse_unknown(own, shipped, where)
    return HouseRules(
        tuple(
            _rule(slug, _laid_over(table, own.get(slug, {})), f"{where}, [{slug}]")
            for slug, table in shipped.items()
        )
    )


def _tables(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as trouble:
        raise BadInput(f"The house rules {where} are nested too deeply.") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise BadInput(f"The house rules {where} are not TOML: {trouble}.") from trouble


def _text(path: Path) -> str:
    try:
        return guarded(path).read_text(encoding="utf-8-sig")
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise BadInput(f"The house rules {path} cannot be read: {why}.") from trouble
    except UnicodeDecodeError as trouble:
        raise BadInput(f"The house rules {path} are not UTF-8 text.") from trouble


def _refuse_unknown(own: Mapping[str, Any], shipped: _Tables, path: str) -> None:
    for slug, table in own.items():
        if slug not in shipped:
            raise BadInput(
                f"{path}: there is no house rule {slug!r}; the rules are {', '.join(shipped)}."
            )
        if not isinstance(table, dict):
            raise BadInput(f"{path}: {slug} is a rule and needs its own table, [{slug}].")
        for key, value in table.items():
            if key not in shipped[slug] or key == "says":
                keys = ", ".join(key for key in shipped[slug] if key != "says")
                raise BadInput(f"{path}, [{slug}]: there is no key {key!r}; the keys are {keys}.")
            if not (key == "severity" and isinstance(value, dict)):
                _refuse_wrong_type(value, shipped[slug][key], f"{path}, [{slug}]: {key}")


def _refuse_wrong_type(value: object, shipped: object, where: str) -> None:
    """Refuse a value whose type differs from that of the default."""
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


def _laid_over(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Override a default rule; severities by kind are kept separately."""
    table = {**shipped, **own}
    if isinstance(own.get("severity"), dict):
        table |= {"severity": shipped["severity"], "by_kind": own["severity"]}
    return table


def _rule(slug: str, table: Mapping[str, Any], where: str) -> Rule:
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
        by_kind={
            _member(ArticleKind, kind, f"{where}: severity"): _member(
                Severity, severity, f"{where}: severity"
            )
            for kind, severity in table.get("by_kind", {}).items()
        },
    )


def _member(members: type[_Named], word: str, where: str) -> _Named:
    try:
        return members(word)
    except ValueError as trouble:
        known = ", ".join(members)
        raise BadInput(f"{where} cannot be {word!r}; it is one of {known}.") from trouble
