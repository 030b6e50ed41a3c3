"""Looking at what is on file: lists, cards, cases, and what blocks them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimtrack.desk.base import DRAFT_SCALE, SCALE, scale_for
from claimtrack.desk.blinding import HIDDEN
from claimtrack.desk.rereading import Rereading
from claimtrack.errors import WrongUse
from claimtrack.model.article import Article, ArticleKind, ArticleRow, Sentence
from claimtrack.model.case import ArticleCase, Block, ClaimCase, Severity
from claimtrack.model.claim import ClaimRow, ClaimStatus
from claimtrack.model.evidence import Source
from claimtrack.model.verdict import Rating, Scale
from claimtrack.store.claim_filter import ClaimFilter, ClaimOrder
from claimtrack.store.claims import as_row

DONE = frozenset({ClaimStatus.SIGNED_OFF, ClaimStatus.PUBLISHED, ClaimStatus.CORRECTED})


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim that waits for something, and for what."""

    row: ClaimRow
    blocks: tuple[Block, ...]


class Reading(Rereading):
    """Questions to the desk. None of them changes a byte."""

    def articles(self) -> tuple[ArticleRow, ...]:
        """Every article with its coverage, newest first."""
        with self.store.reading():
            cases = (self.article_case(article.id) for article in self.store.articles.listed())
            return tuple(ArticleRow(case.article, case.coverage) for case in cases)

    def article(self, key: int) -> Article:
        """One article.

        Raises:
            NotFound: it is not on file.
        """
        return self.store.articles.get(key)

    def sentence(self, key: int) -> Sentence:
        """One sentence.

        Raises:
            NotFound: it is not on file.
        """
        return self.store.sentences.get(key)

    def claim_case(self, key: int) -> ClaimCase:
        """One claim with all that stands behind it.

        Raises:
            NotFound: it is not on file.
        """
        with self.store.reading():
            return self.store.claims.case(key)

    def claims(
        self,
        only: ClaimFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[ClaimRow, ...]:
        """The lines of a list of claims, newest first unless said otherwise.

        A rating that is hidden is `HIDDEN`.
        """
        with self.store.reading():
            rows = self.store.claims.listed(
                only or ClaimFilter(), limit=limit, offset=offset, order=order
            )
            hidden = self.hidden(row.claim.id for row in rows)
        if not hidden:
            return rows
        return tuple(replace(one, rating=HIDDEN) if one.claim.id in hidden else one for one in rows)

    def claim_count(self, only: ClaimFilter | None = None) -> int:
        """How many claims pass a filter."""
        return self.store.claims.count(only or ClaimFilter())

    def loose_claims(self) -> tuple[ClaimCase, ...]:
        """Our own claims that appear in no article, for the report of the whole file."""
        with self.store.reading():
            cases = self.store.claims.cases(self.store.claims.keys(ClaimFilter(ours=True)))
        return tuple(case for case in cases if not case.appearances)

    def sources(self, *, limit: int | None = None, offset: int = 0) -> tuple[Source, ...]:
        """The sources, newest first, each with how many pieces of evidence lean on it.

        Args:
            limit: how many at most; None: every one.
            offset: how many of the newest are left out.
        """
        return self.store.sources.listed(limit=limit, offset=offset)

    def source_count(self) -> int:
        """How many sources are on file."""
        return self.store.sources.count()

    def queue(self) -> tuple[QueueRow, ...]:
        """Our claims that something still blocks, each with what."""
        with self.store.reading():
            keys = self.store.claims.keys(ClaimFilter(ours=True))
            cases = self.store.claims.cases(keys)
        rows = (QueueRow(as_row(case), self.claim_blocks(case)) for case in cases)
        return tuple(
            row
            for row in rows
            if row.row.claim.status not in DONE
            and any(block.severity is Severity.BLOCKS for block in row.blocks)
        )

    def blocks(self, case: ArticleCase) -> tuple[Block, ...]:
        """Every house rule that an article breaks."""
        from claimtrack.rules.broken import broken

        return broken(case, self.rules)

    def claim_blocks(
        self, case: ClaimCase, kind: ArticleKind = ArticleKind.ARTICLE
    ) -> tuple[Block, ...]:
        """Every house rule that one claim breaks."""
        from claimtrack.rules.broken import broken_claim

        return broken_claim(case, self.rules, kind)

    def scale(self, kind: ArticleKind = ArticleKind.ARTICLE) -> Scale:
        """The rating scale used for this kind of article."""
        shipped = DRAFT_SCALE if kind is ArticleKind.DRAFT else SCALE
        return self.store.scales.get(self.store.settings.get(scale_for(kind)) or shipped)

    def row_of(self, case: ClaimCase) -> ClaimRow:
        """The line of a list that a case comes down to."""
        return as_row(case)

    def rows_of(self, case: ArticleCase) -> tuple[ClaimRow, ...]:
        """The claims of an article as lines of a list, in order of appearance."""
        return tuple(as_row(one) for one in case.claims)

    def known_rating(self, slug: str) -> str:
        """A rating's name, checked against every scale on file.

        Raises:
            WrongUse: no scale has it.
        """
        scales = [self.store.scales.get(name) for name in self.store.scales.slugs()]
        if any(rating.slug == slug for scale in scales for rating in scale.ratings):
            return slug
        known = ", ".join(rating.slug for rating in self.scale().ratings)
        raise WrongUse(f"'{slug}' is no rating of any scale on file; ours has {known}.")

    def rating(self, slug: str, kind: ArticleKind = ArticleKind.ARTICLE) -> Rating:
        """A rating by its name in the scale of this kind of article.

        Raises:
            WrongUse: the scale has no such rating.
        """
        scale = self.scale(kind)
        for rating in scale.ratings:
            if rating.slug == slug.strip().lower() and not rating.retired:
                return rating
        known = ", ".join(rating.slug for rating in scale.ratings if not rating.retired)
        raise WrongUse(f"'{slug}' is no rating of the scale '{scale.slug}': it has {known}.")
