"""Claims that are on file twice: found, told apart by a person, merged with nothing lost."""

from __future__ import annotations

import sqlite3

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused
from claimtrack.model.article import Hints
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.evidence import SourceKind, SourceRank, Stance
from claimtrack.model.match import Relation
from tests.conftest import take_in

FLOOD = "The flood in Nordhaven killed 26 people"
WHY = "The coast guard's list of the dead, published in full, has exactly this many names on it."


def _with_evidence(desk: Desk, claim: int, url: str) -> int:
    source = desk.sources.add(
        NewSource("A list", url=url, kind=SourceKind.DOCUMENT, rank=SourceRank.PRIMARY)
    ).id
    return desk.evidence.add(claim, source, Stance.SUPPORTS, quote="26")


def _everything(desk: Desk) -> list[object]:
    """Every row of every table that merging touches, versions left out."""
    with sqlite3.connect(f"file:{desk.path}?mode=ro", uri=True) as file:
        file.row_factory = sqlite3.Row
        return [
            {name: row[name] for name in row.keys() if name != "version"}  # noqa: SIM118
            for table in ("claim", "wording", "appearance", "evidence", "verdict", "suggestion")
            for row in file.execute(f"SELECT * FROM {table} ORDER BY id")
        ]


def test_repeats_and_contradictions_are_grouped(desk: Desk) -> None:
    first, second = desk.claims.add(FLOOD), desk.claims.add(FLOOD.lower())
    third = desk.claims.add(FLOOD.replace("26", "28"))
    desk.claims.add("The pier is 340 metres long")
    (group,) = desk.duplicates.listed()
    assert [case.claim.id for case in group.claims] == [first, second, third]
    assert {(pair.claim, pair.other): pair.relation for pair in group.pairs} == {
        (first, second): Relation.SAME,
        (first, third): Relation.CONTRADICTS,
        (second, third): Relation.CONTRADICTS,
    }


def test_claims_called_distinct_are_not_listed_again(desk: Desk) -> None:
    first, second = desk.claims.add(FLOOD), desk.claims.add(FLOOD.lower())
    desk.duplicates.distinct(second, first)
    assert desk.duplicates.listed() == ()
    desk.history.undo()
    assert len(desk.duplicates.listed()) == 1


def test_merging_keeps_every_wording_appearance_piece_of_evidence_and_verdict(desk: Desk) -> None:
    article = take_in(desk, f"{FLOOD}.\n\nThe toll of the Nordhaven flood: twenty-six dead.")
    sentences = desk.articles.case(article).sentences
    keep, other = (desk.sentences.accept(sentence.id) for sentence in sentences)
    evidence = {
        _with_evidence(desk, keep, "https://a.example/1"),
        _with_evidence(desk, other, "https://b.example/2"),
    }
    desk.claims.note(keep, "rang the coast guard")
    desk.claims.note(other, "list is in the safe")
    verdict = desk.verdicts.rate(other, "true", WHY)

    assert desk.duplicates.merge(keep, other) is False

    case = desk.claims.case(keep)
    assert {one.text for one in case.wordings} == {one.text for one in sentences}
    assert {one.sentence for one in case.appearances} == {one.id for one in sentences}
    assert {one.id for one in case.evidence} == evidence
    assert case.verdict is not None
    assert case.verdict.id == verdict
    assert case.claim.status is ClaimStatus.IN_PROGRESS
    assert case.claim.note == f"rang the coast guard\n\n(from #{other}) list is in the safe"
    assert desk.match("toll of the Nordhaven flood")[0].match.claim == keep
    with pytest.raises(NotFound, match=f"merged into #{keep}"):
        desk.claims.case(other)


def test_claims_that_share_a_place_in_two_revisions_merge_and_keep_it_once(desk: Desk) -> None:
    here = Hints(url="https://courier.example/flood")
    article = take_in(desk, f"{FLOOD}.\n\nIt rained.", here)
    [sentence] = [one for one in desk.articles.case(article).sentences if "26" in one.text]
    keep, other = (
        desk.sentences.accept(sentence.id),
        desk.claims.add("The flood killed 26 people there."),
    )
    desk.suggestions.link(sentence.id, other, anyway=True)
    later = take_in(desk, f"{FLOOD}.\n\nIt rained a lot.", here)
    desk.duplicates.merge(keep, other)
    assert [place.article for place in desk.claims.case(keep).appearances] == [later]
    desk.history.undo()
    assert [place.article for place in desk.claims.case(other).appearances] == [later]


def test_a_verdict_ticks_only_the_places_it_was_made_for(desk: Desk) -> None:
    article = take_in(desk, f"{FLOOD}.\n\nThe toll of the Nordhaven flood: twenty-six dead.")
    keep, other = (desk.sentences.accept(one.id) for one in desk.articles.case(article).sentences)
    desk.verdicts.rate(other, "true", WHY)
    desk.duplicates.merge(keep, other)
    case = desk.articles.case(article)
    assert case.standing(case.claims[0]) is None
    desk.verdicts.reaffirm(keep)
    case = desk.articles.case(article)
    assert case.standing(case.claims[0]) is not None


def test_claims_rated_differently_merge_into_one_without_a_current_verdict(desk: Desk) -> None:
    keep, other = desk.claims.add(FLOOD), desk.claims.add(FLOOD.lower())
    desk.verdicts.rate(keep, "true", WHY)
    desk.verdicts.rate(other, "false", WHY)
    assert desk.duplicates.merge(keep, other) is True
    case = desk.claims.case(keep)
    assert case.verdict is None
    assert len(case.verdicts) == 2
    assert case.claim.attention == "merged"
    assert desk.claims.listed()[0].rating is None
    desk.verdicts.rate(keep, "mostly-true", WHY)
    after = desk.claims.case(keep).verdict
    assert after is not None
    assert after.rating.slug == "mostly-true"


def test_merging_lapses_the_sign_off_of_what_it_changes(desk: Desk, other: Desk) -> None:
    keep, gone = desk.claims.add(FLOOD), desk.claims.add(FLOOD.lower())
    verdict = desk.verdicts.rate(keep, "true", WHY)
    desk.verdicts.submit(keep)
    other.sign_offs.sign_off(verdict)
    plain = desk.claims.add(FLOOD.upper())
    desk.duplicates.merge(keep, plain)
    assert desk.claims.case(keep).signed_off_by == ("tomas",)
    _with_evidence(desk, gone, "https://b.example/2")
    desk.duplicates.merge(keep, gone)
    assert desk.claims.case(keep).signed_off_by == ()


def test_undoing_a_merge_restores_every_row(desk: Desk) -> None:
    article = take_in(desk, f"{FLOOD}.\n\nThe toll of the Nordhaven flood: twenty-six dead.")
    keep, other = (desk.sentences.accept(one.id) for one in desk.articles.case(article).sentences)
    _with_evidence(desk, other, "https://b.example/2")
    desk.verdicts.rate(keep, "true", WHY)
    desk.verdicts.rate(other, "false", WHY)
    third = take_in(desk, f"Other words.\n\n{FLOOD} in spring.")
    desk.suggestions.reject(desk.articles.case(third).sentences[1].id, other)
    before = _everything(desk)
    desk.duplicates.merge(keep, other)
    assert _everything(desk) != before
    desk.history.undo()
    assert _everything(desk) == before
    found = {one.match.claim for one in desk.match("toll of the Nordhaven flood")}
    assert found == {keep, other}


def test_two_claims_linked_to_one_sentence_keep_one_appearance(desk: Desk) -> None:
    keep, other = desk.claims.add(FLOOD), desk.claims.add(FLOOD.lower())
    sentence = desk.articles.case(take_in(desk, f"{FLOOD}.")).sentences[0].id
    desk.suggestions.link(sentence, keep)
    desk.suggestions.link(sentence, other)
    desk.duplicates.merge(keep, other)
    assert [one.sentence for one in desk.claims.case(keep).appearances] == [sentence]
    desk.history.undo()
    assert [one.sentence for one in desk.claims.case(other).appearances] == [sentence]


def test_a_claim_is_not_merged_with_itself(desk: Desk) -> None:
    claim = desk.claims.add(FLOOD)
    with pytest.raises(Refused, match="name two"):
        desk.duplicates.merge(claim, claim)
