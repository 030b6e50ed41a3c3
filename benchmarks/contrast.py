"""Measure whether differences tell claims apart: another claim is never the same, an edit is.

    python benchmarks/contrast.py

Each claim of the matching sets is edited once by every edit of `edits.py` that finds something in
it, and laid beside itself. Then the human pairs: FEVER-symmetric (all of another meaning) and PAWS
(word order). The rules were tuned on the even half of PAWS dev, so that the odd half counts more.
Nothing was fitted on the edited pairs, though the rules were mended where they failed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable

from claim_index import DATA, SETS, lines, load
from claimtrack.match.differences import differences
from claimtrack.match.relate import relate
from claimtrack.model.match import Relation
from edits import DIFFERENT, HARMLESS, Edit

MOST = 500
"""Pairs of one kind."""


def row(label: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Print what the pairs of one kind are called."""
    called: Counter[Relation] = Counter()
    kinds: Counter[str] = Counter()
    begun = time.process_time()
    for one, other in pairs:
        found = differences(one, other)
        called[relate(one, other, found)] += 1
        kinds.update({each.kind.value for each in found})
    spent = (time.process_time() - begun) * 1000
    n = called.total()
    alike = (called[Relation.SAME] + called[Relation.VARIANT]) / n
    named = ", ".join(f"{kind} {count / n:.0%}" for kind, count in kinds.most_common(3))
    print(
        f"{label:32}{n:5}{alike:14.1%}{called[Relation.CONTRADICTS] / n:13.1%}"
        f"{spent / n:8.2f}  {named}"
    )


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


def main() -> None:
    """Print the table."""
    # Every seventh claim, so that no kind is taken from one corner of a set alone.
    claims = [wordings[0] for name in SETS for wordings in load(name).claims]
    claims = [claim for start in range(7) for claim in claims[start::7]]
    print(f"{'':32}{'n':>5}{'same/variant':>14}{'contradicts':>13}{'ms CPU':>8}  differences named")
    for title, edits in (("another claim", DIFFERENT), ("harmless", HARMLESS)):
        for edit in edits:
            row(f"{title}: {edit.__name__}", edited(claims, edit))
    fever = lines(DATA / "contrast" / "fever_symmetric" / "pairs.jsonl")
    row("another claim: FEVER-symmetric", ((each["a"], each["b"]) for each in fever))
    paws = lines(DATA / "contrast" / "paws_dev" / "pairs.jsonl")
    for half, start in (("tuned on", 0), ("not seen", 1)):
        for same, title in ((1, "paraphrase"), (0, "no paraphrase")):
            pairs = [(each["a"], each["b"]) for each in paws[start::2] if int(each["same"]) == same]
            row(f"PAWS dev, {half}: {title}", pairs)


if __name__ == "__main__":
    main()
