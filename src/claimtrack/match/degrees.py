"""Degrees: in which direction, of how many, and how far it is so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimtrack.match.lexicon import Poles
from claimtrack.match.reading import Mark, Reading, Word
from claimtrack.match.slots import MOST, Beside, left_over, paired, span_of
from claimtrack.match.tolerances import numbers_agree
from claimtrack.match.vocabulary import vocabulary
from claimtrack.model.match import Difference, DifferenceKind

_BESIDE = 20
"""Characters between a figure and its *more*: 5 times more, il 5% di criminalità in più."""

_ADDS_NOTHING = frozenset({"some", "all", "most"})
"""Quantifiers that a headline drops: one text alone has them, and they may be meant."""


def directions_apart(pair: Beside) -> list[Difference]:
    """Find words of opposite sense in one slot: rose and fell, won and lost; and other ways."""
    mine, other = (
        [word for word in a.words if poles_of(a, word) and word.stem not in b.stems][:MOST]
        for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
    )

    def fit(a: Word, b: Word) -> int:
        return pair.fit(span_of(a), span_of(b)) if opposed(pair, a, b) else 0

    differences = [
        pair.difference(DifferenceKind.DIRECTION, span_of(a), span_of(b))
        for a, b in paired(mine, other, fit)
    ]
    return differences or _ways_apart(pair)


def poles_of(side: Reading, word: Word) -> Poles:
    """Return the poles of a word, if it has any."""
    return _poles_of(side.language, word.text)


@lru_cache(maxsize=8_192)
def _poles_of(language: str | None, word: str) -> Poles:
    own = vocabulary(language)
    return own.poles.get(word) or own.poles.get(own.root(word)) or frozenset()


def opposed(pair: Beside, a: Word, b: Word) -> bool:
    """Whether two words are opposites."""
    turned = {(number, 1 - pole) for number, pole in poles_of(pair.ours, a)}
    return bool(turned & poles_of(pair.theirs, b))


def _ways_apart(pair: Beside) -> list[Difference]:
    """Find prepositions of different ways before the same word: over the city, near the city."""
    if not pair.alike or pair.ours.language != pair.theirs.language:
        return []
    mine, other = _led(pair.ours), _led(pair.theirs)
    return [
        pair.difference(DifferenceKind.DIRECTION, span_of(mine[stem]), span_of(other[stem]))
        for stem in mine
        if stem in other and _another_way(pair.ours, mine[stem].text, other[stem].text)
    ][:1]


def _another_way(side: Reading, a: str, b: str) -> bool:
    ways = side.vocabulary.ways
    return a in ways and b in ways and ways[a] != ways[b]


def _led(side: Reading) -> dict[str, Word]:
    """Map each telling word to the preposition right before it, articles aside."""
    led: dict[str, Word] = {}
    seen: set[str] = set()
    preposition: Word | None = None
    for word in side.words:
        if word.text in side.vocabulary.prepositions:
            preposition = word
        elif word.telling:
            counted = preposition and any(map(str.isdigit, side.text[preposition.end : word.start]))
            if preposition is not None and not counted and word.stem not in seen:
                led[word.stem] = preposition
            elif word.stem in seen:
                led.pop(word.stem, None)
            seen.add(word.stem)
            preposition = None
    return led


def quantifiers_apart(pair: Beside) -> list[Difference]:
    """Find *all*, *most*, *some* in one slot, and an *only* or *first* that one text lacks."""
    mine, other = left_over(
        pair.ours.quantifiers[:MOST],
        pair.theirs.quantifiers[:MOST],
        lambda a, b: int(a.meaning == b.meaning),
    )
    pairs = paired(mine, other, lambda a, b: pair.fit(_at(a), _at(b)))
    differences = [pair.difference(DifferenceKind.QUANTIFIER, _at(a), _at(b)) for a, b in pairs]
    if differences or not pair.alike:
        return differences
    telling = [
        [
            mark
            for mark in marks
            if mark.meaning not in _ADDS_NOTHING and not _counts(mark, side, beside)
        ]
        for marks, side, beside in (
            (mine, pair.ours, pair.theirs),
            (other, pair.theirs, pair.ours),
        )
    ]
    return [
        *(pair.difference(DifferenceKind.QUANTIFIER, _at(mark), None) for mark in telling[0]),
        *(pair.difference(DifferenceKind.QUANTIFIER, None, _at(mark)) for mark in telling[1]),
    ]


def _counts(mark: Mark, side: Reading, other: Reading) -> bool:
    """Whether a *more* belongs to a figure of both texts: 5 % more, has risen by 5 %."""
    return mark.meaning == "more" and any(
        0 <= mark.start - number.end <= _BESIDE
        and any(numbers_agree(number, theirs) for theirs in other.numbers)
        for number in side.numbers
    )


def modality_apart(pair: Beside) -> list[Difference]:
    """Find that one text says it was tried, planned or alleged, and the other that it is so."""
    if not pair.alike:
        return []
    mine, other = _unlike(pair.ours.modality, pair.theirs), _unlike(pair.theirs.modality, pair.ours)
    if mine and other:
        return [pair.difference(DifferenceKind.MODALITY, _at(mine[0]), _at(other[0]))]
    return [
        *(pair.difference(DifferenceKind.MODALITY, _at(mark), None) for mark in mine[:1]),
        *(pair.difference(DifferenceKind.MODALITY, None, _at(mark)) for mark in other[:1]),
    ]


def _unlike(marks: Sequence[Mark], other: Reading) -> list[Mark]:
    there = {mark.meaning for mark in other.modality}
    return [mark for mark in marks if mark.meaning not in there]


def _at(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
