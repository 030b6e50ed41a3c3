"""Vocabulary: the words of one language made ready to be looked up, when it is first read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec.structs import replace

from claimtrack.match.english_made import ENGLISH
from claimtrack.match.lexicon import Poles, Vocabulary
from claimtrack.text.fold import iter_tokens
from claimtrack.text.languages.countries import countries, weekdays
from claimtrack.text.languages.known import language
from claimtrack.text.languages.names import NAMES

_PUNCTUATION = frozenset("-'./")
_LATIN = frozenset({"", "en", "de", "es", "fr", "id", "it", "nl", "pl", "pt", "tr"})
_LAST_LATIN = "\u024f"


@cache
def vocabulary(code: str | None) -> Vocabulary:
    """Return the vocabulary of a language; that of English was made before."""
    return ENGLISH if code == "en" else built(code)


def built(code: str | None) -> Vocabulary:
    """Build the vocabulary of a language from its words."""
    own = language(code)
    names = _spellings(own.code)
    names |= {plain(name): f"C:{country}" for name, country in countries(own.code).items()}
    names |= {
        word: f"C:{country}" for country, words in own.demonyms.items() for word in _words(words)
    }
    capitals = {}
    for country, words in own.capitals.items():
        listed = _words(words)
        for word in listed:
            sense = names.setdefault(word, listed[0])
            capitals[sense] = f"C:{country}"
    made = Vocabulary(
        code=own.code,
        known=bool(own.code),
        concord=own.concord,
        nouns_are_capitalised=own.nouns_are_capitalised,
        marks_follow=own.marks_follow,
        locative=tuple(map(_ending, own.locative.split())),
        cased=own.cased,
        stop=frozenset(_words(own.function_words)),
        prepositions=frozenset(_words(own.prepositions)),
        negations=frozenset(_words(own.negations)),
        negated_endings=tuple(map(_ending, own.negated_endings.split())),
        not_negations=frozenset(_words(own.not_negations)),
        quantifiers=_by_word(own.quantifiers),
        modality=_by_word(own.modality),
        poles={},
        ways={word: i for i, group in enumerate(own.ways) for word in _words(group)},
        weekdays={plain(name): day for name, day in weekdays(own.code).items()},
        narrowing=frozenset(_words(own.narrowing)),
        added=frozenset(_words(own.added)),
        titles=frozenset(_words(own.titles)),
        senses={},
        names=names,
        capitals=capitals,
        endings=tuple(sorted(map(_ending, own.endings.split()), key=len, reverse=True)),
        phrases={},
    )
    made = replace(
        made,
        poles=_poles(made, own.opposites),
        senses=_senses(made, own.synonyms),
    )
    return replace(made, phrases=_phrases(made, own.synonyms, own.opposites))


_SPELLINGS = {
    **dict.fromkeys((*range(0x064B, 0x0660), 0x0670, 0x0640), None),  # Arabic vowels, tatweel
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ی",
    ord("ي"): "ی",
    ord("ك"): "ک",
    ord("ة"): "ه",
    ord("ۃ"): "ه",
    ord("ہ"): "ه",
    ord("ۂ"): "ه",
    ord("ؤ"): "و",
    0x093C: None,  # nukta
    0x09BC: None,
    ord("ँ"): "ं",
    ord("ё"): "е",
    ord("ı"): "i",
}


def plain(word: str) -> str:
    """Return a folded word without the marks that people write or leave out at will."""
    return word if word.isascii() else word.translate(_SPELLINGS)


def _spellings(code: str) -> dict[str, str]:
    """Return the spellings of names in the letters of a language, with what stands for each."""
    spellings: dict[str, str] = {}
    for group in NAMES:
        first = group.partition(" ")[0].replace("_", " ")
        for word in group.split():
            if code not in _LATIN or word[0] <= _LAST_LATIN:
                spellings[_folded(word)] = first
    return spellings


def _words(listed: str) -> list[str]:
    """Fold a list of words as texts are folded; a phrase keeps spaces between its words."""
    if listed.isascii() and not _PUNCTUATION.intersection(listed):
        return [word.replace("_", " ") for word in listed.split()]
    return [_folded(word) for word in listed.split()]


def _folded(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word
    return " ".join(plain(token.text) for token in iter_tokens(word.replace("_", " ")))


def _ending(written: str) -> str:
    """Fold an ending, which may be a mark without a letter of its own."""
    word = plain(next(iter_tokens(f"a{written}")).text)
    return word[1:]


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, words in groups.items() for word in _words(words)}


def _poles(made: Vocabulary, opposites: Iterable[tuple[str, str]]) -> dict[str, Poles]:
    poles: dict[str, Poles] = {}
    for pair, sides in enumerate(opposites):
        for side, words in enumerate(sides):
            for word in _words(words):
                # A verb form shares its root with others; the word itself is the surer key.
                for key in {word, made.root(word)}:
                    poles[key] = poles.get(key, frozenset()) | {(pair, side)}
    return poles


def _senses(made: Vocabulary, synonyms: Iterable[str]) -> dict[str, str]:
    senses: dict[str, str] = {}
    for group in synonyms:
        # A word belongs to its first group; the group is named after one that is its own.
        keys = [word if " " in word else made.root(word) for word in _words(group)]
        first = next((key for key in keys if key not in senses), keys[0])
        for key, word in zip(keys, _words(group), strict=True):
            senses.setdefault(key, first)
            if not word.isascii():
                senses.setdefault(word, first)
    return senses


def _phrases(
    made: Vocabulary, synonyms: Iterable[str], opposites: Iterable[tuple[str, str]]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return all phrases by their first word, the longest first."""
    listed = {
        *made.stop,
        *made.negations,
        *made.not_negations,
        *made.quantifiers,
        *made.modality,
        *made.prepositions,
        *made.added,
        *made.titles,
        *made.names,
        *made.weekdays,
        *(word for group in synonyms for word in _words(group)),
        *(word for pair in opposites for side in pair for word in _words(side)),
    }
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        first, *rest = phrase.split(" ")
        if rest:
            phrases.setdefault(first, []).append((first, *rest))
    return {
        first: tuple(sorted(group, key=lambda phrase: (-len(phrase), phrase)))
        for first, group in phrases.items()
    }
