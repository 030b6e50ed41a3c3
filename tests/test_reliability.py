"""Every write under fire, in the short form of the table in docs/reliability.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import make_example
from tests.fire.fuzz import KINDS

ROOT = Path(__file__).parents[1]
FEW = 12


@pytest.mark.parametrize("what", KINDS)
def test_mangled_input_is_read_or_refused_in_a_sentence(what: str, tmp_path: Path) -> None:
    make_example(tmp_path / "example.db")
    work = KINDS[what](tmp_path)
    assert [work(f"a few {number}") for number in range(FEW)] == [None] * FEW


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines", ["killed", "a bit flipped", "the end cut off", "disk full", "file ", "mangled"]
)
def test_nothing_is_lost_doubled_or_wrongly_acknowledged(lines: str) -> None:
    # What crosses and what is undone have slow tests of their own, in full.
    command = [sys.executable, "-m", "benchmarks.reliability", "--quick", "--only", lines]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"| {lines}" in ran.stdout
