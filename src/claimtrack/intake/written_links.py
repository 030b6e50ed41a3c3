"""Links and footnotes as writers type them: Markdown, and bare addresses in any text.

They become remarks at the words beside them; the text itself is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.model.article import Remark, RemarkKind
from claimtrack.text.clean import one_line

_URL = r"https?://[^\s<>\"\[\]]{1,2000}"
_INLINE = re.compile(
    rf"(?<!!)\[(?P<words>[^\[\]\n]{{1,300}})\]\([ \t]*<?(?P<url>{_URL}?)>?"
    r"(?:[ \t]+[\"'(][^\n)]{0,300}[\"')])?[ \t]*\)"
)
_BY_NAME = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,100})\]")
_NAMED = re.compile(
    rf"^ {{0,3}}\[(?P<name>[^\[\]\n^][^\[\]\n]{{0,99}})\]:[ \t]*<?(?P<url>{_URL})>?", re.MULTILINE
)
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,60})\](?!:)")
_FOOTNOTES = re.compile(
    r"^ {0,3}\[\^(?P<name>[^\[\]\s]{1,60})\]:[ \t]*(?P<note>[^\n]*(?:\n(?:[ ]{4}|\t)[^\n]+)*)",
    re.MULTILINE,
)
_BARE = re.compile(_URL, re.IGNORECASE)
_TRAILING = ".,;:!?*_'”’»"


def written_remarks(text: str) -> tuple[Remark, ...]:
    """Find the links and footnotes that were typed into a text.

    Args:
        text: a clean text, Markdown or not.

    Returns:
        Remarks in order: inline links, reference links, footnotes at the word before their mark,
        and bare addresses. Definitions of footnotes and references are not remarks.
    """
    taken = bytearray(len(text))
    remarks: list[Remark] = []
    notes = {note["name"]: one_line(note["note"]) for note in _FOOTNOTES.finditer(text)}
    named = {link["name"].casefold(): link["url"] for link in _NAMED.finditer(text)}
    for where in (*_FOOTNOTES.finditer(text), *_NAMED.finditer(text)):
        taken[where.start() : where.end()] = b"\1" * (where.end() - where.start())
    for span, remark in _remarks(text, notes, named):
        if not any(taken[span[0] : span[1]]):
            taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
            remarks.append(remark)
    return tuple(sorted(remarks, key=lambda remark: (remark.start, remark.end)))


def _remarks(
    text: str, notes: dict[str, str], named: dict[str, str]
) -> Iterator[tuple[tuple[int, int], Remark]]:
    """Yield what looks like a link or a footnote, with the span of its markup."""
    for hit in _INLINE.finditer(text):
        yield hit.span(), _link(hit, hit["url"])
    for hit in _BY_NAME.finditer(text):
        url = named.get((hit["name"] or hit["words"]).casefold())
        if url:
            yield hit.span(), _link(hit, url)
    for hit in _FOOTNOTE.finditer(text):
        note = notes.get(hit["name"])
        if note:
            yield hit.span(), _footnote(text, hit.start(), hit.end(), note)
    for hit in _BARE.finditer(text):
        url = _trimmed(hit[0])
        end = hit.start() + len(url)
        yield (hit.start(), end), Remark(hit.start(), end, RemarkKind.LINK, url, url)


def _link(hit: re.Match[str], url: str) -> Remark:
    """Make a remark from a link on words."""
    return Remark(*hit.span("words"), RemarkKind.LINK, one_line(hit["words"]) or url, url)


def _footnote(text: str, start: int, end: int, note: str) -> Remark:
    """Attach a footnote to the word before its mark, or to the mark if there is none."""
    line = text.rfind("\n", 0, start) + 1
    words = text[line:start].rstrip()
    if words:
        end = line + len(words)
        start = max(words.rfind(" "), words.rfind("\t")) + 1 + line
    url = _BARE.search(note)
    return Remark(start, end, RemarkKind.FOOTNOTE, note, _trimmed(url[0]) if url else None)


def _trimmed(url: str) -> str:
    """Strip punctuation after an address that is not part of it."""
    url = url.rstrip(_TRAILING)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TRAILING)
    return url
