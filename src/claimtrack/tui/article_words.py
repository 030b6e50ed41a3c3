"""An article in words: what it is, what a revision left behind, how far it has come. Pure."""

from __future__ import annotations

from rich.cells import cell_len

from claimtrack.model.article import SentenceKind
from claimtrack.model.case import ArticleCase
from claimtrack.text.phrases import counted, dotted, numbered, plural, short

_KEPT = 4
"""Parts of the status that are told on any screen."""


def header(case: ArticleCase, orphans: tuple[int, ...]) -> tuple[str, str]:
    """The title, unless the text begins with it, and a line about where the article is from."""
    article = case.article
    titled = any(one.kind is SentenceKind.TITLE for one in case.sentences)
    gone, verb = numbered(orphans), plural(len(orphans), "is", "are")
    about = dotted(
        f"! {gone} of the revision before {verb} no longer there" if gone else "",
        f"revision of article {article.revision_of}" if article.revision_of else "",
        article.publisher,
        article.author,
        article.published_on,
        article.url,
    )
    return "" if titled else short(article.title, 300), short(about, 300)


def status(case: ArticleCase, width: int, hidden: int = 0, company: str = "") -> str:
    """How far the article has come, in words; `hidden` ratings are read blind.

    `company` says who else is there. Where `width` cells are too few, what counts least goes whole.
    """
    done = case.coverage
    parts = [
        f"BLIND: {counted(hidden, 'rating')} hidden" if hidden else "",
        company,
        f"{done.decided} of {counted(done.sentences, 'line')} decided",
        f"{counted(done.claims, 'claim')}: {done.judged} judged, {done.open} open",
        f"{done.skipped} skipped" if done.skipped else "",
        counted(done.not_claims, "not a claim", "not claims") if done.not_claims else "",
    ]
    while cell_len(dotted(*parts)) > width and len(parts) > _KEPT:
        parts.pop()
    return dotted(*parts)
