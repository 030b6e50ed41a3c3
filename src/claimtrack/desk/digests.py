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


def digest(case: ClaimCase, verdict: Verdict, salt: bytes) -> str:
    """What a sign-off keeps of what it covers: a salt, a colon, and a hash of both.

    The salt goes with words that are expunged; without it a hash confirms no guess at them.
    """
    return _salted(fingerprint(case, verdict), salt.hex())


def same(digest_: str, case: ClaimCase, verdict: Verdict) -> bool:
    """Whether what a digest was made of is still what stands there. Never if it was expunged."""
    salt, colon, _ = digest_.partition(":")
    return bool(colon) and digest_ == _salted(fingerprint(case, verdict), salt)


def fingerprint(case: ClaimCase, verdict: Verdict) -> str:
    """SHA-256 of what a sign-off covers: wording, rating, rationale and evidence. Never kept."""
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


def _salted(fingerprint_: str, salt: str) -> str:
    return f"{salt}:{hashlib.sha256(f'{salt}{fingerprint_}'.encode()).hexdigest()}"


def unchecked_lines(case: ArticleCase) -> tuple[UncheckedLine, ...]:
    """Return the unchecked lines: undecided or skipped, without boilerplate."""
    return tuple(
        UncheckedLine(one.uid, one.line, str(one.state), one.text)
        for one in case.sentences
        if one.state in NOT_CHECKED and one.kind is not SentenceKind.BOILERPLATE
    )


def judged(case: ArticleCase) -> dict[int, tuple[ClaimCase, Verdict]]:
    """Return each judged claim of an article, by number, with its current verdict."""
    return {
        claim.claim.id: (claim, verdict)
        for claim in case.claims
        if (verdict := case.standing(claim)) is not None
    }


def seen_of(case: ArticleCase) -> list[tuple[int, int, str]]:
    """Return each judged claim of an article with its current verdict and a fingerprint."""
    return [
        (number, verdict.id, fingerprint(claim, verdict))
        for number, (claim, verdict) in judged(case).items()
    ]


def with_sign_offs(case: ArticleCase, signed: Sequence[ArticleSignOff]) -> ArticleCase:
    """Add the sign-offs of the whole article, each with why it lapsed if it did."""
    held = tuple(replace(one, lapsed_why=why_lapsed(one, case)) for one in signed)
    return replace(case, sign_offs=held) if held else case


def why_lapsed(sign_off: ArticleSignOff, case: ArticleCase) -> str:
    """Return why a sign-off of the whole article has lapsed; empty while nothing changed."""
    now = judged(case)
    for claim, verdict, seen in sign_off.verdicts:
        if claim not in now:
            return f"#{claim} no longer has a verdict here"
        if not seen:
            return f"words about #{claim} were expunged"
        if now[claim][1].id != verdict or not same(seen, *now[claim]):
            return f"#{claim} was changed or judged again"
    new = set(now) - {claim for claim, _, _ in sign_off.verdicts}
    if new:
        return f"#{min(new)} has been judged since"
    if {one.sentence for one in unchecked_lines(case)} != {
        one.sentence for one in sign_off.accepted
    }:
        return "the unchecked lines have changed"
    return ""
