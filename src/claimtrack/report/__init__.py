"""Reports: a case becomes words that say what is cleared, what was checked and what was not.

`outline` decides what is said and in which order; a face such as `console` only lays it out.
Nothing here judges, looks at rules or reads a clock.
"""

from claimtrack.report.console import (
    Report,
    article_report,
    claim_report,
    corrections_report,
    dossier_report,
    file_report,
    query_report,
)
from claimtrack.report.history import history_lines, told
from claimtrack.report.notice import notice
from claimtrack.report.redaction import redacted, redacted_article, redacted_event, redacted_source
from claimtrack.report.saving import save_report

__all__ = [
    "Report",
    "article_report",
    "claim_report",
    "corrections_report",
    "dossier_report",
    "file_report",
    "history_lines",
    "notice",
    "query_report",
    "redacted",
    "redacted_article",
    "redacted_event",
    "redacted_source",
    "save_report",
    "told",
]
