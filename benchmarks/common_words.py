"""Count the words of English claims that are nearly always in small letters.

    python benchmarks/common_words.py

Prints the words for `text/languages/english_common.py`.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter

from claim_index import SETS, load

OFTEN, SMALL, MOST = 6, 0.8, 4000


def main() -> None:
    """Print them in order of the alphabet."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for name in SETS:
        for wordings in load(name).claims:
            for word in re.findall(r"[A-Za-z]{2,}", wordings[0])[1:]:
                (small if word.islower() else large)[word.lower()] += 1
    common = [
        word
        for word, count in small.most_common()
        if count >= OFTEN and count >= SMALL * (count + large[word])
    ]
    print("\n".join(textwrap.wrap(" ".join(sorted(common[:MOST])), width=92)))


if __name__ == "__main__":
    main()
