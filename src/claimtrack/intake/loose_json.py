"""JSON as pages and people write it: with commas before a closing bracket, comments, raw line ends.

Nothing is guessed beyond that: what is cut off or misquoted is not JSON. json-repair was tried: it
makes a document of any words that hold a bracket.
"""

from __future__ import annotations

import json
import re

_LOOSE = re.compile(
    r'(?P<kept>"(?:[^"\\]|\\.)*+")|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[}\]])|//[^\n]*|/\*.*?\*/',
    re.DOTALL,
)


def loads(text: str) -> object:
    """Decode a JSON document.

    Raises:
        ValueError: it is not JSON, with all that is allowed.
        RecursionError: it is nested too deep.
    """
    try:
        value: object = json.loads(text, strict=False)
    except ValueError:
        value = json.loads(tidied(text), strict=False)
    return value


def tidied(text: str) -> str:
    """Drop the commas before closing brackets, and the comments, of a document."""
    return _LOOSE.sub(lambda part: part["kept"] or "", text)
