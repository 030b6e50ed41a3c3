"""What stands in the way of taking an action back: what others have done since with what it left.

Each function refuses, and names whom. What was undone itself stands in nobody's way.
"""

from __future__ import annotations

from claimtrack.errors import Refused
from claimtrack.model.event import Event
from claimtrack.store.keys import Row
from claimtrack.store.sqlite.own_log import OWN
from claimtrack.store.writing import Writing

STANDS = """
    NOT EXISTS (
        SELECT 1 FROM event AS undone WHERE undone.undoes = done.action_group AND NOT EXISTS (
            SELECT 1 FROM event AS redone WHERE redone.undoes = undone.action_group))
"""
"""Whether the action of an event, called `done`, has not been taken back."""

_SINCE = f"""
    done.action_group <> ?2 AND done.undoes IS NULL AND done.{OWN} AND {STANDS}
    AND (done.id > ?3 OR EXISTS (
        SELECT 1 FROM event AS undone JOIN event AS redone ON redone.undoes = undone.action_group
        WHERE undone.undoes = done.action_group AND redone.id > ?3))
"""
"""Whether an event, called `done`, is another action's in this file, done or redone after one."""

_WORKED_ON_ARTICLE = tuple(
    f"""
    SELECT done.who FROM {rows}
    JOIN event AS done ON done.entity = '{table}' AND done.uid = {table}.uid
    WHERE {table if table != "suggestion" else "sentence"}.article = ?1
    AND {_SINCE} ORDER BY done.id DESC LIMIT 1
    """
    for table, rows in (
        ("sentence", "sentence"),
        ("appearance", "appearance"),
        ("suggestion", "sentence JOIN suggestion ON suggestion.sentence = sentence.id"),
        ("article_sign_off", "article_sign_off"),
        ("send_back", "send_back"),
    )
)

_JOINED = (
    "JOIN event AS done ON done.entity = 'claim' AND done.uid = claim.uid",
    # A known claim is suggested by the machine where somebody repairs a sentence.
    """JOIN event AS done ON json_extract(done.after, '$.claim') = claim.uid
        AND coalesce(done.after ->> 'state', '') <> 'open'""",
    """JOIN published_review AS review ON review.claim = claim.id
        JOIN event AS done ON done.entity = 'published_review' AND done.uid = review.uid""",
)

_WORKED_ON_CLAIMS = tuple(
    f"""
    SELECT done.who, claim.id FROM claim {join}
    WHERE claim.batch = ?1 AND {_SINCE} ORDER BY done.id DESC LIMIT 1
    """
    for join in _JOINED
)


def refuse_if_changed(writing: Writing, event: Event, left: Row | None) -> None:
    """Refuse if a row is no longer as an action left it; only `version` may differ.

    Args:
        writing: the write that takes it back.
        event: the last event of the row in that action.
        left: the row as it left it, or what it changed of it; None: it was removed.

    Raises:
        Refused: another reviewer has changed it.
    """
    later = writing.connection.execute(
        "SELECT who FROM event WHERE entity = ? AND uid = ? AND id > ? AND action_group <> ?"
        f" AND who <> ? AND {OWN} ORDER BY id DESC LIMIT 1",
        (event.entity, event.uid, event.id, event.group, writing.who),
    ).fetchone()
    if later is None:
        return
    row = writing.current(event.entity, event.key)
    same = (
        row is None
        if left is None
        else row is not None
        and all(row[name] == value for name, value in left.items() if name != "version")
    )
    if not same:
        raise Refused(
            f"This cannot be reversed: {later[0]} has changed the same {event.entity} since."
        )


def refuse_if_claims_used(writing: Writing, event: Event) -> None:
    """Refuse to put a list of claims aside, or back, if somebody worked on one or imported it.

    Raises:
        Refused: somebody did.
    """
    for query in _WORKED_ON_CLAIMS:
        row = writing.connection.execute(query, (event.uid, event.group, event.id)).fetchone()
        if row is not None:
            raise Refused(
                f"This import cannot be undone: {row[0]} has worked on claim #{row[1]} in it since."
            )
    row = writing.connection.execute(
        "SELECT who FROM event AS done WHERE entity = 'claim_batch' AND id > ?"
        " AND action_group <> ? AND EXISTS (SELECT 1 FROM json_each(after, '$.instead_of')"
        f" WHERE value = ?) AND {STANDS} ORDER BY id DESC LIMIT 1",
        (event.id, event.group, event.uid),
    ).fetchone()
    if row is not None:
        raise Refused(f"This cannot be reversed: {row[0]} has imported the same claims since.")


def refuse_if_article_used(writing: Writing, event: Event) -> None:
    """Refuse to put an article aside if somebody worked on it, or imported a later version.

    Raises:
        Refused: somebody did.
    """
    article = event.key
    for query in _WORKED_ON_ARTICLE:
        row = writing.connection.execute(query, (article, event.group, event.id)).fetchone()
        if row is not None:
            raise Refused(
                f"This import cannot be undone: {row[0]} has worked on article {article} since."
            )
    row = writing.connection.execute(
        "SELECT imported_by FROM article WHERE revision_of = ? AND removed_at IS NULL", (article,)
    ).fetchone()
    if row is not None:
        raise Refused(
            f"This import cannot be undone: {row[0]} has imported a later version of"
            f" article {article} since."
        )


def refuse_if_checked(writing: Writing, event: Event) -> None:
    """Refuse to put a kept copy aside if quotes have been checked against it.

    Raises:
        Refused: one has.
    """
    row = writing.connection.execute(
        "SELECT id FROM evidence WHERE checked_against = ? LIMIT 1", (event.key,)
    ).fetchone()
    if row is not None:
        raise Refused(
            f"This cannot be undone: the quote of evidence {row[0]} was checked against it."
        )


def is_named(writing: Writing, claimant: int) -> bool:
    """Whether a claim, on file or put aside, or an appearance names a claimant."""
    return any(writing.rows(table, claimant=claimant) for table in ("claim", "appearance"))


def who_built_on(writing: Writing, group: int) -> str:
    """Return who else has done anything since an action; failing that, what has."""
    row = writing.connection.execute(
        f"SELECT who FROM event WHERE action_group > ? AND who <> ? AND {OWN}"
        " ORDER BY id DESC LIMIT 1",
        (group, writing.who),
    ).fetchone()
    return row[0] if row else "a later action"
