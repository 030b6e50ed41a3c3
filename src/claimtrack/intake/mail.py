"""EML: a message's text, sender, date and subject.

Of a plain part and an HTML part that say the same, the fuller is read. Attachments are named below
the text and not read with it: each is a document of its own (`mail_attachments`).
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.charset import refuse_binary
from claimtrack.intake.html import read_page
from claimtrack.intake.mail_parts import (
    Part,
    attached,
    body_parts,
    bytes_of,
    decoded,
    header,
    name_of,
    words_of,
)
from claimtrack.intake.manuscript import Raw, Reading, joined
from claimtrack.intake.metadata import Metadata, merged
from claimtrack.intake.plain import plain_reading
from claimtrack.model.article import SentenceKind
from claimtrack.text.clean import clean, one_line

_LARGEST = 50_000_000
_MOST_NAMES = 50
_BODIES = ("text/plain", "text/html")
_TROUBLE = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What Python's parser is known to raise for malicious headers."""


class Attachment(Struct, frozen=True):
    """A file that is attached to a message: its name, its bytes, and the media type it is given."""

    name: str
    data: bytes
    media_type: str


def read_mail(raw: Raw) -> Reading:
    """Read a message.

    Raises:
        BadInput: it is not a message, is too large, or has no text.
    """
    if len(raw.data) > _LARGEST:
        raise BadInput(
            f"{raw.shown} is a message of more than {_LARGEST // 1_000_000} MB: save its text"
            " alone and import that."
        )
    refuse_binary(raw.shown, raw.data)
    try:
        message = message_from_bytes(raw.data, policy=default)
        return _read(raw, message)
    except _TROUBLE as trouble:
        raise BadInput(
            f"{raw.shown} is a broken message: save its text and import that."
        ) from trouble


def mail_attachments(data: bytes) -> Iterator[Attachment]:
    """Yield what is attached to a message, in order.

    Args:
        data: the message; nothing is yielded if it is none.
    """
    try:
        message = message_from_bytes(data, policy=default)
        for part in attached(message):
            yield Attachment(name_of(part), bytes_of(part), part.get_content_type())
    except _TROUBLE:
        return


def _read(raw: Raw, message: EmailMessage) -> Reading:
    """Read the text of a message, its header and the names of its attachments."""
    if not (message["from"] or message["subject"] or message["date"]):
        raise BadInput(f"{raw.shown} is not a message: it has no From, Subject or Date line.")
    readings = [_reading(raw, part) for part in _bodies(message)]
    reading = joined([reading for reading in readings if reading.text])
    metadata = merged(_metadata(message), replace(reading.metadata, title=None))
    names = _names(message)
    if names:
        below = Reading(f"Attached: {', '.join(names)}")
        reading = joined([reading, below], SentenceKind.BOILERPLATE)
    return replace(reading, metadata=metadata)


def _bodies(message: EmailMessage) -> list[Part]:
    """Return the parts with words; where all are blank, a text that is only attached as a file."""
    bodies = [part for part in body_parts(message) if words_of(part).strip()]
    if bodies:
        return bodies
    files = [part for part in attached(message) if part.get_content_type() in _BODIES]
    return [part for part in files if part.get_content_disposition() != "attachment"][:1]


def _reading(raw: Raw, part: Part) -> Reading:
    """Read one part; HTML without an article in it has no words."""
    words = words_of(part)
    if part.get_content_type() == "text/html":
        return read_page(raw.shown, words, draft=raw.draft, address=None)
    return plain_reading(clean(words).strip("\n"), draft=raw.draft)


def _metadata(message: EmailMessage) -> Metadata:
    """Read the sender, date and subject of a message; the subject serves as title."""
    charset = next((part.get_content_charset() for part in body_parts(message)), None)
    sender = header(message, "from")
    name, address = parseaddr(sender)
    try:
        day = parsedate_to_datetime(header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    return Metadata(
        title=decoded(header(message, "subject"), charset) or None,
        author=decoded(name, charset) or one_line(address) or decoded(sender, charset) or None,
        published_on=day,
    )


def _names(message: EmailMessage) -> list[str]:
    """Return the names of the attachments."""
    names = [name_of(part) for part in attached(message)]
    if len(names) > _MOST_NAMES:
        return [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} more"]
    return names
