"""The report on a whole file: which articles are cleared, each of them, claims in no article.

Claims that appear in no article are not cleared: only articles are.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model.case import ClaimCase
from claimtrack.report.article import ArticleFacts, article_part, badness, titled
from claimtrack.report.claim import entry
from claimtrack.report.document import (
    Banner,
    Day,
    Document,
    Edition,
    Item,
    Items,
    Part,
    Title,
    dotted,
    listed,
    part,
    text,
)
from claimtrack.report.redaction import redacted
from claimtrack.text.phrases import counted

_TITLE = 120


def file_document(
    articles: Sequence[ArticleFacts], loose: Sequence[ClaimCase], edition: Edition
) -> Document:
    """Make the report on several articles, or on a whole file.

    Args:
        articles: the articles, in the order to print them.
        loose: the claims that appear in no article.
        edition: its day, and whether to include what is confidential.

    Returns:
        What is cleared, where there are several articles or none; each article; the loose claims.
    """
    parts = [article_part(facts, edition) for facts in articles]
    if len(parts) > 1 or not (parts or loose):
        parts.insert(0, _summary(articles, edition))
    if loose:
        parts.append(_loose(loose, edition))
    return Document("report", tuple(parts))


def _summary(articles: Sequence[ArticleFacts], edition: Edition) -> Part:
    """How many articles are cleared, and a line for each."""
    as_of = text("as of ", Day(edition.as_of))
    if not articles:
        nothing = text("Nothing on file yet: no articles")
        if edition.left_out:
            nothing = text("Nothing to report: no article that is not under embargo")
        return part((Banner(good=True, text=nothing, aside=as_of),))
    good = sum(facts.cleared for facts in articles)
    bad = len(articles) - good
    states = listed(f"{good:,} cleared" if good else "", f"{bad:,} not cleared" if bad else "")
    head = text(f"{counted(len(articles), 'article')}: ", states)
    return part((Banner(not bad, head, as_of), Items(tuple(map(_line, articles)))))


def _line(facts: ArticleFacts) -> Item:
    mark = "cleared" if facts.cleared else "NOT CLEARED"
    return Item(dotted(titled(facts.case.article, _TITLE), facts.standing), (mark,))


def _loose(claims: Sequence[ClaimCase], edition: Edition) -> Part:
    """The claims that appear in no article: judged ones worst first, then open ones."""
    cases = claims if edition.confidential else [redacted(case) for case in claims]
    judged = [(case, verdict) for case in cases if (verdict := case.verdict) is not None]
    judged.sort(key=lambda pair: badness(pair[1].rating))
    still_open = [case for case in cases if case.verdict is None]
    counts = listed(
        f"{len(judged):,} judged" if judged else "",
        f"{len(still_open):,} open" if still_open else "",
    )
    head = text(f"{counted(len(cases), 'claim')} in no article: ", counts)
    return part(
        (Title(head, text("as of ", Day(edition.as_of))),),
        *((entry(case, verdict),) for case, verdict in judged),
        *((entry(case, None),) for case in still_open),
    )
