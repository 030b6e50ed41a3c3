"""Expunging: words go out of the file for good, and what is said of it was checked.

A backup is made before and removed after the check, so that a fault in the one act without undo is
not final, and the words do not stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.digests import judged, same
from claimtrack.desk.records import lapse
from claimtrack.errors import FileTrouble, Refused, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.text.phrases import counted, plural
from claimtrack.text.spellings import FEWEST, Spellings

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.store.expunge import Expunging
    from claimtrack.store.leftovers import Leftovers
    from claimtrack.store.writing import Writing

WHY = "words in what was seen were expunged"
"""Why a sign-off lapsed."""

Counts = tuple[tuple[str, int], ...]


class Expunged(Struct, frozen=True):
    """What was expunged, what is left, and what was looked at.

    `places`, `longer`, `named` and `parts` count rows: those of each column that had the words,
    that have them still as part of longer ones, or in the name of a reviewer, and those in which
    a part of the name stands by itself. `given_up` names bytes that were dropped. `lapsed` counts
    sign-offs, `unread` kept copies of which no words could be read.
    """

    places: Counts
    given_up: tuple[str, ...]
    lapsed: int
    texts: int
    longer: Counts
    named: Counts
    parts: Counts
    unread: int
    tables: int
    columns: int
    kept: int
    files: tuple[str, ...]
    backups: tuple[Path, ...]

    @property
    def rows(self) -> int:
        """The number of rows in all."""
        return sum(count for _, count in self.places)

    def sentences(self) -> Iterator[str]:
        """Say in sentences what was checked, what it did, and what is left."""
        yield (
            f"Checked: every value of {counted(self.columns, 'column')} in "
            f"{counted(self.tables, 'table')}, the search indexes against their rows, "
            f"{counted(self.kept, 'original')} unpacked, and the bytes of "
            f"{' and '.join(self.files)}. The words are not there as whole words."
        )
        if self.given_up:
            whose = ", ".join(self.given_up)
            yield f"Their bytes were dropped, only a hash of them is kept: {whose}."
        if self.lapsed:
            yield f"{counted(self.lapsed, 'sign-off')} lapsed, because {WHY}."
        if self.longer:
            yield f"They remain as part of longer words: {_listed(self.longer)}."
        if self.named:
            yield f"They remain in columns that say who did what: {_listed(self.named)}."
        if self.parts:
            parts = ", ".join(f"{part} in {counted(rows, 'row')}" for part, rows in self.parts)
            yield f"Parts of the name remain by themselves: {parts}. Expunge them too if they tell."
        if self.unread:
            are = plural(self.unread, "is a kept copy", "are kept copies")
            yield (
                f"{self.unread} {are} without readable words (recordings, pictures, scans): "
                "only their bytes were searched."
            )
        if self.texts:
            yield (
                "Identifiers made from whole texts stay: whoever has all the rest of a text can "
                "confirm a guess by them."
            )
        if self.backups:
            beside = ", ".join(path.name for path in self.backups)
            yield f"Backups beside the file still hold them: {beside}. Delete them."
        yield "Other backups, copies and exports of this file still hold them."


def expunge(desk: Desk, words: str, *, parts: bool) -> Expunged:
    """Expunge words from a desk's file; see `History.expunge`."""
    from claimtrack.store.expunge import Expunging
    from claimtrack.store.sqlite.backup import discard, keep_before, kept_before
    from claimtrack.store.sqlite.derived import scrub

    if sum(letter.isalpha() for letter in words) < FEWEST:
        raise WrongUse(f"Fewer than {FEWEST} letters would match too much: give more.")
    spellings = Spellings(words, alone=parts)
    with desk.writing("expunge") as writing:
        _refuse_reviewers(desk.store.events.people(), spellings)
        backup = keep_before(desk.path, "expunge")
        act = Expunging(writing, spellings)
        act.clear()
        lapsed = _look_after_sign_offs(desk, writing, act)
        act.bury()
    if not scrub(desk.store.connection):
        raise FileTrouble(
            f"{desk.path} is open in another program, which still reads the old pages: "
            f"close that program and expunge again. {backup.name} beside it still has the words."
        )
    left = _look(desk, spellings)
    discard(backup)
    return Expunged(
        places=act.places,
        given_up=tuple(
            f"article {number}" if whose == "article" else f"a copy of source {number}"
            for whose, number in act.given_up
        ),
        lapsed=lapsed,
        texts=act.taken["article.text"],
        longer=left.longer,
        named=left.whole,
        parts=left.parts,
        unread=desk.store.sources.unread_copies(),
        tables=left.tables,
        columns=left.columns,
        kept=left.kept,
        files=left.files,
        backups=kept_before(desk.path),
    )


def _refuse_reviewers(people: Iterable[str], spellings: Spellings) -> None:
    for name in people:
        if name == spellings.words.casefold():
            raise Refused(
                f"'{spellings.words}' works at this desk: the log has to say who did what."
            )
        if name in spellings:
            raise Refused(
                f"This is part of the name '{name}', who works at this desk: "
                "the log has to say who did what."
            )


def _look_after_sign_offs(desk: Desk, writing: Writing, act: Expunging) -> int:
    """Forget what sign-offs kept of the words, and let those lapse that covered them.

    Returns:
        How many lapsed.
    """
    cases = desk.store.claims.cases(sorted(act.claims))
    kept = {digest for case in cases for digest in _as_seen(case)}
    for article in act.signed_articles():
        seen = desk.articles.case(article)
        now = judged(seen)
        kept |= {
            digest
            for one in seen.sign_offs
            for claim, verdict, digest in one.verdicts
            if claim in now and now[claim][1].id == verdict and same(digest, *now[claim])
        }
    lapsed = 0
    for case in cases:
        holding = [
            one
            for one in case.sign_offs
            if case.verdict is not None
            and (one.verdict, one.agrees, one.lapsed_at) == (case.verdict.id, True, None)
        ]
        if any(one.digest not in kept for one in holding):
            lapse(writing, case, WHY)
            lapsed += len(holding)
    act.forget_digests(kept)
    return lapsed


def _as_seen(case: ClaimCase) -> Iterator[str]:
    """The digests of sign-offs that are of what stands there now."""
    verdicts = {verdict.id: verdict for verdict in case.verdicts}
    for one in case.sign_offs:
        verdict = verdicts.get(one.verdict)
        if verdict is not None and same(one.digest, case, verdict):
            yield one.digest


def _look(desk: Desk, spellings: Spellings) -> Leftovers:
    """Look whether the words are still anywhere but where they have to stay."""
    from claimtrack.store.cleared import OURS
    from claimtrack.store.leftovers import look

    left = look(desk.store.connection, desk.path, spellings)
    missed = [place for place, _ in left.whole if place.split(".")[1] not in OURS]
    if missed or left.in_bytes:
        where = ", ".join(missed) or "its bytes"
        raise FileTrouble(f"The words are still in {desk.path} ({where}): expunge again.")
    return left


def _listed(counts: Counts) -> str:
    return ", ".join(f"{place} {count}" for place, count in counts)
