"""The ways in which a claim comes back: mistyped, shortened, with another figure, turned about.

Used by `scale.py`. Each change takes the words of a claim and gives them changed, or None where
the claim has nothing to change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

from claimtrack.text.fold import STOP_WORDS

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DROPPED, REPLACED = 0.3, 0.25
TELLING = 5

Change = Callable[[list[str], random.Random, list[str]], list[str] | None]


def changed(texts: list[str], change: Change, drawn: random.Random) -> Iterator[tuple[str, str]]:
    """Yield claims that can be changed this way: what is said instead, and the claim."""
    for text in drawn.sample(texts, len(texts)):
        others = drawn.choice(texts).split()
        said = change(text.split(), drawn, others)
        if said:
            yield " ".join(said), text


def typing_errors(words: list[str], drawn: random.Random, others: list[str]) -> list[str] | None:
    """Mistype one or two of the telling words, any of their letters but the first."""
    del others
    telling = [i for i, word in enumerate(words) if _tells(word)]
    if len(telling) < TELLING:
        return None
    said = list(words)
    for i in drawn.sample(telling, drawn.randint(1, 2)):
        said[i] = _mistyped(words[i], drawn)
    return said


def words_dropped(words: list[str], drawn: random.Random, others: list[str]) -> list[str] | None:
    """Leave out three words in ten."""
    del others
    return _kept(words, drawn, [None] * len(words), DROPPED)


def number_changed(words: list[str], drawn: random.Random, others: list[str]) -> list[str] | None:
    """Put another figure for the first."""
    del others
    text = " ".join(words)
    figure = re.search(r"\d+", text)
    if figure is None:
        return None
    other = str(int(figure[0]) + drawn.randint(1, 9))
    return (text[: figure.start()] + other + text[figure.end() :]).split()


def halves_swapped(words: list[str], drawn: random.Random, others: list[str]) -> list[str] | None:
    """Begin in the middle, end with the beginning."""
    del drawn, others
    return [*words[len(words) // 2 :], *words[: len(words) // 2]]


def words_replaced(words: list[str], drawn: random.Random, others: list[str]) -> list[str] | None:
    """Put words of another claim for a quarter of the words."""
    return _kept(words, drawn, others, REPLACED)


CHANGES: dict[str, Change] = {
    "typing errors": typing_errors,
    "words dropped": words_dropped,
    "number changed": number_changed,
    "halves swapped": halves_swapped,
    "words replaced": words_replaced,
}


def _kept(
    words: list[str], drawn: random.Random, others: Iterable[str | None], share: float
) -> list[str] | None:
    """Put others for a share of the words, or nothing where there is none."""
    if len(words) < TELLING:
        return None
    given = list(others)
    gone = set(drawn.sample(range(len(words)), max(1, round(share * len(words)))))
    said = [drawn.choice(given) if i in gone else word for i, word in enumerate(words)]
    return [word for word in said if word]


def _tells(word: str) -> bool:
    return len(word) >= TELLING and word.isalpha() and word.lower() not in STOP_WORDS


def _mistyped(word: str, drawn: random.Random) -> str:
    """Swap two letters, drop one, double one or hit another key."""
    at = drawn.randrange(1, len(word) - 1)
    kind = drawn.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:  # noqa: PLR2004 - the third of four
        return word[:at] + word[at] + word[at:]
    return word[:at] + drawn.choice(LETTERS) + word[at + 1 :]
