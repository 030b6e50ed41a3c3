"""The filter and order of a list of claims, as SQL.

Made for files of a million claims: where the filter allows it, a page is found without looking at
every claim, and properties of few claims are looked up from those few.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimtrack.model.claim import NOBODY, ClaimFilter, ClaimOrder
from claimtrack.store.tables import CURRENT

OURS = """claim.id IN (
    SELECT own.id FROM claim AS own WHERE own.batch IS NULL
        AND NOT EXISTS (SELECT 1 FROM published_review AS r WHERE r.claim = own.id)
    UNION SELECT claim FROM verdict UNION SELECT claim FROM evidence UNION SELECT claim FROM query
    UNION SELECT claim FROM search UNION SELECT claim FROM appearance)"""
"""Whether anybody here has touched a claim; claims from lists of others' checks have a batch."""

_JUDGED = f"""claim JOIN verdict ON verdict.id = {CURRENT}
    JOIN rating ON rating.id = verdict.rating"""
_WITH_VERDICT = "claim.id IN (SELECT claim FROM verdict)"

_HAVING = {
    ClaimOrder.RATING: (_JUDGED, _WITH_VERDICT, "rating.position"),
    ClaimOrder.AS_OF: (_JUDGED, _WITH_VERDICT, "verdict.as_of DESC"),
    ClaimOrder.RECHECK: (
        _JUDGED,
        f"{_WITH_VERDICT} AND verdict.recheck_by IS NOT NULL",
        "verdict.recheck_by",
    ),
    ClaimOrder.OWNER: ("claim", "claim.owner IS NOT NULL", "claim.owner"),
    ClaimOrder.CLAIMANT: (
        # Read by name, so that a page is found before all claimants have been looked at.
        "claimant CROSS JOIN claim ON claim.claimant = claimant.id",
        "claimant.name IS NOT NULL",
        "claimant.name",
    ),
}
"""For orders by a property that not every claim has: the tables, the condition of having it, and
the sort key."""

_LACKING = {
    ClaimOrder.RATING: f"{CURRENT} IS NULL",
    ClaimOrder.AS_OF: f"{CURRENT} IS NULL",
    ClaimOrder.RECHECK: f"(SELECT recheck_by FROM verdict WHERE verdict.id = {CURRENT}) IS NULL",
    ClaimOrder.OWNER: "claim.owner IS NULL",
    ClaimOrder.CLAIMANT: "claim.claimant IS NULL",
}
"""The condition of lacking it; such claims come after the others, newest first."""

_ALL_HAVE = {
    ClaimOrder.NEWEST: "claim.id DESC",
    ClaimOrder.STATUS: "claim.status, claim.id DESC",
    ClaimOrder.WORDING: "claim.text, claim.id DESC",
}


def ordered_keys(only: ClaimFilter, order: ClaimOrder) -> tuple[str, list[Any]]:
    """Return a query for the claim numbers of a page, with its values; LIMIT and OFFSET follow."""
    where, values = where_of(only)
    if order in _ALL_HAVE:
        query = f"SELECT claim.id FROM claim WHERE {where} ORDER BY {_ALL_HAVE[order]}"
        return f"{query} LIMIT ? OFFSET ?", values
    among, having, by = _HAVING[order]
    # The inner limit keeps SQLite from dropping the order of a part.
    query = f"""SELECT id FROM (SELECT claim.id FROM {among} WHERE {where} AND {having}
        ORDER BY {by}, claim.id DESC LIMIT -1)
        UNION ALL SELECT id FROM (SELECT claim.id FROM claim WHERE {where}
        AND {_LACKING[order]} ORDER BY claim.id DESC LIMIT -1) LIMIT ? OFFSET ?"""
    return query, [*values, *values]


def where_of(only: ClaimFilter) -> tuple[str, list[Any]]:
    """Return a condition on rows of `claim`, and its values."""
    clauses = [("claim.removed_at IS NULL", ()), *_on_the_row(only), *_on_what_hangs_on_it(only)]
    return " AND ".join(clause for clause, _ in clauses), [
        value for _, held in clauses for value in held
    ]


Clause = tuple[str, tuple[Any, ...]]


def _on_the_row(only: ClaimFilter) -> Iterator[Clause]:
    if only.among is not None:
        yield "claim.id IN (SELECT value FROM json_each(?))", (json.dumps(only.among),)
    if only.status is not None:
        yield "claim.status = ?", (only.status,)
    if only.words:
        yield "claim.text LIKE ? ESCAPE '\\'", (_like(only.words),)
    if only.tag is not None:
        yield (
            (
                "claim.tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(claim.tags) AS tag"
                " WHERE tag.value LIKE ? ESCAPE '\\')"
            ),
            (_escaped(only.tag),),
        )
    if only.owner == NOBODY:
        yield "claim.owner IS NULL", ()
    elif only.owner is not None:
        yield "claim.owner LIKE ? ESCAPE '\\'", (_escaped(only.owner),)
    if only.attention:
        yield "claim.attention IS NOT NULL", ()


def _on_what_hangs_on_it(only: ClaimFilter) -> Iterator[Clause]:
    if only.ours:
        yield OURS, ()
    if only.article is not None:
        yield "claim.id IN (SELECT claim FROM appearance WHERE article = ?)", (only.article,)
    if only.claimant is not None:
        yield (
            "claim.claimant IN (SELECT id FROM claimant WHERE name LIKE ? ESCAPE '\\')",
            (_like(only.claimant),),
        )
    if only.rating == "none":
        yield f"{CURRENT} IS NULL", ()
    elif only.rating is not None:
        yield (
            (
                "claim.id IN (SELECT verdict.claim FROM verdict JOIN rating"
                " ON rating.id = verdict.rating WHERE rating.slug = ?) AND (SELECT rating.slug"
                " FROM verdict JOIN rating ON rating.id = verdict.rating"
                f" WHERE verdict.id = {CURRENT}) = ?"
            ),
            (only.rating, only.rating),
        )
    if only.due is not None:
        yield (
            (
                "claim.id IN (SELECT claim FROM verdict WHERE recheck_by <= ?) AND"
                f" (SELECT recheck_by FROM verdict WHERE verdict.id = {CURRENT}) <= ?"
            ),
            (only.due, only.due),
        )


def _like(words: str) -> str:
    """Return a LIKE pattern that finds `words` literally."""
    return f"%{_escaped(words)}%"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
