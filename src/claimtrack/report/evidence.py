"""Evidence in a report: each piece with its stance, its source and how far it was checked.

Confidential evidence has already been removed (see `redaction`), or is marked as confidential.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from claimtrack.model.evidence import Evidence, QuoteCheck, Source, SourceRank, SourceState
from claimtrack.model.verdict import Verdict
from claimtrack.report.document import EvidenceItem, Quote, Text, Words, dotted, listed, text
from claimtrack.report.redaction import A_SOURCE
from claimtrack.text.phrases import NAME, WORDING

_CHECKED = {
    QuoteCheck.VERBATIM: "verbatim",
    QuoteCheck.NEAR: "near verbatim",
    QuoteCheck.NOT_FOUND: "quote NOT FOUND in the source",
    QuoteCheck.NOT_CHECKED: "quote not checked",
}


def evidence_items(
    evidence: Sequence[Evidence], verdict: Verdict | None, later: AbstractSet[int] = frozenset()
) -> tuple[EvidenceItem, ...]:
    """Describe the evidence on a claim.

    Args:
        evidence: all evidence on the claim, in the order it was added.
        verdict: the verdict that counts; evidence it did not weigh is marked so.
        later: evidence published after the claim was made, which may not have been knowable then;
            it is marked too.

    Returns:
        Each piece with its quote, place and note, if any.
    """
    return tuple(
        EvidenceItem(item, _facts(item, evidence, verdict, later), tuple(_details(item)))
        for item in evidence
    )


def _facts(
    item: Evidence,
    evidence: Sequence[Evidence],
    verdict: Verdict | None,
    later: AbstractSet[int],
) -> Text:
    weighed = verdict is None or not verdict.evidence or item.id in verdict.evidence
    return listed(
        Words(item.source.name),
        "CONFIDENTIAL" if item.secret and item.source.title != A_SOURCE else "",
        *_standing(item, evidence),
        _CHECKED[item.quote_check] if item.quote.strip() else "no quote",
        _kept(item.source),
        _state(item.source),
        "newer than the claim" if item.id in later else "",
        "" if weighed else "not weighed in this verdict",
    )


def _details(item: Evidence) -> Iterator[Text]:
    quote = text(Quote(item.quote)) if item.quote.strip() else ()
    place = _place(item)
    if quote and place:
        yield text(quote, " (", place, ")")
    elif quote or place:
        yield quote or place
    if item.differing:
        yield _differing(item)
    if item.note.strip():
        yield text("note: ", Words(item.note, WORDING))


def _differing(item: Evidence) -> Text:
    """List the words in which a quote differs from its source."""
    pairs = (
        text(Quote(in_source, NAME) if in_source else "nothing", " for ", Quote(in_quote, NAME))
        if in_quote
        else text(Quote(in_source, NAME), " too")
        for in_quote, in_source in item.differing
    )
    return text("the source has ", listed(*pairs))


def _standing(item: Evidence, evidence: Sequence[Evidence]) -> tuple[str, Text]:
    """Say whether it is a primary source, and whether it is independent of the others."""
    rank = "primary" if item.source.rank is SourceRank.PRIMARY else "secondary"
    before = evidence[: evidence.index(item)]
    copied = next((other for other in before if _voice(other) == _voice(item)), None)
    if copied is not None:
        origin, own = copied.source.name, item.source.name
        same = str(Words(origin)) == str(Words(own))
        return rank, text("same publisher") if same else text("same origin as ", Words(origin))
    alone = all(_voice(other) == _voice(item) for other in evidence)
    return (rank if alone or rank == "primary" else "independent"), ()


def _voice(item: Evidence) -> str:
    return item.independence.strip().casefold()


def _kept(source: Source) -> str:
    if source.archived_url:
        return "archived"
    if source.stored:
        return "copy kept"
    return "not archived" if source.url else ""


def _state(source: Source) -> Text:
    if source.state is SourceState.AVAILABLE:
        return ()
    word = "WITHDRAWN" if source.state is SourceState.WITHDRAWN else "page gone"
    why = text(" (", Words(source.state_why, WORDING), ")") if source.state_why else ()
    return text(word, why)


def _place(item: Evidence) -> Text:
    """Say where to find it: the title, unless already printed as name or quote; the locator."""
    printed = {item.source.name, item.quote.strip()}
    title = item.source.title if item.source.title not in printed else ""
    return dotted(Words(title), Words(item.locator))
