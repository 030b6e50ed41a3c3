"""One function per thing a person does; the only place where the stages meet the store.

A name is loaded when it is first asked for, so that a match waits for no other verb.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.desk.agreement import Agreement, PairAgreement
    from claimtrack.desk.archiving import Archived, ArchiveStatus
    from claimtrack.desk.base import Clock
    from claimtrack.desk.blinding import blind_claims, blinded, blinded_article
    from claimtrack.desk.copies import CheckedQuote, FoundQuote
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.drafting import Fields
    from claimtrack.desk.due import DueRow
    from claimtrack.desk.duplicates import Duplicate, DuplicateGroup
    from claimtrack.desk.evidencing import NewSource
    from claimtrack.desk.expunging import Expunged
    from claimtrack.desk.history import TakenBack
    from claimtrack.desk.outcome import ImportOutcome, ImportStatus
    from claimtrack.desk.presence import Presence, Present
    from claimtrack.desk.progress import Mark, accuses, is_suggested, left_out, mark
    from claimtrack.desk.reading import QueueRow
    from claimtrack.desk.rereading import ReadArticle
    from claimtrack.desk.signing import Passage
    from claimtrack.desk.sources import FoundSource
    from claimtrack.desk.statistics import Statistics
    from claimtrack.desk.triage import TriageRow, TriageWhy
    from claimtrack.desk.waiting import WaitsFor, by_what_they_wait_for
    from claimtrack.desk.withdrawing import Impact, LeaningArticle, LeaningVerdict
    from claimtrack.model import Hints
    from claimtrack.store import ClaimFilter, ClaimOrder

__all__ = [
    "Agreement",
    "ArchiveStatus",
    "Archived",
    "CheckedQuote",
    "ClaimFilter",
    "ClaimOrder",
    "Clock",
    "Desk",
    "DueRow",
    "Duplicate",
    "DuplicateGroup",
    "Expunged",
    "Fields",
    "FoundQuote",
    "FoundSource",
    "Hints",
    "Impact",
    "ImportOutcome",
    "ImportStatus",
    "LeaningArticle",
    "LeaningVerdict",
    "Mark",
    "NewSource",
    "PairAgreement",
    "Passage",
    "Presence",
    "Present",
    "QueueRow",
    "ReadArticle",
    "Statistics",
    "TakenBack",
    "TriageRow",
    "TriageWhy",
    "WaitsFor",
    "accuses",
    "blind_claims",
    "blinded",
    "blinded_article",
    "by_what_they_wait_for",
    "is_suggested",
    "left_out",
    "mark",
]

_HOMES = {
    "desk.agreement": "Agreement PairAgreement",
    "desk.base": "Clock",
    "desk.blinding": "blind_claims blinded blinded_article",
    "desk.desk": "Desk",
    "desk.drafting": "Fields",
    "desk.due": "DueRow",
    "desk.duplicates": "Duplicate DuplicateGroup",
    "desk.evidencing": "NewSource",
    "desk.expunging": "Expunged",
    "desk.history": "TakenBack",
    "desk.outcome": "ImportOutcome ImportStatus",
    "desk.presence": "Presence Present",
    "desk.progress": "Mark accuses is_suggested left_out mark",
    "desk.reading": "QueueRow",
    "desk.rereading": "ReadArticle",
    "desk.signing": "Passage",
    "desk.statistics": "Statistics",
    "desk.triage": "TriageRow TriageWhy",
    "desk.archiving": "Archived ArchiveStatus",
    "desk.copies": "CheckedQuote FoundQuote",
    "desk.sources": "FoundSource",
    "desk.waiting": "WaitsFor by_what_they_wait_for",
    "desk.withdrawing": "Impact LeaningArticle LeaningVerdict",
    "model": "Hints",
    "store": "ClaimFilter ClaimOrder",
}
"""Where each name lives; a test holds it to the imports above."""


def __getattr__(name: str) -> object:
    """Load the module that a name lives in, and keep it at hand."""
    for module, names in _HOMES.items():
        if name in names.split():
            value: object = getattr(import_module(f"claimtrack.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
