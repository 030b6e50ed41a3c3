"""A DOCX for tests: a ZIP file of the parts that a test hands in."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def part(root: str, content: str) -> str:
    """Write one XML part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def run(text: str) -> str:
    """Write a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str | None = None) -> str:
    """Write a paragraph; what is no markup becomes a run."""
    content = content if content.startswith("<") else run(content)
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{content}</w:p>"


def docx(body: str, **parts: str) -> bytes:
    """Pack a document.

    Args:
        body: what is in `w:body`.
        parts: further parts: `footnotes`, `comments` and so on in `word/`, whole; `relations` and
            `properties` under the names they have there.
    """
    names = {"relations": "word/_rels/document.xml.rels", "properties": "docProps/core.xml"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr(names.get(name, f"word/{name}.xml"), content)
    return packed.getvalue()
