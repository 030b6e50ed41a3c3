"""DOCX: the body of a word processor's document, with its tables, footnotes and margin comments.

A DOCX is a ZIP file of XML parts; only the few parts that hold words are unpacked, each up to a
bound, and parsed without a document type, so that neither a bomb nor an entity can do harm. Tracked
deletions are left out and tracked insertions are kept.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from claimtrack.errors import BadInput
from claimtrack.intake.docx_words import Parts, Story
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.intake.metadata import Metadata
from claimtrack.text.clean import one_line

_LARGEST_PART = 60_000_000
_MOST_PARTS = 20_000
_MOST_PACKED = 200
_DEEP_PACKED = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,  # a password, or an unsupported compression
    ValueError,
    LookupError,
)
"""What Python raises for corrupt ZIP files."""

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_FOOTNOTES, _ENDNOTES = "word/footnotes.xml", "word/endnotes.xml"
_COMMENTS = "word/comments.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_PROPERTIES = "docProps/core.xml"
_PROPERTIES_READ = ("title", "creator", "language")
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_docx(raw: Raw) -> Reading:
    """Read a DOCX.

    In a draft the links, footnotes and comments are remarks at their words. Otherwise the footnotes
    follow the text as separate passages, and comments are still remarks.

    Raises:
        BadInput: it is broken, encrypted, not a document, or unpacks to more than any article.
    """
    if raw.data.startswith(_OLE):
        raise BadInput(
            f"{raw.shown} is an encrypted or old office document: save it as DOCX without a"
            " password and import that."
        )
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            parts = _parts(raw.shown, archive)
    except _BROKEN as trouble:
        raise BadInput(f"{raw.shown} is a broken DOCX: save it again and import that.") from trouble
    story = Story(parts, draft=raw.draft)
    manuscript = story.written()
    return manuscript.reading(_metadata(parts.properties, story.title))


def _parts(shown: str, archive: zipfile.ZipFile) -> Parts:
    """Unpack and parse the parts that hold words."""
    names = set(archive.namelist()) if len(archive.infolist()) <= _MOST_PARTS else set()
    if _BODY not in names:
        raise BadInput(f"{shown} is a ZIP file, not a DOCX: import the files in it one by one.")
    trees = {
        name: _parsed(shown, _unpacked(shown, archive, name))
        for name in (_BODY, _STYLES, _FOOTNOTES, _ENDNOTES, _COMMENTS, _RELATIONS, _PROPERTIES)
        if name in names
    }
    return Parts(
        body=trees[_BODY],
        styles=trees.get(_STYLES),
        footnotes=trees.get(_FOOTNOTES),
        endnotes=trees.get(_ENDNOTES),
        comments=trees.get(_COMMENTS),
        relations=trees.get(_RELATIONS),
        properties=trees.get(_PROPERTIES),
    )


def _unpacked(shown: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, counting its bytes because its declared size is not trusted."""
    declared = archive.getinfo(name)
    bomb = BadInput(
        f"{shown} unpacks to more than any article could hold: it is refused as a ZIP bomb."
    )
    packed = max(1, declared.compress_size)
    if declared.file_size > _LARGEST_PART or (
        declared.file_size > _DEEP_PACKED and declared.file_size > _MOST_PACKED * packed
    ):
        raise bomb
    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise bomb
    return data


def _parsed(shown: str, data: bytes) -> Untyped:
    """Parse a part, refusing a document type, which no DOCX has and which could define entities."""
    etree = needed("lxml.etree", "DOCX")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        raise BadInput(f"{shown} is a broken DOCX: save it again and import that.") from trouble
    if root.getroottree().docinfo.doctype:
        raise BadInput(
            f"{shown} is not a DOCX as office programs write them: save it again and import that."
        )
    return root


def _metadata(properties: Untyped, title: str | None) -> Metadata:
    """Merge the metadata of the file; the title on the page wins."""
    if properties is None:
        return Metadata(title=title)
    stated = {name: one_line(properties.findtext(_DC + name) or "") for name in _PROPERTIES_READ}
    return Metadata(
        title=title or stated["title"] or None,
        author=stated["creator"] or None,
        language=stated["language"] or None,
    )
