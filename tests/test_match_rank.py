from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.overlap import Grams, Weighed, grams, stem
from claimtrack.match.rank import BY_WORDS, features, rank
from claimtrack.model.match import Candidate

IDF = {"bakery": 5.0, "flooded": 4.0, "harbour": 3.0, "street": 2.0}
STATEMENT = "The bakery in Harbour Street was flooded"


def ranked_claims(statement: str, *candidates: Candidate) -> list[int]:
    return [each.candidate.claim for each in rank(statement, candidates, IDF)]


def test_more_weight_in_common_ranks_higher() -> None:
    near = Candidate(1, ("Floods hit the bakery on Harbour Street",), 9.0)
    far = Candidate(2, ("A new street was opened in the north",), 9.0)
    assert ranked_claims(STATEMENT, far, near) == [1, 2]


def test_a_claim_is_judged_by_the_nearest_of_its_wordings() -> None:
    wordings = ("Prices of bread went up", "Bakery in Harbour Street flooded")
    (found,) = rank(STATEMENT, [Candidate(1, wordings, 1.0)], IDF)
    assert found.wording == wordings[1]


def test_another_number_does_not_push_a_claim_down() -> None:
    same = Candidate(1, ("In Harbour Street 26 bakeries were flooded",), 9.0)
    other = Candidate(2, ("The weather in the harbour was fine",), 9.0)
    assert ranked_claims("In Harbour Street 28 bakeries were flooded", other, same) == [1, 2]


def test_inflected_and_misspelt_words_count_but_other_figures_do_not() -> None:
    own = Weighed("bakeries flooded 2019 Gorbachev", {"bakeries": 2.0})
    assert own.near("bakery") == ("bakeries", 1.0)
    word, credit = own.near("gorbatchev")
    assert word == "gorbachev"
    assert 0.88 <= credit < 1
    assert own.near("2018") == ("", 0.0)


def test_stems_bring_two_forms_together_and_leave_other_scripts_alone() -> None:
    assert stem("planned") == stem("planning") == stem("plans") == "plan"
    assert stem("cities") == stem("city")
    assert stem("मंत्री") == "मंत्री"


def test_idf_may_be_a_function() -> None:
    candidates = [Candidate(1, ("Bakery flooded",), 1.0)]
    assert rank(STATEMENT, candidates, lambda _: 2.0)[0].score > 0


def test_ties_keep_the_order_of_the_lookup() -> None:
    twins = [Candidate(i, ("Bakery flooded",), 1.0) for i in (7, 3, 5)]
    assert ranked_claims(STATEMENT, *twins) == [7, 3, 5]


def test_every_weight_has_its_feature() -> None:
    (found,) = features(STATEMENT, [Candidate(1, ("Bakery flooded",), 1.0)], IDF)
    assert set(found.values) == set(BY_WORDS.weights)


@given(st.text(), st.lists(st.lists(st.text(), max_size=3), max_size=4))
def test_scores_lie_between_0_and_100_whatever_the_words(
    statement: str, wordings: list[list[str]]
) -> None:
    candidates = [Candidate(i, tuple(each), 1.0) for i, each in enumerate(wordings)]
    found = rank(statement, candidates, IDF)
    assert sorted(each.candidate.claim for each in found) == list(range(len(wordings)))
    assert all(0 <= each.score <= 100 for each in found)
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)


def test_a_claim_gains_nothing_by_standing_alone() -> None:
    weak = Candidate(1, ("The ferry to Harbour Island sank",), 1.0)
    rival = Candidate(2, ("A new road was opened in the north",), 1.0)
    (alone,) = rank(STATEMENT, [weak], IDF)
    first, _ = rank(STATEMENT, [weak, rival], IDF)
    assert abs(alone.score - first.score) < 1
    assert alone.score < 50


def test_a_near_rival_takes_from_the_chance() -> None:
    claim = Candidate(1, ("Bakery in Harbour Street flooded",), 1.0)
    twin = Candidate(2, ("Harbour Street: bakery was flooded",), 1.0)
    assert rank(STATEMENT, [claim, twin], IDF)[0].score < rank(STATEMENT, [claim], IDF)[0].score


def test_grams_share_all_of_their_weight_or_none() -> None:
    one, other = grams("flooded bakery"), grams("xyz")
    weights = Grams([one, other])
    assert weights.dice(one, one) == 1
    assert weights.dice(one, other) == 0
    assert Grams([]).dice(frozenset(), frozenset()) == 0


def test_the_nearer_of_two_claims_in_other_words_comes_first() -> None:
    far = Candidate(1, ("Water ran through the cellars of the town",), 0.0, cosine=0.2)
    near = Candidate(2, ("Water ran through the bread shop at the port",), 0.0, cosine=0.8)
    unread = Candidate(3, ("Water ran through the bread shop at the port",), 0.0)
    assert ranked_claims(STATEMENT, far, unread, near)[0] == 2


def test_without_a_model_nothing_counts_but_words() -> None:
    found = features(STATEMENT, [Candidate(1, ("The bakery flooded",), 1.0)], IDF)[0]
    assert "cosine" not in found.values
