"""Reading what claims are judged by and what happened: scales, claimants, and the event log."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.errors import NotFound
from claimtrack.model.event import Event
from claimtrack.model.verdict import NormalisedClass, Rating, Scale
from claimtrack.store import rows
from claimtrack.store.claim_filter import CURRENT
from claimtrack.store.claims import RATING_COLUMNS, SPOKEN
from claimtrack.store.reader import Reader

OF_CLAIM = (
    "wording",
    "appearance",
    "evidence",
    "query",
    "search",
    "verdict",
    "handover",
    "published_review",
    "suggestion",
)
OF_VERDICT = ("verdict_evidence", "sign_off", "send_back")
"""What hangs on a claim and on a verdict, by a column of that name."""

_RATING = f"""
    SELECT {", ".join(f"rating.{name}" for name in RATING_COLUMNS)}, scale.slug AS scale_slug,
        {SPOKEN} AS language
    FROM rating JOIN scale ON scale.id = rating.scale WHERE scale.slug = ?
    ORDER BY rating.position
"""


_NAME = {
    "rating": "SELECT slug FROM rating WHERE id = ?",
    "claimant": "SELECT name FROM claimant WHERE id = ?",
    "article": "SELECT title FROM article WHERE id = ?",
    "source": "SELECT CASE WHEN confidential THEN 'a confidential source'"
    " ELSE coalesce(publisher, title) END FROM source WHERE id = ?",
}
_POINTS_AT = {"blind_rating": "rating", "seen_rating": "rating"}


_RECENT = 50_000
"""Events that are looked through for what was decided lately."""

_DECIDED = """
    WITH done(sentence, action_group) AS (
        SELECT sentence.id, event.action_group FROM sentence
        JOIN event ON event.entity = 'sentence' AND event.entity_id = sentence.id
        WHERE sentence.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NOT NULL
            AND coalesce(json_extract(event.after, '$.state'), 'undecided') <> 'undecided'
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN event ON event.entity = 'appearance' AND event.entity_id = appearance.id
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NULL
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN verdict ON verdict.claim = appearance.claim
        JOIN event ON event.entity = 'verdict' AND event.entity_id = verdict.id
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
    )
    SELECT sentence, max(action_group) FROM done WHERE NOT EXISTS (
        SELECT 1 FROM event AS undone WHERE undone.undoes = done.action_group AND NOT EXISTS (
            SELECT 1 FROM event AS redone WHERE redone.undoes = undone.action_group))
    GROUP BY sentence ORDER BY max(action_group) DESC
"""


class Scales(Reader):
    """Questions about rating scales."""

    def get(self, slug: str) -> Scale:
        """One scale with its ratings in order.

        Raises:
            NotFound: it is not on file.
        """
        label = self.scalar("SELECT label FROM scale WHERE slug = ?", (slug,))
        if label is None:
            known = ", ".join(self.slugs())
            raise NotFound(f"There is no rating scale '{slug}': the scales on file are {known}.")
        ratings: list[Rating] = [rows.rating(row) for row in self.all(_RATING, (slug,))]
        return Scale(slug, label, tuple(ratings))

    def slugs(self) -> tuple[str, ...]:
        """The names of the scales on file."""
        return tuple(row["slug"] for row in self.all("SELECT slug FROM scale ORDER BY id"))

    def verdicts(self, slug: str) -> dict[str, int]:
        """How often each rating of a scale was given."""
        found = self.all(
            "SELECT rating.slug, count(*) AS given FROM verdict"
            " JOIN rating ON rating.id = verdict.rating JOIN scale ON scale.id = rating.scale"
            " WHERE scale.slug = ? GROUP BY rating.id ORDER BY rating.position",
            (slug,),
        )
        return {row["slug"]: row["given"] for row in found}

    def classes(self) -> dict[NormalisedClass, int]:
        """How many current verdicts fall into each class, over all scales."""
        found = self.all(
            "SELECT rating.normalised, count(*) AS given FROM claim"
            f" JOIN verdict ON verdict.id = {CURRENT} JOIN rating ON rating.id = verdict.rating"
            " WHERE claim.removed_at IS NULL GROUP BY rating.normalised"
        )
        given = {row["normalised"]: row["given"] for row in found}
        return {one: given.get(one.value, 0) for one in NormalisedClass}

    def languages(self) -> tuple[str, ...]:
        """The languages in which a rating has a label."""
        found = self.all(
            "SELECT DISTINCT label.key FROM rating, json_each(rating.labels) AS label ORDER BY 1"
        )
        return tuple(row["key"] for row in found)

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

    def people(self) -> frozenset[str]:
        """Who has done anything in this file, in lower case: names given and logins."""
        found = self.connection.execute(
            "SELECT DISTINCT who FROM event UNION SELECT login FROM event"
        )
        return frozenset(row[0].casefold() for row in found)

    def decisions(self, since: str) -> dict[str, int]:
        """How many actions there were on each day from one on; what was taken back counts too."""
        newest = self.scalar("SELECT coalesce(max(id), 0) FROM event")
        found = self.connection.execute(
            "SELECT substr(at, 1, 10), count(DISTINCT action_group) FROM event"
            " WHERE id > ? AND at >= ? AND undoes IS NULL AND entity IN ('sentence', 'verdict')"
            " GROUP BY 1 ORDER BY 1",
            (newest - _RECENT, since),
        )
        return dict(found.fetchall())

    def reviewers(self) -> tuple[str, ...]:
        """The names given by whoever has done anything in this file, in order."""
        found = self.connection.execute("SELECT DISTINCT who FROM event ORDER BY who")
        return tuple(row[0] for row in found)

    def newest(self, limit: int) -> tuple[Event, ...]:
        """The newest events, newest first."""
        found = self.all("SELECT * FROM event ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(rows.event(row) for row in found)

    def last(self) -> int:
        """The number of the newest event, 0 when there is none: the same while nothing changed."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM event"))

    def of(self, entity: str, key: int) -> tuple[Event, ...]:
        """Everything that happened to one record, oldest first."""
        found = self.all(
            "SELECT * FROM event WHERE entity = ? AND entity_id = ? ORDER BY id", (entity, key)
        )
        return tuple(rows.event(row) for row in found)

    def of_claim(self, claim: int, upto: int | None = None) -> tuple[Event, ...]:
        """Everything that happened to a claim and to what hangs on it, oldest first.

        Args:
            claim: the claim.
            upto: the last event that counts; None: all.
        """
        keys = {("claim", claim)} | self._hung("claim", claim, OF_CLAIM)
        for table, key in tuple(keys):
            if table == "verdict":
                keys |= self._hung("verdict", key, OF_VERDICT)
        found = {
            row["id"]: rows.event(row)
            for table, key in keys
            for row in self.all(
                "SELECT * FROM event WHERE entity = ?1 AND entity_id = ?2"
                " AND (?3 IS NULL OR id <= ?3)",
                (table, key, upto),
            )
        }
        return tuple(found[number] for number in sorted(found))

    def decided(self, who: str, article: int) -> tuple[int, ...]:
        """The sentences of an article that somebody decided about or judged, the last one first.

        What was taken back since does not count.
        """
        found = self.connection.execute(_DECIDED, (article, who))
        return tuple(sentence for sentence, _ in found)

    def names(self, events: Iterable[Event]) -> dict[tuple[str, int], str]:
        """The names of what some events are about or point at."""
        wanted: set[tuple[str, int]] = set()
        for event in events:
            wanted.add((event.entity, event.key))
            for values in (event.before or {}, event.after or {}):
                wanted |= {
                    (_POINTS_AT.get(column, column), value)
                    for column, value in values.items()
                    if isinstance(value, int)
                }
        named = ((key, self.scalar(_NAME[key[0]], (key[1],))) for key in wanted if key[0] in _NAME)
        return {key: name for key, name in named if name is not None}

    def _hung(self, column: str, on: int, tables: Iterable[str]) -> set[tuple[str, int]]:
        return {
            (table, row["entity_id"])
            for table in tables
            for row in self.all(
                "SELECT entity_id FROM event WHERE entity = ?1"
                f" AND json_extract(after, '$.{column}') = ?2 UNION"
                " SELECT entity_id FROM event WHERE entity = ?1"
                f" AND json_extract(before, '$.{column}') = ?2",
                (table, on),
            )
        }


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
