"""The words that trafilatura extracts as the article, with the setting that fits the page."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from claimtrack.intake.html_flow import letters
from claimtrack.intake.library import Untyped, needed

_SHORT = 600
_MUCH_LONGER = 1.5
_LONG_BODY = 500
_COVERED, _HIDDEN = 0.8, 0.5
_GRAM = 24

FAULTS = (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError)
"""What a library may raise for one page in a million; the whole page is taken then."""

_STRICT_RULES = {"favor_precision": True, "fast": True}
_STRICT = {"favor_precision": True}
_USUAL: dict[str, bool] = {}
_ALL = {"favor_recall": True}


def extracted(tree: Untyped, declared: str | None, *, whole: bool) -> str:
    """Extract the words of the article, one passage per line.

    The strict rules find most articles exactly. If they find next to nothing, or much less than the
    page's JSON-LD holds, the other settings are tried; if the words are not on the page at all,
    those in the JSON-LD are taken.

    Args:
        tree: the parsed page; not changed.
        declared: the whole text from the JSON-LD of the page, if it has it.
        whole: when in doubt, take more.

    Returns:
        The lines; empty if nothing on the page looks like an article.
    """
    if whole:
        return _extract(tree, _ALL) or _extract(tree, _USUAL)
    if declared and len(declared) >= _LONG_BODY and not declared.rstrip().endswith(("…", "...")):
        return _by_declared(tree, declared)
    words = _extract(tree, _STRICT_RULES)
    if len(words) < _SHORT:
        more = _extract(tree, _STRICT)
        words = more if len(more) > _MUCH_LONGER * len(words) else words
    return words or _extract(tree, _USUAL)


def _by_declared(tree: Untyped, declared: str) -> str:
    """Return the first extraction that has the text of the JSON-LD in as many lines.

    If none has, the words are hardly on the page, and the text of the JSON-LD is returned.
    """
    best, most = "", 0.0
    for extraction in _extractions(tree):
        covered = _covered(declared, extraction)
        if covered > most:
            best, most = extraction, covered
        if covered >= _COVERED:
            break
    text = _without_tags(declared)
    whole = most >= _HIDDEN and 2 * best.count("\n") >= text.strip().count("\n")
    return best if whole else text


def _extractions(tree: Untyped) -> Iterator[str]:
    """Extract with one setting after another, the strictest first."""
    for setting in (_STRICT_RULES, _STRICT, _USUAL, _ALL):
        yield _extract(tree, setting)


def _covered(declared: str, extraction: str) -> float:
    """Return the share of the declared text that an extraction has."""
    wanted, held = letters(declared), letters(extraction)
    grams = [wanted[start : start + _GRAM] for start in range(0, len(wanted) - _GRAM + 1, _GRAM)]
    return sum(gram in held for gram in grams) / len(grams) if grams else 0.0


def _without_tags(declared: str) -> str:
    """Strip the tags of a JSON-LD text that is itself HTML."""
    if "</" not in declared:
        return declared
    lxml_html = needed("lxml.html", "HTML")
    tree = lxml_html.fragment_fromstring(declared, create_parent="div")
    return "\n".join(line for line in tree.itertext() if line.strip())


def _extract(tree: Untyped, setting: dict[str, bool]) -> str:
    """Extract with trafilatura."""
    trafilatura = needed("trafilatura", "HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are our messages
    try:
        extraction = trafilatura.bare_extraction(tree, include_comments=False, **setting)
    except FAULTS:
        return ""
    return extraction.text if extraction is not None and extraction.text else ""
