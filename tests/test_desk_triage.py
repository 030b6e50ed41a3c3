"""Triage: sentences of all articles that say the same make one row, most pressing first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.triage import TriageWhy
from claimtrack.errors import NotFound, Refused
from claimtrack.model.article import ArticleKind, Hints, SentenceState
from claimtrack.model.match import Relation
from tests.conftest import take_in

WHY = "The harbour register and the coast guard's own list both give another figure for that day."
FLOOD = "The flood in Nordhaven on 3 March 2024 killed 26 people."
SALES = "Ticket sales rose by 12 percent to 4 million kroner in 2023."
PIER = "The pier, built in 1911, is 340 metres long."


def _rows(desk: Desk) -> list[tuple[TriageWhy, int, int | None]]:
    return [
        (row.why, len(row.sentences), row.match.match.claim if row.match else None)
        for row in desk.triage.listed()
    ]


def test_the_same_claim_in_three_articles_is_one_row(desk: Desk) -> None:
    for words in (FLOOD, FLOOD.upper(), "The flood in Nordhaven on 3 March 2024 killed 26 people"):
        take_in(desk, f"Some headline or other\n\n{words}\n\nIt was {len(words)} days ago.")
    rows = [row for row in desk.triage.listed() if "NORDHAVEN" in row.sentences[0].text.upper()]
    assert [len(row.sentences) for row in rows] == [3]
    assert len({article.id for article in rows[0].articles}) == 3


def test_repeats_of_false_claims_come_first_then_contradictions_then_the_rest(desk: Desk) -> None:
    false = desk.claims.add(PIER)
    desk.verdicts.rate(false, "false", WHY)
    flood = desk.claims.add(FLOOD.replace("26", "28"))
    take_in(desk, f"A day on the island\n\n{SALES}\n\n{FLOOD}\n\n{PIER}")
    assert _rows(desk) == [
        (TriageWhy.REPEATS_FALSE, 1, false),
        (TriageWhy.CONTRADICTS, 1, flood),
        (TriageWhy.NEW, 1, None),
    ]


def test_a_claim_that_came_on_file_after_the_article_is_seen(desk: Desk) -> None:
    take_in(desk, f"A day on the island\n\n{FLOOD}")
    claim = desk.claims.add(FLOOD)
    (row,) = desk.triage.listed()
    assert row.match is not None
    assert (row.match.match.claim, row.match.match.relation) == (claim, Relation.SAME)
    desk.suggestions.reject(row.sentences[0].id, claim)
    assert desk.triage.listed()[0].match is None


def test_what_is_decided_is_no_longer_there(desk: Desk) -> None:
    take_in(desk, f"A day on the island\n\n{FLOOD}\n\n{SALES}")
    first, second = desk.triage.listed()
    desk.sentences.accept(first.sentences[0].id)
    desk.sentences.skip(second.sentences[0].id)
    assert desk.triage.listed() == ()


def test_dismissing_skips_the_rest_of_an_article_and_one_undo_brings_it_back(desk: Desk) -> None:
    article = take_in(desk, f"A day on the island\n\n{FLOOD}\n\n{SALES}\n\nIt rained.")
    kept = desk.articles.case(article).sentences[1].id
    desk.sentences.accept(kept)
    assert desk.sentences.dismiss(article) == 3
    states = [one.state for one in desk.articles.case(article).sentences]
    assert states.count(SentenceState.SKIPPED) == 3
    assert SentenceState.UNDECIDED not in states
    assert desk.history.undo().action == "dismiss"
    states = [one.state for one in desk.articles.case(article).sentences]
    assert states.count(SentenceState.UNDECIDED) == 3


def test_an_article_without_anything_undecided_cannot_be_dismissed(desk: Desk) -> None:
    article = take_in(desk, FLOOD)
    desk.sentences.dismiss(article)
    with pytest.raises(Refused, match="nothing to dismiss"):
        desk.sentences.dismiss(article)
    with pytest.raises(NotFound):
        desk.sentences.dismiss(99)


def test_triage_of_one_article_leaves_the_others_out(desk: Desk) -> None:
    take_in(desk, f"One day\n\n{FLOOD}")
    second = take_in(desk, f"Another day\n\n{SALES}")
    (row,) = desk.triage.listed(article=second)
    assert [article.id for article in row.articles] == [second]


def test_a_repeat_of_a_false_claim_comes_first_however_little_it_looks_worth(desk: Desk) -> None:
    false = desk.claims.add("The pier is still closed")
    desk.verdicts.rate(false, "false", WHY)
    article = take_in(desk, f"A day on the island\n\n{FLOOD}\n\nThe pier is still closed.")
    worth = {one.text: one.check_worthiness for one in desk.articles.case(article).sentences}
    assert worth["The pier is still closed."] < 0.5
    assert [(why, claim) for why, _, claim in _rows(desk)] == [
        (TriageWhy.REPEATS_FALSE, false),
        (TriageWhy.NEW, None),
    ]


def test_what_is_only_related_says_to_what_and_stands_by_its_worth(desk: Desk) -> None:
    claim = desk.claims.add("The flood in Nordhaven drowned half the town's cattle in 2024")
    take_in(desk, f"A day on the island\n\n{SALES}\n\nIn Nordhaven the flood of 2024 took cattle.")
    for row in desk.triage.listed():
        assert row.why in {TriageWhy.NEW, TriageWhy.RELATED}
        if row.match is not None:
            assert row.match.match.claim == claim


def test_of_a_draft_every_line_is_there_and_the_score_only_orders(desk: Desk) -> None:
    take_in(desk, f"A day\n\n{FLOOD}\n\nIt rained.", Hints(kind=ArticleKind.DRAFT))
    assert [row.sentences[0].text for row in desk.triage.listed()] == [FLOOD, "A day", "It rained."]


def test_a_repeat_of_one_claim_is_no_contradiction_of_another(desk: Desk) -> None:
    said = desk.claims.add(FLOOD)
    desk.claims.add(FLOOD.replace("26", "28"))
    take_in(desk, f"A day on the island\n\n{FLOOD}")
    (row,) = desk.triage.listed()
    assert row.match is not None
    assert (row.why, row.match.match.claim) == (TriageWhy.REPEATS, said)


def test_of_two_claims_repeated_the_one_rated_false_counts(desk: Desk) -> None:
    desk.claims.add(FLOOD)
    false = desk.claims.add(FLOOD.upper())
    take_in(desk, f"A day on the island\n\n{FLOOD}")
    later = desk.claims.add(FLOOD.lower())
    for claim in (false, later):
        desk.verdicts.rate(claim, "false", WHY)
        (row,) = desk.triage.listed()
        assert row.match is not None
        assert (row.why, row.match.match.claim) == (TriageWhy.REPEATS_FALSE, false)


def test_another_claim_about_the_same_thing_is_no_contradiction(desk: Desk) -> None:
    desk.claims.add("The flood in Nordhaven on 3 March 2024 closed 40 schools.")
    desk.claims.add("The mayor of Nordhaven promised in March 2024 to rebuild 12 houses.")
    take_in(desk, f"A day on the island\n\n{FLOOD}")
    assert {row.why for row in desk.triage.listed()} <= {TriageWhy.NEW, TriageWhy.RELATED}


def test_a_newer_claim_rated_false_is_not_missed_beside_an_older_repeat(desk: Desk) -> None:
    desk.claims.add(FLOOD)
    take_in(desk, f"A day on the island\n\n{FLOOD}")
    false = desk.claims.add(FLOOD.upper())
    desk.verdicts.rate(false, "false", WHY)
    (row,) = desk.triage.listed()
    assert row.match is not None
    assert (row.why, row.match.match.claim) == (TriageWhy.REPEATS_FALSE, false)


YACHT = "Ukraine's president owns a yacht worth $75 million."
OTHERS = tuple(YACHT.replace("75", other) for other in ("60", "70", "80", "85", "90"))


@pytest.mark.parametrize(
    ("claim", "relation"),
    [
        ("Zelensky owns a 75 million dollar yacht.", Relation.VARIANT),
        (YACHT.replace("75", "1200"), Relation.CONTRADICTS),
    ],
)
@pytest.mark.parametrize("ours", [True, False])
def test_a_claim_found_false_is_suggested_behind_three_that_are_nearer(
    desk: Desk, tmp_path: Path, claim: str, relation: Relation, *, ours: bool
) -> None:
    for other in OTHERS:
        desk.claims.add(other)
    listed = tmp_path / "list.jsonl"
    row = {"claim": claim, "rating": "true" if ours else "false", "url": "https://c.example/1"}
    listed.write_text(json.dumps(row), encoding="utf-8")
    list(desk.claims.import_(listed))
    false = len(OTHERS) + 1
    found = [(one.match.claim, one.match.relation) for one in desk.match(YACHT, limit=50)]
    assert found.index((false, relation)) >= 3
    before = take_in(desk, f"A day on the island\n\n{YACHT}")
    assert (false in _suggested(desk, before)) is not ours
    if ours:
        desk.verdicts.rate(false, "false", WHY)
    after = take_in(desk, f"Another day on the island\n\n{YACHT}")
    assert _suggested(desk, after) == [*(key for key, _ in found[:3]), false]


def _suggested(desk: Desk, article: int) -> list[int]:
    sentence = desk.articles.case(article).sentences[1].id
    return [one.claim for one in desk.store.suggestions.of([sentence])[sentence]]
