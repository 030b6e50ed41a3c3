"""Reading claims and the records that belong to them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimtrack.errors import NotFound
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Appearance, Claim, ClaimFilter, ClaimOrder, ClaimRow, Wording
from claimtrack.store.articles import NEWEST
from claimtrack.store.claim_filter import ordered_keys, where_of
from claimtrack.store.evidence import EvidenceItems
from claimtrack.store.matches import Matches
from claimtrack.store.queries import Queries
from claimtrack.store.rows import Reader, Shape, marks, pages
from claimtrack.store.sentences import Sentences, line_starts
from claimtrack.store.sign_offs import SignOffs
from claimtrack.store.suggestions import Suggestions
from claimtrack.store.verdicts import Verdicts
from claimtrack.text.languages.known import UNDETERMINED

CLAIM = Shape(Claim, "claim", claimant="claimant.name")

_CLAIM = f"""
    SELECT {CLAIM.columns} FROM claim LEFT JOIN claimant ON claimant.id = claim.claimant
    WHERE claim.removed_at IS NULL
"""

WORDING = Shape(Wording, "wording", language=f"nullif(wording.language, '{UNDETERMINED}')")

_WORDINGS = f"""
    SELECT claim, {WORDING.columns} FROM wording WHERE claim IN ({{}})
    ORDER BY kind <> 'canonical', id
"""

APPEARANCE = Shape(
    Appearance,
    "appearance",
    given=("line",),
    claimant="claimant.name",
    state="appearance.anchor",
    article_title="article.title",
    article_url="article.url",
    article_published_on="article.published_on",
)

_APPEARANCES = f"""
    SELECT {APPEARANCE.columns}
    FROM appearance JOIN article ON article.id = appearance.article
    LEFT JOIN claimant ON claimant.id = appearance.claimant
    WHERE article.removed_at IS NULL AND appearance.claim IN ({{}})
    AND ({NEWEST} OR appearance.anchor = 'orphan') ORDER BY appearance.id
"""
_CLAIM_AT, _ARTICLE_AT, _START_AT = map(APPEARANCE.at, ("claim", "article", "start"))


class Claims(Reader):
    """Reads claims."""

    def get(self, key: int) -> Claim:
        """Return a claim.

        Raises:
            NotFound: it is not on file.
        """
        claim = self.first(CLAIM, f"{_CLAIM} AND claim.id = ?", (key,))
        if claim is None:
            into = self.scalar("SELECT merged_into FROM claim WHERE id = ?", (key,))
            if into is not None:
                raise NotFound(f"Claim #{key} was merged into #{into}: look there.")
            raise NotFound(f"There is no claim #{key} on file: 'claimtrack claims' lists them.")
        return claim

    def case(self, key: int) -> ClaimCase:
        """Return a claim with everything that belongs to it.

        Raises:
            NotFound: it is not on file.
        """
        self.get(key)
        return self.cases([key])[0]

    def cases(self, keys: Iterable[int]) -> tuple[ClaimCase, ...]:
        """Return the cases of these claims, in the given order; those not on file are left out."""
        wanted = list(dict.fromkeys(keys))
        cases: dict[int, ClaimCase] = {}
        for page in pages(wanted):
            cases.update(self._page(page))
        return tuple(cases[key] for key in wanted if key in cases)

    def on_file(self, keys: Iterable[int]) -> frozenset[int]:
        """Return the claims among these that are on file."""
        rows = self.connection.execute(
            "SELECT claim.id FROM json_each(?) AS asked JOIN claim ON claim.id = asked.value"
            " WHERE claim.removed_at IS NULL",
            (json.dumps(list(keys)),),
        )
        return frozenset(row[0] for row in rows)

    def in_article(self, article: int) -> tuple[int, ...]:
        """Return the claims that appear in an article, in order of appearance."""
        rows = self.connection.execute(
            'SELECT claim FROM appearance WHERE article = ? ORDER BY start, "end", id', (article,)
        )
        return tuple(dict.fromkeys(claim for (claim,) in rows))

    def keys(
        self,
        only: ClaimFilter,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[int, ...]:
        """Return the numbers of the claims that pass a filter, newest first by default."""
        query, values = ordered_keys(only, order)
        most = -1 if limit is None else limit
        return tuple(row[0] for row in self.connection.execute(query, (*values, most, offset)))

    def count(self, only: ClaimFilter) -> int:
        """Count the claims that pass a filter."""
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
        """Return the rows of a list of claims, newest first by default."""
        keys = self.keys(only, limit=limit, offset=offset, order=order)
        return tuple(as_row(case) for case in self.cases(keys))

    def newest(self) -> int:
        """Return the number of the newest claim, on file or set aside; 0 if there is none."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM claim"))

    def wordings(self) -> list[tuple[int, str]]:
        """Return every distinct wording of every claim on file, with the claim's number."""
        rows = self.connection.execute(
            "SELECT DISTINCT wording.claim, wording.text FROM wording"
            " JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL"
            " ORDER BY wording.claim, wording.id"
        )
        return rows.fetchall()

    def distinct(self) -> set[tuple[int, int]]:
        """Return the pairs of claims marked as distinct, the smaller number first."""
        rows = self.connection.execute(
            "SELECT claim, other FROM relation WHERE kind = 'unrelated' AND state = 'confirmed'"
        )
        return set(rows.fetchall())

    def after(self, key: int) -> list[tuple[int, str]]:
        """Return the claims added after the one numbered `key`, with their canonical wording."""
        rows = self.connection.execute(
            "SELECT id, text FROM claim WHERE id > ? AND removed_at IS NULL ORDER BY id", (key,)
        )
        return rows.fetchall()

    def by_refs(self, refs: Iterable[str]) -> dict[str, int]:
        """Return the claims that hold the checks by others with these identifiers, by identifier.

        Among them are claims of lists that were put aside.
        """
        rows = self.connection.execute(
            "SELECT ref, claim FROM json_each(?) AS asked"
            " JOIN published_review ON published_review.ref = asked.value",
            (json.dumps(list(refs)),),
        )
        return dict(rows.fetchall())

    def _page(self, keys: Sequence[int]) -> dict[int, ClaimCase]:
        here = self.connection
        wordings = self.grouped(WORDING, _WORDINGS.format(marks(keys)), keys)
        appearances = self._appearances(keys)
        evidence = EvidenceItems(here).of_claims(keys)
        verdicts = Verdicts(here).of_claims(keys)
        sign_offs, send_backs, handovers = SignOffs(here).of_claims(keys)
        queries, searches = Queries(here).of_claims(keys)
        reviews = Matches(here).reviews(keys)
        suggestions = Suggestions(here).of_claims(keys)
        remarks = Sentences(here).remarks_on_claims(keys)
        claims = self.read(CLAIM, f"{_CLAIM} AND claim.id IN ({marks(keys)})", keys)
        return {
            claim.id: ClaimCase(
                claim=claim,
                wordings=tuple(wordings[claim.id]),
                appearances=tuple(appearances[claim.id]),
                evidence=tuple(evidence[claim.id]),
                verdicts=tuple(verdicts[claim.id]),
                sign_offs=tuple(sign_offs[claim.id]),
                queries=tuple(queries[claim.id]),
                searches=tuple(searches[claim.id]),
                reviews=tuple(reviews[claim.id]),
                suggestions=tuple(suggestions[claim.id]),
                remarks=tuple(remarks[claim.id]),
                send_backs=tuple(send_backs[claim.id]),
                handovers=tuple(handovers[claim.id]),
            )
            for claim in claims
        }

    def _appearances(self, keys: Sequence[int]) -> dict[int, list[Appearance]]:
        """Return where claims appear. Lines are counted once per article, not per appearance."""
        places = self.connection.execute(_APPEARANCES.format(marks(keys)), keys).fetchall()
        articles = tuple({row[_ARTICLE_AT] for row in places})
        lines = {
            article: line_starts(text)
            for article, text in self.connection.execute(
                f"SELECT id, text FROM article WHERE id IN ({marks(articles)})", articles
            )
        }
        by_claim: dict[int, list[Appearance]] = defaultdict(list)
        for row in places:
            line = bisect_right(lines[row[_ARTICLE_AT]], row[_START_AT])
            by_claim[row[_CLAIM_AT]].append(APPEARANCE(row, line))
        return by_claim


def as_row(case: ClaimCase) -> ClaimRow:
    """Return the list row of a case."""
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
