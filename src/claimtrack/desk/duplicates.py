"""Duplicate claims: finding them, marking them as distinct, and merging them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from claimtrack.desk.groups import groups
from claimtrack.desk.records import MERGED, case_to_change, lapse
from claimtrack.errors import Refused
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import ClaimStatus, WordingKind
from claimtrack.model.match import Difference, Relation
from claimtrack.model.suggestion import SuggestionState
from claimtrack.store.writing import Writing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


_SEVERITY = {Relation.SAME: 0, Relation.VARIANT: 1, Relation.CONTRADICTS: 2}


_CARRIED = ("evidence", "query", "search", "handover", "verdict", "published_review")


_ONCE = {"appearance": ("sentence", "start", "end"), "suggestion": ("sentence",)}
"""Rows that a claim has only once for the same thing: merging drops the second one."""


class Duplicate(Struct, frozen=True):
    """Two claims on file that are probably the same or contradict each other."""

    claim: int
    other: int
    relation: Relation
    differences: tuple[Difference, ...] = ()


class DuplicateGroup(Struct, frozen=True):
    """Claims connected by pairs, in the order in which they were added."""

    claims: tuple[ClaimCase, ...]
    pairs: tuple[Duplicate, ...]


class Duplicates:
    """Claims that may be on file more than once."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def listed(self) -> tuple[DuplicateGroup, ...]:
        """Return groups of claims that are probably the same or contradict each other.

        Every wording of a claim is compared. If the wordings of a pair give different relations,
        the one that sets the claims further apart wins. Pairs marked as distinct are left out.
        """
        from claimtrack.match.pairs import pairs

        with self._store.reading():
            wordings = self._store.claims.wordings()
            distinct = self._store.claims.distinct()
            owners = [claim for claim, _ in wordings]
            found: dict[tuple[int, int], Duplicate] = {}
            for pair in pairs([text for _, text in wordings]):
                one, other = sorted((owners[pair.one], owners[pair.other]))
                known = found.get((one, other))
                if one == other or (one, other) in distinct:
                    continue
                if known is None or _SEVERITY[pair.relation] > _SEVERITY[known.relation]:
                    found[one, other] = Duplicate(one, other, pair.relation, pair.differences)
            return tuple(self._groups(found))

    def distinct(self, claim: int, other: int) -> None:
        """Mark two claims as distinct, however similar; they are not listed again.

        Raises:
            NotFound: one of them is not on file.
            Refused: they are one claim, or already marked as distinct.
        """
        one, two = sorted((claim, other))
        values = {"kind": "unrelated", "state": SuggestionState.CONFIRMED}
        with self._desk.writing("call distinct") as writing:
            self._two(one, two)
            decided = {**values, "decided_by": writing.who, "decided_at": writing.at}
            known = writing.rows("relation", claim=one, other=two)
            if known and values.items() <= known[0].items():
                by = known[0]["decided_by"]
                raise Refused(f"#{one} and #{two} are already marked as distinct (by {by}).")
            if known:
                writing.update("relation", known[0]["id"], decided)
            else:
                row = {**decided, "claim": one, "other": two, "differences": "[]"}
                writing.insert("relation", row)

    def called_distinct(self, claim: int) -> frozenset[int]:
        """Return the claims marked as distinct from this one."""
        pairs = self._store.claims.distinct()
        return frozenset(one + other - claim for one, other in pairs if claim in (one, other))

    def merge(self, keep: int, other: int) -> bool:
        """Merge two claims: `keep` gets everything that `other` has, and `other` is removed.

        Wordings, appearances, evidence, queries, verdicts, checks by others and notes are kept.
        If the two are rated differently, no verdict is current afterwards and the claim has to be
        judged again. A verdict that stays current ticks only the places it was given for.

        Returns:
            Whether they were rated differently.

        Raises:
            NotFound: one of them is not on file.
            Refused: they are one claim.
        """
        with self._desk.writing("merge") as writing:
            kept, gone = self._two(keep, other)
            ratings = [case.verdict.rating for case in (kept, gone) if case.verdict]
            apart = len({(one.scale, one.slug) for one in ratings}) > 1
            if gone.evidence or gone.verdict:
                lapse(writing, kept, f"#{other} was merged into it, with its evidence and verdicts")
            lapse(writing, gone, f"it was merged into #{keep}, which is worded differently")
            for table, same in _ONCE.items():
                _carry_once(writing, table, same, keep, other)
            for table in _CARRIED:
                for row in writing.rows(table, claim=other):
                    writing.update(table, row["id"], {"claim": keep})
            for row in _related(writing, other):
                writing.delete("relation", row["id"])
            _carry_wordings(writing, keep, other)
            _unsee(writing, kept, gone)
            writing.update("claim", keep, _joined(kept, gone, writing, apart=apart))
            writing.update("claim", other, {"removed_at": writing.at, "merged_into": keep})
        return apart

    def _two(self, claim: int, other: int) -> tuple[ClaimCase, ClaimCase]:
        one, two = (case_to_change(self._store, key) for key in (claim, other))
        if claim == other:
            raise Refused(f"Both are #{claim}: name two different claims.")
        return one, two

    def _groups(self, found: Mapping[tuple[int, int], Duplicate]) -> Iterable[DuplicateGroup]:
        pairs: dict[int, list[Duplicate]] = defaultdict(list)
        for key, pair in sorted(found.items()):
            pairs[key[0]].append(pair)
        for members in groups(found):
            yield DuplicateGroup(
                self._store.claims.cases(members),
                tuple(pair for member in sorted(members) for pair in pairs[member]),
            )


def _carry_once(writing: Writing, table: str, same: tuple[str, ...], keep: int, other: int) -> None:
    """Move rows to the kept claim, except those it already has."""
    held = {tuple(row[name] for name in same): row for row in writing.rows(table, claim=keep)}
    for row in writing.rows(table, claim=other):
        ours = held.get(tuple(row[name] for name in same))
        if ours is None:
            writing.update(table, row["id"], {"claim": keep})
            continue
        if table == "appearance":
            for later in writing.rows("appearance", carried_from=row["id"]):
                writing.update("appearance", later["id"], {"carried_from": ours["id"]})
        writing.delete(table, row["id"])


def _related(writing: Writing, claim: int) -> list[dict[str, Any]]:
    return [*writing.rows("relation", claim=claim), *writing.rows("relation", other=claim)]


def _carry_wordings(writing: Writing, keep: int, other: int) -> None:
    """Move the wordings by deleting and inserting, so that the index is updated for both."""
    held = {row["text"] for row in writing.rows("wording", claim=keep)}
    for row in writing.rows("wording", claim=other):
        writing.delete("wording", row["id"])
        if row["text"] not in held:
            held.add(row["text"])
            canonical = row["kind"] == WordingKind.CANONICAL
            kind = WordingKind.VARIANT if canonical else row["kind"]
            writing.insert(
                "wording",
                {"claim": keep, "text": row["text"], "kind": kind, "language": row["language"]},
            )


def _unsee(writing: Writing, kept: ClaimCase, gone: ClaimCase) -> None:
    """Keep a verdict from ticking the other claim's places, which it was given without."""
    standing = [case.verdict.id for case in (kept, gone) if case.verdict]
    if not standing:
        return
    newest = max(standing)
    for case in (kept, gone):
        if case.verdict is None or case.verdict.id != newest:
            for place in case.appearances:
                if writing.current("appearance", place.id):
                    writing.update("appearance", place.id, {"judged_before": newest})


def _joined(
    kept: ClaimCase, gone: ClaimCase, writing: Writing, *, apart: bool
) -> dict[str, object]:
    """Return the fields of the merged claim."""
    ours, theirs = kept.claim, gone.claim
    notes = [ours.note, f"(from #{theirs.id}) {theirs.note}" if theirs.note else ""]
    row = writing.rows("claim", id=ours.id)[0]
    values: dict[str, object] = {
        "note": "\n\n".join(note for note in notes if note),
        "legal": int(ours.legal or theirs.legal),
        "sensitive": int(ours.sensitive or theirs.sensitive),
    }
    if row["claimant"] is None:
        values["claimant"] = writing.rows("claim", id=theirs.id)[0]["claimant"]
    if apart and kept.verdict and gone.verdict:
        said = f"#{ours.id} was rated {kept.verdict.rating.slug}"
        values |= {
            "set_aside": max(verdict.id for case in (kept, gone) for verdict in case.verdicts),
            "attention": MERGED,
            "attention_why": f"{said}, #{theirs.id} {gone.verdict.rating.slug}: judge again",
            "status": ClaimStatus.IN_PROGRESS,
        }
    elif gone.verdict and ours.status is ClaimStatus.OPEN:
        values["status"] = ClaimStatus.IN_PROGRESS
    return values
