"""Metadata at the top of a text: title, author, date, address.

Front matter between two `---` lines is read and removed; lines such as `By Jane Doe` near the top
are read and left in place, because every visible word of a page stays in its text. Only plain
`key: value` lines are understood; this is not a YAML parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.intake.written import written_date
from claimtrack.text.clean import one_line

_FIELDS = {
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "publisher": "publisher",
    "site": "publisher",
    "author": "author",
    "by": "author",
    "date": "published_on",
    "published": "published_on",
    "language": "language",
    "lang": "language",
}
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z]{2,12})[ \t]*:[ \t]*(?P<value>\S.*)")
_ADDRESS = re.compile(r"https?://\S+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY)[ :]+"
    rf"(?P<names>{_NAME}(?:(?:, | and | & | | de | van | von | bin | al ){_NAME}){{0,7}})"
)
_DATED = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|date)\b[ :]*)?(?:on )?(?:\w+day,? )?"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? \w+\.?,? \d{4}|"
    r"\w+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
    r"(?:[T ,|•·-].{0,30})?",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#[ \t]+(?P<title>\S.*?)[ \t#]*")
_READING = re.compile(
    r"[\s(\[|•·,–—-]*(?:\b\d+(?:\s?[-–]\s?\d+)?[ -]?"
    r"(?:min(?:ute)?s?|minuten?|minutos?|minuti|мин\w*)\b\.?|\d+\s*分"
    r"|\b(?:reading time|time to read|lesezeit|lesedauer|temps de lecture|tiempo de lectura"
    r"|tempo di lettura|tempo de leitura|leestijd|время чтения)\b).*\Z",
    re.IGNORECASE,
)
_TOP_LINES = 10
_LONGEST_TITLE = 120
_LONGEST_NAMES = 1_000

_NO_TITLE = frozenset(
    word
    for line in (
        "advertisement|advertisment|ad|ads|sponsored|sponsored content|promoted|breaking news",
        "breaking|live|exclusive|news|home|menu|search|skip to content|skip to main content",
        "subscribe|sign in|log in|share|follow us|listen|watch|video|opinion|analysis|loading",
    )
    for word in line.split("|")
)
"""Lines above titles that are not titles."""


class Metadata(Struct, frozen=True):
    """The metadata of a text; None for unknown fields. `published_on` is ISO 8601."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: str | None = None
    language: str | None = None


def merged(*sources: Metadata) -> Metadata:
    """Merge metadata; for each field the first known value wins."""
    fields = ("title", "url", "publisher", "author", "published_on", "language")
    return Metadata(
        **{
            name: next((value for metadata in sources if (value := getattr(metadata, name))), None)
            for name in fields
        }
    )


def without_reading_time(words: str) -> str:
    """Cut off how long a text takes to read, which pages put behind the name of its author."""
    if len(words) <= _LONGEST_NAMES:  # what is longer names nobody, and takes long to look through
        words = _READING.sub("", words)
    return words.strip(" ,;|•·–—-")


def front_matter(text: str) -> tuple[Metadata, str]:
    """Separate front matter from a text.

    Args:
        text: a cleaned text.

    Returns:
        The front matter's metadata, and the text after it. A text that begins with a rule but not
        with fields is returned whole.
    """
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        return Metadata(), text
    lines = [line for line in matter["fields"].split("\n") if line.strip()]
    if not any(_FIELD.fullmatch(line.strip()) for line in lines):
        return Metadata(), text
    metadata = Metadata()
    for line in lines:
        metadata = _with_field(metadata, line.strip())
    return metadata, text[matter.end() :]


def top_lines(text: str) -> Metadata:
    """Read metadata from the first ten lines of a page.

    Args:
        text: a cleaned text without its front matter.

    Returns:
        The metadata. The title is the first `# ` heading anywhere, else the first line that is
        neither a field, a byline, a date nor one of a few words found above titles.
    """
    metadata = Metadata()
    lines = _visible_lines(text)
    for line, _ in zip(lines, range(_TOP_LINES), strict=False):
        updated = _with_field(metadata, line)
        updated = updated if updated != metadata else _with_line(metadata, line)
        if (
            updated == metadata
            and metadata.title is None
            and line.casefold().strip(" :.") not in _NO_TITLE
        ):
            updated = replace(metadata, title=_shortened(line.lstrip("#>*- ")) or None)
        metadata = updated
    heading = next((_HEADING.fullmatch(line) for line in text.split("\n") if line[:1] == "#"), None)
    if heading:
        metadata = replace(metadata, title=_shortened(heading["title"]))
    return metadata


def _visible_lines(text: str) -> Iterator[str]:
    """Yield the lines that are not blank, without extra white space."""
    return (one_line(line) for line in text.split("\n") if line.strip())


def _with_field(metadata: Metadata, line: str) -> Metadata:
    """Add the field of a `key: value` line; the first of two equal keys wins."""
    field = _FIELD.fullmatch(line)
    name = _FIELDS.get(field["key"].casefold()) if field else None
    if field is None or name is None or getattr(metadata, name) is not None:
        return metadata
    value = one_line(field["value"]).strip("\"'")
    if name == "published_on":
        return replace(metadata, published_on=written_date(value) or _year(value))
    if (name == "url" and not _ADDRESS.fullmatch(value)) or not value:
        return metadata
    if name == "language":
        return replace(metadata, language=value) if _LANGUAGE.fullmatch(value) else metadata
    return replace(metadata, **{name: without_reading_time(value) if name == "author" else value})


def _with_line(metadata: Metadata, line: str) -> Metadata:
    """Add the content of a byline, or of a line that is only a date or an address."""
    byline = _BYLINE.fullmatch(without_reading_time(line))
    if byline and metadata.author is None:
        return replace(metadata, author=byline["names"])
    if _ADDRESS.fullmatch(line) and metadata.url is None:
        return replace(metadata, url=line)
    if _DATED.fullmatch(line) and metadata.published_on is None:
        return replace(metadata, published_on=written_date(line))
    return metadata


def _year(value: str) -> str | None:
    """Return YYYY or YYYY-MM as it is."""
    partial = re.fullmatch(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?", value)
    return partial[0] if partial else None


def _shortened(line: str) -> str:
    """Cut a line at a word to the length of a title."""
    line = one_line(line)
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
