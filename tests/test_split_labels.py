"""Labels: nobody's words are given to another speaker, in any format."""

from __future__ import annotations

import pytest

from claimtrack.split.split import split
from tests.transcripts import FORMATS, Transcript, heard, transcripts

TRANSCRIPTS = transcripts()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=[one.style for one in TRANSCRIPTS])
def test_the_words_of_a_transcript_are_in_the_right_mouth(
    transcript: Transcript, form: str
) -> None:
    counts, trouble = heard(transcript, form)
    assert not counts["wrong"], trouble
    assert not counts["lost"]
    assert counts["right"] >= 0.95 * (counts["right"] + counts["none"]), trouble


def speakers(*paragraphs: str) -> list[str | None]:
    return [one.claimant for one in split("\n\n".join(("The port in June", *paragraphs)))][1:]


def test_a_short_label_is_the_one_person_of_that_name() -> None:
    assert speakers(
        "ANN LIND, KTV ANCHOR: It fell by 9 percent.",
        "LIND: By a tenth.",
        "BEN LIND, DOCKER: It rose by 3 percent.",
        "LIND: It is one of us.",
        "A. LIND: I say a tenth.",
    ) == ["ANN LIND", "ANN LIND", "BEN LIND", None, "ANN LIND"]


def test_a_title_tells_two_people_of_one_name_apart() -> None:
    assert speakers(
        "Mr Lind: It fell.", "Ms Lind: It rose.", "Mr Lind: By 9 percent.", "Ms Lind: By 3."
    ) == ["Mr Lind", "Ms Lind", "Mr Lind", "Ms Lind"]


def test_an_office_is_not_part_of_another() -> None:
    assert speakers(
        "THE VICE PRESIDENT: It fell by 9 percent.",
        "THE PRESIDENT: It rose.",
        "PRESIDENT: It did.",
        "THE VICE PRESIDENT: It fell.",
    ) == ["THE VICE PRESIDENT", "THE PRESIDENT", "PRESIDENT", "THE VICE PRESIDENT"]


def test_a_label_of_nobody_ends_the_turn_before_it() -> None:
    assert speakers(
        "ANN LIND: It fell by 9 percent.",
        "BEN ORR: It did.",
        "BREAKING NEWS: THE PORT IS SHUT",
        "It will stay so for 9 days.",
        "ANN LIND: I hear that the port is shut.",
        "CNB: 31 cranes were shut down, too.",
        "And 12 ships.",
    ) == ["ANN LIND", "BEN ORR", None, None, "ANN LIND", None, None]


def test_labels_within_a_paragraph_begin_a_turn() -> None:
    text = "ANN LIND: It fell. By how much? BEN ORR, KTV: By 9 percent. LIND: Thank you."
    assert [(one.text, one.claimant) for one in split(text)] == [
        ("ANN LIND: It fell.", "ANN LIND"),
        ("By how much?", "ANN LIND"),
        ("BEN ORR, KTV: By 9 percent.", "BEN ORR"),
        ("LIND: Thank you.", "ANN LIND"),
    ]


def test_a_time_in_a_label_is_where_its_words_are() -> None:
    page = split("Ann Lind (00:05): It fell.\n\nBen Orr (01:09): It did.\n\nAnn Lind (01:30): Yes.")
    assert [one.locator for one in page] == ["00:05", "01:09", "01:30"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Claim: The port is shut.", "Fact: It is open.", "Claim: It fell.", "Fact: It stands."),
        ("Pros: It is cheap.", "Cons: It is old.", "Pros: It is near.", "Cons: It is loud."),
        ("Step 1: Open it.", "Step 2: Shut it.", "Step 2: Lock it."),
    ],
)
def test_lists_with_headings_are_no_transcript(paragraphs: tuple[str, ...]) -> None:
    assert set(speakers(*paragraphs)) == {None}


def test_the_entries_of_a_live_blog_are_nobodys_words() -> None:
    assert (
        speakers(
            "10:42 Storm Warning",
            "The port closed.",
            "10:50 Harbour Closed",
            "Nobody came.",
            "11:02 STORM PASSES",
            "It sank at 9.",
        )
        == [None] * 9
    )
