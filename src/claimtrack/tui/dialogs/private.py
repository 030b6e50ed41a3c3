"""Asking before something is fetched from this machine or a private network."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.intake.reach import private_place
from claimtrack.tui.dialogs.confirm import Confirm
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from textual.app import App

    from claimtrack.tui.session import Session

_WHY = (
    "A page there may be one that only this machine can see. Say yes if you know it: it is then"
    " fetched from as long as claimtrack is open."
)


async def ask_about_private(app: App[object], session: Session, address: str) -> None:
    """Ask about an address that was typed, if it leads to a private place; a no is kept by nobody.

    Fetching refuses what was not allowed, and says so. To be awaited in a worker.
    """
    hosts = session.desk.hosts
    place = await asyncio.to_thread(private_place, address, hosts.reach)
    if place is None:
        return
    question = f"Fetch from {short(place.name, 100)}, on a private network ({place.address})?"
    if await app.push_screen_wait(Confirm(question, Content(_WHY))):
        hosts.allow([place])
