"""The cases that splitting usually gets wrong, in sentences of our own."""

import tomllib
from pathlib import Path

import pytest

from claimtrack.split.split import split

CASES = tomllib.loads(Path(__file__).with_name("split_golden.toml").read_text("utf-8"))["case"]


def test_there_are_forty_eight_cases() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) == 48


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_is_cut_as_a_reader_would_cut_it(case: dict[str, object]) -> None:
    text = case["text"]
    assert isinstance(text, str)
    assert [one.text for one in split(text)] == case["parts"]
