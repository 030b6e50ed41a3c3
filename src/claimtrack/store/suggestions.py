"""Reading suggested matches, and decisions about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.model.match import Difference, Rejection, Relation
from claimtrack.model.suggestion import Suggestion
from claimtrack.store.rows import Reader, Shape, marks, pages

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence

SUGGESTION = Shape(Suggestion, "suggestion", names={"Difference": Difference, "Relation": Relation})
REJECTION = Shape(
    Rejection,
    "suggestion",
    article="sentence.article",
    by="suggestion.decided_by",
    at="suggestion.decided_at",
)

_REJECTIONS = f"""
    SELECT {REJECTION.columns} FROM suggestion JOIN sentence ON sentence.id = suggestion.sentence
    WHERE suggestion.state = 'rejected'
"""

_OF_SENTENCES = f"""
    SELECT suggestion.sentence, {SUGGESTION.columns}
    FROM suggestion JOIN claim ON claim.id = suggestion.claim
    WHERE claim.removed_at IS NULL AND suggestion.sentence IN ({{}}) ORDER BY suggestion.id
"""

_OF_CLAIMS = f"SELECT claim, {SUGGESTION.columns} FROM suggestion WHERE claim IN ({{}}) ORDER BY id"


class Suggestions(Reader):
    """Reads suggested matches."""

    def rejections(self, statement: str) -> dict[int, Rejection]:
        """Return the claims rejected for these words, by claim; the newest of each.

        Args:
            statement: the words, folded in the same way as when they were rejected.
        """
        rejections = self.read(
            REJECTION,
            f"{_REJECTIONS} AND suggestion.statement = ? ORDER BY suggestion.id",
            (statement,),
        )
        return {rejection.claim: rejection for rejection in rejections}

    def rejected_here(self, sentence: int) -> dict[int, Rejection]:
        """Return the claims rejected for exactly this sentence, by claim."""
        rejections = self.read(REJECTION, f"{_REJECTIONS} AND suggestion.sentence = ?", (sentence,))
        return {rejection.claim: rejection for rejection in rejections}

    def of(self, sentences: Sequence[int]) -> dict[int, list[Suggestion]]:
        """Return everything suggested for these sentences, decided or not, by sentence.

        Suggestions of claims no longer on file are left out.
        """
        suggestions: dict[int, list[Suggestion]] = defaultdict(list)
        for page in pages(sentences):
            suggestions.update(self.grouped(SUGGESTION, _OF_SENTENCES.format(marks(page)), page))
        return suggestions

    def of_claims(self, claims: Sequence[int]) -> dict[int, list[Suggestion]]:
        """Return everything for which these claims were suggested, decided or not, by claim."""
        return self.grouped(SUGGESTION, _OF_CLAIMS.format(marks(claims)), claims)

    def undecided(self, worth: float, article: int | None = None) -> list[Sentence]:
        """Return the undecided sentences on file with a check-worthiness of `worth` or more.

        Newest article first, then in the order of the text; boilerplate is left out.
        """
        from claimtrack.store.articles import Articles
        from claimtrack.store.sentences import Sentences

        undecided: list[Sentence] = []
        articles, sentences = Articles(self.connection), Sentences(self.connection)
        for listed in articles.listed() if article is None else [articles.get(article)]:
            undecided += [
                sentence
                for sentence in sentences.of(listed)
                if sentence.state == "undecided"
                and sentence.kind != "boilerplate"
                and sentence.check_worthiness >= worth
            ]
        return undecided

    def matched_upto(self) -> dict[int, int]:
        """Return for each article the newest claim that its sentences were matched with."""
        rows = self.connection.execute("SELECT id, matched_upto FROM article")
        return dict(rows.fetchall())
