"""Names that differ, and names that have changed places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimtrack.match.reading import Reading, Span, Word
from claimtrack.match.slots import MOST, Beside, paired
from claimtrack.match.tolerances import names_agree
from claimtrack.model.match import Difference, DifferenceKind

_IN_PLAY = 8
_WHITHER = frozenset({"from", "to", "over", "than", "against", "for"})
_ARTICLES = frozenset({"the", "a", "an"})


def names_apart(pair: Beside) -> list[Difference]:
    """Find names in one slot that are not in the other text in any form."""
    mine, other = (strangers(a, b) for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)))
    return [pair.difference(DifferenceKind.NAME, a, b) for a, b in paired(mine, other, pair.fit)]


def strangers(ours: Reading, theirs: Reading) -> list[Span]:
    """Return the names of one text that the other lacks, joining adjacent words."""
    names = [word for word in ours.words if word.name and word.stem not in theirs.stems]
    if not names:
        return []
    known: defaultdict[str, list[Word]] = defaultdict(list)
    for word in theirs.content:
        known[word.text[0]].append(word)
    full = [theirs.text[a:b] for a, b in _runs(theirs, _names_of(theirs))[:MOST]]
    strange = [
        word
        for word in names
        if not _governs(word, ours, theirs)
        and not any(
            _may_agree(word, each) and names_agree(word.text, each.text)
            for each in known[word.text[0]]
        )
    ]
    return [
        (a, b)
        for a, b in _runs(ours, strange)[:MOST]
        if not any(names_agree(ours.text[a:b], name) for name in full)
    ]


def _names_of(side: Reading) -> list[Word]:
    return [word for word in side.words if word.name]


def _may_agree(a: Word, b: Word) -> bool:
    """Whether two names may be spellings of one: not if both are known, and differ."""
    return not (a.stem.startswith("C:") and b.stem.startswith("C:"))


def _governs(word: Word, ours: Reading, theirs: Reading) -> bool:
    """Whether a capital stands for the country that the other text names, or the other way."""
    country = ours.vocabulary.capitals.get(word.stem)
    if country in theirs.stems:
        return True
    return any(
        theirs.vocabulary.capitals.get(other.stem) == word.stem
        for other in theirs.content
        if other.name
    )


def _runs(side: Reading, wanted: Sequence[Word]) -> list[Span]:
    """Join adjacent wanted words into spans."""
    spans: list[Span] = []
    for word in wanted:
        if spans and not side.text[spans[-1][1] : word.start].strip(" -.'’"):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


def roles_apart(pair: Beside) -> list[Difference]:
    """Find two names that have changed places around the same words, allowing for a passive.

    In English alone: where the order of words is free, names change places and keep their roles.
    """
    if {pair.ours.language, pair.theirs.language} != {"en"}:
        return []
    ours, theirs = pair.ours.words, pair.theirs.words
    here = _places(ours)
    there = _places(theirs)
    names = [
        word for word in ours if word.name and len(here[word.stem]) == 1 == len(there[word.stem])
    ][:_IN_PLAY]
    stop = pair.ours.vocabulary.stop
    content = {word.stem for word in ours if not word.name and word.text not in stop} | _WHITHER
    once = {stem for stem in content if len(here[stem]) == 1 == len(there[stem])}
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            between = _between(ours, here[first.stem][0], here[second.stem][0])
            a, b = there[first.stem][0], there[second.stem][0]
            claimed = _between(theirs, min(a, b), max(a, b))
            if between & claimed & once and _swapped(
                a > b,
                _leading(pair.ours, here[second.stem][0]),
                _leading(pair.theirs, max(a, b)),
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


def _leading(side: Reading, at: int) -> str:
    """Return the preposition before a name, skipping first names and articles; else ""."""
    words = side.words
    before = at - 1
    while before >= 0 and (words[before].name or words[before].text in _ARTICLES):
        before -= 1
    leads = before >= 0 and words[before].text in side.vocabulary.prepositions
    return words[before].text if leads else ""


def _places(words: Sequence[Word]) -> defaultdict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        places[word.stem].append(i)
    return places


def _between(words: Sequence[Word], low: int, high: int) -> set[str]:
    return {word.stem for word in words[low + 1 : high]}
