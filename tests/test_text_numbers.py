from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.numbers import Bound, numbers


def values(text: str) -> list[tuple[float, str]]:
    return [(number.value, number.unit) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5,000 and 5k and five thousand", [(5000, "")] * 3),
        ("forty-two ships, one hundred and five crews", [(42, ""), (105, "")]),
        ("two million, half a million, a dozen", [(2e6, ""), (5e5, ""), (12, "")]),
        ("4.2 percent, 4.2 %, 4,2 per cent", [(4.2, "%")] * 3),
        ("4.2 percentage points", [(4.2, "pp")]),
        ("$3m, £3bn, 3 million euros", [(3e6, "USD"), (3e9, "GBP"), (3e6, "EUR")]),
        ("Rs 3 crore or ₹3,00,00,000", [(3e7, "INR")] * 2),
        ("3 lakh people, 12 km away", [(3e5, ""), (12, "km")]),
        ("२६ घर और 3 लाख", [(26, ""), (3e5, "")]),
        ("1.234.567 und 1 234 567", [(1234567, "")] * 2),
        ("sieben Boote und 1.200 Menschen", [(7, ""), (1200, "")]),
        ("tres barcos y 2,5 millones de euros", [(3, ""), (2.5e6, "EUR")]),
        ("पाँच लोग", [(5, "")]),
        ("دو لاکھ لوگ", [(2e5, "")]),
        ("২০০০ টাকার নোট, ২,০০০ টাকা", [(2000, "BDT")] * 2),
        ("the first three of two and three", [(1, ""), (3, ""), (2, ""), (3, "")]),
        ("two decades", [(2, "decade")]),
        ("-4 degrees for 2½ hours", [(-4, "°"), (2.5, "h")]),
    ],
)
def test_spellings_scales_and_units_come_to_one_value(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


def test_figures_of_a_date_are_no_numbers() -> None:
    assert values("on 7 March 2021 they sold 12 boats") == [(12, "")]
    assert values("since 2015") == []


def test_names_with_figures_are_no_numbers() -> None:
    assert values("covid-19, the B52, a 24/7 shop, 192.168.1.1") == []


def test_one_counts_only_where_it_counts() -> None:
    assert values("no one of them, this one is fine") == []
    assert values("one ship sank") == [(1, "")]


def test_ranks_are_kept_apart_from_quantities() -> None:
    assert [number.ordinal for number in numbers("the 11th and the third of 4")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("12", Bound.EXACT),
        ("about 12", Bound.ABOUT),
        ("nearly twelve", Bound.ABOUT),
        ("more than 12", Bound.FLOOR),
        ("12+", Bound.FLOOR),
        ("at least 12", Bound.FLOOR),
        ("up to 12", Bound.CEILING),
        ("no more than 12", Bound.CEILING),
        ("~12", Bound.ABOUT),
        ("über 12", Bound.FLOOR),
        ("लगभग 12", Bound.ABOUT),
    ],
)
def test_how_firmly_a_number_is_stated_is_kept(text: str, bound: Bound) -> None:
    assert [number.bound for number in numbers(text)] == [bound]


def test_a_range_is_one_number_with_two_ends() -> None:
    (found,) = numbers("between 5 and 10 km")
    assert (found.value, found.high, found.unit) == (5, 10, "km")
    (scaled,) = numbers("5 to 10 million")
    assert (scaled.value, scaled.high) == (5e6, 1e7)
    assert len(numbers("rose from 5 to 10")) == 2


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert [number.value for number in numbers(f"sold {value:,} pieces")] == [value]


@given(st.text(alphabet="0123456789 .,%$€½-andmillionkthfive\n", max_size=60))
def test_numbers_are_finite_and_stand_in_order(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert math.isfinite(number.value)
        end = number.end


def test_an_endless_row_of_digits_is_an_identifier() -> None:
    assert numbers("9" * 10_000) == ()


def test_the_words_that_bound_a_number_lead_it() -> None:
    text = "they sold more  than 12 boats"
    (found,) = numbers(text)
    assert text[found.lead : found.end] == "more  than 12"
    (bare,) = numbers("sold 12 boats")
    assert bare.lead == bare.start
