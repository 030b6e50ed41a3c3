"""The words on a page that belong to its article, and the kind of each passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.intake.html_flow import Stretch, letters
from claimtrack.intake.html_gaps import Filled, plain_letters, with_gaps
from claimtrack.intake.html_metadata import Head
from claimtrack.intake.html_titles import alike
from claimtrack.model.article import SentenceKind

Placed = tuple[Stretch, SentenceKind]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|sub-?title|sub-?head(?:er|ing|line)?|dek|deck)(?:$|[\s_-])"
)
_STOPPED = re.compile(r"[.!?…।॥۔؟。！？][\"'”’»)\]]*\Z")
_LABEL = re.compile(r"\A[^:]{1,24}:\s*")
_SHORT = 25
_CHUNK = 16
_MOSTLY = 0.6
_FOUND = 0.85
_LINKED = 0.9
_MOST_LINKS = 0.3
_CAPTION_WORDS = 5
_STANDFIRST_WORDS = 6
_HEADING_WORDS = 8
_MOST_WORDS = 90
_BYLINE = re.compile(
    r"(?:(?:written |words |story )?by:? .{2,80}"
    r"|(?:(?:first |last )?(?:published|updated|posted) )?"
    r"(?:on )?(?:\w+day,? )?(?:\w{3,9}\.? \d{1,2}|\d{1,2} \w{3,9}\.?),? \d{4}(?:[ ,|•·-].{0,30})?)",
    re.IGNORECASE,
)


def article_stretches(
    page: Sequence[Stretch], extracted: str, head: Head, *, whole: bool
) -> list[Placed]:
    """Find the words of an article on its page, and give each passage its kind.

    Args:
        page: everything a reader sees, in order.
        extracted: the words of the article, one passage per line; empty to take the whole page.
        head: the metadata of the page.
        whole: keep what looks like a link to another story.

    Returns:
        The title, then the passages in the order of the page. Words that are not on the page in the
        extracted form are kept as extracted.
    """
    if not letters(extracted):
        kept = list(range(len(page)))
    else:
        kept = _found(page, letters(extracted))
        words = sum(len(page[place].key) for place in kept)
        if words < _FOUND * len(letters(extracted)):
            page = [_as_extracted(line) for line in extracted.split("\n") if letters(line)]
            kept = list(range(len(page)))
    kept = [place for place in kept if not page[place].outside] or kept
    if not whole:
        kept = _without_links(page, kept)
    filled = Filled(kept)
    if not whole and letters(extracted):
        filled = with_gaps(page, kept, _title(page, kept, _names(head), head))
    return _placed(page, filled, head, whole=whole)


def expected_letters(page: Sequence[Stretch], extracted: str) -> int:
    """Count the letters that an extraction should have by the plain paragraphs of its page."""
    wanted = letters(extracted)
    return plain_letters(page, _found(page, wanted) if wanted else ())


def _names(head: Head) -> set[str]:
    """Return the titles of a page as they are looked for on it."""
    return {letters(title) for title in head.titles}


def _as_extracted(line: str) -> Stretch:
    """Make a stretch from a line that is not on the page in this form."""
    return Stretch("p", pieces=[(line.removeprefix("- "), ())])


def _found(page: Sequence[Stretch], wanted: str) -> list[int]:
    """Find the stretches that make up the wanted letters.

    From the bottom up: text above an article often repeats its title or its beginning, and the one
    nearest to the body is the real one.
    """
    kept: list[int] = []
    upto = len(wanted)
    for place in range(len(page) - 1, -1, -1):
        key = page[place].key
        begin = _place(key, wanted, upto) if key else -1
        if begin >= 0:
            kept.append(place)
            upto = begin
    return kept[::-1]


def _place(key: str, wanted: str, upto: int) -> int:
    """Find where a stretch begins among the wanted letters before a place, or -1.

    A short one must match exactly. A long one may have words that extraction dropped, such as dates
    and labels: most of it must be there, in order.
    """
    if len(key) < _SHORT:
        return upto - len(key) if wanted.endswith(key, 0, upto) else -1
    begin = wanted.rfind(key, 0, upto)
    if begin >= 0 or len(key) < 2 * _CHUNK:
        return begin
    first, chunks, least = -1, 0, 0
    for offset in range(len(key) - _CHUNK, -1, -_CHUNK):
        begin = wanted.rfind(key[offset : offset + _CHUNK], least, upto)
        if begin >= 0:
            least = max(0, begin - offset - _CHUNK)
            first, upto, chunks = max(0, begin - offset), begin, chunks + 1
    return first if chunks * _CHUNK >= _MOSTLY * len(key) else -1


def _without_links(page: Sequence[Stretch], kept: list[int]) -> list[int]:
    """Leave out what only leads elsewhere: passages that are all link, headings above nothing.

    If there are many of them, the article consists of links, and all stay.
    """
    leading = {place for place in kept if _leads_away(page[place])}
    if len(leading) <= _MOST_LINKS * len(kept):
        kept = [place for place in kept if place not in leading]
    while len(kept) > 1 and page[kept[-1]].tag in _HEADINGS:
        kept = kept[:-1]
    return kept


def _leads_away(stretch: Stretch) -> bool:
    """Tell whether a passage is only a link and not a sentence; lists may consist of links."""
    if stretch.tag in (*_HEADINGS, "li") or stretch.caption or not stretch.linked:
        return False
    text = stretch.text
    return stretch.linked >= _LINKED * len(letters(_LABEL.sub("", text))) and not _STOPPED.search(
        text
    )


def _placed(page: Sequence[Stretch], filled: Filled, head: Head, *, whole: bool) -> list[Placed]:
    """Give the kept passages their kinds, with the title above and captions in between."""
    kept = filled.places
    names = _names(head)
    title = _title(page, kept, names, head)
    placed: list[Placed] = []
    if title is not None:
        placed.append((page[title], SentenceKind.TITLE))
    elif head.titles and not whole:
        placed.append((Stretch("h1", pieces=[(head.titles[0], ())]), SentenceKind.TITLE))
    if not kept:
        return placed
    inside, in_head, seen = set(kept), True, set(names)
    for place in range(kept[0] if title is None else min(title, kept[0]), kept[-1] + 1):
        stretch = page[place]
        kind = _kind(stretch, in_head, place in inside)
        if place == filled.standfirst:
            kind = SentenceKind.STANDFIRST
        if kind is None or stretch.key in seen:
            continue
        if kind is not SentenceKind.BODY:
            seen.add(stretch.key)
        placed.append((stretch, kind))
        in_head = in_head and kind is not SentenceKind.BODY
    return placed


def _title(page: Sequence[Stretch], kept: list[int], names: set[str], head: Head) -> int | None:
    """Find the title on the page: the heading nearest to the body that matches one of its names."""
    top = next((place for place in kept if page[place].tag not in _HEADINGS), len(page))
    above = [place for place in range(top) if page[place].tag in _HEADINGS]
    for place in reversed(above):
        if page[place].key in names:
            return place
    for place in reversed(above):
        if page[place].tag == "h1" and any(alike(page[place].text, title) for title in head.titles):
            return place
    near = [*range(top), *(place for place in kept if page[place].tag in _HEADINGS)]
    return next((place for place in near if page[place].key in names), None)


def _kind(stretch: Stretch, in_head: bool, inside: bool) -> SentenceKind | None:
    """Classify a passage; None if it is not part of the article."""
    words = len(stretch.text.split())
    if stretch.caption:
        unlinked = words >= _CAPTION_WORDS and stretch.linked < _LINKED * len(stretch.key)
        return SentenceKind.CAPTION if inside or (unlinked and words <= _MOST_WORDS) else None
    if in_head and _STANDFIRST_WORDS <= words <= _MOST_WORDS and not stretch.linked:
        heading = stretch.tag in _HEADINGS
        if _STANDFIRST.search(stretch.marks) or (inside and heading and words > _HEADING_WORDS):
            return SentenceKind.STANDFIRST
    if not inside:
        return None
    if in_head and _BYLINE.fullmatch(stretch.text):
        return SentenceKind.BYLINE
    return SentenceKind.HEADING if stretch.tag in _HEADINGS else SentenceKind.BODY
