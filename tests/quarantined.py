"""Reading a source as a desk does: by another process, which is ended afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from claimtrack.intake.confined import Bounds
from claimtrack.intake.quarantine import Quarantine
from claimtrack.intake.questions import Failure
from claimtrack.intake.reach import Reach
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import Document, Hints, KnownClaim


def read_documents(
    source: str,
    hints: Hints | None = None,
    *,
    stdin: bytes = b"",
    mapping: Mapping[str, str] | None = None,
    reach: Reach | None = None,
    bounds: Bounds | None = None,
) -> list[Document | Failure]:
    """Read the articles of a source; see `Quarantine.documents`."""
    with closing(Quarantine(bounds)) as quarantine:
        return list(quarantine.documents(source, hints, stdin=stdin, mapping=mapping, reach=reach))


def read_reviews(
    source: str, *, stdin: bytes = b"", reach: Reach | None = None
) -> list[KnownClaim | RowFailure]:
    """Read published fact-checks; see `Quarantine.reviews`."""
    with closing(Quarantine()) as quarantine:
        return list(quarantine.reviews(source, stdin=stdin, reach=reach))
