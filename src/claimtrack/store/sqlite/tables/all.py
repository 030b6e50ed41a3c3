"""The tables of a claimtrack file, as the first migration makes them.

Every table is STRICT. Every record has a number for joins and a uid that survives merging two
files; everything that people edit carries a `version` that only grows. Dates are ISO 8601 text,
lists and reasons are JSON text. What NULL means is said beside the column where it is not plain.
"""

from __future__ import annotations

from claimtrack.store.sqlite.tables.articles import ARTICLES
from claimtrack.store.sqlite.tables.claims import CLAIMS
from claimtrack.store.sqlite.tables.desk import DESK
from claimtrack.store.sqlite.tables.evidence import EVIDENCE
from claimtrack.store.sqlite.tables.verdicts import VERDICTS

TABLES = (*ARTICLES, *CLAIMS, *EVIDENCE, *VERDICTS, *DESK)
"""Every statement, in an order in which each can be run."""
