"""What happened, in order, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one row. Events of one action share a `group`; undo takes a group back.

    `before` is None for a row that was made, `after` for a row that was removed; otherwise both
    hold only the fields that changed. `undoes` is the group this event took back, if any.
    """

    id: int
    group: int
    at: str
    who: str
    login: str
    action: str
    entity: str
    uid: str
    before: dict[str, Any] | None = field(default=None)
    after: dict[str, Any] | None = field(default=None)
    undoes: int | None = None
