"""The only room that speaks SQL: rows in, values out.

It knows how things are kept and nothing of what they mean: whether a claim may be signed off is
not its business, that the sign-off is on file with an event beside it is.

Reading needs neither writing nor undo: a name is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.store.claim_filter import ClaimFilter, ClaimOrder
    from claimtrack.store.claims import as_row
    from claimtrack.store.past import Past, read_past
    from claimtrack.store.searching import begun_words, whole_words
    from claimtrack.store.store import Store, random_uid
    from claimtrack.store.undo import (
        REDO,
        UNDO,
        action_of,
        claims_touched,
        last_action,
        last_undo,
        take_back,
    )
    from claimtrack.store.undone import about
    from claimtrack.store.writing import Writing

__all__ = [
    "REDO",
    "UNDO",
    "ClaimFilter",
    "ClaimOrder",
    "Past",
    "Store",
    "Writing",
    "about",
    "action_of",
    "as_row",
    "begun_words",
    "claims_touched",
    "last_action",
    "last_undo",
    "random_uid",
    "read_past",
    "take_back",
    "whole_words",
]

_HOMES = {
    "claim_filter": "ClaimFilter ClaimOrder",
    "claims": "as_row",
    "past": "Past read_past",
    "searching": "begun_words whole_words",
    "store": "Store random_uid",
    "undo": "REDO UNDO action_of claims_touched last_action last_undo take_back",
    "undone": "about",
    "writing": "Writing",
}
"""Where each name lives; a test holds it to the imports above."""


def __getattr__(name: str) -> object:
    """Load the module that a name lives in, and keep it at hand."""
    for module, names in _HOMES.items():
        if name in names.split():
            value: object = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
