"""Measure what pairs of texts are called: another claim is never the same, a repeat mostly is.

    python benchmarks/contrast.py [--sets DIR] [--only WORDS] [--show same|contradicts|missed]

First our own pairs (`contrast/`), then claims of the matching sets edited by `edits.py` and laid
beside themselves, then the human pairs of `public_pairs.py` and FEVER-symmetric. `--show` prints
the pairs of a set that were called so, with what differs. Rules were tuned on dev and train parts,
on headlines of 2013 and 2014, and on the even half of PAWS dev; the rest counts more.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from claim_index import DATA, SETS, lines, load
from claimtrack.match.compare import compare
from claimtrack.model.match import Comparison, Relation
from edits import DIFFERENT, HARMLESS, Edit
from public_pairs import PairSet, public_sets

OURS = Path(__file__).parent / "contrast"
MOST = 500
"""Pairs of one kind that are made by editing."""

REPEATS = {"same", "variant"}


def measure(pair_set: PairSet, show: str | None) -> None:
    """Print what the pairs of one set are called, and what was wanted."""
    called: Counter[Relation] = Counter()
    kinds: Counter[str] = Counter()
    begun = time.process_time()
    for statement, claim in pair_set.pairs:
        compared = compare(statement, claim)
        called[compared.relation] += 1
        kinds.update({each.kind.value for each in compared.differences})
        if show and _shown(compared, show):
            print(f"  {compared.relation:12}{statement}\n{'':14}{claim}")
            print(f"{'':14}{[(d.kind.value, d.statement, d.claim) for d in compared.differences]}")
    spent = (time.process_time() - begun) * 1000
    n = max(1, called.total())
    alike = (called[Relation.SAME] + called[Relation.VARIANT]) / n * 100
    contradicts = called[Relation.CONTRADICTS] / n * 100
    named = ", ".join(f"{kind} {count / n:.0%}" for kind, count in kinds.most_common(3))
    sign = ">=" if pair_set.same else "<="
    wanted = f"{sign}{pair_set.alike:g}" if pair_set.alike is not None else ""
    most = f"<={pair_set.contradicts:g}" if pair_set.contradicts is not None else ""
    print(
        f"{pair_set.label:34}{n:5}{alike:7.1f} {wanted:6}{contradicts:7.1f} {most:5}"
        f"{spent / n:7.2f}  {named}"
    )


def _shown(compared: Comparison, show: str) -> bool:
    alike = compared.relation in REPEATS
    if show == "missed":
        return not alike
    return alike if show == "same" else compared.relation is Relation.CONTRADICTS


def our_own() -> Iterator[PairSet]:
    """Yield our own pairs by language, those that repeat and those that differ."""
    for file in sorted(OURS.glob("*.jsonl")):
        rows = lines(file)
        for same in (True, False):
            pairs = [
                (row["statement"], row["claim"])
                for row in rows
                if (row["relation"] in REPEATS) == same
            ]
            title = "repeats" if same else "others"
            wanted = 90 if same else 3
            yield PairSet(f"ours {file.stem}: {title}", pairs, same, alike=wanted)


def edited(claims: Iterable[str], edit: Edit) -> list[tuple[str, str]]:
    """Pair claims with themselves as edited, as many as there are but at most `MOST`."""
    pairs = []
    for claim in claims:
        made = edit(claim)
        if made and made != claim:
            pairs.append((made, claim))
        if len(pairs) == MOST:
            break
    return pairs


def by_edits() -> Iterator[PairSet]:
    """Yield the claims of the matching sets beside themselves, edited."""
    # Every seventh claim, so that no kind is taken from one corner of a set alone.
    claims = [wordings[0] for name in SETS for wordings in load(name).claims]
    claims = [claim for start in range(7) for claim in claims[start::7]]
    for edit in DIFFERENT:
        yield PairSet(f"edited: {edit.__name__}", edited(claims, edit), same=False, alike=1)
    for edit in HARMLESS:
        yield PairSet(f"harmless: {edit.__name__}", edited(claims, edit), same=True, alike=95)


def human(folder: Path) -> Iterator[PairSet]:
    """Yield the pairs that people wrote or judged."""
    yield from public_sets(folder)
    fever = lines(folder / "fever_symmetric" / "pairs.jsonl")
    pairs = [(each["a"], each["b"]) for each in fever]
    yield PairSet("FEVER-symmetric", pairs, same=False, alike=1)
    paws = lines(folder / "paws_dev" / "pairs.jsonl")
    for half, start in (("even", 0), ("odd", 1)):
        rows = paws[start::2]
        same = [(each["a"], each["b"]) for each in rows if int(each["same"])]
        other = [(each["a"], each["b"]) for each in rows if not int(each["same"])]
        yield PairSet(f"PAWS dev, {half}: paraphrases", same, same=True, alike=62, contradicts=4)
        yield PairSet(f"PAWS dev, {half}: others", other, same=False, alike=10)


def wrong(file: Path) -> None:
    """Print the pairs of a file that are not called what its `relation` says."""
    for row in lines(file):
        compared = compare(row["statement"], row["claim"])
        wanted = row.get("relation") or row["expected"]
        right = (
            compared.relation not in REPEATS
            if wanted.startswith("not")
            else compared.relation in REPEATS
            if wanted in REPEATS
            else compared.relation == wanted
        )
        if not right:
            found = [(d.kind.value, d.statement, d.claim) for d in compared.differences]
            print(json.dumps({**row, "called": compared.relation}, ensure_ascii=False), found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sets", type=Path, default=DATA / "contrast", help="the public pairs")
    parser.add_argument("--only", default="", help="sets whose label begins so")
    parser.add_argument("--show", choices=("same", "contradicts", "missed"))
    parser.add_argument("--wrong", type=Path, help="a file of pairs: print those called wrongly")
    asked = parser.parse_args()
    if asked.wrong:
        wrong(asked.wrong)
        return
    print(f"{'':34}{'n':>5}{'alike':>7} {'':6}{'contr.':>7} {'':5}{'ms CPU':>7}  differences named")
    for make in (our_own, by_edits, lambda: human(asked.sets)):
        for pair_set in make():
            if pair_set.label.startswith(asked.only) and pair_set.pairs:
                measure(pair_set, asked.show)


if __name__ == "__main__":
    main()
