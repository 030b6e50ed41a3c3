import pytest

from claimtrack.split.attribution import attribute, quotations
from claimtrack.split.sentences import sentences
from claimtrack.split.split import split


def who(text: str, publisher: str | None = None) -> list[str | None]:
    spans = list(sentences(text, 0, len(text)))
    found, _ = attribute(text, spans, publisher)
    return [one.claimant if one else None for one in found]


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
        ("Foreign Minister Ida Moreau said it was safe.", "Foreign Minister Ida Moreau"),
        ("The dock is safe, foreign minister Ida Moreau said.", "foreign minister Ida Moreau"),
        ("President J. K. Osei of Lowmouth said it fell.", "President J. K. Osei of Lowmouth"),
        ("In a statement, the ministry said the pier had sunk.", "the ministry"),
        ("On Monday Ida Moreau said it fell.", "Ida Moreau"),
        ("Lind, 54, said he had seen it.", "Lind"),
        ("But Mr Lind, whose boat sank, says it is.", "Mr Lind"),
        ('"It is safe," said the mayor.', "the mayor"),
        ("Two men were hurt, officials said.", "officials"),
        ("Two men were hurt, police in Lowmouth said.", "police in Lowmouth"),
        ("Critics of the plan say it will fail.", "Critics of the plan"),
        ("Data from the Harbour Board show fares rose.", "the Harbour Board"),
        ("The Harbour Board report said fares rose.", "Harbour Board"),
        ("Fares rose, according to a report by the Harbour Board.", "the Harbour Board"),
        ("Fares rose, according to Reuters calculations.", "Reuters"),
        ("Fares rose, according to the mayor's office.", "the mayor's office"),
        (
            "Fares rose, according to Tarnmoor police chief Ida Moreau.",
            "Tarnmoor police chief Ida Moreau",
        ),
        ("Salt is bad, say the researchers, and they rest.", "the researchers"),
        ("Salt is bad, said the officials, who left.", "the officials"),
        ("Brine Power officials said that salt is bad.", "Brine Power officials"),
        ("Two senior health officials said salt is bad.", "Two senior health officials"),
        ("Sources close to the minister said salt is bad.", "Sources close to the minister"),
        ("Lind's lawyer said salt is bad.", "Lind's lawyer"),
        ("A spokesperson for Brine Ltd. said salt is bad.", "A spokesperson for Brine Ltd."),
        ('"It fell," grumbled Ida Moreau, sitting on a bench.', "Ida Moreau"),
        ('"It fell," sighed the harbour master, with a cough.', "the harbour master"),
        ('"It fell," the old docker muttered.', "the old docker"),
        ('"It fell," whispered a neighbour who stood by.', "a neighbour"),
        ('"It fell," cried 12-year-old Tim Lind.', "Tim Lind"),
        ('"It fell," said the leader of the council.', "the leader of the council"),
        (
            '"It fell," said Brine Power spokeswoman Ida Moreau.',
            "Brine Power spokeswoman Ida Moreau",
        ),
        ('It was quiet; then Ida Moreau said in a low tone, "It fell."', "Ida Moreau"),
        ("The wall was described by Ida Moreau as “a ruin”.", "Ida Moreau"),
        ("The minister was quoted as saying that the pier is safe.", "The minister"),
        ("In the words of Ida Moreau, the pier is a ruin.", "Ida Moreau"),
        ("Mr Lind's claim that the pier is safe was not tested.", "Mr Lind"),
        ("The pier is old and, as Mr Lind noted, ugly.", "Mr Lind"),
        ("Mr Lind accused the board of theft.", "Mr Lind"),
        ("Ida Moreau: “We ran.”", "Ida Moreau"),
        ("Minister Ida Moreau defended it, saying the Board was clear.", "Minister Ida Moreau"),
        ("“It fell,” Ida Moreau, head of salt at Brine, Lind & Co., said.", "Ida Moreau"),
        ("Ida Moreau, Senior Vice President of Salt for Brine, Inc., says: “No.”", "Ida Moreau"),
        ("“It fell,’’ Harald Lind, chief of the yard, told the Courier.", "Harald Lind"),
        ("Two men ran, according to a local police source.", "a local police source"),
        ("A person familiar with the matter said it fell.", "A person familiar with the matter"),
        ("The suspect said it fell.", "The suspect"),
        ("It fell, according to a group of pilots.", "a group of pilots"),
        ("Plague is “always fatal”, says WHO.", "WHO"),
        ("The plan was announced by Brine in March as “a start”.", "Brine"),
    ],
)
def test_the_speaker_is_named_in_the_pages_own_words(text: str, claimant: str) -> None:
    assert who(text) == [claimant]


@pytest.mark.parametrize(
    "text",
    [
        "The dock is safe.",
        "The dock is said to be safe.",
        "The board was accused of theft.",
        "Lind, a stolid man, is accused by critics of theft.",
        "Ida Moreau added to her collection of boats.",
        "Some 70 per cent of Americans say it was safe.",
        "It is like another plan announced by Brine in March.",
        "Nobody said a word.",
        "It said it would pay.",
        "The sign said “no landing” in red.",
        'The so-called "safe dock" opened.',
        "On Monday the board met in Lowmouth.",
        "A study published in the journal Brine found that salt is bad.",
        "According to figures released on Monday, fares rose.",
        "The boat was late, according to schedule.",
        "It is banned, according to US law.",
        "The deal took weeks, he said according to a transcript reviewed by the Tarnmoor Gazette.",
        "Some states may report fewer boats in May.",
        "The claims, however, are empty in 3 of 4 tests.",
        "All told, 40 boats sank.",
        "Others said it was safe.",
        "One in five people said it was safe.",
        "The club offers films and TV shows that cost 7 dollars.",
        'The board offered "free" boats.',
        '"No landing," added the sign.',
        "Exit polls suggest that the board won.",
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


def test_a_pronoun_stands_for_the_speaker_whom_the_sentence_before_names() -> None:
    assert who("Ida Moreau said it fell. It was old, she added. They said so.") == [
        "Ida Moreau",
        "Ida Moreau",
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We ran," she added.',
        'Ida Moreau said it fell. The Board said no. "We ran," she added.',
        'Ida Moreau said it fell. It rained. "We ran," she added.',
        'Ida Moreau was there. "We ran," she added.',
    ],
)
def test_a_pronoun_is_left_open_where_the_sentence_before_names_no_speaker(text: str) -> None:
    assert who(text)[-1] is None


def test_a_pronoun_after_a_long_quotation_looks_at_the_sentence_before_the_quotation() -> None:
    assert who('Mr Lind said it fell. "We ran. We hid. We swam," he added.') == ["Mr Lind"] * 4


def test_a_quotation_without_a_name_belongs_to_the_speaker_right_before_it() -> None:
    assert who("Mr Lind said it fell. “We ran. Nobody was hurt.” The board is silent.") == [
        "Mr Lind",
        "Mr Lind",
        "Mr Lind",
        None,
    ]


def test_the_next_paragraph_knows_whom_the_last_sentence_named() -> None:
    page = 'Dock falls\n\nMr Lind said it fell.\n\n"We ran," he added.\n\nIt rained.\n\nHe said so.'
    assert [one.claimant for one in split(page)][1:] == ["Mr Lind", "Mr Lind", None, None]


def test_a_heading_ends_what_a_pronoun_can_stand_for() -> None:
    page = 'Mr Lind said it fell.\n\n# The storm\n\n"We ran," he added.'
    assert [one.claimant for one in split(page)] == ["Mr Lind", None, None]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    page = "Mr Lind said: “We ran.\n\n“Nobody was hurt. It rained.”\n\n“It dried.”"
    assert [one.claimant for one in split(page)] == ["Mr Lind", "Mr Lind", "Mr Lind", None]


def test_what_the_outlet_says_of_itself_has_no_claimant() -> None:
    text = '"It fell," the Harbour Courier reported.'
    assert who(text) == ["the Harbour Courier"]
    assert who(text, publisher="The Harbour Courier") == [None]


def test_the_cue_is_shown_with_the_name() -> None:
    text = '"It fell," Mr Lind said.'
    [found], _ = attribute(text, [(0, len(text))])
    assert found is not None
    assert found.cue == "Mr Lind said"


def test_quotations_end_with_the_mark_that_fits_and_an_open_one_with_its_paragraph() -> None:
    text = '“a "b" c” d "e'
    found = [(text[start:end], closed) for start, end, closed in quotations(text, 0, len(text))]
    assert found == [('“a "b" c”', True), ('"e', False)]


@pytest.mark.parametrize(
    "text",
    ["What the union says about it.", "How experts say it works.", "This is what Lind said."],
)
def test_nobody_is_named_where_the_words_do_not_tell_what_was_said(text: str) -> None:
    assert not split(text)[0].claimant
