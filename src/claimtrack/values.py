"""The values that a desk's methods take, for using claimtrack from Python.

    from claimtrack.values import NewSource, Stance

    desk.evidence.add(1, NewSource(url="https://example.org/list"), Stance.REFUTES)

Nothing inside claimtrack imports this module, so that a command loads only what it uses.
"""

from __future__ import annotations

from claimtrack.desk.send_backs import Passage
from claimtrack.desk.sources import NewSource
from claimtrack.intake.addresses import Limits
from claimtrack.intake.reach import PrivatePlace, Reach
from claimtrack.model.article import ArticleKind, Document, Hints
from claimtrack.model.claim import Checked, ClaimFilter, ClaimOrder, ClaimStatus, ClaimType, QueryTo
from claimtrack.model.evidence import SourceKind, SourceRank, Stance
from claimtrack.model.lock import Lock
from claimtrack.model.merge import Taken
from claimtrack.model.publication import UncheckedLine
from claimtrack.model.verdict import CorrectionLevel, Rating, Scale, SupersedeReason

__all__ = [
    "ArticleKind",
    "Checked",
    "ClaimFilter",
    "ClaimOrder",
    "ClaimStatus",
    "ClaimType",
    "CorrectionLevel",
    "Document",
    "Hints",
    "Limits",
    "Lock",
    "NewSource",
    "Passage",
    "PrivatePlace",
    "QueryTo",
    "Rating",
    "Reach",
    "Scale",
    "SourceKind",
    "SourceRank",
    "Stance",
    "SupersedeReason",
    "Taken",
    "UncheckedLine",
]
