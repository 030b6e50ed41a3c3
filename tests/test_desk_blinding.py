"""Reading an article blind: no rating of others in sight until one's own is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.desk.blinding import blind_claims, blinded_article
from claimtrack.desk.desk import Desk
from claimtrack.desk.triage import TriageWhy
from tests.conftest import take_in

WHY = "The coast guard's own log and the harbour master's list both have the same figure."


def test_only_verdicts_that_a_person_could_still_rate_blind_are_hidden(
    desk: Desk, other: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    toll, pier, sales = (
        desk.sentences.accept(sentence(words))
        for words in ("26 people", "opened in 1911", "Ticket sales")
    )
    for claim in (toll, pier, sales):
        desk.verdicts.rate(claim, "false", WHY)
    desk.verdicts.submit(toll)
    desk.verdicts.submit(pier)
    case = other.articles.case(article)
    assert blind_claims(case, "mira") == frozenset(), "one's own verdicts are known"
    assert blind_claims(case, "tomas") == {toll, pier}, "the third is not handed in"
    verdict = desk.claims.case(pier).verdict
    assert verdict is not None
    other.sign_offs.sign_off(verdict.id, blind="mixed")
    assert blind_claims(other.articles.case(article), "tomas") == {toll}, "he has said his word"


def test_an_article_read_blind_tells_how_far_it_is_and_nothing_else(
    desk: Desk, other: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    toll = desk.sentences.accept(sentence("26 people"))
    desk.verdicts.rate(toll, "false", WHY)
    desk.verdicts.submit(toll)
    verdict = desk.claims.case(toll).verdict
    assert verdict is not None
    with_ines = other.articles.case(article)
    read = blinded_article(with_ines, blind_claims(with_ines, "tomas"))
    assert read.coverage == with_ines.coverage
    assert read.standing(read.claims[0]) is None
    assert WHY not in repr(read)
    assert "'false'" not in repr(read)


@pytest.mark.usefixtures("article")
def test_triage_tells_a_blind_reader_no_rating(
    desk: Desk, other: Desk, sentence: Callable[[str], int]
) -> None:
    other.reads_blind = True
    toll = desk.sentences.accept(sentence("26 people"))
    words = desk.claims.case(toll).claim.text
    desk.verdicts.rate(toll, "false", WHY)
    desk.verdicts.submit(toll)
    take_in(desk, f"A day on the island\n\n{words}")
    rows = {
        whose: [row.why for row in here.triage.listed() if row.match]
        for whose, here in (("own", desk), ("blind", other))
    }
    assert rows == {"own": [TriageWhy.REPEATS_FALSE], "blind": [TriageWhy.REPEATS]}
