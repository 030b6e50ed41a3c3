"""Importing lists of claims that others have checked, a thousand per transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.records import claimant_key
from claimtrack.errors import ClaimtrackError, Unsaved
from claimtrack.model.article import KnownClaim
from claimtrack.model.claim import WordingKind
from claimtrack.store.writing import Writing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.intake.rows import RowFailure


BATCH = 1000
"""Known claims per transaction: bounds memory and how long other writers wait."""


Heard = Callable[[int], None]
"""Called after each batch with the number of rows of a list read so far."""


def take_in_lists(
    desk: Desk, sources: Iterable[str | Path], stdin: bytes, heard: Heard | None
) -> Iterator[ImportOutcome]:
    """Import claims that others have checked; see `Claims.import_`."""
    from claimtrack.intake.published_reviews import read_reviews

    for place in _lists(map(str, sources)):
        if isinstance(place, ImportOutcome):
            yield place
            continue
        try:
            entries = read_reviews(place, stdin=stdin)
            yield _take_in(desk, place, entries, heard)
        except Unsaved:
            raise
        except ClaimtrackError as error:
            yield _not_taken_in(place, error)


def _lists(sources: Iterable[str]) -> Iterator[str | ImportOutcome]:
    """Expand sources to single files, addresses and streams."""
    from claimtrack.intake.addresses import is_address
    from claimtrack.intake.published_reviews import REVIEW_ENDINGS
    from claimtrack.intake.sources import find_sources

    for source in sources:
        try:
            single = source == "-" or is_address(source)
            yield from [source] if single else map(str, find_sources(source, REVIEW_ENDINGS))
        except ClaimtrackError as error:
            yield _not_taken_in(source, error)


def _take_in(
    desk: Desk, source: str, entries: Iterable[KnownClaim | RowFailure], heard: Heard | None
) -> ImportOutcome:
    added = updated = known = read = 0
    failures: list[str] = []
    batch: str | None = None
    rows = iter(entries)
    while page := list(islice(rows, BATCH)):
        failures += [f"row {one.row}: {one.why}" for one in page if not isinstance(one, KnownClaim)]
        claims = {one.ref: one for one in page if isinstance(one, KnownClaim)}
        with desk.writing("import claims") as writing:
            fresh = {
                ref: one for ref, one in claims.items() if desk.store.claims.by_ref(ref) is None
            }
            known += len(claims) - len(fresh)
            updated += sum(
                _update_review(writing, one) for one in claims.values() if one.ref not in fresh
            )
            if fresh:
                if batch is None:
                    batch = writing.fresh_uid("claim_batch")
                    started = {"source": source, "removed_at": None}
                    writing.record("claim_batch", batch, None, started)
                _insert_claims(writing, [*fresh.values()], batch)
        added += len(fresh)
        read += len(page)
        if heard:
            heard(read)
    return _claims_outcome(source, added, updated, known, tuple(failures))


def _not_taken_in(source: str, error: ClaimtrackError) -> ImportOutcome:
    return ImportOutcome(source, "claims", ImportStatus.FAILED, error=error.message)


def _insert_claims(writing: Writing, fresh: list[KnownClaim], batch: str) -> None:
    """Insert a page of new claims; the batch's one event stands for them all."""
    first = writing.next_key("claim")
    numbered = list(enumerate(fresh, first))
    names = {one.claimant for one in fresh if one.claimant}
    claimants = {name: claimant_key(writing, name) for name in sorted(names)}
    writing.insert_unlogged(
        "claim",
        (
            {
                "id": key,
                "text": one.claim,
                "claimant": claimants.get(one.claimant or ""),
                "claimed_on": None,
                "batch": batch,
                "created_at": writing.at,
            }
            for key, one in numbered
        ),
    )
    writing.insert_unlogged(
        "wording",
        (
            {"claim": key, "text": text, "kind": kind, "language": "en"}
            for key, one in numbered
            for text, kind in (
                (one.claim, WordingKind.CANONICAL),
                (one.headline, WordingKind.HEADLINE),
            )
            if text and (kind is WordingKind.CANONICAL or text != one.claim)
        ),
    )
    writing.insert_unlogged(
        "published_review",
        (
            {
                "claim": key,
                "ref": one.ref,
                "publisher": one.publisher,
                "url": one.url,
                "label": one.rating,
                "normalised": one.normalised,
                "published_on": one.date,
            }
            for key, one in numbered
        ),
    )


def _update_review(writing: Writing, one: KnownClaim) -> bool:
    """Update a review from its entry, and return whether anything changed."""
    row = writing.rows("published_review", ref=one.ref)[0]
    said = {
        "publisher": one.publisher,
        "url": one.url,
        "label": one.rating,
        "normalised": one.normalised,
        "published_on": one.date,
    }
    writing.update("published_review", row["id"], said)
    return any(row[name] != value for name, value in said.items())


def _claims_outcome(
    source: str, added: int, updated: int, known: int, failures: tuple[str, ...]
) -> ImportOutcome:
    outcome = ImportOutcome(source, "claims", ImportStatus.ADDED, claims=added, failures=failures)
    if added:
        return outcome
    if updated:
        return replace(outcome, status=ImportStatus.UPDATED)
    if known:
        return replace(outcome, status=ImportStatus.UNCHANGED)
    why = failures[0] if failures else "it has no claims"
    return replace(outcome, status=ImportStatus.FAILED, error=f"Nothing was imported: {why}.")
