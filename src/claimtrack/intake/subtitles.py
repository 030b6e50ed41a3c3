"""SRT, VTT and SBV: cues below their times, with whatever went wrong while they were made.

No word is lost. A blank line does not end a cue, the next time does; a time is read in any form,
and where it is broken the cue begins when the one before ended. Only what the formats put between
cues is left out: numbers, names of cues, and the notes and styles of VTT.

pysubs2, webvtt-py and srt were tried: each loses a cue, its speaker, or its words in such files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.cues import Cue, transcript, turns
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.text.clean import clean, one_line

_TIME = (
    r"(?:(?:(?P<{0}h>\d{{1,3}}) ?: ?)?(?P<{0}m>\d{{1,3}}) ?: ?)?"
    r"(?P<{0}s>\d{{1,6}}(?: ?[.,:;] ?\d{{1,9}})?)"
)
_ARROW = r"(?:[-–—=]{1,3} ?>|→)"
_BEHIND = r"(?P<behind>(?:\s.*)?)"
_TIMES = re.compile(rf"\s*{_TIME.format('a')}\s*{_ARROW}\s*{_TIME.format('b')}{_BEHIND}")
_COMMA = re.compile(rf"{_TIME.format('a')} ?, ?{_TIME.format('b')}{_BEHIND}")
_BROKEN = re.compile(rf"(?P<a>\S{{0,20}})\s*{_ARROW}\s*(?P<b>\S{{0,20}}){_BEHIND}")
_ONE = re.compile(_TIME.format("a"))
_SETTINGS = re.compile(r"(?:\s*+[A-Za-z]\w*+\s?:\s?[\w%.,-]++(?=\s|\Z))*+\s*")
_HEADER = re.compile(r"WEBVTT(?:[ \t]+(?:-[ \t]*)?(?P<title>[^\n]*))?")
_LANGUAGE = re.compile(
    r"^Language:[ \t]*(?P<code>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.MULTILINE
)
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_POINT = re.compile(r" ?[.,:;] ?")
_MOST, _LONGEST_NUMBER = 0.5, 12


class _Time(Struct, frozen=True):
    """A line of times: where it stands, both times if they can be read, and words behind them."""

    place: int
    begins: float | None
    ends: float | None
    behind: str


def read_subtitles(raw: Raw) -> Reading:
    """Read SRT, VTT or SBV; the times of each are understood in all.

    Raises:
        BadInput: it has no cues.
    """
    refuse_binary(raw.shown, raw.data)
    text = clean(decode(raw.data, raw.charset))
    lines = text.split("\n")
    times = [time for place, line in enumerate(lines) if (time := _time(place, line))]
    if not times:
        raise BadInput(
            f"{raw.shown} has no subtitles: a line such as 00:01:02,000 --> 00:01:04,000 should"
            " stand above each."
        )
    header = _HEADER.match(text)
    title = one_line(header["title"] or "") if header else ""
    language = _LANGUAGE.search("\n".join(lines[: times[0].place])) if header else None
    return transcript(
        _cues(lines, times, marked=header is not None),
        title,
        language["code"] if language else None,
    )


def _by_comma(line: str) -> re.Match[str] | None:
    """Match two times with a comma between, as YouTube has them: both with minutes and a point."""
    times = _COMMA.fullmatch(line)
    if times and all(times[f"{side}m"] and "." in times[f"{side}s"] for side in "ab"):
        return times
    return None


def _time(place: int, line: str) -> _Time | None:
    """Read a line of times, which may be broken; None if it is something else."""
    times = _TIMES.fullmatch(line) or _by_comma(line)
    if times:
        return _Time(place, _seconds(times, "a"), _seconds(times, "b"), _words(times))
    broken = _BROKEN.fullmatch(line.strip())
    if broken is None or ":" not in broken["a"] + broken["b"]:
        return None
    first, second = _ONE.fullmatch(broken["a"]), _ONE.fullmatch(broken["b"])
    return _Time(
        place,
        _seconds(first, "a") if first else None,
        _seconds(second, "a") if second else None,
        _words(broken),
    )


def _seconds(times: re.Match[str], which: str) -> float:
    """Read one of the two times."""
    hours, minutes, seconds = (float(_POINT.sub(".", times[which + unit] or "0")) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds


def _words(times: re.Match[str]) -> str:
    """Return what stands behind the times unless it says where on the screen a cue goes."""
    behind = times["behind"]
    return "" if _SETTINGS.fullmatch(behind) else behind.strip()


def _cues(lines: Sequence[str], times: Sequence[_Time], *, marked: bool) -> Iterator[Cue]:
    """Yield the cues of a file, split where the speaker changes within one.

    Args:
        lines: all lines.
        times: those that hold times.
        marked: whether it is VTT, which has a header above its cues, and notes between them.
    """
    heads = _heads(lines, times, marked=marked)
    if not marked:
        yield from turns(0.0, 0.0, lines[: heads[0]])
    last = 0.0
    for time, upto in zip(times, [*heads[1:], len(lines)], strict=True):
        begins = last if time.begins is None else time.begins
        last = begins if time.ends is None else time.ends
        shown = lines[time.place + 1 : upto]
        yield from turns(
            begins, last, [time.behind, *(_without_asides(shown) if marked else shown)]
        )


def _heads(lines: Sequence[str], times: Sequence[_Time], *, marked: bool) -> list[int]:
    """Return where each cue begins: at its number or name, if it has one, else at its times."""
    above = [_above(lines, time.place) for time in times]
    pairs = list(zip(times, above, strict=True))
    numbers = [_number(lines[place]) for place in above]
    numbered = sum(number is not None for number in numbers) >= _MOST * len(times)
    named = [place == time.place - 1 and _stands_apart(lines, place) for time, place in pairs]
    names = marked and not numbered and sum(named) > _MOST * len(times)
    heads, last = [], 0
    for (time, place), number, name in zip(pairs, numbers, named, strict=True):
        counted = number is not None and (number == last + 1 or _stands_apart(lines, place))
        heads.append(place if (numbered and counted) or (names and name) else time.place)
        last = number if number is not None and counted else last
    return heads


def _number(line: str) -> int | None:
    """Return the number that a line is."""
    return int(line) if line.strip().isdecimal() and len(line) <= _LONGEST_NUMBER else None


def _stands_apart(lines: Sequence[str], place: int) -> bool:
    """Tell whether nothing stands right above a line."""
    return place == 0 or not lines[place - 1].strip()


def _above(lines: Sequence[str], place: int) -> int:
    """Return the nearest line above that is not blank; the first if there is none."""
    return next((at for at in range(place - 1, -1, -1) if lines[at].strip()), 0)


def _without_asides(lines: Sequence[str]) -> Iterator[str]:
    """Leave out the notes and styles of VTT, each up to the next blank line."""
    aside, fresh = False, False
    for line in lines:
        if not line.strip():
            aside, fresh = False, True
        else:
            aside = aside or (fresh and bool(_ASIDE.match(line)))
            fresh = False
            if not aside:
                yield line
