"""Parts: the stretches of a page in order, each with its kind, before sentences are cut.

Passages of a format that knows its own layout are trusted. Plain or pasted text has none, so its
layout is read from the lines, and only there do the boilerplate rules apply. Either way, nothing a
reader can see is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.model.article import Passage, SentenceKind
from claimtrack.split.labels import Script, Turn
from claimtrack.split.layout import layout, run_in_dateline
from claimtrack.split.lines import Block, blocks, trim
from claimtrack.split.live import stamps
from claimtrack.text.labels import label

CUT = frozenset({SentenceKind.BODY, SentenceKind.STANDFIRST, SentenceKind.CAPTION})
"""The kinds of part that are cut into sentences; each other part is one segment."""


class Part(Struct, frozen=True):
    """A stretch of a page of one kind: `text[start:end]`, with no white space at its ends.

    `rule` names the boilerplate rule that caught it, `locator` its place, `speaker` the speaker
    named by a transcript, and `cue` the words that name the speaker. Words are spoken from
    `spoken_from`; a label stands before it.
    """

    start: int
    end: int
    kind: SentenceKind
    rule: str | None = None
    locator: str | None = None
    speaker: str | None = None
    cue: str | None = None
    spoken_from: int | None = None


_SPEAKING = 3
"""Times with a name behind them, one name twice, for a page to be a transcript and no live blog."""

_ENDING_TURNS = frozenset({SentenceKind.TITLE, SentenceKind.HEADING})


def read(text: str, title: str, publisher: str | None) -> Iterator[Part]:
    """Read the parts of plain text from its lines.

    Args:
        text: the page, cleaned.
        title: its title where known.
        publisher: the outlet where known.

    Yields:
        The parts in order.
    """
    page = blocks(text)
    kinds = layout(page, title, publisher)
    times = _without_speakers(page, stamps(page))
    script = Script([_after(block.text, times.get(place, 0)) for place, block in enumerate(page)])
    in_head, when = True, None
    for place, (block, (shape, rule)) in enumerate(zip(page, kinds, strict=True)):
        labelled = script.is_labelled(place) and shape is not SentenceKind.BOILERPLATE
        kind, in_head = (SentenceKind.BODY, False) if labelled else (shape, in_head)
        part = Part(block.start, block.end, kind, rule, when)
        if place in times and kind is not SentenceKind.BOILERPLATE:
            stamp, part = _cut_off(text, part, times[place], SentenceKind.TIME_STAMP)
            yield stamp
            when = text[stamp.start : stamp.end].rstrip(" :-–—|") if len(times) > 1 else None
            part = replace(part, locator=when)
        elif in_head and kind is SentenceKind.BODY:
            in_head = False
            dateline = run_in_dateline(block.text)
            if dateline:
                head, part = _cut_off(text, part, dateline, SentenceKind.DATELINE)
                yield head
        if part.start < part.end:
            yield from _spoken(text, part, script.turns(place, apart=kind in _ENDING_TURNS))


def _without_speakers(page: Sequence[Block], times: dict[int, int]) -> dict[int, int]:
    """Leave out the times before names alone on their lines: those are labels of a transcript."""
    labels = {place: label(page[place].text) for place in times}
    names = {
        place: found.who
        for place, found in labels.items()
        if found and found.length == len(page[place].text)
    }
    if len(names) < _SPEAKING or len(set(names.values())) == len(names):
        return times
    return {place: length for place, length in times.items() if place not in names}


def from_passages(text: str, passages: Sequence[Passage]) -> Iterator[Part]:
    """Make parts from the passages of a format that knows its own layout.

    Args:
        text: the page, cleaned.
        passages: in order and not overlapping; text between them is body text.

    Yields:
        The parts in order.
    """
    page = list(_laid_out(text, passages))
    script = Script([text[part.start : part.end] if not part.speaker else "" for part in page])
    in_head = not any(part.kind is SentenceKind.DATELINE or part.speaker for part in page)
    for place, part in enumerate(page):
        turns = script.turns(place, apart=part.kind in _ENDING_TURNS or part.speaker is not None)
        opens = in_head and part.kind is SentenceKind.BODY
        in_head = in_head and not opens
        labelled = script.is_labelled(place)
        dateline = run_in_dateline(text[part.start : part.end]) if opens and not labelled else 0
        if dateline:
            head, rest = _cut_off(text, part, dateline, SentenceKind.DATELINE)
            yield from (head, rest)
        elif part.kind not in CUT:
            yield part
        else:
            yield from _spoken(text, part, turns)


def _laid_out(text: str, passages: Sequence[Passage]) -> Iterator[Part]:
    """Yield the passages and the text between them, each paragraph a part."""
    at = 0
    for passage in passages:
        start, end = max(at, passage.start), min(passage.end, len(text))
        yield from _bodies(text, Passage(at, start, SentenceKind.BODY))
        at = max(at, end)
        if passage.kind in CUT:
            yield from _bodies(text, replace(passage, start=start, end=end))
            continue
        first, last = trim(text, start, end)
        if first < last:
            yield Part(first, last, passage.kind, locator=passage.locator)
    yield from _bodies(text, Passage(at, len(text), SentenceKind.BODY))


def _after(words: str, length: int) -> str:
    """Return what follows the time stamp of a block, as it is cut off."""
    first, last = trim(words, length, len(words))
    return words[first:last]


def _spoken(text: str, part: Part, turns: Sequence[Turn]) -> Iterator[Part]:
    """Cut a part where somebody else begins to speak; captions and the like are nobody's words."""
    if part.speaker or part.kind not in CUT or part.kind is SentenceKind.CAPTION:
        yield part
        return
    ends = [part.start + turn.start for turn in turns[1:]] + [part.end]
    for turn, upto in zip(turns, ends, strict=True):
        start, end = trim(text, part.start + turn.start, upto)
        if start < end:
            yield replace(
                part,
                start=start,
                end=end,
                locator=part.locator or turn.time,
                speaker=turn.who,
                cue=turn.cue,
                spoken_from=min(end, part.start + turn.spoken_from),
            )


def _bodies(text: str, passage: Passage) -> Iterator[Part]:
    """Yield the paragraphs of a passage; none if it is empty."""
    if passage.start >= passage.end:
        return
    speaker = passage.speaker
    for block in _blocks_within(text, passage):
        yield Part(
            passage.start + block.start,
            passage.start + block.end,
            passage.kind,
            None,
            passage.locator,
            speaker,
            f"speaker: {speaker}" if speaker else None,
        )


def _blocks_within(text: str, passage: Passage) -> tuple[Block, ...]:
    """Find the blocks of a passage; their spans count from where it begins."""
    return blocks(text[passage.start : passage.end])


def _cut_off(text: str, part: Part, length: int, kind: SentenceKind) -> tuple[Part, Part]:
    """Cut the first `length` characters off a part; the rest may be empty."""
    first, last = trim(text, part.start, part.start + length)
    start, end = trim(text, part.start + length, part.end)
    return Part(first, last, kind, locator=part.locator), replace(part, start=start, end=end)
