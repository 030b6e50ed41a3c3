"""Which sentence of a revision is which: kept, rewritten in its place, gone. Never a lookalike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.desk.revisions import carry

ALPHA = "Team Alpha raised its output by twelve percent."
BETA = "Team Beta raised its output by twelve percent."
TOLL = "The flood in Nordhaven killed 26 people on Monday."


def test_sentences_that_are_the_same_are_kept_wherever_they_moved() -> None:
    assert carry([ALPHA, BETA, TOLL], [TOLL, ALPHA, BETA]).kept == {0: 1, 1: 2, 2: 0}


def test_line_breaks_and_spaces_do_not_change_a_sentence() -> None:
    assert carry([TOLL], [TOLL.replace(" ", "\n  ")]).kept == {0: 0}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([ALPHA], [BETA]),
        ([ALPHA, BETA], [BETA]),
        ([ALPHA, TOLL], [TOLL, BETA]),
        ([ALPHA, TOLL, BETA], ["An opening.", TOLL, BETA]),
    ],
)
def test_an_anchor_never_jumps_to_a_lookalike(old: list[str], new: list[str]) -> None:
    found = carry(old, new)
    place = old.index(ALPHA)
    assert place not in found.kept
    assert place not in found.changed


def test_a_corrected_figure_is_the_same_sentence_changed() -> None:
    found = carry([ALPHA, TOLL], [ALPHA, TOLL.replace("26", "28")])
    assert (found.kept, found.changed) == ({0: 0}, {1: 1})


def test_a_figure_corrected_where_a_lookalike_was_cut_belongs_to_its_own_sentence() -> None:
    found = carry([ALPHA, BETA], [BETA.replace("twelve", "thirteen")])
    assert (found.kept, found.changed) == ({}, {1: 0})


def test_what_was_written_anew_is_no_change_of_what_was_cut() -> None:
    found = carry([ALPHA], ["The mayor opened a library on the square in spring."])
    assert (found.kept, found.changed) == ({}, {})


def test_of_two_equal_sentences_each_keeps_its_own_place() -> None:
    found = carry(["Yes.", ALPHA, "Yes."], ["Yes.", TOLL, "Yes."])
    assert found.kept == {0: 0, 2: 2}


SENTENCES = st.lists(st.sampled_from([ALPHA, BETA, TOLL, "Yes.", "No."]), max_size=8)


@given(SENTENCES, SENTENCES)
def test_each_sentence_has_one_successor_and_each_successor_one_sentence(
    old: list[str], new: list[str]
) -> None:
    found = carry(old, new)
    both = [*found.kept.values(), *found.changed.values()]
    assert len(set(both)) == len(both)
    assert not set(found.kept) & set(found.changed)
    assert all(old[place] == new[found.kept[place]] for place in found.kept)
