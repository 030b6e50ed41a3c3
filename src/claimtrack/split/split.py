"""Split: a text becomes sentences, each with its place on the page and suggestions about it.

Pure: a text goes in, frozen segments come out. The parts of a page come from its format or are read
from its lines (`parts`, `lines`, `layout`, `boilerplate`), cut into sentences (`sentences`),
attributed (`attribution`) and weighed (`worth`). Nothing is left out: everything a reader can see
is in a segment, except the markers of lists, quotations and headings. Nothing is decided here;
every output is a suggestion for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.model.article import Passage, Segment
from claimtrack.split.attribution import Attribution, Heard, attribute
from claimtrack.split.parts import CUT, Part, from_passages, read
from claimtrack.split.sentences import sentences
from claimtrack.split.worth import weigh
from claimtrack.text.languages.known import primary


def split(
    text: str,
    *,
    title: str = "",
    publisher: str | None = None,
    passages: Sequence[Passage] = (),
    language: str | None = "en",
) -> tuple[Segment, ...]:
    r"""Cut a page into sentences.

    Args:
        text: the article, cleaned (`claimtrack.text.clean`); lines end in `\n`.
        title: its title where known, which helps to find it on the page.
        publisher: the outlet where known; its own statements have no claimant.
        passages: the layout of the page if its format gives one; they then determine kinds,
            locators and speakers. Without any, the layout is read from the lines.
        language: the tag of its language, None if nobody knows. Only English has word cues and
            rules of who says what.

    Returns:
        Segments in order, not overlapping, none blank; `text[s.start:s.end] == s.text` for each.
        Between them is only white space or one of `claimtrack.split.lines.MARKERS`.
    """
    parts = from_passages(text, passages) if passages else read(text, title, publisher)
    return tuple(_segments(text, parts, publisher, language))


def _segments(
    text: str, parts: Iterator[Part], publisher: str | None, language: str | None
) -> Iterator[Segment]:
    """Yield the segments of a page, part by part."""
    heard = Heard()
    english = language is not None and primary(language) == "en"
    for part in parts:
        if part.kind not in CUT:
            heard = Heard()
            yield _segment(text, (part.start, part.end), part, None, language)
            continue
        spans = _sentences(text, part, language)
        attributions: Sequence[Attribution | None]
        if part.speaker and part.cue:
            attributions = [Attribution(part.speaker, part.cue)] * len(spans)
        elif english:
            attributions, heard = attribute(text, spans, publisher, heard)
        else:
            attributions = [None] * len(spans)
        for span, suggestion in zip(spans, attributions, strict=True):
            yield _segment(text, span, part, suggestion, language)


def _sentences(text: str, part: Part, language: str | None) -> list[tuple[int, int]]:
    """Cut a part into sentences; the label of a speaker belongs to the first and is never cut."""
    spoken_from = part.spoken_from or part.start
    spans = list(sentences(text, spoken_from, part.end, language))
    if spoken_from > part.start:
        return [(part.start, spans[0][1] if spans else part.end), *spans[1:]]
    return spans


def _segment(
    text: str,
    span: tuple[int, int],
    part: Part,
    suggestion: Attribution | None,
    language: str | None,
) -> Segment:
    """Make the segment of one sentence, or of a part that is not cut."""
    words = text[span[0] : span[1]]
    suggested = weigh(words, part.kind, language)
    return Segment(
        *span,
        words,
        part.kind,
        rule=part.rule,
        check_worthiness=suggested.weight,
        reasons=suggested.reasons,
        claimant=suggestion.claimant if suggestion else None,
        cue=suggestion.cue if suggestion else None,
        locator=part.locator,
        type=suggested.type,
    )
