"""Layout: what each block of a page is for, from title to caption.

Rules read the page as a sub-editor would: what comes before the first paragraph, what stands apart
without a full stop. They look at shape and a few set phrases, never at the topic, and every block
gets exactly one kind. When in doubt a block is body text, which is read most closely.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile

from claimtrack.model.article import SentenceKind
from claimtrack.split.boilerplate import caught_by
from claimtrack.split.lines import Block

_HEAD = 14
"""Blocks from the top in which title, standfirst, byline and dateline are searched."""

_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_STANDFIRST = 120, 200, 320
_HEADING_WORDS = 16
_STANDFIRSTS = 3
_STANDFIRST_WORDS = 6
_HEADINGS_IN_A_ROW = 2
_PULLED = range(30, 301)
"""How long a pull quote is, in characters."""
_MOST_PULLED = 40
"""The most pull quotes to find on one page."""

_ENDED = re.compile(r"[.!?…:;,।॥۔؟。！？።፧፨։။།។៕][\"'”“’»)\]*_]*\Z")
_ASKED = re.compile(r"[?!؟？！][\"'”’»)*_]*\Z")
_OPENING = "\"'“‘«([*_¿¡"

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{4}}-\d\d-\d\d|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_CAPPED = r"(?-i:[A-ZÀ-ÖØ-Þ][\w'’.-]*)"
_BYLINE = re.compile(
    rf"(?:(?:written |reported |edited |story |words |text )?by:?|authors?:|reporters?:)"
    rf" {_CAPPED}(?:(?:,? and| &|,| de| van| von| bin| al)? {_CAPPED}){{0,7}}"
    r"(?: ?[|,•·] ?.{0,60})?"
    rf"|(?:(?:first |last )?(?:published|updated|posted|modified)|date)\b"
    rf" ?:?.{{0,20}}\b{_DAY}.{{0,60}}"
    rf"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{_DAY}(?:,? \d{{4}})?"
    r"(?:[ ,|•·]+.{0,30})?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[]?(?:additional )?(?:reporting|writing|compiled|edited|written) by .{2,120}"
    r"(?:; ?(?:additional |editing|writing).{2,120})?[)\]]?",
    re.IGNORECASE,
)
"""Who reported and edited a story, as agencies put it under one."""
_QUOTED = re.compile(r"[\"“„«‘'](?P<words>[^\"“”„«»]+)[\"”“»’'](?: ?[-–—] ?[^\"“”„«»]{2,60})?")
_CAPTION = re.compile(
    r"(?:file (?:photo|picture|image|pic)|photo(?:graph)?|picture|image|caption|representational"
    r"(?: image| picture)?|illustration|graphic|pictured)\b ?(?:credit|courtesy|source)?s?"
    r"(?::| by | above\b| below\b|$).*"
    r"|.*[(\[|/–—-] ?(?:file|(?:file )?(?:photo|image|picture|credit|illustration)s?\b.{0,60}"
    r"|[\w .]{0,30}(?:reuters|getty images|afp|pti|ani|epa|ap) ?(?:photo|file)?)[)\]]?",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_CAPTION = 300
_PLACE = rf"{_CAPPED}(?: {_CAPPED}){{0,3}}(?:[,/] ?{_CAPPED}(?: {_CAPPED}){{0,2}})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, {_DAY}(?:,? \d{{4}})?)?(?: ?\([\w .]{{2,20}}\))?:", re.IGNORECASE
)
_RUN_IN = re.compile(
    rf"(?-i:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*){{0,3}})"
    r"(?:, [\w. ]{2,20}?)??"
    rf"(?:,? {_DAY}(?:,? \d{{4}})?)?(?: ?\([\w .]{{2,20}}\))?(?: [-–—]{{1,2}}|:)(?= )",
    re.IGNORECASE,
)


def folded(text: str) -> str:
    """Fold a title for comparison, ignoring compatibility forms, case, dashes and spaces."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", " ", flat).strip()


def run_in_dateline(text: str) -> int:
    """Return the length of a dateline that opens a paragraph ("LONDON (AP) —"), or 0."""
    dateline = _RUN_IN.match(text)
    return dateline.end() if dateline else 0


def layout(
    page: Sequence[Block], title: str, publisher: str | None
) -> list[tuple[SentenceKind, str | None]]:
    """Classify each block.

    Args:
        page: the blocks of one page, in order.
        title: the title as far as known, else empty.
        publisher: the outlet's name, which titles often have after a dash.

    Returns:
        A kind for each block, with the name of the rule if it is boilerplate.
    """
    rules = [caught_by(block.text) for block in page]
    kinds: list[SentenceKind | None] = [
        SentenceKind.BOILERPLATE if rule else None for rule in rules
    ]
    for place, block in enumerate(page):
        if kinds[place] is None and len(block.text) <= _LONGEST_CAPTION:
            if _CAPTION.fullmatch(block.text):
                kinds[place] = SentenceKind.CAPTION
            elif (place < _HEAD and _BYLINE.fullmatch(block.text)) or _CREDIT.fullmatch(block.text):
                kinds[place] = SentenceKind.BYLINE
    titles = _titles(page, kinds, title, publisher)
    for place in titles:
        kinds[place] = SentenceKind.TITLE
    _mark_head(page, kinds, titles)
    _mark_pull_quotes(page, kinds)
    _mark_headings(page, kinds)
    return [(kind or SentenceKind.BODY, rule) for kind, rule in zip(kinds, rules, strict=True)]


def _titles(
    page: Sequence[Block], kinds: Sequence[SentenceKind | None], title: str, publisher: str | None
) -> list[int]:
    """Find the title and its repeats. A page of one block has none: the block is a statement."""
    free = [place for place, kind in enumerate(kinds) if kind is None]
    if len(free) <= 1 and not any(page[place].level for place in free):
        return []
    wanted = {folded(title), folded(f"{title} {publisher or ''}")} - {""}
    first = next(
        (
            place
            for place in free
            if place < _HEAD and folded(page[place].text) in wanted and _unended(page[place])
        ),
        next((place for place in free if page[place].level == 1), None),
    )
    if first is None:
        first = next(iter(free), None)
        if first is None or page[first].item or not _titular(page[first]):
            return []
    name = folded(page[first].text)
    return [place for place in free if folded(page[place].text) == name]


def _unended(block: Block) -> bool:
    """Tell whether a block lacks a sentence's end, or is marked as a heading."""
    return block.level > 0 or not _ENDED.search(block.text) or bool(_ASKED.search(block.text))


def _titular(block: Block) -> bool:
    """Tell whether a block is shaped like a title; unlike a heading it may end in ? or !."""
    return len(block.text) <= _LONGEST_TITLE and _unended(block) and _capital(block.text)


def _capital(text: str) -> bool:
    """Tell whether a text begins with anything but a small letter."""
    first = text.lstrip(_OPENING)[:1]
    return bool(first) and not first.islower()


def _mark_head(
    page: Sequence[Block], kinds: list[SentenceKind | None], titles: Sequence[int]
) -> None:
    """Mark the dateline and the standfirsts: short blocks between the title and the head's end.

    The head ends with the last dateline, byline or repeat of the title near the top. Without one,
    a line right under the title is a standfirst only if it lacks a full stop or the body repeats
    it.
    """
    top = titles[0] + 1 if titles else 0
    head = range(top, min(len(page), top + _HEAD))
    for place in head:
        if kinds[place] is None and _DATELINE.fullmatch(page[place].text):
            kinds[place] = SentenceKind.DATELINE
            break
    if not titles:
        return
    ends = (SentenceKind.DATELINE, SentenceKind.BYLINE, SentenceKind.TITLE)
    short = list(takewhile(lambda place: len(page[place].text) <= _LONGEST_STANDFIRST, head))
    last = max((place for place in short if kinds[place] in ends), default=top)
    between = [place for place in range(top, last) if kinds[place] is None]
    if between and len(between) <= _STANDFIRSTS:
        for place in between:
            kinds[place] = SentenceKind.STANDFIRST
    elif not between:
        under = next((place for place in short if kinds[place] is None), None)
        if under is not None and _stands_first(page, under):
            kinds[under] = SentenceKind.STANDFIRST


def _stands_first(page: Sequence[Block], place: int) -> bool:
    """Tell whether the block under a title is a standfirst although nothing ends the head."""
    block = page[place]
    if block.level or block.item or place + 1 >= len(page):
        return False
    if not _ENDED.search(block.text):
        return len(block.text.split()) >= _STANDFIRST_WORDS
    opening = folded(block.text)
    return any(folded(later.text).startswith(opening) for later in page[place + 1 : place + _HEAD])


def _mark_pull_quotes(page: Sequence[Block], kinds: list[SentenceKind | None]) -> None:
    """Mark pull quotes: blocks in quotation marks whose words a paragraph repeats."""
    count = 0
    paragraphs: list[str] | None = None
    for place, block in enumerate(page):
        if kinds[place] is not None or len(block.text) not in _PULLED or count == _MOST_PULLED:
            continue
        quoted = _QUOTED.fullmatch(block.text)
        if not quoted:
            continue
        count += 1
        paragraphs = paragraphs or [folded(other.text) for other in page]
        words = folded(quoted["words"])
        if any(
            words in other and len(other) > len(paragraphs[place])
            for at, other in enumerate(paragraphs)
            if at != place
        ):
            kinds[place] = SentenceKind.PULL_QUOTE


def _mark_headings(page: Sequence[Block], kinds: list[SentenceKind | None]) -> None:
    """Mark headings: short lines without a full stop that stand apart above body text.

    Three in a row are a list of statements, not headings.
    """
    crowded = not any(block.apart for block in page)
    row: list[int] = []
    for place, block in enumerate(page):
        if kinds[place] is not None:
            continue
        if block.level:
            kinds[place] = SentenceKind.HEADING
        elif (block.apart or crowded) and not block.item and _heading_like(block.text):
            row.append(place)
            continue
        elif len(row) <= _HEADINGS_IN_A_ROW:
            for heading in row:
                kinds[heading] = SentenceKind.HEADING
        row = []


def _heading_like(text: str) -> bool:
    """Tell whether a line is shaped like a heading."""
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= _HEADING_WORDS
        and not _ENDED.search(text)
        and _capital(text)
        and any(character.isalpha() for character in text)
    )
