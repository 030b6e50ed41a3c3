"""Level: two readings made comparable before they are compared.

An attribution is left out if only one of the texts has one (*officials said that*), and an acronym
in one text replaces the words in the other that it stands for (*FBI*, *U.S.*). A title before a
name, and the given name before a surname, are left out if the other text leaves them out. A denial
is never left out, and no list of acronyms is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache

from msgspec.structs import replace

from claimtrack.match.reading import Reading, Span, Word, read
from claimtrack.text.dates import Date
from claimtrack.text.languages.known import language as language_data
from claimtrack.text.languages.recognised import language_of
from claimtrack.text.numbers import Number

_LEFT_TO_SAY = 3
_ACRONYM = range(2, 6)
_THAT = "that|dass|que|che|dat|że|что|कि|کہ|যে|bahwa|أن|quoi"
_ENGLISH_SAYS = (
    r"says?|said|claim(?:s|ed)|stat(?:es|ed)|announce[sd]|report(?:s|ed)|told\s+\w+|tweeted|wrote|"
    r"argue[sd]"
)
_POSTED = re.compile(
    r"\s*(?:(?:breaking(?:\s+news)?|updated?(?:\s+\d)?|urgent|exclusive|watch|alert|just\s+in|update|fact\s+check|"
    r"eilmeldung|última\s+hora|urgente|dernière\s+minute|son\s+dakika)\s*[:!|–-]+\s*"
    r"|rt\s+@\w+:?\s*|@\w+:\s*)",
    re.IGNORECASE,
)


def languages_of(
    statement: str, wording: str, language: str | None = None
) -> tuple[str | None, str | None]:
    """Return the languages of a statement and a wording, one telling the other where it is silent.

    `language` overrides what is recognised of the statement, and of a wording that nothing tells.
    """
    theirs = language_of(wording)
    if language is not None:
        code = language.partition("-")[0].lower()
        both = language_of(f"{statement}\n{wording}")
        return code, code if theirs is None or both == code or theirs != "en" else theirs
    ours = language_of(statement)
    if ours == theirs:
        return ours, theirs
    both = language_of(f"{statement}\n{wording}")
    if ours is None or theirs is None:
        return ours or both, theirs or both
    return (both, both) if _near(statement, wording) else (ours, theirs)


def _near(statement: str, wording: str) -> bool:
    """Whether two texts share so many words that they must be in one language."""
    ours, theirs = (set(re.findall(r"\w+", text.lower())) for text in (statement, wording))
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) > 0


@lru_cache(maxsize=64)
def read_level(
    statement: str, wording: str, said_on: date | None = None, language: str | None = None
) -> tuple[Reading, Reading]:
    """Read a statement, made on some day, and a claim's wording, and level them."""
    mine, other = languages_of(statement, wording, language)
    ours, theirs = read(statement, said_on, mine), read(wording, None, other)
    ours, theirs = _shortened(ours, theirs), _shortened(theirs, ours)
    ours, theirs = _counted(ours, theirs), _counted(theirs, ours)
    first, second = _attribution(ours), _attribution(theirs)
    if not (first and second) or _same_source(ours, first, theirs, second):
        ours, theirs = _without(ours, first), _without(theirs, second)
    ours, theirs = _posted(ours), _posted(theirs)
    ours, theirs = _governed(ours, theirs), _governed(theirs, ours)
    here, there = _needless(ours, theirs), _needless(theirs, ours)
    left, right = _own(ours, theirs, here), _own(theirs, ours, there)
    return (
        ours if right else _without_words(ours, here),
        theirs if left else _without_words(theirs, there),
    )


def _own(side: Reading, other: Reading, needless: set[int]) -> bool:
    """Whether a text has telling words of its own, those aside that it could do without."""
    return any(word.stem not in other.stems and word.start not in needless for word in side.content)


def _without_words(side: Reading, dropped: set[int]) -> Reading:
    if not dropped:
        return side
    return side.with_words(word for word in side.words if word.start not in dropped)


@cache
def _says(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an attribution that opens a text, and of one that closes it."""
    own = language_data(code)
    verbs = "|".join(re.escape(word.replace("_", " ")) for word in own.reporting.split())
    says = f"(?:{_ENGLISH_SAYS if code == 'en' else verbs or '(?!)'})"
    opening = re.compile(
        r"[\s\"“']*(?:says\s+(?:that\s+)?|according\s+to\s+[^,.!?]{3,60},"
        rf"|(?:[^\s,.!?]+\s+){{1,6}}?{says}(?:\s+\w+day)?(?:,|\s+(?:{_THAT})\s))",
        re.IGNORECASE,
    )
    closing = re.compile(
        rf",[\"”’]?\s+(?:(?:[^\s,.!?]+\s+){{1,5}}{says}|{says}(?:\s+[^\s,.!?]+){{1,5}}"
        r"|according\s+to\s+[^,.!?]{3,60})[.\s]*$"
        rf"|[,.!?][\"”’]+\s+(?:[^.!?\"“”]{{0,60}}\s)?{says}\b[^!?\"“”]{{0,80}}$",
        re.IGNORECASE,
    )
    return opening, closing


def _attribution(side: Reading) -> Span | None:
    """Return where a text opens or closes with its source, if enough words are left."""
    opening, closing = _says(side.language or "")
    hit = opening.match(side.text) or closing.search(side.text)
    if not hit or any(hit.start() <= start < hit.end() for start, _ in side.negations):
        return None
    left = sum(not hit.start() <= word.start < hit.end() for word in side.content)
    return hit.span() if left >= _LEFT_TO_SAY else None


def _same_source(ours: Reading, first: Span, theirs: Reading, second: Span) -> bool:
    """Whether two attributions can be to one source: one surname, or one names nobody."""
    mine, other = (
        [word.stem for word in side.words if word.name and span[0] <= word.start < span[1]]
        for side, span in ((ours, first), (theirs, second))
    )
    return not mine or not other or mine[-1] in other or other[-1] in mine


def _governed(side: Reading, other: Reading) -> Reading:
    """Read a capital that acts as the country that the other text names: *Islamabad says*."""
    capitals = side.vocabulary.capitals
    if not any(word.stem in capitals for word in side.words):
        return side
    words, before = [], None
    for word in side.words:
        country = capitals.get(word.stem)
        led = before is not None and before.text in side.vocabulary.prepositions
        governs = country in other.stems and word.stem not in other.stems and not led
        words.append(replace(word, stem=country) if country and governs else word)
        before = word
    return side.with_words(words)


def _posted(side: Reading) -> Reading:
    """Leave out the *BREAKING:* of a post."""
    hit = _POSTED.match(side.text)
    return _without(side, hit.span()) if hit else side


def _without(side: Reading, span: Span | None) -> Reading:
    if span is None:
        return side
    low, high = span
    return side.with_words(word for word in side.words if not low <= word.start < high)


def _counted(side: Reading, other: Reading) -> Reading:
    """Read a year as a count where the other text counts as many: "2000 notes", "₹2000 notes"."""
    if not side.dates or not other.numbers:
        return side
    counts = {number.value: number.unit for number in other.numbers}
    years = {each.year for each in other.dates}

    def counts_here(each: Date) -> bool:
        alone = each.year and not (each.month or each.day or each.decade or each.until)
        return bool(alone) and each.year in counts and each.year not in years

    taken = [each for each in side.dates if counts_here(each)]
    if not taken:
        return side
    made = [
        Number(float(each.year or 0), each.start, each.end, counts[each.year or 0], lead=each.start)
        for each in taken
    ]
    return replace(
        side,
        dates=tuple(each for each in side.dates if each not in taken),
        numbers=tuple(sorted((*side.numbers, *made), key=lambda number: number.start)),
    )


def _needless(side: Reading, other: Reading) -> set[int]:
    """Find what a repeat may leave out: titles, given names before a surname, *officials*.

    It is left out only if the other text says nothing else in its place: "Old Jersey" is not "New
    Jersey", though *new* adds nothing.
    """
    dropped = set()
    titles = side.vocabulary.titles
    for i, word in enumerate(side.content):
        if word.stem in other.stems:
            continue
        after = side.content[i + 1] if i + 1 < len(side.content) else None
        before = side.content[i - 1] if i else None
        if (
            word.text in side.vocabulary.added
            or (
                word.text in titles
                and any(
                    near and (near.stem in other.stems or _may_be_given(near, side))
                    for near in (after, before)
                )
            )
            or (_may_be_given(word, side) and after and _given(word, after, side, other))
            or (word.stem.startswith("C:") and after and _of_whom(word, after, side, other))
        ):
            dropped.add(word.start)
    return dropped


def _may_be_given(word: Word, side: Reading) -> bool:
    return word.name or (side.vocabulary.nouns_are_capitalised and side.text[word.start].isupper())


def _of_whom(word: Word, after: Word, side: Reading, other: Reading) -> bool:
    """Whether a country only says whose a name is that both texts have: *India's Modi*."""
    between = side.text[word.end : after.start]
    owns = between in {"'s ", "’s ", "' ", "’ "} or (word.start == 0 and between[:1] == ":")
    named = after.name or side.text[after.start].isupper()
    return owns and named and after.stem in other.stems


def _given(word: Word, surname: Word, side: Reading, other: Reading) -> bool:
    """Whether a name only precedes a surname, which the other text has with no other before it."""
    if side.text[word.end : surname.start].strip(" -.") or word.stem.startswith("C:"):
        return False
    if not side.text[surname.start].isupper():
        return False
    for i, theirs in enumerate(other.content):
        if theirs.stem == surname.stem:
            before = other.content[i - 1] if i else None
            joined = before and not other.text[before.end : theirs.start].strip(" -.")
            return not (joined and before and _may_be_given(before, other))
    return False


def _shortened(side: Reading, other: Reading) -> Reading:
    """Replace names by the acronyms of the other text that stand for them: *FBI*, *BoE*."""
    if other.text.isupper():
        return side
    here = {each.text for each in side.words}
    acronyms = {
        word.text: word.stem
        for word in other.content
        if len(word.text) in _ACRONYM
        and word.text not in here
        and sum(map(str.isupper, other.text[word.start : word.end])) > 1
    }
    if not acronyms:
        return side
    words = list(side.words)
    for short, stem in acronyms.items():
        for first, last in _spelled_out(words, short, side.text):
            whole = Word(short, stem, words[first].start, words[last].end, True, True)  # noqa: FBT003
            words[first : last + 1] = [whole]
            break
    return side.with_words(words)


def _spelled_out(words: Sequence[Word], short: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where consecutive words begin with the letters of `short`, small words aside or not."""
    for first, word in enumerate(words):
        if not text[word.start].isupper() or word.text[0] != short[0]:
            continue
        for every in (False, True):
            initials, last = "", first
            for at in range(first, min(len(words), first + 2 * len(short))):
                here = words[at]
                if not (here.telling or every or at == first):
                    continue
                written = text[here.start : here.end]
                whole = written.isupper() and 1 < len(here.text) < len(short)
                initials += here.text if whole else here.text[0]
                last = at
                if not short.startswith(initials) or initials == short:
                    break
            if initials == short and last > first:
                yield first, last
