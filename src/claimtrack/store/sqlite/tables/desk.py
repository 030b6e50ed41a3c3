"""What a desk settles, types, failed to take in, and all that happened."""

from __future__ import annotations

DESK = (
    """CREATE TABLE setting (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    """CREATE TABLE draft (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        who TEXT NOT NULL,
        place TEXT NOT NULL, -- the record and field it is typed into
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        UNIQUE (who, place)
    ) STRICT""",
    """CREATE TABLE import_failure (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL UNIQUE,
        why TEXT NOT NULL,
        failed_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action_group INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        login TEXT NOT NULL,
        action TEXT NOT NULL,
        entity TEXT NOT NULL,
        entity_id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        before TEXT, -- NULL: the row was made
        after TEXT, -- NULL: the row was removed
        undoes INTEGER -- the group this one took back; NULL: an action of its own
    ) STRICT""",
    "CREATE INDEX event_group ON event(action_group)",
    "CREATE INDEX event_row ON event(entity, entity_id)",
    "CREATE INDEX event_who ON event(who, action_group)",
    "CREATE INDEX event_undoes ON event(undoes)",
    # What ever hung on a claim or a verdict, told by its own events: history and past states.
    *(
        f"CREATE INDEX event_{when}_{column} ON event(json_extract({when}, '$.{column}'), entity)"
        f" WHERE json_extract({when}, '$.{column}') IS NOT NULL"
        for when in ("before", "after")
        for column in ("claim", "verdict")
    ),
)
