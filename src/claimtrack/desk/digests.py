"""What a sign-off covers, of a verdict and of a whole article, and whether it still holds. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from msgspec.structs import replace

from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.publication import ArticleSignOff, UncheckedLine
from claimtrack.model.verdict import Verdict

NOT_CHECKED = frozenset({SentenceState.UNDECIDED, SentenceState.SKIPPED})


def digest(case: ClaimCase, verdict: Verdict) -> str:
    """SHA-256 of what a sign-off covers: wording, rating, rationale and evidence."""
    seen = [
        case.claim.text,
        case.claim.claimant,
        case.claim.checked,
        verdict.rating.scale,
        verdict.rating.slug,
        verdict.rationale,
        verdict.as_of,
        [
            [one.uid, one.source.uid, one.stance, one.quote, one.locator, one.note]
            for one in case.evidence
        ],
    ]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


def unchecked_lines(case: ArticleCase) -> tuple[UncheckedLine, ...]:
    """Return the unchecked lines: undecided or skipped, without boilerplate."""
    return tuple(
        UncheckedLine(one.uid, one.line, str(one.state), one.text)
        for one in case.sentences
        if one.state in NOT_CHECKED and one.kind is not SentenceKind.BOILERPLATE
    )


def seen_of(case: ArticleCase) -> list[tuple[int, int, str]]:
    """Return each judged claim of an article with its current verdict and a digest."""
    return [
        (claim.claim.id, verdict.id, digest(claim, verdict))
        for claim in case.claims
        if (verdict := case.standing(claim)) is not None
    ]


def with_sign_offs(case: ArticleCase, signed: Sequence[ArticleSignOff]) -> ArticleCase:
    """Add the sign-offs of the whole article, each with why it lapsed if it did."""
    held = tuple(replace(one, lapsed_why=why_lapsed(one, case)) for one in signed)
    return replace(case, sign_offs=held) if held else case


def why_lapsed(sign_off: ArticleSignOff, case: ArticleCase) -> str:
    """Return why a sign-off of the whole article has lapsed; empty while nothing changed."""
    now = {claim: (verdict, saw) for claim, verdict, saw in seen_of(case)}
    for claim, verdict, saw in sign_off.verdicts:
        if claim not in now:
            return f"#{claim} no longer has a verdict here"
        if now[claim] != (verdict, saw):
            return f"#{claim} was changed or judged again"
    new = set(now) - {claim for claim, _, _ in sign_off.verdicts}
    if new:
        return f"#{min(new)} has been judged since"
    if {one.sentence for one in unchecked_lines(case)} != {
        one.sentence for one in sign_off.accepted
    }:
        return "the unchecked lines have changed"
    return ""
