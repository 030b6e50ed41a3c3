"""Whether a quote is in a text: verbatim, nearly, or not at all.

Verbatim means letter by letter, except for what typesetters change: the shape of quotation marks,
dashes and spaces, the case of the first letter, the mark at the end. An ellipsis or a bracketed
insertion may stand for omitted words, unless they include a negation, or the parts are far apart or
out of order. Near lists the words that differ; whether they matter is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from claimtrack.match.near_words import NearWords, WordChange
from claimtrack.match.typeset import typeset
from claimtrack.match.vocabulary import plain, vocabulary
from claimtrack.model.evidence import QuoteCheck
from claimtrack.text.fold import iter_tokens
from claimtrack.text.languages.recognised import language_of

FARTHEST = 2_000
"""Most characters between two parts of a quote for them to be one passage."""

_DOTS = r"\.(?:\s?\.){2,3}"
_GAP = re.compile(rf"\s*(?:\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})\s*")
_SIC = re.compile(r"\s*\[sic\]", re.IGNORECASE)
_OPENED = re.compile(r"\[(\w)\](?=\w)")
_INSERTED = re.compile(r"\s*\[[^\[\]]{1,80}\]\s*")
_ENDS = " '.,;:।۔،。、"
_DASH = re.compile(r"^-+ ?(?!\d)|-+$")
_SHORT_GAP = 5


class QuoteFinding(Struct, frozen=True):
    """The result for a quote: the check, the words as in the text, and the differences."""

    check: QuoteCheck
    found: str = ""
    changes: tuple[WordChange, ...] = ()


class _Parts(Struct):
    """Where the parts of a quote were found, in order, and how they differ."""

    ends: list[tuple[int, int]] = field(default_factory=list)
    changes: list[WordChange] = field(default_factory=list)


class Quotable:
    """A text in which to find quotes; prepared once for many quotes."""

    def __init__(self, text: str) -> None:
        self._text = typeset(text)
        self._near: NearWords | None = None

    def check(self, quote: str) -> QuoteFinding:
        """Check a quote against the text.

        Args:
            quote: the words as recorded, with or without quotation marks.

        Returns:
            The check, which is "not checked" for a quote without words; `found` holds the words as
            they are in the text, from the first to the last.
        """
        readings = _readings(quote)
        if not readings:
            return QuoteFinding(QuoteCheck.NOT_CHECKED)
        for parts in readings:
            places = self._exact(parts)
            if places is not None:
                changes = tuple(self._left_out(places))
                check = QuoteCheck.NEAR if changes else QuoteCheck.VERBATIM
                return QuoteFinding(check, self._passage(places), changes)
        return self._nearly(readings[-1])

    def _exact(self, parts: list[str]) -> list[tuple[int, int]] | None:
        """Return the places of all parts, in order, or None."""
        places: list[tuple[int, int]] = []
        start = 0
        for part in parts:
            place = self._text.find(part, start)
            if place is None:
                return None
            places.append(place)
            start = place[1]
        return places

    def _nearly(self, parts: list[str]) -> QuoteFinding:
        """Find the passage nearest to each part."""
        self._near = self._near or NearWords(self._text.folded)
        outcome = _Parts()
        for part in parts:
            place = self._text.find(part, 0)
            changes: tuple[WordChange, ...] = ()
            if place is None:
                place, changes = self._near.find(part)
            if place is None:
                return QuoteFinding(QuoteCheck.NOT_FOUND)
            outcome.ends.append(place)
            outcome.changes.extend(changes)
        in_order = outcome.ends == sorted(outcome.ends)
        outcome.changes += [] if in_order else [WordChange("…", "in another order")]
        if in_order:
            outcome.changes += self._left_out(outcome.ends)
        # If no word or mark differs, only spaces do.
        check = QuoteCheck.NEAR if outcome.changes else QuoteCheck.VERBATIM
        return QuoteFinding(check, self._passage(outcome.ends), tuple(outcome.changes))

    def _left_out(self, places: list[tuple[int, int]]) -> Iterator[WordChange]:
        """Yield what a gap must not hide: a negation, or a jump to another passage."""
        for (_, end), (start, _) in pairwise(places):
            words = self._text.folded[end:start].split()
            if len(words) <= _SHORT_GAP and self._negate(words):
                yield WordChange("…", " ".join(words))
            elif start - end > FARTHEST:
                yield WordChange("…", f"{start - end:,} characters left out")

    def _negate(self, words: list[str]) -> bool:
        """Whether a few words negate, in the language of the text."""
        own = vocabulary(language_of(self._text.text))
        bare = [plain(token.text) for token in iter_tokens(" ".join(words))]
        return any(map(own.negates, bare)) or any("n't" in word or "n’t" in word for word in words)

    def _passage(self, places: list[tuple[int, int]]) -> str:
        """Return the words as in the text, without long stretches between the parts."""
        shown = [self._text.written(*places[0])]
        for (_, end), (start, stop) in pairwise(places):
            near = 0 <= start - end <= FARTHEST
            shown.append(self._text.written(end, stop) if near else " … ")
            if not near:
                shown.append(self._text.written(start, stop))
        return "".join(shown)


def check_quote(quote: str, text: str) -> QuoteFinding:
    """Check one quote against one text; see `Quotable.check`."""
    return Quotable(text).check(quote)


def _readings(quote: str) -> list[list[str]]:
    """Return the quote with its ellipses as gaps, then with its brackets as gaps too.

    Brackets may be the source's own: each reading is tried only if the one before is not found.
    Readings without words are left out.
    """
    whole = typeset(_OPENED.sub(r"\1", _SIC.sub("", quote))).folded
    pieces = _GAP.split(whole)
    cut = [piece for outer in pieces for piece in _INSERTED.split(outer)]
    readings = (_worded([whole]), _worded(pieces), _worded(cut))
    return [reading for reading in readings if reading]


def _worded(pieces: list[str]) -> list[str]:
    """Return the pieces that have words, without surrounding marks; a minus sign is kept."""
    stripped = (_DASH.sub("", piece.strip(_ENDS)) for piece in pieces)
    return [piece for piece in stripped if any(letter.isalnum() for letter in piece)]
