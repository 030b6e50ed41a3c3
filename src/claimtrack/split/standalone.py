"""Standalone: the words of a sentence that need the sentences around it, and what they may mean.

"He", "this year", "the country", "yesterday", "Mr Jha" mean nothing to somebody who has only the
claim. Each is marked, with the likely name, phrase or date from the article. Nothing is rewritten:
a person accepts a suggestion or ignores it. Words that the sentence itself explains ("Mr Lind said
he …") are not marked. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from claimtrack.split.antecedents import Antecedents, is_person, names
from claimtrack.split.relative_dates import relative_dates
from claimtrack.split.words import FINITE, LONGEST

Span = tuple[int, int]


class Kind(StrEnum):
    """Why words cannot stand alone."""

    PRONOUN = "pronoun"
    PHRASE = "phrase"
    NAME = "short name"
    TIME = "time"
    PLACE = "place"
    LINK = "link"


class Dependent(Struct, frozen=True):
    """Words that cannot stand alone: `text[start:end] == word`.

    `suggestion` is a replacement in the page's words, "" if they can be left out, or None if there
    is no suggestion; `why` tells a person what is missing.
    """

    start: int
    end: int
    word: str
    kind: Kind
    suggestion: str | None
    why: str


_PRONOUN = re.compile(
    r"\b(?:(?P<he>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<she>[Ss]he|[Hh]ers?|[Hh]erself)"
    r"|(?P<they>[Tt]hey|[Tt]hem|[Tt]heirs?)|(?P<it>[Ii]t|[Ii]ts)"
    r"|(?P<me>I|[Mm]e|[Mm]y|[Mm]ine)|(?P<we>[Ww]e|[Uu]s|[Oo]urs?)(?!\.)"
    r"|(?P<this>(?:[Tt]his|[Tt]hese|[Tt]hose)(?= (?:"
    rf"{FINITE})\b)))\b"
)
_EMPTY_IT = re.compile(
    r"[Ii]t(?:['’]s| (?:is|was|will be|would be|has been|may be|seems|appears))"
    r"(?: (?:not|also|still|now|very|more|[a-z]+ly))*"
    r" (?:that|clear|likely|unlikely|possible|impossible|important|unclear|true|hard|easy|time|"
    r"necessary|raining|snowing|late|early|said|thought|believed|understood|reported|known)\b"
    r"|[Ii]t (?:rained|snowed|takes|took)\b"
)
_HEADS = (
    r"country|nation|state|region|province|city|town|village|island|capital|company|firm|bank|"
    r"government|ministry|minister|president|mayor|governor|senator|council|board|committee|"
    r"commission|court|party|union|team|group|organisation|organization|agency|delegation|"
    r"delegations|report|study|survey|poll|paper|law|bill|deal|agreement|treaty|plan|project|"
    r"programme|program|policy|attack|attacks|strike|strikes|incident|accident|storm|fire|"
    r"attempt|move|decision|election|vote|summit|meeting|visit|conflict|war|crisis|campaign|"
    r"man|woman|couple|victim|victims|suspect|suspects|author|authors|pair|two|three|former|latter"
)
_PHRASE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)(?: same| latest| new)?"
    rf" (?P<head>{_HEADS})\b(?:['’]s)?"
    r"(?! (?:(?:of|for|in|on|at|between|with|by|to|that|who|which|from)\b|[A-ZÀ-ÖØ-Þ]))"
    r"(?!, [A-ZÀ-ÖØ-Þ])"
)
_PLACE = re.compile(r"\b(?:[Hh]ere|[Tt]here(?! (?:is|are|was|were|has|have|had|will|may|can)\b))\b")
_LINK = re.compile(
    r"[\"“‘']?(?P<link>(?:But|And|However|Meanwhile|Also|Moreover|Furthermore|Besides|Nevertheless|"
    r"Nonetheless|Therefore|Thus|Instead|Still|Yet|So|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|"
    r"Fourth(?:ly)?|(?:And )?[Ff]inally|In addition|On the other hand|By contrast|Similarly|"
    r"As a result|For example|For instance)(?:,|(?= [a-zA-Z]))(?: (?=\S))?)"
)
_PLURAL = re.compile(r"\b(?:\w{3,}s|people|men|women|children|police)\b|\band\b")
_THING = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]heir|[Ee]very|[Ee]ach|[Nn]o) [a-z]")
_QUOTE = re.compile(r"[“\"][^“”\"]*[”\"]?")


def dependent(
    text: str,
    sentence: Span,
    before: Sequence[Span],
    published_on: str | None = None,
    speaker: str | None = None,
) -> tuple[Dependent, ...]:
    """Mark the words of a sentence that cannot stand alone.

    Args:
        text: the whole page.
        sentence: the span of the sentence, or of the part of it that is the claim.
        before: the spans of the sentences before it, in order.
        published_on: the date of the article where known: YYYY, YYYY-MM or YYYY-MM-DD.
        speaker: the suggested speaker, for "I" in a quotation.

    Returns:
        The marked words, in order and not overlapping.
    """
    start, end = sentence
    if end - start > LONGEST:
        return ()
    words = text[start:end]
    known = Antecedents(text, before)
    marked: list[Dependent] = []
    for mark in (
        *_links(words),
        *_times(words, published_on),
        *_short_names(words, known),
        *_phrases(words, known),
        *_pronouns(words, known, speaker),
        *_places(words),
    ):
        if all(mark.end <= other.start or other.end <= mark.start for other in marked):
            marked.append(mark)
    marked.sort(key=lambda mark: mark.start)
    return tuple(
        Dependent(
            start + mark.start, start + mark.end, mark.word, mark.kind, mark.suggestion, mark.why
        )
        for mark in marked
    )


def _mark(match: re.Match[str], kind: Kind, suggestion: str | None, why: str) -> Dependent:
    """Mark the words of a match."""
    return Dependent(match.start(), match.end(), match[0], kind, suggestion, why)


def _links(words: str) -> Iterator[Dependent]:
    """Mark a word that only joins the sentence to the one before."""
    link = _LINK.match(words)
    if link:
        at = link.start("link")
        why = "joins it to the sentence before"
        yield Dependent(at, link.end("link"), link["link"], Kind.LINK, "", why)


def _times(words: str, published_on: str | None) -> Iterator[Dependent]:
    """Mark words for a time relative to the day of publication."""
    for time in relative_dates(words, published_on):
        word = words[time.start : time.end]
        why = "counts from the day the article appeared"
        if published_on is None:
            why += ", which is not known"
        yield Dependent(time.start, time.end, word, Kind.TIME, time.means, why)


def _short_names(words: str, known: Antecedents) -> Iterator[Dependent]:
    """Mark names and abbreviations that the page gives in full earlier."""
    for name in names(words):
        full = known.fuller(name[0])
        if full:
            yield _mark(name, Kind.NAME, full, "given in full earlier")


def _phrases(words: str, known: Antecedents) -> Iterator[Dependent]:
    """Mark "the country" and the like if nothing in the sentence says which one."""
    for phrase in _PHRASE.finditer(words):
        head = phrase["head"]
        if re.search(rf"\b[Aa]n? (?:[\w'’-]+ ){{0,3}}{head}\b", words[: phrase.start()]):
            continue
        yield _mark(phrase, Kind.PHRASE, known.phrase(head), f"does not say which {head}")


def _pronouns(words: str, known: Antecedents, speaker: str | None) -> Iterator[Dependent]:
    """Mark pronouns that have no antecedent in the sentence itself."""
    quoted = [quote.span() for quote in _QUOTE.finditer(words)]
    for pronoun in _PRONOUN.finditer(words):
        group = pronoun.lastgroup or ""
        inside = next(
            (quotation for quotation in quoted if quotation[0] <= pronoun.start() < quotation[1]),
            None,
        )
        earlier = words[inside[0] if inside else 0 : pronoun.start()]
        if group in ("me", "we"):
            means = known.fuller(speaker) or speaker if group == "me" and speaker else None
            yield _mark(pronoun, Kind.PRONOUN, means, "whoever is speaking")
        elif group == "this":
            yield _mark(pronoun, Kind.PRONOUN, None, "points to the sentence before")
        elif group == "it" and _EMPTY_IT.match(words, pronoun.start()):
            continue
        elif not _explained(group, earlier, known) and not _comes_after(words, pronoun):
            yield _mark(pronoun, Kind.PRONOUN, known.of(group), "does not say who or what")


def _explained(group: str, earlier: str, known: Antecedents) -> bool:
    """Tell whether the sentence itself has a possible antecedent before a pronoun."""
    named = [name[0] for name in names(earlier)]
    if group in ("he", "she"):
        people = (is_person(name) or known.fuller(name) for name in named)
        return any(people) or bool(_PERSON.search(earlier))
    if group == "they":
        return bool(named) or bool(_PLURAL.search(earlier))
    return bool(named) or bool(_THING.search(earlier))


def _comes_after(words: str, pronoun: re.Match[str]) -> bool:
    """Tell whether the name comes later: "Speaking after his return, Sanjay Jha described"."""
    comma = words.find(", ", pronoun.end())
    if comma < 0 or "," in words[: pronoun.start()]:
        return False
    name = next(names(words[comma + 2 :]), None)
    return name is not None and name.start() == 0 and not pronoun[0].lower().endswith(("he", "it"))


_PERSON = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Ee]very|[Ww]ho) (?:[a-z-]+ ){0,2}?(?:man|woman|boy|girl|minister|"
    r"president|mayor|spokes(?:man|woman)|sailor|pilot|player|judge|teacher|doctor|officer|worker|"
    r"student|driver|director|chair(?:man|woman)?|candidate|person|official|leader|captain)\b"
)


def _places(words: str) -> Iterator[Dependent]:
    """Mark "here" and "there"."""
    for place in _PLACE.finditer(words):
        yield _mark(place, Kind.PLACE, None, "does not say where")
