"""Checking a case against the house rules: which are broken, where, why, and how to fix that.

Every rule is a small function listed here under its slug. Nothing is changed and nothing is
decided: a desk that wants a rule changed does so in its own house rules file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claimtrack.model.article import ArticleKind, SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, Block, ClaimCase
from claimtrack.model.verdict import Verdict
from claimtrack.rules import on_evidence, on_verdict, on_work, sign_offs
from claimtrack.rules.judged import Judged, judged
from claimtrack.rules.rule import Breach, HouseRules, Rule

ON_ARTICLE: Mapping[str, Callable[[ArticleCase, Rule], Breach | None]] = {
    "undecided": on_work.undecided,
}
ON_CLAIM: Mapping[str, Callable[[ClaimCase, Verdict | None, Rule], Breach | None]] = {
    "open": on_work.still_open,
    "queries": on_work.queries,
}
ON_VERDICT: Mapping[str, Callable[[Judged, Rule], Breach | None]] = {
    "sources": on_evidence.sources,
    "primary": on_evidence.primary,
    "locator": on_evidence.locator,
    "pinpoint": on_evidence.pinpoint,
    "archive": on_evidence.archive,
    "as-of": on_evidence.as_of,
    "both-sides": on_evidence.both_sides,
    "rationale": on_verdict.rationale,
    "said-or-so": on_verdict.said_or_so,
    "recheck": on_verdict.recheck,
    "comment": on_verdict.comment,
    "searches": on_verdict.searches,
    "sign-off": sign_offs.sign_off,
}


def broken(case: ArticleCase, rules: HouseRules) -> tuple[Block, ...]:
    """Check an article and all its claims.

    Args:
        case: the article with its sentences and the cases of its claims.
        rules: the house rules of the desk.

    Returns:
        The broken rules: first about the article as a whole, then claim by claim in the order of
        the case; within a claim in the order of the rules.
    """
    article = case.article
    blocks = list(_of_article(case, rules))
    for claim in case.claims:
        blocks += _of_claim(claim, case.standing(claim), rules, article.kind, article.url)
    return tuple(blocks)


def broken_claim(case: ClaimCase, rules: HouseRules, kind: ArticleKind) -> tuple[Block, ...]:
    """Check one claim alone, as if in an article of this kind.

    Args:
        case: the claim with everything that belongs to it; its current verdict counts wherever the
            claim appears.
        rules: the house rules of the desk.
        kind: which article kind's rules apply.

    Returns:
        The broken rules, in the order of the rules.
    """
    return tuple(_of_claim(case, case.verdict, rules, kind, None))


def _of_article(case: ArticleCase, rules: HouseRules) -> Iterator[Block]:
    for rule in rules.enforced(case.article.kind):
        breach = ON_ARTICLE[rule.slug](case, rule) if rule.slug in ON_ARTICLE else None
        if breach is not None:
            yield Block(
                rule.slug,
                rule.severity_in(case.article.kind),
                breach.why,
                breach.mend,
                sentence=_first_undecided(case),
            )


def _of_claim(
    case: ClaimCase,
    verdict: Verdict | None,
    rules: HouseRules,
    kind: ArticleKind,
    own_url: str | None,
) -> Iterator[Block]:
    before_the_rules = None if verdict is None else judged(case, verdict, own_url)
    for rule in rules.enforced(kind):
        breach = None
        if rule.slug in ON_CLAIM:
            breach = ON_CLAIM[rule.slug](case, verdict, rule)
        elif rule.slug in ON_VERDICT and before_the_rules is not None:
            breach = ON_VERDICT[rule.slug](before_the_rules, rule)
        if breach is not None:
            severity = rule.severity_in(kind)
            yield Block(rule.slug, severity, breach.why, breach.mend, claim=case.claim.id)


def _first_undecided(case: ArticleCase) -> int | None:
    """Return the id of the first undecided sentence."""
    for sentence in case.sentences:
        if sentence.state is SentenceState.UNDECIDED and (
            sentence.kind is not SentenceKind.BOILERPLATE
        ):
            return sentence.id
    return None
