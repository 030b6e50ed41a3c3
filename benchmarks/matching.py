"""Measure claim matching: how well known claims are found, and whether differences tell them apart.

    python benchmarks/matching.py

Finding is measured on the dev statements of both matching sets against plain FTS5 and against
RapidFuzz over everything (on the first 50 statements only, because it is so slow; our own numbers
on the same 50 stand beside it). Telling apart is measured on human-written contrast pairs. The
weights were fitted on train statements alone; nothing was fitted on the pairs, though the rules
were written with them in sight. Times are CPU milliseconds on this machine.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from claim_index import DATA, SETS, ClaimIndex, MatchingSet, lines, load
from claimtrack.match import differences, match, rank, relate
from claimtrack.model import Relation
from claimtrack.text.fold import fold

POOL = 50
SAMPLE = 50
Finder = Callable[[str], Sequence[int]]


def measured(find: Finder, asked: Sequence[tuple[str, frozenset[int]]]) -> str:
    """Return MAP@5, R@5 and milliseconds a statement, as the columns of a row."""
    precision = recall = 0.0
    begun = time.process_time()
    for text, wanted in asked:
        hits, total = 0, 0.0
        for place, claim in enumerate(find(text)[:5], start=1):
            if claim in wanted:
                hits += 1
                total += hits / place
        precision += total / min(len(wanted), 5)
        recall += hits / len(wanted)
    spent = (time.process_time() - begun) * 1000
    n = len(asked)
    return f"{precision / n:6.3f}  {recall / n:6.3f}  {spent / n:8.1f}"


def by_ratio(given: MatchingSet, scorer: Callable[..., float]) -> Finder:
    """RapidFuzz over every claim, text and headline joined, both folded."""
    choices = [fold(" ".join(wordings)) for wordings in given.claims]

    def find(text: str) -> list[int]:
        return [i for _, _, i in process.extract(fold(text), choices, scorer=scorer, limit=5)]

    return find


def finding(name: str) -> None:
    """Print the table of one matching set."""
    given = load(name)
    index = ClaimIndex(given.claims)

    def looked_up(text: str) -> list[int]:
        return [candidate.claim for candidate in index.lookup(text, 5)]

    def ranked(text: str) -> list[int]:
        found = index.lookup(text, POOL)
        return [each.candidate.claim for each in rank(text, found, index.weights)]

    def matched(text: str) -> list[int]:
        found = index.lookup(text, POOL)
        return [each.claim for each in match(text, found, index.weights, limit=5)]

    asked = given.of("dev")
    print(f"\n{name}: {len(given.claims):,} claims")
    print(f"{'':34}{'n':>4}   MAP@5     R@5  ms CPU")
    rows: list[tuple[str, Finder, int]] = [
        ("FTS5 ORDER BY rank", index.by_rank, len(asked)),
        ("idf union, not ranked", looked_up, len(asked)),
        ("idf union, ranked", ranked, len(asked)),
        ("the same with differences", matched, len(asked)),
        ("FTS5 ORDER BY rank, sample", index.by_rank, SAMPLE),
        ("idf union, ranked, sample", ranked, SAMPLE),
        ("RapidFuzz token_set_ratio, sample", by_ratio(given, fuzz.token_set_ratio), SAMPLE),
        ("RapidFuzz WRatio, sample", by_ratio(given, fuzz.WRatio), SAMPLE),
    ]
    for label, find, n in rows:
        print(f"{label:34}{n:4}  {measured(find, asked[:n])}", flush=True)


def telling_apart(name: str) -> None:
    """Print what the pairs of one contrast set are called, same and different ones apart."""
    rows = lines(DATA / "contrast" / name / "pairs.jsonl")
    called: dict[int, Counter[Relation]] = {0: Counter(), 1: Counter()}
    differing: Counter[int] = Counter()
    begun = time.process_time()
    for row in rows:
        found = differences(row["a"], row["b"])
        called[int(row["same"])][relate(row["a"], row["b"], found)] += 1
        differing[int(row["same"])] += bool(found)
    spent = (time.process_time() - begun) * 1000 / len(rows)
    for same, counts in called.items():
        if total := counts.total():
            alike = counts[Relation.SAME] + counts[Relation.VARIANT]
            print(
                f"{name:18}{'same' if same else 'not same':10}{total:6}"
                f"{alike / total:14.1%}{counts[Relation.CONTRADICTS] / total:13.1%}"
                f"{differing[same] / total:17.1%}{spent:10.2f}"
            )


def main() -> None:
    """Print every table."""
    for name in SETS:
        finding(name)
    print(
        f"\n{'pairs that are':28}{'n':>6}{'same/variant':>14}{'contradicts':>13}"
        f"{'any difference':>17}{'ms CPU':>10}"
    )
    for name in ("fever_symmetric", "paws_dev"):
        telling_apart(name)


if __name__ == "__main__":
    main()
