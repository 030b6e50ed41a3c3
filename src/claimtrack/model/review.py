"""What others found about a claim. Alone in its module, because every match shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedReview:
    """A check of this claim by somebody else. Never a verdict of ours."""

    publisher: str | None
    label: str | None
    url: str | None
    date: str | None
    ref: str = ""
