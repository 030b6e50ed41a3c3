"""The metadata of an HTML page: title, author, date, site, language and its own address.

Read from JSON-LD first, which newsrooms maintain for search engines, then from meta elements, then
from the visible page. A field found in none of them stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from claimtrack.intake.html_authors import Authors, authors_of, bylines, marked
from claimtrack.intake.html_dates import Published, published_of
from claimtrack.intake.html_titles import headings, site_in, site_name, titles_of
from claimtrack.intake.json_ld import Node, article_node, json_ld_nodes, names_of, text_of
from claimtrack.intake.library import Untyped
from claimtrack.intake.manuscript import web_address
from claimtrack.intake.metadata import Metadata
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

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LARGE, _LONGEST_COUNT = 100, 7


class Head(Struct, frozen=True):
    """The metadata of a page.

    `metadata` is for the record. `titles` are all forms of its title, the best first; `description`
    is its summary; `body` is the whole text from its JSON-LD, if it has it, `words` how many words
    that says it has, and `free` whether it may be read without paying. `large` is a page of more
    than a few lines of HTML. `doubts` say in sentences on what the page disagrees with itself.
    """

    metadata: Metadata
    titles: tuple[str, ...] = ()
    description: str | None = None
    body: str | None = None
    words: int | None = None
    free: bool = True
    large: bool = False
    doubts: tuple[str, ...] = ()


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
    declared = [
        *filter(None, [text_of(node, "headline", "name")]),
        *(title for name in _TITLES for title in metas.get(name, ())),
    ]
    seen = headings(tree)
    stated = [*_told(metas, _SITES), *names_of(node, "publisher", nodes)]
    site = site_name(stated, declared) or site_in(whole, url or address, *declared, *seen)
    titles = titles_of(whole, declared, seen, site, url or address)
    linked, told = names_of(node, "author", nodes), _told(metas, _AUTHORS)
    sources = (linked, told, marked(tree, "author"), bylines(tree))
    authors = authors_of(sources, site)
    days = (text_of(node, "datePublished"), *_told(metas, _DATES), text_of(node, "dateCreated"))
    published = published_of(tree, days, url or address)
    return Head(
        Metadata(
            title=titles[0] if titles else None,
            url=url,
            publisher=site,
            author=authors.names,
            published_on=published.day,
            language=_language(tree, metas, node),
        ),
        titles,
        next(_told(metas, _DESCRIPTIONS), None) or text_of(node, "description"),
        text_of(node, "articleBody") or text_of(node, "text"),
        _count(node.get("wordCount")),
        str(node.get("isAccessibleForFree", True)).casefold() not in ("false", "0", "no"),
        sum(1 for _ in tree.iter("script", "div", "p")) > _LARGE,
        tuple(_doubts(authors, published)),
    )


def _doubts(authors: Authors, published: Published) -> Iterator[str]:
    """Say on what a page disagrees with itself."""
    if published.other:
        yield f"The page gives two dates: {published.day}, which was taken, and {published.other}."
    if authors.others:
        yield f"The page names two authors: {authors.names}, who was taken, and {authors.others}."


def _count(stated: object) -> int | None:
    """Return a number of words as pages state it."""
    digits = re.sub(r"\D", "", str(stated)) if isinstance(stated, int | str) else ""
    return int(digits) if 0 < len(digits) < _LONGEST_COUNT else None


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
