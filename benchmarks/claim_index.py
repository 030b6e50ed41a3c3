"""The public matching sets, and the lookup that a store performs, in a few lines of sqlite3.

Shared by `matching.py`, which measures, and `fit_rank.py`, which fits. The sets are not part of
the repository; they are looked for beside it, in `../shared/data/matching`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claimtrack.match import candidates
from claimtrack.model.match import Candidate
from claimtrack.store.sqlite.candidates import IN_ANY_CASE

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
SETS = ("checkthat2020_task2_en", "checkthat2022_2b_en")
TOKENISER = "porter unicode61 categories 'L* N* Co Mn Mc'"


@dataclass(frozen=True, slots=True)
class MatchingSet:
    """Claims as wordings (canonical text, headline), and statements with the claims wanted."""

    name: str
    claims: tuple[tuple[str, ...], ...]
    queries: tuple[tuple[str, str, frozenset[int]], ...]

    def of(self, split: str) -> list[tuple[str, frozenset[int]]]:
        """Return the statements of `train` or `dev`, each with the claims that are wanted."""
        return [(text, wanted) for part, text, wanted in self.queries if part == split]


def lines(path: Path) -> list[dict[str, str]]:
    """Read a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def load(name: str) -> MatchingSet:
    """Read one of `SETS`; raises FileNotFoundError where the data are not there."""
    folder = DATA / "matching" / name
    rows = lines(folder / "claims.jsonl")
    place = {row["id"]: i for i, row in enumerate(rows)}
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, query, claim = row.split("\t")
        wanted[query].add(place[claim])
    return MatchingSet(
        name,
        tuple((row["claim"], *filter(None, [row.get("title")])) for row in rows),
        tuple(
            (row["split"], row["text"], frozenset(wanted[row["id"]]))
            for row in lines(folder / "queries.jsonl")
        ),
    )


class ClaimIndex:
    """Claims in an FTS5 table in memory: one row per claim, its wordings joined."""

    def __init__(self, claims: tuple[tuple[str, ...], ...]) -> None:
        self.claims = claims
        self._db = db = sqlite3.connect(":memory:")
        db.execute(f'CREATE VIRTUAL TABLE ft USING fts5(text, tokenize="{TOKENISER}")')
        db.execute(
            "CREATE VIRTUAL TABLE lean USING fts5"
            f'(text, detail=none, columnsize=0, content="", tokenize="{TOKENISER}")'
        )
        for table in ("ft", "lean"):
            db.executemany(
                f"INSERT INTO {table}(rowid, text) VALUES (?, ?)",  # noqa: S608 - our own names
                enumerate(" ".join(wordings) for wordings in claims),
            )
        db.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(lean, row)")
        db.execute("CREATE TABLE df(term TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID")
        db.execute("INSERT INTO df SELECT term, doc FROM terms")
        # The index stems; what it makes of a word can only be read back from a table like it.
        db.execute(f'CREATE VIRTUAL TABLE ask USING fts5(word, tokenize="{TOKENISER}")')
        db.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(ask, instance)")
        self._found_in: dict[str, int] = {}

    def found_in(self, words: tuple[str, ...]) -> list[int]:
        """In how many claims each word occurs, in any form that the index holds for the same."""
        new = [word for word in dict.fromkeys(words) if word not in self._found_in]
        if new:
            self._db.execute("DELETE FROM ask")
            self._db.executemany("INSERT INTO ask(rowid, word) VALUES (?, ?)", enumerate(new))
            rows = self._db.execute(
                "SELECT doc, coalesce(max(n), 0) FROM stems LEFT JOIN df USING (term) GROUP BY doc"
            )
            self._found_in.update(dict.fromkeys(new, 0))
            self._found_in.update((new[doc], n) for doc, n in rows)
        return [self._found_in[word] for word in words]

    def idf(self, word: str) -> float:
        """Weigh one word of these claims."""
        return candidates.inverse_frequency(self.found_in((word,))[0], len(self.claims))

    def lookup(self, statement: str, limit: int = 50) -> list[Candidate]:
        """Return the claims that share telling words with the statement, by their summed idf."""
        telling = candidates.telling_words(statement)
        pairs = zip(telling, self.found_in(telling), strict=True)
        chosen = candidates.choose(list(pairs), len(self.claims))
        self.weights = dict(chosen)
        if not chosen:
            return []
        each = " UNION ALL ".join(
            "SELECT rowid AS id, ? AS idf FROM lean WHERE lean MATCH ?" for _ in chosen
        )
        rows = self._db.execute(
            f"SELECT id, sum(idf) AS fts FROM ({each}) GROUP BY id "  # noqa: S608 - no input in it
            "ORDER BY fts DESC, id LIMIT ?",
            [bound for word, idf in chosen for bound in (idf, f'"{word}"')] + [limit],
        )
        found = rows.fetchall()
        enough = candidates.LEAST * found[0][1] if found else 0.0
        return [
            Candidate(id_, self.claims[id_], fts)
            for i, (id_, fts) in enumerate(found)
            if i < IN_ANY_CASE or fts >= enough
        ]

    def by_rank(self, statement: str, limit: int = 5) -> list[int]:
        """Plain FTS5, the baseline: the same words, all of them, `ORDER BY rank`."""
        telling = candidates.telling_words(statement)
        if not telling:
            return []
        rows = self._db.execute(
            "SELECT rowid FROM ft WHERE ft MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{word}"' for word in telling), limit),
        )
        return [id_ for (id_,) in rows]
