"""What the parts of the desk share: names of settings, the clock, the login name, typed text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.model.article import ArticleKind

HOUSE_RULES, LANGUAGE, USER_AGENT, MODEL = "house rules", "language", "user agent", "model"
"""Names of settings; `scale_for` gives the names for the scales in use."""

Clock = Callable[[], datetime]

Versions = Mapping[int, int]
"""The number of a row to the version of it that was read."""

SCALE = "claimtrack"
"""The rating scale of articles."""

DRAFT_SCALE = "editorial"
"""The rating scale of drafts, which are not published yet and can still be changed."""


HIDDEN = "hidden"
"""Shown in place of a rating in a row or a match while the reviewer reads blind."""


def now() -> datetime:
    """The current time in UTC: the default clock of a desk."""
    return datetime.now(UTC)


def login_name() -> str:
    """The account name of this process: the default of who works here."""
    try:
        import getpass  # only who writes is named, and it takes a while

        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def scale_for(kind: ArticleKind) -> str:
    """Return the name of the setting for the scale of this kind of article."""
    return "scale for drafts" if kind == "draft" else "scale"


def typed(text: str) -> str:
    """Clean and trim text that a person typed."""
    return clean(text).strip()
