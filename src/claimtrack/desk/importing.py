"""Taking things in: one outcome per source, one transaction per article or thousand claims.

What fails is reported, everything else goes in. Reading and splitting are loaded when they are
needed: a match does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.records import claimant_key
from claimtrack.desk.taking_in import TakingIn
from claimtrack.errors import ClaimtrackError
from claimtrack.model import Hints, KnownClaim, WordingKind
from claimtrack.store import Writing

if TYPE_CHECKING:
    from claimtrack.intake import RowFailure

BATCH = 1000
"""How many known claims go into one transaction: bounds memory and how long others wait."""


class Importing(TakingIn):
    """Bringing articles and lists of known claims on file."""

    def import_(
        self, *sources: str | Path, hints: Hints | None = None, stdin: bytes = b""
    ) -> Iterator[ImportOutcome]:
        """Take in articles, one outcome each. Closing the generator stops between articles.

        Args:
            sources: files, folders, patterns; `-` stands for `stdin`.
            hints: what is known of them already: title, address, date, kind.
            stdin: the bytes that `-` stands for.
        """
        from claimtrack.intake import find_sources, read_bytes, read_file

        given = hints or Hints()
        for source in sources:
            try:
                paths = [source] if str(source) == "-" else find_sources(str(source))
            except ClaimtrackError as error:
                yield _failed(str(source), "article", error)
                continue
            for path in paths:
                try:
                    if str(path) == "-":
                        document = read_bytes("-", stdin, given)
                    else:
                        document = read_file(Path(path), given)
                    yield self.take_in(document, revises=given.revision_of)
                except ClaimtrackError as error:
                    yield _failed(str(path), "article", error)

    def import_claims(self, *sources: str | Path, stdin: bytes = b"") -> Iterator[ImportOutcome]:
        """Take in lists of claims that others have checked (JSONL or CSV), one outcome each."""
        from claimtrack.intake import read_known_claims

        for source in sources:
            try:
                opened = BytesIO(stdin) if str(source) == "-" else Path(source)
                entries = read_known_claims(opened, name=str(source))
                yield self._take_in_claims(str(source), entries)
            except ClaimtrackError as error:
                yield _failed(str(source), "claims", error)

    def _take_in_claims(
        self, source: str, entries: Iterable[KnownClaim | RowFailure]
    ) -> ImportOutcome:
        added = updated = known = 0
        failures: list[str] = []
        batch: int | None = None
        rows = iter(entries)
        while page := list(islice(rows, BATCH)):
            failures += [
                f"row {one.row}: {one.why}" for one in page if not isinstance(one, KnownClaim)
            ]
            claims = {one.ref: one for one in page if isinstance(one, KnownClaim)}
            fresh = [one for one in claims.values() if self.store.claims.by_ref(one.ref) is None]
            known += len(claims) - len(fresh)
            with self.writing("import claims") as writing:
                updated += sum(
                    _update_review(writing, one) for one in claims.values() if one not in fresh
                )
                if fresh:
                    if batch is None:
                        batch = writing.group
                        started = {"source": source, "removed_at": None}
                        writing.record("claim_batch", batch, f"b{batch}", None, started)
                    _insert_claims(writing, fresh, batch)
            added += len(fresh)
        return _claims_outcome(source, added, updated, known, tuple(failures))


def _failed(source: str, kind: str, error: ClaimtrackError) -> ImportOutcome:
    return ImportOutcome(source, kind, ImportStatus.FAILED, error=error.message)


def _insert_claims(writing: Writing, fresh: list[KnownClaim], batch: int) -> None:
    """Put a page of new claims on file; the batch's one event stands for them all."""
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
                "published_on": one.date,
            }
            for key, one in numbered
        ),
    )


def _update_review(writing: Writing, one: KnownClaim) -> bool:
    """Keep what an entry says now; whether it said something else before."""
    row = writing.rows("published_review", ref=one.ref)[0]
    said = {
        "publisher": one.publisher,
        "url": one.url,
        "label": one.rating,
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
    why = failures[0] if failures else "no claims in it"
    return replace(outcome, status=ImportStatus.FAILED, error=f"Nothing taken in: {why}.")
