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
    return desk.add_source(NewSource(url="https://coast.example/log"))


@pytest.fixture
def claim(desk: Desk, article: int, source: int) -> int:
    """A judged claim of the article that leans on the source."""
    sentence = next(
        one for one in desk.article_case(article).sentences if "pier opened" in one.text
    )
    claim = desk.accept(sentence.id)
    desk.add_evidence(claim, source, Stance.SUPPORTS)
    desk.rate(claim, "true", WHY)
    return claim


def test_impact_names_every_verdict_and_article_that_leans_on_a_source(
    desk: Desk, article: int, claim: int, source: int
) -> None:
    loose = desk.add_claim("The log is complete.")
    held = desk.add_evidence(loose, source, Stance.CONTEXT)
    impact = desk.impact_of_source(source)
    assert [one.id for one in impact.claims] == [claim, loose]
    [leaning] = impact.verdicts
    assert (leaning.claim.id, leaning.current, leaning.evidence) == (claim, True, (held - 1,))
    assert [(one.article.id, one.claims) for one in impact.articles] == [(article, (claim,))]
    assert impact.reports == ()


def test_impact_of_a_claim_names_its_verdicts_old_and_new(
    desk: Desk, other: Desk, article: int, claim: int
) -> None:
    other.rate(claim, "false", WHY)
    impact = desk.impact_of_claim(claim)
    assert [(one.verdict.rating.slug, one.current) for one in impact.verdicts] == [
        ("true", False),
        ("false", True),
    ]
    assert [one.article.id for one in impact.articles] == [article]
    with pytest.raises(NotFound):
        desk.impact_of_claim(99)


def test_withdrawing_flags_what_leans_on_it_and_one_undo_takes_all_of_it_back(
    desk: Desk, other: Desk, claim: int, source: int
) -> None:
    second = desk.add_claim("The log is complete.")
    desk.add_evidence(second, source, Stance.SUPPORTS)
    desk.hand_in(claim)
    verdict = desk.claim_case(claim).verdicts[0].id
    other.sign_off(verdict)
    before = [desk.claim_case(key) for key in (claim, second)]
    desk.withdraw_source(source, "the log was forged")
    now = desk.source(source)
    assert (now.state, now.state_why) == (SourceState.WITHDRAWN, "the log was forged")
    for key in (claim, second):
        flagged = desk.claim_case(key).claim
        assert flagged.attention == "source withdrawn"
        assert flagged.attention_why == f"source {source} was withdrawn: the log was forged"
    case = desk.claim_case(claim)
    assert case.sign_offs[0].lapsed_at is not None
    assert judged(case, case.verdicts[0]).evidence == ()
    desk.undo()
    after = [desk.claim_case(key) for key in (claim, second)]
    for was, is_ in zip(before, after, strict=True):
        assert (is_.claim.attention, is_.claim.status) == (was.claim.attention, was.claim.status)
        assert [one.lapsed_at for one in is_.sign_offs] == [one.lapsed_at for one in was.sign_offs]
    assert desk.source(source).state is SourceState.AVAILABLE


def test_withdrawing_wants_a_reason_and_happens_once(desk: Desk, source: int) -> None:
    with pytest.raises(WrongUse, match="Say why"):
        desk.withdraw_source(source, "  ")
    desk.withdraw_source(source, "forged")
    with pytest.raises(Refused, match="withdrawn already"):
        desk.withdraw_source(source, "forged")


def test_nothing_new_leans_on_a_withdrawn_source(desk: Desk, source: int) -> None:
    desk.withdraw_source(source, "forged")
    claim = desk.add_claim("The ferry Aurora sank.")
    with pytest.raises(Refused, match=r"was withdrawn \(forged\)"):
        desk.add_evidence(claim, source, Stance.SUPPORTS)
    with pytest.raises(Refused, match="was withdrawn"):
        desk.add_evidence(claim, NewSource(url="https://coast.example/log"), Stance.SUPPORTS)


def test_restoring_clears_the_flag_where_nothing_else_is_withdrawn(
    desk: Desk, claim: int, source: int
) -> None:
    another = desk.add_source(NewSource(title="Letter"))
    both = desk.add_claim("The log is complete.")
    for each in (source, another):
        desk.add_evidence(both, each, Stance.SUPPORTS)
    desk.withdraw_source(source, "forged")
    desk.withdraw_source(another, "forged too")
    desk.restore_source(source)
    assert desk.claim_case(claim).claim.attention is None
    assert desk.claim_case(both).claim.attention == "source withdrawn"
    with pytest.raises(Refused, match="nothing to restore"):
        desk.restore_source(source)


def test_a_page_that_is_gone_flags_nothing(desk: Desk, claim: int, source: int) -> None:
    desk.mark_unavailable(source, "taken off the net")
    assert desk.source(source).state is SourceState.UNAVAILABLE
    assert desk.claim_case(claim).claim.attention is None
    case = desk.claim_case(claim)
    assert len(judged(case, case.verdicts[0]).evidence) == 1
    with pytest.raises(Refused, match="unavailable already"):
        desk.mark_unavailable(source)


def test_judging_again_settles_the_flag(desk: Desk, claim: int, source: int) -> None:
    desk.withdraw_source(source, "forged")
    desk.rate(claim, "unverifiable", WHY)
    desk.hand_in(claim)
    desk.reaffirm(claim)
    assert desk.claim_case(claim).claim.attention is None
