"""Fit the weights of `claimtrack.match.rank` and print them as they stand in the code.

    python benchmarks/fit_rank.py [--model MODEL]

With a sentence encoder it fits `BY_MEANING`, else `BY_WORDS`.
Reads the train statements of both matching sets (never dev, never test) and the best `POOL`
candidates of each. First the order: every wanted claim is set against the unwanted ones of its own
statement (a softmax over them, by Newton's method with a ridge), which suits a ranking better than
asking of each claim alone whether it is wanted. Then the chance: a plain logistic over the evidence
and its lead. The average precision at 5 on held-out fifths of the train statements is printed too,
so that a feature can be judged without looking at dev; the fifths are cut in order, so that the
sentences of one debate stay together. Standard library only, but for the encoder.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from claim_index import SETS, ClaimIndex, load
from claim_vectors import ClaimVectors, model_named
from claimtrack.desk.matching import POOL
from claimtrack.match.encoder import Encoder
from claimtrack.match.rank import BY_MEANING, BY_WORDS, features, leads

RIDGE = 10.0
STEPS = 30
FOLDS = 5

Vector = list[float]
Row = tuple[Vector, int]
Statement = tuple[int, list[Row]]
"""How many claims are wanted, and each candidate's features with 1 for a wanted one."""
Bend = Callable[[Vector], tuple[float, Vector, list[Vector]]]
"""The loss that is minimised, its slope and its curvature, at some weights."""


def statements(name: str, encoder: Encoder | None, names: Sequence[str]) -> list[Statement]:
    """Turn the train statements of a set into rows of the features named, and labels."""
    given = load(name)
    index = ClaimIndex(given.claims)
    vectors = ClaimVectors(given, index, encoder) if encoder else None
    made = []
    for text, wanted in given.of("train"):
        by_words = index.lookup(text, POOL)
        found = vectors.lookup(text) if vectors else by_words
        rows = features(text, found, index.weights)
        made.append(
            (
                len(wanted),
                [
                    ([row.values[name] for name in names], int(candidate.claim in wanted))
                    for row, candidate in zip(rows, found, strict=True)
                    if "grams" in row.values  # what is only glanced at comes behind
                ],
            )
        )
    return made


def fit_order(given: Sequence[Statement]) -> Vector:
    """Return the weights under which wanted claims lead the unwanted ones of their statement."""
    spread = [
        deviation(column) for column in zip(*(x for _, rows in given for x, _ in rows), strict=True)
    ]
    lists = []
    for _, rows in given:
        scaled = [([v / dev for v, dev in zip(x, spread, strict=True)], y) for x, y in rows]
        wanted = [x for x, y in scaled if y]
        lists += [(x, [x, *(z for z, y in scaled if not y)], 1 / len(wanted)) for x in wanted]

    def bend(weights: Vector) -> tuple[float, Vector, list[Vector]]:
        loss = RIDGE / 2 * dot(weights, weights)
        slope = [RIDGE * w for w in weights]
        curve = ridge(len(weights))
        for wanted, rivals, share in lists:
            scores = [dot(weights, x) for x in rivals]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            total = sum(odds)
            loss += share * (math.log(total) + top - scores[0])
            mean = [0.0] * len(weights)
            for odd, x in zip(odds, rivals, strict=True):
                add(mean, odd / total, x)
                add_square(curve, share * odd / total, x)
            add(slope, share, [m - v for m, v in zip(mean, wanted, strict=True)])
            add_square(curve, -share, mean)
        return loss, slope, curve

    fitted = newton(bend, [0.0] * len(spread))
    return [w / dev for w, dev in zip(fitted, spread, strict=True)]


def fit_chance(given: Sequence[Statement], weights: Vector) -> tuple[Vector, float]:
    """Return bias, weight of the evidence and of its lead, and what a weak rival amounts to.

    The usual rival is the lower quartile of the strongest unwanted claims'.
    """
    evidence = [[(dot(weights, x), y) for x, y in rows] for _, rows in given]
    strongest = sorted(max((e for e, y in rows if not y), default=0.0) for rows in evidence)
    usual = strongest[len(strongest) // 4]
    rows = [
        ([1.0, own, lead], y)
        for each in evidence
        for (own, lead), (_, y) in zip(leads([e for e, _ in each], usual), each, strict=True)
    ]

    def bend(fitted: Vector) -> tuple[float, Vector, list[Vector]]:
        loss, slope, curve = 0.0, [0.0] * 3, [[0.0] * 3 for _ in range(3)]
        for x, y in rows:
            p = 1 / (1 + math.exp(min(-dot(fitted, x), 500)))
            loss -= math.log(max(p if y else 1 - p, 1e-300))
            add(slope, p - y, x)
            add_square(curve, p * (1 - p), x)
        return loss, slope, curve

    return newton(bend, [-5.0, 0.1, 0.5]), usual


def newton(bend: Bend, weights: Vector) -> Vector:
    """Minimise by Newton's method, each step halved until it does some good."""
    loss, slope, curve = bend(weights)
    for _ in range(STEPS):
        step = solve(slope, curve)
        if dot(slope, step) < 1e-6:  # noqa: PLR2004 - nothing is left to gain
            break
        while (found := bend([w - s for w, s in zip(weights, step, strict=True)]))[0] > loss:
            step = [s / 2 for s in step]
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        loss, slope, curve = found
    return weights


def solve(right: Vector, matrix: list[Vector]) -> Vector:
    """Solve a small symmetric positive system by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, row in enumerate(rows):
        for other in rows[i + 1 :]:
            add(other, -other[i] / row[i], row)
    answer = [0.0] * len(rows)
    for i in reversed(range(len(rows))):
        answer[i] = (rows[i][-1] - dot(rows[i][i + 1 : -1], answer[i + 1 :])) / rows[i][i]
    return answer


def dot(a: Iterable[float], b: Iterable[float]) -> float:
    """Return the inner product."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def add(to: Vector, times: float, x: Vector) -> None:
    """Add a multiple of one vector to another."""
    for i, value in enumerate(x):
        to[i] += times * value


def add_square(to: list[Vector], times: float, x: Vector) -> None:
    """Add a multiple of the outer product of a vector with itself."""
    for row, value in zip(to, x, strict=True):
        add(row, times * value, x)


def ridge(size: int) -> list[Vector]:
    """Return `RIDGE` times the unit matrix."""
    return [[RIDGE * (i == j) for j in range(size)] for i in range(size)]


def deviation(column: Sequence[float]) -> float:
    """Return the standard deviation, so that the ridge treats all features alike."""
    mean = sum(column) / len(column)
    return math.sqrt(sum((value - mean) ** 2 for value in column) / len(column)) or 1.0


def average_precision(weights: Vector, given: Statement) -> float:
    """Average precision at 5 of one statement under these weights."""
    wanted, rows = given
    hits, total = 0, 0.0
    order = sorted(rows, key=lambda row: -dot(weights, row[0]))
    for place, (_, label) in enumerate(order[:5], start=1):
        hits += label
        total += label * hits / place
    return total / min(wanted, 5)


def main() -> None:
    """Fit, say what held-out statements make of it, and print the weights."""
    encoder = model_named(__doc__ or "")
    label, names = (
        ("BY_MEANING", [*BY_MEANING.weights]) if encoder else ("BY_WORDS", [*BY_WORDS.weights])
    )
    sets = {name: statements(name, encoder, names) for name in SETS}
    total = dict.fromkeys(sets, 0.0)
    for fold in range(FOLDS):
        kept, held = [], []
        for name, made in sets.items():
            cut = [len(made) * i // FOLDS for i in (fold, fold + 1)]
            kept += made[: cut[0]] + made[cut[1] :]
            held += [(name, each) for each in made[cut[0] : cut[1]]]
        weights = fit_order(kept)
        for name, each in held:
            total[name] += average_precision(weights, each)
    for name, made in sets.items():
        print(f"# {name}: MAP@5 {total[name] / len(made):.4f} on held-out fifths of train")
    every = [each for made in sets.values() for each in made]
    weights = fit_order(every)
    (bias, evidence, lead), usual = fit_chance(every, weights)
    print(f"{label} = Fitted(")
    shown = ", ".join(f'"{name}": {w:.2f}' for name, w in zip(names, weights, strict=True))
    print(f"    weights={{{shown}}},")
    print(f"    bias={bias:.2f},\n    evidence={evidence:.2f},\n    lead={lead:.2f},")
    print(f"    usual_rival={usual:.2f},\n)")


if __name__ == "__main__":
    main()
