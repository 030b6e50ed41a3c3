"""Looking up while somebody types: the last question alone is answered."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual import on
from textual.app import App

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound
from claimtrack.tui.messages import Failed
from claimtrack.tui.session import Session
from claimtrack.tui.widgets import lookup
from claimtrack.tui.widgets.lookup import Lookup

if TYPE_CHECKING:
    from textual.pilot import Pilot


class Asking(App[None]):
    """An app that asks one thing after another; the answers to some come late."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.shown: list[str] = []
        self.failed: list[str] = []
        self.slow = Event()
        self.lookup = Lookup(self, Session(Desk(path)), "first", self._find, self.shown.append)

    def _find(self, desk: Desk, question: str) -> str:
        self.asked.append(question)
        if question == "slow":
            self.slow.wait(timeout=10)
        if question == "gone":
            raise NotFound("It is gone.")
        return f"{question} of {len(desk.claims.listed())}"

    @on(Failed)
    def fail(self, message: Failed) -> None:
        self.failed.append(message.why)


@pytest.fixture
def app(path: Path, desk: Desk) -> Asking:
    desk.claims.add("The pier opened in 1911.")
    return Asking(path)


async def answered(pilot: Pilot[None], app: Asking) -> None:
    for _ in range(1000):
        if not app.lookup.waiting:
            return
        await pilot.pause(0.005)
    raise AssertionError("never answered")


async def test_what_is_typed_is_asked_once_the_keys_rest(
    app: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "PAUSE", 0.2)
    async with app.run_test() as pilot:
        assert app.lookup.waiting, "nothing was answered yet"
        for typed in ("p", "pi", "pie", "pier"):
            app.lookup.later(typed)
        await answered(pilot, app)
    assert app.asked == ["pier"]
    assert app.shown == ["pier of 1"]


async def test_an_answer_that_comes_late_is_dropped(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.lookup.now("slow")
        while not app.asked:
            await pilot.pause(0.005)
        app.lookup.now("quick")
        app.slow.set()
        await answered(pilot, app)
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.asked == ["slow", "quick"]
    assert app.shown == ["quick of 1"]


async def test_asking_again_takes_back_no_answer(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.lookup.now("pier")
        await answered(pilot, app)
        app.lookup.again()
        assert not app.lookup.waiting
        while len(app.shown) < 2:
            await pilot.pause(0.005)
    assert app.shown == ["pier of 1", "pier of 1"]


async def test_what_cannot_be_looked_for_is_told_and_waited_for_no_longer(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.lookup.now("gone")
        await answered(pilot, app)
        await pilot.pause()
    assert app.failed == ["It is gone."]
    assert not app.shown


async def test_nothing_is_shown_of_what_was_stopped(app: Asking) -> None:
    async with app.run_test() as pilot:
        app.lookup.now("slow")
        while not app.asked:
            await pilot.pause(0.005)
        app.lookup.stop()
        app.slow.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.lookup.waiting
    assert not app.shown
