"""Acts that cross: of eight processes at one thing, one acts and the others are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crew import Crew, crew_of
from tests.crossings import ROUNDS, Tally

MANY = 20


@pytest.fixture(scope="module")
def eight() -> Iterator[Crew]:
    """Eight processes, for every test here."""
    with crew_of(8) as crew:
        yield crew


@pytest.mark.slow
def test_three_processes_lose_double_and_wrongly_acknowledge_nothing(tmp_path: Path) -> None:
    total = Tally()
    with crew_of(3) as crew:
        for number, cross in enumerate(ROUNDS.values()):
            folder = tmp_path / str(number)
            folder.mkdir()
            total += cross(crew, folder)
    assert total.findings == ()
    assert total.acts == len(ROUNDS) * 3


@pytest.mark.long
@pytest.mark.parametrize("what", ROUNDS)
def test_eight_processes_lose_double_and_wrongly_acknowledge_nothing(
    eight: Crew, what: str, tmp_path: Path
) -> None:
    total = Tally()
    for number in range(MANY):
        folder = tmp_path / str(number)
        folder.mkdir()
        total += ROUNDS[what](eight, folder)
    assert total.findings == ()
    assert total.acts == MANY * len(eight)
