"""Fit the weights of `claimtrack.match.rank` and print them as they stand in the code.

    python benchmarks/fit_rank.py

Reads the train statements of both matching sets (never dev, never test), takes the best 50
candidates of each, and fits a logistic by Newton's method with a small ridge. Standard library
only. The two sets count as they come: 800 posts and 472 debate sentences. Prints the average
precision at 5 on held-out fifths of the train statements too, so that a feature can be judged
without looking at dev.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from claim_index import SETS, ClaimIndex, load
from claimtrack.match.rank import WEIGHTS, features

POOL = 50
RIDGE = 3.0
STEPS = 30
FOLDS = 5
NAMES = tuple(WEIGHTS)

Row = tuple[list[float], int]
Statement = tuple[int, list[Row]]
"""How many claims are wanted, and each candidate's features with 1 for a wanted one."""


def statements(name: str) -> list[Statement]:
    """Turn the train statements of a set into rows of features and labels."""
    given = load(name)
    index = ClaimIndex(given.claims)
    made = []
    for text, wanted in given.of("train"):
        found = index.lookup(text, POOL)
        rows = features(text, found, index.weights)
        made.append(
            (
                len(wanted),
                [
                    ([row.values[name] for name in NAMES], int(candidate.claim in wanted))
                    for row, candidate in zip(rows, found, strict=True)
                ],
            )
        )
    return made


def scales(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Mean and standard deviation of each feature, so that the ridge treats all alike."""
    found = []
    for column in zip(*(values for values, _ in rows), strict=True):
        mean = sum(column) / len(column)
        spread = math.sqrt(sum((value - mean) ** 2 for value in column) / len(column))
        found.append((mean, spread or 1.0))
    return found


def fit(rows: Sequence[Row]) -> list[float]:
    """Return the bias and the weights of the penalised maximum-likelihood logistic."""
    spread = scales(rows)
    design = [
        ([1.0, *((v - mean) / dev for v, (mean, dev) in zip(x, spread, strict=True))], y)
        for x, y in rows
    ]
    size = len(NAMES) + 1
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [0.0] + [RIDGE * w for w in weights[1:]]
        curve = [[RIDGE * (i == j and i > 0) for j in range(size)] for i in range(size)]
        for x, y in design:
            p = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x, strict=True))))
            bend = p * (1 - p)
            for i, value in enumerate(x):
                slope[i] += (p - y) * value
                part = bend * value
                for j in range(i + 1):
                    curve[i][j] += part * x[j]
        for i in range(size):
            for j in range(i):
                curve[j][i] = curve[i][j]
        step = solve(curve, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:  # noqa: PLR2004 - nothing moves any more
            break
    own = [w / dev for w, (_, dev) in zip(weights[1:], spread, strict=True)]
    return [weights[0] - sum(w * m for w, (m, _) in zip(own, spread, strict=True)), *own]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small symmetric positive system by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            times = rows[k][i] / rows[i][i]
            rows[k] = [a - times * b for a, b in zip(rows[k], rows[i], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][k] * answer[k] for k in range(i + 1, size))
        answer[i] = (rows[i][size] - known) / rows[i][i]
    return answer


def average_precision(weights: Sequence[float], given: Statement) -> float:
    """Average precision at 5 of one statement under these weights."""
    wanted, rows = given
    order = sorted(
        rows, key=lambda row: -sum(w * v for w, v in zip(weights[1:], row[0], strict=True))
    )
    hits, total = 0, 0.0
    for place, (_, label) in enumerate(order[:5], start=1):
        hits += label
        total += label * hits / place
    return total / min(wanted, 5)


def main() -> None:
    """Fit, say what held-out statements make of it, and print the weights."""
    sets = {name: statements(name) for name in SETS}
    for name, made in sets.items():
        total = 0.0
        for fold in range(FOLDS):
            kept = [s for each in sets.values() for i, s in enumerate(each) if i % FOLDS != fold]
            weights = fit([row for _, rows in kept for row in rows])
            total += sum(average_precision(weights, s) for s in made[fold::FOLDS])
        print(f"# {name}: MAP@5 {total / len(made):.4f} on held-out fifths of train")
    fitted = fit([row for made in sets.values() for _, rows in made for row in rows])
    print(f"BIAS = {fitted[0]:.2f}")
    print("WEIGHTS: Mapping[str, float] = {")
    for name, weight in zip(NAMES, fitted[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


if __name__ == "__main__":
    main()
