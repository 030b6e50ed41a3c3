"""Packages: a part of the file for a reviewer outside, who sends it back to be merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.base import HOUSE_RULES, LANGUAGE, scale_for
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import ArticleKind

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Packaged(Struct, frozen=True):
    """A package that was written: where, how large, what is in it, and how openly.

    `rows` counts them by table, `hidden` those of which something confidential was left out.
    `embargoes` are articles in it that are under embargo, and until when; `left_out` of those that
    were named are not in it, because they are.
    """

    path: Path
    size: int
    rows: Mapping[str, int]
    hidden: int
    blind: bool
    embargoes: Mapping[int, str] = {}
    left_out: int = 0


class Package:
    """Making packages of the open file."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def make(
        self,
        articles: Sequence[int],
        target: Path,
        *,
        blind: bool = False,
        confidential: bool = False,
        embargoed: bool = False,
        force: bool = False,
    ) -> Packaged:
        """Write some articles, and what hangs on them, to a file of its own.

        A reviewer opens it with claimtrack, works in it and sends it back to be merged. It holds
        their claims with wordings, evidence, sources and copies of them, queries, searches and
        verdicts, the scales and the house rules, but no history and no other claim.

        Args:
            articles: their numbers.
            target: the file.
            blind: leave out verdicts and sign-offs, so that the reviewer judges afresh.
            confidential: include what is confidential, which is otherwise left out or hidden.
            embargoed: of several articles, include those under embargo, which are otherwise left
                out. One that is packed alone was asked for.
            force: whether a file that is there may be replaced.

        Raises:
            NotFound: an article is not on file.
            WrongUse: there is none.
            Refused: the file may not be written, or all of several articles are under embargo.
            FileTrouble: it cannot be written.
        """
        from claimtrack.store.package import Choice, pack

        if not articles:
            raise WrongUse("Name at least one article to package.")
        with self._store.reading():
            for article in articles:
                self._store.articles.get(article)
            held = self._desk.embargo.held()
            named = dict.fromkeys(articles)
            packing = [
                key for key in named if embargoed or len(named) == 1 or key not in held.articles
            ]
            if not packing:
                raise Refused(
                    "All of these articles are under embargo: --embargoed packs them, and so does "
                    "naming one alone."
                )
            out = tuple(held.but(packing).articles)
            choice = Choice(tuple(packing), self._settings(), blind, confidential, out)
            packed = pack(
                self._store.connection,
                choice,
                target,
                who=self._desk.reviewer,
                login=self._desk.login,
                at=self._desk.moment(),
                force=force,
            )
        embargoes = {key: held.articles[key] for key in packing if key in held.articles}
        size, left_out = target.stat().st_size, len(named) - len(packing)
        return Packaged(target, size, packed.rows, packed.hidden, blind, embargoes, left_out)

    def _settings(self) -> dict[str, str]:
        """The settings that decide what may be rated and how: they go with a package."""
        names = (HOUSE_RULES, LANGUAGE, *sorted({scale_for(kind) for kind in ArticleKind}))
        values = ((name, self._store.settings.get(name)) for name in names)
        return {name: value for name, value in values if value is not None}
