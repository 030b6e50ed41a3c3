"""Linked data: the values of JSON-LD in the various forms that publishers use.

A type may be a list or a whole address; a person may be a name, an object or a list of them; an
object may be only a reference (`@id`) to another one in the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape
from typing import TypeAlias

from claimtrack.text.clean import one_line

Node: TypeAlias = Mapping[str, object]

_MOST_NAMES = 5
_DEEPEST = 50


def types_of(node: Node) -> frozenset[str]:
    """Name the types of a node, without the address of their vocabulary."""
    stated = node.get("@type", node.get("type"))
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(
        name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)
    )


def nodes_in(value: object, *, whole: str = "") -> Iterator[Node]:
    """Yield every object in a value, outer ones first, in order.

    Objects inside one of the type `whole` are not yielded.
    """
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, dict):
            yield item
            if whole and whole in types_of(item):
                continue
            inner: list[object] = list(item.values())
        elif isinstance(item, list):
            inner = item
        else:
            continue
        if depth < _DEEPEST:
            waiting.extend((part, depth + 1) for part in reversed(inner))


class Places:
    """The objects of a document that others may refer to, indexed on first use."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._found: dict[object, Node] | None = None

    def get(self, place: object, node: Node) -> Node:
        """Return the object that a node refers to; the node itself if there is none."""
        if self._found is None:
            nodes = [node for node in nodes_in(self._document) if len(node) > 1 and "@id" in node]
            self._found = {place: node for node in nodes if isinstance(place := node["@id"], str)}
        return self._found.get(place, node) if isinstance(place, str) else node


def first_node(value: object, places: Places) -> Node:
    """Return the object that a value is, begins with or refers to; else an empty one."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    if not isinstance(value, dict):
        return {}
    return places.get(value.get("@id"), value) if set(value) <= {"@id", "@type"} else value


def words_of(value: object) -> str | None:
    """Return a value as words on one line: text with entities resolved, a number, yes or no."""
    if isinstance(value, list):
        value = next((item for item in value if item), None)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value).removesuffix(".0")
    return one_line(unescape(value)) or None if isinstance(value, str) else None


def names_of(value: object, places: Places) -> str | None:
    """Return the names of people or organisations, joined by commas."""
    several = value if isinstance(value, list) else [value]
    listed = (
        words_of(first_node(item, places).get("name")) if isinstance(item, dict) else words_of(item)
        for item in several[:_MOST_NAMES]
    )
    return ", ".join(dict.fromkeys(name for name in listed if name)) or None
