"""Plain text and Markdown: read as they stand; only front matter is taken off.

No passages: the layout is read off the lines by split. In drafts the links and footnotes that the
writer set in Markdown, and bare addresses, are remarks at their words.
"""

from __future__ import annotations

from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.intake.metadata import Metadata, front_matter, merged, top_lines
from claimtrack.intake.written_links import written_remarks
from claimtrack.text.clean import clean


def read_plain(raw: Raw) -> Reading:
    """Read plain text. In it two ruled lines may stand around anything: only a title counts."""
    return _read(raw, needs_title=True)


def read_markdown(raw: Raw) -> Reading:
    """Read Markdown, which stays in its text as it was written."""
    return _read(raw, needs_title=False)


def plain_reading(text: str, *, draft: bool, metadata: Metadata | None = None) -> Reading:
    """Make a reading of a text without front matter.

    Args:
        text: a clean text.
        draft: whether links and footnotes in it are wanted.
        metadata: what is known of it already, which wins over its top lines.
    """
    remarks = written_remarks(text) if draft else ()
    return Reading(text, merged(metadata or Metadata(), top_lines(text)), remarks=remarks)


def _read(raw: Raw, *, needs_title: bool) -> Reading:
    """Decode, clean, take the front matter off."""
    refuse_binary(raw.shown, raw.data)
    text = clean(decode(raw.data, raw.charset))
    metadata, body = front_matter(text)
    if needs_title and metadata.title is None:
        body = text
    return plain_reading(body, draft=raw.draft, metadata=metadata)
