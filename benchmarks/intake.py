"""How exactly articles are read from real web pages, and how fast, beside trafilatura alone.

    python benchmarks/intake.py [--data ../shared] [--rounds N] [--metadata]

Body text is scored as in scrapinghub's article-extraction-benchmark: a page is the bag of its
runs of four words, a word being letters and digits; precision and recall are taken per page and
averaged, and F1 is that of the averages. Ours counts the passages that are body text or headings;
the line below it counts the whole text, which has title, standfirst and captions on purpose. All
settings of trafilatura are run on the same pages in the same run.

Throughput is for whole readings: trafilatura's own body and metadata, then ours, then ours with
split (sentences, cues, claimants), then with a desk that stores it all and matches nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import trafilatura

import claimtrack
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Document, SentenceKind
from claimtrack.split.split import split

SHARED = Path(__file__).resolve().parents[2] / "shared"
RUN = 4
SETTINGS: dict[str, dict[str, Any]] = {
    "as it comes": {},
    "no comments": {"include_comments": False},
    "no comments, no tables": {"include_comments": False, "include_tables": False},
    "no comments, precision": {"include_comments": False, "favor_precision": True},
    "no comments, recall": {"include_comments": False, "favor_recall": True},
    "no comments, fast": {"include_comments": False, "fast": True},
    "no comments, fast, precision": {
        "include_comments": False,
        "fast": True,
        "favor_precision": True,
    },
}
BODY = (SentenceKind.BODY, SentenceKind.HEADING)
SPREAD = 0.03

Score = tuple[float, float]


def pages(data: Path) -> dict[str, tuple[bytes, str]]:
    """Read the pages and the text that people took for their articles."""
    folder = data / "articles" / "html"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return {
        name: (gzip.decompress((folder / f"{name}.html.gz").read_bytes()), entry["articleBody"])
        for name, entry in truth.items()
    }


def bag(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def score(found: str, truth: str) -> Score:
    """Precision and recall of one page."""
    one, other = bag(found), bag(truth)
    both = sum((one & other).values())
    return both / sum(one.values()), both / sum(other.values())


def mean(scores: Iterable[Score]) -> tuple[float, float, float]:
    """Average precision and recall, and the F1 of the two."""
    every = list(scores)
    precision = sum(one for one, _ in every) / len(every)
    recall = sum(one for _, one in every) / len(every)
    return precision, recall, 2 * precision * recall / (precision + recall)


def body(document: Document) -> str:
    """The passages that are body text or headings."""
    return "\n".join(
        document.text[one.start : one.end] for one in document.passages if one.kind in BODY
    )


def extraction(every: dict[str, tuple[bytes, str]]) -> dict[str, Document]:
    """Score ours and every setting of trafilatura; say which pages differ."""
    ways: dict[str, dict[str, Score]] = {}
    for name, setting in SETTINGS.items():
        ways[f"trafilatura, {name}"] = {
            page: score(trafilatura.extract(data, **setting) or "", truth)
            for page, (data, truth) in every.items()
        }
    ours = {page: read_bytes(f"{page}.html", data) for page, (data, _) in every.items()}
    best = max(ways, key=lambda way: mean(ways[way].values())[2])
    ways["ours, body and headings"] = {
        page: score(body(ours[page]), truth) for page, (_, truth) in every.items()
    }
    ways["ours, whole text"] = {
        page: score(ours[page].text, truth) for page, (_, truth) in every.items()
    }
    print(f"{len(every)} pages                                   precision  recall   F1")
    for way, scores in ways.items():
        precision, recall, f1 = mean(scores.values())
        name = f"{way} (best)" if way == best else way
        print(f"{name:48} {precision:.4f}   {recall:.4f}  {f1:.4f}")
    print(f"\npages where ours and the best setting differ by {SPREAD} or more (precision/recall):")
    for page in every:
        own, its = ways["ours, body and headings"][page], ways[best][page]
        if any(abs(a - b) >= SPREAD for a, b in zip(own, its, strict=True)):
            print(f"  {page}  ours {own[0]:.2f}/{own[1]:.2f}  its {its[0]:.2f}/{its[1]:.2f}")
    return ours


def metadata(every: dict[str, tuple[bytes, str]], ours: dict[str, Document]) -> None:
    """Print what was found of each page, ours above trafilatura's, to be looked at."""
    for page, (data, _) in every.items():
        own = ours[page]
        its = trafilatura.extract_metadata(data)
        print(page)
        print("  ours ", own.title, own.author, own.published_on, own.publisher, own.url, sep=" | ")
        print("  its  ", its.title, its.author, its.date, its.sitename, its.url, sep=" | ")
    fields = ("title", "author", "published_on", "publisher", "url")
    counts = ", ".join(
        f"{field} {sum(bool(getattr(one, field)) for one in ours.values())}" for field in fields
    )
    print(f"found by ours, of {len(ours)}: {counts}")


def throughput(every: dict[str, tuple[bytes, str]], rounds: int) -> None:
    """Time whole readings; the fastest of some rounds counts, for the machine is shared."""
    raw = {name: data for name, (data, _) in every.items()}

    def alone() -> None:
        for data in raw.values():
            trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)

    def reading() -> None:
        for name, data in raw.items():
            read_bytes(f"{name}.html", data)

    def splitting() -> None:
        for name, data in raw.items():
            one = read_bytes(f"{name}.html", data)
            split(one.text, title=one.title, publisher=one.publisher, passages=one.passages)

    def storing() -> None:
        with (
            tempfile.TemporaryDirectory() as folder,
            claimtrack.open(Path(folder) / "claims.db", reviewer="bench") as desk,
        ):
            for name, data in raw.items():
                desk.articles.take_in(read_bytes(f"{name}.html", data))

    print(f"\nbest of {rounds} rounds over {len(raw)} pages")
    print(f"{'':46} pages/s   time, trafilatura alone = 1")
    base = 0.0
    ways: dict[str, Callable[[], None]] = {
        "trafilatura alone, with metadata": alone,
        "ours: reading": reading,
        "ours: reading and split": splitting,
        "ours: reading, split and store": storing,
    }
    for name, way in ways.items():
        seconds = min(timed(way) for _ in range(rounds))
        base = base or seconds
        print(f"{name:46} {len(raw) / seconds:7.1f}   {seconds / base:.2f}")


def timed(way: Callable[[], None]) -> float:
    """Seconds of one run."""
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def main() -> None:
    """Run all of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=SHARED)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument(
        "--metadata", action="store_true", help="print what was found of each page"
    )
    given = options.parse_args()
    logging.disable(logging.ERROR)
    every = pages(given.data)
    ours = extraction(every)
    if given.metadata:
        metadata(every, ours)
    throughput(every, given.rounds)


if __name__ == "__main__":
    main()
