"""What a report on a whole file says beside its articles' own reports.

At its head, which articles are cleared and what holds back the rest; at its end, the claims that
stand in no article. It does not clear such claims: that is said of articles only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimtrack.model.case import ArticleCase, Block, ClaimCase
from claimtrack.report.article import cleared, standing_words
from claimtrack.report.entry import entry
from claimtrack.report.outline import Line, Outline, Role
from claimtrack.report.phrases import counted, day, listed, quoted
from claimtrack.report.redaction import redacted
from claimtrack.report.tally import badness

_TITLE = 120


def file_outline(
    cases: Sequence[ArticleCase],
    blocks_by_article: Mapping[int, Sequence[Block]],
    *,
    as_of: str,
) -> Outline:
    """Outline the head of a file's report.

    Args:
        cases: the articles, in the order in which they are to stand.
        blocks_by_article: the house rules each breaks, by the id of the article.
        as_of: the day of the report, ISO 8601.

    Returns:
        How many articles are cleared, and a line for each.
    """
    date = f"as of {day(as_of)}"
    if not cases:
        return Outline(((Line(Role.CLEARED, "Nothing on file yet: no articles", aside=date),),))
    rows: list[Line] = []
    good = 0
    for case in cases:
        blocks = blocks_by_article.get(case.article.id, ())
        passed = cleared(case, blocks)
        good += passed
        words = standing_words(case, blocks)
        title = quoted(case.article.title, _TITLE) if case.article.title.strip() else "untitled"
        mark = "cleared" if passed else "NOT CLEARED"
        rows.append(Line(Role.UNCHECKED, f"{title} · {words}" if words else title, mark=mark))
    bad = len(cases) - good
    states = listed((f"{good:,} cleared" if good else "", f"{bad:,} not cleared" if bad else ""))
    role = Role.NOT_CLEARED if bad else Role.CLEARED
    return Outline(
        ((Line(role, f"{counted(len(cases), 'article')}: {states}", aside=date), *rows),)
    )


def loose_outline(
    claims: Sequence[ClaimCase], *, as_of: str, confidential: bool = False
) -> Outline:
    """Outline the claims that appear in no article: judged ones worst first, then open ones.

    Args:
        claims: the claims, at least one.
        as_of: the day of the report, ISO 8601.
        confidential: print what is confidential too.

    Returns:
        How many there are, and a section for each.
    """
    claims = claims if confidential else [redacted(case) for case in claims]
    judged = [(case, verdict) for case in claims if (verdict := case.verdict) is not None]
    judged.sort(key=lambda pair: badness(pair[1].rating))
    still_open = [case for case in claims if case.verdict is None]
    counts = listed(
        (
            f"{len(judged):,} judged" if judged else "",
            f"{len(still_open):,} open" if still_open else "",
        )
    )
    head = f"{counted(len(claims), 'claim')} in no article: {counts}"
    return Outline(
        (
            (Line(Role.TITLE, head, aside=f"as of {day(as_of)}"),),
            *(entry(case, verdict) for case, verdict in judged),
            *(entry(case, None) for case in still_open),
        )
    )
