"""docs/splitting.md says what the code does: its tables are held equal to the rules and cues."""

from pathlib import Path

import pytest

from claimtrack.model.article import SentenceKind
from claimtrack.model.claim import ClaimType
from claimtrack.split.boilerplate import RULES
from claimtrack.split.cues import ANY_LANGUAGE, CUES, RULED
from claimtrack.split.standalone import Kind

PAGE = Path(__file__).parent.parent / "docs" / "splitting.md"
_EXAMPLES = 4


def rule_rows() -> list[str]:
    return [f"| {rule.name} | {rule.catches} |" for rule in RULES]


def cue_rows() -> list[str]:
    rows = []
    for cue in sorted((*CUES, *RULED), key=lambda cue: -cue.weight):
        words = ", ".join(cue.words[:_EXAMPLES]) + (" …" if cue.words else "")
        anywhere = "all" if cue in ANY_LANGUAGE else "English"
        rows.append(f"| {cue.name} | {cue.weight:+.1f} | {anywhere} | {words} | {cue.why} |")
    return rows


def table(heading: str) -> list[str]:
    """The rows of the first table under a heading, without its two head lines."""
    _, _, below = PAGE.read_text("utf-8").partition(f"\n## {heading}\n")
    section, _, _ = below.partition("\n## ")
    return [line for line in section.splitlines() if line.startswith("|")][2:]


def test_the_page_lists_every_boilerplate_rule_there_is_and_no_other() -> None:
    assert table("Boilerplate") == rule_rows()


def test_the_page_lists_every_cue_with_its_weight_and_why() -> None:
    assert table("Check-worthiness") == cue_rows()


@pytest.mark.parametrize("word", [*SentenceKind, *ClaimType, *Kind])
def test_the_page_names_every_kind_type_and_mark(word: str) -> None:
    assert f"*{word}*" in PAGE.read_text("utf-8")
