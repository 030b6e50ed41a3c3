"""Commands of triage that no other place has; deciding has the same keys as in review."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class DismissArticle(Command[Any]):
    """Skip everything that is still undecided in this row's article, after asking."""

    keys = "X"
    footer = "Dismiss article"
