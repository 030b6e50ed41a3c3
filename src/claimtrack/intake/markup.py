"""Markup: the words of an HTML fragment in a feed or list, passage by passage.

A fragment is all article, without navigation, so no library is needed. Tags are stripped, not
interpreted; anything that cannot be a tag is text. Whole pages belong to `html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from claimtrack.model.article import SentenceKind
from claimtrack.text.clean import one_line

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), SentenceKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), SentenceKind.CAPTION),
}
_BLOCK_NAMES = (
    "address|article|aside|blockquote|br|dd|div|dl|dt|figure|footer|form|header|hr|li|main|ol|p|pre"
    "|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split("|")) | frozenset(_KINDS)
_UNSEEN = ("script", "style", "template", "noscript")
_INLINE = "a|abbr|b|cite|code|em|font|i|img|q|s|small|span|strong|sub|sup|u|iframe|video|audio"
_LOOKS = re.compile(
    rf"<(?:{'|'.join(sorted(_BLOCKS))}|{_INLINE}|script|style)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?:[\s/][^<>]*)?>|<!--|<[!?][^<>]*>"
)


def is_markup(text: str) -> bool:
    """Tell a fragment of HTML from plain text: it has a known HTML tag."""
    return bool(_LOOKS.search(text))


def plain_words(text: str) -> str:
    """Return the words of a title or name that may have markup and entities, on one line."""
    words = (
        " ".join(words for words, _ in fragment_passages(text))
        if is_markup(text)
        else unescape(text)
    )
    return one_line(words)


def fragment_passages(fragment: str) -> Iterator[tuple[str, SentenceKind]]:
    """Yield the words between tags that begin a line, and their place in the layout.

    Entities are resolved; white space is kept, and may be all there is.
    """
    words: list[str] = []
    kind = SentenceKind.BODY
    at = 0
    while tag := _TAG.search(fragment, at):
        words.append(fragment[at : tag.start()])
        at = tag.end()
        name = (tag["name"] or "").casefold()
        if tag[0] == "<!--":
            at = _behind(fragment, "-->", at)
        elif name in _UNSEEN and not tag["end"]:
            at = _behind(fragment, f"</{name}[^<>]*>?", at)
        elif name in _BLOCKS:
            yield unescape("".join(words)), kind
            words = []
            kind = SentenceKind.BODY if tag["end"] else _KINDS.get(name, SentenceKind.BODY)
    yield unescape("".join([*words, fragment[at:]])), kind


def _behind(fragment: str, end: str, at: int) -> int:
    """Skip an invisible element; to the end if it is never closed."""
    close = re.compile(end, re.IGNORECASE).search(fragment, at)
    return close.end() if close else len(fragment)
