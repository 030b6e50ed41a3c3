import pytest

from claimtrack.split import split
from claimtrack.split.attribution import attribute, quotations
from claimtrack.split.sentences import sentences


def who(text: str, publisher: str | None = None) -> list[str | None]:
    spans = list(sentences(text, 0, len(text)))
    return [one.claimant if one else None for one in attribute(text, spans, publisher)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The dock is safe, according to the Harbour Board.", "the Harbour Board"),
        ("The Harbour Board has said that the dock is safe.", "The Harbour Board"),
        ('"The dock is safe," said Ida Moreau.', "Ida Moreau"),
        ('"The dock is safe," Mr Lind said.', "Mr Lind"),
        ("“The dock is safe,” Ms Moreau told reporters.", "Ms Moreau"),
        ("Ida Moreau, a pilot of long standing, said the dock was safe.", "Ida Moreau"),
        (
            "A spokesman for the Harbour Board said it was safe.",
            "A spokesman for the Harbour Board",
        ),
        ('Speaking on Monday, Ida Moreau described it as "safe".', "Ida Moreau"),
        ('But Ida Moreau warned: "It is not safe."', "Ida Moreau"),
    ],
)
def test_the_speaker_is_named_in_the_pages_own_words(text: str, claimant: str) -> None:
    assert who(text) == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "The dock is safe.",
        "The dock is said to be safe.",
        'The so-called "safe dock" opened.',
        "On Monday the board met in Lowmouth.",
    ],
)
def test_words_of_the_outlet_have_no_claimant(text: str) -> None:
    assert who(text) == [None]


def test_every_sentence_of_a_quotation_belongs_to_its_speaker_and_no_other_does() -> None:
    assert who('It rained. "It fell. We ran. Ida Moreau said no," Mr Lind said. It dried.') == [
        None,
        "Mr Lind",
        "Mr Lind",
        "Mr Lind",
        None,
    ]


def test_a_pronoun_stands_for_the_person_last_named_as_speaking() -> None:
    assert who(
        'Ida Moreau said it fell. The Board said no. "We ran," she added. They said so.'
    ) == [
        "Ida Moreau",
        "The Board",
        "Ida Moreau",
        None,
    ]


def test_a_pronoun_nobody_was_named_for_names_nobody() -> None:
    assert who('"We ran," she added.') == [None]


def test_a_person_named_in_the_paragraph_before_is_remembered() -> None:
    page = 'Mr Lind said it fell.\n\nThe rain went on.\n\n"We ran," he added.'
    assert [one.claimant for one in split(page)] == ["Mr Lind", None, "Mr Lind"]


def test_what_the_outlet_says_of_itself_has_no_claimant() -> None:
    text = '"It fell," the Harbour Courier reported.'
    assert who(text) == ["the Harbour Courier"]
    assert who(text, publisher="The Harbour Courier") == [None]


def test_the_cue_is_shown_with_the_name() -> None:
    text = '"It fell," Mr Lind said.'
    [found] = attribute(text, [(0, len(text))])
    assert found is not None
    assert found.cue == "Mr Lind said"


def test_quotations_end_with_the_mark_that_fits_and_an_open_one_with_its_paragraph() -> None:
    text = '“a "b" c” d "e'
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == [
        '“a "b" c”',
        '"e',
    ]
