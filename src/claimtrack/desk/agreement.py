"""How far reviewers agree where both rated without seeing the other's rating.

The coefficients are NLTK's, which is an extra: agreement is looked at now and then, and nothing
else here needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from claimtrack.errors import BadInput
from claimtrack.model.publication import BlindPair

_Label = tuple[str, str, str]
"""Who rated, what, and as what."""


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two people and what both rated. `kappa` is Cohen's; None where chance alone would do."""

    one: str
    other: str
    items: int
    percent: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement by rating and by normalised class. `alpha` is Krippendorff's, nominal."""

    items: int
    percent: float
    alpha: float | None
    class_percent: float
    class_alpha: float | None
    pairs: tuple[PairAgreement, ...]


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
    """Each rating once: a reviewer's own stands beside as many blind ones as there are."""
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
    """A coefficient, None where all ratings are the same: chance would agree as well."""
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
