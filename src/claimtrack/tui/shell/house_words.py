"""Rating scales and house rules in words. Pure: values in, content out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from claimtrack.desk.backup import BackedUp
from claimtrack.desk.expunge import Expunged
from claimtrack.model.article import ArticleKind
from claimtrack.model.listing import ScaleRow
from claimtrack.rules.rule import Rule
from claimtrack.text.phrases import counted, dotted, short
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.words import QUIET, heading, line, lines


def scales_content(rows: Iterable[ScaleRow]) -> Content:
    """Every scale with what it judges, and its ratings with what they mean."""
    return lines([part for row in rows for part in _scale(row)])


def _scale(row: ScaleRow) -> Iterator[Content]:
    judges = " and ".join("drafts" if kind == "draft" else "articles" for kind in row.used_for)
    yield from heading(short(row.scale.label, 80), f"  judges {judges}" if judges else "")
    for rating in row.scale.ratings:
        given = row.verdicts.get(rating.slug, 0)
        aside = dotted(
            "retired" if rating.retired else "",
            f"given {counted(given, 'time')}" if given else "",
            short(rating.definition, 200),
        )
        yield line((rating_words(rating), style(rating)), (f"  {aside}", QUIET))


def rules_content(rules: Iterable[Rule]) -> Content:
    """Every house rule: how hard it is and in what, and what it asks."""
    rows = []
    for rule in rules:
        kinds = {kind: str(rule.severity_in(kind)) for kind in rule.kinds}
        hard = set(kinds.values())
        everywhere = len(kinds) == len(ArticleKind) and len(hard) == 1
        said = hard.pop() if everywhere else ", ".join(f"{k} {v}" for k, v in kinds.items())
        said = said if rule.enforced else "not enforced"
        rows.append(line((f"{rule.slug:<12} ", "bold"), (f"{said}  ", QUIET), short(rule.says)))
    return lines(rows)


def backed_up_words(made: BackedUp) -> str:
    """Where the backup is, and what is in it."""
    what = f"{counted(made.articles, 'article')}, {counted(made.claims, 'claim')}"
    return f"Backed up to {made.path}: {what}, checked."


def expunged_words(gone: Expunged) -> str:
    """What was taken out, what was checked, and what to know afterwards."""
    return " ".join((f"Expunged from {counted(gone.rows, 'row')}.", *gone.sentences()))
