"""The dossier: all that stood behind a sentence or a claim at one moment, to be relied on later.

Says what was on file then, with hashes of what was kept; adds nothing that came afterwards and
judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.event import Dossier
from claimtrack.model.evidence import Evidence, Snapshot
from claimtrack.model.verdict import SignOff, Verdict
from claimtrack.report.card import query_line, search_line
from claimtrack.report.entry import rating_mark
from claimtrack.report.evidence import evidence_lines
from claimtrack.report.history import history_lines, moment
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.phrases import RATIONALE, WORDING, day, dotted, quoted, shown
from claimtrack.report.redaction import redacted

_HASH = 100


def dossier_outline(dossier: Dossier, *, confidential: bool = False) -> Outline:
    """Outline a dossier.

    Args:
        dossier: what stood then.
        confidential: print what is confidential too, but in the history.

    Returns:
        The moment and the sentence; each article with its hash; for each claim its wordings,
        places, evidence with hashes of what was kept, queries, searches, every verdict with its
        sign-offs; at last everything that had happened until then.
    """
    sections: list[Section] = [_head(dossier)]
    sections += [_article(article) for article in dossier.articles.values()]
    for case in dossier.cases:
        sections += _claim(case if confidential else redacted(case), dossier, confidential)
    sections.append(_section("HISTORY", list(history_lines(dossier.history, dossier.names))))
    return Outline(tuple(section for section in sections if section))


def _head(dossier: Dossier) -> Section:
    upto = f"as the log had it up to its entry {dossier.last_event:,}"
    lines = [Line(Role.TITLE, f"DOSSIER as it stood at {dossier.at}"), Line(Role.FACT, upto)]
    if dossier.sentence is not None:
        one = dossier.sentence
        lines.append(Line(Role.FACT, f"sentence {one.id}, line {one.line}, {one.state.value}"))
        lines.append(Line(Role.WORDING, quoted(one.text)))
    if not dossier.cases:
        lines.append(Line(Role.FACT, "no claim was made of it"))
    return tuple(lines)


def _article(article: Article) -> Section:
    about = (
        shown(article.publisher or ""),
        shown(article.author or ""),
        day(article.published_on) if article.published_on else "",
        shown(article.url or "", WORDING),
    )
    known = (Line(Role.ASIDE, dotted(about)),) if any(about) else ()
    return (
        Line(Role.HEADING, quoted(article.title), mark=f"ARTICLE {article.id}"),
        *known,
        Line(
            Role.ASIDE,
            f"taken in {moment(article.imported_at)} by {shown(article.imported_by)}",
        ),
        Line(Role.ASIDE, shown(article.sha256, _HASH), mark="sha256"),
    )


def _claim(case: ClaimCase, dossier: Dossier, confidential: bool) -> Iterator[Section]:
    claim = case.claim
    filed = dotted((claim.status.value, "legal flag" if claim.legal else "", shown(claim.uid)))
    yield (
        Line(Role.TITLE, f"CLAIM #{claim.id}"),
        Line(Role.WORDING, quoted(claim.text)),
        Line(Role.ASIDE, filed),
        *([Line(Role.ASIDE, f"claimed by {shown(claim.claimant)}")] if claim.claimant else ()),
    )
    wordings = [f"{one.kind.value}: {quoted(one.text)}" for one in case.wordings]
    yield _section("WORDINGS", [Line(Role.UNCHECKED, words) for words in wordings])
    places = [
        f"{quoted(one.article_title, 120)}, line {one.line}, characters {one.start} to {one.end}"
        f" ({one.state.value}): {quoted(one.quote)}"
        for one in case.appearances
    ]
    yield _section("APPEARED", [Line(Role.UNCHECKED, words) for words in places])
    yield _section("EVIDENCE", list(_evidence(case, dossier, confidential)))
    yield _section("QUERIES", [query_line(one) for one in case.queries])
    yield _section("SEARCHES", [search_line(one) for one in case.searches])
    for verdict in case.verdicts:
        yield _verdict(verdict, case)
    if not case.verdicts:
        yield _section("VERDICT", [Line(Role.UNCHECKED, "none was given")])


def _evidence(case: ClaimCase, dossier: Dossier, confidential: bool) -> Iterator[Line]:
    for item in case.evidence:
        yield from evidence_lines([item], None)
        added = f"evidence {item.id}, added {moment(item.added_at)} by {shown(item.added_by)}"
        yield Line(Role.QUOTE, added)
        if confidential or not item.secret:
            yield from _kept(item, dossier.snapshots.get(item.source.id, ()))


def _kept(item: Evidence, snapshots: Sequence[Snapshot]) -> Iterator[Line]:
    """Where the source can be found again, and what was kept of it, by its hash."""
    source = item.source
    for address in (source.url, source.archived_url):
        if address:
            yield Line(Role.QUOTE, shown(address, WORDING))
    for one in snapshots:
        kept = f"copy of {moment(one.kept_at)}, {one.size:,} bytes, sha256 {one.sha256}"
        yield Line(Role.QUOTE, shown(kept, 2 * _HASH))
    if not snapshots:
        yield Line(Role.QUOTE, "no copy was kept here")


def _verdict(verdict: Verdict, case: ClaimCase) -> Section:
    state = "current" if verdict == case.verdict else "no longer current"
    if verdict.retracted_at:
        state = f"retracted {moment(verdict.retracted_at)}"
    leans = ", ".join(str(key) for key in verdict.evidence) or "none"
    given = f"given {moment(verdict.created_at)} by {shown(verdict.reviewer)}"
    handed = (
        f"handed in {moment(verdict.handed_in_at)}" if verdict.handed_in_at else "not handed in"
    )
    lines = [
        Line(
            Role.RATING,
            f"verdict {verdict.id}, {state}",
            mark=rating_mark(verdict.rating),
            aside=f"as of {day(verdict.as_of)}",
            colour=verdict.rating.colour,
        ),
        Line(Role.WHY, shown(verdict.rationale, RATIONALE) or "no reason given", mark="Why:"),
        Line(Role.SIGNED, dotted((given, handed))),
        Line(Role.ASIDE, f"leans on evidence {leans}"),
    ]
    if verdict.supersedes:
        why = f": {verdict.reason.value}" if verdict.reason else ""
        lines.append(Line(Role.ASIDE, f"supersedes verdict {verdict.supersedes}{why}"))
    lines += [_sign_off(one) for one in case.sign_offs if one.verdict == verdict.id]
    if verdict.published_on:
        where = f", {shown(verdict.url, WORDING)}" if verdict.url else ""
        lines.append(Line(Role.ASIDE, f"published {day(verdict.published_on)}{where}"))
    return tuple(lines)


def _sign_off(one: SignOff) -> Line:
    word = "agreed" if one.agrees else "did not agree"
    comment = f": {quoted(one.comment)}" if one.comment else ""
    lapsed = ""
    if one.lapsed_at:
        lapsed = f"; lapsed {moment(one.lapsed_at)}: {shown(one.lapsed_why or '', WORDING)}"
    seen = f"; what was seen has sha256 {shown(one.digest, _HASH)}" if one.digest else ""
    said = f"{shown(one.by)} {word}"
    return Line(Role.SIGNED, f"{said}, {moment(one.at)}{comment}{lapsed}{seen}")


def _section(heading: str, lines: Sequence[Line]) -> Section:
    return (Line(Role.HEADING, "", mark=heading), *lines) if lines else ()
