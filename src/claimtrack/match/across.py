"""Across languages: what differs between two texts that a model, or a person, holds to be near.

They share no words around a figure that would say which of them belong together. So what agrees is
set aside, and what is left is named where one thing of a kind is left on either side: a figure, a
date, a known name, a negation, a rise against a fall or a win against a loss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimtrack.match.degrees import poles_of
from claimtrack.match.reading import Reading, Span, Word
from claimtrack.match.slots import MOST, Beside, left_over, span_of
from claimtrack.match.tolerances import dates_agree, dates_clash, numbers_agree
from claimtrack.match.unspaced import is_unspaced, unspaced_dates, unspaced_numbers
from claimtrack.model.match import Difference, DifferenceKind
from claimtrack.text.dates import Date
from claimtrack.text.numbers import Number

T = TypeVar("T", Number, Date, Word)

_SHORT = 20
"""Words of a text in which a negation is of what it says as a whole."""

_DENYING = re.compile(
    r"\b(?:un(?!employ|der|ited|its?\b|i[ov]|til)-?\w{4,}|non-?\w{4,}|"
    r"dis(?!ease|tri|cus|tan|play|aster)\w{4,}|\w+less|hardly|barely|rarely|lack(?:s|ed|ing)?|except|"
    r"instead|refuse[sd]?|fail(?:s|ed)?|den(?:y|ies|ied)|far from|yet to|only|stop(?:s|ped)?|"
    r"ban(?:s|ned)?|too \w+ to|avoid(?:s|ed)?|prevent(?:s|ed)?|limit(?:s|ed)?|"
    r"im(?:possible|probable)|"
    r"in(?:sufficient|capable|accurate|complete|correct|dependent|effective|significant|visible))\b",
    re.IGNORECASE,
)
"""English words that other languages say with a negation."""

_COUNTRY = "C:"
_IN_ALL_LANGUAGES = 2
"""The pairs of opposites that every language begins with: rise and fall, win and loss."""


def apart_across(pair: Beside) -> list[Difference]:
    """Return what differs between two texts of different languages."""
    return [
        *_numbers(pair),
        *_dates(pair),
        *_names(pair),
        *_negations(pair),
        *_directions(pair),
    ]


def _sides(pair: Beside) -> tuple[Reading, Reading]:
    return pair.ours, pair.theirs


def _numbers(pair: Beside) -> list[Difference]:
    years = {each.year for side in _sides(pair) for each in _days(side)}
    mine, other = (
        [one for one in _counts(side) if one.value not in years][:MOST] for side in _sides(pair)
    )

    def comparable(a: Number, b: Number) -> bool:
        return a.ordinal == b.ordinal and ("%" in {a.unit, b.unit}) == (a.unit == b.unit == "%")

    return _one_each(pair, DifferenceKind.NUMBER, mine, other, numbers_agree, comparable)


def _counts(side: Reading) -> tuple[Number, ...]:
    return unspaced_numbers(side.text) if is_unspaced(side.text) else side.numbers


def _days(side: Reading) -> tuple[Date, ...]:
    return unspaced_dates(side.text) if is_unspaced(side.text) else side.dates


def _dates(pair: Beside) -> list[Difference]:
    mine, other = (_days(side)[:MOST] for side in _sides(pair))
    return _one_each(pair, DifferenceKind.DATE, mine, other, dates_agree, dates_clash)


def _names(pair: Beside) -> list[Difference]:
    mine, other = (_known(side) for side in (pair.ours, pair.theirs))

    def agree(a: Word, b: Word) -> int:
        governed = {pair.ours.vocabulary.capitals.get(a.stem), a.stem} & {
            pair.theirs.vocabulary.capitals.get(b.stem),
            b.stem,
        } - {None}
        return int(bool(governed))

    def comparable(a: Word, b: Word) -> bool:
        return a.stem.startswith(_COUNTRY) == b.stem.startswith(_COUNTRY)

    return _one_each(pair, DifferenceKind.NAME, mine, other, agree, comparable)


def _known(side: Reading) -> list[Word]:
    """Return the names that are known in every language, each once."""
    names = side.vocabulary.names
    once = {word.stem: word for word in reversed(side.words) if word.telling and word.text in names}
    return list(once.values())[:MOST]


def _negations(pair: Beside) -> list[Difference]:
    """Find that one text denies and the other does not; how often is a matter of the language.

    Not where the other says it with a word of its own (*nicht bewusst*, unaware), and not in long
    texts, in which something is denied by the way.
    """
    mine, other = pair.ours.negations, pair.theirs.negations
    if not all(side.vocabulary.known and len(side.words) <= _SHORT for side in _sides(pair)):
        return []
    if bool(mine) == bool(other) or any(map(_denies_in_a_word, _sides(pair))):
        return []
    return [
        pair.difference(
            DifferenceKind.NEGATION, mine[0] if mine else None, other[0] if other else None
        )
    ]


def _denies_in_a_word(side: Reading) -> bool:
    return side.language == "en" and bool(_DENYING.search(side.text))


def _directions(pair: Beside) -> list[Difference]:
    for number in range(_IN_ALL_LANGUAGES):
        mine, other = (_leading(side, number) for side in (pair.ours, pair.theirs))
        if len(mine) == 1 == len(other) and mine.keys() != other.keys():
            [a], [b] = mine.values(), other.values()
            return [pair.difference(DifferenceKind.DIRECTION, span_of(a), span_of(b))]
    return []


def _leading(side: Reading, number: int) -> dict[int, Word]:
    """Return the poles of one pair of opposites that a text has, each with a word."""
    return {
        pole: word for word in side.words for pair, pole in poles_of(side, word) if pair == number
    }


def _one_each(
    pair: Beside,
    kind: DifferenceKind,
    ours: Sequence[T],
    theirs: Sequence[T],
    agree: Callable[[T, T], int],
    comparable: Callable[[T, T], bool],
) -> list[Difference]:
    """Name what is left of two lists where it is one thing each, and both are of one sort."""
    mine, other = left_over(ours, theirs, agree)
    if len(mine) != 1 or len(other) != 1 or not comparable(mine[0], other[0]):
        return []
    return [pair.difference(kind, _at(mine[0]), _at(other[0]))]


def _at(one: Number | Date | Word) -> Span:
    return one.start, one.end
