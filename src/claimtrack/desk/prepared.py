"""A document prepared for writing, and the rows made from it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence

from msgspec import Struct

from claimtrack.model.article import Document, Segment, SentenceKind
from claimtrack.model.match import Match
from claimtrack.store.sqlite.vocabulary import sentence_key
from claimtrack.store.writing import Writing
from claimtrack.text.fold import fold
from claimtrack.text.languages.known import UNDETERMINED

TELLING = 5
"""Words a sentence needs to be recognisable; shorter ones occur in any article."""


class Prepared(Struct, frozen=True):
    """A document with everything computed before it is written."""

    document: Document
    uid: str
    segments: tuple[Segment, ...]
    words: tuple[int | None, ...]
    """For each segment the hash of its folded words, None where they are too few."""
    matches: Mapping[int, tuple[Match, ...]]
    """Matches worth keeping, by the place of the segment."""
    upto: int
    """The newest claim that was looked at."""


class Known(Struct, frozen=True):
    """A document that was already on file when it was read."""

    document: Document


class Same(Struct, frozen=True):
    """A file whose bytes are those of an article on file, so that it was not read again."""

    source: str
    sha256: str
    url: str | None


Ready = Prepared | Known | Same
"""The result of reading a document; one that cannot be imported is an intake `Failure`."""


def article_uid(document: Document) -> str:
    """Make a uid from text and address, so that two desks' imports of a page are one article."""
    content = f"{document.url or ''}\n{document.text}"
    return "a" + hashlib.sha256(content.encode()).hexdigest()[:16]


def known_by(segment: Segment) -> int | None:
    """Hash the folded words of a sentence to a number below 2**63; None if they are too few."""
    folded = fold(segment.text)
    if segment.kind is SentenceKind.BOILERPLATE or folded.count(" ") < TELLING - 1:
        return None
    return sentence_key(folded)


def article_row(document: Document, uid: str, writing: Writing) -> dict[str, object]:
    """The article as columns."""
    return {
        "uid": uid,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "author": document.author,
        "published_on": document.published_on,
        "language": document.language or UNDETERMINED,
        "kind": document.kind,
        "text": document.text,
        "original": zlib.compress(document.original),
        "sha256": document.sha256,
        "imported_at": writing.at,
        "imported_by": writing.who,
    }


def sentence_row(article: int, prepared: Prepared, place: int) -> dict[str, object]:
    """The sentence at a place of a prepared document, as columns."""
    segment = prepared.segments[place]
    where = f"{prepared.uid} {segment.start} {segment.end}"
    return {
        "uid": "s" + hashlib.sha256(where.encode()).hexdigest()[:16],
        "article": article,
        "position": segment.start,
        "start": segment.start,
        "end": segment.end,
        "kind": segment.kind,
        "rule": segment.rule,
        "check_worthiness": segment.check_worthiness,
        "reasons": json.dumps(segment.reasons, ensure_ascii=False),
        "claimant": segment.claimant,
        "cue": segment.cue,
        "locator": segment.locator,
        "type": segment.type,
        "words": prepared.words[place],
    }


def remark_rows(article: int, document: Document) -> Sequence[dict[str, object]]:
    """What the writer remarked, as columns."""
    return [
        {
            "article": article,
            "start": one.start,
            "end": one.end,
            "kind": one.kind,
            "text": one.text,
            "url": one.url,
            "by": one.by,
        }
        for one in document.remarks
    ]
