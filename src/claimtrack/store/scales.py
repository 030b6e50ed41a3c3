"""Reading rating scales, and how often each rating was given."""

from __future__ import annotations

from claimtrack.errors import NotFound
from claimtrack.model.verdict import NormalisedClass, Rating, Scale
from claimtrack.store.rows import Reader, Shape
from claimtrack.store.tables import CURRENT

SPOKEN = "(SELECT value FROM setting WHERE name = 'language')"
"""The language in which the desk shows ratings; NULL: English."""

RATING = Shape(
    Rating,
    "rating",
    label=f"coalesce(nullif(rating.labels ->> {SPOKEN}, ''), nullif(rating.labels ->> 'en', ''),"
    " rating.slug)",
    scale="scale.slug",
)
"""A rating with its scale."""

_RATINGS = f"""
    SELECT {RATING.columns} FROM rating JOIN scale ON scale.id = rating.scale
    WHERE scale.slug = ? ORDER BY rating.position
"""


class Scales(Reader):
    """Reads rating scales."""

    def get(self, slug: str) -> Scale:
        """Return a scale with its ratings in order.

        Raises:
            NotFound: it is not on file.
        """
        label = self.scalar("SELECT label FROM scale WHERE slug = ?", (slug,))
        if label is None:
            known = ", ".join(self.slugs())
            raise NotFound(f"There is no rating scale '{slug}': the scales on file are {known}.")
        return Scale(slug, label, tuple(self.read(RATING, _RATINGS, (slug,))))

    def slugs(self) -> tuple[str, ...]:
        """Return the names of the scales on file."""
        return tuple(row["slug"] for row in self.all("SELECT slug FROM scale ORDER BY id"))

    def verdicts(self, slug: str) -> dict[str, int]:
        """Count how often each rating on a scale was given; not where one is put beside another."""
        rows = self.all(
            "SELECT rating.slug, count(*) AS given FROM verdict"
            " JOIN rating ON rating.id = verdict.rating JOIN scale ON scale.id = rating.scale"
            " WHERE scale.slug = ? AND NOT verdict.beside"
            " GROUP BY rating.id ORDER BY rating.position",
            (slug,),
        )
        return {row["slug"]: row["given"] for row in rows}

    def classes(self) -> dict[NormalisedClass, int]:
        """Count the current verdicts in each class, over all scales."""
        rows = self.all(
            "SELECT rating.normalised, count(*) AS given FROM claim"
            f" JOIN verdict ON verdict.id = {CURRENT} JOIN rating ON rating.id = verdict.rating"
            " WHERE claim.removed_at IS NULL GROUP BY rating.normalised"
        )
        given = {row["normalised"]: row["given"] for row in rows}
        return {normalised: given.get(normalised.value, 0) for normalised in NormalisedClass}

    def languages(self) -> tuple[str, ...]:
        """Return the languages in which a rating has a label."""
        rows = self.all(
            "SELECT DISTINCT label.key FROM rating, json_each(rating.labels) AS label ORDER BY 1"
        )
        return tuple(row["key"] for row in rows)

    def rating_key(self, scale: str, slug: str) -> int | None:
        """Return the number of a rating, for writing a verdict."""
        key: int | None = self.scalar(
            "SELECT rating.id FROM rating JOIN scale ON scale.id = rating.scale"
            " WHERE scale.slug = ? AND rating.slug = ?",
            (scale, slug),
        )
        return key
