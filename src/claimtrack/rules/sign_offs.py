"""How much agreement the house rules ask for, for a desk that has to know when it is enough."""

from __future__ import annotations

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import ClaimCase
from claimtrack.rules.on_verdict import wanted_for
from claimtrack.rules.rule import HouseRules, Rule

_SLUG = "sign-off"
_RETRACTION = 2
"""Where no rule says otherwise; a retraction by one person alone is none."""


def sign_offs_wanted(case: ClaimCase, rules: HouseRules, kind: ArticleKind) -> int:
    """How many sign-offs the current verdict needs; 1 where no rule asks for any.

    Args:
        case: a claim with a verdict.
        rules: the house rules of the desk.
        kind: which article kind's rules apply.
    """
    rule, verdict = _rule(rules, kind), case.verdict
    if rule is None or verdict is None:
        return 1
    return max(1, wanted_for(case.claim, verdict, rule)[0])


def retraction_wanted(rules: HouseRules, kind: ArticleKind) -> int:
    """How many others have to agree before a verdict is retracted."""
    rule = _rule(rules, kind)
    return max(1, rule.figures["retracted"]) if rule else _RETRACTION


def _rule(rules: HouseRules, kind: ArticleKind) -> Rule | None:
    return next((rule for rule in rules.enforced(kind) if rule.slug == _SLUG), None)
