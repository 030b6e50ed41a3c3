"""One function per thing a person does; the only place where the stages meet the store."""

from claimtrack.desk.base import Clock
from claimtrack.desk.desk import Desk
from claimtrack.desk.duplicates import Duplicate, DuplicateGroup
from claimtrack.desk.evidencing import NewSource
from claimtrack.desk.history import TakenBack
from claimtrack.desk.importing import ImportOutcome, ImportStatus
from claimtrack.desk.progress import Mark, is_suggested, left_out, mark
from claimtrack.desk.reading import QueueRow
from claimtrack.desk.triage import TriageRow, TriageWhy
from claimtrack.model import Hints
from claimtrack.store import ClaimFilter

__all__ = [
    "ClaimFilter",
    "Clock",
    "Desk",
    "Duplicate",
    "DuplicateGroup",
    "Hints",
    "ImportOutcome",
    "ImportStatus",
    "Mark",
    "NewSource",
    "QueueRow",
    "TakenBack",
    "TriageRow",
    "TriageWhy",
    "is_suggested",
    "left_out",
    "mark",
]
