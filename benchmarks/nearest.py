"""Measure what looking up by meaning costs: time, memory and room in the file, as claims grow.

    python benchmarks/nearest.py [--model MODEL]

Claims have two wordings each, with random vectors of 384 numbers: how long looking at all of them
takes does not depend on what they mean. With a sentence encoder, the time it takes to read one
statement, to be made ready, and to read claims is printed too. CPU milliseconds on this machine.
"""

from __future__ import annotations

import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from claim_vectors import model_named
from claimtrack.desk.matching import POOL
from claimtrack.match.encoder import Encoder
from claimtrack.store.store import Store
from claimtrack.store.vectors import packed

SIZES = (10_000, 100_000)
WIDTH, WORDINGS, ASKED = 384, 2, 10
MODEL = "random"


def fill(store: Store, start: int, end: int) -> None:
    """Put random vectors of these claims on file."""
    drawn = np.random.default_rng(start)
    with store.writing("fill", who="bench", login="bench", at="2025-06-05"):
        store.connection.executemany(
            "INSERT INTO claim_vector (claim, model, vectors) VALUES (?, ?, ?)",
            (
                (claim, MODEL, packed(drawn.standard_normal((WORDINGS, WIDTH), np.float32)))
                for claim in range(start + 1, end + 1)
            ),
        )


def lookups(folder: Path) -> None:
    """Print the cost of one lookup among more and more claims."""
    print(f"{'claims':>10}  ms CPU  file MB  peak MB")
    with Store(folder / "desk.db", create=True, journal="delete") as store:
        done = 0
        for size in SIZES:
            fill(store, done, size)
            done = size
            asked = np.random.default_rng(0).standard_normal((ASKED, WIDTH)).astype(np.float32)
            begun = time.process_time()
            for vector in asked:
                store.vectors.nearest(MODEL, vector, POOL)
            spent = (time.process_time() - begun) * 1000 / ASKED
            on_disk = store.path.stat().st_size / 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{size:>10,}  {spent:6.1f}  {on_disk:7.1f}  {peak:7.1f}", flush=True)


def encoding(encoder: Encoder) -> None:
    """Print what the encoder takes to be made ready, to read a statement, and to read many."""
    texts = [f"The ferry Aurora sank on {i} March and {i} people were killed" for i in range(320)]
    begun = time.process_time()
    encoder.encode(texts[:1])
    ready = time.process_time()
    for text in texts[:ASKED]:
        encoder.encode([text])
    one = time.process_time()
    encoder.encode(texts)
    many = time.process_time()
    print(f"made ready: {(ready - begun) * 1000:.0f} ms CPU")
    print(f"one statement of 13 words: {(one - ready) * 1000 / ASKED:.1f} ms CPU")
    print(f"one of {len(texts)} claims of 13 words: {(many - one) * 1000 / len(texts):.1f} ms CPU")


def main() -> None:
    """Print every table."""
    encoder = model_named(__doc__ or "")
    with tempfile.TemporaryDirectory() as folder:
        lookups(Path(folder))
    if encoder:
        encoding(encoder)


if __name__ == "__main__":
    main()
