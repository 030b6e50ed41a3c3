"""Full-text search over everything on file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.desk.embargo import NOTHING, Held
from claimtrack.model.finding import Hit, HitKind
from claimtrack.store.sqlite.full_text import begun_words, whole_words

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Search:
    """Search by remembered words."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def find(self, said: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Find claims, articles, notes and sources that contain all of these words.

        Endings do not matter, and the last word may be incomplete. No character has a special
        meaning. Confidential material is found too, and marked.

        Args:
            said: the words.
            limit: how many hits of each kind at most.

        Returns:
            Claims, articles (a hit for each sentence), notes, sources; claims newest first, the
            others best first.

        Raises:
            Damaged: nothing is found, and an index does not hold all that is on file.
        """
        with self._store.reading():
            found = self._found(whole_words(said), limit) or self._found(begun_words(said), limit)
            if not found:
                self._store.full_text.refuse_stale()
            held = self._desk.embargo.held() if found else NOTHING
        return tuple(replace(hit, embargo=_held(hit, held)) for hit in found)

    def _found(self, terms: str, limit: int) -> tuple[Hit, ...]:
        if not terms:
            return ()
        look = self._store.full_text
        return (
            *look.claims(terms, limit),
            *look.articles(terms, limit),
            *look.notes(terms, limit),
            *look.sources(terms, limit),
        )


def _held(hit: Hit, held: Held) -> str:
    """Until when the words of a hit are under embargo; empty: they are not."""
    if hit.kind is HitKind.SOURCE:
        return ""
    return held.held_in(hit.key) if hit.kind is HitKind.ARTICLE else held.held_in(None, hit.key)
