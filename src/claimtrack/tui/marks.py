"""How a sentence's state and a rating look: a glyph and a word for each, and a tint beside them.

The tint is never alone: whoever sees no colours reads the glyph. Glyphs are one cell wide.
"""

from __future__ import annotations

from claimtrack.desk.coverage import Mark, mark
from claimtrack.model.article import Sentence
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.evidence import Stance
from claimtrack.model.match import Difference, Relation
from claimtrack.model.verdict import Rating, Scale

GLYPHS = {
    Mark.BOILERPLATE: " ",
    Mark.UNDECIDED: "·",
    Mark.SUGGESTED: "○",
    Mark.CLAIM: "●",
    Mark.CHANGED: "≠",
    Mark.PART_CHECKED: "◐",
    Mark.TICKED: "✓",
    Mark.NOT_A_CLAIM: "-",
    Mark.SKIPPED: "»",
}
"""What stands before a sentence."""

WORDS = {
    Mark.BOILERPLATE: "boilerplate",
    Mark.UNDECIDED: "undecided",
    Mark.SUGGESTED: "undecided, worth checking",
    Mark.CLAIM: "claim, open",
    Mark.CHANGED: "changed, look again",
    Mark.PART_CHECKED: "part-checked",
    Mark.TICKED: "ticked",
    Mark.NOT_A_CLAIM: "not a claim",
    Mark.SKIPPED: "skipped",
}
"""What each mark means."""

STANCES = {
    Stance.SUPPORTS: "+",
    Stance.REFUTES: "x",
    Stance.CONTEXT: "=",
    Stance.INSUFFICIENT: "?",
}

COLOURS = frozenset({"green", "cyan", "yellow", "magenta", "red", "blue"})
"""The colours that ratings may have; each is a theme variable, `$rating-green` and so on."""

RELATIONS = {
    Relation.SAME: "$rating-green",
    Relation.VARIANT: "$rating-cyan",
    Relation.CONTRADICTS: "$rating-red",
    Relation.RELATED: "dim",
}


EMBARGO = "EMBARGO: "
"""Before the words of what is under embargo, in a list; until when is told where it is opened."""


def tint(rating: Rating) -> str:
    """The name of a rating's colour, or `plain` for one we do not know."""
    return rating.colour if rating.colour in COLOURS else "plain"


def style(rating: Rating) -> str:
    """A rating's colour as a style of Textual."""
    return f"$rating-{rating.colour}" if rating.colour in COLOURS else ""


def rating_words(rating: Rating) -> str:
    """A rating as it is shown: its glyph, then its label."""
    return f"{rating.glyph} {rating.label}"


def mark_of(sentence: Sentence, case: ArticleCase, claims: dict[int, ClaimCase]) -> Mark:
    """The mark of a sentence, looking at its own claims only."""
    own = tuple(claims[key] for key in sentence.claims if key in claims)
    return mark(sentence, ArticleCase(case.article, (), own, case.coverage))


def difference_words(difference: Difference) -> str:
    """A difference in words: what it is, what stands here and what there."""
    here = difference.statement or "nothing"
    there = difference.claim or "nothing"
    return f"{difference.kind}: here {here}, there {there}"


def open_ratings(scale: Scale) -> tuple[Rating, ...]:
    """The ratings that the digits 1 to 9 stand for."""
    return tuple(rating for rating in scale.ratings if not rating.retired)[:9]
