"""The evidence on a claim in words, by stance, and what the writer put beside the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from textual.content import Content

from claimtrack.model.article import Remark
from claimtrack.model.evidence import Evidence, QuoteCheck, Source, SourceState
from claimtrack.text.phrases import dotted, short
from claimtrack.tui.marks import STANCES
from claimtrack.tui.words import QUIET, heading, line

_MOST = 5
"""Differing words that are shown of one quote."""

_CHECKED = {
    QuoteCheck.VERBATIM: "verbatim",
    QuoteCheck.NEAR: "near",
    QuoteCheck.NOT_FOUND: "NOT FOUND in the copy",
    QuoteCheck.NOT_CHECKED: "not checked",
}


def evidence(found: Sequence[Evidence], later: AbstractSet[int] = frozenset()) -> Iterator[Content]:
    """What sources say, a stance after the other; `later` came out after the claim was made."""
    yield from heading("EVIDENCE", f"  {len(found)}" if found else "")
    if not found:
        yield line(("none yet", QUIET))
    for stance, glyph in STANCES.items():
        for one in (one for one in found if one.stance is stance):
            source = one.source
            about = dotted(
                source.rank,
                source.published_on,
                short(one.locator, 40),
                f"one voice: {short(one.group, 40)}" if one.group else "",
                "newer than the claim" if one.id in later else "",
                _kept(source),
            )
            secret = ("confidential: ", "$text-warning") if one.secret else ""
            yield line(
                (f"{glyph} {stance}  ", "bold"),
                secret,
                short(source.name, 60),
                (f"  {about}", QUIET),
            )
            if source.state is not SourceState.AVAILABLE:
                why = f": {short(source.state_why, 200)}" if source.state_why else ""
                yield line((f"  ! {source.state}{why}", "$text-warning"))
            yield from _quote(one)
            if one.note:
                yield line((f"  {short(one.note, 200)}", QUIET))


def _quote(one: Evidence) -> Iterator[Content]:
    """The words quoted, whether the source has them, and which it has otherwise."""
    if not one.quote:
        return
    word, style = _checked(one.quote_check)
    yield line("  “", short(one.quote, 300), "”", (f"  {word}", style))
    yield from _differing(one.differing)


def quote_check(check: QuoteCheck, differing: Sequence[tuple[str, str]]) -> Iterator[Content]:
    """Whether a source has the words being quoted, and which it has otherwise."""
    yield line(_checked(check))
    yield from _differing(differing)


def _checked(check: QuoteCheck) -> tuple[str, str]:
    bad = check in (QuoteCheck.NEAR, QuoteCheck.NOT_FOUND)
    return _CHECKED[check], "$text-warning" if bad else QUIET


def _differing(differing: Sequence[tuple[str, str]]) -> Iterator[Content]:
    for said, there in differing[:_MOST]:
        yield line(
            ("  quoted ", QUIET),
            (short(said or "nothing", 80), "reverse"),
            (", the source has ", QUIET),
            (short(there or "nothing", 80), "reverse"),
        )


def _kept(source: Source) -> str:
    if source.stored:
        return "copy kept"
    return "archived" if source.archived_url else "not archived" if source.url else ""


def remarks(beside: Sequence[Remark]) -> Iterator[Content]:
    """What the writer put beside the words: suggested sources, no evidence yet."""
    if not beside:
        return
    yield from heading("WRITER'S NOTES", f"  {len(beside)}")
    for one in beside[:10]:
        by = f" by {short(one.by, 40)}" if one.by else ""
        yield line((f"{one.kind}{by}  ", QUIET), short(one.url or one.text, 300))
    yield line(("ctrl+t in the dialog of evidence takes one as a source", QUIET))
