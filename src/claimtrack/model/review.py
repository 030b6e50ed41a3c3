"""What others found about a claim. Alone in its module, because every match shows it."""

from __future__ import annotations

from msgspec import Struct


class PublishedReview(Struct, frozen=True):
    """A check of this claim by another publisher. Never a verdict of ours.

    `normalised` names the class (true, false, mixture, other) that their label clearly falls into.
    """

    publisher: str | None
    label: str | None
    url: str | None
    date: str | None
    ref: str = ""
    normalised: str | None = None
