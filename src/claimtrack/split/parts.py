"""Parts: what a page is made of, in order, each with its kind, before anything is cut.

Two ways lead here. A format that knows its own make-up brings passages, and they are taken at
their word. Plain or pasted text brings nothing, so its layout is read off the lines, and only
there are the rules for boilerplate asked. Either way nothing that a reader can see is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.model.article import Passage, SentenceKind
from claimtrack.split.labels import speakers
from claimtrack.split.layout import layout, run_in_dateline
from claimtrack.split.lines import Block, blocks, trim
from claimtrack.split.live import stamps

CUT = frozenset({SentenceKind.BODY, SentenceKind.STANDFIRST, SentenceKind.CAPTION})
"""The kinds of part that are cut into sentences; all others are one segment each."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page of one kind: `text[start:end]`, with no white space at its ends.

    `rule` names the boilerplate rule that caught it, `locator` where it stands, `speaker` whose
    words it is where a transcript says so, and `cue` the words by which it says so.
    """

    start: int
    end: int
    kind: SentenceKind
    rule: str | None = None
    locator: str | None = None
    speaker: str | None = None
    cue: str | None = None


def read(text: str, title: str, publisher: str | None) -> Iterator[Part]:
    """Read the parts of plain text off its lines.

    Args:
        text: the page, cleaned.
        title: its title where known.
        publisher: the outlet where known.

    Yields:
        The parts in order.
    """
    page = blocks(text)
    kinds = layout(page, title, publisher)
    times = stamps(page)
    spoken = speakers(page)
    in_head, when = True, None
    for place, (block, (kind, rule)) in enumerate(zip(page, kinds, strict=True)):
        part = Part(block.start, block.end, kind, rule, when)
        if place in times and kind is not SentenceKind.BOILERPLATE:
            stamp, part = _cut_off(text, part, times[place], SentenceKind.TIME_STAMP)
            yield stamp
            when = text[stamp.start : stamp.end].rstrip(" :-–—|") if len(times) > 1 else None
            part = replace(part, locator=when)
        elif in_head and kind is SentenceKind.BODY:
            in_head = False
            dateline = 0 if place in spoken else run_in_dateline(block.text)
            if dateline:
                head, part = _cut_off(text, part, dateline, SentenceKind.DATELINE)
                yield head
        if part.start < part.end:
            speaker, cue = spoken.get(place, (None, None))
            yield replace(part, speaker=speaker, cue=cue) if part.kind in CUT else part


def from_passages(text: str, passages: Sequence[Passage]) -> Iterator[Part]:
    """Take the parts from the passages of a format that knows its own make-up.

    Args:
        text: the page, cleaned.
        passages: in order and not overlapping; what lies between them is body text.

    Yields:
        The parts in order.
    """
    at = 0
    in_head = not any(
        passage.kind is SentenceKind.DATELINE or passage.speaker for passage in passages
    )
    for passage in passages:
        start, end = max(at, passage.start), min(passage.end, len(text))
        yield from _bodies(text, Passage(at, start, SentenceKind.BODY))
        at = max(at, end)
        if passage.kind not in CUT:
            first, last = trim(text, start, end)
            if first < last:
                yield Part(first, last, passage.kind, locator=passage.locator)
            continue
        for part in _bodies(text, replace(passage, start=start, end=end)):
            opens = in_head and part.kind is SentenceKind.BODY
            dateline = run_in_dateline(text[part.start : part.end]) if opens else 0
            in_head = in_head and not opens
            if not dateline:
                yield part
                continue
            head, rest = _cut_off(text, part, dateline, SentenceKind.DATELINE)
            yield from (head, rest)
    yield from _bodies(text, Passage(at, len(text), SentenceKind.BODY))


def _bodies(text: str, passage: Passage) -> Iterator[Part]:
    """Yield the paragraphs of a passage that may hold several; none where it is empty."""
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
    """Cut the first `length` characters off a part; what is left may be empty."""
    first, last = trim(text, part.start, part.start + length)
    start, end = trim(text, part.start + length, part.end)
    return Part(first, last, kind, locator=part.locator), replace(part, start=start, end=end)
