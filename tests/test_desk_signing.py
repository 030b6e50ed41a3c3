"""Disagreeing, rating blind, settling, sending back, retracting, precedents, assigning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.send_backs import Passage
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.claim import Checked, ClaimStatus
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.model.verdict import SupersedeReason
from tests.conftest import desk_of

WHY = "The coast guard's own log and the harbour master's list both have the same figure."


@pytest.fixture
def ines(desk: Desk) -> Iterator[Desk]:
    """A third desk, ines's, on the same file."""
    with desk_of(desk.path, "ines") as opened:
        yield opened


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The ferry Aurora sank on 3 March 2025.")


@pytest.fixture
def verdict(desk: Desk, claim: int) -> int:
    """A verdict of mira's, handed in, on one piece of primary evidence."""
    log = NewSource(title="Coast guard log", publisher="Coast Guard", rank=SourceRank.PRIMARY)
    desk.evidence.add(claim, log, Stance.SUPPORTS, quote="Aurora lost")
    made = desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    return made


def _status(desk: Desk, claim: int) -> ClaimStatus:
    return desk.claims.case(claim).claim.status


def test_a_blind_rating_that_is_the_same_signs_off(other: Desk, claim: int, verdict: int) -> None:
    assert other.sign_offs.sign_off(verdict, blind="true")
    case = other.claims.case(claim)
    assert case.signed_off_by == ("tomas",)
    assert (case.sign_offs[0].seen_rating, case.sign_offs[0].blind_rating) == ("true", "true")
    assert case.claim.status is ClaimStatus.SIGNED_OFF


def test_a_blind_rating_that_differs_is_a_disagreement_on_record(
    other: Desk, claim: int, verdict: int
) -> None:
    assert not other.sign_offs.sign_off(verdict, blind="mixed")
    case = other.claims.case(claim)
    assert [one.by for one in case.disagreements] == ["tomas"]
    assert (case.signed_off_by, case.claim.status) == ((), ClaimStatus.READY)


def test_nobody_rates_blind_what_they_have_looked_at(other: Desk, claim: int, verdict: int) -> None:
    other.sign_offs.sign_off(verdict, agrees=False, comment="one log is not enough")
    with pytest.raises(Refused, match="a blind rating has to come first"):
        other.sign_offs.sign_off(verdict, blind="true")
    assert len(other.claims.case(claim).sign_offs) == 1


def test_a_disagreement_says_why(other: Desk, verdict: int) -> None:
    with pytest.raises(WrongUse, match="Say why you disagree"):
        other.sign_offs.sign_off(verdict, agrees=False, comment=" ")


def test_a_disagreement_keeps_a_claim_from_being_signed_off_until_it_is_settled(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict, agrees=False, comment="one log is not enough")
    ines.sign_offs.sign_off(verdict)
    assert _status(desk, claim) is ClaimStatus.READY
    assert "tomas disagrees" in [one.why for one in desk.claims.blocks(desk.claims.case(claim))]
    with pytest.raises(Refused, match="The verdict is your own"):
        desk.sign_offs.resolve(verdict, "I think otherwise")
    assert ines.sign_offs.resolve(verdict, "the log is the record itself") == ("tomas",)
    case = desk.claims.case(claim)
    assert (case.claim.status, case.disagreements) == (ClaimStatus.SIGNED_OFF, ())
    settled = next(one for one in case.sign_offs if not one.agrees)
    assert (settled.comment, settled.resolution, settled.resolved_by) == (
        "one log is not enough",
        "the log is the record itself",
        "ines",
    )
    with pytest.raises(NotFound, match="settled"):
        ines.sign_offs.resolve(verdict, "again")


def test_a_new_verdict_does_not_shake_a_disagreement_off(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict, agrees=False, comment="one log is not enough")
    again = desk.verdicts.rate(
        claim, "true", WHY + " So it stays.", reason=SupersedeReason.CLEARER_WORDING
    )
    desk.verdicts.submit(claim)
    ines.sign_offs.sign_off(again)
    assert [one.by for one in desk.claims.case(claim).disagreements] == ["tomas"]
    assert _status(desk, claim) is ClaimStatus.READY
    other.sign_offs.sign_off(again)
    assert _status(desk, claim) is ClaimStatus.SIGNED_OFF


def test_who_disagreed_and_then_judged_the_claim_disagrees_no_more(
    desk: Desk, other: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict, agrees=False, comment="it is too strong")
    other.verdicts.rate(claim, "mostly-true", WHY, reason=SupersedeReason.NEW_FACTS)
    assert desk.claims.case(claim).disagreements == ()


def test_evidence_added_lapses_a_yes_and_leaves_a_no(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict, agrees=False, comment="one log is not enough")
    ines.sign_offs.sign_off(verdict)
    desk.evidence.add(claim, NewSource(title="Harbour list"), Stance.SUPPORTS)
    case = desk.claims.case(claim)
    assert case.signed_off_by == ()
    assert [one.by for one in case.disagreements] == ["tomas"]


def test_a_sign_off_of_what_changed_in_between_is_refused(
    desk: Desk, other: Desk, claim: int, verdict: int
) -> None:
    seen = other.claims.case(claim)
    desk.wordings.edit(claim, "The ferry Aurora was lost on 3 March 2025.")
    with pytest.raises(Stale, match="Look at it again"):
        other.sign_offs.sign_off(verdict, seen=seen)
    assert desk.claims.case(claim).sign_offs == ()


def test_a_verdict_sent_back_can_be_amended_and_the_comment_stays_with_its_evidence(
    desk: Desk, other: Desk, claim: int, verdict: int
) -> None:
    held = desk.claims.case(claim).evidence[0].id
    other.send_backs.send_back(verdict, "page 3, not 4", evidence=held)
    case = desk.claims.case(claim)
    assert case.claim.status is ClaimStatus.SENT_BACK
    assert (case.send_backs[0].why, case.send_backs[0].evidence) == ("page 3, not 4", held)
    assert desk.verdicts.rate(claim, "mostly-true", WHY) == verdict
    desk.verdicts.submit(claim)
    assert _status(desk, claim) is ClaimStatus.READY


def test_a_comment_can_hang_on_a_passage(
    desk: Desk, other: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("pier opened"))
    verdict = desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    start = desk.articles.get(article).text.index("1911")
    other.send_backs.send_back(verdict, "which year?", passage=Passage(article, start, start + 4))
    assert desk.claims.case(claim).send_backs[0].quote == "1911"
    with pytest.raises(Refused, match="not handed in"):
        other.send_backs.send_back(verdict, "again")


@pytest.mark.parametrize(
    ("anchor", "says"),
    [
        ({"evidence": 99}, "no evidence 99"),
        ({"passage": Passage(1, 5, 99_999)}, "is out of range"),
        ({"evidence": 1, "passage": Passage(1, 0, 5)}, "not both"),
    ],
)
def test_a_comment_that_hangs_on_nothing_is_refused(
    desk: Desk, other: Desk, article: int, verdict: int, anchor: dict[str, object], says: str
) -> None:
    assert article == 1
    with pytest.raises((NotFound, WrongUse), match=says):
        other.send_backs.send_back(verdict, "look again", **anchor)  # type: ignore[arg-type]
    assert desk.verdicts.get(verdict).handed_in_at


def test_a_sign_off_lapses_when_the_verdict_is_sent_back(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict)
    ines.send_backs.send_back(verdict, "look again")
    assert desk.claims.case(claim).sign_offs[0].lapsed_why == "sent back by ines"


def test_nobody_sends_their_own_verdict_back(desk: Desk, verdict: int) -> None:
    with pytest.raises(Refused, match="your own"):
        desk.send_backs.send_back(verdict, "hm")


def test_a_retraction_takes_two_others(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    desk.verdicts.retract(verdict, "the log was forged")
    with pytest.raises(Refused, match="You asked"):
        desk.sign_offs.sign_off(verdict)
    other.sign_offs.sign_off(verdict)
    assert desk.claims.case(claim).verdict is not None
    with pytest.raises(Refused, match="already"):
        other.sign_offs.sign_off(verdict)
    ines.sign_offs.sign_off(verdict)
    case = desk.claims.case(claim)
    assert (case.verdict, case.claim.status) == (None, ClaimStatus.RETRACTED)
    assert case.verdicts[0].retracted_why == "the log was forged"


def test_what_a_retracted_verdict_had_replaced_does_not_rise_again(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    second = desk.verdicts.rate(claim, "false", WHY, reason=SupersedeReason.NEW_FACTS)
    desk.verdicts.submit(claim)
    desk.verdicts.retract(second, "both were wrong")
    other.sign_offs.sign_off(second)
    ines.sign_offs.sign_off(second)
    assert desk.claims.case(claim).verdict is None
    fresh = other.verdicts.rate(claim, "unverifiable", WHY)
    assert fresh > second > verdict


def test_a_refused_retraction_leaves_the_verdict_and_counts_no_earlier_yes(
    desk: Desk, other: Desk, ines: Desk, claim: int, verdict: int
) -> None:
    desk.verdicts.retract(verdict, "the log was forged")
    other.sign_offs.sign_off(verdict)
    assert not ines.sign_offs.sign_off(verdict, agrees=False, comment="it was not")
    assert desk.verdicts.get(verdict).retraction_asked_at is None
    desk.verdicts.retract(verdict, "it was indeed")
    ines.sign_offs.sign_off(verdict)
    case = desk.claims.case(claim)
    assert case.verdict is not None
    assert case.disagreements == ()


def test_precedents_are_rated_claims_that_are_like_this_one(desk: Desk) -> None:
    rated = desk.claims.add("The ferry Aurora sank on 3 March 2024.")
    desk.verdicts.rate(rated, "false", WHY)
    desk.claims.add("The ferry Aurora sank on 4 March 2025.")
    here = desk.claims.add("The ferry Aurora sank on 3 March 2025.")
    desk.verdicts.rate(here, "true", WHY)
    found = desk.matching.precedents(here)
    assert [(one.match.claim, one.rating) for one in found] == [(rated, "false")]


def test_precedents_bear_on_the_claim_and_not_only_on_its_words(desk: Desk) -> None:
    same = desk.claims.add("The ferry Aurora sank near Quay 4 on 3 March 2024")
    far = desk.claims.add("A new ferry to the island was ordered in March for 40 million kroner.")
    for claim in (same, far):
        desk.verdicts.rate(claim, "false", WHY)
    here = desk.claims.add("THE FERRY AURORA SANK NEAR QUAY 4 ON 3 MARCH 2024.")
    assert far in {one.match.claim for one in desk.match("The ferry sank in March")}
    assert [one.match.claim for one in desk.matching.precedents(here)] == [same]


def test_a_case_is_handed_over_with_its_state_of_play(desk: Desk, claim: int) -> None:
    desk.handovers.assign(claim, "tomas", note="the register is still to be asked")
    desk.handovers.assign(claim, "")
    case = desk.claims.case(claim)
    assert case.claim.owner is None
    assert [(one.to, one.note) for one in case.handovers] == [
        ("tomas", "the register is still to be asked"),
        ("", ""),
    ]
    desk.history.undo()
    assert desk.claims.case(claim).claim.owner == "tomas"


def test_what_was_checked_of_a_quotation_is_part_of_what_was_signed(
    desk: Desk, other: Desk, claim: int, verdict: int
) -> None:
    other.sign_offs.sign_off(verdict)
    desk.claims.check_quotation(claim, Checked.SAID)
    case = desk.claims.case(claim)
    assert (case.claim.checked, case.signed_off_by) == (Checked.SAID, ())


def test_a_sign_off_is_refused_where_the_verdict_is_not_as_it_was_shown(
    desk: Desk, other: Desk, claim: int, verdict: int
) -> None:
    shown = other.claims.case(claim)
    desk.evidence.add(claim, NewSource(title="Diver's report"), Stance.REFUTES, quote="afloat")
    with pytest.raises(Stale, match="changed since you looked at it"):
        other.sign_offs.sign_off(verdict, seen=shown)
    shown = other.claims.case(claim)
    other.send_backs.send_back(verdict, "Weigh the diver's report too.")
    desk.verdicts.rate(claim, "disputed", WHY, recheck_by="2025-07-01")
    desk.verdicts.submit(claim)
    with pytest.raises(Stale):
        other.sign_offs.sign_off(verdict, seen=shown)
    shown = other.claims.case(claim)
    desk.verdicts.retract(verdict, "The log was forged.")
    with pytest.raises(Stale):
        other.sign_offs.sign_off(verdict, seen=shown)
    assert other.claims.case(claim).sign_offs == ()
    assert other.sign_offs.sign_off(verdict, seen=other.claims.case(claim))
    assert other.claims.case(claim).retraction_signed_by == ("tomas",)
