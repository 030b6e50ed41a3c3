"""Reading what claims lean on and are judged by: sources, scales, claimants, and the event log."""

from __future__ import annotations

from claimtrack import model
from claimtrack.errors import NotFound
from claimtrack.store import rows
from claimtrack.store.claims import RATING_COLUMNS, SOURCE_COLUMNS
from claimtrack.store.rows import Reader

_SOURCE = f"""
    SELECT {", ".join(SOURCE_COLUMNS)}, bytes IS NOT NULL AS stored,
        (SELECT count(*) FROM evidence WHERE evidence.source = source.id) AS leaning
    FROM source
"""

_RATING = f"""
    SELECT {", ".join(f"rating.{name}" for name in RATING_COLUMNS)}, scale.slug AS scale_slug
    FROM rating JOIN scale ON scale.id = rating.scale WHERE scale.slug = ?
    ORDER BY rating.position
"""


class Sources(Reader):
    """Questions about sources."""

    def listed(self) -> tuple[model.Source, ...]:
        """Every source on file, newest first."""
        return tuple(rows.source(row) for row in self.all(f"{_SOURCE} ORDER BY id DESC"))

    def get(self, key: int) -> model.Source:
        """One source.

        Raises:
            NotFound: it is not on file.
        """
        row = self.one(f"{_SOURCE} WHERE id = ?", (key,))
        if row is None:
            raise NotFound(f"There is no source {key} on file: 'claimtrack sources' lists them.")
        return rows.source(row)

    def by_url(self, url: str) -> model.Source | None:
        """The source at this address, if it is on file."""
        row = self.one(f"{_SOURCE} WHERE url = ?", (url,))
        return None if row is None else rows.source(row)


class Scales(Reader):
    """Questions about rating scales."""

    def get(self, slug: str) -> model.Scale:
        """One scale with its ratings in order.

        Raises:
            NotFound: it is not on file.
        """
        label = self.scalar("SELECT label FROM scale WHERE slug = ?", (slug,))
        if label is None:
            known = ", ".join(self.slugs())
            raise NotFound(f"There is no rating scale '{slug}': the scales on file are {known}.")
        ratings: list[model.Rating] = [rows.rating(row) for row in self.all(_RATING, (slug,))]
        return model.Scale(slug, label, tuple(ratings))

    def slugs(self) -> tuple[str, ...]:
        """The names of the scales on file."""
        return tuple(row["slug"] for row in self.all("SELECT slug FROM scale ORDER BY id"))

    def rating_key(self, scale: str, slug: str) -> int | None:
        """The number of a rating, for writing a verdict."""
        key: int | None = self.scalar(
            "SELECT rating.id FROM rating JOIN scale ON scale.id = rating.scale"
            " WHERE scale.slug = ? AND rating.slug = ?",
            (scale, slug),
        )
        return key


class Log(Reader):
    """Questions about what happened."""

    def newest(self, limit: int) -> tuple[model.Event, ...]:
        """The newest events, newest first."""
        found = self.all("SELECT * FROM event ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(rows.event(row) for row in found)

    def last(self) -> int:
        """The number of the newest event, 0 when there is none: the same while nothing changed."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM event"))

    def of(self, entity: str, key: int) -> tuple[model.Event, ...]:
        """Everything that happened to one record, oldest first."""
        found = self.all(
            "SELECT * FROM event WHERE entity = ? AND entity_id = ? ORDER BY id", (entity, key)
        )
        return tuple(rows.event(row) for row in found)


class Keys(Reader):
    """Turning what a person types into the number of a record."""

    def claimant(self, name: str) -> int | None:
        """The number of a claimant by name, if there is one."""
        key: int | None = self.scalar("SELECT id FROM claimant WHERE name = ?", (name,))
        return key

    def find(self, table: str, said: str) -> int:
        """The number of a record from `12`, `#12` or the beginning of a uid.

        Raises:
            NotFound: nothing has it, or more than one does.
        """
        bare = said.strip().removeprefix("#")
        if bare.isdecimal() and bare.isascii():
            key = self.scalar(f'SELECT id FROM "{table}" WHERE id = ?', (int(bare[:18]),))
            if key is not None:
                return int(key)
        elif bare:
            found = self.connection.execute(
                f'SELECT id FROM "{table}" WHERE substr(uid, 1, ?) = ? LIMIT 2',
                (len(bare), bare),
            ).fetchall()
            if len(found) == 1:
                return int(found[0][0])
            if found:
                raise NotFound(f"'{said}' is the beginning of more than one {table}: add letters.")
        raise NotFound(f"There is no {table} '{said}' on file.")
