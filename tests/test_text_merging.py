"""Two people's changes to one text: nothing of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.merging import apart, merged

TEXTS = st.lists(st.sampled_from(["26", "people", "were", "killed", "[/x]", "मंत्री"])).map(" ".join)


def test_changes_in_different_places_are_put_together() -> None:
    base = "26 people were killed when the ferry sank."
    theirs = "On 3 March, 26 people were killed when the ferry sank."
    mine = "26 people were killed when the ferry Aurora sank."
    assert merged(base, theirs, mine) == (
        "On 3 March, 26 people were killed when the ferry Aurora sank."
    )


def test_where_both_changed_the_same_words_both_stand() -> None:
    assert merged("26 people died.", "27 people died.", "28 people died.") == "27 28 people died."
    assert merged("", "Theirs.", "Mine.") == "Theirs. Mine."


@given(TEXTS, TEXTS)
def test_who_changed_nothing_adds_nothing(base: str, new: str) -> None:
    assert merged(base, base, new) == new
    assert merged(base, new, base) == new
    assert merged(base, new, new) == new


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_somebody_put_in_is_lost(base: str, theirs: str, mine: str) -> None:
    words = set(merged(base, theirs, mine).split())
    assert words >= (set(theirs.split()) | set(mine.split())) - set(base.split())


@given(st.text(), st.text())
def test_what_stands_apart_is_words_of_the_text(text: str, other: str) -> None:
    for start, end in apart(text, other):
        assert text[start:end].strip() == text[start:end] != ""
    assert apart(text, text) == ()


def test_the_words_that_differ_are_found() -> None:
    text = "26 people were killed"
    assert [text[a:b] for a, b in apart(text, "27 people were killed.")] == ["26", "killed"]
