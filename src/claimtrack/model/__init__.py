"""The nouns of the trade, as frozen values.

Everything that passes between two rooms of claimtrack is one of these: an article, a sentence,
a claim, a match, a verdict. They hold no behaviour beyond what follows from their own fields,
know no store and no screen, and are safe to hand to another thread.

Making a frozen dataclass costs most of a millisecond and there are forty, so a module of this room
is loaded when one of its names is first asked for: a match waits for neither evidence nor articles.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.model.article import (
        Article,
        ArticleKind,
        ArticleRow,
        Coverage,
        Document,
        Hints,
        ImportFailure,
        KnownClaim,
        Passage,
        Remark,
        RemarkKind,
        Segment,
        Sentence,
        SentenceKind,
        SentenceState,
    )
    from claimtrack.model.case import ArticleCase, Block, ClaimCase, Severity
    from claimtrack.model.claim import (
        AnchorState,
        Appearance,
        Checked,
        Claim,
        Claimant,
        ClaimantKind,
        ClaimRow,
        ClaimStatus,
        ClaimType,
        Query,
        QueryTo,
        Search,
        Wording,
        WordingKind,
    )
    from claimtrack.model.event import Dossier, Event, Names
    from claimtrack.model.evidence import (
        Evidence,
        QuoteCheck,
        Snapshot,
        Source,
        SourceKind,
        SourceRank,
        SourceState,
        Stance,
    )
    from claimtrack.model.finding import Hit, HitKind
    from claimtrack.model.listing import QueryRow, ScaleRow
    from claimtrack.model.match import (
        Candidate,
        Difference,
        DifferenceKind,
        Match,
        MatchedClaim,
        Rejection,
        Relation,
        Searched,
        band,
    )
    from claimtrack.model.publication import ArticleSignOff, BlindPair, Correction, UncheckedLine
    from claimtrack.model.review import PublishedReview
    from claimtrack.model.suggestion import (
        SentenceMatches,
        Suggestion,
        SuggestionState,
    )
    from claimtrack.model.verdict import (
        CorrectionLevel,
        Covers,
        Handover,
        NormalisedClass,
        Rating,
        Scale,
        SendBack,
        SignOff,
        SupersedeReason,
        Verdict,
    )

__all__ = [
    "AnchorState",
    "Appearance",
    "Article",
    "ArticleCase",
    "ArticleKind",
    "ArticleRow",
    "ArticleSignOff",
    "BlindPair",
    "Block",
    "Candidate",
    "Checked",
    "Claim",
    "ClaimCase",
    "ClaimRow",
    "ClaimStatus",
    "ClaimType",
    "Claimant",
    "ClaimantKind",
    "Correction",
    "CorrectionLevel",
    "Coverage",
    "Covers",
    "Difference",
    "DifferenceKind",
    "Document",
    "Dossier",
    "Event",
    "Evidence",
    "Handover",
    "Hints",
    "Hit",
    "HitKind",
    "ImportFailure",
    "KnownClaim",
    "Match",
    "MatchedClaim",
    "Names",
    "NormalisedClass",
    "Passage",
    "PublishedReview",
    "Query",
    "QueryRow",
    "QueryTo",
    "QuoteCheck",
    "Rating",
    "Rejection",
    "Relation",
    "Remark",
    "RemarkKind",
    "Scale",
    "ScaleRow",
    "Search",
    "Searched",
    "Segment",
    "SendBack",
    "Sentence",
    "SentenceKind",
    "SentenceMatches",
    "SentenceState",
    "Severity",
    "SignOff",
    "Snapshot",
    "Source",
    "SourceKind",
    "SourceRank",
    "SourceState",
    "Stance",
    "Suggestion",
    "SuggestionState",
    "SupersedeReason",
    "UncheckedLine",
    "Verdict",
    "Wording",
    "WordingKind",
    "band",
]

_HOMES = {
    "article": (
        "Article ArticleKind ArticleRow Coverage Document Hints ImportFailure KnownClaim "
        "Passage Remark RemarkKind Segment Sentence SentenceKind SentenceState"
    ),
    "case": "ArticleCase Block ClaimCase Severity",
    "claim": (
        "AnchorState Appearance Checked Claim Claimant ClaimantKind ClaimRow ClaimStatus "
        "ClaimType Query QueryTo Search Wording WordingKind"
    ),
    "event": "Dossier Event Names",
    "evidence": "Evidence QuoteCheck Snapshot Source SourceKind SourceRank SourceState Stance",
    "finding": "Hit HitKind",
    "listing": "QueryRow ScaleRow",
    "match": (
        "Candidate Difference DifferenceKind Match MatchedClaim Rejection Relation Searched band"
    ),
    "publication": "ArticleSignOff BlindPair Correction UncheckedLine",
    "review": "PublishedReview",
    "suggestion": "SentenceMatches Suggestion SuggestionState",
    "verdict": (
        "CorrectionLevel Covers Handover NormalisedClass Rating Scale SendBack SignOff "
        "SupersedeReason Verdict"
    ),
}
"""Where each name lives; a test holds it to the imports above."""


def __getattr__(name: str) -> object:
    """Load the module that a value lives in, and keep the value at hand."""
    for module, names in _HOMES.items():
        if name in names.split():
            value: object = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
