"""Spellings: some words as they may stand in a text, however they were typed, set or encoded.

For taking a name out of everything, so it errs on the side of finding: case, accents, any kind of
space, line breaks, hyphenation, invisible characters, the kind of apostrophe and the order of the
two halves of a name do not matter. Whole words are meant: `Ann` is not in `annual`. It does not
know that two alphabets may write one name, nor that ü may be written ue.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from urllib.parse import unquote

from claimtrack.text.fold import STOP_WORDS

BLOCK = "█"
"""What stands for each character that is taken out, so that every span stays valid."""

FEWEST = 3
"""Words with fewer letters are too common to be taken out."""

_PARTICLES = STOP_WORDS | frozenset(
    {"von", "van", "der", "den", "del", "della", "bin", "ibn", "dos", "das", "las", "los"}
)

_HIDDEN = (
    0xAD,
    0x34F,
    0x61C,
    0x640,
    0x180E,
    0xFEFF,
    *range(0x200B, 0x2010),
    *range(0x2060, 0x2065),
)
"""Soft hyphens, joiners, marks of direction and the like: nobody sees them."""

_MARKS = (
    *range(0x300, 0x370),
    *range(0x483, 0x488),
    *range(0x591, 0x5C8),
    *range(0x64B, 0x660),
    0x670,
    *range(0x1AB0, 0x1B00),
    *range(0x20D0, 0x2100),
    *range(0xFE00, 0xFE10),
)
"""Accents, and the vowels that Hebrew and Arabic may leave out. Hindi's belong to their letters."""

_ALIKE = {
    **dict.fromkeys(map(ord, "’‘ʼʹ′`´ʻʽ‛＇ˈ"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-"),
    **{ord(letter): plain for letter, plain in zip("øłđðħıŧŋ", "olddhitn", strict=True)},
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    **dict.fromkeys((*_HIDDEN, *_MARKS), ""),
}

_BREAK = r"(?:-\s*(?:\n|\\n)\s*)?"
"""A word may be hyphenated at the end of a line; in JSON a line ends with a backslash and an n."""

_APART = r"(?:[\s\-_+.]|%20|\\[nrt])"
"""What may stand between the words of a name, in a text, an address or a file name."""

_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\\+[nrt]")
_CODES = re.compile(r"(?:%[0-9a-fA-F]{2})+|&#?\w{1,32};?|(?:\\u[0-9a-fA-F]{4})+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LETTERS_TRIED = (
    range(0x41, 0x530),
    range(0x1E00, 0x2000),
    range(0xFB00, 0xFB07),
    range(0xFF21, 0xFF5B),
)

_BREAK_BYTES = rb"(?:\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf|-(?:\r?\n|\\n) *)*"
_APART_BYTES = (
    rb"(?:[\s_+.-]|%20|\\[nrt]|\xc2[\xa0\xad]|\xe2\x80[\x80-\x95\xaf]|\xe2\x81\xa0|\xe3\x80\x80)+"
)
_MARK_BYTES = rb"(?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf])*"


class Spellings:
    """Some words, to be found however they are spelled.

    Args:
        words: the words, whole ones.
        alone: whether each part of them is meant too where it stands by itself.
    """

    def __init__(self, words: str, *, alone: bool = False) -> None:
        self.words = words
        self.parts = name_parts(words)
        self._each = alone
        phrases = [words, *(self.parts if alone else ())]
        split = [re.split(r"[\s-]+", canonical(phrase).strip()) for phrase in phrases]
        self._split = [[part for part in parts if part] for parts in split]
        said = "|".join(_pattern(parts, f"{_APART}+") for parts in self._split)
        run = "|".join(_pattern(parts, f"{_APART}*") for parts in self._split)
        self._said = re.compile(said)
        self._run_together = re.compile(run)
        shortest = min(len("".join(parts)) for parts in self._split)
        self._code = re.compile(rf"[A-Za-z0-9+/_-]{{{max(8, shortest * 4 // 3)},}}={{0,2}}")

    @cached_property
    def alone(self) -> Spellings:
        """The same words, and each part of them by itself."""
        return self if self._each else Spellings(self.words, alone=True)

    def __contains__(self, text: str) -> bool:
        """Whether a text has the words, as whole ones or encoded."""
        return any(self._hits(canonical(text))) or any(self._apart(text))

    def inside(self, text: str) -> bool:
        """Whether a text has the letters, also as part of longer words or run together."""
        return bool(self._run_together.search(canonical(text))) or any(self._apart(text))

    def blanked(self, text: str, block: str = BLOCK) -> str:
        """The text with a block for each character of the words; it keeps its length.

        Of words that stand in it encoded, the whole code goes; where that cannot be told apart,
        all of the text.
        """
        letters = list(text)
        for start, end in self.spans(text):
            letters[start:end] = (char if char.isspace() else block for char in text[start:end])
        clear = "".join(letters)
        return re.sub(r"\S", block, clear) if clear in self else clear

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text."""
        found = [*self._apart(text)]
        if any(self._hits(canonical(text))):
            found += self._placed(text, [(at, at + 1, char) for at, char in enumerate(text)])
        return sorted(found)

    @property
    def in_bytes(self) -> bytes:
        """A regular expression for the letters in UTF-8, also as part of longer words."""
        return b"|".join(
            _APART_BYTES.join(_BREAK_BYTES.join(map(_letter, part)) for part in parts)
            for parts in self._split
        )

    def _hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in a text that is canonical, as whole ones."""
        for hit in self._said.finditer(text):
            start, end = hit.span()
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield start, end

    def _apart(self, text: str) -> Iterator[tuple[int, int]]:
        """Addresses in which the words are run together, and codes in which they are hidden."""
        if "@" in text or "://" in text or "www." in text:
            for token in _ADDRESS.finditer(text):
                if self._run_together.search(canonical(unquote(token[0]))):
                    yield token.span()
        plain = decoded(text)
        if plain != text and any(self._hits(canonical(plain))):
            yield from self._placed(text, list(_pieces(text)))
        for code in self._code.finditer(text):
            if code[0][1:].islower():  # a word
                continue
            if any(self._hits(canonical(from_base64(code[0])))):
                yield code.span()

    def _placed(self, text: str, pieces: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
        """Where the words stand in a text that is read in pieces, each with its span."""
        read = [canonical(piece) for _, _, piece in pieces]
        place = [at for at, piece in enumerate(read) for _ in piece]
        for first, last in self._hits("".join(read)):
            end = pieces[place[last - 1]][1]
            while end < len(text) and unicodedata.category(text[end]).startswith("M"):
                end += 1
            yield pieces[place[first]][0], end


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Each character of a text, or the code for some, with its span and what it stands for."""
    last = 0
    for code in _CODES.finditer(text):
        yield from ((at, at + 1, text[at]) for at in range(last, code.start()))
        yield (*code.span(), decoded(code[0]))
        last = code.end()
    yield from ((at, at + 1, text[at]) for at in range(last, len(text)))


def name_parts(words: str) -> tuple[str, ...]:
    """The parts of a name that would tell who is meant, each by itself."""
    parts = [part.strip(".,;:'\"()") for part in re.split(r"[\s-]+", words)]
    telling = (part for part in parts if sum(map(str.isalpha, part)) >= FEWEST)
    known = [part for part in telling if canonical(part) not in _PARTICLES]
    return tuple(dict.fromkeys(known)) if len(parts) > 1 else ()


def canonical(text: str) -> str:
    """A text in the form in which two spellings of the same words are equal."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return plain.translate(_ALIKE)


def unescaped(text: str) -> str:
    """A text in JSON with spaces for the ends of lines, so that words begin where they do."""
    return _LINE_ENDS.sub(" ", text) if "\\" in text else text


def decoded(text: str) -> str:
    """A text with HTML's, JSON's and web addresses' codes for characters undone."""
    if not any(sign in text for sign in ("%", "&", "\\u")):
        return text
    plain = html.unescape(unquote(text))
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), plain)


def from_base64(code: str) -> str:
    """The text that a code stands for; empty if it is none."""
    bare = re.sub(r"\s+", "", code).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
    try:
        data = base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "=" * (-len(bare) % 4))
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _pattern(parts: list[str], apart: str) -> str:
    """A pattern for the parts of a phrase; of a name, also with its last part first."""
    spelled = [
        _BREAK.join(f"{re.escape(char)}{'?' * (char == chr(39))}" for char in part)
        for part in parts
    ]
    said = apart.join(spelled)
    if len(parts) == 1:
        return said
    return rf"{said}|{spelled[-1]},\s*{apart.join(spelled[:-1])}"


@cache
def _variants() -> dict[str, list[str]]:
    """For each letter the characters that are read as it."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in _LETTERS_TRIED:
        for code in each:
            found[canonical(chr(code))].append(chr(code))
    return found


def _letter(letter: str) -> bytes:
    """A pattern for one letter in UTF-8, with or without accents."""
    known = dict.fromkeys((*_variants().get(letter, ()), letter, letter.upper()))
    either = b"|".join(re.escape(char.encode()) for char in known)
    return b"(?:" + either + b")" + _MARK_BYTES
