from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.candidates import FEWEST, MOST, READ, choose, spoken, telling_words


def test_stop_words_and_repeats_are_left_out_and_negations_kept() -> None:
    assert telling_words("The dam did not burst, the DAM held") == ("dam", "not", "burst", "held")


def test_links_go_and_hashtags_are_taken_apart() -> None:
    said = "Bridge closed #SaveOurBridge2020 @CityHallPress https://t.co/x1Y2 pic.twitter.com/ab"
    assert telling_words(said) == ("bridge", "closed", "save", "2020", "city", "hall", "press")


def test_the_time_stamp_of_a_post_is_not_what_it_says() -> None:
    assert spoken("It rained — Ann (@ann_b) May 4, 2019").split() == [
        "It",
        "rained",
        "—",
        "Ann",
        "(ann",
        "b)",
    ]


def test_a_statement_of_stop_words_keeps_them_and_an_empty_one_has_none() -> None:
    assert telling_words("Who are you?") == ("who", "are", "you")
    assert telling_words("") == ()
    assert telling_words("?! ❤️ [/]") == ()


def test_words_are_taken_rarest_first_until_the_budget_is_spent() -> None:
    counted = [("common", 900), ("rare", 2), ("usual", 90), ("unseen", 0)]
    assert [word for word, _ in choose(counted, 1000, budget=100)] == ["rare", "usual"]
    assert [word for word, _ in choose(counted, 1000)] == ["rare", "usual", "common"]


def test_the_two_rarest_are_taken_even_beyond_the_budget() -> None:
    assert len(choose([("a", 500), ("b", 600), ("c", 700)], 1000, budget=10)) == FEWEST


def test_rarer_words_weigh_more_and_none_weighs_less_than_nothing() -> None:
    weights = [idf for _, idf in choose([("a", 1), ("b", 10), ("c", 1000)], 1000)]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= 0


def test_a_hostile_statement_costs_no_more_than_a_long_one() -> None:
    found = telling_words(" ".join(f"word{i}x" for i in range(200_000)))
    assert len(found) < READ
    assert len(choose([(word, 1) for word in found], 10)) == MOST


@given(st.text())
def test_telling_words_are_distinct_words_of_the_statement(text: str) -> None:
    found = telling_words(text)
    assert len(set(found)) == len(found)
    assert all(word and " " not in word for word in found)
