"""Scripts of the world on screen: right to left kept apart, wide and joined ones aligned."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from claimtrack.tui.terminal.rows import isolated
from tests.conftest import desk_of, take_in
from tests.reviewer import WIDE_IS_SLOW, at_desk

URDU, ARABIC, HEBREW = "بل کے ووٹ", "ارتفع السعر 12%", "השר אמר"
BOLD = Style(bold=True)


def _row(*words: str) -> str:
    return "".join(one.text for one in isolated([Segment(word, BOLD) for word in words]))


def test_words_from_right_to_left_stand_between_marks_and_others_are_left_alone() -> None:
    assert _row("● ", "The toll rose.") == "● The toll rose."
    assert _row("● ", f"{HEBREW}.", "  as of 2025") == f"● \u2068{HEBREW}.\u2069  as of 2025"
    assert _row(f"#12 {URDU} by Harbour") == f"#12 \u2068{URDU}\u2069 by Harbour"
    assert _row(f"  «{ARABIC}»   ") == f"  \u2068«{ARABIC}»\u2069   "


def test_a_text_in_several_styles_is_one_run_and_neighbours_are_two() -> None:
    assert _row("השר", " ", "אמר", " Facebook ", "היום") == "\u2068השר אמר Facebook היום\u2069"
    assert _row(HEBREW, "│", URDU) == f"\u2068{HEBREW}\u2069│\u2068{URDU}\u2069"
    assert _row(HEBREW, "  ", URDU) == f"\u2068{HEBREW}\u2069  \u2068{URDU}\u2069"


@given(st.lists(st.text(alphabet="aé漢😀 א ب·│.(«2", max_size=12), max_size=6))
def test_marks_take_no_room_are_in_pairs_and_change_no_word(words: list[str]) -> None:
    row = _row(*words)
    assert cell_len(row) == cell_len("".join(words))
    assert row.replace("\u2068", "").replace("\u2069", "") == "".join(words)
    depth = 0
    for character in row:
        depth += (character == "\u2068") - (character == "\u2069")
        assert depth in (0, 1)
    assert depth == 0


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_frames_and_columns_stay_where_they_are_beside_any_script(
    path: Path, size: tuple[int, int]
) -> None:
    texts = (
        f"{HEBREW} ש-26 בני אדם נהרגו.",
        f"{URDU} 26 افراد ہلاک ہوئے۔",
        "漢字の26人が死亡した。",
        "नमस्ते, 26 लोग मारे गए।",
        "Cafe\u0301 👩‍🔬 26 people died.",
    )
    with desk_of(path, "mira") as desk:
        for text in texts:
            take_in(desk, text)
    async with at_desk(path, size=size) as reviewer:
        assert all(cell_len(row) == size[0] for row in reviewer.screen.splitlines())
        assert f"\u2068{HEBREW}" in reviewer.screen
        for at in range(len(texts)):
            await reviewer.press("home", *["down"] * at, "enter")
            await reviewer.has_view("ReviewScreen")
            rows = reviewer.screen.splitlines()
            assert all(cell_len(row) == size[0] for row in rows)
            if size[0] > 100:
                frames = {cell_len(row[: row.index("│")]) for row in rows if "│" in row}
                assert len(frames) == 1
            await reviewer.press("D")
            await reviewer.has_view("DeskScreen")
