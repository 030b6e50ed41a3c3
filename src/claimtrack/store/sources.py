"""Reading sources, their copies, and the claims that lean on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from claimtrack.errors import NotFound
from claimtrack.model.event import Event
from claimtrack.model.evidence import Snapshot, Source
from claimtrack.store.inflated import inflated
from claimtrack.store.keys import Keys, Named
from claimtrack.store.rows import Reader, Shape
from claimtrack.text.fold import words as words_of

_NEWEST_KEPT = """(SELECT {} FROM snapshot WHERE snapshot.source = source.id
    AND snapshot.removed_at IS NULL ORDER BY snapshot.id DESC LIMIT 1)"""


def source_shape(
    *,
    confidential: str = "source.confidential",
    leaning: str = "(SELECT count(*) FROM evidence WHERE evidence.source = source.id)",
) -> Shape[Source]:
    """Return the shape of a source with its copies, for a query on `source`.

    Args:
        confidential: the SQL for whether it is confidential.
        leaning: the SQL for how much evidence there is from it.
    """
    return Shape(
        Source,
        "source",
        stored=_NEWEST_KEPT.format("snapshot.bytes IS NOT NULL"),
        sha256=_NEWEST_KEPT.format("snapshot.sha256"),
        confidential=confidential,
        evidence=leaning,
    )


SOURCE = source_shape()
SNAPSHOT = Shape(Snapshot, "snapshot", stored="snapshot.bytes IS NOT NULL")

_WAS = "(instr(event.after, '\"{0}\": 1') OR instr(event.before, '\"{0}\": 1'))"
_SAID = "coalesce(event.after ->> '{0}', event.before ->> '{0}')"
_HELD_BACK = "FROM source WHERE confidential"
_SHOWN_TO_NOBODY = f"""
    WITH asked (entity, uid) AS (
        SELECT value ->> 0, value ->> 1 FROM json_each(?))
    SELECT uid {_HELD_BACK}
    UNION SELECT uid FROM claim WHERE note_confidential
    UNION SELECT uid FROM evidence WHERE confidential OR source IN (SELECT id {_HELD_BACK})
    UNION SELECT uid FROM snapshot WHERE source IN (SELECT id {_HELD_BACK})
    UNION SELECT uid FROM conflict WHERE row_uid IN (
        SELECT uid {_HELD_BACK} UNION SELECT uid FROM claim WHERE note_confidential
        UNION SELECT uid FROM evidence WHERE confidential OR source IN (SELECT id {_HELD_BACK}))
    UNION SELECT event.uid FROM asked JOIN event USING (entity, uid)
        WHERE entity = 'claim' AND {_WAS.format("note_confidential")}
    UNION SELECT event.uid FROM asked JOIN event USING (entity, uid)
        WHERE entity IN ('source', 'evidence') AND {_WAS.format("confidential")}
    UNION SELECT event.uid FROM asked JOIN event USING (entity, uid)
        WHERE entity IN ('evidence', 'snapshot')
        AND ({_SAID.format("source")} IN (SELECT uid {_HELD_BACK})
            OR lower({_SAID.format("independence")})
                IN (SELECT lower(publisher) {_HELD_BACK} AND publisher IS NOT NULL
                    UNION SELECT lower(title) {_HELD_BACK}))
"""
"""The rows whose words are not shown, including removed ones and those once confidential."""


class Sources(Reader):
    """Reads sources and their copies."""

    def listed(self, *, limit: int | None = None, offset: int = 0) -> tuple[Source, ...]:
        """Return the sources on file, newest first: all, or a page of them."""
        page = (-1 if limit is None else limit, offset)
        listed = f"SELECT {SOURCE.columns} FROM source ORDER BY id DESC LIMIT ? OFFSET ?"
        return tuple(self.read(SOURCE, listed, page))

    def count(self) -> int:
        """Count the sources on file."""
        return int(self.scalar("SELECT count(*) FROM source"))

    def get(self, key: int) -> Source:
        """Return a source.

        Raises:
            NotFound: it is not on file.
        """
        source = self.first(SOURCE, f"SELECT {SOURCE.columns} FROM source WHERE id = ?", (key,))
        if source is None:
            raise NotFound(f"There is no source {key} on file: 'claimtrack sources' lists them.")
        return source

    def at_page(self, page: str) -> int | None:
        """Return the source at this page, by its own address or the one its copy declares."""
        source: int | None = self.scalar(
            "SELECT id FROM source WHERE page = ?1 UNION ALL SELECT source FROM snapshot"
            " WHERE page = ?1 AND removed_at IS NULL LIMIT 1",
            (page,),
        )
        return source

    def holding(self, sha256: str) -> int | None:
        """Return the source that has a copy with this hash."""
        source: int | None = self.scalar(
            "SELECT source FROM snapshot WHERE sha256 = ? AND removed_at IS NULL LIMIT 1", (sha256,)
        )
        return source

    def called(self, title: str, publisher: str | None, published_on: str | None) -> int | None:
        """Return the source with exactly this name that has no address and no copy."""
        source: int | None = self.scalar(
            "SELECT id FROM source WHERE title = ? AND publisher IS ? AND published_on IS ?"
            " AND url IS NULL AND NOT EXISTS (SELECT 1 FROM snapshot WHERE source = source.id)",
            (title, publisher, published_on),
        )
        return source

    def titled(self, title: str) -> int | None:
        """Return the newest source with this title, ignoring case."""
        newest: int | None = self.scalar(
            "SELECT max(id) FROM source WHERE title = ? COLLATE NOCASE", (title,)
        )
        return newest

    def snapshots(self, source: int) -> tuple[Snapshot, ...]:
        """Return the copies kept of a source, oldest first."""
        return tuple(
            self.read(
                SNAPSHOT,
                f"SELECT {SNAPSHOT.columns} FROM snapshot"
                " WHERE removed_at IS NULL AND source = ? ORDER BY id",
                (source,),
            )
        )

    def readable(self, snapshot: int) -> str | None:
        """Return the words of a copy; None if none could be read."""
        text: str | None = self.scalar("SELECT readable FROM snapshot WHERE id = ?", (snapshot,))
        return text

    def original(self, snapshot: int) -> bytes | None:
        """Return the bytes of a copy exactly as received; None if it was too large to keep."""
        packed: bytes | None = self.scalar("SELECT bytes FROM snapshot WHERE id = ?", (snapshot,))
        return None if packed is None else inflated(packed, f"kept copy {snapshot}")

    def newest_text(self, source: int) -> tuple[int, str] | None:
        """Return the newest copy of a source that has words, and its words."""
        row = self.one(
            "SELECT id, readable FROM snapshot WHERE source = ? AND removed_at IS NULL"
            " AND readable IS NOT NULL ORDER BY id DESC LIMIT 1",
            (source,),
        )
        return None if row is None else (row["id"], row["readable"])

    def whose_text_has(self, typed: str) -> tuple[int, ...]:
        """Return the sources whose kept text has all these words, best first."""
        terms = " ".join(f'"{word}"' for word in words_of(typed))
        if not terms:
            return ()
        rows = self.connection.execute(
            "SELECT snapshot.source FROM snapshot_search"
            " JOIN snapshot ON snapshot.id = snapshot_search.rowid"
            " WHERE snapshot_search MATCH ? AND snapshot.removed_at IS NULL"
            " ORDER BY rank LIMIT 100",
            (terms,),
        )
        return tuple(dict.fromkeys(row[0] for row in rows))

    def unread_copies(self) -> int:
        """Count the kept copies without readable words: recordings, pictures, scans."""
        return int(
            self.scalar(
                "SELECT count(*) FROM snapshot WHERE readable IS NULL AND bytes IS NOT NULL"
            )
        )

    def leaning(self, source: int) -> tuple[int, ...]:
        """Return the claims on file for which this source is evidence, oldest first."""
        rows = self.connection.execute(
            "SELECT DISTINCT evidence.claim FROM evidence JOIN claim ON claim.id = evidence.claim"
            " WHERE evidence.source = ? AND claim.removed_at IS NULL ORDER BY evidence.claim",
            (source,),
        )
        return tuple(row[0] for row in rows)

    def pages_of(self, source: int) -> frozenset[str]:
        """Return all page keys of a source."""
        rows = self.connection.execute(
            "SELECT page FROM source WHERE id = ?1 AND page IS NOT NULL UNION SELECT page"
            " FROM snapshot WHERE source = ?1 AND page IS NOT NULL AND removed_at IS NULL",
            (source,),
        )
        return frozenset(row[0] for row in rows)

    def texts(self, sources: Sequence[int]) -> dict[int, str]:
        """Return the newest words of each of these sources that has any."""
        texts = ((key, self.newest_text(key)) for key in dict.fromkeys(sources))
        return {key: kept[1] for key, kept in texts if kept is not None}

    def any_confidential(self) -> bool:
        """Whether anything on file is confidential, or was: the log has what has been undone."""
        return bool(
            self.scalar(
                "SELECT EXISTS (SELECT 1 FROM source WHERE confidential)"
                " OR EXISTS (SELECT 1 FROM evidence WHERE confidential)"
                " OR EXISTS (SELECT 1 FROM claim WHERE note_confidential)"
                " OR EXISTS (SELECT 1 FROM event"
                " WHERE after ->> 'confidential' OR after ->> 'note_confidential')"
            )
        )

    def secret_rows(self, events: Iterable[Event]) -> frozenset[str]:
        """Return the uids of rows whose words must not be shown: confidential now or once.

        Args:
            events: the events to be shown; rows confidential once are returned only if these are
                about them or refer to them.
        """
        asked: set[Named] = set()
        sources: set[int] = set()
        for event in events:
            asked.add((event.entity, event.uid))
            for values in (event.before or {}, event.after or {}):
                if isinstance(values.get("source"), int):
                    sources.add(values["source"])
        keys = Keys(self.connection)
        asked |= {("source", uid) for source in sources if (uid := keys.uid("source", source))}
        rows = self.connection.execute(_SHOWN_TO_NOBODY, (json.dumps(sorted(asked)),))
        return frozenset(row[0] for row in rows)
