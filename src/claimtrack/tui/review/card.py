"""The card of a sentence in words: why it is worth checking, what is known, how its claim stands.

Pure: values in, content out. It shows what is on file and what a machine suggests, and says which
is which; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from textual.content import Content

from claimtrack.desk.coverage import Mark, accuses
from claimtrack.desk.wordings import Standalone
from claimtrack.model.article import Sentence
from claimtrack.model.case import ArticleCase, Block, ClaimCase
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Scale
from claimtrack.tui.card.claim import claim_rows
from claimtrack.tui.card.sign_offs import precedents
from claimtrack.tui.card.wordings import claim_words
from claimtrack.tui.marks import GLYPHS, WORDS, mark_of, rating_words
from claimtrack.tui.match_words import both_sides, rejection
from claimtrack.tui.words import QUIET, counted, dotted, heading, line, lines, short


class Card(Struct, frozen=True):
    """The contents of a sentence's card.

    `matches` is None while they are being looked for; `rejected` were said not to be this
    sentence, `precedents` are similar claims with a rating of ours. `claim` is the claim shown, the
    `which`-th of those in the sentence; `blocks` are the house rules that it breaks, `standing`
    is what keeps a sentence from standing alone, once that is known, `mends` the key that mends it.
    """

    sentence: Sentence
    case: ArticleCase
    scale: Scale
    matches: tuple[MatchedClaim, ...] | None = None
    rejected: tuple[MatchedClaim, ...] = ()
    claim: ClaimCase | None = None
    which: int = 0
    blocks: tuple[Block, ...] = ()
    left_out: tuple[str, ...] = ()
    precedents: tuple[MatchedClaim, ...] = ()
    standing: Standalone | None = None
    mends: str = ""


def card_content(card: Card) -> Content:
    """The card as lines."""
    rows = list(_sentence(card))
    if card.claim is not None:
        several = len(card.sentence.claims)
        nth = f"  {card.which + 1} of {several}, tab shows the next" if several > 1 else ""
        rows += heading(f"CLAIM #{card.claim.claim.id}", nth)
        rows += claim_words(card.claim.claim.text, card.standing, card.mends)
        rows += claim_rows(card.claim, card.case.standing(card.claim), card.blocks)
        rows += precedents(card.precedents, card.scale)
    rows += _matches(card)
    return lines(rows)


def peek(card: Card) -> Content:
    """The card on one line, for a screen that has no room for it."""
    state = _state(card)
    parts = [f"{GLYPHS[state]} {WORDS[state]}"]
    if card.claim is not None:
        verdict = card.case.standing(card.claim)
        parts.append(f"#{card.claim.claim.id}")
        parts.append(rating_words(verdict.rating) if verdict else "no verdict here yet")
        if verdict and card.claim.disagreements:
            parts.append("disagreement")
        elif verdict and verdict.handed_in_at:
            parts.append(str(card.claim.claim.status))
    if card.matches:
        best = card.matches[0]
        parts.append(f"{best.match.relation}: #{best.match.claim} {best.rating or 'not rated'}")
    if card.claim is None and card.sentence.reasons:
        parts.append(short(", ".join(card.sentence.reasons), 50))
    return line((short(dotted(*parts), 200), QUIET))


def _state(card: Card) -> Mark:
    claims = {one.claim.id: one for one in card.case.claims}
    return mark_of(card.sentence, card.case, claims)


def _sentence(card: Card) -> Iterator[Content]:
    sentence, state = card.sentence, _state(card)
    where = dotted(f"line {sentence.line}", short(sentence.locator or "", 40))
    yield line((f"{GLYPHS[state]} {WORDS[state]}", "bold"), (f"  {where}", QUIET))
    if sentence.rule:
        yield line(("boilerplate by the rule ", QUIET), sentence.rule)
    if card.left_out:
        outside = short(", ".join(card.left_out), 120)
        yield line(("outside its claims: ", QUIET), outside)
    why = short(", ".join(sentence.reasons), 200)
    yield line((f"check-worthy {sentence.check_worthiness:.2f}  ", QUIET), why)
    if accuses(sentence) and (card.claim is None or not card.claim.claim.legal):
        yield line(("accuses someone: ! sets the legal flag on its claim", "$text-warning"))
    if sentence.claimant:
        cue = f"  (cue: {short(sentence.cue, 60)})" if sentence.cue else ""
        yield line(("suggested claimant  ", QUIET), short(sentence.claimant, 80), (cue, QUIET))


def _matches(card: Card) -> Iterator[Content]:
    if card.matches is None:
        yield from heading("KNOWN CLAIMS", "  looking …")
        return
    count = len(card.matches)
    said = counted(count, "suggestion") if count else "none like it on file"
    yield from heading("KNOWN CLAIMS", f"  {said}")
    for found in card.matches:
        yield both_sides(card.sentence.text, found, card.scale)
        yield Content("")
    for found in card.rejected:
        yield rejection(found)
