"""A match in words: the relation first, then whose rating as of when, then what differs.

Only the relation speaks of sameness; no score stands beside a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from claimtrack.model.match import DENIES_FALSE, HARDLY, MatchedClaim, Relation, Searched, band
from claimtrack.model.verdict import Scale
from claimtrack.text.phrases import counted, dotted, short
from claimtrack.tui.marks import RELATIONS, difference_words, rating_words, style
from claimtrack.tui.words import highlighted, line, lines

_SAYS = {
    Relation.SAME: "SAME CLAIM",
    Relation.VARIANT: "SAME CLAIM, OTHER WORDS",
    Relation.CONTRADICTS: "CONTRADICTS",
    Relation.RELATED: "RELATED",
}


def match_content(found: MatchedClaim, scale: Scale) -> Content:
    """A match as a few lines.

    Args:
        found: the match.
        scale: where our rating's label and colour are looked up.
    """
    match = found.match
    spans = [difference.claim_span for difference in match.differences]
    rows = [_head(found, scale), highlighted(match.wording, spans)]
    if match.differences:
        said = "; ".join(difference_words(one) for one in match.differences)
        rows.append(line((short(said, 300), "$text-warning")))
    if found.embargo:
        rows.append(line((short(found.embargo_words, 200), "$text-warning")))
    if found.contradicts_a_false_claim:
        rows.append(line((DENIES_FALSE, "$text-warning")))
    rows.append(line((dotted(short(found.claimant or "", 60), f"status {found.status}"), "dim")))
    rows += _why(found)
    rows += _reviews(found)
    if found.rejected is not None:
        rows.append(rejection(found))
    return lines(rows)


def rejection(found: MatchedClaim) -> Content:
    """Who said, and when, that these words are not this claim; empty if nobody did."""
    said = found.rejected
    if said is None:
        return Content("")
    who = f"not #{found.match.claim}, said {short(said.by, 40)} on {said.at[:10]}: "
    return line((who, "$text-warning"), (short(found.text, 120), "dim"))


def both_sides(statement: str, found: MatchedClaim, scale: Scale) -> Content:
    """A match, with the statement above it where something differs, marked on both sides."""
    content = match_content(found, scale)
    if not found.match.differences:
        return content
    here = highlighted(statement, [one.statement_span for one in found.match.differences])
    return lines([line(("here  ", "dim"), here), content])


def worth_showing(matches: Iterable[MatchedClaim]) -> tuple[MatchedClaim, ...]:
    """Matches without those that merely share a word."""
    return tuple(
        one
        for one in matches
        if one.match.relation is not Relation.RELATED or one.match.score >= HARDLY
    )


def nothing_found(searched: Searched) -> str:
    """What was searched, when nothing was found."""
    newest = f", the newest of {searched.newest[:10]}" if searched.newest else ""
    return f"Nothing like it among {counted(searched.claims, 'claim')} on file{newest}."


def _head(found: MatchedClaim, scale: Scale) -> Content:
    match = found.match
    score = ""
    if not match.differences:
        score = f"  {band(match.score)} {match.score:.0f}"
    return line(
        (_SAYS[match.relation], f"bold {RELATIONS[match.relation]}"),
        f"  #{match.claim}  ",
        _rating(found, scale),
        (score, "dim"),
    )


def _rating(found: MatchedClaim, scale: Scale) -> Content:
    if found.rating is None:
        return Content.assemble(("not rated here", "dim"))
    known = next((one for one in scale.ratings if one.slug == found.rating), None)
    if known is None:
        return Content(short(f"{found.rating} as of {found.as_of}", 60))
    return line(
        (rating_words(known), f"bold {style(known)}"),
        (f" as of {found.as_of}", "dim"),
    )


def _why(found: MatchedClaim) -> Iterator[Content]:
    if found.match.why:
        yield line((f"no more than related: {found.match.why}", "dim"))


def _reviews(found: MatchedClaim) -> Iterator[Content]:
    for review in found.reviews[:2]:
        said = dotted(short(review.publisher or "", 60), short(review.label or "", 60), review.date)
        yield line(("checked by others: ", "dim"), short(said, 160))
