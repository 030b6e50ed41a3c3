"""An article as an annotated copy: each sentence with the mark and the tints it is drawn with.

Pure: a case in, passages out. Knows nothing of rows and widths (see `flow`) or of keys.
"""

from __future__ import annotations

from itertools import pairwise
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.coverage import Mark
from claimtrack.model.article import Sentence, SentenceKind
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.tui.marks import GLYPHS, mark_of, tint

Span = tuple[int, int, str]
"""Characters of a sentence, from and to, and the name of their tint."""


class Passage(Struct, frozen=True):
    """A sentence as it is drawn. `tint` names the style of the whole.

    `sign` stands before it: its mark, its ratings, and its place (`page 3`, `00:01:12`) where that
    is another than the place of the sentence before.
    """

    id: int
    line: int
    text: str
    sign: str
    tint: str
    spans: tuple[Span, ...] = ()
    bold: bool = False
    folds: bool = False

    def over(self, start: int, end: int, tint: str) -> Passage:
        """The same with a tint over some of its characters."""
        return replace(self, spans=((start, end, tint), *self.spans))

    def cut(self, start: int, text: str) -> list[tuple[str, str]]:
        """Some of its characters, cut where another tint begins, each with its tint."""
        if not self.spans:
            return [(text, self.tint)]
        end = start + len(text)
        edges = {start, end}
        for begin, stop, _ in self.spans:
            edges |= {edge for edge in (begin, stop) if start < edge < end}
        return [
            (text[left - start : right - start], self._tint_at(left))
            for left, right in pairwise(sorted(edges))
        ]

    def _tint_at(self, at: int) -> str:
        return next((name for begin, stop, name in self.spans if begin <= at < stop), self.tint)


_TINTS = {
    Mark.BOILERPLATE: "aside",
    Mark.UNDECIDED: "plain",
    Mark.SUGGESTED: "suggested",
    Mark.CLAIM: "claim",
    Mark.CHANGED: "claim",
    Mark.PART_CHECKED: "claim",
    Mark.TICKED: "claim",
    Mark.NOT_A_CLAIM: "aside",
    Mark.SKIPPED: "skipped",
}

_BOLD = frozenset({SentenceKind.TITLE, SentenceKind.HEADING})


class Passages:
    """The passages of one article. What was made of the very same values is not made again."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[tuple[object, ...], Passage]] = {}

    def of(self, case: ArticleCase) -> tuple[Passage, ...]:
        """The passages of the article as it is now, in order."""
        claims = {one.claim.id: one for one in case.claims}
        made: dict[int, tuple[tuple[object, ...], Passage]] = {}
        last = None
        for one in case.sentences:
            locator = "" if one.locator == last else one.locator or ""
            last = one.locator
            source = (one, locator, *(claims[key] for key in one.claims if key in claims))
            had = self._made.get(one.id)
            if had is None or not _same(had[0], source):
                had = source, _passage(one, case, claims, locator)
            made[one.id] = had
        self._made = made
        return tuple(passage for _, passage in made.values())


def _same(had: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether these are the same values; to compare all that is in them would take longer."""
    return len(had) == len(now) and all(map(is_, had, now))


def _passage(
    sentence: Sentence, case: ArticleCase, claims: dict[int, ClaimCase], locator: str
) -> Passage:
    state = mark_of(sentence, case, claims)
    own = [claims[key] for key in sentence.claims if key in claims]
    judged = [verdict for one in own if (verdict := case.standing(one))]
    heads = sentence.kind in _BOLD
    sign = GLYPHS[state] + "".join(verdict.rating.glyph[:1] for verdict in judged)
    return Passage(
        id=sentence.id,
        line=sentence.line,
        text=sentence.text,
        sign=f"{sign.strip()} [{locator}]" if locator else sign.strip(),
        tint="plain" if heads and not judged else _TINTS[state],
        spans=tuple(span for one in own for span in _spans(sentence, case, one)),
        bold=heads,
        folds=state is Mark.BOILERPLATE,
    )


def _spans(sentence: Sentence, case: ArticleCase, claim: ClaimCase) -> list[Span]:
    """Where a claim stands in its sentence, tinted by its verdict."""
    verdict = case.standing(claim)
    name = tint(verdict.rating) if verdict else "open"
    return [
        (max(0, place.start - sentence.start), place.end - sentence.start, name)
        for place in claim.appearances
        if place.sentence == sentence.id
    ]
