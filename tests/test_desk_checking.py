"""Evidence, verdicts, handing in and signing off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.model.verdict import SupersedeReason
from tests.conftest import desk_of

WHY = "The coast guard's own log and the harbour master's list both have the same figure."


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The ferry Aurora sank on 3 March 2025.")


def _log(published: str = "2025-03-04") -> NewSource:
    return NewSource(
        title="Coast guard log",
        publisher="Coast Guard",
        url="https://coast.example/log",
        published_on=published,
        rank=SourceRank.PRIMARY,
    )


def test_a_source_is_used_again_by_its_address(desk: Desk, claim: int) -> None:
    first = desk.evidence.add(claim, _log(), Stance.SUPPORTS, quote="Aurora lost", locator="p. 4")
    second = desk.evidence.add(claim, NewSource(url="https://coast.example/log"), Stance.CONTEXT)
    evidence = desk.claims.case(claim).evidence
    assert [one.id for one in evidence] == [first, second]
    assert {one.source.id for one in evidence} == {desk.sources.listed()[0].id}
    assert (evidence[0].quote, evidence[0].locator) == ("Aurora lost", "p. 4")
    assert desk.claims.case(claim).claim.status is ClaimStatus.IN_PROGRESS


def test_a_source_needs_a_title_or_an_address(desk: Desk) -> None:
    with pytest.raises(WrongUse, match="title or an address"):
        desk.sources.add(NewSource(publisher="Coast Guard"))


def test_the_article_under_review_is_no_evidence_for_its_own_claims(desk: Desk) -> None:
    from claimtrack.model.article import Hints
    from tests.conftest import ARTICLE, take_in

    article = take_in(desk, ARTICLE, Hints(url="https://harbour.example/toll"))
    claim = desk.sentences.accept(desk.articles.case(article).sentences[1].id)
    with pytest.raises(Refused, match="cannot be evidence for it"):
        desk.evidence.add(claim, NewSource(url="https://harbour.example/toll"), Stance.SUPPORTS)
    assert desk.sources.listed() == ()


def test_a_verdict_is_amended_until_it_is_handed_in_and_superseded_afterwards(
    desk: Desk, claim: int
) -> None:
    desk.evidence.add(claim, _log(), Stance.SUPPORTS)
    first = desk.verdicts.rate(claim, "true", WHY)
    assert desk.verdicts.rate(claim, "mostly-true", WHY) == first
    desk.verdicts.submit(claim)
    with pytest.raises(Refused, match="say why you are replacing it"):
        desk.verdicts.rate(claim, "false", WHY)
    second = desk.verdicts.rate(claim, "false", WHY, reason=SupersedeReason.NEW_FACTS)
    verdicts = desk.claims.case(claim).verdicts
    assert [(one.id, one.rating.slug) for one in verdicts] == [
        (first, "mostly-true"),
        (second, "false"),
    ]
    assert verdicts[1].supersedes == first
    assert verdicts[1].evidence == (1,)


def test_a_colleagues_verdict_is_never_amended(desk: Desk, other: Desk, claim: int) -> None:
    first = desk.verdicts.rate(claim, "true", WHY)
    refused = rf"mira has already judged #{claim}: True \(verdict {first}\)\. .* --over {first}\."
    with pytest.raises(Refused, match=refused):
        other.verdicts.rate(claim, "false", WHY)
    second = other.verdicts.rate(claim, "false", WHY, over=first)
    assert [one.id for one in desk.claims.case(claim).verdicts] == [first, second]


def test_an_unknown_rating_is_refused_with_those_there_are(desk: Desk, claim: int) -> None:
    with pytest.raises(WrongUse, match=r"'fishy' is not a rating .* mostly-false"):
        desk.verdicts.rate(claim, "fishy", WHY)


@pytest.mark.parametrize("date", ["yesterday", "2025-13-01", "5/6/2025", "٢٠٢٥"])
def test_a_date_that_is_none_is_refused(desk: Desk, claim: int, date: str) -> None:
    with pytest.raises(WrongUse, match="YYYY-MM-DD"):
        desk.verdicts.rate(claim, "true", WHY, as_of=date)


def test_a_verdict_of_tomorrow_is_refused(desk: Desk, claim: int) -> None:
    with pytest.raises(WrongUse, match="is in the future"):
        desk.verdicts.rate(claim, "true", WHY, as_of="2025-06-06")


def test_a_verdict_older_than_its_evidence_is_refused(desk: Desk, claim: int) -> None:
    desk.evidence.add(claim, _log("2025-05-30"), Stance.SUPPORTS)
    with pytest.raises(Refused, match="which is newer"):
        desk.verdicts.rate(claim, "true", WHY, as_of="2025-05-29")
    desk.verdicts.rate(claim, "true", WHY, as_of="2025-05-30")


def test_evidence_that_a_verdict_leans_on_stays(desk: Desk, claim: int) -> None:
    loose = desk.evidence.add(claim, _log(), Stance.SUPPORTS)
    desk.evidence.remove(loose)
    assert desk.claims.case(claim).evidence == ()
    held = desk.evidence.add(claim, _log(), Stance.SUPPORTS)
    desk.verdicts.rate(claim, "true", WHY)
    with pytest.raises(Refused, match="A verdict leans on"):
        desk.evidence.remove(held)


def test_nobody_signs_off_their_own_verdict(desk: Desk, other: Desk, claim: int) -> None:
    verdict = desk.verdicts.rate(claim, "true", WHY)
    with pytest.raises(Refused, match="not handed in"):
        other.sign_offs.sign_off(verdict)
    desk.verdicts.submit(claim)
    with pytest.raises(Refused, match="your own verdict"):
        desk.sign_offs.sign_off(verdict)
    other.sign_offs.sign_off(verdict)
    case = desk.claims.case(claim)
    assert case.signed_off_by == ("tomas",)
    assert case.claim.status is ClaimStatus.SIGNED_OFF


def test_a_legal_flag_asks_for_two_sign_offs(desk: Desk, other: Desk, claim: int) -> None:
    desk.claims.flag_legal(claim, legal=True)
    verdict = desk.verdicts.rate(claim, "false", WHY)
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict)
    assert desk.claims.case(claim).claim.status is ClaimStatus.READY
    with desk_of(desk.path, "ines") as third:
        third.sign_offs.sign_off(verdict)
    assert desk.claims.case(claim).claim.status is ClaimStatus.SIGNED_OFF


@pytest.mark.parametrize("change", ["wording", "evidence", "claimant", "verdict"])
def test_a_sign_off_lapses_when_what_it_covered_changes(
    desk: Desk, other: Desk, claim: int, change: str
) -> None:
    desk.evidence.add(claim, _log(), Stance.SUPPORTS)
    verdict = desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict)
    changes: dict[str, Callable[[], object]] = {
        "wording": lambda: desk.wordings.edit(claim, "The ferry Aurora was lost on 3 March 2025."),
        "evidence": lambda: desk.evidence.add(claim, _log(), Stance.REFUTES),
        "claimant": lambda: desk.claims.set_claimant(claim, "Coast Guard"),
        "verdict": lambda: desk.verdicts.reaffirm(claim),
    }
    changes[change]()
    case = desk.claims.case(claim)
    assert case.signed_off_by == ()
    assert case.sign_offs[0].lapsed_why
    assert case.claim.attention == "sign-off lapsed"


def test_reaffirming_needs_a_verdict(desk: Desk, claim: int) -> None:
    with pytest.raises(Refused, match="no verdict to reaffirm"):
        desk.verdicts.reaffirm(claim)


def test_a_claim_that_is_not_there_is_said_in_one_line(desk: Desk) -> None:
    with pytest.raises(NotFound, match="There is no claim #99"):
        desk.verdicts.rate(99, "true", WHY)
