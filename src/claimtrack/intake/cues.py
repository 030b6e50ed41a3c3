"""Cues: what is said between two times; a transcript is made of them, whatever format they had.

Cues are cut to fit the screen, not by sense, so cues of one speaker are joined until a sentence
ends at the end of a cue, somebody else speaks, or there is a pause. The time of a passage is that
of the cue in which it begins. Speaker labels (`<v Mira>`, `MIRA:`) become the speaker of the
passage and are not part of its words.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.intake.manuscript import Manuscript, Reading
from claimtrack.intake.metadata import Metadata
from claimtrack.model.article import ArticleKind
from claimtrack.text.clean import one_line
from claimtrack.text.labels import Cast, label

_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+(?P<name>[^<>\n]{1,100})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|font|lang|ruby|rt|span)\b[^<>\n]{0,200}>|<\d[\d:.]{3,12}>"
    r"|\{\\[^{}\n]{0,80}\}"
)
_TURN = re.compile(r">>+[ \t]*")
_DASH = re.compile(r"[-–—][ \t]*(?=\S)")
_STOPPED = re.compile(r"[.!?…।॥۔؟。！？][\"'”’»)\]]*\Z")
_WITHIN = re.compile(  # not after short words, which may be abbreviations
    r"(?:(?<=[a-zà-öø-ÿ]{4}[.…])|(?<=[!?]))"
    r"[\"'”’»)]?[ ](?=[\"'“‘«(]?[A-ZÀ-ÖØ-Þ])|(?<=[।॥۔؟。！？])[ ]?"
)
_LOUD = re.compile(r"[A-ZÀ-ÖØ-Þ'’-]{4,}")
_PAUSE, _LONGEST = 3, 500
_GAP = 0.05
_TWICE = 2


class NamedBy(Enum):
    """How a cue names its speaker: not at all, by a voice tag, a label, or a dash for a change."""

    NOT = 0
    VOICE = 1
    LABEL = 2
    DASH = 3


class Cue(Struct, frozen=True):
    """A line that is shown from one time to another, in seconds, and its speaker if named."""

    begins: float
    ends: float
    text: str
    speaker: str | None = None
    named_by: NamedBy = NamedBy.NOT


def transcript(
    cues: Iterable[Cue], title: str | None = None, language: str | None = None
) -> Reading:
    """Join cues into the passages of a transcript; what is shown again while lines roll up is left.

    Args:
        cues: in the order in which they are shown.
        title: what the file calls itself, if anything.
        language: the language that it declares, if any.
    """
    manuscript = Manuscript()
    for begins, speaker, words in _said(_without_rolling(_labelled(cues))):
        manuscript.add(words, locator=_clock(begins), speaker=speaker)
    return manuscript.reading(
        Metadata(title=title or None, language=language or None), ArticleKind.TRANSCRIPT
    )


def turns(begins: float, ends: float, shown: Iterable[str]) -> Iterator[Cue]:
    """Yield the words of each speaker in one cue; a voice tag applies to its end.

    Args:
        begins: when it is shown, in seconds.
        ends: when it is taken off.
        shown: its lines, as the file has them.
    """
    voice: str | None = None
    for line in shown:
        parts = _VOICE.split(line)
        for place in range(0, len(parts), 2):
            voice = one_line(html.unescape(parts[place - 1])) if place else voice
            words = one_line(html.unescape(_TAG.sub("", parts[place])))
            if words:
                named_by = NamedBy.VOICE if voice else NamedBy.NOT
                yield Cue(begins, ends, words, voice, named_by)


def _labelled(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Separate the labels, dashes and >> from the words of cues that no voice tag names.

    A label in capitals that names nobody ends the turn, and is words. One word that is not in
    capitals is a label if it occurs twice, or is part of a name that stood in full before.
    """
    shown = list(cues)
    labels = [label(_opened(cue)[0]) if cue.named_by is NamedBy.NOT else None for cue in shown]
    times = Counter(one.who for one in labels if one)
    cast = Cast()
    for cue, found in zip(shown, labels, strict=True):
        words, named_by = _opened(cue)
        if found and found.capitals and not found.names_somebody():
            named_by = NamedBy.LABEL
        elif found and found.names_somebody():
            person = cast.person(found)
            several = found.capitals or " " in found.who or times[found.who] >= _TWICE
            if several or person != found.who:
                rest = words[found.length :].lstrip()
                yield replace(cue, text=rest, speaker=_name(person), named_by=NamedBy.LABEL)
                continue
        yield replace(cue, text=words, named_by=named_by)


def _opened(cue: Cue) -> tuple[str, NamedBy]:
    """Strip the dash and the >> with which somebody else begins; return what is left."""
    if cue.named_by is not NamedBy.NOT:
        return cue.text, cue.named_by
    dash = _DASH.match(cue.text)
    words = cue.text[dash.end() :] if dash else cue.text
    turn = _TURN.match(words)
    if turn:
        return words[turn.end() :], NamedBy.LABEL
    return words, NamedBy.DASH if dash else NamedBy.NOT


def _name(label: str | None) -> str | None:
    """Write a label as a name: all capitals are only for the screen."""
    parts = (label or "").split()
    return " ".join(part.capitalize() if _LOUD.fullmatch(part) else part for part in parts) or None


def _without_rolling(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Leave out lines that roll-up captions show again.

    A cue that only repeats the one before is roll-up too where it follows without a gap; after one,
    somebody says the same again.
    """
    before: list[Cue] = []
    for begins, shown in groupby(cues, key=attrgetter("begins")):
        now = list(shown)
        known = {cue.text for cue in before}
        again = [cue.text for cue in now] == [cue.text for cue in before]
        rolling = not again or begins - before[-1].ends < _GAP
        for cue in now:
            repeated = rolling and cue.text in known and cue.named_by is not NamedBy.DASH
            if cue.text and not repeated:
                yield cue
        before = now or before


def _said(cues: Iterable[Cue]) -> Iterator[tuple[float, str | None, str]]:
    """Join cues into passages: start time, speaker, and the words.

    If a sentence surely ends inside a cue, the next passage has the time of that cue.
    """
    begins, ends, words = 0.0, 0.0, ""
    last = Cue(0, 0, "")
    for cue in cues:
        speaking = _who(last, cue)
        turn = speaking.speaker != last.speaker or cue.named_by in (NamedBy.LABEL, NamedBy.DASH)
        done = _STOPPED.search(words) or cue.begins - ends > _PAUSE or len(words) > _LONGEST
        if words and (turn or done):
            yield begins, last.speaker, words
            words = ""
        begins = begins if words else cue.begins
        words = f"{words} {cue.text}".strip()
        fresh = len(words) - len(cue.text)
        stop = next((end.end() for end in _WITHIN.finditer(words) if end.end() > fresh), len(words))
        if begins != cue.begins and stop < len(words):
            yield begins, speaking.speaker, words[:stop].rstrip()
            begins, words = cue.begins, words[stop:]
        ends, last = cue.ends, speaking
    if words:
        yield begins, last.speaker, words


def _who(last: Cue, cue: Cue) -> Cue:
    """Find the speaker of a cue: a label applies until the next, a voice tag to its own cue."""
    if cue.named_by is NamedBy.NOT and last.named_by is not NamedBy.VOICE:
        return replace(cue, speaker=last.speaker, named_by=last.named_by)
    return cue


def _clock(time: float) -> str:
    """Write a time as hours, minutes and seconds."""
    seconds = int(time)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
