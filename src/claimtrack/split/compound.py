"""Compound: where a sentence that makes several statements could be split. Suggestions only.

Cuts are suggested where a second statement begins with its own subject ("…, and the crane fell"),
where a speaker continues ("…, adding that …"), at a semicolon, and around a dated aside ("The dock,
shut since 2016, …"). The rules apply to few sentences and are sometimes wrong, so a person accepts
or ignores them. Words are never changed: a part is a span of the sentence, without the word that
joined it.
"""

from __future__ import annotations

import re

from claimtrack.split.words import FINITE, LONGEST, REPORTING
from claimtrack.text.dates import dates

Span = tuple[int, int]

_LEAST_WORDS = 3
_SUBJECT = (
    r"(?:(?:he|she|it|they|we|I|you|this|these|those|there|none|both|most|all|some|many|nobody)\b"
    r"|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Mm]y|no|every|each|another) [\w'’-]+"
    r"|\d[\d,.]* [\w'’-]+|[A-ZÀ-ÖØ-Þ][\w'’.-]*)"
)
_SAYING = "|".join(
    (
        *("adding(?! to)", "noting", "saying", "stressing", "warning", "claiming", "arguing"),
        *("explaining", "insisting", "pointing out"),
    )
)
_SEVERAL = rf"(?!(?:{FINITE})\b)[a-z]{{2,}}s\b"
"""A bare plural, which begins a clause only after a comma."""
_COMMA = r"(?:,? (?:and that|but that|but|while|whereas|although|though)|, (?:and|so|yet))"
_SPOKEN = re.compile(rf"\b(?:{REPORTING})\b")
_AND = re.compile(
    r" and (?=(?:he|she|it|they|we|I|(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) [\w'’-]+)"
    rf" (?:also |then |never )?(?:{FINITE})\b)"
)
_JOINTS = (
    re.compile(rf",? (?:and )?(?:{_SAYING})(?:,| that)? (?=\S)"),
    re.compile(rf"{_COMMA} (?=(?:{_SUBJECT}|{_SEVERAL})(?: [\w'’.-]+){{0,6}}? (?:{FINITE})\b)"),
    re.compile(r"; (?:and |but |however, )?(?=\S)"),
    re.compile(
        r", with (?=(?:[A-ZÀ-ÖØ-Þ]|the |its |his |her |their |all )[\w'’ -]{0,40}?\b\w+ing\b)"
    ),
    _AND,
)
_ASIDE = re.compile(r"(?<=\w), (?P<aside>[^,;]{6,120}), (?=[a-z])")
_AFTERMATH = re.compile(r",? (?:following|after|since|before) (?=(?:the|an?|its|his|her|their) )")
_VERB = re.compile(rf"\b(?:{FINITE})\b")


def parts(sentence: str) -> tuple[Span, ...]:
    """Suggest how to split a sentence.

    Args:
        sentence: its text.

    Returns:
        The spans of its parts in the sentence, in order and not overlapping; empty if no cut is
        suggested. Between two parts are the words that joined them.
    """
    if len(sentence) > LONGEST:
        return ()
    cuts = sorted({*_joints(sentence), *_asides(sentence), *_aftermaths(sentence)})
    spans: list[Span] = []
    begin = 0
    for left, right in cuts:
        if left > begin and _says(sentence[begin:left]) and _says(sentence[right:]):
            spans.append((begin, left))
            begin = right
    return (*spans, (begin, len(sentence))) if spans else ()


def _says(words: str) -> bool:
    """Tell whether a part is long enough to be a statement."""
    return len(words.split(maxsplit=_LEAST_WORDS)) >= _LEAST_WORDS


def _joints(sentence: str) -> list[Span]:
    """Find where one statement ends and another with its own subject begins."""
    return [
        joint.span()
        for pattern in _JOINTS
        for joint in pattern.finditer(sentence)
        if _stated(sentence[: joint.start()], reported=pattern is _AND)
    ]


def _stated(words: str, *, reported: bool) -> bool:
    """Tell whether the words so far are a statement; with `reported`, after the verb of saying.

    In "He said the pier and the crane were old" there is no statement before "and".
    """
    begin = max((verb.end() for verb in _SPOKEN.finditer(words)), default=0) if reported else 0
    return _VERB.search(words, begin) is not None


def _asides(sentence: str) -> list[Span]:
    """Find dated asides up to their end."""
    return [(aside.end("aside"), aside.end()) for aside in _dated(sentence)]


def _aftermaths(sentence: str) -> list[Span]:
    """Find a dated event that the matter followed: "following the April 22 attack in …"."""
    beside = [aside.span() for aside in _dated(sentence)]
    return [
        joint.span()
        for joint in _AFTERMATH.finditer(sentence)
        if dates(sentence[joint.end() :].split(",", 1)[0])
        and not any(start <= joint.start() < end for start, end in beside)
    ]


def _dated(sentence: str) -> list[re.Match[str]]:
    """Find words between commas that contain a date."""
    return [aside for aside in _ASIDE.finditer(sentence) if dates(aside["aside"])]
