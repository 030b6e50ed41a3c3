"""Cleaning: what every text goes through once, before its characters are counted.

Text from outside may carry terminal commands, bidi overrides or half a character. They are removed
here, at intake, so that displaying a text can never control a face. Soft hyphens go too: nobody who
searches for a word finds it with them. Nothing visible is removed, nothing is translated or
normalised, and the joiners U+200C and U+200D stay, because Hindi, Urdu and Persian are misspelt
without them. The original bytes are kept elsewhere.
"""

from __future__ import annotations

import re

_ESCAPES = (
    # CSI: colours and cursor moves, in their seven-bit and eight-bit forms
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    # OSC, DCS, SOS, PM, APC: a string up to BEL or ST. Kept to one line and ended by the next
    # introducer: an unterminated string must not swallow the article.
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\n\r\x07\x1b\x90\x98\x9c-\x9f]*+(?:\x07|\x1b\\|\x9c)"
    # every other escape sequence: two characters, or a charset switch of three
    r"|\x1b[ -/]*+[0-~]"
)
_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_DROPPED = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u202a-\u202e\u2066-\u2069]"
_SURROGATES = "[\ud800-\udfff]"
_BOM = "\ufeff"
_SPACES = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def clean(text: str) -> str:
    r"""Make a text safe to show and fit to count characters in.

    Args:
        text: any string.

    Returns:
        The text with `\n` for every kind of line end (CR, CRLF, VT, FF, NEL, U+2028, U+2029),
        whole terminal escape sequences and all other C0 and C1 controls but tab dropped,
        soft hyphens and the bidi controls U+202A to U+202E and U+2066 to U+2069 dropped, lone
        surrogates as U+FFFD, and no byte-order mark at its start. Cleaning a clean text changes
        nothing.
    """
    # Nothing printable is ever removed, and most texts are printable but for their line ends.
    if text.replace("\n", " ").isprintable():
        return text
    # Compiled at first use: a short command meets nothing but printable lines.
    text = re.sub(_ESCAPES, "", text)
    text = re.sub(_LINE_ENDS, "\n", text)
    text = re.sub(_DROPPED, "", text)
    text = re.sub(_SURROGATES, "\ufffd", text)
    return text.lstrip(_BOM)


def one_line(text: str) -> str:
    """Clean a text and set it on one line, for titles, names and addresses.

    Args:
        text: any string.

    Returns:
        The cleaned text with each run of white space as one space and none at either end.
    """
    return " ".join(clean(text).split())


def level(text: str) -> str:
    """Set a text on one line, each character in its place: a space for whatever ends a line."""
    return text.translate(_SPACES)
