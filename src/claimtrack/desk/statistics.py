"""Figures about the desk's own work: counts, outcomes, and agreement between reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from claimtrack.desk.embargo import NOTHING, Held
from claimtrack.errors import BadInput
from claimtrack.model.claim import ClaimFilter
from claimtrack.model.publication import BlindPair
from claimtrack.model.verdict import Verdict

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Figures(Struct, frozen=True):
    """Counts over the whole file. Checks by others are never among them.

    `by_class` makes ratings on different scales comparable. `yes`, `no` and `settled` are sign-offs
    of verdicts; `blind` counts the ratings given apart, which `agreement` is measured on;
    where it cannot be, `unmeasured` says what it takes. `left_out` are articles under embargo that
    were not counted, with what hangs on them alone.
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
    agreement: Agreement | None
    unmeasured: str = ""
    left_out: int = 0


_Label = tuple[str, str, str]
"""Who rated, what, and as what."""


class PairAgreement(Struct, frozen=True):
    """Two reviewers and what both rated. `kappa` is Cohen's; None if all ratings are the same."""

    one: str
    other: str
    items: int
    percent: float
    kappa: float | None


class Agreement(Struct, frozen=True):
    """Agreement by rating and by normalised class. `alpha` is Krippendorff's, nominal."""

    items: int
    percent: float
    alpha: float | None
    class_percent: float
    class_alpha: float | None
    pairs: tuple[PairAgreement, ...]


class Statistics:
    """Figures about the whole file."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def figures(self, held: Held = NOTHING) -> Figures:
        """Count what is on file, and measure agreement.

        Args:
            held: what is not counted.
        """
        with self._store.reading():
            keys = self._store.claims.keys(ClaimFilter(ours=True))
            ours = self._store.claims.cases(key for key in keys if key not in held.claims)
            every = self._store.articles.listed()
            articles = [one for one in every if one.id not in held.articles]
            yes, no, settled = self._store.sign_offs.yes_and_no(held.claims)
            blind = self._store.sign_offs.rated_blind(held.claims)
            corrections, _ = held.outside(self._desk.corrections.listed(), lambda one: one.claim)
        agreement, unmeasured = None, ""
        try:
            agreement = measure(blind)
        except BadInput as trouble:
            unmeasured = trouble.message
        verdicts = [case.verdict for case in ours if case.verdict is not None]
        return Figures(
            articles=len(articles),
            claims=len(ours),
            by_status=_counted(str(case.claim.status) for case in ours),
            by_rating=_counted(map(_rating, verdicts)),
            by_class=_counted(str(one.rating.normalised) for one in verdicts),
            by_reviewer=_counted(one.reviewer for one in verdicts),
            corrections=_counted(str(one.level) for one in corrections),
            yes=yes,
            no=no,
            settled=settled,
            blind=len(blind),
            agreement=agreement,
            unmeasured=unmeasured,
            left_out=len(every) - len(articles),
        )


def _rating(verdict: Verdict) -> str:
    ours = verdict.rating.scale == "claimtrack"
    return verdict.rating.slug if ours else f"{verdict.rating.scale}: {verdict.rating.slug}"


def _counted(words: Iterable[str]) -> dict[str, int]:
    """Figures by word, the most frequent first."""
    return dict(Counter(words).most_common())


def measure(blind: Sequence[BlindPair]) -> Agreement | None:
    """Measure agreement.

    Args:
        blind: pairs of ratings, the second given without seeing the first.

    Returns:
        The coefficients; None where there is no pair.

    Raises:
        BadInput: NLTK is not installed; the message says how to.
    """
    if not blind:
        return None
    ratings = _labels(blind, by_class=False)
    classes = _labels(blind, by_class=True)
    return Agreement(
        items=len({one.item for one in blind}),
        percent=_percent([one.rating == one.blind for one in blind]),
        alpha=_alpha(ratings),
        class_percent=_percent([one.rating_class == one.blind_class for one in blind]),
        class_alpha=_alpha(classes),
        pairs=_pairs(blind),
    )


def _pairs(blind: Sequence[BlindPair]) -> tuple[PairAgreement, ...]:
    together: dict[tuple[str, str], list[BlindPair]] = {}
    for one in blind:
        names = (one.reviewer, one.second)
        together.setdefault((min(names), max(names)), []).append(one)
    return tuple(
        PairAgreement(
            one,
            other,
            len(rated),
            _percent([pair.rating == pair.blind for pair in rated]),
            _coefficient("kappa", _labels(rated, by_class=False)),
        )
        for (one, other), rated in sorted(together.items())
    )


def _labels(blind: Sequence[BlindPair], *, by_class: bool) -> list[_Label]:
    """Return each rating once, however many blind ratings a reviewer's own is paired with."""
    found: dict[_Label, None] = {}
    for one in blind:
        found[one.reviewer, one.item, one.rating_class if by_class else one.rating] = None
        found[one.second, one.item, one.blind_class if by_class else one.blind] = None
    return list(found)


def _percent(same: Sequence[bool]) -> float:
    return 100 * sum(same) / len(same)


def _alpha(labels: Sequence[_Label]) -> float | None:
    return _coefficient("alpha", labels)


def _coefficient(name: str, labels: Sequence[_Label]) -> float | None:
    """Compute a coefficient; None if all ratings are the same, as chance would agree too."""
    if len({label for _, _, label in labels}) < 2:  # noqa: PLR2004 - two ratings make a difference
        return None
    task = _nltk().AnnotationTask(data=labels)
    return float(getattr(task, name)())


def _nltk() -> Any:  # noqa: ANN401 - it comes without types
    try:
        return import_module("nltk.metrics.agreement")
    except ImportError as trouble:
        raise BadInput(
            "Agreement between reviewers needs the extra 'stats': pip install 'claimtrack[stats]'."
        ) from trouble
