"""Order: the telling words of two texts in sequence, and whether one is only a rearrangement.

A clause or an adverbial may be moved and the names of a list reordered, and the claim is still the
same; two things that have changed places make another claim. Words count by their stems, synonyms
as one word, figures by their value. Subjects and objects are not identified.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimtrack.match.reading import Reading, Word
from claimtrack.match.slots import placed
from claimtrack.match.tolerances import dates_agree, numbers_agree
from claimtrack.text.dates import Date
from claimtrack.text.numbers import Number

T = TypeVar("T", Number, Date)

Placed = list[tuple[int, str]]
"""Senses, each with the character at which it begins."""

_MOST = 24
_TURNING = "is are was were be been has have had will would can could did do does"
_TURNS = frozenset(_TURNING.split())
_PARTICIPLE = re.compile(
    r"\w{2,}ed|born|built|bought|brought|caught|chosen|cut|driven|found|given|hit|held|known|led|"
    r"left|lost|made|met|paid|put|run|seen|sent|set|shot|shown|sold|spread|struck|taken|thrown|told|"
    r"won|written|fought|beaten|bitten|drawn|forced|stolen|sworn|torn|worn|backed|hurt|kept"
)
_LISTING = re.compile(r"[\s,;/&]*(?:(?:and|or|und|y|et)\s+)?(?:the\s+)?", re.IGNORECASE)
_CLOSING = re.compile(r"[\s,]*(?:&|and\b|or\b|und\b|y\b|et\b).*", re.IGNORECASE)


def in_order(ours: Reading, theirs: Reading) -> tuple[list[str], list[str]]:
    """Return the telling words and the figures of both texts, each in order.

    Figures are listed if they agree with one of the other text (`#0` is its first). Dates move
    freely, so they are listed only if the order of all figures differs.
    """
    numbers = _shared("#", ours.numbers, theirs.numbers, numbers_agree)
    dates = _shared("@", ours.dates, theirs.dates, dates_agree)
    mine, other = (sorted(a + b) for a, b in zip(numbers, dates, strict=True))
    if [name for _, name in mine] == [name for _, name in other]:
        mine, other = (list(side) for side in numbers)
    turns = [
        [(word.start, "=") for word in side.words if word.text in _TURNS] for side in (ours, theirs)
    ]
    if len(turns[0]) == len(turns[1]):
        mine, other = mine + turns[0], other + turns[1]
    mine += senses_of(ours)
    known = {name for _, name in mine}
    for start, sense in senses_of(theirs):
        kin = sense if sense in known else next((a for a in known if formed(a, sense)), sense)
        other.append((start, kin))
    here, there = _passive(ours), _passive(theirs)
    if bool(here) == bool(there):  # two passives are in one order already
        here = there = None
    return _once(_active(sorted(mine), here)), _once(_active(sorted(other), there))


def _once(row: list[str]) -> list[str]:
    """Drop what only repeats the word before it, as *Ukrainian president Zelensky* does."""
    return [each for i, each in enumerate(row) if not i or row[i - 1] != each]


def _active(row: Placed, passive: tuple[int, int, int, int] | None) -> list[str]:
    """Return the words of a passive in the order of its active: who, what, whom."""
    if passive is None:
        return [name for _, name in row]
    begins, verb, by, ends = passive
    parts: list[list[str]] = [[], [], [], [], []]
    for start, name in row:
        part = sum(start >= bound for bound in (begins, verb, by, ends))
        parts[part].append(name)
    before, subject, done, agent, rest = parts
    return before + agent + done + subject + rest


def _passive(side: Reading) -> tuple[int, int, int, int] | None:
    """Return where the subject, the verb and the agent of a passive begin, and where it ends."""
    if side.language != "en":
        return None
    for i, word in enumerate(side.words):
        if word.text != "by" or not i:
            continue
        verb = next((w for w in reversed(side.words[max(0, i - 2) : i]) if w.telling), None)
        if verb is None or not _PARTICIPLE.fullmatch(verb.text):
            continue
        clause = max(side.text.rfind(mark, 0, verb.start) for mark in ",;:.") + 1
        subject = [w for w in side.content if clause <= w.start < verb.start]
        agent = _agent(side, i)
        if subject and agent:
            return subject[0].start, verb.start, word.start, agent
    return None


def _agent(side: Reading, by: int) -> int:
    """Return where the agent ends: before the next preposition or comma; 0 if there is none."""
    last = 0
    for word in side.words[by + 1 :]:
        stops = word.text in side.vocabulary.prepositions and word.text != "of"
        if stops or (last and set(side.text[last : word.start]) & set(",;:")):
            break
        last = word.end
    return last


_SUFFIXES = "ism al ally ern i ian ic ical ion ation ive ment n an t ty ity"
_FORMED = frozenset(_SUFFIXES.split())
_ROOT = 5


def formed(a: str, b: str) -> bool:
    """Whether one of two stems is formed from the other, as *Russian* is from *Russia*."""
    shorter, longer = sorted((a, b), key=len)
    return (
        len(shorter) >= _ROOT
        and longer.startswith(shorter)
        and longer.removeprefix(shorter) in _FORMED
    )


def _shared(
    sign: str, ours: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], int]
) -> tuple[Placed, Placed]:
    """Label the figures of one kind that agree, the same for both of a pair, with their places."""
    mine, other = ours[:_MOST], theirs[:_MOST]
    pairs = placed(mine, other, agree)
    return (
        [(mine[i].start, f"{sign}{j}") for i, j in pairs],
        [(other[j].start, f"{sign}{j}") for _, j in pairs],
    )


def senses_of(side: Reading) -> Placed:
    """Return the senses of the telling words in order, the names of each list sorted."""
    placed: Placed = []
    for names in _lists(side):
        stems = [word.stem for name in sorted(names, key=_stems) for word in name]
        starts = [word.start for name in names for word in name]
        placed += zip(starts, stems, strict=True)
    return placed


def _lists(side: Reading) -> list[list[list[Word]]]:
    """Join names into lists (*Ann Lee, Bo and Cy*); every other telling word is alone."""
    rows: list[list[list[Word]]] = []
    last, closed = None, True
    for word in side.content:
        between = side.text[last.end : word.start] if last else ""
        listed = bool(last) and _capital(side, last) and _capital(side, word)
        if listed and not between.strip(" -.'’"):
            rows[-1][-1].append(word)
        elif listed and _LISTING.fullmatch(between):
            rows[-1].append([word])
            closed = bool(_CLOSING.fullmatch(between))
        else:
            _unless_closed(rows, closed)
            rows.append([[word]])
            closed = True
        last = word
    _unless_closed(rows, closed)
    return rows


def _capital(side: Reading, word: Word | None) -> bool:
    return word is not None and (word.name or side.text[word.start].isupper())


def _unless_closed(rows: list[list[list[Word]]], closed: bool) -> None:
    """Split a list that no *and* closes: "In Oslo, Ann Lee ..." is not a list."""
    if not closed:
        rows[-1:] = [[name] for name in rows[-1]]


def _stems(name: Sequence[Word]) -> list[str]:
    return [word.stem for word in name]


def without(row: Sequence[str], extra: Counter[str]) -> list[str]:
    """Remove surplus repeats, at their last places."""
    left = Counter(row) - extra
    kept = []
    for each in row:
        if left[each] > 0:
            left[each] -= 1
            kept.append(each)
    return kept


def rearranged(ours: Reading, theirs: Reading, mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two rows of the same items say the same, in whatever order their language allows.

    One run may have moved. Where a case or an adposition marks what a word does, the word may stand
    anywhere; two that nothing marks keep their order if they can be who and whom.
    """
    if ours.language == "en":
        return at_most_one_move(mine, other)
    marked = _marked(ours).items() & _marked(theirs).items()
    free = {sense for sense, marker in marked if marker}
    rows = [[each for each in row if each not in free] for row in (mine, other)]
    return at_most_one_move(*rows) and not _crossed(ours, theirs, *rows)


def _marked(side: Reading) -> dict[str, str]:
    """Map the senses of telling words to the adposition beside them; "" if there is none."""
    own, marked = side.vocabulary, {}
    for i, word in enumerate(side.words):
        if not word.telling:
            continue
        beside = ""
        if own.marks_follow:
            after = side.words[i + 1] if i + 1 < len(side.words) else None
            beside = after.text if after is not None and not after.telling else ""
        else:
            before = i - 1
            while before >= 0 and side.words[before].text in own.stop:
                before -= 1
            if before >= 0 and side.words[before].text in own.prepositions:
                beside = side.words[before].text
        marked[word.stem] = beside or next(
            (ending for ending in own.locative if word.text.endswith(ending)), ""
        )
    return marked


def _crossed(ours: Reading, theirs: Reading, mine: list[str], other: list[str]) -> bool:
    """Whether two things that can be who and whom have changed places."""
    actors = _actors(ours) & _actors(theirs)
    rows = [[each for each in row if each in actors] for row in (mine, other)]
    return rows[0] != rows[1]


def _actors(side: Reading) -> set[str]:
    """Return what can be who or whom: names; where capitals do not tell, any word."""
    own = side.vocabulary
    if own.nouns_are_capitalised:
        return {word.stem for word in side.content if side.text[word.start].isupper()}
    if own.cased:
        return {word.stem for word in side.content if word.name}
    return {word.stem for word in side.content}


def at_most_one_move(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two rows of the same items are equal except for one run that was moved."""
    places = defaultdict(list)
    for i, each in enumerate(ours):
        places[each].append(i)
    row = [places[each].pop(0) for each in theirs]
    while row and row[-1] == len(row) - 1:
        row.pop()
    first = next((i for i, place in enumerate(row) if place != i), len(row))
    breaks = [i for i in range(first + 1, len(row)) if row[i] != row[i - 1] + 1]
    return first == len(row) or len(breaks) == 1
