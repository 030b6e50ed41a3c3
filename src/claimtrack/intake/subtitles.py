"""SRT and VTT: the words spoken, by whom and when.

Cues are cut to fit the screen, not by sense, so cues of one speaker are joined until a sentence
ends at the end of a cue, somebody else speaks, or there is a pause. The time of a passage is that
of the cue in which it begins. Speaker labels (`<v Mira>`, `MIRA:`) become the speaker of the
passage and are not part of its words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.manuscript import Manuscript, Raw, Reading
from claimtrack.intake.metadata import Metadata
from claimtrack.model.article import ArticleKind
from claimtrack.text.clean import clean, one_line

_TIME = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d\d)(?:[.,]\d{{1,3}})?"
_TIMES = re.compile(rf"[ \t]*{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+(?P<name>[^<>\n]{1,100})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|font|lang|ruby|rt|span)\b[^<>\n]{0,200}>|<\d[\d:.]{3,12}>"
    r"|\{\\[^{}\n]{0,80}\}"
)
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9.'’-]+"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]+"
_LABEL = re.compile(
    r"(?P<turn>>>+[ \t]*)?"
    rf"(?:(?P<name>{_CAPITALS}(?: {_CAPITALS}){{0,4}}(?: \([^()\n]{{1,40}}\))?"
    rf"|(?:{_NAME} ){{1,3}}{_NAME}):(?=\s|\Z)[ \t]*)?"
)
_DASH = re.compile(r"[-–—][ \t]*(?=\S)")
_STOPPED = re.compile(r"[.!?…।॥۔؟。！？][\"'”’»)\]]*\Z")
_WITHIN = re.compile(  # not after short words, which may be abbreviations
    r"(?:(?<=[a-zà-öø-ÿ]{4}[.…])|(?<=[!?]))"
    r"[\"'”’»)]?[ ](?=[\"'“‘«(]?[A-ZÀ-ÖØ-Þ])|(?<=[।॥۔؟。！？])[ ]?"
)
_HEADER = re.compile(r"WEBVTT(?:[ \t]+(?:-[ \t]*)?(?P<title>[^\n]*))?")
_LOUD = re.compile(r"[A-ZÀ-ÖØ-Þ'’-]{4,}")
_PAUSE, _LONGEST = 3, 500
_NO_NAMES = frozenset(("NOTE", "WARNING", "UPDATE", "BREAKING", "LIVE", "PS"))


class NamedBy(Enum):
    """How a cue names its speaker: not at all, by a voice tag, a label, or a dash for a change."""

    NOT = 0
    VOICE = 1
    LABEL = 2
    DASH = 3


class Cue(Struct, frozen=True):
    """A line that is shown from one second to another, and its speaker if named."""

    begins: int
    ends: int
    text: str
    speaker: str | None = None
    named_by: NamedBy = NamedBy.NOT


def read_subtitles(raw: Raw) -> Reading:
    """Read SRT or VTT; both time formats are understood in either.

    Raises:
        BadInput: it has no cues.
    """
    refuse_binary(raw.shown, raw.data)
    text = clean(decode(raw.data, raw.charset))
    cues = list(_cues(text))
    if not cues:
        raise BadInput(
            f"{raw.shown} has no subtitles: a line such as 00:01:02,000 --> 00:01:04,000 should"
            " stand above each."
        )
    manuscript = Manuscript()
    for begins, speaker, words in _said(_without_rolling(cues)):
        manuscript.add(words, locator=_clock(begins), speaker=speaker)
    header = _HEADER.match(text)
    title = one_line(header["title"] or "") if header else ""
    return manuscript.reading(Metadata(title=title or None), ArticleKind.TRANSCRIPT)


def _cues(text: str) -> Iterator[Cue]:
    """Yield the cues of a file, split where the speaker changes within one."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if "-->" in line and _TIMES.fullmatch(line)]
    for start, following in pairwise([*starts, len(lines) + 1]):
        shown: list[str] = []
        for line in lines[start + 1 : following - 1]:
            if not line.strip():
                break
            shown.append(line)
        times = _TIMES.fullmatch(lines[start])
        if times is not None:
            yield from _turns(_seconds(times, "a"), _seconds(times, "b"), shown)


def _seconds(times: re.Match[str], which: str) -> int:
    """Read one of the two times, in whole seconds."""
    hours, minutes, seconds = (int(times[which + unit] or 0) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds


def _turns(begins: int, ends: int, shown: Iterable[str]) -> Iterator[Cue]:
    """Yield the words of each speaker in one cue; a voice tag applies to its end."""
    voice: str | None = None
    for line in shown:
        parts = _VOICE.split(line)
        for place in range(0, len(parts), 2):
            voice = one_line(html.unescape(parts[place - 1])) if place else voice
            words = one_line(html.unescape(_TAG.sub("", parts[place])))
            if words and voice:
                yield Cue(begins, ends, words, voice, NamedBy.VOICE)
            elif words:
                yield _labelled(begins, ends, words)


def _labelled(begins: int, ends: int, words: str) -> Cue:
    """Separate the label or dash from a line."""
    dash = _DASH.match(words)
    words = words[dash.end() :] if dash else words
    label = _LABEL.match(words)
    if label and label[0] and label["name"] not in _NO_NAMES:
        return Cue(begins, ends, words[label.end() :], _name(label["name"]), NamedBy.LABEL)
    return Cue(begins, ends, words, None, NamedBy.DASH if dash else NamedBy.NOT)


def _name(label: str | None) -> str | None:
    """Write a label as a name: all capitals are only for the screen."""
    parts = (label or "").split()
    return " ".join(part.capitalize() if _LOUD.fullmatch(part) else part for part in parts) or None


def _without_rolling(cues: list[Cue]) -> Iterator[Cue]:
    """Leave out lines that roll-up captions show again."""
    shown: list[str] = []
    at = -1
    fresh: list[str] = []
    for cue in cues:
        if cue.begins != at:
            shown, fresh, at = fresh or shown, [], cue.begins
        fresh.append(cue.text)
        if cue.text and (cue.text not in shown or cue.named_by is NamedBy.DASH):
            yield cue


def _said(cues: Iterable[Cue]) -> Iterator[tuple[int, str | None, str]]:
    """Join cues into passages: start time, speaker, and the words.

    If a sentence surely ends inside a cue, the next passage has the time of that cue.
    """
    begins, ends, words = 0, 0, ""
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


def _clock(seconds: int) -> str:
    """Write a time as hours, minutes and seconds."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
