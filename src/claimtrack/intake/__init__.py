"""Intake: files and bytes become values: articles and lists of known claims.

The only room that opens files other than the database. It fetches nothing, stores nothing and
judges nothing; what cannot be taken in is refused in one sentence that says what to do.
"""

from claimtrack.intake.article import read_bytes, read_file
from claimtrack.intake.published_reviews import read_known_claims, read_reviews
from claimtrack.intake.readers import ARTICLE_ENDINGS
from claimtrack.intake.records import LIST_ENDINGS
from claimtrack.intake.rows import RowFailure
from claimtrack.intake.sources import find_sources

__all__ = [
    "ARTICLE_ENDINGS",
    "LIST_ENDINGS",
    "RowFailure",
    "find_sources",
    "read_bytes",
    "read_file",
    "read_known_claims",
    "read_reviews",
]
