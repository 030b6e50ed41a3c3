"""Antecedents: the names in the sentences before a claim, and which of them a short word may mean.

The nearest fitting name is suggested, in its fullest form. It is a guess: no grammar is parsed and
no list of names is kept, only titles, words found in names of organisations, and the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimtrack.split.words import (
    DAYS,
    FINITE,
    LEADERS,
    NOT_CLAIMANTS,
    TITLES,
    listed,
)
from claimtrack.text.languages.ends import starters

_REACH = 20_000
"""Characters before a sentence that are searched."""
_NEAR = 3
"""How many sentences back the name for a pronoun may be."""
_CAP = r"[A-ZÀ-ÖØ-Þ][\w&-]*(?:['’](?!s\b)[A-Za-z]\w*)?"
_NAME = re.compile(
    rf"(?<![\w.])(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|St)\.? )?{_CAP}"
    rf"(?:(?: (?:of|de|del|van|von|der|bin|al|el|la)(?: the)?){{0,1}} {_CAP})*"
)
_COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Lord|Dame)\.? ")
_HIS, _HERS = ("Mr", "Sir", "Lord"), ("Mrs", "Ms", "Miss", "Lady", "Dame")
_BODIES = re.compile(
    r"\b(?:Office|Ministry|Council|Board|Committee|University|Party|Court|Bank|Union|Agency|"
    r"Department|Association|Institute|Company|Inc|Ltd|Group|Nations|Parliament|Congress|Senate|"
    r"House|Police|Commission|Authority|Foundation|Corporation|Courier|Times|News|Street|River|"
    r"City|County|Sea|Ocean|Islands?|States|Kingdom|Republic|Line|Act|War|Treaty|Prize)\b"
)
_NO_PERSON = re.compile(
    r" of |-[a-z]|['’]s\b|^(?:North|South|East|West|New|San|Los|Fort|Port|Mount|Lake|Great) "
)
_PLACED = re.compile(r"\b(?:in|to|from|at|of|across|near|into|around) \Z")
"""Words before a name that make it a place rather than a person."""
_OFFICES = re.compile(
    r"^(?:(?:[A-Z]\w+ )?(?:Foreign |Prime |Finance |Federal |Interior |Defence |Defense )?Minister|"
    r"President|MP|Senator|Governor|Mayor|Chancellor|Secretary|General|Judge|Professor|King|Queen|"
    r"Captain|Chief|Director|Special Assistant) "
)
_MARKED = 1
"""Characters that may precede the first word of a sentence."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}s?")
_STARTERS = starters("en")
_OPENERS = _STARTERS | LEADERS | NOT_CLAIMANTS | DAYS
_COUNTRY = listed("country nation state region province city town capital")
_NOUN = re.compile(rf"(?=['’]s\b|[,.;:)]|$| (?:{FINITE}|and|of|in|to|on|for|with|from|by|at)\b)")
"""What follows a name used as a noun; in "Indian delegation" it precedes one."""
_OPENS = re.compile(
    r"(?:every|few|four|five|six|seven|eight|nine|ten|hundreds|thousands|millions|[a-z]+ly|[a-z]+ing)\b"
    r"|\w+ (?:of|the|an?|by|its|his|her|their|one|this|that|from|to|with|or)\b",
    re.IGNORECASE,
)
"""What the first word of a sentence looks like when it is not a name."""
_SUBJECT = re.compile(rf"(?:The|An?)(?: [\w'’-]+){{1,5}}?(?=,| (?:{FINITE})\b)")


def names(words: str) -> Iterator[re.Match[str]]:
    """Yield the names in some words; the first word of a sentence only if it looks like one."""
    for name in _NAME.finditer(words):
        first = name[0].split(" ", 1)[0]
        alone = " " not in name[0]
        if first.casefold() in _OPENERS and (alone or first.casefold() in _STARTERS):
            rest = _NAME.match(words, name.start() + len(first) + 1, name.end())
            if rest and rest[0].casefold() not in _OPENERS:
                yield rest
        elif not alone or name.start() > _MARKED or not _OPENS.match(words, name.start()):
            yield name


def is_person(name: str) -> bool:
    """Tell whether a name looks like a person's: a title, an office, or two words."""
    if _COURTESY.match(name) or _OFFICES.match(name):
        return True
    return " " in name and not _NO_PERSON.search(name) and not _BODIES.search(name)


def _bare(name: str) -> str:
    """Strip titles and offices from a name."""
    return _OFFICES.sub("", _COURTESY.sub("", name))


class Antecedents:
    """The names in the sentences before one sentence, nearest last."""

    def __init__(self, text: str, before: Sequence[tuple[int, int]]) -> None:
        end = before[-1][1] if before else 0
        self._sentences = [text[start:stop] for start, stop in before if end - start <= _REACH]

    @cached_property
    def _names(self) -> list[str]:
        """All names in order of their mention."""
        return [found[0] for words in self._sentences for found in names(words)]

    def fuller(self, name: str) -> str | None:
        """Return the full form of a surname, a title and surname, or an abbreviation."""
        bare = _bare(name)
        if _ACRONYM.fullmatch(bare):
            spelt = re.compile(rf"((?:{_CAP}|of|for|and|the| |-)+) \({re.escape(bare)}\)")
            for words in self._sentences:
                match = spelt.search(words)
                if match:
                    return f"{_trimmed(match[1])} ({bare})"
            return None
        if " " in bare:
            return None
        fits = [
            known
            for known in self._names
            if " " in _bare(known) and _bare(known).split(" ")[-1] == bare and is_person(known)
        ]
        return max(fits, key=len) if fits else None

    def of(self, group: str) -> str | None:
        """Return the nearest name that "he", "she", "it" or "they" may stand for.

        For "it" the subject of the sentence before is enough: "The delegation".
        """
        for words in reversed(self._sentences[-_NEAR:]):
            subject = _SUBJECT.match(words) if group == "it" else None
            if subject and not subject[0].endswith("s"):
                return subject[0]
            fitting = [
                name[0]
                for name in names(words)
                if self._fits(name[0], group) and _stands(words, name, group)
            ]
            if fitting:
                return self.fuller(fitting[0]) or fitting[0]
        return None

    def _fits(self, name: str, group: str) -> bool:
        title = name.split(" ", 1)[0].rstrip(".")
        person = is_person(name) or self.fuller(name) is not None
        if group == "he":
            return person and title not in _HERS
        if group == "she":
            return person and title not in _HIS
        if group == "it":
            return not person
        return False

    def phrase(self, head: str) -> str | None:
        """Return the nearest fuller phrase with the same head ("the Indian delegation").

        For "the country" and the like, the nearest name used as a place is enough.
        """
        fuller = re.compile(
            rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ne|{_CAP}['’]s)"
            rf" (?:(?!the\b|an?\b)[\w'’-]+ ){{1,4}}?{head}\b"
            rf"(?: (?:of|for|in|on) (?:the )?{_CAP}(?: {_CAP}){{0,3}})?"
            rf"|\b(?:[Tt]he|[Aa]n?) {head} (?:of|for|in|on) (?:the )?{_CAP}(?: {_CAP}){{0,3}}"
        )
        placed = re.compile(rf"(?:\b(?:in|from|to|across|for) ({_CAP})\b)|\b({_CAP})['’]s\b")
        for words in reversed(self._sentences):
            phrases = [match[0] for match in fuller.finditer(words)]
            if phrases:
                return phrases[-1]
            if head in _COUNTRY:
                places = [match[1] or match[2] for match in placed.finditer(words)]
                places = [name for name in places if name.casefold() not in _OPENERS | TITLES]
                if places:
                    return places[-1]
        return None


def _stands(words: str, name: re.Match[str], group: str) -> bool:
    """Tell whether a name can be the one meant: no adjective, and no person where a place is."""
    if group == "it":
        return _NOUN.match(words, name.end()) is not None
    return bool(_COURTESY.match(name[0])) or not _PLACED.search(words[: name.start()])


def _trimmed(words: str) -> str:
    """Strip small words from the front of the words before an abbreviation."""
    parts = words.split()
    while parts and (parts[0].islower() or parts[0].casefold() in _OPENERS):
        parts = parts[1:]
    return " ".join(parts)
