"""The card of a sentence in words: why it is worth checking, what is known, how its claim stands.

Pure: values in, content out. It shows what is on file and what a machine suggests, and says which
is which; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from claimtrack.desk import Mark, accuses
from claimtrack.model import (
    AnchorState,
    ArticleCase,
    Block,
    ClaimCase,
    Evidence,
    MatchedClaim,
    Remark,
    Scale,
    Sentence,
    Severity,
    Verdict,
)
from claimtrack.tui.marks import GLYPHS, STANCES, WORDS, mark_of, rating_words, style
from claimtrack.tui.match_words import both_sides, rejection
from claimtrack.tui.words import counted, dotted, line, lines, short

_QUIET = "dim"


@dataclass(frozen=True, slots=True)
class Card:
    """What the card of a sentence is made of.

    `matches` is None while they are being looked for; `rejected` were said not to be this
    sentence. `claim` is the claim shown, the `which`-th of those in the sentence; `blocks` are the
    house rules that it breaks.
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


def card_content(card: Card) -> Content:
    """The card as lines."""
    rows = list(_sentence(card))
    if card.claim is not None:
        several = len(card.sentence.claims)
        nth = f"  {card.which + 1} of {several}, tab shows the next" if several > 1 else ""
        rows += _heading(f"CLAIM #{card.claim.claim.id}", nth)
        rows += _claim(card.claim, card.case.standing(card.claim), card.blocks)
    rows += _matches(card)
    return lines(rows)


def claim_content(case: ClaimCase, blocks: Sequence[Block]) -> Content:
    """A claim by itself, with where it appears."""
    rows = list(_claim(case, case.verdict, blocks))
    rows += _heading("APPEARS IN", "" if case.appearances else "  no article")
    for place in reversed(case.appearances):
        title = short(place.article_title or "untitled", 120)
        gone = "" if place.state is AnchorState.ANCHORED else str(place.state)
        state = (f"  {gone}", "$text-warning") if gone else ""
        rows.append(line(title, (f"  line {place.line}", _QUIET), state))
    others = [wording.text for wording in case.wordings if wording.text != case.claim.text]
    if others:
        rows += _heading("ALSO WORDED")
        rows += [Content(short(text, 300)) for text in dict.fromkeys(others)]
    return lines(rows)


def peek(card: Card) -> Content:
    """The card on one line, for a screen that has no room for it."""
    state = _state(card)
    parts = [f"{GLYPHS[state]} {WORDS[state]}"]
    if card.claim is not None:
        verdict = card.case.standing(card.claim)
        parts.append(f"#{card.claim.claim.id}")
        parts.append(rating_words(verdict.rating) if verdict else "no verdict here yet")
    elif card.sentence.reasons:
        parts.append(short(", ".join(card.sentence.reasons), 50))
    if card.matches:
        best = card.matches[0]
        parts.append(f"{best.match.relation}: #{best.match.claim} {best.rating or 'not rated'}")
    return line((short(dotted(*parts), 200), _QUIET))


def _state(card: Card) -> Mark:
    claims = {one.claim.id: one for one in card.case.claims}
    return mark_of(card.sentence, card.case, claims)


def _sentence(card: Card) -> Iterator[Content]:
    sentence, state = card.sentence, _state(card)
    where = dotted(f"line {sentence.line}", short(sentence.locator or "", 40))
    yield line((f"{GLYPHS[state]} {WORDS[state]}", "bold"), (f"  {where}", _QUIET))
    if sentence.rule:
        yield line(("boilerplate by the rule ", _QUIET), sentence.rule)
    if card.left_out:
        outside = short(", ".join(card.left_out), 120)
        yield line(("outside its claims: ", _QUIET), outside)
    why = short(", ".join(sentence.reasons), 200)
    yield line((f"check-worthy {sentence.check_worthiness:.2f}  ", _QUIET), why)
    if accuses(sentence) and (card.claim is None or not card.claim.claim.legal):
        yield line(("accuses somebody: ! sets the legal flag on its claim", "$text-warning"))
    if sentence.claimant:
        cue = f"  (cue: {short(sentence.cue, 60)})" if sentence.cue else ""
        yield line(("suggested claimant  ", _QUIET), short(sentence.claimant, 80), (cue, _QUIET))


def _claim(case: ClaimCase, here: Verdict | None, blocks: Sequence[Block]) -> Iterator[Content]:
    """A claim; `here` is the verdict that counts at this place."""
    claim = case.claim
    yield Content(short(claim.text))
    who = short(claim.claimant, 80) if claim.claimant else "no claimant set"
    yield line((dotted(who, claim.claimed_on, claim.status), _QUIET))
    flags = dotted("legal flag" if claim.legal else "", "sensitive" if claim.sensitive else "")
    if flags:
        yield line((f"! {flags}", "$text-warning"))
    if claim.attention:
        why = f": {short(claim.attention_why, 600)}" if claim.attention_why else ""
        yield line((f"! {short(claim.attention, 120)}{why}", "$text-warning"))
    if claim.note:
        yield line(("note  ", _QUIET), short(claim.note))
    yield from _verdicts(case, here)
    yield from _evidence(case.evidence)
    yield from _remarks(case.remarks)
    yield from _blocks(blocks)
    yield from _reviews(case)


def _verdicts(case: ClaimCase, here: Verdict | None) -> Iterator[Content]:
    current = case.verdict
    yield from _heading("VERDICT")
    if current is None:
        yield line(("none yet", _QUIET))
        return
    if here is None:
        yield line(("made before this place was linked; m reaffirms it", "$text-warning"))
    yield from _verdict(current)
    signed = ", ".join(short(name, 40) for name in case.signed_off_by)
    stands = "handed in" if current.handed_in_at else "not handed in"
    yield line((dotted(stands, f"signed off by {signed}" if signed else ""), _QUIET))
    for one in reversed(case.verdicts):
        if one.id != current.id:
            state = "retracted" if one.retracted_at else "superseded"
            said = dotted(rating_words(one.rating), f"as of {one.as_of}", one.reviewer)
            yield line((f"{state}  {short(said, 120)}", _QUIET))


def _verdict(verdict: Verdict) -> Iterator[Content]:
    yield line(
        (rating_words(verdict.rating), f"bold {style(verdict.rating)}"),
        (f"  as of {verdict.as_of}", ""),
        (f"  by {short(verdict.reviewer, 40)}", _QUIET),
    )
    if verdict.rationale:
        yield Content(short(verdict.rationale))
    if verdict.recheck_by:
        yield line((f"re-check by {verdict.recheck_by}", _QUIET))


def _evidence(evidence: Sequence[Evidence]) -> Iterator[Content]:
    yield from _heading("EVIDENCE", f"  {len(evidence)}" if evidence else "")
    if not evidence:
        yield line(("none yet", _QUIET))
    for stance, glyph in STANCES.items():
        for one in (one for one in evidence if one.stance is stance):
            source = one.source
            yield line(
                (f"{glyph} {stance}  ", "bold"),
                short(source.name, 60),
                (f"  {dotted(source.rank, source.published_on, short(one.locator, 40))}", _QUIET),
            )
            if one.quote:
                yield line("  “", short(one.quote, 300), "”")
            if one.note:
                yield line((f"  {short(one.note, 200)}", _QUIET))


def _remarks(remarks: Sequence[Remark]) -> Iterator[Content]:
    """What the writer put beside the words: suggested sources, no evidence yet."""
    if not remarks:
        return
    yield from _heading("THE WRITER'S OWN", f"  {len(remarks)}")
    for one in remarks[:10]:
        by = f" by {short(one.by, 40)}" if one.by else ""
        yield line((f"{one.kind}{by}  ", _QUIET), short(one.url or one.text, 300))
    yield line(("e, then ctrl+t, takes one as a source", _QUIET))


def _blocks(blocks: Sequence[Block]) -> Iterator[Content]:
    if not blocks:
        return
    held = sum(block.severity is Severity.BLOCKS for block in blocks)
    yield from _heading("BLOCKS" if held else "WARNINGS", f"  {len(blocks)}")
    for block in blocks:
        glyph = "x" if block.severity is Severity.BLOCKS else "!"
        yield line((f"{glyph} ", "bold"), short(block.why, 160))


def _reviews(case: ClaimCase) -> Iterator[Content]:
    if not case.reviews:
        return
    yield from _heading("CHECKED BY OTHERS", f"  {len(case.reviews)}")
    for review in case.reviews[:5]:
        said = dotted(short(review.publisher or "unnamed", 60), review.label, review.date)
        yield Content(short(said, 160))


def _matches(card: Card) -> Iterator[Content]:
    if card.matches is None:
        yield from _heading("KNOWN CLAIMS", "  looking …")
        return
    count = len(card.matches)
    said = counted(count, "suggestion") if count else "none like it on file"
    yield from _heading("KNOWN CLAIMS", f"  {said}")
    for found in card.matches:
        yield both_sides(card.sentence.text, found, card.scale)
        yield Content("")
    for found in card.rejected:
        yield rejection(found)


def _heading(words: str, aside: str = "") -> Iterator[Content]:
    yield Content("")
    yield line((words, "bold $text-accent"), (aside, _QUIET))
