"""Sources in words: what is known of one, the copies that are kept, and what leans on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from claimtrack.desk.archive import Archived, ArchiveStatus
from claimtrack.desk.copies import CheckedQuote
from claimtrack.desk.impact import Dependents
from claimtrack.model.article import Remark
from claimtrack.model.evidence import QuoteCheck, Snapshot, Source, SourceState
from claimtrack.text.clean import one_line
from claimtrack.text.phrases import counted, dotted, numbered, short
from claimtrack.tui.marks import EMBARGO, rating_words, style
from claimtrack.tui.words import QUIET, heading, line, lines

CHECKS = {
    QuoteCheck.VERBATIM: ("✓ quote verbatim", "$text-success"),
    QuoteCheck.NEAR: ("≈ quote near", "$text-warning"),
    QuoteCheck.NOT_FOUND: ("x quote not found", "$text-error"),
    QuoteCheck.NOT_CHECKED: ("quote not checked", QUIET),
}
"""The words and the style for each quote check."""

_STATUS = {
    ArchiveStatus.KEPT: "A copy is kept.",
    ArchiveStatus.UNCHANGED: "The page is unchanged since the last copy.",
    ArchiveStatus.SAME_WORDS: "Different bytes, same text: this copy is kept beside the last one.",
    ArchiveStatus.CHANGED: "THE PAGE HAS CHANGED: both copies are kept.",
    ArchiveStatus.UNAVAILABLE: "THE PAGE IS GONE. Its evidence still counts.",
}
_ADDRESS = re.compile(r"(?i)(https?://|www\.)\S")
_SOMEWHERE = re.compile(r"(?i)\bhttps?://[^\s<>\"]+[^\s<>\".,;:)]")
_ENOUGH = 12
"""How many things that lean on a source are listed before it is withdrawn."""


def state_words(source: Source) -> str:
    """How a source stands: withdrawn or gone; else whether a copy is kept, here or elsewhere."""
    if source.state is SourceState.WITHDRAWN:
        return "WITHDRAWN"
    if source.state is SourceState.UNAVAILABLE:
        return "page gone"
    if source.stored:
        return "copy kept"
    if source.archived_url:
        return "archived"
    return "not archived" if source.url else "no page"


def in_a_line(source: Source) -> str:
    """Who published it, what it is called, and how much leans on it."""
    leaning = counted(source.evidence, "piece") + " of evidence"
    return dotted(short(source.publisher or "", 24), short(source.title, 44), leaning)


def source_in(remark: Remark) -> str:
    """What a writer's remark names as a source: its address, one in its words, or the words."""
    found = _SOMEWHERE.search(remark.text)
    return remark.url or (found[0] if found else one_line(remark.text))


def is_page(said: str) -> bool:
    """Whether what was typed for a source is the address of a page."""
    return bool(_ADDRESS.match(said))


def source_content(source: Source, copies: Sequence[Snapshot], impact: Dependents) -> Content:
    """Everything about a source."""
    rows = list(_known(source))
    rows += heading("COPIES", f"  {len(copies)}" if copies else "  none: W fetches one")
    for one in reversed(copies):
        size = f"{one.size:,} bytes" + ("" if one.stored else ", too large to keep: only the hash")
        rows.append(line(dotted(f"{one.kept_at[:16]} by {short(one.kept_by, 40)}", size)))
        rows.append(line((f"  {short(one.origin, 200)}", QUIET)))
        rows.append(line((f"  sha256 {one.sha256}", QUIET)))
        if one.unread_why:
            rows.append(line((f"  {short(one.unread_why, 200)}", "$text-warning")))
    rows += impact_rows(impact)
    return lines(rows)


def _known(source: Source) -> Iterator[Content]:
    if source.state is not SourceState.AVAILABLE:
        since = (source.state_at or "")[:10]
        why = f": {short(source.state_why, 400)}" if source.state_why else ""
        words = f"! {state_words(source)} since {since}{why}"
        yield line((words, "$text-error" if source.state is SourceState.WITHDRAWN else QUIET))
    if source.confidential:
        yield line(("! confidential: reports leave it out", "$text-warning"))
    said = (
        ("title", source.title),
        ("publisher", source.publisher),
        ("published", source.published_on),
        ("kind", f"{source.kind}, {source.rank}"),
        ("address", source.url),
        ("archived at", source.archived_url),
        ("retrieved", (source.retrieved_at or "")[:16]),
        ("note", source.note),
    )
    for label, told in said:
        if told:
            yield line((f"{label:<12}", QUIET), short(told))


def impact_rows(impact: Dependents, most: int | None = None) -> Iterator[Content]:
    """What leans on a source or a claim, a thing a line; `most` of each kind at most."""
    yield from heading("LEANS ON IT", f"  {impact_summary(impact)}")
    judged = {one.claim.id for one in impact.verdicts}
    loose = [one for one in impact.claims if one.id not in judged]
    for verdict in impact.verdicts[:most]:
        rating, hidden = verdict.verdict.rating, verdict.claim.id in impact.hidden
        published = verdict.verdict.published_on
        out = f", published {published[:10]}" if published else ""
        state = "" if verdict.current else ", superseded or retracted"
        if verdict.verdict.beside:
            state = f", beside ours, {short(verdict.verdict.whence, 100)}"
        yield line(
            (f"#{verdict.claim.id} ", "bold"),
            ("hidden", QUIET) if hidden else (rating_words(rating), style(rating)),
            (f"  as of {verdict.verdict.as_of}{state}{out}", QUIET),
        )
        yield line(
            "  ", _mark(impact.embargoes.get(verdict.claim.id)), short(verdict.claim.text, 200)
        )
    for claim in loose[:most]:
        unjudged = (f"#{claim.id} ", "bold"), ("not judged on it  ", QUIET)
        yield line(*unjudged, _mark(impact.embargoes.get(claim.id)), short(claim.text, 200))
    for place in impact.articles[:most]:
        held = numbered(place.claims)
        title = short(place.article.title or "untitled", 120)
        yield line(("article ", QUIET), _mark(place.embargo), title, (f"  {held}", QUIET))
    for address in impact.reports[:most]:
        yield line(("published at ", QUIET), short(address, 200))


def _mark(embargo: str | None) -> tuple[str, str] | str:
    """What stands before the words of what is under embargo."""
    return (EMBARGO, "$text-warning") if embargo else ""


def impact_summary(impact: Dependents) -> str:
    """How much leans on a source or a claim."""
    if not impact.claims:
        return "nothing"
    return dotted(
        counted(len(impact.claims), "claim"),
        counted(len(impact.verdicts), "verdict"),
        counted(len(impact.articles), "article"),
        f"{len(impact.reports)} published" if impact.reports else "",
    )


def before_withdrawing(impact: Dependents) -> Content:
    """The effects of withdrawing a source, shown before it is done."""
    return lines(impact_rows(impact, _ENOUGH))


def archived_content(archived: Archived) -> Content:
    """The result of a fetch: the page, then every quote."""
    warns = archived.status in (ArchiveStatus.CHANGED, ArchiveStatus.UNAVAILABLE)
    rows = [line((_STATUS[archived.status], "bold $text-warning" if warns else "bold"))]
    if archived.why:
        rows.append(line(short(archived.why, 400)))
    if archived.same_as:
        rows.append(line(f"The page says it is the same as source #{archived.same_as}."))
    if archived.sha256:
        rows.append(line((f"sha256 {archived.sha256}", QUIET)))
    rows += heading("QUOTES", "" if archived.quotes else "  none to check")
    for one in archived.quotes:
        rows += _quote(one)
    for name, changed in (("GONE FROM THE PAGE", archived.gone), ("NEW ON THE PAGE", archived.new)):
        if changed:
            rows += heading(name)
            rows += [Content(short(words, 200)) for words in changed]
    return lines(rows)


def _quote(one: CheckedQuote) -> Iterator[Content]:
    words, look = CHECKS[one.check]
    lost = "  no longer in the newest copy" if one.lost else ""
    yield line((words, look), (f"  on #{one.claim}{lost}", QUIET))
    yield line("  “", short(one.quote, 200), "”")
    yield from differing_rows(one.differing)


def differing_rows(differing: Iterable[tuple[str, str]]) -> Iterator[Content]:
    """The words in which a quote differs from its source, one pair per line."""
    for quoted, found in differing:
        if not found:
            yield line("  “", (short(quoted, 80), "reverse"), "” is not in the source")
        elif not quoted:
            yield line("  the source has “", (short(found, 80), "reverse"), "” too")
        else:
            ours, theirs = (short(quoted, 80), "reverse"), (short(found, 80), "reverse")
            yield line("  the source has “", theirs, "” for “", ours, "”")
