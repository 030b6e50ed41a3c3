"""Differences: where a statement says something other than a claim, however alike they read.

Each detector looks for one kind of conflict in the same slot of both texts: a different number
beside the same words, a different day of the same month, an extra negation. Words on one side only
are no conflict (a statement may say more), except a negation and *only*. Meaning is not judged: no
detector knows synonyms, so finding no difference is not agreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from claimtrack.match.level import read_level
from claimtrack.match.opposites import DENYING_PREFIXES, OPPOSITES, PREPOSITIONS, QUANTIFIERS
from claimtrack.match.reading import Reading, Span, Word
from claimtrack.match.slots import Beside, left_over, paired
from claimtrack.match.tolerances import dates_agree, dates_clash, names_agree, numbers_agree
from claimtrack.model.match import Difference, DifferenceKind
from claimtrack.text.dates import Date
from claimtrack.text.numbers import Number

_MOST = 24  # things of one kind to compare in a text, a guard against hostile texts
_NAMES_IN_PLAY = 8
_WHITHER = frozenset({"from", "to", "over", "than", "against", "for"})


def differences(
    statement: str, wording: str, said_on: date | None = None
) -> tuple[Difference, ...]:
    """Return the material differences, in the order of the statement.

    `said_on` is the day of the statement, if known; it makes *last year* a date.

    Spans point into the texts as given. Only the first 4,000 characters and 400 words of each
    are read.
    """
    pair = Beside.of(*read_level(statement, wording, said_on))
    differing: list[Difference] = []
    for detect in DETECTORS:
        differing += [
            difference for difference in detect(pair) if not _named(difference, differing)
        ]
    return tuple(
        sorted(
            differing,
            key=lambda difference: difference.statement_span or difference.claim_span or (0, 0),
        )
    )


def _named(difference: Difference, named: Sequence[Difference]) -> bool:
    """Whether an earlier detector has already named these very words."""
    spans = (difference.statement_span, difference.claim_span)
    return any(spans == (other.statement_span, other.claim_span) for other in named)


def _span(thing: Word | Number | Date) -> Span:
    return thing.start, thing.end


def _numbers(pair: Beside) -> list[Difference]:
    """Find numbers in one slot that cannot be the same, except figures read as a year elsewhere."""
    years = {each.year for each in (*pair.ours.dates, *pair.theirs.dates)}
    mine, other = (
        [number for number in side.numbers if number.value not in years][:_MOST]
        for side in (pair.ours, pair.theirs)
    )

    def fit(a: Number, b: Number) -> int:
        same_unit = bool(a.unit) and a.unit == b.unit
        if a.ordinal != b.ordinal or (
            "%" in {a.unit, b.unit} and not same_unit and a.value != b.value
        ):
            return 0
        return 2 * pair.fit(_span(a), _span(b)) + same_unit

    return [
        pair.difference(
            DifferenceKind.UNIT if a.value == b.value else DifferenceKind.NUMBER,
            _span(a),
            _span(b),
        )
        for a, b in paired(*left_over(mine, other, numbers_agree), fit)
    ]


def _dates(pair: Beside) -> list[Difference]:
    """Find dates in one slot that differ in a part which both state."""
    counted = {number.value for side in (pair.ours, pair.theirs) for number in side.numbers}
    mine, other = (
        [each for each in left if each.year not in counted]
        for left in left_over(pair.ours.dates[:_MOST], pair.theirs.dates[:_MOST], dates_agree)
    )
    return [
        pair.difference(DifferenceKind.DATE, _span(a), _span(b))
        for a, b in paired(
            mine, other, lambda a, b: dates_clash(a, b) * pair.fit(_span(a), _span(b))
        )
    ]


def _negation(pair: Beside) -> list[Difference]:
    """Compare parity: two negations in one text cancel, an odd one reverses the claim.

    Only negations of something that the other text mentions count.
    """
    mine, other = (
        [span for span in a.negations if pair.alike or a.around(span) & b.stems]
        for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
    )
    if len(mine) % 2 == len(other) % 2:
        return _denying_prefixes(pair)
    a = mine[-1] if len(mine) % 2 else None
    b = other[-1] if len(other) % 2 else None
    return [pair.difference(DifferenceKind.NEGATION, a, b)]


def _denying_prefixes(pair: Beside) -> list[Difference]:
    differences = []
    for a in _alone(pair.ours, pair.theirs):
        for b in _alone(pair.theirs, pair.ours):
            shorter, longer = sorted((a.text, b.text), key=len)
            if any(longer == prefix + shorter for prefix in DENYING_PREFIXES):
                differences.append(pair.difference(DifferenceKind.NEGATION, _span(a), _span(b)))
    return differences


def _alone(ours: Reading, theirs: Reading) -> list[Word]:
    """Return the telling words of one text that the other lacks."""
    return [word for word in ours.content if word.stem not in theirs.stems][:_MOST]


def _directions(pair: Beside) -> list[Difference]:
    """Find words of opposite sense in one slot: rose and fell, won and lost."""
    mine, other = (
        [word for word in a.words if word.stem in OPPOSITES and word.stem not in b.stems][:_MOST]
        for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
    )

    def fit(a: Word, b: Word) -> int:
        turned = {(number, 1 - pole) for number, pole in OPPOSITES[a.stem]}
        return pair.fit(_span(a), _span(b)) if turned & OPPOSITES[b.stem] else 0

    return [
        pair.difference(DifferenceKind.DIRECTION, _span(a), _span(b))
        for a, b in paired(mine, other, fit)
    ]


def _quantifiers(pair: Beside) -> list[Difference]:
    """Find *all*, *most*, *some* in one slot, and an *only* (not a *not only*) that one lacks."""
    mine, other = (
        [
            word
            for before, word in pairwise((None, *side.words))
            if word and word.text in QUANTIFIERS and not (before and before.text == "not")
        ][:_MOST]
        for side in (pair.ours, pair.theirs)
    )
    mine, other = left_over(mine, other, lambda a, b: QUANTIFIERS[a.text] == QUANTIFIERS[b.text])
    pairs = paired(mine, other, lambda a, b: pair.fit(_span(a), _span(b)))
    differences = [pair.difference(DifferenceKind.QUANTIFIER, _span(a), _span(b)) for a, b in pairs]
    if not differences and pair.alike:
        only = [[w for w in side if QUANTIFIERS[w.text] == "only"] for side in (mine, other)]
        differences += [pair.difference(DifferenceKind.QUANTIFIER, _span(a), None) for a in only[0]]
        differences += [pair.difference(DifferenceKind.QUANTIFIER, None, _span(b)) for b in only[1]]
    return differences


def _names(pair: Beside) -> list[Difference]:
    """Find names in one slot that are not in the other text in any form."""
    mine, other = (
        _strangers(a, b) for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
    )
    return [pair.difference(DifferenceKind.NAME, a, b) for a, b in paired(mine, other, pair.fit)]


def _strangers(ours: Reading, theirs: Reading) -> list[Span]:
    """Return the names of one text that the other lacks, joining adjacent words."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for word in theirs.content:
        known[word.text[0]].append(word.text)
    full = [theirs.text[a:b] for a, b in _runs(theirs, lambda word: word.name)[:_MOST]]

    def strange(word: Word) -> bool:
        return (
            word.name
            and word.stem not in theirs.stems
            and not any(names_agree(word.text, each) for each in known[word.text[0]])
        )

    return [
        (a, b)
        for a, b in _runs(ours, strange)[:_MOST]
        if not any(names_agree(ours.text[a:b], name) for name in full)
    ]


def _runs(side: Reading, wanted: Callable[[Word], bool]) -> list[Span]:
    """Join adjacent wanted words into spans."""
    spans: list[Span] = []
    for word in filter(wanted, side.words):
        if spans and not side.text[spans[-1][1] : word.start].strip(" -.'’"):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


def _roles(pair: Beside) -> list[Difference]:
    """Find two names that have changed places around the same words, allowing for a passive."""
    ours, theirs = pair.ours.words, pair.theirs.words
    here = _places(ours)
    there = _places(theirs)
    names = [
        word for word in ours if word.name and len(here[word.stem]) == 1 == len(there[word.stem])
    ][:_NAMES_IN_PLAY]
    content = {word.stem for word in pair.ours.content if not word.name} | _WHITHER
    once = {stem for stem in content if len(here[stem]) == 1 == len(there[stem])}
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            between = _between(ours, here[first.stem][0], here[second.stem][0])
            a, b = there[first.stem][0], there[second.stem][0]
            claimed = _between(theirs, min(a, b), max(a, b))
            if between & claimed & once and _swapped(
                a > b,
                _leading(ours, here[second.stem][0]),
                _leading(theirs, max(a, b)),
            ):
                low, high = theirs[min(a, b)], theirs[max(a, b)]
                return [
                    pair.difference(
                        DifferenceKind.ROLE, (first.start, second.end), (low.start, high.end)
                    )
                ]
    return []


def _swapped(crossed: bool, ours: str, theirs: str) -> bool:
    """Whether the roles of two names are swapped between the texts.

    A passive swaps the names and keeps the roles; a *by* against an *of* tells nothing.
    """
    if "by" not in {ours, theirs} or ours == theirs:
        return crossed
    return not crossed and "" in {ours, theirs}


def _leading(words: Sequence[Word], at: int) -> str:
    """Return the preposition before a name, skipping first names and articles; else ""."""
    before = at - 1
    while before >= 0 and (words[before].name or words[before].text in {"the", "a", "an"}):
        before -= 1
    return words[before].text if before >= 0 and words[before].text in PREPOSITIONS else ""


def _places(words: Sequence[Word]) -> defaultdict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        places[word.stem].append(i)
    return places


def _between(words: Sequence[Word], low: int, high: int) -> set[str]:
    return {word.stem for word in words[low + 1 : high]}


DETECTORS: tuple[Callable[[Beside], list[Difference]], ...] = (
    _numbers,
    _dates,
    _negation,
    _directions,
    _quantifiers,
    _names,
    _roles,
)
"""The detectors in order: words that one has reported are skipped by those after it."""
