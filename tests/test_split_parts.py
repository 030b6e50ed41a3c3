"""What a page is made of: told by its format, or read off its lines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.article import Passage, SentenceKind
from claimtrack.split.boilerplate import RULES
from claimtrack.split.split import split

BODY, TITLE, HEADING = SentenceKind.BODY, SentenceKind.TITLE, SentenceKind.HEADING
STAMP, PULLED, BYLINE = SentenceKind.TIME_STAMP, SentenceKind.PULL_QUOTE, SentenceKind.BYLINE


def kinds(text: str) -> list[tuple[SentenceKind, str]]:
    return [(segment.kind, segment.text) for segment in split(text)]


def passages(text: str, *parts: tuple[str, SentenceKind]) -> tuple[Passage, ...]:
    return tuple(
        Passage(text.index(words), text.index(words) + len(words), kind) for words, kind in parts
    )


PAGE = "Dock reopens\n\nThe dock is open. Boats land.\n\nWhat it cost\n\nIt cost 4 million."
TOLD = passages(
    PAGE,
    ("Dock reopens", TITLE),
    ("The dock is open. Boats land.", BODY),
    ("What it cost", HEADING),
    ("It cost 4 million.", BODY),
)


def test_passages_give_the_kinds_and_only_running_text_is_cut() -> None:
    assert [(one.kind, one.text) for one in split(PAGE, passages=TOLD)] == [
        (TITLE, "Dock reopens"),
        (BODY, "The dock is open."),
        (BODY, "Boats land."),
        (HEADING, "What it cost"),
        (BODY, "It cost 4 million."),
    ]


def test_what_a_format_leaves_out_of_its_passages_is_body_text() -> None:
    found = split(PAGE, passages=TOLD[:1] + TOLD[3:])
    assert [one.text for one in found if one.kind is BODY] == [
        "The dock is open.",
        "Boats land.",
        "What it cost",
        "It cost 4 million.",
    ]


def test_a_passage_says_where_its_sentences_stand() -> None:
    text = "One boat left. Two stayed."
    found = split(text, passages=[Passage(0, len(text), BODY, locator="page 3")])
    assert [(one.text, one.locator) for one in found] == [
        ("One boat left.", "page 3"),
        ("Two stayed.", "page 3"),
    ]


def test_the_speaker_of_a_passage_is_the_suggested_claimant_whomever_it_quotes() -> None:
    text = 'The mayor said no. "We ran," she added.'
    found = split(text, passages=[Passage(0, len(text), BODY, "00:01:12", "Mr Lind")])
    assert [(one.claimant, one.cue) for one in found] == [("Mr Lind", "speaker: Mr Lind")] * 2


def test_no_boilerplate_rule_is_asked_where_the_format_tells_the_make_up() -> None:
    text = "Advertisement\n\nThe dock is open."
    told = passages(text, ("Advertisement", BODY), ("The dock is open.", BODY))
    assert [one.kind for one in split(text, passages=told)] == [BODY, BODY]
    assert split(text)[0].kind is SentenceKind.BOILERPLATE


def test_a_dateline_is_cut_off_the_first_passage_of_running_text_only() -> None:
    text = "LOWMOUTH (AP) — The dock is open.\n\nBRINE — It sells salt."
    told = passages(text, (text[:33], BODY), (text[35:], BODY))
    assert [(one.kind, one.text) for one in split(text, passages=told)] == [
        (SentenceKind.DATELINE, "LOWMOUTH (AP) —"),
        (BODY, "The dock is open."),
        (BODY, "BRINE — It sells salt."),
    ]


@st.composite
def any_passages(draw: st.DrawFn, length: int) -> list[Passage]:
    marks = sorted(draw(st.lists(st.integers(0, length + 3), max_size=8)))
    made = st.sampled_from(list(SentenceKind))
    return [Passage(a, b, draw(made)) for a, b in zip(marks[::2], marks[1::2], strict=False)]


@given(st.data(), st.text(alphabet='Aa1 .\n"-#\u200b', max_size=60))
def test_whatever_the_passages_no_visible_character_is_lost(data: st.DataObject, text: str) -> None:
    found = split(text, passages=data.draw(any_passages(len(text))))
    last, outside = 0, ""
    for one in found:
        assert last <= one.start < one.end
        assert text[one.start : one.end] == one.text
        outside += text[last : one.start]
        last = one.end
    outside += text[last:]
    assert not outside.strip(" \n\u200b#-")


def test_the_time_stamps_of_a_live_blog_say_when_what_follows_was_written() -> None:
    text = "The storm: live\n\n10:42 GMT\n\nThe gate is shut. Boats wait.\n\n10.58am\n\nIt opened."
    assert [(one.kind, one.text, one.locator) for one in split(text)] == [
        (TITLE, "The storm: live", None),
        (STAMP, "10:42 GMT", None),
        (BODY, "The gate is shut.", "10:42 GMT"),
        (BODY, "Boats wait.", "10:42 GMT"),
        (STAMP, "10.58am", "10:42 GMT"),
        (BODY, "It opened.", "10.58am"),
    ]


def test_stamps_in_front_of_entries_are_cut_off_where_there_are_several() -> None:
    text = "The storm: live\n\n10:42 – The gate is shut.\n\n[10:58] It opened."
    assert [(one.kind, one.text) for one in split(text)][1:] == [
        (STAMP, "10:42 –"),
        (BODY, "The gate is shut."),
        (STAMP, "[10:58]"),
        (BODY, "It opened."),
    ]


def test_a_paragraph_that_begins_with_a_time_is_no_live_blog() -> None:
    text = "Dock reopens\n\n10:42 GMT: The last boat left.\n\nNobody waved."
    assert kinds(text)[1] == (BODY, "10:42 GMT: The last boat left.")


def test_a_pull_quote_says_again_what_a_paragraph_says() -> None:
    quote = "“We counted every plank of it twice that winter”"
    text = f"Dock reopens\n\nIt rained.\n\n{quote}\n\n{quote[:-1]},” Mr Lind said. It dried.\n"
    assert kinds(text)[2] == (PULLED, quote)
    assert (PULLED, quote) not in kinds(text.replace("every plank of it twice", "no plank", 1))


def test_who_reported_and_edited_a_story_is_no_part_of_it() -> None:
    line = "(Reporting by Ida Moreau; Editing by Harald Lind)"
    assert kinds(f"Dock reopens\n\nThe dock is open.\n\n{line}\n")[-1] == (BYLINE, line)


def test_a_transcript_in_plain_text_is_read_by_its_labels() -> None:
    text = (
        "MR LIND: The crane fell. Two men ran.\n\nMS MOREAU: Who saw it?\n\n"
        "MR LIND (by phone): I did.\n\nIt was noon."
    )
    assert [(one.text, one.claimant) for one in split(text)] == [
        ("MR LIND: The crane fell.", "MR LIND"),
        ("Two men ran.", "MR LIND"),
        ("MS MOREAU: Who saw it?", "MS MOREAU"),
        ("MR LIND (by phone): I did.", "MR LIND"),
        ("It was noon.", "MR LIND"),
    ]


def test_a_few_lines_with_colons_are_no_transcript() -> None:
    text = "Dock reopens\n\nCost: it was high.\n\nLength: it is long.\n\nFares: they are up."
    assert {one.claimant for one in split(text)} == {None}


WRAPPED = [
    (
        "The ferry dock at Lowmouth, which the storm of\n2016 had broken, opened on Monday. Its\n"
        "reconstruction-and-extension cost the\nboard a lot."
    ),
    (
        "बंदरगाह नौ साल तक बंद रहने के बाद सोमवार को फिर\n"
        "खुल गया और पहली नाव दोपहर में निकली तथा शाम\nतक लौट आई"
    ),
]


@pytest.mark.parametrize("text", WRAPPED)
def test_lines_wrapped_at_one_width_are_one_paragraph(text: str) -> None:
    found = split(f"Dock reopens\n\n{text}\n")[1:]
    assert found[-1].end - found[0].start >= len(text) - 2
    assert any("\n" in one.text for one in found)
    assert all(one.kind is BODY for one in found)


def test_short_lines_under_each_other_are_not_joined() -> None:
    text = "Dock reopens\n\nThe pier is new this year\nThe crane is old as ever\nThe gate is shut."
    assert [words for _, words in kinds(text)][1:] == text.split("\n")[2:]


@pytest.mark.parametrize(
    "unit", ["10:42\n\n", "“quoted words of a person here, long”\n\n", "A: b\n"]
)
def test_a_page_of_one_trap_takes_time_in_step_with_its_length(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    began = time.process_time()
    split(text)
    assert time.process_time() - began < 2.5


def test_every_boilerplate_rule_has_its_own_name() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
