"""Vectors of claims on file: which claims lack them, which lie nearest, when they are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.store import vectors as kept
from claimtrack.store.vectors import packed
from tests.conftest import desk_of

np = pytest.importorskip("numpy", reason="the extra 'semantic' is not installed")

MODEL = "0123456789abcdef"
EAST, NORTH, BETWEEN = (1.0, 0.0), (0.0, 1.0), (0.6, 0.8)


def vector(*rows: tuple[float, float]) -> bytes:
    return packed(np.array(rows, dtype=np.float32))


def keep(desk: Desk, claim: int, *rows: tuple[float, float], model: str = MODEL) -> None:
    """Keep these vectors for a claim as it is worded now."""
    [text] = desk.store.connection.execute(
        "SELECT text FROM claim_text WHERE claim = ?", (claim,)
    ).fetchone()
    with desk.writing("read by a model") as writing:
        writing.keep_vectors(model, claim, text, vector(*rows))


def nearest(desk: Desk, to: tuple[float, float], limit: int = 9) -> list[tuple[int, float]]:
    found = desk.store.vectors.nearest(MODEL, np.array(to, dtype=np.float32), limit)
    return [(claim, round(cosine, 2)) for claim, cosine in found]


def test_the_nearest_claims_come_first_with_their_cosine(desk: Desk) -> None:
    east, north, between = (desk.claims.add(text) for text in ("East", "North", "Between"))
    keep(desk, east, EAST)
    keep(desk, north, NORTH)
    keep(desk, between, BETWEEN)
    assert nearest(desk, EAST) == [(east, 1.0), (between, 0.6), (north, 0.0)]
    assert nearest(desk, NORTH, limit=2) == [(north, 1.0), (between, 0.8)]


def test_the_nearest_wording_of_a_claim_counts(desk: Desk) -> None:
    one, two = desk.claims.add("One"), desk.claims.add("Two")
    keep(desk, one, NORTH, EAST, NORTH)
    keep(desk, two, BETWEEN)
    assert nearest(desk, EAST) == [(one, 1.0), (two, 0.6)]


def test_blocks_join_into_one_order(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "BLOCK", 3)
    angles = [i * 0.1 for i in range(10)]
    claims = [desk.claims.add(f"Claim {i}") for i in range(10)]
    for claim, angle in zip(claims, angles, strict=True):
        keep(desk, claim, (float(np.cos(angle)), float(np.sin(angle))))
    assert [claim for claim, _ in nearest(desk, EAST, limit=4)] == claims[:4]
    assert [claim for claim, _ in nearest(desk, NORTH)] == claims[:0:-1]


def test_claims_that_were_named_say_how_near_they_lie(desk: Desk) -> None:
    one, two, three = (desk.claims.add(text) for text in ("One", "Two", "Three"))
    keep(desk, one, EAST)
    keep(desk, two, BETWEEN, NORTH)
    asked = np.array(EAST, dtype=np.float32)
    found = desk.store.vectors.cosines(MODEL, asked, [two, three, one])
    assert found == pytest.approx({one: 1.0, two: 0.6}, abs=5e-3)
    assert desk.store.vectors.cosines(MODEL, asked, []) == {}


def test_vectors_of_another_model_are_never_compared(desk: Desk) -> None:
    one = desk.claims.add("One")
    keep(desk, one, EAST, model="another")
    assert nearest(desk, EAST) == []
    assert desk.store.vectors.lacking(MODEL) == 1
    assert desk.store.vectors.lacking("another") == 0


def test_claims_without_vectors_are_listed_in_pages_with_their_wordings(desk: Desk) -> None:
    claims = [desk.claims.add(f"Claim {i}") for i in range(5)]
    keep(desk, claims[1], EAST)
    first = desk.store.vectors.next_lacking(MODEL, 0, 2)
    assert [(one.claim, one.wordings) for one in first] == [
        (claims[0], ("Claim 0",)),
        (claims[2], ("Claim 2",)),
    ]
    rest = desk.store.vectors.next_lacking(MODEL, claims[2], 9)
    assert [one.claim for one in rest] == claims[3:]
    assert desk.store.vectors.lacking(MODEL) == 4


def test_a_claim_that_is_worded_otherwise_loses_its_vectors(desk: Desk) -> None:
    claim = desk.claims.add("The ferry sank")
    keep(desk, claim, EAST)
    with desk.writing("word") as writing:
        row = {"claim": claim, "text": "The boat went down", "kind": "variant", "language": "en"}
        writing.insert("wording", row)
    assert nearest(desk, EAST) == []
    [unread] = desk.store.vectors.next_lacking(MODEL, 0, 9)
    assert unread.wordings == ("The ferry sank", "The boat went down")
    desk.history.undo()
    assert desk.store.vectors.lacking(MODEL) == 1


def test_what_was_read_of_words_that_have_changed_since_is_not_kept(desk: Desk) -> None:
    claim = desk.claims.add("The ferry sank")
    with desk.writing("read by a model") as writing:
        writing.keep_vectors(MODEL, claim, "The ferry floats", vector(EAST))
    assert desk.store.vectors.lacking(MODEL) == 1


def test_a_claim_taken_off_file_is_found_no_more(desk: Desk) -> None:
    claim = desk.claims.add("The ferry sank")
    keep(desk, claim, EAST)
    desk.history.undo()
    assert nearest(desk, EAST) == []


def test_keeping_vectors_leaves_no_event_and_nothing_to_undo(desk: Desk) -> None:
    claim = desk.claims.add("The ferry sank")
    before = desk.store.events.last()
    keep(desk, claim, EAST)
    assert desk.store.events.last() == before


def test_two_desks_may_keep_the_same_vectors(desk: Desk, path: Path) -> None:
    claim = desk.claims.add("The ferry sank")
    keep(desk, claim, EAST)
    with desk_of(path, "tomas") as other:
        keep(other, claim, EAST)
        assert nearest(other, EAST) == [(claim, 1.0)]
