"""Reading an article again after something was done: only what the log says was touched.

A decision about one sentence of two thousand is on screen as quickly as in an article of ten. Where
the log cannot tell what hangs on a change, everything is read.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.desk.base import DeskBase
from claimtrack.desk.progress import coverage
from claimtrack.desk.whole import with_sign_offs
from claimtrack.model.article import Article, Sentence
from claimtrack.model.case import ArticleCase, ClaimCase


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it stood when `upto` was the newest event of the log."""

    case: ArticleCase
    upto: int


class Rereading(DeskBase):
    """Questions about an article that is looked at for hours."""

    def article_case(self, key: int) -> ArticleCase:
        """One article with its sentences and the cases of its claims.

        Raises:
            NotFound: it is not on file.
        """
        with self.store.reading():
            article = self.store.articles.get(key)
            sentences = self.store.sentences.of(article)
            claims = self.store.claims.cases(self.store.claims.in_article(key))
            return self._case(article, sentences, claims)

    def read_article(self, key: int, before: ReadArticle | None = None) -> ReadArticle:
        """One article, of which `before` is what was read last: what stayed the same is taken over.

        Raises:
            NotFound: it is not on file.
        """
        with self.store.reading():
            upto = self.store.events.last()
            case = self._reread(before) if before and before.upto <= upto else None
            return ReadArticle(case or self.article_case(key), upto)

    def _reread(self, before: ReadArticle) -> ArticleCase | None:
        """The article with what was touched since; None where the log does not tell that."""
        touched = self.store.events.touched_since(before.upto)
        if touched is None:
            return None
        article = before.case.article
        here = {one.id: one for one in before.case.sentences if one.id not in touched.sentences}
        read = self.store.sentences.of(article, touched.sentences)
        here |= {one.id: one for one in read}
        sentences = sorted(here.values(), key=lambda one: (one.position, one.start))
        known = {
            one.claim.id: one for one in before.case.claims if one.claim.id not in touched.claims
        }
        keys = self.store.claims.in_article(article.id)
        known |= {
            one.claim.id: one
            for one in self.store.claims.cases(key for key in keys if key not in known)
        }
        claims = tuple(known[key] for key in keys if key in known)
        return self._case(article, tuple(sentences), claims)

    def _case(
        self, article: Article, sentences: tuple[Sentence, ...], claims: tuple[ClaimCase, ...]
    ) -> ArticleCase:
        case = ArticleCase(article, sentences, claims, coverage(article, sentences, claims))
        return with_sign_offs(case, self.store.sign_offs.of_article(article.id))
