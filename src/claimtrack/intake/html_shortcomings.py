"""What still looks too short about an article that was read from a page, in sentences.

Nothing more can be done about it here: whoever imports the page should look at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.intake.html_flow import letters
from claimtrack.intake.html_metadata import Head
from claimtrack.text.phrases import counted, plural

_FRACTION = 0.6
_LETTERS_A_WORD = 5
_FEW, _LITTLE = 40, 300
_BROKEN_OFF = re.compile(
    r"(?:\w (?:…|\.\.\.|\[…\]|\[\.\.\.\])|[^.!?:\n]{20}(?:…|\[…\]|\[\.\.\.\])"
    r"|\b(?:continue reading|read the full (?:story|article)|weiterlesen|lire la suite))\W{0,3}\Z",
    re.IGNORECASE,
)


def shortcomings(text: str, declared: str, plain: int, head: Head) -> tuple[str, ...]:
    """Say what makes an article look shorter than it is.

    Args:
        text: what was taken.
        declared: the whole text in the JSON-LD of the page, in lines.
        plain: the letters of the plain paragraphs of the page.
        head: the metadata of the page.
    """
    return tuple(_all(text, declared, plain, head))


def _all(text: str, declared: str, plain: int, head: Head) -> Iterator[str]:
    taken, words = len(letters(text)), len(text.split())
    if taken < _FRACTION * len(letters(declared)):
        whole = counted(len(declared.split()), "word")
        yield f"Only {words:,} of about {whole} of the article were found: see the page."
    elif head.words and words < _FRACTION * head.words:
        yield f"The page says that its article has {head.words:,} words; {words:,} were found."
    elif taken < _FRACTION * plain:
        about = counted(plain // _LETTERS_A_WORD, "word")
        yield f"Only {words:,} of about {about} on the page were taken: compare it with the page."
    elif taken < (_LITTLE if head.large else _FEW):
        found = plural(words, "was", "were")
        yield f"Only {counted(words, 'word')} {found} found: a browser may show more of the page."
    if not head.free:
        yield "The page says that it is not free to read: the end may be missing."
    elif _BROKEN_OFF.search(text):
        yield "The text breaks off at its end: the rest may be on another page."
