"""Reading: a text analysed once, to be compared with many others.

Words with their spans and senses, numbers, dates, negations, quantifiers, modality and likely
names, in the words of the text's own language. Only the first `READ` characters and `WORDS_READ`
words are read, and no names are guessed where capitals tell nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.match.candidates import READ
from claimtrack.match.lexicon import Vocabulary
from claimtrack.match.overlap import WORDS_READ
from claimtrack.match.vocabulary import plain, vocabulary
from claimtrack.text.dates import Date, dates
from claimtrack.text.fold import Token, iter_tokens
from claimtrack.text.numbers import Number, numbers

Span = tuple[int, int]

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][\"”’)]*\s+(?=[^\W\da-z])|\n|।")
_SENTENCE_ENDS = ".!?:;\n\"“'‘"
_NEIGHBOURS = 3
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){1,4}[A-Z](?:\.|(?!\w))")
_NOT = frozenset({"not", "nicht", "niet", "no", "non", "não", "nie", "не", "pas"})
_ACRONYMS = frozenset({"us", "who", "it"})
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.8, 4
_BEFORE_LETTERS = """
    vitamin vitamins hepatitis group type class grade category plan influenza level article section
    serie league block blood schedule title tier appendix annex gruppe typ klasse grupo tipo clase
    groupe classe gruppo
"""
_LETTERED = frozenset(_BEFORE_LETTERS.split())


class Word(Struct, frozen=True):
    """A word or phrase and its place.

    `text` is folded, `stem` its sense: what stands for all words that say the same. A word is
    `telling` unless it is a function word, a figure, a negation, a quantifier or a modality.
    """

    text: str
    stem: str
    start: int
    end: int
    telling: bool
    name: bool


class Mark(Struct, frozen=True):
    """A quantifier or a modality: what it means, and its place."""

    meaning: str
    start: int
    end: int


class Reading(Struct, frozen=True):
    """A text analysed. `words` leaves out what belongs to a number or a date.

    `content` are the telling words, `stems` the senses of all words, `ends` the sentence ends.
    `whole` means that nothing was left unread.
    """

    text: str
    language: str | None
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    negations: tuple[Span, ...]
    quantifiers: tuple[Mark, ...]
    modality: tuple[Mark, ...]
    weekdays: tuple[Mark, ...]
    stems: frozenset[str]
    ends: tuple[int, ...]
    whole: bool

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the text's language."""
        return vocabulary(self.language)

    def around(self, span: Span, reach: int = _NEIGHBOURS) -> frozenset[str]:
        """Return the senses of the telling words nearest to a span, `reach` on either side.

        Only words of the same sentence count: those beyond are about something else.
        """
        ending = bisect_left(self.ends, span[1])
        low = self.ends[ending - 1] if ending else 0
        high = self.ends[ending] if ending < len(self.ends) else len(self.text)
        first = bisect_left(self.content, span[0], key=lambda word: word.start)
        after = bisect_left(self.content, span[1], key=lambda word: word.start)
        near = (*self.content[max(0, first - reach) : first], *self.content[after : after + reach])
        return frozenset(word.stem for word in near if low <= word.start < high)

    def with_words(self, words: Iterable[Word]) -> Reading:
        """Return this reading with its words replaced."""
        kept = tuple(words)
        return replace(
            self,
            words=kept,
            content=tuple(word for word in kept if word.telling),
            stems=frozenset(word.stem for word in kept),
        )

    def telling(self, without: Span | None = None) -> list[str]:
        """Return the senses of the telling words in order, those inside a span left out."""
        low, high = without or (0, 0)
        return [word.stem for word in self.content if not low <= word.start < high]


def read(text: str, said_on: date | None = None, language: str | None = None) -> Reading:
    """Analyse a text, up to `READ` characters. Spans count the characters of the text as given.

    `said_on` is the day on which it was said, if known; `language` its code.
    """
    return _read(text[:READ], len(text) <= READ, said_on, language)


@lru_cache(maxsize=512)
def _read(text: str, whole: bool, said_on: date | None, language: str | None) -> Reading:
    # Links are blanked in place: their digits are not figures, and every span must stay valid.
    seen = _LINK.sub(lambda link: " " * len(link[0]), text)
    own = vocabulary(language)
    its_dates = dates(seen, said_on, language or "")
    its_numbers = numbers(seen, its_dates, language or "")
    inside = sorted(
        [(each.start, each.end) for each in its_dates]
        + [(each.lead, each.end) for each in its_numbers]
    )
    words = list(_words(seen, own, inside))
    for low, high in [(each.start, each.end) for each in its_dates if each.since_said]:
        words = [word for word in words if not low <= word.start < high]
    its_words = tuple(_unless_headline(words, seen, own))
    tokens = [(word.text, word.start, word.end) for word in words]
    return Reading(
        text,
        language,
        its_words,
        tuple(word for word in its_words if word.telling),
        its_numbers,
        its_dates,
        tuple(_negations(tokens, own, seen)),
        tuple(_marks(tokens, own.quantifiers)),
        tuple(_modality(tokens, own, seen)),
        tuple(_weekdays(tokens, own)),
        frozenset(word.stem for word in its_words),
        tuple(end.end() for end in _ENDS.finditer(seen)),
        whole and len(words) < WORDS_READ,
    )


class _Known(Struct, frozen=True):
    """What is known of a word wherever it stands.

    It is a `function` word, is `small` for another reason (a negation, a quantifier, a modality, a
    weekday), `ranks` (*first*, *last*), or is `denied` by its ending.
    """

    stem: str
    function: bool
    small: bool
    ranks: bool
    denied: bool


@lru_cache(maxsize=16_384)
def _known(code: str, word: str) -> _Known:
    """Look up a word once in the language of this code; "" is the one without data."""
    own = vocabulary(code or None)
    meaning = own.quantifiers.get(word)
    negates = own.negates(word)
    denied = negates and word not in own.negations
    return _Known(
        own.sense(_affirmed(word, own) if denied else word),
        word in own.stop or word in own.prepositions,
        meaning is not None
        or word in own.modality
        or word in own.weekdays
        or negates
        or (word in {"t", "s"} and own.code == "en"),
        meaning in {"first", "last"},
        denied,
    )


def _words(text: str, own: Vocabulary, inside: Sequence[Span]) -> Iterator[Word]:
    """Yield words and phrases; what lies in a figure or a date is left out, except ranks."""
    at = count = 0
    loud = text.isupper()
    for token in _in_phrases(list(_with_acronyms(text)), own):
        while at < len(inside) and inside[at][1] <= token.start:
            at += 1
        figure = at < len(inside) and inside[at][0] <= token.start
        known = _known(own.code, token.text)
        if figure and not known.ranks:
            continue
        acronym = token.text in _ACRONYMS and text[token.start : token.end].isupper() and not loud
        letter = _designates(token, text)
        small = not letter and (known.small or (known.function and not acronym))
        stem = "C:US" if acronym and token.text in {"us", "u s"} else known.stem
        if known.denied:
            small = False
        if letter:
            stem = f"letter {token.text}"
        name = letter or (not small and _is_name(token, text, own))
        yield Word(token.text, stem, token.start, token.end, not (small or figure), name)
        count += 1
        if count == WORDS_READ:
            return


def _designates(token: Token, text: str) -> bool:
    """Whether a single capital tells one thing from another: Vitamin A, Hepatitis B, Group C."""
    if len(token.text) != 1 or not text[token.start].isupper() or not token.start:
        return False
    before = text[: token.start].rstrip(" -").rsplit(" ", 1)[-1]
    if text[token.end : token.end + 1] in (".", "'", "’") or not before[-1:].isalpha():
        return False
    return token.text not in {"a", "i"} or before.casefold() in _LETTERED


def _affirmed(word: str, own: Vocabulary) -> str:
    """Strip the ending by which a verb is negated."""
    ending = max((e for e in own.negated_endings if word.endswith(e)), key=len, default="")
    return word[: -len(ending)] if ending else word


def _is_name(token: Token, text: str, own: Vocabulary) -> bool:
    """Whether a word is likely a name: a known one, or one that a capital makes so."""
    if token.text in own.names and " " not in token.text:
        sense = own.names[token.text]
        return sense.startswith("C:") or text[token.start].isupper()
    if token.text in own.names:
        return True
    capital = text[token.start].isupper() and len(token.text) > 1 and " " not in token.text
    if not capital or token.text in own.titles:
        return False
    if own.code == "en":
        from claimtrack.text.languages.english_common import COMMON

        return token.text not in COMMON
    if own.nouns_are_capitalised:
        written = text[token.start : token.end]
        return len(written) > 1 and written.isupper() and not text.isupper()
    return not _opens(token, text)


def _opens(token: Token, text: str) -> bool:
    """Whether a word opens a sentence, where a capital makes no name."""
    return not text[: token.start].strip() or (
        text[max(0, token.start - 2) : token.start].strip()[-1:] in _SENTENCE_ENDS
    )


def _with_acronyms(text: str) -> Iterator[Token]:
    """Yield the words of a text, `U.S.` as one; a text all in capitals has no acronyms."""
    spans = [] if text.isupper() else [hit.span() for hit in _DOTTED.finditer(text)]
    for token in iter_tokens(text):
        if not token.text.isascii():
            token = replace(token, text=plain(token.text))  # noqa: PLW2901
        while spans and spans[0][1] <= token.start:
            spans.pop(0)
        if not spans or token.start < spans[0][0]:
            yield token
        elif token.start == spans[0][0]:
            low, high = spans[0]
            yield Token("".join(filter(str.isalpha, text[low:high])).lower(), low, high)


def _in_phrases(tokens: list[Token], own: Vocabulary) -> Iterator[Token]:
    """Join the words of known phrases."""
    at = 0
    while at < len(tokens):
        for phrase in own.phrases.get(tokens[at].text, ()):
            here = tokens[at : at + len(phrase)]
            if tuple(token.text for token in here) == phrase:
                yield Token(" ".join(phrase), here[0].start, here[-1].end)
                at += len(phrase)
                break
        else:
            yield tokens[at]
            at += 1


def _negations(
    tokens: Sequence[tuple[str, int, int]], own: Vocabulary, text: str
) -> Iterator[Span]:
    """Yield what negates."""
    for i, (word, start, end) in enumerate(tokens):
        if own.code == "en" and word == "t" and i and text[start - 1] in "'’":
            if tokens[i - 1][0].endswith("n"):
                yield tokens[i - 1][1], end
            continue
        if not own.negates(word) or (word == "no" and _answers(text, end)):
            continue
        yield start, end


def _answers(text: str, end: int) -> bool:
    """Whether a *no* only answers, or stands before a number: "No, ...", "No. 1"."""
    return (
        bool(re.match(r"\s*,|\.\s*\d|\s+1\b", text[end:])) or text[max(0, end - 3) : end] == "No."
    )


def _marks(tokens: Sequence[tuple[str, int, int]], meanings: Mapping[str, str]) -> Iterator[Mark]:
    for i, (word, start, end) in enumerate(tokens):
        # "Not only" says what goes without saying; "not all" and "not some" are two claims.
        denied = i and meanings.get(word) == "only" and tokens[i - 1][0] in _NOT
        if word in meanings and not denied:
            yield Mark(meanings[word], start, end)


def _weekdays(tokens: Sequence[tuple[str, int, int]], own: Vocabulary) -> Iterator[Mark]:
    for word, start, end in tokens:
        if word in own.weekdays:
            yield Mark(str(own.weekdays[word]), start, end)


def _modality(tokens: Sequence[tuple[str, int, int]], own: Vocabulary, text: str) -> Iterator[Mark]:
    for word, start, end in tokens:
        if word in own.modality and not (word == "may" and text[start].isupper()):
            yield Mark(own.modality[word], start, end)


def _unless_headline(words: list[Word], text: str, own: Vocabulary) -> list[Word]:
    """Keep only known names if nearly every word is capitalised, when capitals tell nothing."""
    telling = [word for word in words if word.telling and text[word.start].isalpha()]
    capital = sum(text[word.start].isupper() for word in telling)
    if len(telling) < _HEADLINE_WORDS or capital < _HEADLINE_SHARE * len(telling):
        return words
    return [replace(word, name=word.name and word.text in own.names) for word in words]
