"""The log in words: each action as a sentence or two, with who did it and when.

Only repeats what the log holds. Words of a hidden row are replaced by a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from claimtrack.model.event import Event, Names
from claimtrack.report.document import Item, Minute, Person, Words, text
from claimtrack.report.redaction import A_SOURCE, redacted_event
from claimtrack.text.phrases import day, dotted, minute, quoted, shown

_LENGTH = 160

_MADE = {
    "claim": "put on file: {text}",
    "wording": "on #{claim}: {text}",
    "appearance": "of #{claim} in {article}: {quote}",
    "evidence": "on #{claim}: {source} {stance} {quote}",
    "source": "{title}",
    "snapshot": "of {source}: sha256 {sha256}",
    "verdict": "on #{claim}: {rating}, as of {as_of}, {rationale}",
    "verdict_evidence": "verdict {verdict} leans on evidence {evidence}",
    "sign_off": "on verdict {verdict}: {agrees} {comment}",
    "send_back": "of verdict {verdict}: {why}",
    "query": "on #{claim} to the {addressee}: {question}",
    "search": "on #{claim} in {place} for {words}: {found}",
    "handover": "of #{claim} to {owner} {note}",
    "setting": "{name}: {value}",
    "article": "{title}",
    "expunged": "words removed from {places}",
}
"""How to describe a new row: what it holds, in the order in which a reader asks."""

_LABELS = {
    "text": "wording",
    "as_of": "as of",
    "recheck_by": "re-check by",
    "handed_in_at": "handed in",
    "attention_why": "attention because",
    "merged_into": "merged into",
    "removed_at": "taken off file",
    "quote_check": "quote check",
    "independence": "group",
    "lapsed_why": "lapsed because",
    "retracted_why": "retracted because",
    "addressee": "to",
    "set_aside": "verdicts set aside up to",
    "beside": "stands beside another and does not count",
}
_NAMED = ("rating", "claimant", "source", "article", "blind_rating", "seen_rating")
_DAYS = ("as_of", "recheck_by", "published_on", "claimed_on", "said_on", "deadline")
_YES_OR_NO = {
    "legal": ("yes", "no"),
    "sensitive": ("yes", "no"),
    "confidential": ("yes", "no"),
    "note_confidential": ("yes", "no"),
    "retired": ("yes", "no"),
    "beside": ("yes", "no"),
    "agrees": ("agrees", "does not agree"),
}
_WORDS = (
    "text",
    "quote",
    "note",
    "rationale",
    "question",
    "answer",
    "proposed_fix",
    "comment",
    "title",
    "found",
    "words",
    "why",
)
_SILENT = frozenset(
    {
        "id",
        "uid",
        "version",
        "digest",
        "prefix",
        "suffix",
        "added_at",
        "added_by",
        "asked_by",
        "created_at",
        "page",
        "differing",
        "statement",
        "attention_why",
    }
)
"""Columns that mean nothing to a reader, or repeat another column."""


def described(events: Sequence[Event], names: Names) -> tuple[str, ...]:
    """Put the events of one action into words.

    Args:
        events: in the order in which they happened.
        names: what their numbers stand for, and which rows are hidden.

    Returns:
        A phrase for each event worth telling: a new row by its contents, a changed row by its
        changes.
    """
    shown_events = (redacted_event(event, names.secret) for event in events)
    return tuple(words for event in shown_events if (words := _described(event, names)))


def history_items(events: Sequence[Event], names: Names) -> Iterator[Item]:
    """List a history, one item an action: when, who, what, and what it changed.

    Args:
        events: oldest first.
        names: see `described`.
    """
    for _, group in groupby(events, key=lambda event: event.group):
        action = list(group)
        first = action[0]
        login = text(" (", Words(first.login), ")") if first.login not in {"", first.who} else ()
        words = "; ".join(described(action, names))
        line = text(Words(first.action), ": ", words) if words else text(Words(first.action))
        yield Item(text(line, " · ", Person(first.who), login), text(Minute(first.at)))


def _described(event: Event, names: Names) -> str:
    words = _what(event, names)
    return f"{words} (expunged)".strip() if event.expunged else words


def _what(event: Event, names: Names) -> str:
    about = _about(event, names)
    if event.after is None:
        return f"{about} removed".strip()
    if event.before is None:
        made = _MADE.get(event.entity, "made").format_map(_Row(event, event.after, names))
        return " ".join(f"{about} {made}".split())
    changes = [
        _change(event, column, event.before.get(column), value, names)
        for column, value in event.after.items()
        if column not in _SILENT
    ]
    return f"{about} {', '.join(changes)}" if changes else ""


def _about(event: Event, names: Names) -> str:
    if event.entity == "claim":
        return f"#{event.key}"
    if event.entity == "verdict_evidence":
        return ""
    if event.entity in ("claim_batch", "setting"):
        return {"claim_batch": "a list of claims"}.get(event.entity, event.entity)
    name = names.of.get(("source", event.key), "") if event.entity == "source" else ""
    return dotted(f"{event.entity.replace('_', ' ')} {event.key}", shown(name))


class _Row(dict[str, str]):
    """The fields of a row as a reader may see them; missing ones are empty."""

    def __init__(self, event: Event, row: Mapping[str, Any], names: Names) -> None:
        super().__init__((name, _value(event, name, value, names)) for name, value in row.items())

    def __missing__(self, key: str) -> str:
        return ""


def _change(event: Event, column: str, old: object, new: object, names: Names) -> str:
    label = _LABELS.get(column, column.replace("_", " "))
    was, now = (_value(event, column, value, names) for value in (old, new))
    return f"{label}: {now or 'nothing'}" + (f" (was {was})" if was else "")


def _value(event: Event, column: str, value: object, names: Names) -> str:
    """Put a value into words; of a hidden one say only that it is there."""
    if value is None or value == "":
        return ""
    if column == "source" and event.uid in names.secret:
        return A_SOURCE
    if column in _NAMED and isinstance(value, int):
        table = "rating" if column.endswith("rating") else column
        return shown(names.of.get((table, value), f"{table} {value}"), _LENGTH)
    if column in _YES_OR_NO:
        return _YES_OR_NO[column][not value]
    return _plain(column, str(value))


def _plain(column: str, value: str) -> str:
    if column in _WORDS:
        return quoted(value, _LENGTH)
    if column.endswith("_at"):
        return minute(value)
    if column in _DAYS:
        return day(value)
    return shown(value, _LENGTH)
