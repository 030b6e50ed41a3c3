"""Looking for words in everything on file."""

from __future__ import annotations

from claimtrack.desk.base import DeskBase
from claimtrack.model.finding import Hit
from claimtrack.split.sentences import sentences
from claimtrack.store.sqlite.full_text import begun_words, whole_words


class Searching(DeskBase):
    """Finding again what one remembers some words of."""

    def search(self, said: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Find claims, articles, notes and sources in which all of these words stand.

        Endings do not matter, and the last word may be a beginning. No character has a meaning of
        its own. What is confidential is found too, and says so.

        Args:
            said: the words.
            limit: how many hits of each kind, at the most.

        Returns:
            Claims, articles (a hit for each sentence), notes, sources; claims newest first, the
            others best first.
        """
        with self.store.reading():
            return self._found(whole_words(said), limit) or self._found(begun_words(said), limit)

    def statements(self, said: str) -> tuple[str, ...]:
        """Cut what was typed or pasted into the sentences that are matched one by one."""
        return tuple(said[start:end] for start, end in sentences(said, 0, len(said)))

    def _found(self, terms: str, limit: int) -> tuple[Hit, ...]:
        if not terms:
            return ()
        look = self.store.full_text
        return (
            *look.claims(terms, limit),
            *look.articles(terms, limit),
            *look.notes(terms, limit),
            *look.sources(terms, limit),
        )
