"""The words that cannot stand alone, and where a sentence could be taken apart."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.split.compound import parts
from claimtrack.split.sentences import sentences
from claimtrack.split.standalone import Kind, dependent

DAY = "2025-06-04"


def marked(
    text: str, day: str | None = DAY, speaker: str | None = None
) -> list[tuple[str, str | None]]:
    """The marked words of the last sentence of a text, with what is suggested."""
    *before, last = sentences(text, 0, len(text))
    found = dependent(text, last, before, day, speaker)
    for one in found:
        assert text[one.start : one.end] == one.word
        assert one.why
    return [(one.word, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Harald Lind met the board. He left at noon.", [("He", "Harald Lind")]),
        ("Mr Lind met Ms Moreau. She left at noon.", [("She", "Ms Moreau")]),
        ("Harald Lind came. Mr Lind sat down. He left.", [("He", "Harald Lind")]),
        ("Norway built a pier. It cost 4 million crowns.", [("It", "Norway")]),
        (
            "The Norse delegation, led by Mr Lind, left. It met pilots.",
            [("It", "The Norse delegation")],
        ),
        ("The crane fell. They ran.", [("They", None)]),
        ("A storm came. This broke the pier.", [("This", None)]),
        ("“We ran,” said Mr Lind.", [("We", None)]),
    ],
)
def test_a_pronoun_is_marked_with_the_nearest_name_that_fits(
    text: str, wanted: list[tuple[str, str | None]]
) -> None:
    assert marked(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lind said he would pay.",
        "The sailor sold her boat.",
        "The pilots lost their jobs.",
        "Norway remains on its own.",
        "The shop raised its fares.",
        "Speaking after his return, Harald Lind praised the pilots.",
        "It is clear that the pier was sold.",
        "It rained.",
        "There are 26 boats.",
        "The country of Norway has 26 piers.",
        "A delegation came to Brine and the delegation stayed.",
        "The minister Ida Moreau opened the pier.",
        "The pier opened on 3 May 2016.",
    ],
)
def test_what_a_sentence_explains_itself_is_not_marked(text: str) -> None:
    assert marked(f"Norway met Sweden. {text}") == []


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("yesterday", "3 June 2025"),
        ("today", "4 June 2025"),
        ("tomorrow", "5 June 2025"),
        ("on Monday", "2 June 2025"),
        ("on Wednesday", "4 June 2025"),
        ("next Wednesday", "11 June 2025"),
        ("next Friday", "6 June 2025"),
        ("last Wednesday", "28 May 2025"),
        ("this year", "2025"),
        ("last year", "2024"),
        ("this month", "June 2025"),
        ("last week", "the week of 26 May 2025"),
        ("this decade", "the 2020s"),
        ("by Friday", "6 June 2025"),
        ("three years ago", "2022"),
        ("a month ago", "May 2025"),
        ("10 days ago", "25 May 2025"),
        ("currently", "as of 4 June 2025"),
        ("May 7", "7 May 2025"),
        ("28 December", "28 December 2024"),
    ],
)
def test_a_time_is_counted_from_the_day_of_publication(word: str, means: str) -> None:
    [(found, suggestion)] = marked(f"The pier was full {word}.")
    assert (found.removeprefix("on "), suggestion) == (word.removeprefix("on "), means)


@pytest.mark.parametrize(
    ("day", "year", "yesterday"),
    [("2025", "2025", None), ("2025-06", "2025", None), (None, None, None), ("soon", None, None)],
)
def test_a_partial_date_of_publication_says_what_it_can(
    day: str | None, year: str | None, yesterday: str | None
) -> None:
    assert marked("The pier was full this year.", day) == [("this year", year)]
    assert marked("The pier was full yesterday.", day) == [("yesterday", yesterday)]
    assert marked("The pier was full on May 7.", day) == [("May 7", None)]


def test_a_weekday_in_what_will_be_lies_ahead() -> None:
    assert marked("Norway will meet Brine on Tuesday.") == [("on Tuesday", "10 June 2025")]
    assert marked("Norway met Brine on Tuesday.") == [("on Tuesday", "3 June 2025")]


def test_a_surname_given_in_full_earlier_explains_a_pronoun() -> None:
    assert marked("Harald Lind came. Lind said that he was late.") == [("Lind", "Harald Lind")]


def test_a_day_that_is_not_every_year_does_no_harm() -> None:
    assert marked("It was Leap Pier's feast on February 29.")[-1][0] == "February 29"


def test_a_phrase_is_marked_with_the_nearest_fuller_one() -> None:
    assert marked("A nine-member Norse delegation came. The delegation left.") == [
        ("The delegation", "A nine-member Norse delegation")
    ]
    assert marked("He went to Norway. The country has 26 piers.") == [("The country", "Norway")]
    assert marked("It rained. The company paid.") == [("The company", None)]


def test_a_short_name_is_marked_with_the_full_one() -> None:
    text = (
        "Foreign Minister Ida Moreau spoke. The Line of Control (LoC) is long. Moreau saw the LoC."
    )
    assert marked(text) == [
        ("Moreau", "Foreign Minister Ida Moreau"),
        ("LoC", "Line of Control (LoC)"),
    ]


def test_a_word_that_joins_can_be_left_out() -> None:
    assert marked("It rained. Secondly, Norway paid.") == [("Secondly, ", "")]
    assert marked("It rained. However, Norway paid.") == [("However, ", "")]


def test_whoever_speaks_is_suggested_for_i() -> None:
    assert marked("“I ran,” said Mr Lind.", speaker="Mr Lind") == [("I", "Mr Lind")]


def test_every_mark_has_a_kind() -> None:
    text = "It rained. But he was here yesterday with the company."
    *before, last = sentences(text, 0, len(text))
    kinds = [one.kind for one in dependent(text, last, before, DAY)]
    assert kinds == [Kind.LINK, Kind.PRONOUN, Kind.PLACE, Kind.TIME, Kind.PHRASE]


PIECES = ["He ", "the country ", "Mr Lind ", "yesterday ", "LoC ", "(", ")", ". ", ", ", "it", "“"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_marks_lie_in_the_sentence_and_do_not_overlap(text: str) -> None:
    spans = list(sentences(text, 0, len(text)))
    for place, span in enumerate(spans):
        last = span[0]
        for one in dependent(text, span, spans[:place], DAY):
            assert last <= one.start < one.end <= span[1]
            assert text[one.start : one.end] == one.word
            last = one.end


def taken_apart(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in parts(sentence)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The pier sank and the crew swam.", ["The pier sank", "the crew swam."]),
        (
            "Mr Lind said it was safe, adding that it would be checked.",
            ["Mr Lind said it was safe", "it would be checked."],
        ),
        (
            "Ida Moreau agreed with him, adding, “Over 14 days we met.",
            ["Ida Moreau agreed with him", "“Over 14 days we met."],
        ),
        (
            "The board met on Monday, but no pilot was asked.",
            ["The board met on Monday", "no pilot was asked."],
        ),
        ("Fares rose in May, while wages fell again.", ["Fares rose in May", "wages fell again."]),
        (
            "Fares rose by half; the number of boats fell.",
            ["Fares rose by half", "the number of boats fell."],
        ),
        (
            "The attacks were stopped, with Norway holding the strait.",
            ["The attacks were stopped", "Norway holding the strait."],
        ),
        (
            "The dock, shut since a storm in 2016, takes passengers again.",
            ["The dock, shut since a storm in 2016", "takes passengers again."],
        ),
        (
            "Norway sent help following the April 22 flood in Brine.",
            ["Norway sent help", "the April 22 flood in Brine."],
        ),
    ],
)
def test_a_sentence_that_says_several_things_is_offered_in_parts(
    sentence: str, wanted: list[str]
) -> None:
    assert taken_apart(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "She bought apples, pears and plums.",
        "He said the pier and the crane were old.",
        "It was broken by the storm, the flood and the fire caused by them.",
        "The pier looks better, and comes with a crane.",
        "The crane was late because the ship was late.",
        "The delegation, led by Mr Lind, carried out its mission.",
        "Norway, Brine and other towns, big and small, paid.",
    ],
)
def test_a_sentence_that_says_one_thing_is_left_whole(sentence: str) -> None:
    assert parts(sentence) == ()


@given(st.lists(st.sampled_from([*PIECES, " and ", "; ", ", but "]), max_size=30).map("".join))
def test_parts_lie_in_the_sentence_in_order_from_its_first_to_its_last_word(sentence: str) -> None:
    found = parts(sentence)
    if found:
        assert found[0][0] == 0
        assert found[-1][1] == len(sentence)
    for (_, left), (right, _) in pairwise(found):
        assert left < right


@pytest.mark.parametrize("unit", ["Aa ", "the ", "it was ", ", and he ran", "Mr Lind (LoC) "])
@pytest.mark.parametrize("length", [1900, 100_000])
def test_a_long_sentence_does_no_harm(unit: str, length: int) -> None:
    text = (unit * length)[:length]
    began = time.process_time()
    dependent(text, (0, len(text)), [(0, len(text))], DAY)
    parts(text)
    assert time.process_time() - began < 3
