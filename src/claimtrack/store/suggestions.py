"""Reading what a machine suggested for sentences, and what people said to it."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from claimtrack.model.article import Sentence
from claimtrack.model.match import Rejection
from claimtrack.model.suggestion import Suggestion
from claimtrack.store import rows
from claimtrack.store.articles import Articles
from claimtrack.store.rows import Reader, marks

PAGE = 500
"""How many sentences are asked about at once; below SQLite's limit on question marks."""


class Suggestions(Reader):
    """Questions about suggested matches."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._articles = Articles(connection)

    def rejections(self, statement: str) -> dict[int, Rejection]:
        """The claims that people said these words are not, by claim; the newest of each.

        Args:
            statement: the words, folded as they were when they were rejected.
        """
        found = self.all(
            "SELECT suggestion.*, sentence.article FROM suggestion"
            " JOIN sentence ON sentence.id = suggestion.sentence"
            " WHERE suggestion.state = 'rejected' AND suggestion.statement = ?"
            " ORDER BY suggestion.id",
            (statement,),
        )
        return {row["claim"]: _rejection(row) for row in found}

    def rejected_here(self, sentence: int) -> dict[int, Rejection]:
        """The claims that people said this very sentence is not, by claim."""
        found = self.all(
            "SELECT suggestion.*, sentence.article FROM suggestion"
            " JOIN sentence ON sentence.id = suggestion.sentence"
            " WHERE suggestion.state = 'rejected' AND suggestion.sentence = ?",
            (sentence,),
        )
        return {row["claim"]: _rejection(row) for row in found}

    def of(self, sentences: Sequence[int]) -> dict[int, list[Suggestion]]:
        """Everything suggested for these sentences, whatever became of it, by sentence.

        What was suggested of a claim that is off file by now is left out.
        """
        found: dict[int, list[Suggestion]] = defaultdict(list)
        for at in range(0, len(sentences), PAGE):
            page = sentences[at : at + PAGE]
            for row in self.all(
                "SELECT suggestion.* FROM suggestion JOIN claim ON claim.id = suggestion.claim"
                f" WHERE claim.removed_at IS NULL AND suggestion.sentence IN ({marks(page)})"
                " ORDER BY suggestion.id",
                page,
            ):
                found[row["sentence"]].append(rows.suggestion(row))
        return found

    def undecided(self, worth: float, article: int | None = None) -> list[Sentence]:
        """The undecided sentences of articles on file whose check-worthiness reaches `worth`.

        Newest article first, then in the order of the text; boilerplate is left out.
        """
        found: list[Sentence] = []
        for one in self._articles.listed() if article is None else [self._articles.get(article)]:
            found += [
                sentence
                for sentence in self._articles.sentences(one)
                if sentence.state == "undecided"
                and sentence.kind != "boilerplate"
                and sentence.check_worthiness >= worth
            ]
        return found

    def matched_upto(self) -> dict[int, int]:
        """For each article, the newest claim that its sentences were matched against."""
        found = self.connection.execute("SELECT id, matched_upto FROM article")
        return dict(found.fetchall())


def _rejection(row: sqlite3.Row) -> Rejection:
    return Rejection(
        claim=row["claim"],
        sentence=row["sentence"],
        article=row["article"],
        by=row["decided_by"],
        at=row["decided_at"],
    )
