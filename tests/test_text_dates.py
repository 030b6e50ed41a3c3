from __future__ import annotations

from datetime import date as day_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.dates import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed on 7 March 2021 in Oslo", ["2021-03-07"]),
        ("signed on March 7th, 2021", ["2021-03-07"]),
        ("signed on the 7th of March", ["--03-07"]),
        ("since March 2021 and again in April", ["2021-03", "--04"]),
        ("2021-03-07, 25/12/2020 and 7.3.2021", ["2021-03-07", "2020-12-25", "2021-03-07"]),
        ("el 7 de marzo de 2021", ["2021-03-07"]),
        ("am 7. März 2021", ["2021-03-07"]),
        ("7 मार्च 2021 को", ["2021-03-07"]),
        ("फरवरी 2021 में", ["2021-02"]),
        ("in 1987, before the 2016 elections", ["1987", "2016"]),
        ("the 1990s", ["1990s"]),
        ("the 2019-20 season", ["2019"]),
    ],
)
def test_dates_are_read_as_far_as_they_are_stated(text: str, expected: list[str]) -> None:
    assert [date.iso for date in dates(text)] == expected


def test_a_date_whose_day_and_month_cannot_be_told_apart_is_a_year() -> None:
    assert [date.iso for date in dates("paid on 03/04/2021")] == ["2021"]


@pytest.mark.parametrize(
    "text",
    [
        "it may rain and they march on",
        "2000 people came",
        "nearly 1900 houses burnt down",
        "it cost $2000 or 2,015 euros",
        "44 March 99999",
        "version 2.0.2021.4",
    ],
)
def test_words_and_counts_are_no_dates(text: str) -> None:
    assert dates(text) == ()


@given(st.text(alphabet="0123456789 -/.,May2021stofinthe", max_size=60))
def test_dates_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for date in dates(text):
        assert end <= date.start < date.end <= len(text)
        end = date.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rents rose last year", "2024"),
        ("im vergangenen Jahr", "2024"),
        ("पिछले साल", "2024"),
        ("it rained last month", "2024-12"),
        ("the vote is next  month", "2025-02"),
        ("he left yesterday", "2024-12-31"),
    ],
)
def test_a_relative_date_is_read_off_the_day_on_which_it_was_said(text: str, expected: str) -> None:
    (found,) = dates(text, day_of(2025, 1, 1))
    assert found.iso == expected


def test_without_that_day_a_relative_date_has_no_year() -> None:
    (found,) = dates("rents rose last year")
    assert (found.year, found.since_said) == (None, ("year", -1))
