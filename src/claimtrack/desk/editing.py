"""What is known of an article beside its words: said or mended after it came in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from claimtrack.desk.base import DeskBase
from claimtrack.errors import WrongUse
from claimtrack.text.clean import one_line
from claimtrack.text.moments import wall_time
from claimtrack.text.partial import iso_date

FIELDS = ("title", "url", "publisher", "author", "published_on", "language", "owner", "deadline")
"""What can be said of an article; its words never change."""

_DATES: dict[str, Callable[[str], str]] = {
    "published_on": partial(iso_date, what="date"),
    "deadline": partial(wall_time, what="deadline"),
}
_NEEDED = frozenset({"title", "language"})


class Editing(DeskBase):
    """Facts about articles."""

    def edit_article(
        self, article: int, /, *, version: int | None = None, **said: str | None
    ) -> tuple[str, ...]:
        """Say what is known of an article; an empty word takes a fact away, None leaves it.

        Args:
            article: the article.
            version: the version of which that is said.
            said: any of `FIELDS`; a deadline is a day, or a day and a time on the wall's clock.

        Returns:
            The fields that changed.

        Raises:
            NotFound: there is no such article.
            WrongUse: an unknown field, a date that is none, or a title or language taken away.
            Stale: somebody changed it since.
        """
        unknown = sorted(set(said) - set(FIELDS))
        if unknown:
            raise WrongUse(f"An article has no {unknown[0]}: it has {', '.join(FIELDS)}.")
        before = self.store.articles.get(article)
        values: dict[str, str | None] = {}
        for name, words in said.items():
            if words is None:
                continue
            line = one_line(words)
            if line and name in _DATES:
                line = _DATES[name](line)
            if not line and name in _NEEDED:
                raise WrongUse(f"An article needs a {name}: give another one.")
            values[name] = line or None
        changed = tuple(name for name in values if getattr(before, name) != values[name])
        if changed:
            with self.writing("edit article") as writing:
                writing.update("article", article, values, version=version)
        return changed
