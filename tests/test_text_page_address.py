"""Which addresses lead to one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.page_address import page_key, same_page

PAGE = "https://harbour.example/news/2025/toll-rises"


@pytest.mark.parametrize(
    "other",
    [
        "http://harbour.example/news/2025/toll-rises",
        "https://www.harbour.example/news/2025/toll-rises/",
        "HTTPS://WWW.Harbour.Example/news/2025/toll-rises",
        "https://harbour.example:443/news/2025/toll-rises",
        "https://harbour.example/news/2025/toll-rises#comments",
        "https://harbour.example/news/2025/toll-rises?utm_source=x&utm_medium=mail",
        "https://harbour.example/news/2025/toll-rises?fbclid=IwAR0&ref=home",
        "https://m.harbour.example/news/2025/toll-rises",
        "https://mobile.harbour.example/news/2025/toll-rises",
        "https://amp.harbour.example/news/2025/toll-rises",
        "https://harbour.example/amp/news/2025/toll-rises",
        "https://harbour.example/news/2025/toll-rises/amp/",
        "https://harbour.example/news/2025/toll-rises?amp=1",
        "https://www.google.com/amp/s/harbour.example/news/2025/toll-rises",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/2025/toll-rises",
        "https://web.archive.org/web/20250605090000/https://harbour.example/news/2025/toll-rises",
        "https://web.archive.org/web/20250605id_/http://www.harbour.example/news/2025/toll-rises/",
        "https://archive.ph/2025.06.05-090000/https://harbour.example/news/2025/toll-rises",
        "harbour.example/news/2025/toll-rises",
    ],
)
def test_one_page_under_two_addresses_is_one_page(other: str) -> None:
    assert page_key(other) == page_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://harbour.example/news/2025/toll-falls",
        "https://harbour.example/news/2025/toll-rises?page=2",
        "https://harbour.example/News/2025/toll-rises",
        "https://harbour.example:8080/news/2025/toll-rises",
        "https://sub.harbour.example/news/2025/toll-rises",
        "https://example/news/2025/toll-rises",
        "https://archive.ph/AbC12",
        "",
    ],
)
def test_another_page_is_another_page(other: str) -> None:
    assert not same_page(PAGE, other)


def test_the_order_of_parameters_makes_no_other_page() -> None:
    assert same_page("https://a.example/?id=7&lang=en", "https://a.example/?lang=en&id=7")
    assert not same_page("https://a.example/?id=7", "https://a.example/?id=8")


def test_a_host_that_is_called_m_is_not_emptied() -> None:
    assert page_key("https://m.example/") == "m.example"
    assert page_key("https://amp.dev/") == "amp.dev"


def test_no_address_is_no_page() -> None:
    assert page_key(None) is None
    assert page_key("  ") is None
    assert not same_page(None, None)


@given(st.text(max_size=80))
def test_any_string_has_a_key_that_is_its_own_key(text: str) -> None:
    key = page_key(text)
    assert key is None or isinstance(key, str)
