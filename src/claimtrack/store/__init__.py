"""The only room that speaks SQL: rows in, values out.

It knows how things are kept and nothing of what they mean: whether a claim may be signed off is
not its business, that the sign-off is on file with an event beside it is.
"""

from claimtrack.store.claims import ClaimFilter, as_row
from claimtrack.store.store import Store, random_uid
from claimtrack.store.undo import REDO, UNDO, action_of, last_action, last_undo, take_back
from claimtrack.store.writing import Writing

__all__ = [
    "REDO",
    "UNDO",
    "ClaimFilter",
    "Store",
    "Writing",
    "action_of",
    "as_row",
    "last_action",
    "last_undo",
    "random_uid",
    "take_back",
]
