"""The desk: one verb per thing a person does.

It is the only place where the stages meet the store. Every verb that changes something is one
transaction and leaves its events in the log; faces call it and show what comes back.
"""

from __future__ import annotations

from claimtrack.desk.bulk import Bulk
from claimtrack.desk.drafting import Drafting
from claimtrack.desk.due import Due
from claimtrack.desk.duplicates import Duplicates
from claimtrack.desk.editing import Editing
from claimtrack.desk.evidencing import Evidencing
from claimtrack.desk.expunging import Expunging
from claimtrack.desk.history import History
from claimtrack.desk.importing import Importing
from claimtrack.desk.linking import Linking
from claimtrack.desk.publishing import Publishing
from claimtrack.desk.querying import Querying
from claimtrack.desk.remembering import Remembering
from claimtrack.desk.rewording import Rewording
from claimtrack.desk.searching import Searching
from claimtrack.desk.settling import Settling
from claimtrack.desk.sorting import Sorting
from claimtrack.desk.statistics import Counting
from claimtrack.desk.streaming import Streaming
from claimtrack.desk.triage import Triaging
from claimtrack.desk.withdrawing import Withdrawing


class Desk(
    Importing,
    Sorting,
    Linking,
    Streaming,
    Triaging,
    Editing,
    Rewording,
    Duplicates,
    Evidencing,
    Withdrawing,
    Expunging,
    Querying,
    Searching,
    Publishing,
    Counting,
    Due,
    Drafting,
    Bulk,
    Settling,
    Remembering,
    History,
):
    """A fact-check desk over one file. Each part of it stands in a module of its own."""
