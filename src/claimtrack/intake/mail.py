"""EML: a message's text, sender, date and subject.

The plain part is read, or the HTML part if there is none. Attachments are named below the text and
not read: each is a separate document, to be saved and imported.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.html import read_page
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.intake.metadata import Metadata, merged
from claimtrack.intake.plain import plain_reading
from claimtrack.model.article import Passage, SentenceKind
from claimtrack.text.clean import clean, one_line

_LARGEST = 50_000_000
_MOST_NAMES = 50
_FLOWED = re.compile(r"(?<!\n--) \n(?!\n|>)")
_TROUBLE = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What Python's parser is known to raise for malicious headers."""


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


def _read(raw: Raw, message: EmailMessage) -> Reading:
    """Read the text of a message, its header and the names of its attachments."""
    if not (message["from"] or message["subject"] or message["date"]):
        raise BadInput(f"{raw.shown} is not a message: it has no From, Subject or Date line.")
    metadata = _metadata(message)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        reading = Reading("")
    elif body.get_content_type() == "text/html":
        reading = read_page(raw.shown, _decoded(body), draft=raw.draft, address=None)
    else:
        reading = plain_reading(clean(_decoded(body)).strip("\n"), draft=raw.draft)
    reading = replace(reading, metadata=merged(metadata, replace(reading.metadata, title=None)))
    names = _attached(message)
    if not names:
        return reading
    below = f"Attached, not read: {', '.join(names)}"
    text = f"{reading.text}\n\n{below}".lstrip()
    last = Passage(len(text) - len(below), len(text), SentenceKind.BOILERPLATE)
    passages = (*reading.passages, last) if reading.passages else ()
    return replace(reading, text=text, passages=passages)


def _metadata(message: EmailMessage) -> Metadata:
    """Read the sender, date and subject of a message; the subject serves as title."""
    name, address = parseaddr(str(message["from"] or ""))
    try:
        day = parsedate_to_datetime(str(message["date"])).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = None
    return Metadata(
        title=one_line(str(message["subject"] or "")) or None,
        author=one_line(name) or one_line(address) or None,
        published_on=day,
    )


def _decoded(part: MIMEPart) -> str:
    """Decode one part by the character set its header declares."""
    data = part.get_payload(decode=True)
    text = decode(data if isinstance(data, bytes) else b"", part.get_content_charset())
    if part.get_param("format") != "flowed":
        return text
    return _FLOWED.sub(" ", text.replace("\r\n", "\n"))


def _attached(message: EmailMessage) -> list[str]:
    """Return the names of the attachments."""
    names = [
        one_line(part.get_filename() or "without a name")
        for part in message.walk()
        if part.get_filename() or part.get_content_disposition() == "attachment"
    ]
    if len(names) > _MOST_NAMES:
        return [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} more"]
    return names
