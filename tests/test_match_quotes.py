"""Whether quoted words stand in a text, and which of them differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.near_words import WordChange
from claimtrack.match.quotes import Quotable, check_quote
from claimtrack.match.typeset import typeset
from claimtrack.model.evidence import QuoteCheck

PAGE = (
    "The dock is closed. “On 3 March, 26 people were killed when the ferry Aurora sank,” the coast"
    " guard’s spokesman said — again.\n\nWe will not raise the toll, Ada Lindqvist told\u00a0the"
    " council. In 2024 sales fell by 3.5 % to 126 million[12] euros, and the yard re\u00adported a"
    " result of -5% and “real” losses. बंदरगाह का शुल्क नहीं बढ़ेगा।"
)


@pytest.mark.parametrize(
    "quote",
    [
        "26 people were killed when the ferry Aurora sank",
        "“26 people were killed when the ferry Aurora sank.”",
        '"On 3 March, 26 people were killed"',
        "the coast guard's spokesman said - again",
        "the coast guard‘s spokesman said -- again",
        "On 3 March … the ferry Aurora sank",
        "On 3 March [...] the ferry Aurora sank ... said",
        "[T]he ferry Aurora sank",
        "Told the council",
        "The [old] dock is closed",
        "The dock is [sic] closed",
        "sales fell by 3.5% to 126 million euros",
        "the yard reported a result of -5% and 'real' losses",
        "-5%",
        "said — again. We will not",
        "बंदरगाह का शुल्क नहीं बढ़ेगा",
        "26",
        "On 3 March, 26 people were killed when the ferry Aurora sank, ” the coast guard's",
        "and “ real ” losses",
    ],
)
def test_words_that_stand_there_are_verbatim_however_they_are_set(quote: str) -> None:
    assert check_quote(quote, PAGE).check is QuoteCheck.VERBATIM


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("26 people were injured when the ferry Aurora sank", [("injured", "killed")]),
        ("28 people were killed when the ferry Aurora sank", [("28", "26")]),
        ("We will raise the toll", [("", "not")]),
        ("We will … raise the toll", [("…", "not")]),
        ("26 million euros", [("26", "126")]),
        ("sales fell by 3", [("3", "3.5%")]),
        ("In 2024 sales fell by 35% to 126 million", [("35%", "3.5%")]),
        ("a result of 5% and real losses", [("5%", "-5%")]),
        ("On 3 March 26 people were killed", [("March", "March,")]),
        ("the Dock is closed", [("Dock", "dock")]),
        ("the coast guard's spokesman said again", [("", "-")]),
        ("बंदरगाह का शुल्क बढ़ेगा", [("", "नहीं")]),
    ],
)
def test_a_changed_word_is_near_and_shown(quote: str, changes: list[tuple[str, str]]) -> None:
    finding = check_quote(quote, PAGE)
    assert finding.check is QuoteCheck.NEAR
    assert [(one.quoted, one.found) for one in finding.changes] == changes


@pytest.mark.parametrize(
    "quote",
    [
        "They never landed on the moon at all",
        "people and the council",
        "5%",
        "ock is clo",
        "It was the best of times when the toll was abolished for ever",
        "is the of to a and by",
    ],
)
def test_what_does_not_stand_there_is_not_found(quote: str) -> None:
    finding = check_quote(quote, PAGE)
    assert (finding.check, finding.found) == (QuoteCheck.NOT_FOUND, "")


def test_the_passage_is_shown_as_it_is_written() -> None:
    assert check_quote("the coast guard's spokesman", PAGE).found == "the coast guard’s spokesman"
    assert check_quote("yard reported", PAGE).found == "yard re\u00adported"
    assert check_quote("On 3 March... Aurora sank", PAGE).found == (
        "On 3 March, 26 people were killed when the ferry Aurora sank"
    )


def test_parts_in_another_order_or_far_apart_are_not_verbatim() -> None:
    turned = check_quote("the ferry Aurora sank … The dock is closed", PAGE)
    assert turned.check is QuoteCheck.NEAR
    assert turned.changes == (WordChange("…", "in another order"),)
    far = check_quote(
        "The dock … was sold", "The dock is closed." + " Nothing." * 400 + " It was sold."
    )
    assert far.check is QuoteCheck.NEAR
    assert far.changes[0].found.endswith("characters left out")


@pytest.mark.parametrize("quote", ["", " … ", "[sic]", "“[sic]”", "…[…]…"])
def test_a_quote_without_words_is_not_checked(quote: str) -> None:
    assert check_quote(quote, PAGE).check is QuoteCheck.NOT_CHECKED


def test_a_quote_that_is_all_in_brackets_is_looked_for_as_it_stands() -> None:
    assert check_quote("[0]", "").check is QuoteCheck.NOT_FOUND
    assert check_quote("[0]", "See [0] below.").check is QuoteCheck.VERBATIM


def test_nothing_is_found_in_an_empty_text() -> None:
    assert check_quote("The dock is closed", "").check is QuoteCheck.NOT_FOUND


def test_one_text_is_folded_once_for_many_quotes() -> None:
    page = Quotable(PAGE)
    checks = [page.check(quote).check for quote in ("The dock is closed", "moon landing hoax")]
    assert checks == [QuoteCheck.VERBATIM, QuoteCheck.NOT_FOUND]


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_quote_can_be_looked_for_in_any_text(text: str, quote: str) -> None:
    finding = check_quote(quote, text)
    assert (finding.check is QuoteCheck.NOT_FOUND) <= (finding.found == "")


@given(st.text(max_size=120))
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    set_ = typeset(text)
    assert len(set_.folded) == len(set_.places)
    assert list(set_.places) == sorted(set_.places)
    assert all(place < len(set_.text) for place in set_.places)


@given(st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True), min_size=1, max_size=30), st.data())
def test_any_run_of_words_of_a_text_is_verbatim(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert check_quote(" ".join(words[start:end]), " ".join(words)).check is QuoteCheck.VERBATIM
