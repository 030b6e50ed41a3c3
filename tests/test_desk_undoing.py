"""Undo and redo as a law: whatever was done, undoing it all and redoing it all gives back each row.

Two people work on one file, and each takes back what was theirs, the last act first.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound
from tests.acts import ACTIONS, do
from tests.conftest import ARTICLE, desk_of, take_in
from tests.undo_law import Story, shown

_Story = list[tuple[str, int, int]]
"""What is done, at the nth place, by which of the two."""

# What leads to a sign-off takes several acts in a row: half of the stories begin with some.
_BEGUN: tuple[_Story, ...] = (
    [("accept", 0, 0), ("rate", 0, 0), ("hand in", 0, 0)],
    [("accept", 0, 0), ("rate", 0, 0), ("hand in", 0, 0), ("disagree", 0, 1)],
    [("accept", 0, 0), ("rate", 0, 0), ("hand in all", 0, 0), ("sign off", 0, 1)],
    [("add", 0, 0), ("rate", 0, 1), ("evidence", 0, 0), ("hand in", 0, 1)],
    [],
)

_stories = st.builds(
    lambda begun, more: [*begun, *more],
    st.sampled_from(_BEGUN),
    st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.integers(0, 30), st.integers(0, 1)), max_size=8
    ),
)


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_stories)
def test_undoing_everything_restores_every_row_and_redoing_brings_it_back(
    tmp_path_factory: pytest.TempPathFactory, story: _Story
) -> None:
    path = tmp_path_factory.mktemp("story") / "desk.db"
    with desk_of(path, "mira") as mira, desk_of(path, "tomas") as tomas:
        article = take_in(mira, ARTICLE)
        mira.claims.add("The pier opened in 1911.")
        people, states = (mira, tomas), [shown(path)]
        by: list[Desk] = []
        for action, place, who in story:
            do(people[who], action, place, article)
            if shown(path) != states[-1]:
                states.append(shown(path))
                by.append(people[who])
        for state, desk in zip(reversed(states[:-1]), reversed(by), strict=True):
            desk.history.undo()
            assert shown(path) == state
        for state, desk in zip(states[1:], by, strict=True):
            desk.history.redo()
            assert shown(path) == state
        for desk in people:
            with pytest.raises(NotFound, match="You have nothing to redo"):
                desk.history.redo()


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(more, marks=pytest.mark.slow) for more in (1, 2))]
)
def test_undoing_imports_and_acts_restores_every_row_and_redoing_brings_it_back(
    path: Path, seed: int
) -> None:
    _hold(path, seed, 20)


@pytest.mark.long
def test_a_thousand_acts_are_undone_to_the_first_state_and_done_again(path: Path) -> None:
    _hold(path, 12, 1000)


def _hold(path: Path, seed: int, acts: int) -> None:
    with desk_of(path, "mira") as mira, desk_of(path, "tomas") as tomas:
        take_in(mira, ARTICLE)
        mira.claims.add("The pier opened in 1911.")
        story = Story(mira, tomas, seed)
        while len(story.acts) < acts:
            story.act()
        assert story.undo_all() == []
        assert story.redo_all() == []
        assert story.undo_all() == []
