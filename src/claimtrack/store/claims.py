"""Reading claims and everything that hangs on them."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from claimtrack.errors import NotFound
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Appearance, Claim, ClaimRow
from claimtrack.store import agreeing, rows
from claimtrack.store.articles import NEWEST, line_starts
from claimtrack.store.claim_filter import (
    ClaimFilter,
    ClaimOrder,
    ordered_keys,
    where_of,
)
from claimtrack.store.reader import Reader, marks

T = TypeVar("T")

PAGE = 500
"""How many claims are read at once; below SQLite's limit on question marks."""

_CLAIM = """
    SELECT claim.*, claimant.name AS claimant_name
    FROM claim LEFT JOIN claimant ON claimant.id = claim.claimant
"""

_APPEARANCES = f"""
    SELECT appearance.*, claimant.name AS claimant_name, article.title AS article_title,
        article.url AS article_url, article.published_on AS article_published_on
    FROM appearance JOIN article ON article.id = appearance.article
    LEFT JOIN claimant ON claimant.id = appearance.claimant
    WHERE article.removed_at IS NULL AND appearance.claim IN ({{}})
    AND ({NEWEST} OR appearance.anchor = 'orphan') ORDER BY appearance.id
"""

_REMARKS = """
    SELECT DISTINCT remark.*, appearance.claim FROM appearance
    JOIN sentence ON sentence.id = appearance.sentence
    JOIN remark ON remark.article = appearance.article
        AND remark.start < sentence."end" AND remark."end" > sentence.start
    WHERE appearance.claim IN ({}) ORDER BY remark.article, remark.start
"""

SOURCE_COLUMNS = (
    "id",
    "uid",
    "title",
    "kind",
    "rank",
    "publisher",
    "url",
    "archived_url",
    "published_on",
    "retrieved_at",
    "state",
    "state_at",
    "state_why",
    "confidential",
    "note",
    "version",
)

_NEWEST_KEPT = """(SELECT {} FROM snapshot WHERE snapshot.source = source.id
        AND snapshot.removed_at IS NULL ORDER BY snapshot.id DESC LIMIT 1)"""

KEPT = f"""{_NEWEST_KEPT.format("snapshot.bytes IS NOT NULL")} AS {{0}}stored,
        {_NEWEST_KEPT.format("snapshot.sha256")} AS {{0}}sha256"""
"""What is kept of a source, beside a row of `source`; the columns take a prefix."""

_EVIDENCE = f"""
    SELECT evidence.*, {KEPT.format("source_")},
        {", ".join(f"source.{name} AS source_{name}" for name in SOURCE_COLUMNS)}
    FROM evidence JOIN source ON source.id = evidence.source
    WHERE evidence.claim IN ({{}}) ORDER BY evidence.id
"""

RATING_COLUMNS = (
    "slug",
    "labels",
    "definition",
    "normalised",
    "value",
    "colour",
    "glyph",
    "position",
    "retired",
)

SPOKEN = "(SELECT value FROM setting WHERE name = 'language')"
"""The language in which the desk shows ratings; NULL: English."""

_VERDICTS = f"""
    SELECT verdict.*, scale.slug AS rating_scale_slug, {SPOKEN} AS rating_language,
        {", ".join(f"rating.{name} AS rating_{name}" for name in RATING_COLUMNS)}
    FROM verdict JOIN rating ON rating.id = verdict.rating JOIN scale ON scale.id = rating.scale
    WHERE verdict.claim IN ({{}}) ORDER BY verdict.id
"""

_LEANING = """
    SELECT verdict_evidence.* FROM verdict_evidence
    JOIN verdict ON verdict.id = verdict_evidence.verdict WHERE verdict.claim IN ({})
    ORDER BY verdict_evidence.evidence
"""


class Claims(Reader):
    """Questions about claims."""

    def get(self, key: int) -> Claim:
        """One claim.

        Raises:
            NotFound: it is not on file.
        """
        row = self.one(f"{_CLAIM} WHERE claim.id = ? AND claim.removed_at IS NULL", (key,))
        if row is None:
            into = self.scalar("SELECT merged_into FROM claim WHERE id = ?", (key,))
            if into is not None:
                raise NotFound(f"Claim #{key} was merged into #{into}: look there.")
            raise NotFound(f"There is no claim #{key} on file: 'claimtrack claims' lists them.")
        return rows.claim(row)

    def case(self, key: int) -> ClaimCase:
        """One claim with all that stands behind it.

        Raises:
            NotFound: it is not on file.
        """
        self.get(key)
        return self.cases([key])[0]

    def cases(self, keys: Iterable[int]) -> tuple[ClaimCase, ...]:
        """The cases of these claims, in the order asked for; what is not on file is left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[int, ClaimCase] = {}
        for at in range(0, len(wanted), PAGE):
            found.update(self._page(wanted[at : at + PAGE]))
        return tuple(found[key] for key in wanted if key in found)

    def on_file(self, keys: Iterable[int]) -> frozenset[int]:
        """Those of some claims that are on file."""
        found = self.connection.execute(
            "SELECT claim.id FROM json_each(?) AS asked JOIN claim ON claim.id = asked.value"
            " WHERE claim.removed_at IS NULL",
            (json.dumps(list(keys)),),
        )
        return frozenset(row[0] for row in found)

    def in_article(self, article: int) -> tuple[int, ...]:
        """The claims that appear in an article, in order of appearance."""
        found = self.all(
            'SELECT claim FROM appearance WHERE article = ? ORDER BY start, "end", id', (article,)
        )
        return tuple(dict.fromkeys(row["claim"] for row in found))

    def keys(
        self,
        only: ClaimFilter,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[int, ...]:
        """The numbers of the claims that pass a filter, newest first unless said otherwise."""
        query, values = ordered_keys(only, order)
        most = -1 if limit is None else limit
        return tuple(row[0] for row in self.connection.execute(query, (*values, most, offset)))

    def count(self, only: ClaimFilter) -> int:
        """How many claims pass a filter."""
        where, values = where_of(only)
        return int(self.scalar(f"SELECT count(*) FROM claim WHERE {where}", values))

    def listed(
        self,
        only: ClaimFilter,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[ClaimRow, ...]:
        """The lines of a list of claims, newest first unless said otherwise."""
        keys = self.keys(only, limit=limit, offset=offset, order=order)
        return tuple(as_row(case) for case in self.cases(keys))

    def newest(self) -> int:
        """The number of the newest claim ever put on file, 0 where there was none."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM claim"))

    def wordings(self) -> list[tuple[int, str]]:
        """Every distinct wording of every claim on file, beside the number of its claim."""
        found = self.connection.execute(
            "SELECT DISTINCT wording.claim, wording.text FROM wording"
            " JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL"
            " ORDER BY wording.claim, wording.id"
        )
        return found.fetchall()

    def distinct(self) -> set[tuple[int, int]]:
        """The pairs of claims that somebody has called distinct, the smaller number first."""
        found = self.connection.execute(
            "SELECT claim, other FROM relation WHERE kind = 'unrelated' AND state = 'confirmed'"
        )
        return set(found.fetchall())

    def after(self, key: int) -> list[tuple[int, str]]:
        """The claims put on file after the one numbered `key`, each with its canonical words."""
        found = self.connection.execute(
            "SELECT id, text FROM claim WHERE id > ? AND removed_at IS NULL ORDER BY id", (key,)
        )
        return found.fetchall()

    def by_ref(self, ref: str) -> int | None:
        """The claim that holds the check by others with this identifier."""
        found: int | None = self.scalar("SELECT claim FROM published_review WHERE ref = ?", (ref,))
        return found

    def of_verdict(self, verdict: int) -> int:
        """The claim that a verdict is about.

        Raises:
            NotFound: there is no such verdict.
        """
        claim: int | None = self.scalar("SELECT claim FROM verdict WHERE id = ?", (verdict,))
        if claim is None:
            raise NotFound(f"There is no verdict {verdict} on file.")
        return claim

    def _page(self, keys: Sequence[int]) -> dict[int, ClaimCase]:
        holes = marks(keys)

        def many(sql: str, build: Callable[[sqlite3.Row], T]) -> dict[int, list[T]]:
            return self._grouped(sql.format(holes), keys, build)

        leaning: dict[int, list[int]] = defaultdict(list)
        for row in self.all(_LEANING.format(holes), keys):
            leaning[row["verdict"]].append(row["evidence"])
        wordings = many(
            "SELECT * FROM wording WHERE claim IN ({}) ORDER BY kind <> 'canonical', id",
            rows.wording,
        )
        appearances = self._appearances(keys)
        evidence = many(_EVIDENCE, rows.evidence)
        verdicts = many(_VERDICTS, lambda row: rows.verdict(row, leaning[row["id"]]))
        sign_offs = many(agreeing.SIGN_OFFS, agreeing.sign_off)
        send_backs = many(agreeing.SEND_BACKS, agreeing.send_back)
        handovers = many(agreeing.HANDOVERS, agreeing.handover)
        queries = many("SELECT * FROM query WHERE claim IN ({}) ORDER BY id", rows.query)
        searches = many("SELECT * FROM search WHERE claim IN ({}) ORDER BY id", rows.search)
        reviews = many(
            "SELECT * FROM published_review WHERE claim IN ({}) ORDER BY id", rows.review
        )
        suggestions = many(
            "SELECT * FROM suggestion WHERE claim IN ({}) ORDER BY id", rows.suggestion
        )
        remarks = many(_REMARKS, rows.remark)
        claims = self.all(
            f"{_CLAIM} WHERE claim.removed_at IS NULL AND claim.id IN ({holes})", keys
        )
        return {
            row["id"]: ClaimCase(
                claim=rows.claim(row),
                wordings=tuple(wordings[row["id"]]),
                appearances=tuple(appearances[row["id"]]),
                evidence=tuple(evidence[row["id"]]),
                verdicts=tuple(verdicts[row["id"]]),
                sign_offs=tuple(sign_offs[row["id"]]),
                queries=tuple(queries[row["id"]]),
                searches=tuple(searches[row["id"]]),
                reviews=tuple(reviews[row["id"]]),
                suggestions=tuple(suggestions[row["id"]]),
                remarks=tuple(remarks[row["id"]]),
                send_backs=tuple(send_backs[row["id"]]),
                handovers=tuple(handovers[row["id"]]),
            )
            for row in claims
        }

    def _appearances(self, keys: Sequence[int]) -> dict[int, list[Appearance]]:
        """Where claims appear. Lines are counted once for each article, not for each place."""
        places = self.all(_APPEARANCES.format(marks(keys)), keys)
        articles = tuple({row["article"] for row in places})
        lines = {
            article: line_starts(text)
            for article, text in self.connection.execute(
                f"SELECT id, text FROM article WHERE id IN ({marks(articles)})", articles
            )
        }
        found: dict[int, list[Appearance]] = defaultdict(list)
        for row in places:
            line = bisect_right(lines[row["article"]], row["start"])
            found[row["claim"]].append(rows.appearance(row, line))
        return found

    def _grouped(
        self, sql: str, keys: Sequence[int], build: Callable[[sqlite3.Row], T]
    ) -> dict[int, list[T]]:
        found: dict[int, list[T]] = defaultdict(list)
        for row in self.all(sql, keys):
            found[row["claim"]].append(build(row))
        return found


def as_row(case: ClaimCase) -> ClaimRow:
    """The line of a list that a case comes down to."""
    current = case.verdict
    texts = dict.fromkeys(wording.text for wording in case.wordings)
    return ClaimRow(
        claim=case.claim,
        rating=current.rating.slug if current else None,
        as_of=current.as_of if current else None,
        recheck_by=current.recheck_by if current else None,
        signed_off=bool(case.signed_off_by),
        evidence=len(case.evidence),
        wordings=tuple(texts),
        appearances=case.appearances,
        reviews=case.reviews,
    )
