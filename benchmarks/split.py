"""How well and how fast `claimtrack.split` cuts pages, weighs sentences and finds who speaks.

Reads data that is not ours and not shipped, from a folder and from `articles` beside it: one real
article with hand-made segments and speakers, Universal Dependencies test sets (sentence boundaries
inside paragraphs, exact spans), and the CLEF 2019 debates (check-worthiness). The golden cases
and the transcripts are our own and lie with the tests. Prints; changes nothing.
Run as `python benchmarks/split.py [--data FOLDER]`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from claimtrack.model.article import Segment, SentenceKind
from claimtrack.split.attribution import attribute
from claimtrack.split.parts import CUT, read
from claimtrack.split.sentences import sentences
from claimtrack.split.split import split
from claimtrack.split.worth import weigh
from claimtrack.text.clean import clean

Result = TypeVar("Result")
HERE = Path(__file__).resolve().parent
TREEBANKS = "data/segment/*-ud-test.conllu.gz"
"""Any that lie there, each named after its language: `de_pud-ud-test.conllu.gz`."""
KINDS = {"boiler": "boilerplate", "sent": "body"}
FIRST = 10
MOST = 2
"""What the gold calls a sentence that is most worth checking."""


def article(shared: Path) -> None:
    """Compare the real article with its gold segments, kinds and speakers."""
    raw = (shared / "articles/ndtv-diplomatic-push.txt").read_bytes().decode()
    gold = json.loads((shared / "articles/ndtv-diplomatic-push.gold.json").read_text("utf-8"))
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
    body = [(one, found) for one, found in pairs if one["kind"] == "sent" and found]
    ranked = sorted(body, key=lambda pair: -pair[1].check_worthiness)
    worthy = [one["checkworthy"] == MOST for one, _ in ranked]
    print(
        f"article: average precision {precision(worthy):.3f}"
        f" of the {sum(worthy)} most check-worthy of {len(ranked)} sentences"
    )


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


def golden() -> None:
    """Count our own cases that are cut as a reader would."""
    cases = tomllib.loads((HERE.parent / "tests/split_golden.toml").read_text("utf-8"))["case"]
    right = [case for case in cases if [one.text for one in split(case["text"])] == case["parts"]]
    print(f"golden: {len(right)} of {len(cases)} cases")


def golden_of_languages() -> None:
    """Count our own cases in other languages; `|` stands where a reader would cut."""
    listed = tomllib.loads((HERE.parent / "tests/split_languages.toml").read_text("utf-8"))
    for language, cases in listed.items():
        right = sum(
            [one.text for one in split(case.replace("| ", ""), language=language)]
            == [part.strip() for part in case.split("|")]
            for case in cases
        )
        print(f"golden {language}: {right} of {len(cases)} cases")


def transcribed() -> None:
    """Count the sentences of our own transcripts whose speaker is right, in every format."""
    sys.path.insert(0, str(HERE.parent))
    from tests.transcripts import FORMATS, heard, transcripts

    total: Counter[str] = Counter()
    for one in transcripts():
        counts = sum((heard(one, form)[0] for form in FORMATS), Counter[str]())
        total += counts
        print(
            f"speakers, {one.style}: {counts['right']} right, {counts['wrong']} wrong,"
            f" {counts['none']} left open, in {len(FORMATS)} formats"
        )
    share = total["right"] / (total["right"] + total["wrong"] + total["none"])
    print(f"speakers: {share:.1%} right, {total['wrong']} given to somebody else")


def paragraphs(path: Path) -> Iterator[list[str]]:
    """Yield the paragraphs of a treebank as lists of sentences."""
    paragraph: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")) and paragraph:
                yield paragraph
                paragraph = []
            if line.startswith("# text = "):
                paragraph.append(line.removeprefix("# text = ").strip())
    if paragraph:
        yield paragraph


def treebank(path: Path) -> None:
    """Measure the F1 of exact sentence spans inside paragraphs."""
    name = path.name.removesuffix(".conllu.gz")
    language = name.partition("_")[0]
    hits = found = wanted = characters = 0
    seconds = 0.0
    for paragraph in paragraphs(path):
        text = " ".join(paragraph)
        gold: set[tuple[int, int]] = set()
        start = 0
        for sentence in paragraph:
            gold.add((start, start + len(sentence)))
            start += len(sentence) + 1
        began = time.process_time()
        spans = set(sentences(text, 0, len(text), language))
        seconds += time.process_time() - began
        hits, found, wanted = hits + len(spans & gold), found + len(spans), wanted + len(gold)
        characters += len(text)
    print(
        f"{name}: F1 {2 * hits / (found + wanted):.4f}, {characters / seconds / 1e6:.1f} M chars/s"
    )


def precision(labels: list[bool]) -> float:
    """Average precision of a ranking."""
    hits = [place for place, label in enumerate(labels, 1) if label]
    return sum(n / place for n, place in enumerate(hits, 1)) / len(hits)


def by_chance(length: int, positive: int) -> float:
    """Average precision that a random order has on average."""
    share = (positive - 1) / (length - 1)
    return share + (1 - share) * sum(1 / place for place in range(1, length + 1)) / length


def check_worthiness(shared: Path) -> None:
    """Measure the order of sentences in each debate, and its mean, beside a random order's."""
    debates: dict[str, list[tuple[float, bool]]] = {}
    path = shared / "data/worth/clef2019-train/train.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        weight = weigh(row["text"], SentenceKind.BODY).weight
        debates.setdefault(row["debate"], []).append((weight, bool(row["label"])))
    table = []
    for name, rows in debates.items():
        ranked = [label for _, label in sorted(rows, key=lambda row: -row[0])]
        chance = by_chance(len(ranked), sum(ranked))
        table.append((precision(ranked), chance, sum(ranked[:FIRST]) / FIRST))
        print(
            f"  {name:26} {sum(ranked):3} of {len(rows):4}: AP {table[-1][0]:.3f},"
            f" by chance {chance:.3f}, P@{FIRST} {table[-1][2]:.1f}"
        )
    ours, chance, first = (sum(column) / len(table) for column in zip(*table, strict=True))
    each = sum(one / other for one, other, _ in table) / len(table)
    print(
        f"clef 2019 train, {len(table)} debates: MAP {ours:.3f}, by chance {chance:.3f}:"
        f" {ours / chance:.2f} times; mean of the debates' ratios {each:.2f};"
        f" P@{FIRST} {first:.3f}"
    )


def stages(shared: Path) -> None:
    """Print what each stage of splitting a page takes, and its share."""
    page = clean((shared / "articles/ndtv-diplomatic-push.txt").read_text("utf-8"))
    text = (page + "\n\n") * (1_000_000 // len(page) + 1)
    parts, layout = timed(lambda: list(read(text, "", None)))
    cut, cutting = timed(
        lambda: [list(sentences(text, one.start, one.end)) for one in parts if one.kind in CUT]
    )
    _, speaking = timed(lambda: [attribute(text, spans) for spans in cut])
    _, weighing = timed(
        lambda: [weigh(text[start:end], SentenceKind.BODY) for spans in cut for start, end in spans]
    )
    _, whole = timed(lambda: split(text))
    total = layout + cutting + speaking + weighing
    for name, seconds in (
        ("layout", layout),
        ("cutting", cutting),
        ("claimants", speaking),
        ("cues", weighing),
    ):
        speed = len(text) / seconds / 1e6
        print(f"stage {name:10} {seconds / total:5.0%}  {speed:5.1f} M chars/s")
    print(f"all of it: {len(text) / whole / 1e6:.2f} M chars/s")


def timed(run: Callable[[], Result]) -> tuple[Result, float]:
    """Run something; give what it returns and the seconds of processor time it took."""
    began = time.process_time()
    return run(), time.process_time() - began


def speed(shared: Path) -> None:
    """Time whole splits of long texts, some of them made to hurt."""
    page = (shared / "articles/ndtv-diplomatic-push.txt").read_text("utf-8")
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
        "stamps": "10:42\n\n",
        "labels": "Aa: b\n\n",
    }.items():
        text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
        found, seconds = timed(lambda text=text: split(text))  # type: ignore[misc]
        print(f"a megabyte of {name}: {seconds:.2f} s, {len(found)} segments")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=HERE.parents[1] / "shared/data")
    folder = arguments.parse_args().data.parent
    article(folder)
    golden()
    golden_of_languages()
    transcribed()
    for treebank_file in sorted(folder.glob(TREEBANKS)):
        treebank(treebank_file)
    check_worthiness(folder)
    stages(folder)
    speed(folder)
