"""The report on one claim by itself: its entry, what blocks and mends, where it appears, queries.

The current verdict counts here wherever the claim appears; whether an article has reaffirmed it
is that article's report to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model.article import Remark
from claimtrack.model.case import Block, ClaimCase
from claimtrack.model.claim import AnchorState, Appearance, Query, Search, WordingKind
from claimtrack.model.verdict import Handover
from claimtrack.report.blocks import warning
from claimtrack.report.entry import entry
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.phrases import WORDING, day, dotted, listed, quoted, shown
from claimtrack.report.redaction import redacted

_LISTED = 160
_NOTE = 4_000


def claim_outline(
    case: ClaimCase,
    blocks: Sequence[Block],
    history: Sequence[Line] = (),
    *,
    confidential: bool = False,
) -> Outline:
    """Outline the report on one claim.

    Args:
        case: the claim with all that stands behind it.
        blocks: the house rules it breaks.
        history: what happened to it, in words; see `report.history`.
        confidential: print what is confidential too.

    Returns:
        Its entry; its status and note; what blocks and what warns, each with what would mend it;
        its other wordings; its appearances; the writers' own links, comments and footnotes beside
        them; its queries. What there is none of is left out.
    """
    case = case if confidential else redacted(case)
    holding = [block for block in blocks if not warning(block)]
    warns = [block for block in blocks if warning(block)]
    sections = (
        (*entry(case, case.verdict), *_file(case)),
        _mendable("BLOCKS", Role.BLOCK, holding),
        _mendable("WARNS", Role.WARNING, warns),
        _section("ALSO WORDED", [_plain(words) for words in _other_wordings(case)]),
        _section("APPEARS", [_appearance(place) for place in case.appearances]),
        _section("THE WRITER'S OWN", [_remark(remark) for remark in case.remarks]),
        _section("QUERIES", [query_line(query) for query in case.queries]),
        _section("SEARCHES", [search_line(search) for search in case.searches]),
        _section("HISTORY", history),
        _section("HANDED OVER", [_handover(one) for one in case.handovers]),
    )
    return Outline(tuple(section for section in sections if section))


def _section(heading: str, lines: Sequence[Line]) -> Section:
    return (Line(Role.HEADING, "", mark=heading), *lines) if lines else ()


def _plain(words: str) -> Line:
    return Line(Role.UNCHECKED, words)


def _file(case: ClaimCase) -> Section:
    """How the claim is filed: status, owner, type, tags, note."""
    claim = case.claim
    facts = dotted(
        (
            claim.status.value,
            f"owner {shown(claim.owner)}" if claim.owner else "",
            claim.type.value if claim.type else "",
            f"tags {listed(shown(tag) for tag in claim.tags)}" if claim.tags else "",
        )
    )
    lines = [Line(Role.ASIDE, facts, mark="status:")]
    if claim.attention:
        why = f": {claim.attention_why}" if claim.attention_why else ""
        lines.append(Line(Role.WARNING, shown(f"{claim.attention}{why}", _NOTE)))
    if claim.note.strip():
        lines.append(Line(Role.ASIDE, shown(claim.note, _NOTE), mark="note:"))
    return tuple(lines)


def _mendable(heading: str, role: Role, blocks: Sequence[Block]) -> Section:
    lines: list[Line] = []
    for block in blocks:
        lines.append(Line(role, shown(block.why, WORDING)))
        if block.mend:
            lines.append(Line(Role.MEND, shown(block.mend, WORDING), mark="mend:"))
    return _section(heading, lines)


def _other_wordings(case: ClaimCase) -> list[str]:
    """Its wordings beside the canonical one, each once, in the order they came on file."""
    seen = {case.claim.text}
    others: dict[str, str] = {}
    for wording in case.wordings:
        if wording.text not in seen and wording.kind is not WordingKind.CANONICAL:
            others.setdefault(wording.text, f"{quoted(wording.text)} ({wording.kind.value})")
    return list(others.values())


def _appearance(place: Appearance) -> Line:
    title = f"{quoted(place.article_title, _LISTED)}, " if place.article_title else ""
    state = "" if place.state is AnchorState.ANCHORED else f" ({place.state.value})"
    quote = quoted(place.quote, _LISTED)
    return _plain(f"{title}line {place.line}: {quote}{state}")


def _remark(remark: Remark) -> Line:
    by = f" by {shown(remark.by)}" if remark.by else ""
    points = f" {shown(remark.url)}" if remark.url else ""
    return _plain(f"{remark.kind.value}{by}: {quoted(remark.text, _LISTED)}{points}")


def _handover(one: Handover) -> Line:
    to = f"to {shown(one.to)}" if one.to else "to nobody"
    note = f": {shown(one.note, _NOTE)}" if one.note.strip() else ""
    return _plain(f"{day(one.at)}, {shown(one.by)} {to}{note}")


def query_line(query: Query) -> Line:
    """A query with its answer, or that it is open."""
    asked = f"{day(query.asked_at)}, {shown(query.asked_by)} to {query.to.value}"
    how = f" by {shown(query.how)}" if query.how else ""
    answer = "open"
    if query.answered_at is not None:
        answer = f"{day(query.answered_at)}: {shown(query.answer or 'no words', WORDING)}"
    fix = f"; proposed: {shown(query.proposed_fix, WORDING)}" if query.proposed_fix else ""
    return _plain(f"{asked}{how}: {shown(query.question, WORDING)} · {answer}{fix}")


def search_line(search: Search) -> Line:
    """A logged search: when, by whom, where, for which words, and what came of it."""
    found = quoted(search.found) if search.found else "nothing found"
    asked = f"{shown(search.place)} for {quoted(search.words, _LISTED)}"
    return _plain(f"{day(search.at)}, {shown(search.by)}: {asked}: {found}")
