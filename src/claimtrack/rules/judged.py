"""A claim with its verdict and the evidence that counts, as the house rules see it.

Leaves out what never counts: the article under review itself, and withdrawn sources. Whether the
rest is enough is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Claim, Query, Search
from claimtrack.model.evidence import Evidence, Source, SourceState, Stance
from claimtrack.model.verdict import NormalisedClass, Verdict
from claimtrack.text.page_address import page_key

_PARTIAL_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?![\d-])")

_SIDES = {
    NormalisedClass.TRUE: (Stance.SUPPORTS,),
    NormalisedClass.FALSE: (Stance.REFUTES,),
}
# For ratings between true and false, context counts too: it shows how a true sentence misleads.
_ANY_SIDE = (Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT)


class Judged(Struct, frozen=True):
    """A claim that has a verdict. `evidence` holds only what may count."""

    claim: Claim
    verdict: Verdict
    evidence: tuple[Evidence, ...]
    signed_off_by: tuple[str, ...]
    queries: tuple[Query, ...]
    searches: tuple[Search, ...]
    disagreeing: tuple[str, ...] = ()

    def taking(self, *stances: Stance) -> tuple[Evidence, ...]:
        """The evidence that takes one of these stances."""
        return tuple(item for item in self.evidence if item.stance in stances)

    @property
    def backing(self) -> tuple[Evidence, ...]:
        """The evidence on the verdict's side: supporting what is true, refuting what is false."""
        return self.taking(*_SIDES.get(self.verdict.rating.normalised, _ANY_SIDE))


def judged(case: ClaimCase, verdict: Verdict, own_url: str | None = None) -> Judged:
    """Prepare a claim's case for the rules.

    Args:
        case: the claim with everything that belongs to it.
        verdict: the verdict that counts here.
        own_url: the address of the article under review. Neither it nor any other article that
            makes this claim is evidence for it.

    Returns:
        The claim with the evidence that may count.
    """
    making_it = {page_key(place.article_url) for place in case.appearances} | {page_key(own_url)}
    own = making_it - {None}
    counted = tuple(
        item
        for item in case.evidence
        if item.source.state is not SourceState.WITHDRAWN
        and own.isdisjoint({page_key(item.source.url), page_key(item.source.archived_url)})
    )
    return Judged(
        case.claim,
        verdict,
        counted,
        case.signed_off_by,
        case.queries,
        case.searches,
        tuple(dict.fromkeys(sign_off.by for sign_off in case.disagreements)),
    )


def voices(evidence: Iterable[Evidence]) -> set[str]:
    """Return the independent voices in some evidence; copies of one origin count once."""
    return {item.independence.strip().casefold() for item in evidence}


def named(source: Source) -> str:
    """Return a source's name, or a stand-in if it is confidential."""
    return "a confidential source" if source.confidential else source.name


def day_of(iso: str | None) -> date | None:
    """Read a date, possibly only `YYYY` or `YYYY-MM`, as its first day; None if invalid."""
    hit = _PARTIAL_ISO.match(iso or "")
    if hit is None:
        return None
    year, month, day = (int(part or 1) for part in hit.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
