"""JSON-LD: the metadata of an article in the form that search engines read.

It is not trusted: a broken block is skipped, nesting and number are bounded, and only strings are
used.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimtrack.intake.loose_json import loads

Node = Mapping[str, Any]
"""One JSON-LD object."""

_ARTICLES = re.compile(
    r"(?:[A-Za-z]*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|ClaimReview"
    r"|AnalysisNewsArticle|PressRelease)"
)
_WRAPPING = re.compile(r"\s*+(?:<!--|(?://\s*+)?<!\[CDATA\[)")
_MOST_NODES = 5000
_MOST_NAMES = 12


def unwrapped(script: str) -> str:
    """Take off one pair of marks that hide a script from old browsers."""
    opening = _WRAPPING.match(script)
    bare = script[opening.end() :] if opening else script
    ended = bare.rstrip().removesuffix(";")
    if ended.endswith("-->"):
        return ended.removesuffix("-->")
    if ended.endswith("]]>"):
        return ended.removesuffix("]]>").rstrip().removesuffix("//")
    return bare


def json_ld_nodes(scripts: Iterable[str]) -> list[Node]:
    """List the objects in blocks of JSON-LD, outer ones before inner ones.

    Args:
        scripts: the contents of the script elements of this type.

    Returns:
        At most a few thousand objects.
    """
    nodes: list[Node] = []
    waiting: deque[Any] = deque()
    for script in scripts:
        try:
            waiting.append(loads(unwrapped(script)))
        except (ValueError, RecursionError):
            continue
    while waiting and len(nodes) < _MOST_NODES:
        item = waiting.popleft()
        if isinstance(item, Mapping):
            nodes.append(item)
            waiting.extend(value for value in item.values() if isinstance(value, (Mapping, list)))
        elif isinstance(item, list):
            waiting.extend(item[:_MOST_NODES])
    return nodes


def article_node(nodes: Iterable[Node], addresses: Iterable[str]) -> Node:
    """Pick the object that describes the article of the page.

    Args:
        nodes: all objects of the page.
        addresses: those the page declares as its own.

    Returns:
        The object with such an address, else the first with a headline, else the only one; empty if
        there is none.
    """
    articles = [node for node in nodes if any(map(_ARTICLES.fullmatch, types(node)))]
    own = {_bare(address) for address in addresses}
    for node in articles:
        if any(_bare(address) in own for address in _addresses(node)):
            return node
    alone = articles[0] if len(articles) == 1 else {}
    return next((node for node in articles if text_of(node, "headline", "name")), alone)


def types(node: Node) -> list[str]:
    """List the types of an object, without the vocabulary's address."""
    stated = node.get("@type")
    every = stated if isinstance(stated, list) else [stated]
    return [name.rsplit("/", 1)[-1] for name in every if isinstance(name, str)]


def text_of(node: Node, *keys: str) -> str | None:
    """Return the first of some properties that is a string with words."""
    for key in keys:
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = value.get("@value") or value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return None


def names_of(node: Node, key: str, nodes: Iterable[Node]) -> list[str]:
    """List the names of the people or organisations that a property holds or points at."""
    value = node.get(key)
    every = value if isinstance(value, list) else [value]
    by_id = {
        known["@id"]: known
        for known in nodes
        if isinstance(known.get("@id"), str) and "name" in known
    }
    names: list[str] = []
    for item in every[:_MOST_NAMES]:
        if isinstance(item, Mapping):
            named = item if "name" in item else by_id.get(str(item.get("@id")), item)
            name = named.get("name")
            names.extend(map(str, filter(None, name if isinstance(name, list) else [name])))
        elif isinstance(item, str):
            names.append(item)
    return names


def _addresses(node: Node) -> Iterator[str]:
    """Yield the addresses of an object."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _bare(address: str) -> str:
    """Strip the parts in which two addresses of one page may differ."""
    return (
        re.sub(r"\Ahttps?://(?:www\.|m\.|amp\.)?", "", address)
        .split("#")[0]
        .split("?")[0]
        .rstrip("/")
    )
