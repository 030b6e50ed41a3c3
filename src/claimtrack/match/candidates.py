"""Candidates: which words of a statement are worth looking up.

This module chooses; the store looks up. `telling_words` lists the words of a statement, the store
says how many claims have each, `doubtful` lists those that may be typing errors, `mended` returns
the words on file that they may stand for, and `choose` picks the words that fit a budget of
postings, with their weights; `beyond` are the rest. Knows nothing of the index. Only the first
`READ` characters of a statement are read: nothing that long is one statement.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from claimtrack.text.fold import STOP_WORDS, tokens

READ = 4_000
"""Characters of a statement or wording that matching looks at; the rest is ignored."""

FEWEST, MOST = 2, 64
"""Words to look up: at least the two rarest, and at most as many as a real statement has.

Between the two the budget alone decides. A fixed number of rarest words loses up to 15 points of
MAP on posts, whose junk is rare too; the upper bound is there for hostile texts, not for recall.
"""

BUDGET, BUDGET_GROWTH = 7_500, 16
"""Postings that a lookup may read: this many, or `BUDGET_GROWTH` times the root of the claims.

7,500 up to two hundred thousand claims and 16,000 at a million, as measured in `scale.py`: a third
of that loses two of a hundred posts, twice as much only costs time.
"""

LEAST = 0.4
"""After the first twenty, a claim is no candidate if it shares less than this part of the weight
that the first one shares.

Halves what is ranked; MAP@5 on train statements stays within .001 (at .5 it begins to fall)."""

GUESSED = 0.5
"""The weight of a word guessed from a typing error. On a million claims with at most five telling
words, two of them mistyped, .93 are found instead of .90, and posts lose less."""

FEW, FURTHER = 4, 6
"""Where no more words than `FEW` fit the budget, this many more tell apart the claims found.

Each is read in full, but within FTS5, which returns only the overlap with the rare words. Measured
on a million claims: .98 of claims with a quarter of their words replaced are found instead of .94,
for 2 ms; for every statement it would find no more and cost 9 ms.
"""

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
_STAMP = re.compile(r"(\(@\w+\))\s+\w+\s+\d{1,2},\s+\d{4}\s*$")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|_")


def spoken(statement: str) -> str:
    """Return what a post says: links and the time stamp go, `#StopTheSteal` becomes three words.

    Names in handles stay, because they help to find the claim. At most `READ` characters are
    returned.
    """
    words = statement[:READ]
    if "/" in words or "www." in words.lower():
        words = _LINK.sub(" ", words)
    if "@" not in words and "#" not in words:
        return words
    words = _STAMP.sub(r"\1", words)
    return _TAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), words)[:READ]


def telling_words(statement: str) -> tuple[str, ...]:
    """Return the words that tell which claim is meant, as written but in lower case.

    In order, each once (words that fold alike are one), without stop words unless there is nothing
    else. Each is one term of the index, which does its own folding and stemming. An empty
    statement gives an empty tuple.
    """
    words = spoken(statement)
    seen: dict[str, str] = {}
    for token in tokens(words):
        seen.setdefault(token.text, words[token.start : token.end].lower())
    telling = [written for folded, written in seen.items() if folded not in STOP_WORDS]
    return tuple(telling or seen.values())


def inverse_frequency(found_in: int, total: int) -> float:
    """Weigh a word by how few of `total` claims it occurs in: the idf of BM25, never negative."""
    return math.log1p(max(0.0, total - found_in + 0.5) / (found_in + 0.5))


def choose(
    words_with_df: Iterable[tuple[str, int]],
    total: int,
    budget: int | None = None,
    *,
    instead: Iterable[tuple[str, int]] = (),
) -> tuple[tuple[str, float], ...]:
    """Choose the words to look up, rarest first, each with its weight.

        Words are taken until their summed frequency would exceed the budget, which keeps a lookup
        as
    quick on a million claims as on ten thousand. Words that occur nowhere are left out.

    Args:
            words_with_df: words, each with how many claims it occurs in (its document frequency).
            total: how many claims there are.
            budget: how many postings may be read; None to derive it from `total`.
            instead: words that others may stand for (see `mended`), weighed by `GUESSED`.
    """
    if budget is None:
        budget = max(BUDGET, int(BUDGET_GROWTH * math.sqrt(total)))
    offered = {word: (found_in, GUESSED) for word, found_in in instead}
    offered |= {word: (found_in, 1.0) for word, found_in in words_with_df}
    chosen: list[tuple[str, float]] = []
    spent = 0
    for word, (found_in, share) in sorted(offered.items(), key=lambda item: item[1][0]):
        if found_in <= 0:
            continue
        spent += found_in
        if len(chosen) == MOST or (len(chosen) >= FEWEST and spent > budget):
            break
        chosen.append((word, share * inverse_frequency(found_in, total)))
    return tuple(chosen)


def beyond(
    words_with_df: Iterable[tuple[str, int]], total: int, chosen: Iterable[tuple[str, float]]
) -> tuple[tuple[str, float], ...]:
    """Return the rarest `FURTHER` words that `choose` could not afford, each with its weight.

    They find no claims alone, but if all words of a statement are common, they tell its claim from
    the thousands that share the two rarest. Empty if `choose` found enough.
    """
    taken = {word for word, _ in chosen}
    if len(taken) > FEW:
        return ()
    left = [pair for pair in words_with_df if pair[1] > 0 and pair[0] not in taken]
    left.sort(key=lambda pair: pair[1])
    return tuple((word, inverse_frequency(found_in, total)) for word, found_in in left[:FURTHER])
