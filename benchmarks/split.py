"""How well and how fast `claimtrack.split` cuts pages into sentences.

Reads the data in `../shared`, beside the checkout: one real article with hand-made segments and
speakers, Universal Dependencies test sets (sentence boundaries inside paragraphs, exact spans),
and the CLEF 2019 debates (check-worthiness, average precision). Prints; changes nothing.
Run as `python benchmarks/split.py`.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimtrack.model import Segment, SentenceKind
from claimtrack.split import split
from claimtrack.split.sentences import sentences
from claimtrack.split.worth import worth
from claimtrack.text.clean import clean

SHARED = Path(__file__).resolve().parents[2] / "shared"
TREEBANKS = ("en_pud-ud-test", "en_ewt-ud-test", "hi_pud-ud-test")
KINDS = {"boiler": "boilerplate", "sent": "body"}


def article() -> None:
    """Compare the real article with its gold segments, kinds and speakers."""
    raw = (SHARED / "articles/ndtv-diplomatic-push.txt").read_bytes().decode()
    gold = json.loads((SHARED / "articles/ndtv-diplomatic-push.gold.json").read_text("utf-8"))
    text = clean(raw)
    segments = {(found.start, found.end): found for found in split(text)}
    wanted: list[dict[str, Any]] = gold["segments"]
    pairs = [(one, segments.get((one["start"], one["end"]))) for one in wanted]
    kinds = sum(
        found is not None and found.kind == KINDS.get(one["kind"], one["kind"])
        for one, found in pairs
    )
    spans = sum(found is not None and found.text == one["text"] for one, found in pairs)
    print(f"article: text unchanged by cleaning: {text == raw}")
    print(f"article: {spans} of {len(wanted)} spans, {kinds} kinds, {len(segments)} segments")
    speakers(pairs)


def speakers(pairs: list[tuple[dict[str, Any], Segment | None]]) -> None:
    """Count the named speakers that were found, and those that were made up."""
    named = [pair for pair in pairs if pair[0]["speaker"] not in (None, "NDTV")]
    right = sum(found is not None and found.claimant == one["speaker"] for one, found in named)
    extra = [
        found
        for one, found in pairs
        if one["speaker"] in (None, "NDTV") and found is not None and found.claimant
    ]
    print(f"article: {right} of {len(named)} speakers, {len(extra)} made up")
    for one, found in named:
        if found is not None and found.claimant != one["speaker"]:
            print(f"  wanted {one['speaker']!r}, found {found.claimant!r}: {found.text[:60]}")
    for found in extra:
        print(f"  made up {found.claimant!r} by {found.cue!r}: {found.text[:60]}")


def paragraphs(name: str) -> Iterator[list[str]]:
    """Yield the paragraphs of a treebank as lists of sentences."""
    paragraph: list[str] = []
    path = SHARED / f"data/segment/{name}.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")) and paragraph:
                yield paragraph
                paragraph = []
            if line.startswith("# text = "):
                paragraph.append(line.removeprefix("# text = ").strip())
    if paragraph:
        yield paragraph


def treebank(name: str) -> None:
    """Measure the F1 of exact sentence spans inside paragraphs."""
    hits = found = wanted = characters = 0
    seconds = 0.0
    for paragraph in paragraphs(name):
        text = " ".join(paragraph)
        gold: set[tuple[int, int]] = set()
        start = 0
        for sentence in paragraph:
            gold.add((start, start + len(sentence)))
            start += len(sentence) + 1
        began = time.perf_counter()
        spans = set(sentences(text, 0, len(text)))
        seconds += time.perf_counter() - began
        hits, found, wanted = hits + len(spans & gold), found + len(spans), wanted + len(gold)
        characters += len(text)
    print(
        f"{name}: F1 {2 * hits / (found + wanted):.3f}, {characters / seconds / 1e6:.1f} M chars/s"
    )


def check_worthiness() -> None:
    """Measure average precision on the debates, one debate at a time, and its mean."""
    debates: dict[str, list[tuple[float, int]]] = {}
    path = SHARED / "data/worth/clef2019-train/train.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        score, _ = worth(row["text"], SentenceKind.BODY)
        debates.setdefault(row["debate"], []).append((score, row["label"]))
    precisions = []
    for rows in debates.values():
        ranked = [label for _, label in sorted(rows, key=lambda row: -row[0])]
        hits = [place for place, label in enumerate(ranked, 1) if label]
        if hits:
            precisions.append(sum(n / place for n, place in enumerate(hits, 1)) / len(hits))
    print(f"clef 2019 train: MAP {sum(precisions) / len(precisions):.3f}, {len(debates)} debates")


def speed() -> None:
    """Time whole splits of long texts, some of them made to hurt."""
    page = (SHARED / "articles/ndtv-diplomatic-push.txt").read_text("utf-8")
    prose = " ".join(page.split())
    for name, unit in {
        "pages": page,
        "one line of prose": prose + " ",
        "dots": ".",
        "quotes": '." ',
        "said": "Aa said. ",
        "names that said": "Aa said ",
        "digits": "1,",
        "openers": '. "(',
        "spaces": " ",
    }.items():
        text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
        began = time.perf_counter()
        count = len(split(text))
        print(f"a megabyte of {name}: {time.perf_counter() - began:.2f} s, {count} segments")


if __name__ == "__main__":
    article()
    for treebank_name in TREEBANKS:
        treebank(treebank_name)
    check_worthiness()
    speed()
