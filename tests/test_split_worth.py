import pytest

from claimtrack.model.article import SentenceKind
from claimtrack.model.claim import ClaimType
from claimtrack.split.cues import ANY_LANGUAGE, CUES, RULED
from claimtrack.split.split import split
from claimtrack.split.worth import suggests_legal, weigh

BODY = SentenceKind.BODY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The crane weighs 26 tonnes.", "a figure: 26"),
        ("Fares rose by 12 per cent.", "a figure: 12 per cent"),
        ("A nine-member board met.", "a figure: nine"),
        ("The crane cost $4 million.", "a quantity: $"),
        ("The board met on May 7.", "a date: May 7"),
        ("The board met on May 7th.", "a date: May 7th"),
        ("The storm came in 2016.", "a date: 2016"),
        ("He blamed the pilots for it.", "an accusation: blamed"),
        ("A sailor was killed at sea.", "harm: killed"),
        ("Fares are higher than in other ports.", "a comparison: higher than"),
        ("Traffic is at its lowest since the storm.", "a comparison: lowest since"),
        ("The fares rose again that winter.", "a change: rose"),
        ("The storm caused the damage.", "a cause: caused"),
        ("The court threw out the plan.", "a law or an act of state: court"),
        ("The wages of pilots are a secret.", "a public matter: wages"),
        ("The board has already closed the pier.", "an event: has already closed"),
        ("None of the pilots knew of it.", "a sweeping word: None"),
        ("I believe the dock is old.", "opinion: I believe"),
        ("I kept the dock for years.", "speaks of oneself: I"),
        ("The dock will be rebuilt soon.", "a prediction: will"),
        ("Thank you for the flowers, all.", "a courtesy: Thank you"),
        ("Who owns the dock at all?", "a question"),
        ("So the dock was simply ...", "broken off"),
        ("The old dock.", "a few words only"),
        ("The sign said “no landing” in red.", "a quotation"),
        ("Nobody saw Ida Moreau there.", "a name: Ida Moreau"),
    ],
)
def test_each_cue_is_told_in_words(text: str, reason: str) -> None:
    assert reason in weigh(text, BODY).reasons


def test_every_cue_has_a_round_weight_and_says_why_it_has_it() -> None:
    cues = (*CUES, *RULED)
    assert len({cue.name for cue in cues}) == len(cues)
    for cue in cues:
        assert cue.why
        assert cue.weight
        assert round(cue.weight, 1) == cue.weight


def test_no_word_belongs_to_two_cues() -> None:
    words = [word for cue in CUES for word in cue.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_fact_with_a_figure_outweighs_an_opinion() -> None:
    fact = weigh("On May 7, 26 sailors were killed off Lowmouth.", BODY)
    opinion = weigh("I think we should love the sea.", BODY)
    assert fact.weight > 0.9
    assert opinion.weight == 0.0


def test_of_two_strong_sentences_the_stronger_still_comes_first() -> None:
    strong = "On May 7, 26 sailors were killed off Lowmouth."
    assert weigh(strong, BODY).weight < weigh(f"{strong[:-1]}, the most since 2016.", BODY).weight


def test_a_day_of_the_month_is_a_date_and_not_a_figure() -> None:
    assert not any("figure" in why for why in weigh("They met on May 7.", BODY).reasons)


def test_the_month_of_may_is_no_prediction() -> None:
    assert not any("prediction" in why for why in weigh("They met on May 7.", BODY).reasons)


def test_the_number_of_a_list_item_is_not_a_figure() -> None:
    assert not any("figure" in why for why in weigh("1. The dock is shut.", BODY).reasons)


@pytest.mark.parametrize(
    "kind", [SentenceKind.BOILERPLATE, SentenceKind.BYLINE, SentenceKind.DATELINE]
)
def test_what_is_not_the_articles_own_words_weighs_nothing(kind: SentenceKind) -> None:
    told = weigh("26 sailors were killed.", kind)
    assert (told.weight, told.reasons, told.type) == (0.0, (), None)


@pytest.mark.parametrize(
    "kind",
    [SentenceKind.TITLE, SentenceKind.HEADING, SentenceKind.STANDFIRST, SentenceKind.PULL_QUOTE],
)
def test_what_the_body_says_again_weighs_less_and_says_why(kind: SentenceKind) -> None:
    told = weigh("26 sailors killed off Lowmouth", kind)
    assert 0 < told.weight < weigh("26 sailors killed off Lowmouth", BODY).weight
    assert told.reasons[-1] == f"a {kind.value}, not body text"


def test_an_accusation_suggests_the_legal_flag_and_nothing_else_does() -> None:
    assert suggests_legal(weigh("He blamed the pilots for it.", BODY).reasons)
    assert not suggests_legal(weigh("26 sailors were killed.", BODY).reasons)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The pier cost $4 million.", ClaimType.QUANTITY),
        ("The pier is the longest in the county.", ClaimType.COMPARISON),
        ("Fares fell again.", ClaimType.COMPARISON),
        ("Fares fell by 12 per cent.", ClaimType.QUANTITY),
        ("Parliament banned night landings.", ClaimType.LAW),
        ("The pier opened on Sunday.", ClaimType.EVENT),
        ("The pier will cost $4 million.", ClaimType.PREDICTION),
        ("I believe the pier is ugly.", ClaimType.OPINION),
        ("I kept a boat there as a boy.", ClaimType.PERSONAL),
        ("He spoke of an “unfair wind” that day.", ClaimType.QUOTE),
        ("Who paid the $4 million?", None),
        ("The pier is long.", None),
    ],
)
def test_the_type_of_a_claim_is_suggested_from_its_cues(text: str, kind: ClaimType | None) -> None:
    assert weigh(text, BODY).type is kind


def test_the_segments_of_a_page_carry_the_suggested_type() -> None:
    assert [one.type for one in split("The pier cost $4 million. It is long.")] == [
        ClaimType.QUANTITY,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "language", "reasons"),
    [
        ("बंदरगाह पर 26 नावें हैं।", "hi", ("a figure: 26",)),
        ("Der Hafen von Lowmouth kostet 26 Euro.", "de", ("a figure: 26",)),
        ("Le port de Lowmouth coûte 26 euros.", "fr", ("a figure: 26", "a name: Lowmouth")),
        ("Das Boot sank am 7. Mai 2016.", "de", ("a date: 7. Mai 2016",)),
        ("नाव 7 मई 2016 को डूबी।", "hi", ("a date: 7 मई 2016",)),
        ("彼は「港は閉まった」と言った。", "ja", ("a quotation",)),
        ("Das war alles gut most highest.", "de", ()),
    ],
)
def test_other_languages_get_the_cues_that_need_no_words_and_say_so(
    text: str, language: str, reasons: tuple[str, ...]
) -> None:
    told = weigh(text, BODY, language)
    note = f"figures, dates, names, quotations: no cues of words for {language}"
    assert told.reasons == (*reasons, note)
    assert told.type is None
    names = {cue.name for cue in ANY_LANGUAGE}
    assert {reason.partition(":")[0] for reason in reasons} <= names


def test_a_page_in_another_language_is_weighed_in_that_language() -> None:
    [segment] = split("Das war alles most highest.", language="de")
    assert segment.check_worthiness == 0.0
    assert segment.reasons[-1].endswith("for de")
