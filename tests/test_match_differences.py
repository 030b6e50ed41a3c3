from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.match.differences import differences

Triple = tuple[str, str, str]


def found(statement: str, wording: str) -> list[Triple]:
    return [(d.kind.value, d.statement, d.claim) for d in differences(statement, wording)]


@pytest.mark.parametrize(
    ("statement", "wording", "expected"),
    [
        ("killed 28", "killed 26", ("number", "28", "26")),
        (
            "The ferry carried 5 million people",
            "The ferry carried 5 billion people",
            ("number", "5 million", "5 billion"),
        ),
        ("The ferry came eleventh", "The ferry came 12th", ("number", "eleventh", "12th")),
        (
            "Rents grew by 4 percent",
            "Rents grew by 4 percentage points",
            ("unit", "4 percent", "4 percentage points"),
        ),
        ("It is 12 km to the coast", "It is 12 miles to the coast", ("unit", "12 km", "12 miles")),
        (
            "A mother of 19 children by 14 men",
            "A mother of 14 children by 14 men",
            ("number", "19", "14"),
        ),
        ("Over 30 ships left", "Over 41 ships left", ("number", "30", "41")),
        (
            "Obama signed on 9 November 2016, after the 2016 election",
            "Obama signed on 13 November 2016, after the 2016 election",
            ("date", "9 November 2016", "13 November 2016"),
        ),
        (
            "Tres barcos salieron ayer del puerto",
            "5 barcos salieron ayer del puerto",
            ("number", "Tres", "5"),
        ),
        ("وزیر نے بجٹ نہیں پڑھا", "وزیر نے بجٹ پڑھا", ("negation", "نہیں", "")),
        (
            "The first ferry left the harbour",
            "The last ferry left the harbour",
            ("quantifier", "first", "last"),
        ),
        (
            "Farrell was criticised by Norway",
            "Farrell criticised Norway",
            ("role", "Farrell was criticised by Norway", "Farrell criticised Norway"),
        ),
        (
            "He was born on 7 March 1950",
            "He was born on 8 March 1950",
            ("date", "7 March 1950", "8 March 1950"),
        ),
        ("The law passed in 2019", "The law passed in 2018", ("date", "2019", "2018")),
        ("Tea does not cure colds", "Tea cures colds", ("negation", "not", "")),
        ("Tea cures colds", "Tea doesn’t cure colds", ("negation", "", "doesn’t")),
        ("Der Preis stieg nicht", "Der Preis stieg", ("negation", "nicht", "")),
        ("मंत्री ने बजट नहीं पढ़ा", "मंत्री ने बजट पढ़ा", ("negation", "नहीं", "")),
        ("Voting twice is illegal", "Voting twice is legal", ("negation", "illegal", "legal")),
        (
            "Rents in Oslo rose last year",
            "Rents in Oslo fell last year",
            ("direction", "rose", "fell"),
        ),
        (
            "Norway is on the list of donors",
            "Sweden is on the list of donors",
            ("name", "Norway", "Sweden"),
        ),
        (
            "The report was written by Ann Lee",
            "The report was written by Bo Berg",
            ("name", "Ann Lee", "Bo Berg"),
        ),
        (
            "All dentists agree on this",
            "Most dentists agree on this",
            ("quantifier", "All", "Most"),
        ),
        ("Ferries run only in summer", "Ferries run in summer", ("quantifier", "only", "")),
        (
            "Norway beat Sweden",
            "Sweden beat Norway",
            ("role", "Norway beat Sweden", "Sweden beat Norway"),
        ),
    ],
)
def test_what_differs_is_named(statement: str, wording: str, expected: Triple) -> None:
    assert found(statement, wording) == [expected]


@pytest.mark.parametrize(
    ("statement", "wording"),
    [
        ("Twenty-six were killed", "26 were killed"),
        ("Rents grew by 9.1 percent", "Rents grew by 9.1%"),
        ("The plan costs 5k", "The plan costs 5,000 euros"),
        ("About 25 ships left", "26 ships left"),
        ("More than 20 ships left", "26 ships left"),
        ("Between 20 and 30 ships left", "26 ships left"),
        ("The law passed on 7 March 2019", "The law passed in March 2019"),
        ("Sweden was praised by Norway", "Norway praised Sweden"),
        ("Norway and Sweden signed the treaty", "Sweden and Norway signed the treaty"),
        ("It is not true that tea doesn’t cure colds", "Tea cures colds"),
        ("The US left the treaty", "The United States left the treaty"),
        ("The FBI closed the harbour", "The Federal Bureau of Investigation closed the harbour"),
        ("Sen. Lee closed the harbour", "Senator Lee closed the harbour"),
        ("Officials said that the harbour was closed", "The harbour was closed"),
        ("Bo was named bishop by Ann", "Bo was named as the bishop of Ann"),
        ("दो लाख घर", "2 लाख घर"),
        ("Not only Norway signed the treaty", "Norway signed the treaty"),
        ("Norwegians eat fish", "The harbour was built in granite"),
        ("", ""),
        ("?!", "\x1b[0m [/x]"),
    ],
)
def test_what_can_be_the_same_is_no_difference(statement: str, wording: str) -> None:
    assert found(statement, wording) == []


def test_a_negation_of_something_else_does_not_count() -> None:
    statement = "The mayor resigned on Monday. Nobody expects an early snowfall up north."
    assert found(statement, "The mayor resigned after a long and bitter quarrel") == []


def test_numbers_in_a_link_are_no_claim() -> None:
    assert found("28 ferries sank https://t.co/26", "28 ferries sank https://t.co/99") == []


def test_a_headline_in_capitals_has_no_names() -> None:
    headline = "Mayor Of Large Harbour Town Resigns After Quarrel"
    kinds = [kind for kind, _, _ in found(headline, "Small island governor quits after dispute")]
    assert "name" not in kinds


@given(st.text(), st.text())
def test_spans_point_at_the_words_they_name(statement: str, wording: str) -> None:
    for one in differences(statement, wording):
        for text, words, span in (
            (statement, one.statement, one.statement_span),
            (wording, one.claim, one.claim_span),
        ):
            assert words == (text[span[0] : span[1]] if span else "")


VOCABULARY = (
    "Norway Sweden 26 28 not no never rose fell all most only by in March 2019 5% 5 killed the"
    " first second people illegal legal Ann"
)
SENTENCE = st.lists(st.sampled_from(VOCABULARY.split()), max_size=12).map(" ".join)


@given(SENTENCE)
def test_nothing_differs_from_itself(text: str) -> None:
    assert differences(text, text) == ()


@given(SENTENCE, SENTENCE)
def test_spans_hold_among_the_words_that_detectors_look_for(a: str, b: str) -> None:
    for one in differences(a, b):
        if one.statement_span:
            assert a[slice(*one.statement_span)] == one.statement
        if one.claim_span:
            assert b[slice(*one.claim_span)] == one.claim


def test_last_year_is_a_date_where_the_day_of_the_statement_is_known() -> None:
    said = "Rents in Oslo rose last year"
    assert differences(said, "Rents in Oslo rose in 2024", date(2025, 6, 5)) == ()
    (found,) = differences(said, "Rents in Oslo rose in 2023", date(2025, 6, 5))
    assert (found.kind.value, found.statement, found.claim) == ("date", "last year", "2023")


def test_two_relative_dates_differ_without_any_calendar() -> None:
    assert found("Rents rose last year", "Rents rose this year") == [
        ("date", "last year", "this year")
    ]


def test_a_word_that_denies_is_no_name_though_it_opens_the_sentence() -> None:
    kinds = [
        (kind, here)
        for kind, here, _ in found(
            "No civilians were killed near Pahalgam on 22 April",
            "The attack near Pahalgam, in Indian-administered Kashmir, killed 26 on 22 April.",
        )
    ]
    assert ("negation", "No") in kinds
    assert ("name", "No") not in kinds
