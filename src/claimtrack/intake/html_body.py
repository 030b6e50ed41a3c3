"""Which words of a page trafilatura takes for its article, by the setting that fits the page."""

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
"""What a library may raise over one page in a million; the page is taken as it is then."""

_STRICT_RULES = {"favor_precision": True, "fast": True}
_STRICT = {"favor_precision": True}
_USUAL: dict[str, bool] = {}
_ALL = {"favor_recall": True}


def extracted(tree: Untyped, declared: str | None, *, whole: bool) -> str:
    """Extract the words of the article, one passage a line.

    The strict rules alone find most articles exactly. Where they find next to nothing, or much
    less than the page's own JSON-LD says it holds, the other settings are asked; and where the
    words are not on the page at all, those in the JSON-LD are taken.

    Args:
        tree: the parsed page; not changed.
        declared: the whole text as the JSON-LD of the page gives it, if it does.
        whole: take rather more than less.

    Returns:
        The lines; empty where nothing on the page looks like an article.
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
    """Take the first extraction that holds what the JSON-LD says, and in as many lines.

    Where none does the words are hardly on the page, and the JSON-LD is taken itself.
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
    """Extract by one setting after the other, the strictest first."""
    for setting in (_STRICT_RULES, _STRICT, _USUAL, _ALL):
        yield _extract(tree, setting)


def _covered(declared: str, extraction: str) -> float:
    """Say which part of the declared text an extraction holds."""
    wanted, held = letters(declared), letters(extraction)
    grams = [wanted[start : start + _GRAM] for start in range(0, len(wanted) - _GRAM + 1, _GRAM)]
    return sum(gram in held for gram in grams) / len(grams) if grams else 0.0


def _without_tags(declared: str) -> str:
    """Take the words alone, where a JSON-LD text is itself HTML."""
    if "</" not in declared:
        return declared
    lxml_html = needed("lxml.html", "HTML")
    tree = lxml_html.fragment_fromstring(declared, create_parent="div")
    return "\n".join(line for line in tree.itertext() if line.strip())


def _extract(tree: Untyped, setting: dict[str, bool]) -> str:
    """Ask trafilatura."""
    trafilatura = needed("trafilatura", "HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are our messages
    try:
        extraction = trafilatura.bare_extraction(tree, include_comments=False, **setting)
    except FAULTS:
        return ""
    return extraction.text if extraction is not None and extraction.text else ""
