"""The text of an article as its page's JSON-LD has it, made into lines of plain words.

Publishers fill it from their own systems: with entities, often escaped twice, with tags, or in
Markdown. All of that goes before it is held against the page or taken in its place.
"""

from __future__ import annotations

import re
from html import unescape

from claimtrack.intake.library import needed
from claimtrack.intake.markup import fragment_passages, is_markup

_ESCAPED = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^[ ]{0,3}#{1,6}[ ]\S|(?<!\*)\*\*(?=\S)[^*\n]+(?<=\S)\*\*(?!\*)|(?<!_)__(?=\S)[^_\n]+__(?!_)"
    r"|!?\[[^\[\]\n]+\]\((?:https?:|/|#|mailto:)[^()\s]*\)|^[ ]{0,3}>[ ]\S"
    r"|^[ ]{0,3}[*+-][ ]\S.*\n[*+-][ ]",
    re.MULTILINE,
)
_TWICE = 2


def declared_lines(body: str | None) -> str:
    """Make lines of plain words of a text in JSON-LD, one a passage; empty for none."""
    text = (body or "").replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(_TWICE):
        if is_markup(text) or "</" in text:
            text = "\n".join(words for words, _ in fragment_passages(text))
        elif _ESCAPED.search(text):
            text = unescape(text)
    if _MARKDOWN.search(text):
        text = _without_marks(text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_marks(text: str) -> str:
    """Return the words of Markdown: what links and emphasis are on, items with their numbers."""
    markdown = needed("markdown_it", "Markdown in JSON-LD").MarkdownIt(
        "commonmark", {"html": False}
    )
    lines: list[str] = []
    number = ""
    for token in markdown.parse(text):
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            words = "".join(_words(inner) for inner in token.children or ())
            lines.append(number + words)
            number = ""
        elif token.type in ("code_block", "fence"):
            lines.append(token.content)
    return "\n".join(lines)


def _words(token: object) -> str:
    """Return the words of a part of a line; a picture has none."""
    kind = getattr(token, "type", "")
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return (
        str(getattr(token, "content", "")) if kind in ("text", "code_inline", "html_inline") else ""
    )
