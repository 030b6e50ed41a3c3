"""The house rule on sign-offs: whether a verdict has enough of them, and how many it needs."""

from __future__ import annotations

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import CorrectionLevel, SupersedeReason, Verdict
from claimtrack.rules.judged import Judged
from claimtrack.rules.rule import Breach, HouseRules, Rule, in_words
from claimtrack.text.phrases import plural

_SLUG = "sign-off"
_RETRACTION = 2
"""Used where no rule applies: one person alone cannot retract a verdict."""


def sign_off(judged: Judged, rule: Rule) -> Breach | None:
    """Enough other reviewers have agreed, and none disagrees."""
    if judged.disagreeing:
        verb = plural(len(judged.disagreeing), "disagrees", "disagree")
        return Breach(
            f"{' and '.join(judged.disagreeing)} {verb}", "settle it with a note, or judge again"
        )
    wanted, because = _wanted_for(judged.claim, judged.verdict, rule)
    others = {name.casefold() for name in judged.signed_off_by}
    others.discard(judged.verdict.reviewer.casefold())
    if len(others) >= wanted:
        return None
    remedy = "ask another reviewer to sign it off"
    if judged.verdict.handed_in_at is None:
        remedy = f"hand it in, then {remedy}"
    if not others:
        return Breach(f"{because}not signed off", remedy)
    noun = plural(len(others), "sign-off")
    return Breach(f"{because}{in_words(len(others))} {noun}, needs {in_words(wanted)}", remedy)


def sign_offs_wanted(case: ClaimCase, rules: HouseRules, kind: ArticleKind) -> int:
    """Return how many sign-offs the current verdict needs; 1 where no rule requires any.

    Args:
        case: a claim with a verdict.
        rules: the house rules of the desk.
        kind: which article kind's rules apply.
    """
    rule, verdict = _rule(rules, kind), case.verdict
    if rule is None or verdict is None:
        return 1
    return max(1, _wanted_for(case.claim, verdict, rule)[0])


def retraction_wanted(rules: HouseRules, kind: ArticleKind) -> int:
    """Return how many others have to agree before a verdict is retracted."""
    rule = _rule(rules, kind)
    return max(1, rule.figures["retracted"]) if rule else _RETRACTION


def _wanted_for(claim: Claim, verdict: Verdict, rule: Rule) -> tuple[int, str]:
    """Return how many sign-offs a verdict needs, and why if more than usual."""
    needs = [(rule.figures["needed"], "")]
    if claim.legal:
        needs.append((rule.figures["legal"], "legal flag, "))
    if verdict.reason is SupersedeReason.OUR_ERROR:
        if verdict.correction is CorrectionLevel.AFFECTS_RATING:
            needs.append((rule.figures["corrected"], "corrected rating, "))
        if verdict.correction is CorrectionLevel.RETRACTION:
            needs.append((rule.figures["retracted"], "retraction, "))
    return max(needs, key=lambda need: need[0])


def _rule(rules: HouseRules, kind: ArticleKind) -> Rule | None:
    return next((rule for rule in rules.enforced(kind) if rule.slug == _SLUG), None)
