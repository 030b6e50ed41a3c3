"""Who wrote an HTML page: a person over a desk, the fuller over the vaguer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from claimtrack.intake.library import Untyped
from claimtrack.intake.metadata import without_reading_time
from claimtrack.text.clean import one_line

_BY = re.compile(r"\A(?:(?:written |posted |story |words )?by|von|par|por)\b:?\s+", re.IGNORECASE)
_LOGIN = re.compile(r"[a-z\d]+(?:[-_.][a-z\d]+)*")
_NO_NAME = re.compile(
    r"https?:|www\.|@|[<>{}|]|\A(?:admin|administrator|editor|author|staff|unknown|none|null|"
    r"undefined|true|false|facebook|twitter|webmaster)\Z",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:staff|editors?|editorial|newsroom|news desk|desk|team|redaktion|rédaction|redacción|"
    r"redazione|redação|agency|agencies|wires?|reuters|afp|dpa|ap|associated press|press|news)\b",
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
_LONGEST_NAME = 120


class Authors(Struct, frozen=True):
    """The authors of a page, and those that it names elsewhere instead."""

    names: str | None = None
    others: str | None = None


def authors_of(sources: Iterable[Iterable[str]], site: str | None) -> Authors:
    """Return the authors of a page.

    Args:
        sources: the names in its JSON-LD, its meta elements, its markup and its bylines, the most
            reliable first. A person in a later one is more specific than a desk in an earlier one.
        site: the name of the site, which is no author.
    """
    stated = [names for source in sources if (names := _joined(source, site))]
    people = [names for names in stated if not _DESK.search(names)]
    taken = next(iter(people or stated), None)
    known = _words(taken or "")
    other = next((names for names in people if not _words(names) & known), None)
    return Authors(taken, other)


def marked(tree: Untyped, name: str) -> Iterator[str]:
    """Yield the words of the first adjacent elements marked up as a property."""
    every = tree.xpath("//*[@itemprop=$name or @rel=$name]", name=name)
    for element in every:
        if element.getparent() is not every[0].getparent():
            return  # further down are other authors: of comments and other stories
        inner = element.xpath(".//*[@itemprop='name']")
        yield " ".join(" ".join((inner[0] if inner else element).itertext()).split())


def bylines(tree: Untyped) -> Iterator[str]:
    """Yield the names in the first element styled as a byline that has nothing else."""
    for element in tree.iter("p", "span", "div", "a", "address", "h3", "h4", "h5"):
        if not _BYLINE_STYLE.search((element.get("class") or "").casefold()):
            continue
        words = one_line(" ".join(element.itertext()))
        names = _AFTER_NAMES.split(_BY.sub("", words), maxsplit=1)[0].strip(" ,;|–—-")
        if _NAMES.fullmatch(names):
            yield names
            return


def _joined(names: Iterable[str], site: str | None) -> str | None:
    """Join names, leaving out what is not a name, and the site's."""
    kept: list[str] = []
    for stated in names:
        name = without_reading_time(_BY.sub("", one_line(stated))).strip(" ,;|•·–—")
        if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name) or _LOGIN.fullmatch(name):
            continue
        if site and name.casefold() == one_line(site).casefold():
            continue
        if name.casefold() not in {known.casefold() for known in kept}:
            kept.append(name)
    return ", ".join(kept) or None


def _words(names: str) -> set[str]:
    """Return the words of names, by which the same person is known under two forms."""
    return set(re.findall(r"[^\W\d_]+", names.casefold())) - {"and", "von", "van", "de", "und"}
