"""The metadata of an HTML page: title, author, date, site, language and its own address.

Read from JSON-LD first, which newsrooms maintain for search engines, then from meta elements, then
from the visible page. A field found in none of them stays empty.
"""

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
from claimtrack.intake.json_ld import Node, article_node, json_ld_nodes, names_of, text_of
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import web_address
from claimtrack.intake.metadata import Metadata
from claimtrack.intake.written import written_date
from claimtrack.text.clean import one_line

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHORS = (
    "author", "article:author", "byl", "byline", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "citation_author", "cxenseparse:author", "article.author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "publish-date", "publishdate", "publish_date", "published_time", "pubdate", "article.published",
    "citation_publication_date", "citation_date", "date.issued", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "og:article:published_time", "datecreated", "date",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "cre", "twitter:app:name:iphone")
_DESCRIPTIONS = ("description", "og:description", "twitter:description", "dc.description")

_ISO_DAY = re.compile(r"\s*(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?!\d)")
_DAY_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|\Z)"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_BY = re.compile(r"\A(?:(?:written |posted |story |words )?by|von|par|por)\b:?\s+", re.IGNORECASE)
_LOGIN = re.compile(r"[a-z\d]+(?:[-_.][a-z\d]+)*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|[<>{}|]|\A(?:admin|administrator|editor|author|staff|unknown|none|null|"
    r"undefined|true|false|facebook|twitter|webmaster)\Z",
    re.IGNORECASE,
)
_BYLINE_STYLE = re.compile(r"(?:^|[\s_-])(?:byline|author)s?(?:[-_]*name)?(?:$|\s)")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·–—]|\d|\b(?:published|updated|posted|on|in|at|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_NAMES = re.compile(rf"{_NAME}(?:(?:, | and | & | | de | van | von | bin | al ){_NAME}){{1,9}}")
_SUFFIX = re.compile(r"\s+(?:[|•·»:–—-]|::)\s+")
_LONGEST_NAME = 120
_SITE_WORDS = 5
_ENOUGH = 0.6


class Head(Struct, frozen=True):
    """The metadata of a page.

    `metadata` is for the record. `titles` are all forms of its title, the best first; `description`
    is its summary; `body` is the whole text from its JSON-LD, if it has it.
    """

    metadata: Metadata
    titles: tuple[str, ...] = ()
    description: str | None = None
    body: str | None = None


def read_head(tree: Untyped, address: str | None) -> Head:
    """Read the metadata of a page.

    Args:
        tree: the parsed page.
        address: where it was fetched from, if anywhere.
    """
    metas = _metas(tree)
    scripts = tree.iter("script")
    nodes = json_ld_nodes(
        script.text or ""
        for script in scripts
        if "ld+json" in (script.get("type") or "").casefold()
    )
    links = list(_own_addresses(tree, metas, address))
    node = article_node(nodes, links)
    url = next(iter(links), None) or web_address(text_of(node, "url"))
    whole = one_line(" ".join((tree.findtext(".//title") or "").split()))
    site = next(_told(metas, _SITES), None) or next(iter(names_of(node, "publisher", nodes)), None)
    site = site or _site_in(
        whole, text_of(node, "headline"), *metas.get("og:title", ()), *_headings(tree)
    )
    titles = _titles(tree, metas, node, site)
    return Head(
        Metadata(
            title=titles[0] if titles else None,
            url=url,
            publisher=one_line(site) if site else None,
            author=_authors(names_of(node, "author", nodes), site)
            or _authors(_told(metas, _AUTHORS), site)
            or _authors(_marked(tree, "author"), site)
            or _authors(_bylines(tree), site),
            published_on=_date(tree, metas, node, url or address),
            language=_language(tree, metas, node),
        ),
        titles,
        next(_told(metas, _DESCRIPTIONS), None) or text_of(node, "description"),
        text_of(node, "articleBody"),
    )


def _metas(tree: Untyped) -> dict[str, list[str]]:
    """Collect the contents of the meta elements by casefolded name."""
    by_name: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content") or ""
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(key) or "").strip().casefold()
            if name and content.strip():
                by_name.setdefault(name, []).append(one_line(content))
    return by_name


def _told(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    """Yield the contents of the first of some meta elements that is present."""
    for name in names:
        if name in metas:
            yield from metas[name]
            return


def _own_addresses(tree: Untyped, metas: dict[str, list[str]], base: str | None) -> Iterator[str]:
    """Yield the addresses a page declares as its own, likeliest first, a bare host last."""
    links = [link.get("href") for link in tree.iter("link") if _is_canonical(link)]
    addresses = [*links, *metas.get("og:url", ()), *metas.get("twitter:url", ())]
    full = [web_address(address, base) for address in addresses if address]
    yield from sorted(
        (address for address in full if address),
        key=lambda address: urlsplit(address).path in ("", "/"),
    )


def _is_canonical(link: Untyped) -> bool:
    """Tell whether a link element holds the page's own address."""
    return "canonical" in (link.get("rel") or "").casefold().split()


def _site_in(whole: str, *titles: str | None) -> str | None:
    """Return the name of the site from the end of the page's full title."""
    parts = _SUFFIX.split(whole)
    if len(parts) < 2 or len(parts[-1].split()) > _SITE_WORDS:  # noqa: PLR2004
        return None
    own = whole[: whole.rindex(parts[-1])]
    named = any(
        title and alike(own, title) and not alike(title, whole[len(own) :]) for title in titles
    )
    return parts[-1] if named and not any(parts[-1] in (title or "") for title in titles) else None


def _headings(tree: Untyped) -> list[str]:
    """List the h1 headings."""
    return [line for heading in tree.iter("h1") if (line := one_line(" ".join(heading.itertext())))]


def _titles(
    tree: Untyped, metas: dict[str, list[str]], node: Node, site: str | None
) -> tuple[str, ...]:
    """List the titles of a page: confirmed headings first, then declared titles."""
    whole = tree.findtext(".//title") or ""
    declared = [
        *filter(None, [text_of(node, "headline", "name")]),
        *(title for name in _TITLES for title in metas.get(name, ())),
        whole,
    ]
    declared = [title for raw in declared if (title := _without_site(one_line(raw), site))]
    headings = [
        heading for heading in _headings(tree) if not site or heading.casefold() != site.casefold()
    ]
    confirmed = [
        heading for heading in headings if any(alike(heading, title) for title in declared)
    ]
    if not declared:
        confirmed = headings
    return tuple(dict.fromkeys([*confirmed, *declared]))


def _without_site(title: str, site: str | None) -> str:
    """Strip the name of the site from the end of a title."""
    parts = _SUFFIX.split(title)
    if site and len(parts) > 1 and alike(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |•·»:–—-")
    return title


def alike(first_text: str, second_text: str) -> bool:
    """Tell whether two short texts have most of their words in common."""
    first, second = (set(re.findall(r"\w+", text.casefold())) for text in (first_text, second_text))
    if not first or not second:
        return False
    return len(first & second) >= _ENOUGH * min(len(first), len(second)) and len(
        first & second
    ) * 2 >= _ENOUGH * max(len(first), len(second))


def _authors(names: Iterable[str], site: str | None) -> str | None:
    """Join names, leaving out what is not a name, and the site's."""
    kept: list[str] = []
    for stated in names:
        name = _BY.sub("", one_line(stated)).strip(" ,;|")
        if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name) or _LOGIN.fullmatch(name):
            continue
        if site and name.casefold() == one_line(site).casefold():
            continue
        if name.casefold() not in {known.casefold() for known in kept}:
            kept.append(name)
    return ", ".join(kept) or None


def _marked(tree: Untyped, name: str) -> Iterator[str]:
    """Yield the words of the first adjacent elements marked up as a property."""
    every = tree.xpath("//*[@itemprop=$name or @rel=$name]", name=name)
    for element in every:
        if element.getparent() is not every[0].getparent():
            return  # further down are other authors: of comments and other stories
        inner = element.xpath(".//*[@itemprop='name']")
        yield " ".join(" ".join((inner[0] if inner else element).itertext()).split())


def _bylines(tree: Untyped) -> Iterator[str]:
    """Yield the names in the first element styled as a byline that has nothing else."""
    for element in tree.iter("p", "span", "div", "a", "address", "h3", "h4", "h5"):
        if not _BYLINE_STYLE.search((element.get("class") or "").casefold()):
            continue
        words = one_line(" ".join(element.itertext()))
        names = _AFTER_NAMES.split(_BY.sub("", words), maxsplit=1)[0].strip(" ,;|–—-")
        if _NAMES.fullmatch(names):
            yield names
            return


def _date(tree: Untyped, metas: dict[str, list[str]], node: Node, url: str | None) -> str | None:
    """Find the day a page was published."""
    stated = [text_of(node, "datePublished"), *_told(metas, _DATES), text_of(node, "dateCreated")]
    times = tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]")
    stated += [
        element.get("datetime") or element.get("content") or element.text_content()
        for element in times
    ]
    published = next((day for text in stated if text and (day := day_of(text))), None)
    in_address = _DAY_IN_ADDRESS.search(urlsplit(url or "").path)
    there = written_date("-".join(in_address.groups())) if in_address else None
    if there and (published is None or _next_to(there, published)):
        return there  # a stamp in UTC may be a day off from what readers saw
    if published:
        return published
    stamped = {
        day for element in tree.iter("time") if (day := day_of(element.get("datetime") or ""))
    }
    return stamped.pop() if len(stamped) == 1 else _found_date(tree)


def _found_date(tree: Untyped) -> str | None:
    """Find a date in unusual places with htmldate, which comes with trafilatura."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # its warnings are no news here
    htmldate = needed("htmldate", "HTML")
    try:
        day = htmldate.find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except FAULTS:
        return None
    return one_line(str(day)) if day else None


def _next_to(day: str, other: str) -> bool:
    """Tell whether two days are at most one apart."""
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= 1


def day_of(stated: str) -> str | None:
    """Read a day in the forms that pages use: ISO 8601, with or without a time, RFC 2822, words."""
    stamped = _ISO_DAY.match(stated)
    if stamped:
        return written_date("-".join(stamped.groups()))
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return written_date(one_line(stated))


def _language(tree: Untyped, metas: dict[str, list[str]], node: Node) -> str | None:
    """Find the language of a page, such as `en-GB`."""
    root = tree.getroottree().getroot()
    stated = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        *_told(metas, ("content-language", "language", "dc.language")),
        text_of(node, "inLanguage"),
        *_told(metas, ("og:locale",)),
    ]
    for value in stated:
        if value and _LANGUAGE.fullmatch(value.strip()):
            return one_line(value).replace("_", "-")
    return None
