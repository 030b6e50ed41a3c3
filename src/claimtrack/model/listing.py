"""Lines of lists that put several records side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.article import Article, ArticleKind
    from claimtrack.model.claim import Appearance, Claim, Query
    from claimtrack.model.verdict import Scale


class QueryRow(Struct, frozen=True):
    """One line of a list of queries: the query, its claim, and the first place that makes it."""

    query: Query
    claim: Claim
    place: Appearance | None
    article: Article | None


class ScaleRow(Struct, frozen=True):
    """One line of a list of scales.

    `used_for` are a draft, or an article for all that is published. `verdicts` says how often each
    rating was given, by its slug.
    """

    scale: Scale
    used_for: tuple[ArticleKind, ...]
    verdicts: Mapping[str, int]
