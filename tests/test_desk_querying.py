"""Queries and searches: what was asked of whom, when, and what came back."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.claim import QueryTo


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The pier opened in 1911.", claimant="Ada Lindqvist")


def test_a_query_is_open_until_its_answer_is_entered(desk: Desk, claim: int) -> None:
    key = desk.queries.add(claim, QueryTo.AUTHOR, " Where is the\x1b[31m year from? ", how="email")
    (row,) = desk.queries.listed()
    assert (row.query.id, row.query.question) == (key, "Where is the year from?")
    assert (row.query.how, row.query.asked_by) == ("email", "mira")
    desk.queries.answer(key, "From the town's chronicle.", fix="The pier opened in 1912.")
    assert desk.queries.listed() == ()
    (row,) = desk.queries.listed(answered=True)
    assert row.query.answer == "From the town's chronicle."
    assert row.query.proposed_fix == "The pier opened in 1912."


def test_an_answer_stays_as_it_came(desk: Desk, claim: int) -> None:
    key = desk.queries.add(claim, QueryTo.AUTHOR, "Where from?")
    desk.queries.answer(key, "From memory.")
    with pytest.raises(Refused, match="is already answered"):
        desk.queries.answer(key, "From the chronicle.")
    assert desk.queries.listed(answered=True)[0].query.answer == "From memory."


def test_each_addressee_has_a_list_of_their_own(desk: Desk, claim: int) -> None:
    for to in QueryTo:
        desk.queries.add(claim, to, f"To the {to}?")
    assert [row.query.question for row in desk.queries.listed(QueryTo.EXPERT)] == ["To the expert?"]
    assert len(desk.queries.listed()) == 4


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        (None, "2025-06-05T09:00:00+00:00"),
        ("2025-06-05", "2025-06-05T09:00:00+00:00"),
        ("2025-06-03", "2025-06-03T23:59:59+00:00"),
        ("2025-06-03T10:30", "2025-06-03T10:30:00+00:00"),
        ("2025-06-03T10:30+02:00", "2025-06-03T08:30:00+00:00"),
    ],
)
def test_the_time_of_asking_is_kept_and_a_day_alone_is_its_end(
    desk: Desk, claim: int, when: str | None, kept: str
) -> None:
    desk.queries.add(claim, QueryTo.CLAIMANT, "Is that so?", when=when)
    assert desk.queries.listed()[0].query.asked_at == kept


@pytest.mark.parametrize(
    ("when", "why"),
    [("2025-06-06", "is in the future"), ("soon", "'soon' is not a valid time of asking")],
)
def test_nobody_was_asked_in_the_future(desk: Desk, claim: int, when: str, why: str) -> None:
    with pytest.raises(WrongUse, match=why):
        desk.queries.add(claim, QueryTo.CLAIMANT, "Is that so?", when=when)


def test_no_answer_comes_before_its_question(desk: Desk, claim: int) -> None:
    key = desk.queries.add(claim, QueryTo.CLAIMANT, "Is that so?")
    with pytest.raises(WrongUse, match="after this answer"):
        desk.queries.answer(key, "It is.", when="2025-06-04")


def test_words_are_needed(desk: Desk, claim: int) -> None:
    key = desk.queries.add(claim, QueryTo.AUTHOR, "Where from?")
    with pytest.raises(WrongUse, match="question cannot be empty"):
        desk.queries.add(claim, QueryTo.AUTHOR, " \x07 ")
    with pytest.raises(WrongUse, match="answer cannot be empty"):
        desk.queries.answer(key, "")
    with pytest.raises(WrongUse, match="place of the search cannot be empty"):
        desk.queries.log_search(claim, " ", "pier")
    with pytest.raises(NotFound):
        desk.queries.add(99, QueryTo.AUTHOR, "Where from?")
    with pytest.raises(NotFound):
        desk.queries.answer(99, "From memory.")


def test_a_request_for_comment_frees_an_adverse_rating_after_a_day(desk: Desk, claim: int) -> None:
    desk.verdicts.rate(
        claim, "false", "The town's chronicle has the opening under the following year."
    )
    asked = desk.queries.add(claim, QueryTo.CLAIMANT, "Is that so?", when="2025-06-05T08:00")

    def why() -> list[str]:
        blocks = desk.claims.blocks(desk.claims.case(claim))
        return [block.why for block in blocks if block.rule == "comment"]

    assert why() == ["claimant had no time to answer"]
    desk.queries.answer(asked, "Declined to comment.")
    assert why() == []


def test_three_searches_carry_an_unverifiable_rating(desk: Desk, claim: int) -> None:
    desk.verdicts.rate(
        claim, "unverifiable", "No record of the opening was found.", recheck_by="2025-07-01"
    )

    def open_() -> bool:
        blocks = desk.claims.blocks(desk.claims.case(claim))
        return any(block.rule == "searches" for block in blocks)

    for place in ("Town archive", "Newspaper library", "Port office"):
        assert open_()
        desk.queries.log_search(claim, place, "pier 1911", found="nothing under that year")
    assert not open_()
    assert desk.claims.case(claim).searches[0].by == "mira"


def test_queries_and_searches_go_with_a_claim_that_is_merged(desk: Desk, claim: int) -> None:
    gone = desk.claims.add("The pier was opened in 1911.")
    desk.queries.add(gone, QueryTo.AUTHOR, "Where from?")
    desk.queries.log_search(gone, "Town archive", "pier")
    desk.duplicates.merge(claim, gone)
    case = desk.claims.case(claim)
    assert [one.question for one in case.queries] == ["Where from?"]
    assert [one.place for one in case.searches] == ["Town archive"]
    assert desk.queries.listed()[0].claim.id == claim
    desk.history.undo()
    assert desk.claims.case(claim).queries == ()


def test_a_claim_of_an_imported_list_that_was_asked_about_is_ours_and_stays(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text('{"claim": "The moon is made of cheese."}\n', encoding="utf-8")
    list(desk.claims.import_(file))
    (row,) = desk.claims.listed()
    assert desk.queue.listed() == ()
    with Desk(desk.path, reviewer="tomas") as other:
        other.queries.add(row.claim.id, QueryTo.EXPERT, "Is it?")
    assert [one.row.claim.id for one in desk.queue.listed()] == [row.claim.id]
    with pytest.raises(Refused, match=r"tomas has worked on claim #1 in it since\."):
        desk.history.undo()


def test_a_fix_proposed_with_the_question_stays_unless_the_answer_has_another(
    desk: Desk, claim: int
) -> None:
    first = desk.queries.add(claim, QueryTo.AUTHOR, "1912?", fix="The pier opened in 1912.")
    second = desk.queries.add(claim, QueryTo.AUTHOR, "Or 1913?", fix="The pier opened in 1913.")
    desk.queries.answer(first, "Yes.")
    desk.queries.answer(second, "No, in 1910.", fix="The pier opened in 1910.")
    fixes = [row.query.proposed_fix for row in desk.queries.listed(answered=True)]
    assert fixes == ["The pier opened in 1912.", "The pier opened in 1910."]
