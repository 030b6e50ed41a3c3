"""Messages over the work: a late one is shown for a moment, and freezes nothing."""

from __future__ import annotations

from pathlib import Path

from textual.widgets._toast import Toast

from claimtrack.tui.terminal.notices import Notice
from tests.reviewer import at_desk


def test_a_message_whose_time_is_over_still_has_a_moment() -> None:
    late = Notice("Taken back: a note.", timeout=-3)
    assert late.has_expired
    assert late.time_left > 0
    assert not Notice("Taken back: a note.", timeout=3).has_expired


async def test_a_message_that_comes_on_screen_too_late_freezes_nothing(path: Path) -> None:
    async with at_desk(path) as mira:
        await mira.app.screen.mount(Toast(Notice("Taken back: a note.", timeout=-3)))
        await mira.pilot.pause(0.3)
        await mira.press("f3")
        await mira.has_view("ClaimsScreen")


async def test_every_message_is_of_this_kind_and_its_words_stand_as_they_are(path: Path) -> None:
    async with at_desk(path) as mira:
        mira.app.notify("gone [/x]")
        mira.app.screen.notify("here [/x]", markup=False)
        await mira.sees("gone [/x]")
        await mira.sees("here [/x]")
        assert {type(one) for one in mira.app._notifications} == {Notice}
