"""When an HTML page was published."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from msgspec import Struct

from claimtrack.intake.html_body import FAULTS
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.written import written_date
from claimtrack.text.clean import one_line

_ISO_DAY = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_ISO_MONTH = re.compile(r"\s*(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?\s*")
_DAY_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\Z)"
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:infobox|footer|foot|copyright|legal|sidebar|comments?|related|references?|vcard|bday)"
    r"(?:$|[\s_-])"
)
_ASIDE_TAGS = frozenset(("footer", "aside", "nav"))


class Published(Struct, frozen=True):
    """The day a page was published, and another that it states somewhere else."""

    day: str | None = None
    other: str | None = None


def published_of(tree: Untyped, stated: Iterable[str | None], url: str | None) -> Published:
    """Find the day a page was published.

    Args:
        tree: the parsed page.
        stated: what its JSON-LD and meta elements say, the most reliable first. A whole day is more
            specific than a month or a year.
        url: its address, if it is known.
    """
    times = tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")
    every = [text for text in stated if text]
    every += [
        element.get("datetime") or element.get("content") or element.text_content()
        for element in times
        if not _is_aside(element)
    ]
    days = [day for text in every if (day := day_of(text))]
    published = next(iter(days), None)
    in_address = _DAY_IN_ADDRESS.search(urlsplit(url or "").path)
    there = written_date("-".join(in_address.groups())) if in_address else None
    if there and (published is None or _next_to(there, published)):
        published = there  # a stamp in UTC may be a day off from what readers saw
    if published:
        other = next((day for day in days if not _next_to(day, published)), None)
        return Published(published, other)
    stamped = {
        day
        for element in tree.iter("time")
        if not _is_aside(element) and (day := day_of(element.get("datetime") or ""))
    }
    found = stamped.pop() if len(stamped) == 1 else _found(tree)
    months = (text.strip() for text in every if _ISO_MONTH.fullmatch(text))
    return Published(found or next(months, None))


def day_of(stated: str) -> str | None:
    """Read a day in the forms that pages use: ISO 8601, with or without a time, RFC 2822, words."""
    stamped = _ISO_DAY.match(stated)
    if stamped:
        return written_date("-".join(stamped.groups()))
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return written_date(one_line(stated))


def _found(tree: Untyped) -> str | None:
    """Find a date in unusual places with htmldate, but not in the foot of a page or an infobox."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # its warnings are no news here
    htmldate = needed("htmldate", "HTML")
    page = deepcopy(tree)
    for element in list(
        page.iter(*_ASIDE_TAGS, "table", "div", "section", "p", "span", "ul", "li")
    ):
        if element.getparent() is not None and _is_marked_aside(element):
            element.drop_tree()
    try:
        day = htmldate.find_date(page, extensive_search=False, original_date=True)
    except FAULTS:
        return None
    return one_line(str(day)) if day else None


def _is_aside(element: Untyped) -> bool:
    """Tell whether an element stands in a part of the page that is not about the article."""
    return any(map(_is_marked_aside, _around(element)))


def _around(element: Untyped) -> Iterator[Untyped]:
    """Yield an element and what is around it."""
    yield element
    yield from element.iterancestors()


def _is_marked_aside(element: Untyped) -> bool:
    """Tell whether an element itself is marked as such a part; the foot of an article is not."""
    if element.tag == "footer" and next(element.iterancestors("article"), None) is not None:
        return False
    if element.tag in _ASIDE_TAGS or element.get("role") == "contentinfo":
        return True
    if element.tag in ("body", "html", "article", "main"):
        return False
    return bool(_ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}".casefold()))


def _next_to(day: str, other: str) -> bool:
    """Tell whether two days are at most one apart."""
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= 1
