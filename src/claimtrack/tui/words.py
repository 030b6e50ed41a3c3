"""Putting words on the screen: literal text cut to a length, and lines of Textual content.

Everything that came from outside passes here as plain text; nothing is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from claimtrack.text.clean import one_line

LONG = 600
"""How many characters of one text a card shows; the article itself shows them all."""

QUIET = "dim"
"""The style of what stands beside the words that matter."""

Span = tuple[int, int]
Part = str | tuple[str, str] | Content


def line(*parts: Part) -> Content:
    """One line: plain words, or pairs of words and their style."""
    return Content.assemble(*(part for part in parts if part))


def lines(parts: Iterable[Content]) -> Content:
    """Lines beneath each other."""
    return Content("\n").join(list(parts))


def heading(words: str, aside: str = "") -> Iterator[Content]:
    """A heading on a card, after an empty line."""
    yield Content("")
    yield line((words, "bold $text-accent"), (aside, QUIET))


def short(text: str, most: int = LONG) -> str:
    """A text on one line, cut to `most` characters."""
    words = one_line(text[: most * 4])
    if len(words) <= most and len(text) <= most * 4:
        return words
    return f"{words[: most - 1].rstrip()}…"


def dotted(*parts: str | None) -> str:
    """The parts that there are, with dots between."""
    return " · ".join(part for part in parts if part)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 claim`, `2 claims`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def highlighted(
    text: str, spans: Sequence[Span | None], style: str = "reverse", *, most: int = LONG
) -> Content:
    """A text on as many lines as it has, with some of its characters in another style.

    Args:
        text: any text.
        spans: from and to, in characters of `text`; None and what lies outside are left out.
        style: the style of those characters.
        most: how many characters are shown.
    """
    shown = text[:most] + ("…" if len(text) > most else "")
    content = Content(shown.replace("\n", " "))
    for span in spans:
        if span is not None and 0 <= span[0] < span[1] <= len(shown):
            content = content.stylize(style, span[0], span[1])
    return content
