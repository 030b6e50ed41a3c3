"""The title of an HTML page, and the name of its site, which pages put into one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from urllib.parse import urlsplit

from claimtrack.intake.library import Untyped
from claimtrack.text.clean import one_line

_SUFFIX = re.compile(r"\s+(?:[|•·»:–—-]|::)\s+")
_BAR = re.compile(r"\s+(?:[|•»]|::)\s+")
_ENDS = " |•·»:–—-"
_SITE_WORDS, _LONGEST_SITE, _TITLE_WORDS = 5, 8, 3
_ENOUGH = 0.6
_SHORT_HOST = 4
_MOST_TITLES = 100
"""Titles and headings of a page that are held against each other."""


def headings(tree: Untyped) -> list[str]:
    """List the h1 headings."""
    return [line for heading in tree.iter("h1") if (line := one_line(" ".join(heading.itertext())))]


def site_name(stated: Iterable[str], titles: Sequence[str | None]) -> str | None:
    """Return the first stated name of a site that is one, without its motto.

    Args:
        stated: what the page calls its site or its publisher.
        titles: the titles of the page; one of them is no name.
    """
    for words in stated:
        name = _SUFFIX.split(one_line(words))[0]
        headline = any(title and name.casefold() == one_line(title).casefold() for title in titles)
        if name and not headline and len(name.split()) <= _LONGEST_SITE:
            return name
    return None


def site_in(whole: str, url: str | None, *titles: str | None) -> str | None:
    """Return the name of the site from an end of the page's full title.

    Args:
        whole: the content of its title element.
        url: its address, if it is known, which may hold the name.
        titles: the titles of the page, which leave the name over.
    """
    parts = _SUFFIX.split(whole)
    if len(parts) < 2:  # noqa: PLR2004
        return None
    for part in (parts[-1], parts[0]):
        if _is_site(part, None, url):
            return part
    own, last = whole[: whole.rindex(parts[-1])], parts[-1]
    if len(last.split()) > min(_SITE_WORDS, len(own.split())):
        return None
    named = any(title and alike(own, title) and not alike(title, last) for title in titles)
    return last if named and not any(last in (title or "") for title in titles) else None


def titles_of(
    whole: str, declared: Iterable[str], seen: Iterable[str], site: str | None, url: str | None
) -> tuple[str, ...]:
    """List the titles of a page: confirmed headings first, then declared titles.

    Args:
        whole: the content of its title element.
        declared: the titles in its JSON-LD and meta elements.
        seen: its h1 headings.
        site: the name of its site, if it is known.
        url: its address, if it is known.
    """
    raws = (*islice(dict.fromkeys(declared), _MOST_TITLES), whole)
    bare = [title for raw in raws if (title := _without_site(raw, site, url))]
    names = {site.casefold()} if site else set()
    if bare:
        names |= {part.casefold() for part in _SUFFIX.split(whole)[1:]} - {bare[0].casefold()}
    seen = islice(dict.fromkeys(seen), _MOST_TITLES)
    kept = [heading for heading in seen if heading.casefold() not in names]
    confirmed = [heading for heading in kept if any(alike(heading, title) for title in bare)]
    return tuple(dict.fromkeys([*(confirmed if bare else kept), *bare]))


def _without_site(raw: str, site: str | None, url: str | None) -> str:
    """Strip the name of the site from either end of a title, and sections behind bars."""
    title = one_line(raw)
    parts = _SUFFIX.split(title)
    if len(parts) > 1 and _is_site(parts[-1], site, url):
        title = title[: title.rindex(parts[-1])].rstrip(_ENDS)
        parts = parts[:-1]
    if len(parts) > 1 and _is_site(parts[0], site, url):
        title = title[len(parts[0]) :].lstrip(_ENDS)
    barred = _BAR.split(title)
    while (
        len(barred) > 1
        and len(barred[-1].split()) <= _SITE_WORDS
        and len(barred[0].split()) >= max(_TITLE_WORDS, len(barred[-1].split()) + 1)
    ):
        title = title[: title.rindex(barred.pop())].rstrip(_ENDS)
    return title


def _is_site(part: str, site: str | None, url: str | None) -> bool:
    """Tell whether a part of a title names its site, by what is known or by the address."""
    if site and alike(part, site):
        return True
    host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    name = re.sub(r"[\W_]+", "", part.casefold()).removeprefix("the")
    return len(name) >= _SHORT_HOST and name in re.sub(r"[\W_]+", "", host)


def alike(first_text: str, second_text: str) -> bool:
    """Tell whether two short texts have most of their words in common."""
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (first_text, second_text))
    if not first or not second:
        return False
    return len(first & second) >= _ENOUGH * min(len(first), len(second)) and len(
        first & second
    ) * 2 >= _ENOUGH * max(len(first), len(second))
