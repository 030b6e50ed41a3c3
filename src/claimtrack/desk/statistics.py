"""Figures about the desk's own work: how much there is, what came of it, and how far two agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.desk.correcting import Correcting
from claimtrack.model.verdict import Verdict
from claimtrack.store.claim_filter import ClaimFilter

if TYPE_CHECKING:
    from claimtrack.desk.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over the whole file. Checks by others are never among them.

    `by_class` makes ratings of different scales comparable. `yes`, `no` and `settled` are sign-offs
    of verdicts; `blind` counts the ratings given apart, which agreement is measured on.
    """

    articles: int
    claims: int
    by_status: Mapping[str, int]
    by_rating: Mapping[str, int]
    by_class: Mapping[str, int]
    by_reviewer: Mapping[str, int]
    corrections: Mapping[str, int]
    yes: int
    no: int
    settled: int
    blind: int


class Counting(Correcting):
    """Questions about the work as a whole."""

    def agreement(self) -> Agreement | None:
        """How far two reviewers agree where the second rated blind; None where nobody did.

        Raises:
            BadInput: the library that computes it is not installed; the message names the extra.
        """
        from claimtrack.desk.agreement import measure

        return measure(self.store.sign_offs.rated_blind())

    def statistics(self) -> Statistics:
        """Count what is on file."""
        with self.store.reading():
            ours = self.store.claims.cases(self.store.claims.keys(ClaimFilter(ours=True)))
            articles = self.store.articles.listed()
            yes, no, settled = self.store.sign_offs.yes_and_no()
            blind = len(self.store.sign_offs.rated_blind())
        verdicts = [case.verdict for case in ours if case.verdict is not None]
        return Statistics(
            articles=len(articles),
            claims=len(ours),
            by_status=_counted(str(case.claim.status) for case in ours),
            by_rating=_counted(map(_rating, verdicts)),
            by_class=_counted(str(one.rating.normalised) for one in verdicts),
            by_reviewer=_counted(one.reviewer for one in verdicts),
            corrections=_counted(str(one.level) for one in self.corrections()),
            yes=yes,
            no=no,
            settled=settled,
            blind=blind,
        )


def _rating(verdict: Verdict) -> str:
    ours = verdict.rating.scale == "claimtrack"
    return verdict.rating.slug if ours else f"{verdict.rating.scale}: {verdict.rating.slug}"


def _counted(words: Iterable[str]) -> dict[str, int]:
    """Counts by word, the most frequent first."""
    return dict(Counter(words).most_common())
