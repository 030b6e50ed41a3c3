"""Hits of a full-text search: where the words are, and their spans."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class HitKind(StrEnum):
    """Where words can be found."""

    CLAIM = "claim"
    ARTICLE = "article"
    NOTE = "note"
    SOURCE = "source"


class Hit(Struct, frozen=True):
    """A text that holds the words, with the characters that they are.

    `key` is the number of the claim (of a note: of its claim), the article or the source; `about`
    is the claim, the title or the source that the text belongs to. `sentence` is the sentence of
    an article. `secret`: its words must not be shown outside the desk. `embargo` says
    until when its article, or the only ones that make its claim, are under embargo.
    """

    kind: HitKind
    key: int
    text: str
    spans: tuple[tuple[int, int], ...]
    about: str = ""
    sentence: int | None = None
    secret: bool = False
    embargo: str = ""
