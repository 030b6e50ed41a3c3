"""Which language a short text is in, by its script and its small words; no model.

A model for this costs half a second and 130 MB, and takes "FATF" for Oromo. Nothing is guessed of a
text without small words unless its words are English: None means that nobody knows.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from unicodedata import normalize

from claimtrack.text.fold import Token, iter_tokens
from claimtrack.text.languages.known import MODULES
from claimtrack.text.languages.telling import LETTERS, SCRIPTS, TELLING

_READ = 1_000
_LETTER = 0.5  # what a telling letter counts beside a telling word
_COMMON = 0.4  # what a common English word counts
_SHARE = 0.25  # of common words in a text without small words, for it to be English
_WITHOUT_DATA = 0.8  # what a word of a language without data counts
_ENOUGH = 0.3
_SURE, _MARGIN = 8, 3
"""Small words, and times as many as the next language has, for a text to be surely in one."""
_NOBODY = (("", 0.0), ("", 0.0))
_MANY = 8  # words of a text that may be in any language
_INFLECTED = ("s", "es", "d", "ed")
_FIRST_SCRIPT = 0x0370
_FAMILIES = (
    frozenset({"ru", "uk", "be", "bg", "sr", "mk"}),
    frozenset({"ar", "ur", "fa", "ps", "sd", "ckb"}),
    frozenset({"hi", "mr", "ne"}),
)
_LATIN = frozenset(TELLING) - frozenset.union(*_FAMILIES)


@lru_cache(maxsize=1024)
def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None where nothing tells it."""
    head = text[:_READ]
    script = _script(head)
    words = [_written(token, head) for token in iter_tokens(head) if not _initial(token, head)]
    if script:
        family = next((each for each in _FAMILIES if script in each), None)
        scores = _scores(words, head, family) if family else {}
        return max(scores, key=scores.__getitem__, default=script)
    scores = _scores(words, head, _LATIN)
    english = scores.get("en", 0.0)
    if english < 1 or english < max(scores.values()):
        scores = _scores_of_few(words, scores)
        english = scores["en"]
        if english == max(scores.values()) and english < 1:
            small = sum(word[:1].islower() for word in head.split())
            return "en" if words and _common(words) >= _SHARE * small else None
    best = max(scores.values())
    return max(scores, key=lambda code: (scores[code], code == "en")) if best >= _ENOUGH else None


def surely(text: str) -> str | None:
    """Return the language of a text that so many small words tell that no other comes near.

    Args:
        text: all of it is read.
    """
    script = _script(text)
    words = [_written(token, text) for token in iter_tokens(text) if not _initial(token, text)]
    family = next((each for each in _FAMILIES if script in each), None) if script else _LATIN
    if family is None:
        return script if len(words) >= _SURE else None
    first, second, *_ = *sorted(_scores(words, text, family).items(), key=_of_score)[:2], *_NOBODY
    return first[0] if first[1] >= max(_SURE, _MARGIN * second[1]) else None


def _of_score(scored: tuple[str, float]) -> float:
    return -scored[1]


def in_two_languages(a: str, b: str) -> bool:
    """Whether two texts are surely in two languages.

    A short text in Latin letters is taken for one without data too easily: it tells nothing.
    """
    first, second = language_of(a), language_of(b)
    if first is None or second is None or first == second:
        return False
    return _tells(first, a) and _tells(second, b)


def _tells(code: str, text: str) -> bool:
    return code in MODULES or len(text.split()) >= _MANY or _script(text[:_READ]) is not None


def _scores_of_few(words: list[str], scores: dict[str, float]) -> dict[str, float]:
    """Add what the longer words of a text tell, where its small words tell too little."""
    here = set(words)
    more = {code: scores.get(code, 0.0) + len(known & here) for code, known in _more().items()}
    common = _common(words)
    english = scores.get("en", 0.0)
    # A small word that English shares tells nothing beside longer words that it does not know.
    english = english + _COMMON * common if common else english / 2
    return {**scores, **more, "en": english}


@cache
def _more() -> dict[str, frozenset[str]]:
    from claimtrack.text.languages.telling_more import MORE

    return {code: frozenset(listed.split()) for code, listed in MORE.items()}


def _written(token: Token, text: str) -> str:
    """Return a word in small letters with its accents: French *très* is not Spanish *tres*."""
    if text.isascii():
        return token.text
    return normalize("NFC", text[token.start : token.end]).casefold()


def _initial(token: Token, text: str) -> bool:
    """Whether a letter only abbreviates: *U.S.*, *Malcolm X*; such letters tell no language."""
    alone = len(token.text) == 1 and token.text.isascii()
    return alone and (text[token.end : token.end + 1] == "." or text[token.start].isupper())


def _scores(words: list[str], text: str, among: frozenset[str]) -> dict[str, float]:
    """Add up what the words and letters of a text tell of each language."""
    scores: dict[str, float] = {}
    for word in words:
        for code, points in _worth(word):
            if code in among:
                scores[code] = scores.get(code, 0.0) + points
    if not text.isascii():
        present = set(text.lower())
        for code, letters in LETTERS.items():
            hits = len(present.intersection(letters))
            if hits and code in among:
                known = 1 if code in MODULES else _WITHOUT_DATA
                scores[code] = scores.get(code, 0.0) + known * _LETTER * min(hits, 2)
    return scores


@lru_cache(maxsize=65_536)
def _worth(word: str) -> tuple[tuple[str, float], ...]:
    """Return the languages that a word points to, and how far to each; none for most words."""
    codes = [code for code, telling in TELLING.items() if word in telling]
    return tuple((code, (1 if code in MODULES else _WITHOUT_DATA) / len(codes)) for code in codes)


def _common(words: list[str]) -> int:
    """Count the words that English knows, in one form or another."""
    known = _english()
    return sum(
        not _worth(word)
        and (
            word in known
            or any(word.endswith(e) and word.removesuffix(e) in known for e in _INFLECTED)
        )
        for word in words
    )


@cache
def _english() -> frozenset[str]:
    from claimtrack.text.languages.english import LANGUAGE
    from claimtrack.text.languages.english_common import COMMON

    listed = " ".join((*LANGUAGE.synonyms, *(side for pair in LANGUAGE.opposites for side in pair)))
    return COMMON.union(listed.split())


def _script(text: str) -> str | None:
    """Return the first language of the script of most letters; None for Latin letters."""
    if text.isascii():
        return None
    counts: Counter[str] = Counter()
    for letter in text:
        if letter.isalpha():
            code = ord(letter)
            counts[
                "Latin"
                if code < _FIRST_SCRIPT
                else next((name for low, high, name in SCRIPTS if low <= code <= high), "Latin")
            ] += 1
    if not counts:
        return None
    if counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)  # Japanese is written in both
    most = counts.most_common(1)[0][0]
    return None if most == "Latin" else most
