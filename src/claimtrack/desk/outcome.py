"""What became of a source that was imported, as faces show it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ImportStatus(StrEnum):
    """What became of a source."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    FAILED = "failed"


class ImportOutcome(Struct, frozen=True):
    """What became of one source.

    `sentences`, `suggested`, `matched` and `claims` are counts: of sentences, of those suggested
    as claims, of those that may repeat or contradict a known claim, and of claims imported.
    `failures` are the rows of a list that could not be imported, one line each, while the others
    went in. `revision_of` and `copy_of` are articles on file; `sighting` is the sentence that
    became an appearance of a known claim, `not_sighted` why none did. `warnings` say what to look
    at in what was imported; see `Document`. `embargo` says until when it is under embargo.
    """

    source: str
    kind: str
    status: ImportStatus
    article: int | None = None
    title: str = ""
    sentences: int = 0
    suggested: int = 0
    matched: int = 0
    claims: int = 0
    error: str | None = None
    failures: tuple[str, ...] = ()
    revision_of: int | None = None
    copy_of: int | None = None
    sighting: int | None = None
    not_sighted: str = ""
    warnings: tuple[str, ...] = ()
    embargo: str = ""

    @property
    def failed(self) -> bool:
        """Whether anything of it stayed out."""
        left_out = bool(self.failures or self.not_sighted)
        return self.status is ImportStatus.FAILED or left_out
