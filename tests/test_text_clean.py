import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.clean import clean, one_line

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b[]m0;P\\\x07\x9b\x9c\x9d\r\n\t\x00\ufeff\u202e\u2066\ud800\u2028"),
    ),
    max_size=60,
)


@given(HOSTILE)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(HOSTILE)
def test_no_control_no_override_and_no_half_character_comes_through(text: str) -> None:
    for character in clean(text):
        assert character in "\n\t" or ord(character) >= 0x20
        assert not 0x7F <= ord(character) <= 0x9F
        assert not 0x202A <= ord(character) <= 0x202E
        assert not 0x2066 <= ord(character) <= 0x2069
        assert not 0xD800 <= ord(character) <= 0xDFFF
        assert character not in "\u2028\u2029"


@given(st.text(st.characters(categories=("L", "M", "N", "P", "Sm", "Sc"))))
def test_letters_marks_numbers_and_punctuation_are_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize(
    "escape",
    [
        "\x1b[31m",
        "\x1b[1;38;5;200m",
        "\x9b2J",
        "\x1b[?1049h",
        "\x1b]0;a window title\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x9d52;c;ZXZpbA==\x9c",
        "\x1bP1$r0m\x1b\\",
        "\x1b(B",
        "\x1bc",
        "\x1b7",
    ],
)
def test_a_terminal_escape_goes_as_a_whole(escape: str) -> None:
    assert clean(f"safe {escape}words") == "safe words"


def test_an_escape_that_is_never_closed_does_not_swallow_the_article() -> None:
    assert clean("\x1b]0;the mayor said\nthe rest") == "0;the mayor said\nthe rest"


def test_stray_controls_and_bidi_overrides_are_dropped() -> None:
    assert clean("a\x00b\x07c\x7fd\u202ee\u2066f\u2069\u202c") == "abcdef"


def test_tabs_and_the_joiners_of_hindi_and_persian_stay() -> None:
    words = "क्\u200dष\tمی\u200cخواهم"
    assert clean(words) == words


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("half \ud83d of it") == "half \ufffd of it"


def test_a_byte_order_mark_goes_at_the_start_and_only_there() -> None:
    assert clean("\ufeff\ufeffHarbour\ufeff") == "Harbour\ufeff"


def test_markup_and_html_are_plain_words_to_the_cleaner() -> None:
    assert clean("[/red] <b>&amp;") == "[/red] <b>&amp;"


def test_one_line_sets_a_title_on_one_line() -> None:
    assert one_line("  Harbour\r\n\u00a0dues\trise\x1b[0m ") == "Harbour dues rise"


def test_a_megabyte_of_escapes_that_never_end_is_cleaned_in_linear_time() -> None:
    assert clean("\x1b]" * 500_000) == ""
    assert clean("\x1b[" + "1;" * 500_000).startswith("1;1;")
