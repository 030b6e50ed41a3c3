"""Hosts: which of them this desk may fetch from, in whose name, and by which way.

What a person types may lead to this machine or a private network once they were asked: a face
asks `private`, then the person, then calls `allow`. What is on file, and what a host redirects to,
may not, unless the desk was opened so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.text.clean import one_line

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.intake.reach import PrivatePlace, Reach


class Hosts:
    """What is fetched from, and how this desk shows itself there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def reach(self) -> Reach:
        """Whom fetching may ask, with the User-Agent of this desk."""
        from claimtrack.intake.reach import Reach

        reach = self._desk.own_reach or Reach()
        own = self._desk.settings.user_agent
        return replace(reach, user_agent=own) if own else reach

    def private(self, addresses: Iterable[str]) -> tuple[PrivatePlace, ...]:
        """Return the places that addresses lead to and that would be refused, each once.

        Host names are looked up; nothing is asked there. What is no address leads nowhere.
        """
        from claimtrack.intake.reach import private_place

        reach = self.reach
        places = [private_place(one_line(each), reach) for each in addresses]
        return tuple({place.name: place for place in places if place}.values())

    def allow(self, places: Iterable[PrivatePlace]) -> None:
        """Let these be fetched from while the desk is open: the person was asked."""
        self._desk.own_reach = self.reach.with_asked(frozenset(place.name for place in places))
