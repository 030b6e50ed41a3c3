"""The parts of a message: which hold its words, which are attached, and what its headers say.

Mail programs label parts loosely: parts under a type that has none, no boundary where one is
needed, a plain part that is blank or only says that the message is HTML. The bytes decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import EmailMessage, Message
from email.policy import default

from claimtrack.intake.charset import decode
from claimtrack.intake.html_flow import letters
from claimtrack.text.clean import one_line

_PLAIN, _HTML = "text/plain", "text/html"
_TEXT = (_PLAIN, _HTML, "text/enriched", "text/richtext", "text/markdown", "text")
_ENOUGH = 0.5
_FLOWED = re.compile(r"(?<!\n--) \n(?!\n|>)")
_FOLD = re.compile(r"\r?\n[ \t]*")
_CUT_WORD = re.compile(
    r"(=\?(?P<set>[^?\s]+)\?(?P<way>[bq])\?[^?=]*(?:=[0-9a-f]{2}[^?=]*)*)\?=\s*"
    r"=\?(?P=set)\?(?P=way)\?",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    rb"(?:\A|\n)--(?P<mark>[^\s\"]{1,70})[ \t]*\r?\n(?=Content-[\w-]+:)", re.IGNORECASE
)
_UNSEEN = re.compile(
    r"<(head|style|script|title)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE
)

Part = Message


def body_parts(message: Part) -> list[Part]:
    """List the parts that hold the words of a message, in order; of alternatives the fullest.

    The plain one of them is as good as an HTML one that has up to twice its letters, which may be
    menus and buttons.
    """
    children = _children(message)
    if not children:
        return [message] if _is_text(message) and not is_attached(message) else []
    bodies = [body for child in children if (body := body_parts(child))]
    if message.get_content_subtype() != "alternative":
        return [part for body in bodies for part in body]
    best: list[Part] = []
    for body in bodies:
        held, more = _fullness(best), _fullness(body)
        best = body if more * _ENOUGH > held or not held else best
    return best


def attached(message: Part) -> Iterator[Part]:
    """Yield the parts that are attached, each whole, in order."""
    children = _children(message)
    if is_attached(message) or (not children and not _is_text(message)):
        yield message
        return
    for child in children:
        yield from attached(child)


def is_attached(part: Part) -> bool:
    """Tell whether a part is a file of its own and not words of the message."""
    if part.get_content_disposition() == "attachment":
        return True
    return bool(part.get_filename()) and part.get_content_maintype() != "multipart"


def name_of(part: Part) -> str:
    """Return the name of an attached part."""
    return one_line(_joined_words(part.get_filename() or "")) or "without a name"


def bytes_of(part: Part) -> bytes:
    """Return the bytes of an attached part; of an attached message, the message."""
    if part.is_multipart():
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else b""  # type: ignore[union-attr]
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def words_of(part: Part) -> str:
    """Decode one part by the character set its header declares."""
    text = decode(bytes_of(part), part.get_content_charset())
    if part.get_param("format") != "flowed":
        return text
    return _FLOWED.sub(" ", text.replace("\r\n", "\n"))


def header(message: EmailMessage, name: str) -> str:
    """Return a header as it was sent, on one line, its encoded words still encoded."""
    values = (value for key, value in message.raw_items() if key.casefold() == name)
    return _FOLD.sub(" ", str(next(values, ""))).strip()


def decoded(words: str, charset: str | None = None) -> str:
    """Decode the encoded words of a header.

    Adjacent ones are joined first: mailers cut them anywhere, also within a character.

    Args:
        words: a header as it was sent.
        charset: the character set of bytes that are not encoded, if it is known.
    """
    return one_line(_joined_words(words, charset))


def _joined_words(words: str, charset: str | None = None) -> str:
    """Decode the encoded words of a header, cut ones whole."""
    while (joined := _CUT_WORD.sub(r"\1", words)) != words:
        words = joined
    parts: list[str] = []
    for piece, declared in decode_header(words):
        if isinstance(piece, bytes):
            parts.append(decode(piece, declared))
        else:
            raw = piece.encode("utf-8", "surrogateescape")
            parts.append(decode(raw, charset) if raw.decode("utf-8", "ignore") != piece else piece)
    return "".join(parts)


def _children(part: Part) -> list[Part]:
    """Return the parts in a part, whatever its type says."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [child for child in payload if isinstance(child, Message)]
    if is_attached(part) or part.get_content_type() == _HTML:
        return []
    data = bytes_of(part)
    boundary = _BOUNDARY.search(data)
    if boundary is None:
        return []
    kind = part.get_content_subtype() if part.get_content_maintype() == "multipart" else "mixed"
    head = b'Content-Type: multipart/%s; boundary="%s"\n\n' % (kind.encode(), boundary["mark"])
    return _children(message_from_bytes(head + data, policy=default))


def _is_text(part: Part) -> bool:
    """Tell whether a part holds words to be read."""
    return part.get_content_type() in _TEXT


def _fullness(parts: list[Part]) -> int:
    """Count the letters that some parts have, without their markup."""
    return sum(len(letters(_UNSEEN.sub(" ", words_of(part)))) for part in parts)
