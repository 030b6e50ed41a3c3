"""House rules about a verdict itself, one small function each.

A function takes a judged claim and the rule with its figures and lists, and returns why the rule
is broken and what would fix it, or None. It knows neither severity nor kind of article.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from claimtrack.model.claim import ClaimType, QueryTo
from claimtrack.rules.judged import Judged, day_of
from claimtrack.rules.rule import Breach, Rule, in_words
from claimtrack.text.phrases import counted, plural


def rationale(judged: Judged, rule: Rule) -> Breach | None:
    """A rationale that is long enough to say something."""
    if judged.verdict.rating.slug in rule.lists["except"]:
        return None
    length, wanted = len(" ".join(judged.verdict.rationale.split())), rule.figures["characters"]
    if length >= wanted:
        return None
    if not length:
        return Breach("no rationale", f"say why, in {wanted} characters or more")
    return Breach(
        f"rationale of {counted(length, 'character')}, needs {wanted}",
        "say what the evidence shows and how the rating follows from it",
    )


def said_or_so(judged: Judged, rule: Rule) -> Breach | None:
    """A quotation says whether its words, its truth, or both were checked."""
    del rule
    if judged.claim.type is not ClaimType.QUOTE or judged.claim.checked is not None:
        return None
    return Breach(
        "no record of what was checked about the quotation",
        "say what was checked: its words, its truth, or both",
    )


def recheck(judged: Judged, rule: Rule) -> Breach | None:
    """A verdict that may change has a re-check date."""
    if judged.verdict.rating.slug not in rule.lists["ratings"]:
        return None
    days = rule.figures["days"]
    start, again = day_of(judged.verdict.as_of), day_of(judged.verdict.recheck_by)
    if again is None:
        return Breach("no re-check date", f"set one within {days} days of the as-of date")
    if start is None or start <= again <= start + timedelta(days=days):
        return None
    if again < start:
        return Breach("re-check date before the as-of date", "set a later one")
    return Breach(
        f"re-check in {(again - start).days} days, at most {days}",
        f"set it to {start + timedelta(days=days)} or earlier",
    )


def comment(judged: Judged, rule: Rule) -> Breach | None:
    """A named claimant was asked for comment before an adverse rating, with time to answer."""
    if not judged.verdict.rating.adverse or not judged.claim.claimant:
        return None
    asked = [query for query in judged.queries if query.to is QueryTo.CLAIMANT]
    if len(asked) < rule.figures["requests"]:
        return Breach("claimant not asked for comment", "send a request for comment and log it")
    # Rules have no clock: the time to answer ends when the verdict is handed in.
    until = judged.verdict.handed_in_at or judged.verdict.created_at
    hours = rule.figures["hours"]
    if any(query.answered_at or _waited(query.asked_at, until, hours) for query in asked):
        return None
    return Breach("claimant had no time to answer", f"hand it in {hours} hours after asking")


def searches(judged: Judged, rule: Rule) -> Breach | None:
    """Enough different searches were logged for a claim that could not be verified."""
    if judged.verdict.rating.slug not in rule.lists["ratings"]:
        return None
    logged = {(search.place.casefold(), search.words.casefold()) for search in judged.searches}
    wanted = rule.figures["searches"]
    if len(logged) >= wanted:
        return None
    noun = plural(len(logged), "search", "searches")
    return Breach(
        f"{in_words(len(logged))} logged {noun}, needs {in_words(wanted)}",
        "log each search: where, for which words, and what came of it",
    )


def _waited(asked: str, until: str, hours: int) -> bool:
    """Whether two times are at least that many hours apart; no if either cannot be read."""
    try:
        passed = datetime.fromisoformat(until) - datetime.fromisoformat(asked)
    except (ValueError, TypeError):
        return False
    return passed >= timedelta(hours=hours)
