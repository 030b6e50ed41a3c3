"""Plain text and Markdown: read as they are; only front matter is removed.

No passages: split reads the layout from the lines. In drafts, Markdown links and footnotes and bare
addresses become remarks at their words.
"""

from __future__ import annotations

from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.intake.metadata import Metadata, front_matter, merged, top_lines
from claimtrack.intake.written_links import written_remarks
from claimtrack.text.clean import clean


def read_plain(raw: Raw) -> Reading:
    """Read plain text. Two rules may enclose anything there, so front matter needs a title."""
    return _read(raw, needs_title=True)


def read_markdown(raw: Raw) -> Reading:
    """Read Markdown, which stays in the text as written."""
    return _read(raw, needs_title=False)


def plain_reading(text: str, *, draft: bool, metadata: Metadata | None = None) -> Reading:
    """Make a reading from a text without front matter.

    Args:
        text: a clean text.
        draft: whether links and footnotes in it are wanted.
        metadata: what is already known about it, which takes precedence over its top lines.
    """
    remarks = written_remarks(text) if draft else ()
    return Reading(text, merged(metadata or Metadata(), top_lines(text)), remarks=remarks)


def _read(raw: Raw, *, needs_title: bool) -> Reading:
    """Decode, clean, and separate the front matter."""
    refuse_binary(raw.shown, raw.data)
    text = clean(decode(raw.data, raw.charset))
    metadata, body = front_matter(text)
    if needs_title and metadata.title is None:
        body = text
    return plain_reading(body, draft=raw.draft, metadata=metadata)
