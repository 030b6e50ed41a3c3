import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.article import Segment, SentenceKind
from claimtrack.split.lines import BLANKS, MARKERS
from claimtrack.split.split import split

PAGE = """\
Advertisement

Old Ferry Dock Reopens After Nine Years

The dock at Lowmouth, shut since a storm in 2016, takes passengers again.

Old Ferry Dock Reopens After Nine Years
Crews finished the new pier in May.
File photo: the pier before the storm
Lowmouth:

The dock at Lowmouth, shut since a storm in 2016, takes passengers again, three times a day. \
Fares are up 12 per cent, according to the Harbour Board, and "may rise" once more.

What It Cost

- Repairs came to 4.2 million crowns.
- The U.S. maker Brine Inc. paid for the crane.

"We counted every plank. Not one was sound. It cost us three winters," Mr Lind said.

Ida Moreau of the Ferry Union added: "Our members lost 40 jobs. Nobody asked us."
\u00a0

Get the latest news and updates from Lowmouth on our site
Follow us:
Download the Courier app
"""

BODY, TITLE, STANDFIRST = SentenceKind.BODY, SentenceKind.TITLE, SentenceKind.STANDFIRST
BOILERPLATE, HEADING = SentenceKind.BOILERPLATE, SentenceKind.HEADING
LIND, MOREAU = "Mr Lind", "Ida Moreau of the Ferry Union"

EXPECTED: list[tuple[SentenceKind, str, str | None]] = [
    (BOILERPLATE, "Advertisement", None),
    (TITLE, "Old Ferry Dock Reopens After Nine Years", None),
    (STANDFIRST, "The dock at Lowmouth, shut since a storm in 2016, takes passengers again.", None),
    (TITLE, "Old Ferry Dock Reopens After Nine Years", None),
    (STANDFIRST, "Crews finished the new pier in May.", None),
    (SentenceKind.CAPTION, "File photo: the pier before the storm", None),
    (SentenceKind.DATELINE, "Lowmouth:", None),
    (
        BODY,
        (
            "The dock at Lowmouth, shut since a storm in 2016, takes passengers again,"
            " three times a day."
        ),
        None,
    ),
    (
        BODY,
        'Fares are up 12 per cent, according to the Harbour Board, and "may rise" once more.',
        "the Harbour Board",
    ),
    (HEADING, "What It Cost", None),
    (BODY, "Repairs came to 4.2 million crowns.", None),
    (BODY, "The U.S. maker Brine Inc. paid for the crane.", None),
    (BODY, '"We counted every plank.', LIND),
    (BODY, "Not one was sound.", LIND),
    (BODY, 'It cost us three winters," Mr Lind said.', LIND),
    (BODY, 'Ida Moreau of the Ferry Union added: "Our members lost 40 jobs.', MOREAU),
    (BODY, 'Nobody asked us."', MOREAU),
    (BOILERPLATE, "Get the latest news and updates from Lowmouth on our site", None),
    (BOILERPLATE, "Follow us:", None),
    (BOILERPLATE, "Download the Courier app", None),
]


def kinds(text: str, title: str = "") -> list[tuple[SentenceKind, str]]:
    return [(segment.kind, segment.text) for segment in split(text, title=title)]


def test_a_page_with_every_trap_is_cut_exactly() -> None:
    assert [(one.kind, one.text, one.claimant) for one in split(PAGE)] == EXPECTED


def test_every_piece_of_boilerplate_names_the_rule_that_caught_it() -> None:
    rules = [one.rule for one in split(PAGE) if one.kind is BOILERPLATE]
    assert rules == ["advertisement", "latest news", "follow us", "app"]
    assert all(one.rule is None for one in split(PAGE) if one.kind is not BOILERPLATE)


def assert_lawful(text: str, segments: tuple[Segment, ...]) -> None:
    outside, last = [], 0
    for one in segments:
        assert last <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert one.text.strip(BLANKS).strip()
        assert 0.0 <= one.check_worthiness <= 1.0
        assert (one.claimant is None) == (one.cue is None)
        outside.append(text[last : one.start])
        last = one.end
    outside.append(text[last:])
    for character in "".join(outside):
        assert character.isspace() or character in BLANKS or character in MARKERS


@given(st.text(max_size=200))
def test_no_visible_character_of_any_text_is_lost(text: str) -> None:
    assert_lawful(text, split(text))


PIECES = [
    *("\n", "\n\n", " ", ". ", "# ", "- ", "> ", '"', "“", "”", "?", "…", ":", "---", "1. "),
    *("Mr Lind", "said", "according to", "By Ida Moreau", "LOWMOUTH (AP) — ", "Read more:"),
    *("the pier", "Advertisement", "\u200b", "\u00a0", "\r", "Photo: AP", "।", "12 per cent"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(PIECES))
def test_no_visible_character_of_a_page_made_of_traps_is_lost(text: str, title: str) -> None:
    assert_lawful(text, split(text, title=title, publisher="the pier"))


def test_splitting_again_gives_the_same() -> None:
    assert split(PAGE) == split(PAGE)


@pytest.mark.parametrize("text", ["", " \n\n\t", "\u200b", "---\n***\n"])
def test_a_text_without_words_has_no_segments(text: str) -> None:
    assert split(text) == ()


def test_a_lone_statement_is_body_and_not_a_title() -> None:
    assert kinds("The dock cost 4 million crowns", "The dock cost 4 million crowns") == [
        (BODY, "The dock cost 4 million crowns")
    ]


def test_a_sentence_that_ends_is_no_title_even_where_intake_called_it_one() -> None:
    text = "The dock cost 4 million.\n\nThe crane cost 2 million."
    assert [kind for kind, _ in kinds(text, "The dock cost 4 million.")] == [BODY, BODY]


def test_a_title_that_asks_is_a_title() -> None:
    assert kinds("Who Paid for the Dock?\n\nThe board did not say.")[0][0] is TITLE


def test_markdown_headings_lose_their_marker_and_nothing_else() -> None:
    assert kinds("# Dock *reopens*\n\n## The cost ##\n\n* It cost *4* million.\n> Quoted.") == [
        (TITLE, "Dock *reopens*"),
        (HEADING, "The cost"),
        (BODY, "It cost *4* million."),
        (BODY, "Quoted."),
    ]


def test_a_dateline_that_runs_in_is_cut_off_the_first_paragraph_only() -> None:
    text = "Dock reopens\n\nLOWMOUTH, May 5 (AP) — The dock is open.\n\nBRINE — It sells salt."
    assert kinds(text)[1:] == [
        (SentenceKind.DATELINE, "LOWMOUTH, May 5 (AP) —"),
        (BODY, "The dock is open."),
        (BODY, "BRINE — It sells salt."),
    ]


def test_a_byline_and_its_date_are_bylines_and_end_the_head() -> None:
    text = "Dock reopens\n\nFerries are back.\n\nBy Ida Moreau\n5 June 2025\n\nThe dock is open."
    assert [kind for kind, _ in kinds(text)] == [
        TITLE,
        STANDFIRST,
        SentenceKind.BYLINE,
        SentenceKind.BYLINE,
        BODY,
    ]


def test_a_list_of_statements_without_full_stops_is_not_taken_for_headings() -> None:
    text = "Claims of the week\n\nThe dock sank\n\nThe crane fell\n\nFares doubled\n\nIt rained."
    assert [kind for kind, _ in kinds(text)] == [TITLE, BODY, BODY, BODY, BODY]


def test_a_paragraph_wrapped_at_a_fixed_width_is_read_as_one() -> None:
    text = (
        "Dock reopens\n\n"
        "The ferry dock at Lowmouth opened on Monday after nine years of\n"
        "repairs that cost the board 4.2 million crowns. The first boat\n"
        "left at noon.\n"
    )
    assert kinds(text)[1:] == [
        (
            BODY,
            (
                "The ferry dock at Lowmouth opened on Monday after nine years of\n"
                "repairs that cost the board 4.2 million crowns."
            ),
        ),
        (BODY, "The first boat\nleft at noon."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "[ADVERTISEMENT]",
        "Follow us on Instagram",
        "Listen to the podcast now",
        "Download our app",
        "Subscribe to our newsletter",
        "Read more: Why the crane fell",
        "Also read | Fares double",
        "Share this article",
        "3 min read",
        "© 2025 Harbour Courier",
        "https://example.org/dock",
    ],
)
def test_lines_of_a_known_family_are_boilerplate(line: str) -> None:
    assert kinds(f"Dock reopens\n\nThe dock is open.\n\n{line}\n")[-1] == (BOILERPLATE, line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement spending fell by 8 per cent last year.",
        "Follow the money, the auditor told the board.",
        "Read more than 20 books a year, the minister urged.",
        "Share prices fell on Monday.",
        "Listen to what the pilots say.",
        "Register of members was lost.",
    ],
)
def test_body_text_that_begins_like_boilerplate_is_body(line: str) -> None:
    assert kinds(f"Dock reopens\n\nThe dock is open.\n\n{line}\n")[-1] == (BODY, line)


@pytest.mark.parametrize(
    "unit",
    [
        'The dock cost 4.2 million crowns, Mr Lind said, and "nobody" paid. ',
        ".",
        '." ',
        '. "(',
        "Aa said ",
        "1,",
        " ",
        "“",
        "> ",
        "#",
        "The dock\n",
    ],
)
def test_a_long_text_takes_time_in_step_with_its_length(unit: str) -> None:
    text = (unit * 100_000)[:200_000]
    began = time.process_time()
    segments = split(text)
    assert time.process_time() - began < 1.5
    assert all(text[one.start : one.end] == one.text for one in segments)


@pytest.mark.parametrize("hostile", ["[/red]", "[bold]x", "<script>alert(1)</script>", "{0}", "%s"])
def test_markup_in_a_text_is_words_like_any_other(hostile: str) -> None:
    assert kinds(f"The board wrote {hostile} twice.") == [
        (BODY, f"The board wrote {hostile} twice.")
    ]
