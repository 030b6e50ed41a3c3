"""Lexicon: what is known of the words of one language, and how a word is looked up in it.

Everything is keyed by words as texts are folded; a phrase is its words with spaces between. A
`sense` stands for all words that say the same; a country is `C:` and its code in every language.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from claimtrack.match.overlap import stem as english_stem

Poles = frozenset[tuple[int, int]]

_SHORTEST = 3


class Vocabulary(Struct, frozen=True):
    """What is known of the words of one language; without data nearly nothing."""

    code: str
    known: bool
    concord: bool
    nouns_are_capitalised: bool
    marks_follow: bool
    locative: tuple[str, ...]
    cased: bool
    stop: frozenset[str]
    prepositions: frozenset[str]
    negations: frozenset[str]
    negated_endings: tuple[str, ...]
    not_negations: frozenset[str]
    quantifiers: Mapping[str, str]
    modality: Mapping[str, str]
    poles: Mapping[str, Poles]
    ways: Mapping[str, int]
    weekdays: Mapping[str, int]
    narrowing: frozenset[str]
    added: frozenset[str]
    titles: frozenset[str]
    senses: Mapping[str, str]
    names: Mapping[str, str]
    capitals: Mapping[str, str]
    endings: tuple[str, ...]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]

    def root(self, word: str) -> str:
        """Strip the ending of a word."""
        if self.code == "en":
            return english_stem(word)
        shortest = _SHORTEST if word.isascii() else _SHORTEST - 1
        for ending in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                return word[: -len(ending)]
        return word

    def sense(self, word: str) -> str:
        """Return what stands for a word and all that say the same."""
        if word in self.names:
            return self.names[word]
        root = self.root(word)
        return self.senses.get(word) or self.senses.get(root, root)

    def negates(self, word: str) -> bool:
        """Whether a word negates by itself or by its ending."""
        if word in self.not_negations:
            return False
        return word in self.negations or any(
            word.endswith(ending) and len(word) - len(ending) > 1 for ending in self.negated_endings
        )
