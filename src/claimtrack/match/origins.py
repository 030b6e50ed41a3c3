"""Origins: which sources only repeat each other, so that ten copies count once.

Two signs: the texts are near-copies, like wire stories, or they name the same origin near the
quote. Both are suggestions with a reason: whether two papers that cite the coast guard are one
voice on this claim is for a person to decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from claimtrack.match.quotes import Quotable
from claimtrack.text.fold import fold, words

RUN = 5
"""Words in a run; two texts that share many runs of five share sentences, not just a subject."""

COPIED = 0.4
"""The share of the shorter text's runs that makes it a near-copy."""

SHORTEST = 20
AROUND = 400
OPENING = 800

_NAME = r"(?:the\s+)?((?:[A-Z]\w*[’'&.-]?\w*)(?:\s+(?:of\s+|for\s+|and\s+)?[A-Z][\w’'&.-]*){0,5})"
_WIRE = (
    r"Reuters|AFP|Agence France-Presse|AP|Associated Press|PTI|Press Trust of India|ANI|dpa|UPI|EFE"
    r"|ANSA|APA|PA Media|REUTERS|XINHUA|Xinhua|TASS|Interfax|Kyodo(?: News)?|Bloomberg"
    r"|IANS|UNI|BNS|CNA"
)
_CREDITED = re.compile(
    rf"[(\[]\s*(?:[Ww]ith inputs from |[Bb]y )?({_WIRE})(?: photo)?\s*[)\]]"
    rf"|^\W*({_WIRE})\s*(?:[-–—:]|$)|[–—-]\s*({_WIRE})\s*$"
    rf"|©\s*(?:\d{{4}}\s+)?(?:[Tt]he\s+)?({_WIRE})\b"
    rf"|\b(?:told|[Rr]eported by|[Aa]ccording to|[Ww]ith inputs from|[Ss]ource:)\s+"
    rf"(?:the\s+)?({_WIRE})\b",
    re.MULTILINE,
)
_CITED = re.compile(
    r"\b(?:[Aa]ccording to(?: an? \w+ (?:by|from|in))?|[Ff]irst reported by|[Cc]iting|[Qq]uoting"
    rf"|[Oo]btained by|[Ss]een by|[Ii]n an interview with|[Rr]eported by)\s+{_NAME}"
    rf"|{_NAME}\s+(?:said|says|announced|reported|stated)\s+(?:in|on|that)\b"
)
_LONG = {"associated press": "ap", "agence france presse": "afp", "press trust of india": "pti"}
_NOBODY = frozenset({"he", "she", "it", "they", "we", "i", "this", "that", "police", "officials"})


class Voice(Struct, frozen=True):
    """A piece of evidence that may be a copy: its number, its source's name, quote and text."""

    key: int
    name: str
    quote: str
    text: str


class SameOrigin(Struct, frozen=True):
    """Pieces of evidence that may go back to one origin: its name, and why."""

    keys: tuple[int, ...]
    name: str
    why: str


def same_origins(voices: Sequence[Voice]) -> tuple[SameOrigin, ...]:
    """Suggest which pieces of evidence are one voice: copies first, then common origins."""
    return (*_copies(voices), *_common(voices))


def shared_runs(text: str, other: str) -> float:
    """Return the share of the shorter text's runs that the other also has; 0 for short texts."""
    return _overlap(_runs(text), _runs(other))


def origins(voice: Voice) -> dict[str, str]:
    """Return the origins that a text names: folded name to the name as written.

    Wire credits count anywhere; other names only around the quote, or at the beginning if the quote
    is not in the text.
    """
    names = [next(filter(None, hit.groups())) for hit in _CREDITED.finditer(voice.text)]
    names += [next(filter(None, hit.groups())) for hit in _CITED.finditer(_passage(voice))]
    named: dict[str, str] = {}
    for name in names:
        folded = fold(name)
        if folded and folded not in _NOBODY:
            named.setdefault(_LONG.get(folded, folded), name)
    return named


def _copies(voices: Sequence[Voice]) -> Iterator[SameOrigin]:
    """Group near-copies, each text in one group."""
    runs = [_runs(voice.text) for voice in voices]
    leads = list(range(len(voices)))
    shares: dict[int, float] = {}
    for first, second in combinations(range(len(voices)), 2):
        share = _overlap(runs[first], runs[second])
        if share >= COPIED:
            lead, former = leads[first], leads[second]
            leads = [lead if each == former else each for each in leads]
            shares[lead] = min(share, shares.get(lead, 1.0))
    for lead, share in shares.items():
        group = [voice for place, voice in enumerate(voices) if leads[place] == lead]
        if len(group) > 1:
            why = f"near-copies: {share:.0%} of the words in common, in the same order"
            yield SameOrigin(tuple(voice.key for voice in group), group[0].name, why)


def _common(voices: Sequence[Voice]) -> Iterator[SameOrigin]:
    """Group texts that name the same origin, including the origin itself."""
    citing: dict[str, list[Voice]] = defaultdict(list)
    written: dict[str, str] = {}
    for voice in voices:
        for folded, name in origins(voice).items():
            citing[folded].append(voice)
            written.setdefault(folded, name)
    for folded, group in citing.items():
        itself = [voice for voice in voices if fold(voice.name) == folded and voice not in group]
        together = [*itself, *group]
        if len(together) > 1:
            keys = tuple(sorted(voice.key for voice in together))
            yield SameOrigin(keys, written[folded], f"each goes back to {written[folded]}")


def _passage(voice: Voice) -> str:
    """Return the text around the quote, or the beginning if it is not found."""
    passage = Quotable(voice.text).check(voice.quote).found if voice.quote else ""
    at = voice.text.find(passage) if passage else -1
    if at < 0:
        return voice.text[:OPENING]
    return voice.text[max(0, at - AROUND) : at + len(passage) + AROUND]


def _runs(text: str) -> frozenset[int]:
    folded = words(text)
    return frozenset(hash(tuple(folded[at : at + RUN])) for at in range(len(folded) - RUN + 1))


def _overlap(runs: frozenset[int], other: frozenset[int]) -> float:
    shorter = min(len(runs), len(other))
    return len(runs & other) / shorter if shorter >= SHORTEST else 0.0
