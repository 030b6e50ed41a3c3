"""Split: a text becomes sentences, each with its place on the page and what is suggested of it.

Pure: a text goes in, frozen segments come out. Blocks are found (`lines`), given a kind (`layout`,
`boilerplate`), cut into sentences (`sentences`), weighed (`worth`) and attributed (`attribution`).
Nothing is left out: whatever a reader can see is in a segment, but for the markers of lists,
quotations and headings. Nothing is decided here either; every output is a suggestion to a person.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.model import Segment, SentenceKind
from claimtrack.split.attribution import Attribution, attribute, named_last
from claimtrack.split.layout import layout, run_in_dateline
from claimtrack.split.lines import blocks
from claimtrack.split.sentences import sentences
from claimtrack.split.worth import worth

__all__ = ["split"]

_CUT = (SentenceKind.BODY, SentenceKind.STANDFIRST, SentenceKind.CAPTION)
"""The kinds of block that are cut into sentences; all others are one segment each."""


def split(text: str, *, title: str = "", publisher: str | None = None) -> tuple[Segment, ...]:
    r"""Cut a page into sentences.

    Args:
        text: the article, cleaned (`claimtrack.text.clean`); lines end in `\n`.
        title: its title where known, which helps to find it on the page.
        publisher: the outlet where known; sentences it speaks itself have no claimant.

    Returns:
        Segments in order, not overlapping, none blank; `text[s.start:s.end] == s.text` for each.
        What lies between them is white space, or one of `claimtrack.split.lines.MARKERS`.
    """
    return tuple(_segments(text, title, publisher))


def _segments(text: str, title: str, publisher: str | None) -> Iterator[Segment]:
    """Yield the segments of a page, block by block."""
    page = blocks(text)
    in_head, speaker = True, None
    for block, (kind, rule) in zip(page, layout(page, title, publisher), strict=True):
        if kind not in _CUT:
            weight, reasons = worth(block.text, kind)
            yield Segment(block.start, block.end, block.text, kind, rule, weight, reasons)
            continue
        start = block.start
        if in_head and kind is SentenceKind.BODY:
            in_head = False
            dateline = run_in_dateline(block.text)
            if dateline:
                start += dateline
                yield Segment(block.start, start, text[block.start : start], SentenceKind.DATELINE)
        spans = list(sentences(text, start, block.end))
        found = attribute(text, spans, publisher, speaker)
        speaker = named_last(found, speaker)
        for span, who in zip(spans, found, strict=True):
            yield _sentence(text, span, kind, who)


def _sentence(
    text: str, span: tuple[int, int], kind: SentenceKind, who: Attribution | None
) -> Segment:
    """Make the segment of one sentence."""
    words = text[span[0] : span[1]]
    weight, reasons = worth(words, kind)
    return Segment(
        *span,
        words,
        kind,
        check_worthiness=weight,
        reasons=reasons,
        claimant=who.claimant if who else None,
        cue=who.cue if who else None,
    )
