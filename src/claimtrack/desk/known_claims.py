"""Importing lists of claims that others have checked, a thousand per transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.records import claimant_key, wording_row
from claimtrack.desk.run import Run
from claimtrack.errors import ClaimtrackError, Unsaved
from claimtrack.model.article import KnownClaim
from claimtrack.model.claim import WordingKind
from claimtrack.store.writing import Writing
from claimtrack.text.languages.recognised import language_of
from claimtrack.text.page_address import without_login

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.intake.rows import RowFailure


BATCH = 1000
"""Known claims per transaction: bounds memory and how long other writers wait."""


Heard = Callable[[int], None]
"""Called after each batch with the number of rows of a list read so far."""


def take_in_lists(
    desk: Desk,
    sources: Iterable[str | Path],
    stdin: bytes,
    columns: Mapping[str, str],
    heard: Heard | None,
) -> Iterator[ImportOutcome]:
    """Import claims that others have checked; see `Claims.import_`."""
    from claimtrack.intake.questions import Wanted

    run, named = Run(desk), [*map(str, sources)]
    desk.quarantine.begin(named, Wanted.REVIEWS)
    for place in _lists(named):
        if isinstance(place, ImportOutcome):
            yield place
            continue
        try:
            reach = desk.hosts.reach if "://" in place else None
            entries = desk.quarantine.reviews(place, stdin=stdin, mapping=columns, reach=reach)
            yield _take_in(_List(desk, place), run, entries, heard)
        except Unsaved:
            raise
        except ClaimtrackError as error:
            yield _not_taken_in(place, error)


def _lists(sources: Iterable[str]) -> Iterator[str | ImportOutcome]:
    """Expand sources to single files, addresses and streams."""
    from claimtrack.intake.addresses import checked_address, is_address
    from claimtrack.intake.sources import REVIEW_ENDINGS, find_sources

    for source in sources:
        try:
            if source == "-":
                yield source
            elif is_address(source):
                yield checked_address(source)
            else:
                yield from map(str, find_sources(source, REVIEW_ENDINGS))
        except ClaimtrackError as error:
            yield _not_taken_in(without_login(source), error)


def _take_in(
    listed: _List, run: Run, entries: Iterable[KnownClaim | RowFailure], heard: Heard | None
) -> ImportOutcome:
    added = updated = known = read = 0
    failures: list[str] = []
    rows = iter(entries)
    while page := list(islice(rows, BATCH)):
        failures += [f"row {one.row}: {one.why}" for one in page if not isinstance(one, KnownClaim)]
        claims = {one.ref: one for one in page if isinstance(one, KnownClaim)}
        done = run.write("import claims", partial(listed.put, claims))
        added += done.added
        updated += done.updated
        known += done.known
        read += len(page)
        if heard:
            heard(read)
    return _claims_outcome(listed.source, added, updated, known, tuple(failures))


class _Page(Struct, frozen=True):
    """How many claims of a page were put on file, updated, or known."""

    added: int
    updated: int
    known: int


class _List:
    """A list that is being imported; its claims go into one batch for each action."""

    def __init__(self, desk: Desk, source: str) -> None:
        self._desk, self.source = desk, source
        self._batch, self._group = "", 0

    def put(self, claims: Mapping[str, KnownClaim], writing: Writing) -> _Page:
        """Put a page of claims, by identifier, on file unless they are there.

        Claims of a list whose import was undone keep their numbers and say what the list says now.
        """
        held = self._desk.store.claims.by_refs(claims)
        on_file = self._desk.store.claims.on_file(held.values())
        fresh = [one for ref, one in claims.items() if ref not in held]
        again = {held[ref]: claims[ref] for ref in held if held[ref] not in on_file}
        known = [claims[ref] for ref in held if held[ref] in on_file]
        updated = sum(_update_review(writing, one) for one in known)
        if again:
            self._batch = writing.fresh_uid("claim_batch")
            writing.take_up_claims(again, self._batch, self.source)
            for claim, one in again.items():
                _say_again(writing, claim, one)
        elif fresh and self._group != writing.group:
            self._batch = writing.fresh_uid("claim_batch")
            started = {"source": self.source, "removed_at": None}
            writing.record("claim_batch", self._batch, None, started)
        if again or fresh:
            self._group = writing.group
        if fresh:
            _insert_claims(writing, fresh, self._batch)
        return _Page(len(fresh) + len(again), updated, len(known))


def _not_taken_in(source: str, error: ClaimtrackError) -> ImportOutcome:
    return ImportOutcome(source, "claims", ImportStatus.FAILED, error=error.message)


def _insert_claims(writing: Writing, fresh: Sequence[KnownClaim], batch: str) -> None:
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
            wording_row(key, text, kind, language_of(text))
            for key, one in numbered
            for text, kind in _wordings(one)
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


def _wordings(one: KnownClaim) -> list[tuple[str, WordingKind]]:
    """Return what a claim is worded as in a list."""
    headline = one.headline if one.headline != one.claim else None
    return [
        (one.claim, WordingKind.CANONICAL),
        *([(headline, WordingKind.HEADLINE)] if headline else []),
    ]


def _say_again(writing: Writing, claim: int, one: KnownClaim) -> None:
    """Let a claim that was put aside, and is back, say what its entry says now."""
    claimant = claimant_key(writing, one.claimant or "")
    writing.update("claim", claim, {"text": one.claim, "claimant": claimant})
    said = _wordings(one)
    held = writing.rows("wording", claim=claim)
    if sorted((row["text"], row["kind"]) for row in held) != sorted(said):
        for row in held:
            writing.delete("wording", row["id"])
        for text, kind in said:
            writing.insert("wording", wording_row(claim, text, kind, language_of(text)))
    _update_review(writing, one)


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
    why = failures[0] if failures else "it has no claims."
    return replace(outcome, status=ImportStatus.FAILED, error=f"Nothing was imported: {why}")
