"""Attribution: who says a sentence, as far as the page tells.

Every sentence of a quotation is attributed to the speaker whom the paragraph names, and so is an
unattributed quotation that follows that speaker's words. "He said" refers to the speaker whom the
sentence before names; if it names none, the claimant is left open. The claimant is a suggestion in
the page's own words ("Mr Doe"), shown with its cue; a sentence without a named speaker is the
outlet's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from claimtrack.split.noun_phrases import QUOTED
from claimtrack.split.saying import speaker
from claimtrack.split.words import LONGEST

_OPENING, _CLOSING = '"“«', {"“": "”", "«": "»"}
_ENDS = " .,!?…;:\"”»'’)"
_PRONOUNS = frozenset({"he", "she", "they"})


class Attribution(Struct, frozen=True):
    """A suggested claimant, in the page's words, and the words that suggest it."""

    claimant: str
    cue: str


class Heard(Struct, frozen=True):
    """What a paragraph passes on to the next: the speaker whom its last sentence names.

    `speaking` is the speaker of a quotation still open at its end, which the next one continues.
    """

    named: str | None = None
    speaking: Attribution | None = None


Quotation = tuple[int, int, bool]
"""Start and end of a quotation, and whether it was closed."""


def attribute(
    text: str,
    spans: Sequence[tuple[int, int]],
    publisher: str | None = None,
    heard: Heard | None = None,
) -> tuple[list[Attribution | None], Heard]:
    """Attribute each sentence of one paragraph.

    Args:
        text: the whole page.
        spans: the sentences of one paragraph, in order.
        publisher: the outlet; its own statements have no claimant.
        heard: what the paragraph before passed on.

    Returns:
        For each sentence a suggestion, or None if the words are the outlet's own or the speaker is
        unknown; and what this paragraph passes on to the next.
    """
    if not spans:
        return [], Heard()
    heard = heard or Heard()
    quotes = quotations(text, spans[0][0], spans[-1][1])
    ends, starts = [quote[1] for quote in quotes], [quote[0] for quote in quotes]
    suggested: list[Attribution | None] = []
    for span in spans:
        near = quotes[bisect_right(ends, span[0]) : bisect_left(starts, span[1])]
        suggested.append(_cue(text, span, near))
    places = _places(spans, quotes)
    for inside in places:
        # '"…," she said.' follows the words, 'She said: "…' precedes them. Cues inside quotations
        # are masked, so a cue is always outside one; the last cue wins.
        speaker_named = next(
            (suggested[place] for place in reversed(inside) if suggested[place]), None
        )
        for place in inside:
            suggested[place] = suggested[place] or speaker_named
    if heard.speaking and text[spans[0][0]] in _OPENING and places and not suggested[0]:
        for place in places[0]:
            suggested[place] = suggested[place] or heard.speaking
    suggested = _resolved(suggested, heard.named)
    _carry_on(text, spans, quotes, places, suggested)
    left_open = bool(quotes) and not quotes[-1][2]
    named = suggested[-1].claimant if suggested[-1] and _by_name(suggested[-1]) else None
    own = (publisher or "").casefold()
    suggested = [
        suggestion if suggestion and suggestion.claimant.casefold() != own else None
        for suggestion in suggested
    ]
    return suggested, Heard(named, suggested[-1] if left_open else None)


def _places(spans: Sequence[tuple[int, int]], quotes: Sequence[Quotation]) -> list[range]:
    """Return, for each quotation, the places of the sentences it covers."""
    firsts, lasts = [start for start, _ in spans], [end for _, end in spans]
    return [
        range(bisect_right(lasts, quotation[0]), bisect_left(firsts, quotation[1]))
        for quotation in quotes
    ]


def _carry_on(
    text: str,
    spans: Sequence[tuple[int, int]],
    quotes: Sequence[Quotation],
    places: Sequence[range],
    suggested: list[Attribution | None],
) -> None:
    """Give a quotation without a name to the speaker of the sentence right before it."""
    for (start, end, _), inside in zip(quotes, places, strict=True):
        if not inside or inside[0] == 0 or any(suggested[place] for place in inside):
            continue
        first, last = spans[inside[0]], spans[inside[-1]]
        before = suggested[inside[0] - 1]
        alone = start == first[0] and not text[end : last[1]].strip(_ENDS)
        if alone and before and _by_name(before):
            for place in inside:
                suggested[place] = before


def _by_name(suggestion: Attribution) -> bool:
    """Tell whether a claimant is a name that a pronoun can stand for."""
    return suggestion.claimant[:1].isupper() and not suggestion.claimant.startswith(
        ("The ", "A ", "An ")
    )


def _resolved(
    suggested: Sequence[Attribution | None], named: str | None
) -> list[Attribution | None]:
    """Replace "he" and "she" by the speaker whom the sentence before names.

    The sentences of one quotation count as one: "before" means before its first. "They" may be
    anybody, so it stays open.
    """
    resolved: list[Attribution | None] = []
    last: Attribution | None = None
    for suggestion in suggested:
        if suggestion and suggestion.claimant.casefold() in _PRONOUNS:
            if suggestion != last:  # not a further sentence of the same quotation
                known = named if suggestion.claimant.casefold() != "they" else None
            resolved.append(Attribution(known, suggestion.cue) if known else None)
        else:
            resolved.append(suggestion)
        last = suggestion
        now = resolved[-1]
        named = now.claimant if now and _by_name(now) else None
    return resolved


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Find the quotations of a paragraph; one left open runs to the paragraph's end.

    A quotation opened by a curly mark ends with the curly mark (or two single ones), one by a
    straight mark with a straight one.
    """
    spans: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in re.finditer('["“”«»]|’’', text[start:end]):
        at = start + mark.start()
        if opened is None:
            if mark[0] in _OPENING:
                opened = at, _CLOSING.get(mark[0], '"')
        elif mark[0] == opened[1] or (mark[0] == "’’" and opened[1] == "”"):
            spans.append((opened[0], start + mark.end(), True))
            opened = None
    if opened is not None:
        spans.append((opened[0], end, False))
    return spans


def _cue(text: str, span: tuple[int, int], quotes: Sequence[Quotation]) -> Attribution | None:
    """Find the speaker whom one sentence names; `quotes` are the quotations that overlap it."""
    start, end = span
    if end - start > LONGEST:
        return None
    words = text[start:end]
    for opened, closed, _ in quotes:
        left, right = max(opened, start) - start, min(closed, end) - start
        words = words[:left] + QUOTED * (right - left) + words[right:]
    named = speaker(words)
    if named is None:
        return None
    name, first, last = named
    return Attribution(name, " ".join(text[start + first : start + last].split()))
