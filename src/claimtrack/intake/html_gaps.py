"""Gaps: what an extraction left out of an article although it belongs to it.

Extraction goes by the names of classes and by the share of links, so it drops leads in blocks that
are called teaser, paragraphs that are wholly a link, text that stands in no paragraph. What stands
among the kept paragraphs, in the elements that hold them, and reads like them, is of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimtrack.intake.html_flow import Stretch
from claimtrack.intake.library import Untyped

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = ("p", "div", "blockquote", "section", "article", "main", "body", "li", "pre", "dd")
_STOPPED = re.compile(r"[.!?…:।॥۔؟。！？][\"'”’»)\]]*\Z")
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related\w*|comments?|reply|respond|disqus|shar(?:e|ing)|social|follow|newsletter"
    r"|sign-?up|subscri\w*|promo\w*|advert\w*|ads?|sponsor\w*|sidebar|widget|recirc\w*|recommend\w*"
    r"|popular|trending|tags?|topics?|breadcrumbs?|nav\w*|menu|foot(?:er|note)?|cookies?|consent|modal"
    r"|popup|overlay|paywall|login|bio|author|byline|credits?|caption|copyright|hidden|sr-only|visually"
    r"|screen-reader\w*|print\w*|toolbar|pagination|pager|infobox|gallery|player|video|poll|quiz)"
    r"(?:$|[\s_-])"
)
_LABEL = re.compile(
    r"(?:read|see|watch|listen|more|also|related|next|click|sign up|subscribe|follow|share|photos?"
    r"|video|advertisement|copyright|©|all rights)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SENTENCE, _LONG_LINK, _LONG = 6, 12, 25
_LINKED, _MOSTLY_LINK = 0.5, 0.9
_LONGEST_WORD, _WORD = 15, 3


class Filled(Struct, frozen=True):
    """The places of an article in order, and which of those that were added is its standfirst."""

    places: list[int]
    standfirst: int | None = None


def with_gaps(page: Sequence[Stretch], kept: Sequence[int], title: int | None) -> Filled:
    """Add what an extraction left out of an article to what it kept.

    Args:
        page: everything a reader sees, in order.
        kept: the places of what was kept, in order.
        title: the place of the title, if it is above.
    """
    bodies = [place for place in kept if page[place].tag not in _HEADINGS]
    if not bodies:
        return Filled(list(kept))
    homes = _homes(page, bodies)
    inside = set(kept)
    first, last = bodies[0], bodies[-1]
    above = range(title + 1, first) if title is not None and title < first else range(first, first)
    lead = [place for place in above if _is_lead(page[place])]
    between = [place for place in range(first, last) if place not in inside]
    added = {place for place in between if _parent(page[place]) in homes and _reads_on(page[place])}
    added.update(place for place in lead if place not in inside)
    added.update(
        place
        for place in above
        if place not in inside
        and _parent(page[place]) in homes
        and _is_linked_sentence(page[place])
    )
    added.update(_tail(page, last, homes))
    headings = (place for place in between if page[place].tag in _HEADINGS)
    for place in sorted(headings, reverse=True):
        below = place + 1 in inside or place + 1 in added
        home = _parent(page[place])
        beside = not page[place].linked or home is _parent(page[place + 1])
        if below and beside and home in homes and _is_of_article(page[place]):
            added.add(place)
    alone = len(lead) == 1 and lead[0] not in inside and _parent(page[lead[0]]) not in homes
    return Filled(sorted(inside | added), lead[0] if alone else None)


def plain_lines(page: Sequence[Stretch]) -> str:
    """Return the plain paragraphs of a page, whatever the names of the elements around them.

    Only those in the elements that hold the most of them: others may be comments.
    """
    plain = [
        place
        for place, stretch in enumerate(page)
        if _is_plain(stretch) and not stretch.outside and not stretch.caption
    ]
    homes = _homes(page, plain, share=2) if plain else ()
    return "\n".join(page[place].text for place in plain if _parent(page[place]) in homes)


def plain_letters(page: Sequence[Stretch], kept: Sequence[int]) -> int:
    """Count the letters of the paragraphs that read like those of the article, each once.

    Args:
        page: everything a reader sees, in order.
        kept: the places of what was extracted. Paragraphs outside the element that marks up their
            article (of other articles on the page) do not count; for none, all do.
    """
    scope = _scope(page, kept)
    plain = {
        stretch.key
        for stretch in page
        if _is_plain(stretch)
        and (scope is None or scope in stretch.block.iterancestors())
        and _is_of_article(stretch)
    }
    return sum(map(len, plain))


def _words(stretch: Stretch) -> int:
    """Count the words of a passage; where none are apart, a few letters count as one."""
    words = len(stretch.text.split())
    return words if len(stretch.key) <= _LONGEST_WORD * words else len(stretch.key) // _WORD


def _is_plain(stretch: Stretch) -> bool:
    """Tell whether a passage is a paragraph of running text with a full stop."""
    return (
        stretch.tag in ("p", "blockquote")
        and _words(stretch) >= _LONG_LINK
        and stretch.linked < _LINKED * len(stretch.key)
        and bool(_STOPPED.search(stretch.text))
    )


def _scope(page: Sequence[Stretch], kept: Sequence[int]) -> Untyped:
    """Return the nearest element around the kept paragraphs that marks up an article, if any."""
    bodies = [place for place in kept if page[place].tag not in _HEADINGS]
    if not bodies:
        return None
    fullest = max(bodies, key=lambda place: len(page[place].key))
    for element in (page[fullest].block, *page[fullest].block.iterancestors()):
        if element.tag in ("article", "main") or element.get("itemprop") == "articleBody":
            return element
    return None


def _homes(page: Sequence[Stretch], bodies: Sequence[int], share: int = 10) -> set[Untyped]:
    """Return the elements that directly hold paragraphs, but those with too small a share."""
    letters: Counter[Untyped] = Counter()
    for place in bodies:
        letters[_parent(page[place])] += len(page[place].key)
    most = max(letters.values())
    return {home for home, count in letters.items() if home is not None and count * share >= most}


def _parent(stretch: Stretch) -> Untyped:
    """Return the element in which a passage stands: for text in no paragraph, its own block."""
    block = stretch.block
    if block is None or block.tag in ("body", "div", "article", "section", "main", "td"):
        return block
    around = block.getparent()
    return around.getparent() if block.tag == "li" and around is not None else around


def _is_lead(stretch: Stretch) -> bool:
    """Tell whether a passage between title and body is a sentence that leads in."""
    words = _words(stretch)
    return (
        stretch.tag in _TEXT
        and words >= _SENTENCE
        and bool(_STOPPED.search(stretch.text))
        and not _LABEL.match(stretch.text)
        and stretch.linked < _LINKED * len(stretch.key)
        and _is_of_article(stretch)
    )


def _reads_on(stretch: Stretch) -> bool:
    """Tell whether a passage among paragraphs is one: a sentence, or a link as long as one."""
    words, stopped = _words(stretch), bool(_STOPPED.search(stretch.text))
    if stretch.tag not in _TEXT or _LABEL.match(stretch.text):
        return False
    if stretch.tag == "li":
        enough = stretch.linked < _LINKED * len(stretch.key)
    elif stretch.linked >= _MOSTLY_LINK * len(stretch.key):
        enough = words >= _LONG_LINK or (stopped and words >= _SENTENCE)
    else:
        enough = words >= _SENTENCE and (stopped or words >= _LONG)
    return enough and _is_of_article(stretch)


def _is_linked_sentence(stretch: Stretch) -> bool:
    """Tell whether a passage is wholly a link, and a sentence with a full stop."""
    return (
        stretch.linked >= _MOSTLY_LINK * len(stretch.key)
        and bool(_STOPPED.search(stretch.text))
        and _reads_on(stretch)
    )


def _tail(page: Sequence[Stretch], last: int, homes: set[Untyped]) -> Iterator[int]:
    """Yield the paragraphs right below the last kept one, in the same element."""
    home = _parent(page[last])
    for place in range(last + 1, len(page)):
        stretch = page[place]
        if _parent(stretch) is not home or home not in homes or not _reads_on(stretch):
            return
        linked = stretch.linked and not _is_linked_sentence(stretch)
        if linked or stretch.tag != page[last].tag:
            return
        yield place


def _is_of_article(stretch: Stretch) -> bool:
    """Tell whether nothing around a passage says that it is something else."""
    if stretch.outside or stretch.caption or stretch.block is None:
        return False
    for element in (stretch.block, *stretch.block.iterancestors()):
        if element.tag in ("body", "html"):
            return True
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
        if _ELSEWHERE.search(marks) or element.get("hidden") is not None:
            return False
        if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
            return False
    return True
