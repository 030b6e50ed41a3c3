import pytest

from claimtrack.model import SentenceKind
from claimtrack.split.worth import worth

BODY = SentenceKind.BODY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The crane weighs 26 tonnes.", "a figure: 26"),
        ("Fares rose by 12 per cent.", "a figure: 12 per cent"),
        ("A nine-member board met.", "a figure: nine"),
        ("The board met on May 7.", "a date: May 7"),
        ("The storm came in 2016.", "a date: 2016"),
        ("He blamed the pilots for it.", "an accusation: blamed"),
        ("A sailor was killed at sea.", "harm: killed"),
        ("Fares are higher than in other ports.", "a comparison: higher than"),
        ("The storm caused the damage.", "a cause: caused"),
        ("The court ruled against the board.", "a law or an act of state: court"),
        ("I believe the dock is old.", "opinion: i believe"),
        ("The dock will be rebuilt soon.", "a prediction: will"),
        ("Who owns the dock at all?", "a question"),
        ("Nobody saw Ida Moreau there.", "a name: Ida Moreau"),
    ],
)
def test_each_cue_is_told_in_words(text: str, reason: str) -> None:
    assert reason in worth(text, BODY)[1]


def test_a_fact_with_a_figure_outweighs_an_opinion() -> None:
    fact, _ = worth("On May 7, 26 sailors were killed off Lowmouth.", BODY)
    opinion, _ = worth("I think we should love the sea.", BODY)
    assert fact > 0.9
    assert opinion == 0.0


def test_a_day_of_the_month_is_a_date_and_not_a_figure() -> None:
    assert not any("figure" in why for why in worth("They met on May 7.", BODY)[1])


def test_the_number_of_a_list_item_is_not_a_figure() -> None:
    assert not any("figure" in why for why in worth("1. The dock is shut.", BODY)[1])


@pytest.mark.parametrize(
    "kind", [SentenceKind.BOILERPLATE, SentenceKind.BYLINE, SentenceKind.DATELINE]
)
def test_what_is_not_the_articles_own_words_weighs_nothing(kind: SentenceKind) -> None:
    assert worth("26 sailors were killed.", kind) == (0.0, ())


@pytest.mark.parametrize(
    "kind", [SentenceKind.TITLE, SentenceKind.HEADING, SentenceKind.STANDFIRST]
)
def test_what_the_body_says_again_weighs_less_and_says_why(kind: SentenceKind) -> None:
    weight, reasons = worth("26 sailors killed off Lowmouth", kind)
    assert 0 < weight < worth("26 sailors killed off Lowmouth", BODY)[0]
    assert reasons[-1] == f"a {kind.value}, not body text"
