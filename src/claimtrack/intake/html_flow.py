"""The flow of an HTML page: its visible words in order, cut where a browser would begin a line.

Knows nothing of articles: navigation and body are the same here; `html` distinguishes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import Note, Piece, web_address
from claimtrack.model.article import RemarkKind

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body caption center dd details dialog div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol
        option p pre section summary table tbody td tfoot th thead tr ul""",
    )
)
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        """head script style noscript template svg math iframe object embed select textarea audio
        video canvas map datalist title""",
    )
)
_CAPTIONED = re.compile(r"caption(?:$|[\s_-])|caption[_-]?text")
_OUTSIDE = frozenset(("nav", "footer", "aside", "menu", "button", "label"))
_APART = frozenset(("span", "cite", "small", "a"))
_CELLS = ("td", "th")
_LONGEST_RECORD = 300
_BREAK = "\v"
_NO_LETTERS = re.compile(r"[\W_]+")
_STOPPED = re.compile(r"[.!?…:;।॥۔؟。！？][\"'”’»)\]]*\s*\Z")


@dataclass
class Stretch:
    """Words that belong together on a page.

    `tag` is that of the block element that holds them, `around` that element and some that hold it,
    the nearest last, `caption` whether they are a picture's caption, `outside` whether they are in
    navigation or the footer. A piece that is a link has a note, even without a target.
    """

    tag: str
    around: tuple[Untyped, ...] = ()
    caption: bool = False
    outside: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def block(self) -> Untyped:
        """The block element that holds the words, if any does."""
        return self.around[-1] if self.around else None

    @cached_property
    def marks(self) -> str:
        """The classes and properties of what is around it."""
        names = [each.get(name) or "" for each in self.around for name in ("class", "itemprop")]
        return " ".join(names).casefold()

    @cached_property
    def text(self) -> str:
        """The words without links, on one line."""
        return " ".join("".join(words for words, _ in self.pieces).split())

    @cached_property
    def key(self) -> str:
        """Its letters and digits only, to find it regardless of spacing."""
        return letters(self.text)

    @cached_property
    def linked(self) -> int:
        """The number of its letters in links."""
        return sum(len(letters(words)) for words, notes in self.pieces if notes)


def letters(text: str) -> str:
    """Keep only the letters and digits of a text, ignoring case."""
    return _NO_LETTERS.sub("", text).casefold()


def flow(tree: Untyped, address: str | None, *, targets: bool = False) -> list[Stretch]:
    """List what a reader sees on a page, from top to bottom.

    Args:
        tree: the parsed page.
        address: the address of the page, to complete the addresses of its links.
        targets: whether the addresses of links are wanted.
    """
    return [stretch for stretch in _Walk(address, targets=targets).stretches(tree) if stretch.text]


class _Walk:
    """A walk through one page."""

    def __init__(self, address: str | None, *, targets: bool) -> None:
        self._address = address
        self._targets = targets
        self._blocks: list[Untyped] = []
        self._link: Note | None = None
        self._unseen = 0
        self._captions = 0
        self._outside = 0
        self._records: set[Untyped] = set()
        self._open = Stretch("body")

    def stretches(self, tree: Untyped) -> Iterator[Stretch]:
        """Yield the stretches as they end."""
        for event, element in needed("lxml.etree", "HTML").iterwalk(tree, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                yield from self._begin(element, tag)
            else:
                yield from self._finish(element, tag)
        yield from self._flushed()

    def _begin(self, element: Untyped, tag: str) -> Iterator[Stretch]:
        """Enter an element."""
        self._unseen += tag in _UNSEEN
        self._captions += _is_caption(element, tag)
        self._outside += tag in _OUTSIDE
        if tag == "tr" and _is_record(element):
            self._records.add(element)
        if self._is_block(element, tag):
            yield from self._flushed()
            self._blocks.append(element)
            self._open = self._fresh()
        elif tag == "br":
            self._say(_BREAK)
        elif tag in _CELLS and self._open.pieces:
            self._say(" | ")
        elif tag == "a" and element.get("href"):
            url = web_address(element.get("href"), self._address) if self._targets else None
            self._link = Note(RemarkKind.LINK, url=url)
        if tag:
            self._say(" " if self._captions and tag in _APART else None)
            self._say(element.text)

    def _finish(self, element: Untyped, tag: str) -> Iterator[Stretch]:
        """Leave an element."""
        if tag == "a":
            self._link = None
        if self._is_block(element, tag):
            yield from self._flushed()
            self._blocks.pop()
        self._captions -= _is_caption(element, tag)
        self._outside -= tag in _OUTSIDE
        self._unseen -= tag in _UNSEEN
        if self._is_block(element, tag):
            self._open = self._fresh()
        self._say(" " if self._captions and tag in _APART else None)
        self._say(element.tail)

    def _is_block(self, element: Untyped, tag: str) -> bool:
        """Tell whether an element begins a line; the cells of a record share one."""
        return tag in _BLOCKS and not (tag in _CELLS and element.getparent() in self._records)

    def _say(self, words: str | None) -> None:
        """Add words to the open stretch."""
        if words and not self._unseen:
            words = words if words is _BREAK else words.replace(_BREAK, " ")
            self._open.pieces.append((words, (self._link,) if self._link else ()))

    def _fresh(self) -> Stretch:
        """Open a stretch in the current block."""
        around = tuple(self._blocks[-3:])
        tag = around[-1].tag if around else "body"
        return Stretch(tag, around, self._captions > 0, self._outside > 0)

    def _flushed(self) -> Iterator[Stretch]:
        """Close the open stretch, cutting it at line breaks that end a sentence."""
        closed, self._open = self._open, self._fresh()
        pieces: list[Piece] = []
        for broken, run in groupby(closed.pieces, key=lambda piece: piece[0] is _BREAK):
            some = list(run)
            if not broken:
                opening = "".join(words for words, _ in some).lstrip()
                if pieces and not (opening[:1].islower() and not _stopped(pieces)):
                    yield replace(closed, pieces=pieces)
                    pieces = []
                if pieces:
                    pieces.append((" ", ()))
                pieces.extend(some)
        if pieces:
            yield replace(closed, pieces=pieces)


def _stopped(pieces: list[Piece]) -> bool:
    """Tell whether some words end as a sentence does."""
    return bool(_STOPPED.search("".join(words for words, _ in pieces[-3:])))


def _is_caption(element: Untyped, tag: str) -> bool:
    """Tell whether an element holds the words under a picture."""
    if tag in ("figcaption", "caption"):
        return True
    return tag in ("p", "div", "span", "dd") and bool(
        _CAPTIONED.search((element.get("class") or "").casefold())
    )


def _is_record(row: Untyped) -> bool:
    """Tell whether a row of a table has short entries rather than being layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) <= 1 or any(
        element.tag in _BLOCKS for cell in cells for element in cell.iterdescendants()
    ):
        return False
    return sum(len("".join(cell.itertext())) for cell in cells) <= _LONGEST_RECORD
