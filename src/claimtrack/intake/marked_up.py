"""Facts that a page has marked up in its own words, as microdata or RDFa, as nodes of linked data.

Only what is of a wanted type is read. extruct would bring rdflib and ten other packages for what
is a walk through the elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.linked_data import Node

_ADDRESSES = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src"}
_BLOCKS = ("p", "div", "li", "br", "blockquote", "td")
_DEEPEST = 20


class _Syntax(Struct, frozen=True):
    """The attributes that name the type of an element and the property that it is."""

    type: str
    property: str


_SYNTAXES = (_Syntax("itemtype", "itemprop"), _Syntax("typeof", "property"))


def marked_up(page: str, wanted: str) -> Iterator[Node]:
    """Yield the objects of a type that a page marks up, in order.

    Args:
        page: the HTML.
        wanted: the name of the type, such as `ClaimReview`.
    """
    if not re.search(rf"\b(?:itemtype|typeof)\s*=[^<>]{{0,200}}?\b{wanted}\b", page):
        return
    tree = needed("lxml.html", "HTML").document_fromstring(
        page.replace("\0", "").encode(errors="replace")
    )
    for syntax in _SYNTAXES:
        for element in tree.xpath(f"//*[contains(@{syntax.type}, $wanted)]", wanted=wanted):
            if wanted in _types(element, syntax):
                yield _node(element, syntax, 0)


def _types(element: Untyped, syntax: _Syntax) -> list[str]:
    """Name the types of an element, without the address of their vocabulary."""
    stated = (element.get(syntax.type) or "").split()
    return [name.rstrip("/").rpartition("/")[2].rpartition(":")[2] for name in stated]


def _node(element: Untyped, syntax: _Syntax, depth: int) -> Node:
    """Make a node of an element and the properties in it that are its own."""
    node: dict[str, object] = {"@type": _types(element, syntax)}
    waiting = list(element)[::-1]
    while waiting:
        inner = waiting.pop()
        if not isinstance(inner.tag, str):
            continue
        for name in (inner.get(syntax.property) or "").split():
            node.setdefault(name.rpartition(":")[2], _value(inner, syntax, depth))
        if inner.get(syntax.type) is None:
            waiting.extend(list(inner)[::-1])
    return node


def _value(element: Untyped, syntax: _Syntax, depth: int) -> object:
    """Return the value of a property: an object, what it declares, an address, or its words."""
    if element.get(syntax.type) is not None and depth < _DEEPEST:
        return _node(element, syntax, depth + 1)
    declared = element.get("content") or element.get("datetime")
    if declared:
        return declared
    address = element.get(_ADDRESSES[element.tag]) if element.tag in _ADDRESSES else None
    apart = any(inner.tag in _BLOCKS for inner in element.iterdescendants())
    return address or (" " if apart else "").join(element.itertext())
