"""The articles of the desk in words, and its charts of ratings and of days. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from textual.content import Content

from claimtrack.model.article import ArticleRow, Coverage
from claimtrack.model.listing import ScaleRow
from claimtrack.text.moments import by_then
from claimtrack.text.phrases import short
from claimtrack.tui.marks import EMBARGO, open_ratings, style
from claimtrack.tui.words import QUIET, line

_BAR = 10
_BARS = " ▁▂▃▄▅▆▇█"
_DAY = len("2025-06-05")
_HOURS = 24
_WIDEST = 12
"""Cells of the longest bar of ratings."""


def article_cells(row: ArticleRow, now: datetime) -> tuple[str, ...]:
    """An article: how far it has come, when it is wanted, whose it is."""
    done, article = row.coverage, row.article
    return (
        str(article.id),
        _bar(done),
        f"{done.decided}/{done.sentences}",
        f"{done.judged}/{done.claims}",
        str(done.undecided + done.open),
        when(article.deadline, article.imported_at, now),
        short(article.owner or "", 10),
        short(f"{EMBARGO if row.embargo else ''}{article.title or article.url or 'untitled'}", 200),
    )


def when(deadline: str | None, imported_at: str, now: datetime) -> str:
    """When an article is wanted, by the clock on the wall; without a deadline, how old it is."""
    over = by_then(deadline) if deadline else None
    if over is None:
        days = (now.date() - date.fromisoformat(imported_at[:_DAY])).days
        return f"due {deadline}" if deadline else "new today" if days <= 0 else f"{days} d old"
    days = (over.date() - now.date()).days
    timed = f" {over:%H:%M}" if deadline and len(deadline) > _DAY else ""
    if over < now:
        hours = (now - over) // timedelta(hours=1)
        late = f"{hours} h " if timed and hours < _HOURS else f"{-days} d "
        return f"! {late if hours else ''}late"
    return f"due in {days} d{timed}" if days else f"due{timed or ' today'}"


def pressing(row: ArticleRow) -> tuple[bool, str, int]:
    """What articles are sorted by: a deadline first, the nearest before, then the newest."""
    article, done = row.article, row.coverage
    wanted = article.deadline if done.undecided + done.open else None
    over = by_then(wanted) if wanted else None
    return (wanted is None, over.isoformat() if over else wanted or "", -article.id)


def _bar(done: Coverage) -> str:
    """How far an article has come: what is decided, and what is judged, of all there is to do."""
    whole = done.sentences + done.claims
    # Full only when nothing is left.
    full = _BAR * (done.decided + done.judged) // whole if whole else 0
    return "█" * full + "░" * (_BAR - full)


def charts(scales: Sequence[ScaleRow], decisions: Sequence[int]) -> Content:
    """How often each rating was given, and how much was decided on each of the last days."""
    in_use = next((row for row in scales if "article" in row.used_for), None)
    parts: list[Content] = []
    if in_use is not None:
        given = [(one, in_use.verdicts.get(one.slug, 0)) for one in open_ratings(in_use.scale)]
        most = max((count for _, count in given), default=0)
        for rating, count in given:
            if count:
                bar = "▇" * max(1, round(_WIDEST * count / most))
                label = f"{rating.glyph} {rating.label.lower()} "
                parts.append(line((label, style(rating)), (bar, style(rating)), f" {count}"))
    top = max(decisions, default=0)
    steps = len(_BARS) - 1
    bars = "".join(_BARS[-(-steps * one // top) if top else 0] for one in decisions)
    said = f"decided in {len(decisions)} days "
    parts.append(line((said, QUIET), bars or "", f" {sum(decisions)}"))
    return Content("   ").join(parts)
