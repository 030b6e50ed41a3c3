"""Every screen as a reviewer sees it, kept as text that people can read.

Where a screen is meant to change: `CLAIMTRACK_GOLDEN=write pytest tests/test_screens.py`, then read
the difference.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.tui.dialogs.dialog import Dialog
from tests.conftest import make_example
from tests.goldens import agrees
from tests.reviewer import SIZES, Reviewer, at_desk

SCREENS = {
    "desk": ((), "DeskScreen"),
    "review": (("enter", "]", "]"), "ReviewScreen"),
    "claims": (("C",), "ClaimsScreen"),
    "match": (("M",), "MatchScreen"),
    "triage": (("T",), "TriageScreen"),
    "sources": (("S",), "SourcesScreen"),
    "help": (("enter", "]", "question_mark"), "HelpDialog"),
    "verdict": (("enter", "v", "1"), "VerdictDialog"),
}
"""The keys that lead from the desk to a screen, and its class."""

STATEMENT = "Pakistan is no longer on the grey list of the Financial Action Task Force."


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, which has its own clock."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    make_example(path)
    return path


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_is_kept(
    example: Path, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("shell.app", "session"):
        monkeypatch.setattr(f"claimtrack.tui.{room}.Desk", partial(Desk, clock=_noon))
    keys, view = SCREENS[name]
    async with at_desk(example, size=size) as mira:
        for key in keys:
            await mira.press(key)
            await mira.settled()
        await mira.has_view(view)
        if name == "match":
            await mira.type(STATEMENT)
        if name == "review" and size[0] < 100:
            await mira.press("space")
        await mira.settled()
        rows = (row.rstrip() for row in _of_its_own(mira))
        agrees(f"screen-{name}-{size[0]}x{size[1]}.txt", "\n".join(rows) + "\n")


def _of_its_own(mira: Reviewer) -> list[str]:
    """The rows of a screen, or of a dialog without the screen behind it."""
    rows = mira.screen.splitlines()
    if not isinstance(mira.app.screen, Dialog):
        return rows
    box = mira.app.screen.query_one(".sheet").region
    return [row[box.x : box.right] for row in rows[box.y : box.bottom]]


def _noon() -> datetime:
    return datetime(2025, 7, 1, 12, tzinfo=UTC)
