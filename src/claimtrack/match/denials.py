"""Denials: a negation that only one text has.

Negations are counted, not cancelled: "not A and not B" against "A and B" is denied twice over. Only
a denial of the whole ("it is not true that") cancels the negation that follows it.
"""

from __future__ import annotations

from functools import cache

from claimtrack.match.reading import Reading, Span, Word
from claimtrack.match.slots import MOST, Beside, span_of
from claimtrack.match.vocabulary import plain
from claimtrack.model.match import Difference, DifferenceKind
from claimtrack.text.fold import iter_tokens
from claimtrack.text.languages.known import language

_DENYING = "false falsely untrue fake hoax deny denies denied denying debunk debunks debunked"
_OF_THE_WHOLE = frozenset(_DENYING.split())
_CLAUSE = 6  # words within which negating words of one clause stand
_TRUE = frozenset({"true", "correct", "accurate"})
_PREFIXES = ("un", "in", "il", "im", "ir", "dis", "non", "anti", "mis")


def negations_apart(pair: Beside) -> list[Difference]:
    """Find a negation that only one text has, of something that the other mentions."""
    mine, other = (
        [span for span in _left(a) if pair.alike or a.around(span) & b.stems]
        for a, b in ((pair.ours, pair.theirs), (pair.theirs, pair.ours))
    )
    if len(mine) == len(other) or _said_as_a_lack(pair, len(mine) - len(other)):
        return _denying_prefixes(pair)
    if (
        mine
        and other
        and pair.ours.vocabulary.concord
        and _clauses(pair.ours, mine) == _clauses(pair.theirs, other)
    ):
        return [pair.difference(DifferenceKind.NEGATION, mine[-1], other[-1])]
    if len(mine) > len(other):
        return [pair.difference(DifferenceKind.NEGATION, mine[-1], None)]
    return [pair.difference(DifferenceKind.NEGATION, None, other[-1])]


def _said_as_a_lack(pair: Beside, more: int) -> bool:
    """Whether the text with fewer negations says one as a lack: no teachers, Lehrermangel."""
    denying, other = (pair.ours, pair.theirs) if more > 0 else (pair.theirs, pair.ours)
    return abs(more) == 1 and _lacks(other) and not _lacks(denying)


def _lacks(side: Reading) -> bool:
    words = _lacking(side.language)
    if side.vocabulary.nouns_are_capitalised:  # and compounded
        return any(word.text.endswith(words) for word in side.words)
    return any(word.text in words for word in side.words)


@cache
def _lacking(code: str | None) -> tuple[str, ...]:
    return tuple(plain(token.text) for token in iter_tokens(language(code).lacks))


def _left(side: Reading) -> list[Span]:
    """Return the negations of a text without those that a denial of the whole cancels."""
    left: list[Span] = []
    for span in side.negations:
        if left and _denies_the_whole(side, left[-1]):
            left.pop()
        else:
            left.append(span)
    return left


def _clauses(side: Reading, spans: list[Span]) -> int:
    """Count the clauses that are negated: where negating words concord, each negates once."""
    count, last = 0, -1
    for start, end in spans:
        between = side.text[last:start] if last >= 0 else ","
        count += len(between.split()) > _CLAUSE or any(mark in between for mark in ",;:.–—،।")
        last = end
    return count


def _denies_the_whole(side: Reading, span: Span) -> bool:
    if side.text[span[0] : span[1]].casefold() in _OF_THE_WHOLE:
        return True
    after = side.text[span[1] :].split(maxsplit=1)[:1]
    return bool(after) and after[0].casefold().strip(".,") in _TRUE


def _denying_prefixes(pair: Beside) -> list[Difference]:
    """Find a word and the same with a prefix that denies it: legal, illegal."""
    mine, other = _alone(pair.ours, pair.theirs), _alone(pair.theirs, pair.ours)
    here, there = {word.text for word in mine}, {word.text for word in other}
    denied = {(bare, word) for word, bare in _prefixed(there) if bare in here}
    denied |= {(word, bare) for word, bare in _prefixed(here) if bare in there}
    if not denied:
        return []
    return [
        pair.difference(DifferenceKind.NEGATION, span_of(a), span_of(b))
        for a in mine
        for b in other
        if (a.text, b.text) in denied
    ]


def _prefixed(words: set[str]) -> list[tuple[str, str]]:
    """Pair each word that begins with a denying prefix with the word without it."""
    return [
        (word, word.removeprefix(prefix))
        for word in words
        if word.startswith(_PREFIXES)
        for prefix in _PREFIXES
        if word.startswith(prefix)
    ]


def _alone(ours: Reading, theirs: Reading) -> list[Word]:
    """Return the telling words of one text that the other lacks."""
    return [word for word in ours.content if word.stem not in theirs.stems][:MOST]
