"""HTML: the article on a page, and the metadata of the page.

trafilatura finds the words of the article. They are then looked up on the page itself, which tells
more about them: headings, captions, standfirst, links. Words on the page that are not part of the
article, such as menus and teasers, are left out; the bytes as received keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial

from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode
from claimtrack.intake.declared_body import declared_lines
from claimtrack.intake.html_article import article_stretches, expected_letters
from claimtrack.intake.html_body import extracted
from claimtrack.intake.html_flow import flow, letters
from claimtrack.intake.html_gaps import plain_lines
from claimtrack.intake.html_metadata import read_head
from claimtrack.intake.html_shortcomings import shortcomings
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import Manuscript, Piece, Raw, Reading
from claimtrack.intake.metadata import merged, top_lines

_LARGEST = 10_000_000
_MOST_ELEMENTS = 60_000
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_LOOKED_AT = 4096
_LITTLE = 100

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{1,40})")


def read_html(raw: Raw) -> Reading:
    """Read the article of an HTML page.

    Raises:
        BadInput: the page is larger than any article, or contains none.
    """
    if len(raw.data) > _LARGEST:
        raise BadInput(
            f"{raw.shown} is an HTML file of {len(raw.data) // 1_000_000} MB, larger than any"
            " article: save the article alone and import that."
        )
    declared = raw.charset or _declared(raw.data)
    return read_page(raw.shown, decode(raw.data, declared), draft=raw.draft, address=raw.url)


def read_page(shown: str, page: str, *, draft: bool, address: str | None) -> Reading:
    """Read the article of a decoded page.

    Args:
        shown: what to call it in a message.
        page: the HTML.
        draft: whether it is a draft: its links become remarks, and nothing is left out.
        address: where it was fetched from, if anywhere.
    """
    tree = _parsed(shown, page)
    head = read_head(tree, address)
    seen_by_readers = flow(tree, address or head.metadata.url, targets=draft)
    declared = declared_lines(head.body)
    expected = lru_cache(partial(expected_letters, seen_by_readers))
    words = extracted(tree, declared, expected, whole=draft)
    if len(letters(words)) < _LITTLE < len(letters(plain := plain_lines(seen_by_readers))):
        words = plain  # classes that look like comments or menus stand around all of it
    article = article_stretches(seen_by_readers, words, head, whole=draft)
    manuscript = Manuscript()
    for stretch, kind in article:
        manuscript.add(_with_links(stretch.pieces, draft), kind)
    # A date in a table is a fact of the article, not the day it was published.
    lines = (stretch.text for stretch, _ in article if stretch.tag not in ("tr", "td", "th"))
    seen = replace(top_lines("\n\n".join(lines)), url=None)
    reading = manuscript.reading(merged(head.metadata, seen))
    short = () if draft else shortcomings(reading.text, declared, expected(words), head)
    return replace(reading, warnings=(*head.doubts, *short))


def _declared(data: bytes) -> str | None:
    """Find the character set that a page names in its first bytes."""
    head = data[:_LOOKED_AT]
    declared = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return declared[1].decode("ascii", errors="ignore") if declared else None


def _parsed(shown: str, page: str) -> Untyped:
    """Parse a page, repairing a broken one as browsers do."""
    lxml_html = needed("lxml.html", "HTML")
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    data = page.replace("\0", "").encode("utf-8", errors="replace")
    try:
        tree = lxml_html.document_fromstring(data, parser=parser)
    except (lxml_html.etree.ParserError, ValueError) as trouble:
        raise BadInput(f"{shown} is empty: it has no words to check.") from trouble
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        raise BadInput(
            f"{shown} is an HTML page nested thousands of elements deep, unlike any article: save"
            " its text alone and import that."
        )
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise BadInput(
            f"{shown} is an HTML page of more than {_MOST_ELEMENTS:,} elements, more than any"
            " article has: save the article alone and import that."
        )
    return tree


def _with_links(pieces: Iterable[Piece], wanted: bool) -> list[Piece]:
    """Keep links with a target in drafts; otherwise only the words."""
    return [
        (words, tuple(note for note in notes if note.url) if wanted else ())
        for words, notes in pieces
    ]
