from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.fold import STOP_WORDS, fold, has_words, tokens, words

TOKENISER = "unicode61 categories 'L* N* Co Mn Mc'"


def indexed(text: str) -> list[str]:
    """What FTS5 itself makes of a text."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute(f'CREATE VIRTUAL TABLE ft USING fts5(text, tokenize="{TOKENISER}")')
        db.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(ft, instance)")
        db.execute("INSERT INTO ft VALUES (?)", (text,))
        return [term for (term,) in db.execute("SELECT term FROM terms ORDER BY offset")]
    finally:
        db.close()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_folded_holds_letters_marks_numbers_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(
        unicodedata.category(char)[0] in "LMN" or char == " " or unicodedata.category(char) == "Co"
        for char in folded
    )


@given(st.text())
def test_every_token_points_at_a_word_without_spaces(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.text
        assert " " not in token.text
        end = token.end


def test_case_width_and_punctuation_do_not_matter() -> None:
    assert fold("The  Ｂｕｄｇｅｔ—doubled!") == fold("the budget doubled")
    assert fold("STRASSE") == fold("straße")


def test_hindi_keeps_its_vowel_signs() -> None:
    assert fold("मंत्री ने कहा।") == "मंत्री ने कहा"
    assert words("मंत्री ने कहा।") == ["मंत्री", "ने", "कहा"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's office didn't reply (twice) on 3.5 pages",
        "Café Zürich garçon",
        "मंत्री ने बजट नहीं पढ़ा",
        "العربية نص قصير",
        "\x1b[31m[/x] <b>bold</b> & co_op",
        "год назад",
    ],
)
def test_words_are_cut_where_the_index_cuts_them(text: str) -> None:
    assert words(text) == indexed(text)


def test_what_an_emoji_leaves_behind_is_no_word() -> None:
    assert words("love ❤️ it") == ["love", "it"]


def test_negations_are_no_stop_words() -> None:
    assert STOP_WORDS.isdisjoint({"not", "no", "never", "without", "none", "nor"})
    assert {"the", "who", "did"} <= STOP_WORDS


def test_a_bullet_is_no_word_and_a_short_word_is() -> None:
    assert not any(map(has_words, ("", "- a", "* 7 .", "•", "a b c", "\u0301")))
    assert all(map(has_words, ("it", "- 28", "क्या", "a bc")))
