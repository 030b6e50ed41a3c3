"""House rules about unfinished work: open claims, open queries, undecided sentences.

They check claims with or without a verdict, and the article as a whole.
"""

from __future__ import annotations

from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.verdict import Verdict
from claimtrack.rules.rule import Breach, Rule
from claimtrack.text.phrases import counted


def still_open(case: ClaimCase, verdict: Verdict | None, _rule: Rule) -> Breach | None:
    """Every claim has a verdict that counts here: no rating is ever inherited."""
    if verdict is not None:
        return None
    if case.verdict is not None:
        return Breach("earlier verdict not reaffirmed here", "reaffirm it, or judge it again")
    if any(not one.beside for one in case.verdicts):
        return Breach("verdict retracted, none in its place", "judge it again")
    return Breach("no verdict yet", "judge it")


def queries(case: ClaimCase, _verdict: Verdict | None, _rule: Rule) -> Breach | None:
    """Every query has been answered."""
    waiting = [query for query in case.queries if query.answered_at is None]
    if not waiting:
        return None
    to = ", ".join(dict.fromkeys(query.to.value for query in waiting))
    noun = "query" if len(waiting) == 1 else counted(len(waiting), "query", "queries")
    return Breach(f"{noun} to {to} open", "enter the answer")


def undecided(case: ArticleCase, _rule: Rule) -> Breach | None:
    """Every sentence has been decided."""
    count = case.coverage.undecided
    if count <= 0:
        return None
    return Breach(
        f"{counted(count, 'line')} undecided",
        "decide each: a claim, not a claim, or skipped",
    )
