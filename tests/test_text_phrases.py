"""The small phrases that faces and reports share."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.phrases import counted, day, quoted, shown


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-06-05", "5 Jun 2025"),
        ("2025-12-31T23:59:00Z", "31 Dec 2025"),
        ("2025-06", "Jun 2025"),
        ("2025", "2025"),
        ("2025-13-01", "2025-13-01"),
        ("in spring", "in spring"),
        ("", "no date"),
        (None, "no date"),
    ],
)
def test_dates_read_as_people_write_them(iso: str | None, words: str) -> None:
    assert day(iso) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 queries"), (1, "1 query"), (2, "2 queries"), (1200, "1,200 queries")],
)
def test_nouns_agree_with_their_counts(count: int, words: str) -> None:
    assert counted(count, "query", "queries") == words


def test_most_nouns_need_no_plural_of_their_own() -> None:
    assert (counted(1, "line"), counted(2, "line")) == ("1 line", "2 lines")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[red]no[/red] [/x] <b>", "[red]no[/red] [/x] <b>"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x9b1mb\x7f", "a<U+009B>1mb␡"),
        ("a\u202eb\u2066", "a<U+202E>b<U+2066>"),
        ("half \ud83d", "half <U+D83D>"),
        ("two\n\t lines\u2028or more", "two lines or more"),
        ("सच\u200d", "सच\u200d"),
    ],
)
def test_hostile_words_are_shown_and_do_nothing(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(max_size=300))
def test_whatever_is_shown_is_one_printable_line_of_bounded_length(text: str) -> None:
    seen = shown(text, 40)
    assert len(seen) <= 41
    assert not {"Cc", "Cs"} & {unicodedata.category(character) for character in seen}
    assert not any(0x202A <= ord(character) <= 0x202E for character in seen)
    seen.encode("utf-8")


def test_a_cut_quotation_says_how_long_it_is() -> None:
    assert quoted("ab " * 400_000, 8) == '"ab ab ab…" (cut: 1,200,000 characters)'
    assert quoted("ab ab ab", 8) == '"ab ab ab"'
    assert quoted("and so on…") == '"and so on…"'
