"""The card of one claim: its wording, evidence, verdicts, and what blocks it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from claimtrack.model.case import Block, ClaimCase, Severity
from claimtrack.model.verdict import Verdict
from claimtrack.tui.card.evidence import evidence, remarks
from claimtrack.tui.card.queries import checked, queries
from claimtrack.tui.card.verdicts import verdicts
from claimtrack.tui.card.wordings import claim_words
from claimtrack.tui.words import QUIET, dotted, heading, line, lines, short


def claim_content(case: ClaimCase, blocks: Sequence[Block]) -> Content:
    """The card of one claim: its wording, evidence, and what blocks it."""
    return lines([*claim_words(case.claim.text), *claim_rows(case, case.verdict, blocks)])


def claim_rows(case: ClaimCase, here: Verdict | None, blocks: Sequence[Block]) -> Iterator[Content]:
    """What is known of a claim; `here` is the verdict that counts at this place."""
    claim = case.claim
    who = short(claim.claimant, 80) if claim.claimant else "no claimant set"
    owner = f"owner {short(claim.owner, 40)}" if claim.owner else ""
    yield line((dotted(who, claim.claimed_on, claim.status, owner), QUIET))
    if claim.tags:
        yield line(("tags  ", QUIET), short(", ".join(claim.tags), 300))
    flags = dotted("legal flag" if claim.legal else "", "sensitive" if claim.sensitive else "")
    if flags:
        yield line((f"! {flags}", "$text-warning"))
    if claim.attention:
        why = f": {short(case.attention_why, 600)}" if case.attention_why else ""
        yield line((f"! {short(claim.attention, 120)}{why}", "$text-warning"))
    if claim.note:
        secret = ("confidential  ", "$text-warning") if claim.note_confidential else ""
        yield line(("note  ", QUIET), secret, short(claim.note))
    yield from verdicts(case, here)
    yield from checked(case)
    later = frozenset(one.id for one in case.evidence if case.came_later(one))
    yield from evidence(case.evidence, later)
    yield from queries(case)
    yield from remarks(case.remarks)
    yield from _blocks(blocks)
    yield from _reviews(case)


def _blocks(blocks: Sequence[Block]) -> Iterator[Content]:
    if not blocks:
        return
    held = sum(block.severity is Severity.BLOCKS for block in blocks)
    yield from heading("BLOCKS" if held else "WARNINGS", f"  {len(blocks)}")
    for block in blocks:
        glyph = "x" if block.severity is Severity.BLOCKS else "!"
        yield line((f"{glyph} ", "bold"), short(block.why, 160), (f"  {block.mend}", QUIET))


def _reviews(case: ClaimCase) -> Iterator[Content]:
    if not case.reviews:
        return
    yield from heading("CHECKED BY OTHERS", f"  {len(case.reviews)}")
    for review in case.reviews[:5]:
        said = dotted(short(review.publisher or "unnamed", 60), review.label, review.date)
        yield Content(short(said, 160))
