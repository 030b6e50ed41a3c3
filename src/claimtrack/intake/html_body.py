"""The words that trafilatura extracts as the article, with the setting that fits the page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from claimtrack.intake.html_flow import letters
from claimtrack.intake.library import Untyped, needed

_SHORT = 600
_MUCH_LONGER = 1.5
_LONG_BODY = 500
_COVERED, _HIDDEN = 0.8, 0.5
_HALF = 0.5
_GRAM = 24

FAULTS = (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError)
"""What a library may raise for one page in a million; the whole page is taken then."""

_STRICT_RULES = {"favor_precision": True, "fast": True}
_STRICT = {"favor_precision": True}
_USUAL: dict[str, bool] = {}
_ALL = {"favor_recall": True}


def extracted(tree: Untyped, declared: str, expected: Callable[[str], int], *, whole: bool) -> str:
    """Extract the words of the article, one passage per line.

    The strict rules find most articles exactly. If they find next to nothing, or much less than the
    page's JSON-LD or its plain paragraphs hold, the other settings are tried; if the words are not
    on the page at all, those in the JSON-LD are taken.

    Args:
        tree: the parsed page; not changed.
        declared: the whole text from the JSON-LD of the page, in lines; empty if it has none.
        expected: returns the letters that an extraction should have by the paragraphs of the page;
            with half of them nothing is amiss.
        whole: when in doubt, take more.

    Returns:
        The lines; empty if nothing on the page looks like an article.
    """
    if whole:
        return _extract(tree, _ALL) or _extract(tree, _USUAL)
    if len(declared) >= _LONG_BODY and not declared.endswith(("…", "...")):
        return _fuller(tree, _by_declared(tree, declared), expected)
    words = _extract(tree, _STRICT_RULES)
    if len(words) < _SHORT:
        more = _extract(tree, _STRICT)
        words = more if len(more) > _MUCH_LONGER * len(words) else words
    words = _fuller(tree, words or _extract(tree, _USUAL), expected)
    whole_text = not declared.endswith(("…", "..."))
    return declared if whole_text and _is_much_fuller(declared, words) else words


def _is_much_fuller(text: str, than: str) -> bool:
    """Tell whether a text has so many more letters that the other is cut short."""
    return len(letters(text)) > _MUCH_LONGER * len(letters(than))


def _fuller(tree: Untyped, words: str, expected: Callable[[str], int]) -> str:
    """Return the strictest extraction with enough letters, else the fullest."""
    least = expected(words)
    if len(letters(words)) >= _HALF * least:
        return words
    for setting in (_STRICT, _USUAL, _ALL):
        more = _extract(tree, setting)
        if len(letters(more)) > len(letters(words)):
            words = more
        if len(letters(words)) >= _HALF * least:
            break
    return words


def _by_declared(tree: Untyped, declared: str) -> str:
    """Return the first extraction that has the text of the JSON-LD in as many lines.

    If none has, the words are hardly on the page, and the text of the JSON-LD is returned, unless
    the page has much more.
    """
    best, most, first = "", 0.0, ""
    for extraction in _extractions(tree):
        first = first or extraction
        covered = _covered(declared, extraction)
        if covered > most:
            best, most = extraction, covered
        if covered >= _COVERED:
            break
    if _is_much_fuller(first, declared):
        return best or first  # the JSON-LD has a summary
    whole = most >= _HIDDEN and 2 * best.count("\n") >= declared.count("\n")
    return best if whole else declared


def _extractions(tree: Untyped) -> Iterator[str]:
    """Extract with one setting after another, the strictest first."""
    for setting in (_STRICT_RULES, _STRICT, _USUAL, _ALL):
        yield _extract(tree, setting)


def _covered(declared: str, extraction: str) -> float:
    """Return the share of the declared text that an extraction has."""
    wanted, held = letters(declared), letters(extraction)
    grams = [wanted[start : start + _GRAM] for start in range(0, len(wanted) - _GRAM + 1, _GRAM)]
    return sum(gram in held for gram in grams) / len(grams) if grams else 0.0


def _extract(tree: Untyped, setting: dict[str, bool]) -> str:
    """Extract with trafilatura."""
    trafilatura = needed("trafilatura", "HTML")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are our messages
    try:
        extraction = trafilatura.bare_extraction(tree, include_comments=False, **setting)
    except FAULTS:
        return ""
    return extraction.text if extraction is not None and extraction.text else ""
