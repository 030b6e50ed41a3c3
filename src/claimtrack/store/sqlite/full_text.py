"""Searching for words that a person remembers: in articles, claims, notes and sources.

Every word is searched literally: nothing typed is interpreted as FTS5 syntax. Claims come newest
first, because ranking a hundred thousand of them would take too long; everything else comes best
first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice, zip_longest

from claimtrack.model.finding import Hit, HitKind
from claimtrack.store.articles import NEWEST
from claimtrack.store.rows import Reader
from claimtrack.store.sqlite.staleness import refuse_stale
from claimtrack.text.fold import words

_FROM, _TO = "\x02", "\x03"
"""What FTS5 puts around a hit; no text on file contains these characters."""

_MARKED = re.compile(f"{_FROM}([^{_FROM}{_TO}]*){_TO}")
_SNIPPET = 40
_WHOLE, _SUFFIX = 4, 6
"""The fewest letters that stemming leaves of a word, and the most it removes from its end."""


def whole_words(typed: str) -> str:
    """Return a query for each of these words, the last of which may be incomplete."""
    *before, last = words(typed) or [""]
    if not last:
        return ""
    return " ".join([*(f'"{word}"' for word in _each_once(before)), f'"{last}"*'])


def begun_words(typed: str) -> str:
    """Return the same query, with the last word also as its possible stems.

    The index has stems: `delegatio` is neither a stem nor the beginning of one, `deleg` is.
    """
    *before, last = words(typed) or [""]
    stems = [last[:end] for end in range(max(_WHOLE, len(last) - _SUFFIX), len(last))]
    if not stems:
        return ""
    either = " OR ".join(f'"{stem}"' for stem in stems)
    return " AND ".join([*(f'"{word}"' for word in _each_once(before)), f"({either})"])


def _each_once(words: Iterable[str]) -> Iterable[str]:
    """Each word once: FTS5 would look at every repeat beside every other (89 s for 2,000)."""
    return dict.fromkeys(words)


class FullText(Reader):
    """Finds words. `terms` is a query made by `whole_words` or `begun_words`."""

    def refuse_stale(self) -> None:
        """Make sure that every index has as many rows as its table.

        Raises:
            Damaged: one has not.
        """
        refuse_stale(self.connection)

    def claims(self, terms: str, limit: int) -> list[Hit]:
        """Find claims with the words in one of their wordings, newest first."""
        rows = self.connection.execute(
            f"SELECT claim.id, {_marked('claim_index', 0)}, claim.text FROM claim_index"
            " JOIN claim ON claim.id = claim_index.rowid"
            " WHERE claim_index MATCH ? ORDER BY claim_index.rowid DESC LIMIT ?",
            (terms, limit),
        )
        return [
            Hit(HitKind.CLAIM, key, *_plain(_best_line(marked)), about=text)
            for key, marked, text in rows
        ]

    def notes(self, terms: str, limit: int) -> list[Hit]:
        """Find claims with the words in their note."""
        rows = self.connection.execute(
            f"SELECT claim.id, {_marked('note_search', 0)}, claim.text, claim.note_confidential"
            " FROM note_search JOIN claim ON claim.id = note_search.rowid"
            " WHERE note_search MATCH ? AND claim.removed_at IS NULL ORDER BY rank LIMIT ?",
            (terms, limit),
        )
        return [
            Hit(HitKind.NOTE, key, *_plain(marked), about=text, secret=bool(secret))
            for key, marked, text, secret in rows
        ]

    def articles(self, terms: str, limit: int) -> list[Hit]:
        """Find sentences with the words, best article first, only in the newest revisions.

        If there are more than the limit, the articles contribute their best ones in turn.
        """
        rows = self.connection.execute(
            f"SELECT article.id, {_marked('article_search', 0)}, {_marked('article_search', 1)}"
            " FROM article_search JOIN article ON article.id = article_search.rowid"
            f" WHERE article_search MATCH ? AND article.removed_at IS NULL AND {NEWEST}"
            " ORDER BY rank LIMIT ?",
            (terms, limit),
        ).fetchall()
        ranked = [self._in_article(key, title, text) for key, title, text in rows]
        turns = zip_longest(*ranked)
        kept = set(islice((hit for turn in turns for hit in turn if hit is not None), limit))
        return [
            hit
            for hits in ranked
            for hit in sorted(kept.intersection(hits), key=lambda hit: hit.sentence or 0)
        ]

    def sources(self, terms: str, limit: int) -> list[Hit]:
        """Find sources with the words in their details, then those with the words in their text."""
        shown = ", ".join(_marked("source_search", column) for column in range(4))
        rows = self.connection.execute(
            f"SELECT source.id, source.confidential, source.title, {shown}"
            " FROM source_search JOIN source ON source.id = source_search.rowid"
            " WHERE source_search MATCH ? ORDER BY source_search.rank LIMIT ?",
            (terms, limit),
        ).fetchall()
        kept = self.connection.execute(
            "SELECT source.id, source.confidential, source.title,"
            f" snippet(snapshot_search, 0, char(2), char(3), '…', {_SNIPPET})"
            " FROM snapshot_search JOIN snapshot ON snapshot.id = snapshot_search.rowid"
            " JOIN source ON source.id = snapshot.source"
            " WHERE snapshot_search MATCH ? AND snapshot.removed_at IS NULL"
            " ORDER BY snapshot_search.rank LIMIT ?",
            (terms, limit),
        ).fetchall()
        hits: dict[int, Hit] = {}
        for key, secret, title, *fields in (*rows, *kept):
            words_of_it = " · ".join(field for field in fields if field)
            hit = Hit(HitKind.SOURCE, key, *_plain(words_of_it), about=title, secret=bool(secret))
            hits.setdefault(key, hit)
        return list(hits.values())[:limit]

    def _in_article(self, key: int, title: str, marked: str) -> list[Hit]:
        """Return the sentences of an article with hits, those with most hits first."""
        text, spans = _plain(marked)
        name, _ = _plain(title)
        rows = self.connection.execute(
            'SELECT id, start, "end" FROM sentence WHERE article = ? ORDER BY start', (key,)
        ).fetchall()
        starts = [start for _, start, _ in rows]
        held: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            at = bisect_right(starts, start) - 1
            if at >= 0 and end <= rows[at][2]:
                held.setdefault(at, []).append((start, end))
        hits = []
        for at in sorted(held, key=lambda at: (-_distinct(text, held[at]), at)):
            sentence, first, last = rows[at]
            inside = tuple((start - first, end - first) for start, end in held[at])
            hits.append(Hit(HitKind.ARTICLE, key, text[first:last], inside, name, sentence))
        return hits


def _distinct(text: str, spans: list[tuple[int, int]]) -> int:
    return len({text[start:end].casefold() for start, end in spans})


def _marked(index: str, column: int) -> str:
    return f"highlight({index}, {column}, char(2), char(3))"


def _best_line(marked: str) -> str:
    """Return the first of a claim's wordings that has most of the words."""
    return max(marked.split("\n"), key=lambda line: line.count(_FROM))


def _plain(marked: str | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without the marks around hits, and the spans of the hits."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(marked or ""):
        text += (marked or "")[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + (marked or "")[at:], tuple(spans)
