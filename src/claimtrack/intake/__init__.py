"""Intake: files, bytes and addresses become values: articles and known claims.

The only room that opens files other than the database, and the only one that asks the network: for
an address that somebody named, and nothing else. It stores nothing and judges nothing; what cannot
be taken in is refused in one sentence that says what to do.
"""

from claimtrack.intake.addresses import Limits, is_address
from claimtrack.intake.article import read_bytes, read_file
from claimtrack.intake.documents import Failure, read_documents
from claimtrack.intake.published_reviews import read_known_claims, read_reviews
from claimtrack.intake.readers import ARTICLE_ENDINGS
from claimtrack.intake.records import LIST_ENDINGS
from claimtrack.intake.rows import RowFailure
from claimtrack.intake.scale_file import read_scales
from claimtrack.intake.sources import find_sources

__all__ = [
    "ARTICLE_ENDINGS",
    "LIST_ENDINGS",
    "Failure",
    "Limits",
    "RowFailure",
    "find_sources",
    "is_address",
    "read_bytes",
    "read_documents",
    "read_file",
    "read_known_claims",
    "read_reviews",
    "read_scales",
]
