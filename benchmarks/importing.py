"""Measure the import of thousands of articles: articles a second, and memory, which must stay flat.

    python benchmarks/importing.py [--most 5000]

Articles are made of the sentences of a public treebank, drawn with a fixed seed, in one folder. The
real command imports them in a process of its own, whose CPU time and peak memory are read from the
kernel; once into an empty file, and once into one that holds the claims of CheckThat! 2020, where
every suggested sentence is matched. Everything is made anew in a temporary folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from pathlib import Path

from claim_index import DATA, load
from desk import command

SENTENCES, SEED = 24, 2024


def sentences() -> list[str]:
    """The English sentences of the treebank."""
    path = DATA / "segment" / "en_pud-ud-test.conllu.gz"
    mark = "# text = "
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line[len(mark) :].strip() for line in lines if line.startswith(mark)]


def written(folder: Path, count: int) -> Path:
    """A folder of so many articles."""
    folder.mkdir()
    drawn, known = random.Random(SEED), sentences()  # noqa: S311 - to be drawn alike each time
    for number in range(count):
        chosen = drawn.sample(known, SENTENCES)
        pages = "\n\n".join(" ".join(chosen[at : at + 3]) for at in range(0, SENTENCES, 3))
        (folder / f"{number:05}.txt").write_text(f"Story {number}\n\n{pages}\n", encoding="utf-8")
    return folder


def with_claims(folder: Path) -> Path:
    """A file that holds ten thousand claims."""
    given, listed, file = load("checkthat2020_task2_en"), folder / "claims.jsonl", folder / "c.db"
    rows = ({"claim": one[0], "headline": one[-1]} for one in given.claims)
    listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command(file, "import", "--as-kind", "claims", str(listed))
    return file


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=5_000)
    most = parser.parse_args().most
    print(f"{'':44}{'articles':>9}{'a second':>10}{'CPU ms each':>13}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = written(folder / "few", most // 10), written(folder / "many", most)
        rows = [
            ("into an empty file", folder / "a.db", few, most // 10, ()),
            ("into an empty file", folder / "b.db", many, most, ()),
            ("the same again, unchanged", folder / "b.db", many, most, ()),
            ("the same with two processes", folder / "d.db", many, most, ("--jobs", "2")),
            ("matched against 10,375 claims", with_claims(folder), few, most // 10, ()),
        ]
        for label, file, articles, count, options in rows:
            wall, cpu, peak = command(file, "import", str(articles), *options)
            each = cpu * 1000 / count
            print(f"{label:44}{count:9,}{count / wall:10.0f}{each:13.1f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
