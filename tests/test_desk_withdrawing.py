"""What leans on a source, and what happens when it is withdrawn."""

from __future__ import annotations

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.evidence import SourceState, Stance
from claimtrack.rules.judged import judged

WHY = "The coast guard's own log and the harbour master's list both have the same figure."


@pytest.fixture
def source(desk: Desk) -> int:
    return desk.sources.add(NewSource(url="https://coast.example/log")).id


@pytest.fixture
def claim(desk: Desk, article: int, source: int) -> int:
    """A judged claim of the article that leans on the source."""
    sentence = next(
        one for one in desk.articles.case(article).sentences if "pier opened" in one.text
    )
    claim = desk.sentences.accept(sentence.id)
    desk.evidence.add(claim, source, Stance.SUPPORTS)
    desk.verdicts.rate(claim, "true", WHY)
    return claim


def test_impact_names_every_verdict_and_article_that_leans_on_a_source(
    desk: Desk, article: int, claim: int, source: int
) -> None:
    loose = desk.claims.add("The log is complete.")
    held = desk.evidence.add(loose, source, Stance.CONTEXT)
    impact = desk.impact.of_source(source)
    assert [one.id for one in impact.claims] == [claim, loose]
    [leaning] = impact.verdicts
    assert (leaning.claim.id, leaning.current, leaning.evidence) == (claim, True, (held - 1,))
    assert [(one.article.id, one.claims) for one in impact.articles] == [(article, (claim,))]
    assert impact.reports == ()


def test_impact_of_a_claim_names_its_verdicts_old_and_new(
    desk: Desk, other: Desk, article: int, claim: int
) -> None:
    first = desk.claims.case(claim).verdicts[0]
    other.verdicts.rate(claim, "false", WHY, over=first.id)
    impact = desk.impact.of_claim(claim)
    assert [(one.verdict.rating.slug, one.current) for one in impact.verdicts] == [
        ("true", False),
        ("false", True),
    ]
    assert [one.article.id for one in impact.articles] == [article]
    with pytest.raises(NotFound):
        desk.impact.of_claim(99)


def test_withdrawing_flags_what_leans_on_it_and_one_undo_takes_all_of_it_back(
    desk: Desk, other: Desk, claim: int, source: int
) -> None:
    second = desk.claims.add("The log is complete.")
    desk.evidence.add(second, source, Stance.SUPPORTS)
    desk.verdicts.submit(claim)
    verdict = desk.claims.case(claim).verdicts[0].id
    other.sign_offs.sign_off(verdict)
    before = [desk.claims.case(key) for key in (claim, second)]
    desk.sources.withdraw(source, "the log was forged")
    now = desk.sources.get(source)
    assert (now.state, now.state_why) == (SourceState.WITHDRAWN, "the log was forged")
    for key in (claim, second):
        flagged = desk.claims.case(key)
        assert flagged.claim.attention == "source withdrawn"
        assert flagged.attention_why == f"source {source} was withdrawn: the log was forged"
    case = desk.claims.case(claim)
    assert case.sign_offs[0].lapsed_at is not None
    assert judged(case, case.verdicts[0]).evidence == ()
    desk.history.undo()
    after = [desk.claims.case(key) for key in (claim, second)]
    for was, is_ in zip(before, after, strict=True):
        assert (is_.claim.attention, is_.claim.status) == (was.claim.attention, was.claim.status)
        assert [one.lapsed_at for one in is_.sign_offs] == [one.lapsed_at for one in was.sign_offs]
    assert desk.sources.get(source).state is SourceState.AVAILABLE


def test_withdrawing_wants_a_reason_and_happens_once(desk: Desk, source: int) -> None:
    with pytest.raises(WrongUse, match="Say why"):
        desk.sources.withdraw(source, "  ")
    desk.sources.withdraw(source, "forged")
    with pytest.raises(Refused, match="already been withdrawn"):
        desk.sources.withdraw(source, "forged")


def test_nothing_new_leans_on_a_withdrawn_source(desk: Desk, source: int) -> None:
    desk.sources.withdraw(source, "forged")
    claim = desk.claims.add("The ferry Aurora sank.")
    with pytest.raises(Refused, match=r"was withdrawn \(forged\)"):
        desk.evidence.add(claim, source, Stance.SUPPORTS)
    with pytest.raises(Refused, match="was withdrawn"):
        desk.evidence.add(claim, NewSource(url="https://coast.example/log"), Stance.SUPPORTS)


def test_restoring_clears_the_flag_where_nothing_else_is_withdrawn(
    desk: Desk, claim: int, source: int
) -> None:
    another = desk.sources.add(NewSource(title="Letter")).id
    both = desk.claims.add("The log is complete.")
    for each in (source, another):
        desk.evidence.add(both, each, Stance.SUPPORTS)
    desk.sources.withdraw(source, "forged")
    desk.sources.withdraw(another, "forged too")
    desk.sources.restore(source)
    assert desk.claims.case(claim).claim.attention is None
    assert desk.claims.case(both).claim.attention == "source withdrawn"
    with pytest.raises(Refused, match="nothing to restore"):
        desk.sources.restore(source)


def test_a_page_that_is_gone_flags_nothing(desk: Desk, claim: int, source: int) -> None:
    desk.sources.mark_unavailable(source, "taken off the net")
    assert desk.sources.get(source).state is SourceState.UNAVAILABLE
    assert desk.claims.case(claim).claim.attention is None
    case = desk.claims.case(claim)
    assert len(judged(case, case.verdicts[0]).evidence) == 1
    with pytest.raises(Refused, match="already unavailable"):
        desk.sources.mark_unavailable(source)


def test_judging_again_settles_the_flag(desk: Desk, claim: int, source: int) -> None:
    desk.sources.withdraw(source, "forged")
    desk.verdicts.rate(claim, "unverifiable", WHY)
    desk.verdicts.submit(claim)
    desk.verdicts.reaffirm(claim)
    assert desk.claims.case(claim).claim.attention is None
