"""What becomes of quotes that are checked against real web pages, and how long a check takes.

    python benchmarks/quotes.py [--data ../shared] [--seed N]

The quotes are sentences that people took for each page's article (8 to 30 words), looked for in
the text that intake reads from the page. Each is put down as it stands, with other quotation marks
and dashes, with words in its middle left out for an ellipsis, with one word changed, and with one
left out; and a sentence of another page is looked for that this one does not have. A sentence that
intake does not read letter for letter (a table, a caption) is not found verbatim however well the
check works, so the first row says how many are there at all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.match.quotes import Quotable
from claimtrack.model.evidence import QuoteCheck

SHARED = Path(__file__).resolve().parents[2] / "shared"
FEWEST, MOST = 8, 30
EACH = 3

_SENTENCE = re.compile(r"(?<![\w$.])[A-Z][^.!?\n]{40,220}[.!?](?=\s)")


def pages(data: Path) -> dict[str, tuple[str, list[str]]]:
    """The text that is read from each page, and some sentences that people took for its article."""
    folder = data / "articles" / "html"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    found = {}
    for name, told in truth.items():
        page = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        try:
            text = read_bytes(f"{name}.html", page).text
        except BadInput:
            continue
        sentences = [
            one
            for one in _SENTENCE.findall(told["articleBody"])
            if FEWEST <= len(one.split()) <= MOST
        ]
        if sentences:
            found[name] = (text, sentences)
    return found


def curly(quote: str, _: random.Random) -> str:
    """The quote as another typesetter sets it."""
    turned = quote.translate(str.maketrans("'’“”–", '’\'""-'))
    return f"“{turned}”".replace(" ", "\u00a0", 1)


def ellipsis(quote: str, chance: random.Random) -> str:
    """The quote with one to three words in its middle left out for an ellipsis."""
    words = quote.split()
    at = chance.randrange(3, len(words) - 4)
    return " ".join([*words[:at], "…", *words[at + chance.randint(1, 3) :]])


def changed(quote: str, chance: random.Random) -> str:
    """The quote with one word of its middle replaced."""
    words = quote.split()
    words[chance.randrange(1, len(words) - 1)] = "marmalade"
    return " ".join(words)


def shortened(quote: str, chance: random.Random) -> str:
    """The quote with one word of its middle left out, silently."""
    words = quote.split()
    del words[chance.randrange(1, len(words) - 1)]
    return " ".join(words)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "as it stands": lambda quote, _: quote,
    "curly quotes, other dashes": curly,
    "ellipsis": ellipsis,
    "a changed word": changed,
    "a word left out": shortened,
}


def main() -> None:
    """Check quotes of every kind and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - a sample, no secret
    read = pages(given.data)
    names = sorted(read)
    counts: dict[str, Counter[QuoteCheck]] = {name: Counter() for name in [*KINDS, "not there"]}
    seconds: dict[str, float] = dict.fromkeys(counts, 0.0)
    folding = 0.0
    for place, name in enumerate(names):
        text, sentences = read[name]
        begun = time.perf_counter()
        page = Quotable(text)
        folding += time.perf_counter() - begun
        other = read[names[place - 1]][1]
        for quote in chance.sample(sentences, min(EACH, len(sentences))):
            there = page.check(quote).check is QuoteCheck.VERBATIM
            for kind, write in KINDS.items():
                if there or kind == "as it stands":
                    begun = time.perf_counter()
                    counts[kind][page.check(write(quote, chance)).check] += 1
                    seconds[kind] += time.perf_counter() - begun
        strange = chance.choice(other)
        if strange not in text:
            begun = time.perf_counter()
            counts["not there"][page.check(strange).check] += 1
            seconds["not there"] += time.perf_counter() - begun
    print(f"{len(names)} pages; folding a page {1000 * folding / len(names):.1f} ms")
    print(f"{'quote':<28}{'verbatim':>10}{'near':>8}{'not found':>11}{'n':>6}{'ms each':>9}")
    for kind, seen in counts.items():
        total = sum(seen.values())
        cells = [seen[one] for one in (QuoteCheck.VERBATIM, QuoteCheck.NEAR, QuoteCheck.NOT_FOUND)]
        row = "".join(f"{cell:>{width}}" for cell, width in zip(cells, (10, 8, 11), strict=True))
        print(f"{kind:<28}{row}{total:>6}{1000 * seconds[kind] / max(1, total):>9.1f}")


if __name__ == "__main__":
    main()
