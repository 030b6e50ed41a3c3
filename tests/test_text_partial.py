"""Whole and partial dates as a record keeps them."""

from __future__ import annotations

import pytest

from claimtrack.errors import WrongUse
from claimtrack.text.partial import earliest, iso_date, latest


@pytest.mark.parametrize("date", ["2025", "2025-06", "2025-06-05", "2024-02-29"])
def test_whole_and_partial_dates_are_kept_as_given(date: str) -> None:
    assert iso_date(f" {date} ", "date") == date


@pytest.mark.parametrize("date", ["", "25", "2025-6", "2025-02-30", "2025-13", "٢٠٢٥", "0000"])
def test_what_is_no_date_is_refused_by_its_name(date: str) -> None:
    with pytest.raises(WrongUse, match="not a valid as-of date"):
        iso_date(date, "as-of date")


def test_a_partial_date_means_any_day_of_its_month_or_year() -> None:
    assert (earliest("2025"), latest("2025")) == ("2025-01-01", "2025-12-31")
    assert (earliest("2024-02"), latest("2024-02")) == ("2024-02-01", "2024-02-29")
    assert (earliest("2025-06-05"), latest("2025-06-05")) == ("2025-06-05", "2025-06-05")
