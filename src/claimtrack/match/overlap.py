"""Overlap: how much of a statement another text has in the same or nearly the same words.

Words are weighted by inverse document frequency; another form of a word counts in full, a near word
(Jaro-Winkler similarity of `NEAR` or more, same initial) in part. Figures are never near: 28 is not
almost 26. Grams, runs of four letters, catch what words miss: compounds, other endings, and phrases
made of stop words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, repeat

from rapidfuzz.distance import JaroWinkler

from claimtrack.match.candidates import READ, spoken
from claimtrack.text.fold import STOP_WORDS, words

Idf = Callable[[str], float] | Mapping[str, float]
"""The weight of a word; a word missing from a mapping gets the mean weight."""

NEAR = 0.88
"""The similarity of near words (measured: R@5 .897, against .853 for `token_set_ratio`)."""

WORDS_READ = 400
"""Words of a text that are compared; the rest is ignored."""

GRAM = 4
"""Letters of a gram; three and five are hardly worse."""

_SATURATION, _LENGTH_PENALTY, _USUAL_LENGTH = 1.2, 0.5, 28
_HALF_CREDIT = 0.35  # of a near word; of .2 to .5 all do
_POOL = 40  # texts assumed for a gram's weight, so that it does not depend on their number
_SHORTEST = 3
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """Strip the commonest English endings, enough to recognise a word in two forms."""
    if len(word) <= _SHORTEST or not word.isascii():
        return word
    for ending in _ENDINGS if word[-1] in "gdsy" else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and word[-2:] != "ss":
            word = word.removesuffix(ending) + ("y" if ending in {"ied", "ies"} else "")
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.rstrip("e") if len(word) > _SHORTEST else word


def telling(words: Iterable[str]) -> list[str]:
    """Drop repeats and stop words; if nothing else is left, the stop words stay."""
    once = dict.fromkeys(words)
    return [word for word in once if word not in STOP_WORDS] or list(once)


def read_words(text: str) -> list[str]:
    """Return the first folded words of a text, without links and with hashtags split."""
    return words(spoken(text[:READ]))[:WORDS_READ]


class _Nearest(dict[str, tuple[str, float]]):
    """The nearest word of a statement to each word, looked for when it is first asked for."""

    def __init__(self, find: Callable[[str], tuple[str, float]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> tuple[str, float]:
        """Look for a word met for the first time, and remember what was found."""
        self[word] = found = self._find(word)
        return found


class Weighed:
    """A statement's telling words with their weights, to compare with many texts."""

    def __init__(self, statement: str, idf: Idf) -> None:
        self.read = read_words(statement)
        self.words = telling(self.read)
        self._idf, self._mean = _lookup(idf)
        self.weights = {word: self._weight(word) for word in self.words}
        self._stems = {stem(word): word for word in reversed(self.words)}
        self._rivals: dict[str, list[str]] = {}
        for word in self.words:
            rivals = self._rivals.setdefault(word[0], [])
            if len(word) >= _SHORTEST and not word[0].isdecimal():
                rivals.append(word)
        self._near = _Nearest(self._nearest)
        self._near.update((word, (word, 1.0)) for word in self.words)

    def near(self, word: str) -> tuple[str, float]:
        """Return the statement's word that a word is near to, and its credit; else ("", 0)."""
        return self._near[word]

    def bm25(self, words: Sequence[str]) -> float:
        """Return the BM25 score of a text for the statement, near words counting in part.

        k1 is the usual 1.2; b is .5 instead of .75, which gains a point of MAP on claims. The unit
        is the statement's heaviest word, so that scores are comparable between files.
        """
        counts: dict[str, float] = {}
        for own, credit in map(self._near.__getitem__, words):
            if own:
                counts[own] = counts.get(own, 0.0) + (1 if credit == 1 else _HALF_CREDIT * credit)
        length = 1 - _LENGTH_PENALTY + _LENGTH_PENALTY * len(words) / _USUAL_LENGTH
        score = sum(
            self.weights[word] * times * (_SATURATION + 1) / (times + _SATURATION * length)
            for word, times in counts.items()
        )
        return score / max(self.weights.values(), default=1.0) if score else 0.0

    def _nearest(self, word: str) -> tuple[str, float]:
        rivals = self._rivals.get(word[0])
        if rivals is None:
            return "", 0.0
        if same := self._stems.get(stem(word)):
            return same, 1.0
        best, most = "", 0.0
        if len(word) >= _SHORTEST and not word[0].isdecimal():
            for rival in rivals:
                credit = JaroWinkler.similarity(word, rival, score_cutoff=NEAR)
                if credit and (credit, rival) > (most, best):
                    best, most = rival, credit
        return best, most

    def _weight(self, word: str) -> float:
        return self._idf(word) if callable(self._idf) else self._idf.get(word, self._mean)


def _lookup(idf: Idf) -> tuple[Idf, float]:
    """Key a mapping by folded words, and return the weight of unlisted words."""
    if callable(idf):
        return idf, 0.0
    folded = {word: weight for key, weight in idf.items() for word in words(key)}
    return folded, (sum(folded.values()) / len(folded) if folded else 1.0)


def grams(text: str) -> frozenset[str]:
    """Return the runs of `GRAM` letters of a folded text, including spaces around words."""
    padded = f" {text} "
    return frozenset(padded[i : i + GRAM] for i in range(len(padded) - GRAM + 1))


class Grams:
    """The weights of grams among some texts: the rarer, the heavier."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        counts = Counter(chain.from_iterable(texts))
        by_count = [math.log1p(_POOL / (n + 1)) for n in range(len(texts) + 1)]
        self._weights = {gram: by_count[n] for gram, n in counts.items()}
        self._unseen = by_count[0]

    def weigh(self, grams: frozenset[str]) -> float:
        """Return the weight of these grams; grams in none of the texts weigh the most."""
        return sum(map(self._weights.get, grams, repeat(self._unseen)))

    def dice(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        """Return how much of their weight two sets of grams share, 0..1."""
        both = self.weigh(ours) + self.weigh(theirs)
        return 2 * self.weigh(ours & theirs) / both if both else 0.0
