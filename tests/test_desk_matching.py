"""What the desk remembers of matches: suggested on import, confirmed, rejected, found again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.model.match import Match, Relation
from claimtrack.model.suggestion import SuggestionState
from tests.conftest import ARTICLE, take_in

Find = Callable[[str], int]
TOLL = "On 3 March, 26 people were killed when the ferry Aurora sank."


def _suggested(desk: Desk, article: int) -> list[tuple[int, Relation, SuggestionState]]:
    keys = [one.id for one in desk.articles.case(article).sentences]
    found = desk.store.suggestions.of(keys)
    return [(one.claim, one.relation, one.state) for each in found.values() for one in each]


def test_an_import_keeps_what_its_suggested_sentences_may_repeat(desk: Desk) -> None:
    claim = desk.claims.add("On 3 March, 28 people were killed when the ferry Aurora sank")
    article = take_in(desk, ARTICLE)
    assert _suggested(desk, article) == [(claim, Relation.CONTRADICTS, SuggestionState.OPEN)]


def test_an_import_into_an_empty_file_suggests_no_matches(desk: Desk, article: int) -> None:
    assert _suggested(desk, article) == []


def test_a_rejected_match_is_never_offered_for_that_sentence_again(
    desk: Desk, article: int, sentence: Find
) -> None:
    claim = desk.claims.add(TOLL)
    place = sentence("26 people")
    desk.suggestions.reject(place, claim)
    (found,) = [one for one in desk.matching.article(article) if one.sentence.id == place]
    assert found.offered == ()
    assert [one.match.claim for one in found.rejected] == [claim]
    assert found.rejected[0].rejected is not None
    assert found.rejected[0].rejected.by == "mira"


def test_the_same_words_elsewhere_say_that_they_were_rejected(
    desk: Desk, article: int, sentence: Find
) -> None:
    claim = desk.claims.add(TOLL)
    desk.suggestions.reject(sentence("26 people"), claim)
    words = next(
        one.text for one in desk.articles.case(article).sentences if "26 people" in one.text
    )
    nearest = desk.match(words.upper())[0]
    assert nearest.match.claim == claim
    assert nearest.rejected is not None
    assert nearest.rejected.article == article
    assert desk.match("26 people were killed")[0].rejected is None


def test_undoing_a_rejection_offers_the_claim_again(
    desk: Desk, article: int, sentence: Find
) -> None:
    claim = desk.claims.add(TOLL)
    desk.suggestions.reject(sentence("26 people"), claim)
    assert desk.history.undo().action == "reject match"
    offered = [one.match.claim for each in desk.matching.article(article) for one in each.offered]
    assert claim in offered


def test_a_confirmed_match_makes_the_next_one_better(desk: Desk) -> None:
    claim = desk.claims.add("The ferry Aurora went down in March with great loss of life")
    article = take_in(desk, "The Aurora disaster shook the whole island.")
    desk.suggestions.link(desk.articles.case(article).sentences[0].id, claim)
    nearest = desk.match("the Aurora disaster shook the whole island")[0]
    assert (nearest.match.claim, nearest.match.relation) == (claim, Relation.SAME)
    desk.history.undo()
    after = desk.match("the Aurora disaster shook the whole island")
    assert all(one.match.relation is Relation.RELATED for one in after)


def test_a_split_sentence_is_matched_by_its_new_words(
    desk: Desk, article: int, sentence: Find
) -> None:
    del article
    claim = desk.claims.add("The coast guard said it")
    place = sentence("26 people")
    desk.suggestions.reject(place, claim)
    text = desk.store.sentences.get(place)
    cut = text.start + text.text.index("the coast guard")
    second = desk.sentences.split(place, cut)
    found = desk.store.suggestions.of([place, second])
    assert [one.claim for one in found[second]] == [claim]
    assert {one.state for each in found.values() for one in each} == {SuggestionState.OPEN}


def test_many_statements_are_answered_alike_by_one_process_and_by_two(desk: Desk) -> None:
    for number in range(40):
        desk.claims.add(f"The flood in Nordhaven killed {number} people")
    asked = [f"{number} people were killed by the flood in Nordhaven" for number in range(70)]
    alone = list(desk.matching.match_many(asked, limit=2))
    assert [said for said, _ in alone] == asked
    assert list(desk.matching.match_many(iter(asked), limit=2, jobs=2)) == alone


def test_last_year_is_told_from_another_year_where_the_day_is_known(desk: Desk) -> None:
    desk.claims.add("Ticket sales on the Aurora line rose by 12 percent in 2023")
    said = "Ticket sales on the Aurora line rose by 12 percent last year"
    relations = {
        said_on: desk.match(said, said_on=said_on)[0].match.relation
        for said_on in ("2024-06-05", "2025-06-05")
    }
    assert relations == {
        "2024-06-05": Relation.VARIANT,
        "2025-06-05": Relation.CONTRADICTS,
    }


def test_lines_without_a_word_are_not_matched_and_equal_ones_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.claims.add("The pier opened in 1911.")
    match, matched = desk.matching.suggestions_for, []

    def suggestions_for(statement: str, *, said_on: str | None = None) -> tuple[Match, ...]:
        matched.append(statement)
        return match(statement, said_on=said_on)

    monkeypatch.setattr(desk.matching, "suggestions_for", suggestions_for)
    bullets = "".join(f"- {chr(97 + number % 26)}\n" for number in range(100))
    twice = "The pier was opened in 1911.\n\n" * 2
    article = take_in(desk, f"Harbour notes\n\n{bullets}\n{twice}")
    assert sorted(matched) == ["Harbour notes", "The pier was opened in 1911."]
    assert [relation for _, relation, _ in _suggested(desk, article)] == [Relation.VARIANT] * 2
