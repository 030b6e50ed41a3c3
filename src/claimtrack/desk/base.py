"""What the parts of the desk have in common: the names of settings, the clock, what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from claimtrack.model.article import ArticleKind

HOUSE_RULES, LANGUAGE = "house rules", "language"
"""The names of settings; `scale_for` makes those of the scales in use."""

Clock = Callable[[], datetime]

Versions = Mapping[int, int]
"""The number of a row to the version of it that was read."""

SCALE = "claimtrack"
"""The rating scale of articles."""

DRAFT_SCALE = "editorial"
"""The rating scale of drafts, which are not published yet and can still be changed."""


HIDDEN = "hidden"
"""What stands instead of a rating in a row or a match, while its reader reads blind."""


def now() -> datetime:
    """The time, as the desk's clock gives it unless another is set."""
    return datetime.now(UTC)


def scale_for(kind: ArticleKind) -> str:
    """The name of the setting that says which scale this kind of article is judged on."""
    return "scale for drafts" if kind == "draft" else "scale"


def typed(text: str) -> str:
    """What a person typed, made safe to keep: cleaned, and trimmed at both ends."""
    return clean(text).strip()
