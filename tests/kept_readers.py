"""Processes that read foreign bytes, kept from one test to the next: each takes half a second."""

from __future__ import annotations

from claimtrack.intake.confined import Bounds, Confined
from claimtrack.intake.quarantine import BOUNDS
from claimtrack.intake.questions import Wanted

_WAITING: list[Confined] = []


class Kept(Confined):
    """A real one that waits for the next test when it has nothing left to answer."""

    def close(self) -> None:
        """Let it wait, or end it when it may be in the middle of something."""
        if self.alive and not self.busy:
            _WAITING.append(self)
        else:
            super().close()


def kept(bounds: Bounds, wanted: Wanted) -> Confined:
    """Return one that waits, or a new one; one with other bounds is never kept."""
    if bounds != BOUNDS:
        return Confined(bounds, wanted)
    while _WAITING:
        one = _WAITING.pop()
        if one.alive:
            return one
        Confined.close(one)
    return Kept(bounds, wanted)


def end_all() -> None:
    """End those that wait."""
    while _WAITING:
        Confined.close(_WAITING.pop())
