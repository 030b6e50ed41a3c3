"""Labels on a page: which paragraphs of a transcript begin with one, and who speaks until the next.

A page is a transcript if three labels stand on it and one speaker has two, or if two of them tell a
role in capitals. Then a paragraph without a label continues with the speaker before. The label
stays in its sentence, as on the page; it only provides the suggested claimant.

Nobody's words are given to another: a label that is not known as a speaker's, a heading, the end of
a recording and a line that the outlet adds end the turn, and then nobody speaks until the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.text.labels import DISCOURSE, Cast, Label, asked, label

_ENOUGH, _ENOUGH_DESCRIBED = 3, 2
_TWICE = 2
_INNER = re.compile(
    r"(?:(?<=[.!?…\"”)\]—-])[ \n]|\n)(?=(?:\[[\d:]{4,8}\] )?[A-ZÀ-ÖØ-Þ][\w.'’#-]+"
    r"(?:[^:a-z\n]|(?<=[\w.])[a-z](?=[A-Z])|\([^():\n]{1,40}\)){0,120}:(?=\s))"
)
"""Where a label in capitals may stand inside a paragraph."""
_INNER_TITLED = re.compile(r"\n(?=[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [\w.'’(),–—-]+){0,12}?:(?=\s))")
_DIRECTION = re.compile(r"[(\[<*][^\n]{0,200}[)\]>*][.:]?")
_CLIP = re.compile(
    r"\b(?:begin|end|start|break|clip|videotape|videoclip|soundbite|recording|commercial|theme|"
    r"video|audio|music)\b",
    re.IGNORECASE,
)
_CLIP_WITHIN = re.compile(
    r"[(\[](?:BEGIN|END|START|COMMERCIAL|SOUNDBITE|VIDEO|AUDIO)\b[A-Z0-9 ,.:'’-]{0,60}[)\]]"
)
_ADDED = re.compile(
    r"(?:this (?:is a rush|transcript)|(?:\w+ ){0,3}transcripts? (?:is|are|was|were|has been|may|"
    r"provided|by)\b|copyright\b|©|\(c\) ?\d{4}|(?:copy: )?content and programming|all rights "
    r"reserved|to order a|end of transcript|(?:the )?transcript(?: ends)?\b.{0,30}$"
    r"|-{1,3}\s?(?:end|30)\s?-{1,3}$|end\W*$|aired\b|"
    r"(?:several |some )?(?:hon\.? )?members rose\b)",
    re.IGNORECASE,
)
"""What outlets put around a transcript."""
_HEADING = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ0-9][\w.'’&/-]*+|(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)\b)"
    r"(?:[ ,:]++(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&/-]*+|(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|"
    r"with)\b)){1,12}"
)
"""A line without a stop in which every word of weight is capitalised."""
_LONGEST_HEADING = 100
_OPEN_ROLE = re.compile(r"[A-ZÀ-ÖØ-Þ][^:a-z]{2,60}, [^:a-z]{3,}")
_LOUD_WORDS = 2
_REACH = 300


class Turn(Struct, frozen=True):
    """Words of one speaker: where they begin in a paragraph, after how long a label, who, and when.

    `who` is None where nobody knows; the label then still stands there.
    """

    start: int
    spoken_from: int
    who: str | None = None
    cue: str | None = None
    time: str | None = None


class _Placed(Struct, frozen=True):
    """A label, where it stands in its paragraph, and whom it names; None for nobody."""

    start: int
    label: Label
    person: str | None


class Script:
    """The labels of a page, if it is a transcript."""

    def __init__(self, page: Sequence[str]) -> None:
        """Read the paragraphs of a page.

        Args:
            page: the text of each, in order.
        """
        self._page = page
        self._labels = _all_labels(page)
        cast = Cast()
        self._rows = [
            [
                _Placed(start, one, cast.person(one) if one.names_somebody() else None)
                for start, one in row
            ]
            for row in self._labels
        ]
        everybody = [placed for row in self._rows for placed in row if placed.person]
        self._times = Counter(placed.person for placed in everybody)
        described = sum(
            one.label.capitals and one.label.described and one.label.is_somebody()
            for one in everybody
        )
        several = self._times.total() >= _ENOUGH and max(self._times.values()) >= _TWICE
        self.is_transcript = several or described >= _ENOUGH_DESCRIBED
        self._loud = self.is_transcript and _mostly_capitals(page)
        self._current: Turn | None = None

    def is_labelled(self, place: int) -> bool:
        """Tell whether a paragraph of a transcript begins with the label of somebody known."""
        row = self._rows[place] if self.is_transcript else []
        return bool(row) and row[0].start == 0 and self._is_known(row[0])

    def turns(self, place: int, *, apart: bool = False) -> list[Turn]:
        """Return who speaks in a paragraph; ask for each, in order.

        Args:
            place: which paragraph.
            apart: it is a heading, so it is spoken by nobody and ends the turn.

        Returns:
            The turns in it, in order, the first from its beginning; one that nobody speaks where
            the page is no transcript.
        """
        if not self.is_transcript:
            return [Turn(0, 0)]
        text = self._page[place]
        row = self._rows[place] or _questions(text)
        row = [one for one in row if one.label.words.casefold() not in DISCOURSE]
        spoken = [] if row and row[0].start == 0 else [self._unlabelled(text, apart=apart)]
        for placed in row:
            found = placed.label
            who = placed.person if self._is_known(placed) else None
            cue = found.words if who else None
            self._current = Turn(0, 0, who, cue) if who else None
            spoken.append(Turn(placed.start, placed.start + found.length, who, cue, found.time))
        return spoken

    def _unlabelled(self, text: str, *, apart: bool) -> Turn:
        """Return who says what has no label of its own, and end the turn where nobody does."""
        direction = _DIRECTION.fullmatch(text)
        if _CLIP.search(text) if direction else apart or self._is_added(text):
            self._current = None
        return Turn(0, 0) if direction or self._current is None else self._current

    def _is_added(self, text: str) -> bool:
        """Tell whether a paragraph is the outlet's: about the transcript, or all in capitals."""
        if _ADDED.match(text) or (len(text) <= _LONGEST_HEADING and _HEADING.fullmatch(text)):
            return True
        return not self._loud and text.isupper() and len(text.split()) >= _LOUD_WORDS

    def _is_known(self, placed: _Placed) -> bool:
        """Tell whether a label is a speaker's: shaped like one, named before, or found twice."""
        if placed.person is None:
            return False
        return placed.label.is_somebody() or self._times[placed.person] >= _TWICE


def _all_labels(page: Sequence[str]) -> list[list[tuple[int, Label]]]:
    """Return what looks like labels in each paragraph, with where they begin.

    One whose role goes on in the next line has its colon there.
    """
    rows = [list(_candidates(text)) for text in page]
    for place, (text, below) in enumerate(pairwise(page)):
        if len(text) <= _LONGEST_HEADING and not rows[place] and _OPEN_ROLE.fullmatch(text):
            whole = label(f"{text} {below[:_REACH]}")
            if whole and whole.capitals and whole.length > len(text) + 1:
                rows[place] = [(0, replace(whole, length=len(text)))]
                rows[place + 1] = [one for one in rows[place + 1] if one[0] > 0]
    return rows


def _candidates(text: str) -> Iterator[tuple[int, Label]]:
    """Yield what looks like labels in a paragraph, with where they begin."""
    first = label(text)
    upto = 0
    if first:
        yield 0, first
        upto = first.length
    for inner in _inner_places(text, upto):
        clip = _CLIP_WITHIN.match(text, inner)
        found = label(text[inner : inner + _REACH]) if inner >= upto and not clip else None
        if clip and clip.end() - inner < len(text):
            yield inner, Label("", clip[0], len(clip[0]), capitals=True)
        elif found and (found.capitals or text[inner - 1] == "\n"):
            yield inner, found
            upto = inner + found.length


def _inner_places(text: str, upto: int) -> list[int]:
    """Return where labels, or words about a recording, may stand inside a paragraph."""
    clips = {clip.start() for clip in _CLIP_WITHIN.finditer(text, upto)}
    if ":" not in text[upto:]:
        return sorted(clips)
    patterns = (_INNER, _INNER_TITLED)
    return sorted(clips | {one.end() for each in patterns for one in each.finditer(text, upto)})


def _questions(text: str) -> list[_Placed]:
    """Return the bare Q or A that a paragraph begins with."""
    letter = asked(text)
    return [_Placed(0, letter, None)] if letter else []


def _mostly_capitals(page: Sequence[str]) -> bool:
    """Tell whether a page is written in capitals, as captions often are."""
    loud = sum(text.isupper() for text in page)
    return loud > len(page) / 2
