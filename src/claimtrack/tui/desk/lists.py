"""The rows of the desk in words: articles, what waits, is due, asked, corrected. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from textual.content import Content

from claimtrack.desk.queue import DueRow, QueueRow, WaitsFor, by_what_they_wait_for
from claimtrack.model.article import ArticleRow, Coverage
from claimtrack.model.case import Severity
from claimtrack.model.claim import ClaimRow
from claimtrack.model.listing import QueryRow, ScaleRow
from claimtrack.model.publication import Correction
from claimtrack.model.verdict import SupersedeReason
from claimtrack.text.moments import by_then
from claimtrack.text.phrases import short
from claimtrack.tui.marks import open_ratings, style
from claimtrack.tui.widgets.listing import Line, cell
from claimtrack.tui.words import QUIET, line

_BAR = 10
_BARS = " ▁▂▃▄▅▆▇█"
_DAY = len("2025-06-05")
_HOURS = 24
_WIDEST = 12
"""Cells of the longest bar of ratings."""

_GROUPS = {WaitsFor.SENT_BACK: "were sent back", WaitsFor.ATTENTION: "ask for attention"}

GROUP = "-"
"""What the key of a row begins with that is a heading, and opens nothing."""


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
        short(article.title or article.url or "untitled", 200),
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


def queue_lines(rows: Iterable[QueueRow]) -> Iterator[Line]:
    """The queue under a heading for each thing that claims wait for."""
    for waits, group in by_what_they_wait_for(rows):
        yield (
            f"{GROUP}{waits}",
            (f"{len(group)}", f"── {_GROUPS.get(waits, f'wait for {waits}')}", ""),
        )
        for row in group:
            holding = [block for block in row.blocks if block.severity is Severity.BLOCKS]
            more = f" (+{len(holding) - 1})" if len(holding) > 1 else ""
            why = short(holding[0].why, 44 - len(more)) + more if holding else ""
            yield _key(row.row), (f"#{row.row.claim.id}", cell(why), short(row.row.claim.text, 200))


def due_lines(rows: Iterable[DueRow]) -> Iterator[Line]:
    """What has to be looked at again, and why."""
    for row in rows:
        why = cell(short("; ".join(row.why), 44))
        yield _key(row.row), (f"#{row.row.claim.id}", why, short(row.row.claim.text, 200))


def query_lines(rows: Iterable[QueryRow]) -> Iterator[Line]:
    """The open questions: to whom, since when, what."""
    for row in rows:
        place = row.place
        at = (place.article, place.sentence or 0) if place else (0, 0)
        asked = f"{row.query.to}, {row.query.asked_at[:10]}"
        words = short(row.query.question, 200)
        key = f"{row.claim.id} {at[0]} {at[1]} q{row.query.id}"
        yield key, (f"#{row.claim.id}", asked, words)


def correction_lines(changes: Iterable[Correction]) -> Iterator[Line]:
    """What became of verdicts that were handed in, newest first, and why."""
    for number, one in enumerate(sorted(changes, key=lambda one: one.at, reverse=True)):
        became = one.now.rating.slug if one.now else "retracted"
        said = f"{one.at[:10]}  {_change(one)}: {one.was.rating.slug} → {became}"
        yield f"{one.claim} 0 0 c{number}", (f"#{one.claim}", cell(said), short(one.text, 200))


def _change(one: Correction) -> str:
    if one.now is None:
        return "retraction"
    return "correction" if one.reason is SupersedeReason.OUR_ERROR else str(one.reason)


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


def _key(row: ClaimRow) -> str:
    places = row.appearances
    at = (places[-1].article, places[-1].sentence) if places else (0, 0)
    return f"{row.claim.id} {at[0]} {at[1]}"
