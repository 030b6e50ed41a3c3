"""What Textual works out anew for every app, remembered for all apps of a run.

A run of the tests starts some seven hundred apps, all of one stylesheet. Nothing here changes what
is on a screen: each is a function of what it is given, and the tests give it the same every time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

_parse_rules = Stylesheet._parse_rules
_apply = Stylesheet.apply
_AMONG_OTHERS = Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
_OF_THE_APP = frozenset({"dark", "light", "inline", "ansi", "nocolor"})


class _Found(NamedTuple):
    """What a stylesheet says about a node."""

    values: RulesMap | None
    has_hover_style: bool
    has_focus_within: bool
    has_order_style: bool
    has_odd_or_even: bool


class _Sheet:
    """What is known of a stylesheet."""

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules = rules
        self.found: dict[object, _Found] = {}
        self._deciding: dict[frozenset[str], tuple[str, ...] | None] = {}

    def deciding(self, sheet: Stylesheet, node: DOMNode) -> tuple[str, ...] | None:
        """Name the pseudo-classes, of a node or of what it is in, that its styles hang on.

        Returns:
            None where they hang on its place among others: Textual remembers none of those either.
        """
        names = frozenset(node._selector_names)
        if names not in self._deciding:
            rules = [rule for name in names for rule in sheet.rules_map.get(name, ())]
            among_others = any(not rule.pseudo_classes.isdisjoint(_AMONG_OTHERS) for rule in rules)
            self._deciding[names] = None if among_others else tuple(_pseudo_classes(rules))
        return self._deciding[names]


_variables: list[tuple[dict[str, str], frozenset[tuple[str, str]]]] = []
_parsed: dict[object, list[RuleSet]] = {}
_sheets: dict[tuple[int, ...], _Sheet] = {}
"""By their rules; those are never let go of, so that no other can come by the same identity."""


def _pseudo_classes(rules: list[RuleSet]) -> set[str]:
    return {
        name
        for rule in rules
        for selectors in rule.selector_set
        for selector in selectors.selectors
        for name in selector.pseudo_classes
    }


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Read rules."""
    key = (_frozen(sheet._variables), css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def _frozen(variables: dict[str, str]) -> frozenset[tuple[str, str]]:
    """Freeze a theme's variables: an app hands the same over with each of a hundred sources."""
    if not _variables or _variables[0][0] is not variables:
        _variables[:] = [(variables, frozenset(variables.items()))]
    return _variables[0][1]


def _sheet_of(sheet: Stylesheet) -> _Sheet:
    known: _Sheet | None = sheet.__dict__.get("_known")
    if known is None or sheet.__dict__["_known_rules"] is not sheet.rules:
        rules = sheet.rules
        known = _sheets.setdefault(tuple(map(id, rules)), _Sheet(rules))
        sheet.__dict__.update(_known=known, _known_rules=rules)
    return known


def _apply_once(
    sheet: Stylesheet,
    node: DOMNode,
    *,
    animate: bool = False,
    cache: dict[tuple[object, ...], RulesMap] | None = None,
) -> None:
    """Find the styles of a node, once for all nodes alike in places alike."""
    known = _sheet_of(sheet)
    deciding = known.deciding(sheet, node)
    if deciding is None:
        _apply(sheet, node, animate=animate, cache=cache)
        return
    path = node.css_path_nodes
    key = tuple([_seen(one, deciding, path[0]) for one in path])
    found = known.found.get(key)
    if found is None:
        fresh: dict[tuple[object, ...], RulesMap] = {}
        _apply(sheet, node, animate=animate, cache=fresh)
        known.found[key] = _Found(
            next(iter(fresh.values()), None),
            node._has_hover_style,
            node._has_focus_within,
            node._has_order_style,
            node._has_odd_or_even,
        )
        return
    node._has_hover_style = found.has_hover_style
    node._has_focus_within = found.has_focus_within
    node._has_order_style = found.has_order_style
    node._has_odd_or_even = found.has_odd_or_even
    if found.values is not None:
        sheet.replace_rules(node, found.values, animate=animate)
    sheet._process_component_classes(node)


def _seen(node: DOMNode, deciding: tuple[str, ...], app: DOMNode) -> tuple[object, ...]:
    """What selectors can see of a node."""
    held: list[bool] = []
    for name in deciding:
        of = app if name in _OF_THE_APP else node
        held.append(name in node._PSEUDO_CLASSES and of._PSEUDO_CLASSES[name](of))
    return type(node), node._id, frozenset(node._classes), *held


@contextmanager
def remembering() -> Iterator[None]:
    """Let Textual remember."""
    with (
        patch.object(Stylesheet, "_parse_rules", _parse_once),
        patch.object(Stylesheet, "apply", _apply_once),
    ):
        yield
