"""What Textual works out anew for every app, remembered for all apps of a run.

A run of the tests starts some seven hundred apps, all of one stylesheet. Nothing here changes what
is on a screen: each is a function of what it is given, and the tests give it the same every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap, Styles
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

_parse_rules = Stylesheet._parse_rules
_apply = Stylesheet.apply
_AMONG_OTHERS = Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
_OF_THE_APP = frozenset({"dark", "light", "inline", "ansi", "nocolor"})
_STYLED_BY = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


class _Found:
    """What a stylesheet says about a node; `settled` is what a node makes of the values."""

    def __init__(self, values: RulesMap | None, node: DOMNode) -> None:
        self.values = values
        settling = Styles()
        for name, value in (values or {}).items():
            setattr(settling, name, value)
        self.settled = settling._rules
        self._has = [getattr(node, name) for name in _STYLED_BY]

    def tell(self, node: DOMNode) -> None:
        """Tell another node by what its styles may change."""
        for name, has in zip(_STYLED_BY, self._has, strict=True):
            setattr(node, name, has)


_Deciding = tuple[tuple[str, ...], tuple[str, ...]]
"""The pseudo-classes that the styles of a node hang on: the app's, and those of nodes."""


class _Sheet:
    """What is known of a stylesheet."""

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules = rules
        self.found: dict[object, _Found] = {}
        self._deciding: dict[object, _Deciding | None] = {}

    def deciding(self, sheet: Stylesheet, node: DOMNode) -> _Deciding | None:
        """Name what the styles of a node, and of what is drawn in it, hang on.

        Returns:
            None where they hang on its place among others: Textual remembers none of those either.
        """
        kind = type(node), node._id, frozenset(node._classes)
        if kind not in self._deciding:
            drawn = {f".{name}" for name in node._get_component_classes()}
            names = node._selector_names | drawn
            rules = [rule for name in names for rule in sheet.rules_map.get(name, ())]
            among_others = any(not rule.pseudo_classes.isdisjoint(_AMONG_OTHERS) for rule in rules)
            pseudo = _pseudo_classes(rules)
            deciding = tuple(pseudo & _OF_THE_APP), tuple(pseudo - _OF_THE_APP)
            self._deciding[kind] = None if among_others else deciding
        return self._deciding[kind]


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
    path = node.css_path_nodes
    app = path[0]
    if deciding is None or not isinstance(app, App):
        _apply(sheet, node, animate=animate, cache=cache)
        return
    of_app, of_node = deciding
    key = (*(app._PSEUDO_CLASSES[name](app) for name in of_app), *_seen_on(path, of_node, cache))
    found = known.found.get(key)
    if found is None:
        fresh: dict[tuple[object, ...], RulesMap] = {}
        _apply(sheet, node, animate=animate, cache=fresh)
        known.found[key] = _Found(next(iter(fresh.values()), None), node)
        return
    found.tell(node)
    _replace_changed(sheet, node, found, animate=animate)
    if node._component_styles and node.__dict__.get("_styled_by") is found:
        return
    node.__dict__["_styled_by"] = found
    sheet._process_component_classes(node)


def _seen_on(
    path: list[DOMNode], deciding: tuple[str, ...], cache: dict[Any, Any] | None
) -> list[object]:
    """What selectors can see on the way to a node, looked at once for all that share a cache."""
    if cache is None:
        return [_seen(one, deciding) for one in path]
    seen: dict[object, object] = cache.setdefault("seen", {})
    for one in path:
        if (one, deciding) not in seen:
            seen[one, deciding] = _seen(one, deciding)
    return [seen[one, deciding] for one in path]


def _seen(node: DOMNode, deciding: tuple[str, ...]) -> tuple[object, ...]:
    """What selectors can see of a node."""
    checks: Mapping[str, Callable[[Any], bool]] = node._PSEUDO_CLASSES
    held = [name in checks and checks[name](node) for name in deciding]
    return type(node), node._id, frozenset(node._classes), *held


def _replace_changed(sheet: Stylesheet, node: DOMNode, found: _Found, *, animate: bool) -> None:
    """Replace the styles of a node where they are others.

    Textual sets each value, which then turns out to be what it was. What is not mounted yet is not
    told of a change either: it can take over the values of a node that was.
    """
    if found.values is None:
        return
    base = node.styles.base
    if base._rules == found.settled:
        node.notify_style_update()
    elif base._rules or node._is_mounted:
        sheet.replace_rules(node, found.values, animate=animate)
    else:
        base._rules.update(found.settled)
        base._updates += 1
        node.notify_style_update()


@contextmanager
def remembering() -> Iterator[None]:
    """Let Textual remember."""
    with (
        patch.object(Stylesheet, "_parse_rules", _parse_once),
        patch.object(Stylesheet, "apply", _apply_once),
    ):
        yield
