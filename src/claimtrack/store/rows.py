"""Rows in, values out: the one place that knows which column fills which field."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from claimtrack.model.article import (
    Article,
    ArticleKind,
    Remark,
    RemarkKind,
    Sentence,
    SentenceKind,
    SentenceState,
)
from claimtrack.model.claim import (
    AnchorState,
    Appearance,
    Checked,
    Claim,
    ClaimStatus,
    ClaimType,
    Query,
    QueryTo,
    Search,
    Wording,
    WordingKind,
)
from claimtrack.model.event import Event
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
from claimtrack.model.match import Difference, DifferenceKind, Relation
from claimtrack.model.review import PublishedReview
from claimtrack.model.suggestion import Suggestion, SuggestionState
from claimtrack.model.verdict import (
    CorrectionLevel,
    NormalisedClass,
    Rating,
    SupersedeReason,
    Verdict,
)


def article(row: sqlite3.Row) -> Article:
    """An article from a row of `article`."""
    return Article(
        id=row["id"],
        uid=row["uid"],
        title=row["title"],
        kind=ArticleKind(row["kind"]),
        text=row["text"],
        sha256=row["sha256"],
        language=row["language"],
        imported_at=row["imported_at"],
        imported_by=row["imported_by"],
        url=row["url"],
        publisher=row["publisher"],
        author=row["author"],
        published_on=row["published_on"],
        owner=row["owner"],
        deadline=row["deadline"],
        revision_of=row["revision_of"],
        copy_of=row["copy_of"],
        published_url=row["published_url"],
        version=row["version"],
    )


def sentence(row: sqlite3.Row, text: str, line: int, claims: Iterable[int]) -> Sentence:
    """A sentence from a row of `sentence`, with its words taken out of the article's text."""
    return Sentence(
        id=row["id"],
        uid=row["uid"],
        article=row["article"],
        position=row["position"],
        start=row["start"],
        end=row["end"],
        line=line,
        text=text[row["start"] : row["end"]],
        kind=SentenceKind(row["kind"]),
        state=SentenceState(row["state"]),
        check_worthiness=row["check_worthiness"],
        reasons=_reasons(row["reasons"]),
        rule=row["rule"],
        claimant=row["claimant"],
        cue=row["cue"],
        locator=row["locator"],
        type=ClaimType(row["type"]) if row["type"] else None,
        claims=tuple(claims),
        version=row["version"],
    )


@lru_cache(maxsize=4096)
def _reasons(packed: str) -> tuple[str, ...]:
    """The reasons of a sentence; an article has many sentences and few sets of reasons."""
    return tuple(json.loads(packed))


def remark(row: sqlite3.Row) -> Remark:
    """What a writer put beside their words, from a row of `remark`."""
    return Remark(
        start=row["start"],
        end=row["end"],
        kind=RemarkKind(row["kind"]),
        text=row["text"],
        url=row["url"],
        by=row["by"],
    )


def claim(row: sqlite3.Row) -> Claim:
    """A claim from a row of `claim` joined with `claimant_name`."""
    return Claim(
        id=row["id"],
        uid=row["uid"],
        text=row["text"],
        status=ClaimStatus(row["status"]),
        claimant=row["claimant_name"],
        claimed_on=row["claimed_on"],
        type=ClaimType(row["type"]) if row["type"] else None,
        checked=Checked(row["checked"]) if row["checked"] else None,
        tags=tuple(json.loads(row["tags"])),
        owner=row["owner"],
        legal=bool(row["legal"]),
        sensitive=bool(row["sensitive"]),
        attention=row["attention"],
        attention_why=row["attention_why"],
        note=row["note"],
        note_confidential=bool(row["note_confidential"]),
        created_at=row["created_at"],
        set_aside=row["set_aside"],
        version=row["version"],
    )


def wording(row: sqlite3.Row) -> Wording:
    """A wording from a row of `wording`."""
    return Wording(row["claim"], row["text"], WordingKind(row["kind"]), row["language"])


def appearance(row: sqlite3.Row, line: int) -> Appearance:
    """An appearance from a row of `appearance` joined with its article's title."""
    return Appearance(
        id=row["id"],
        uid=row["uid"],
        claim=row["claim"],
        article=row["article"],
        sentence=row["sentence"],
        start=row["start"],
        end=row["end"],
        line=line,
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        claimant=row["claimant_name"],
        said_on=row["said_on"],
        state=AnchorState(row["anchor"]),
        article_title=row["article_title"],
        article_url=row["article_url"],
        judged_before=row["judged_before"],
        article_published_on=row["article_published_on"],
    )


def review(row: sqlite3.Row) -> PublishedReview:
    """A check by others from a row of `published_review`."""
    return PublishedReview(
        row["publisher"],
        row["label"],
        row["url"],
        row["published_on"],
        row["ref"],
        row["normalised"],
    )


def query(row: sqlite3.Row) -> Query:
    """A query from a row of `query`."""
    return Query(
        id=row["id"],
        uid=row["uid"],
        claim=row["claim"],
        to=QueryTo(row["addressee"]),
        question=row["question"],
        how=row["how"],
        asked_at=row["asked_at"],
        asked_by=row["asked_by"],
        answer=row["answer"],
        answered_at=row["answered_at"],
        proposed_fix=row["proposed_fix"],
    )


def search(row: sqlite3.Row) -> Search:
    """A logged search from a row of `search`."""
    return Search(
        id=row["id"],
        uid=row["uid"],
        claim=row["claim"],
        place=row["place"],
        words=row["words"],
        found=row["found"],
        at=row["at"],
        by=row["by"],
    )


def source(row: sqlite3.Row, prefix: str = "", *, confidential: bool = False) -> Source:
    """A source from a row whose columns are those of `source`, each with `prefix` before it.

    `confidential` is that of the evidence: then where it is from is nobody else's business either.
    """
    keys = row.keys()
    return Source(
        id=row[f"{prefix}id"],
        uid=row[f"{prefix}uid"],
        title=row[f"{prefix}title"],
        kind=SourceKind(row[f"{prefix}kind"]),
        rank=SourceRank(row[f"{prefix}rank"]),
        publisher=row[f"{prefix}publisher"],
        url=row[f"{prefix}url"],
        archived_url=row[f"{prefix}archived_url"],
        published_on=row[f"{prefix}published_on"],
        retrieved_at=row[f"{prefix}retrieved_at"],
        stored=bool(row[f"{prefix}stored"]),
        sha256=row[f"{prefix}sha256"],
        state=SourceState(row[f"{prefix}state"]),
        state_at=row[f"{prefix}state_at"],
        state_why=row[f"{prefix}state_why"],
        confidential=confidential or bool(row[f"{prefix}confidential"]),
        note=row[f"{prefix}note"],
        evidence=row["leaning"] if "leaning" in keys else 0,
        version=row[f"{prefix}version"],
    )


def evidence(row: sqlite3.Row) -> Evidence:
    """A piece of evidence from a row of `evidence` joined with `source_*`."""
    return Evidence(
        id=row["id"],
        uid=row["uid"],
        claim=row["claim"],
        source=source(row, "source_", confidential=bool(row["confidential"])),
        stance=Stance(row["stance"]),
        added_by=row["added_by"],
        added_at=row["added_at"],
        quote=row["quote"],
        locator=row["locator"],
        quote_check=QuoteCheck(row["quote_check"]),
        group=row["independence"],
        note=row["note"],
        confidential=bool(row["confidential"]),
        checked_against=row["checked_against"],
        found=row["found"],
        differing=tuple((ours, theirs) for ours, theirs in json.loads(row["differing"])),
        version=row["version"],
    )


def snapshot(row: sqlite3.Row) -> Snapshot:
    """A kept copy of a source from a row of `snapshot`, without its bytes and words."""
    return Snapshot(
        id=row["id"],
        uid=row["uid"],
        source=row["source"],
        origin=row["origin"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        stored=bool(row["stored"]),
        unread_why=row["unread_why"],
        kept_at=row["kept_at"],
        kept_by=row["kept_by"],
    )


def rating(row: sqlite3.Row, prefix: str = "") -> Rating:
    """A rating from a row whose columns are those of `rating` and its scale's slug."""
    labels = json.loads(row[f"{prefix}labels"])
    slug = row[f"{prefix}slug"]
    return Rating(
        slug=slug,
        label=labels.get(row[f"{prefix}language"]) or labels.get("en") or slug,
        definition=row[f"{prefix}definition"],
        normalised=NormalisedClass(row[f"{prefix}normalised"]),
        value=row[f"{prefix}value"],
        colour=row[f"{prefix}colour"],
        glyph=row[f"{prefix}glyph"],
        position=row[f"{prefix}position"],
        scale=row[f"{prefix}scale_slug"],
        retired=bool(row[f"{prefix}retired"]),
        labels=tuple(sorted(labels.items())),
    )


def verdict(row: sqlite3.Row, leaned_on: Iterable[int]) -> Verdict:
    """A verdict from a row of `verdict` joined with `rating_*`."""
    return Verdict(
        id=row["id"],
        uid=row["uid"],
        claim=row["claim"],
        rating=rating(row, "rating_"),
        rationale=row["rationale"],
        as_of=row["as_of"],
        reviewer=row["reviewer"],
        created_at=row["created_at"],
        recheck_by=row["recheck_by"],
        handed_in_at=row["handed_in_at"],
        supersedes=row["supersedes"],
        reason=SupersedeReason(row["reason"]) if row["reason"] else None,
        reason_why=row["reason_why"],
        correction=CorrectionLevel(row["correction"]) if row["correction"] else None,
        published_on=row["published_on"],
        url=row["url"],
        retracted_at=row["retracted_at"],
        retracted_why=row["retracted_why"],
        retraction_asked_by=row["retraction_asked_by"],
        retraction_asked_at=row["retraction_asked_at"],
        evidence=tuple(leaned_on),
        version=row["version"],
    )


def suggestion(row: sqlite3.Row) -> Suggestion:
    """A suggestion from a row of `suggestion`."""
    return Suggestion(
        id=row["id"],
        sentence=row["sentence"],
        claim=row["claim"],
        score=row["score"],
        relation=Relation(row["relation"]),
        state=SuggestionState(row["state"]),
        differences=tuple(
            Difference(DifferenceKind(kind), ours, theirs)
            for kind, ours, theirs in json.loads(row["differences"])
        ),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
    )


def event(row: sqlite3.Row) -> Event:
    """An event from a row of `event`."""
    return Event(
        id=row["id"],
        group=row["action_group"],
        at=row["at"],
        who=row["who"],
        login=row["login"],
        action=row["action"],
        entity=row["entity"],
        key=row["entity_id"],
        uid=row["uid"],
        before=json.loads(row["before"]) if row["before"] else None,
        after=json.loads(row["after"]) if row["after"] else None,
        undoes=row["undoes"],
    )


class Reader:
    """What every group of reading methods stands on: a connection that gives rows by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Every row of a query."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        rows: list[sqlite3.Row] = cursor.execute(sql, values).fetchall()
        return rows

    def one(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def scalar(self, sql: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - any column
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None


def marks(values: Sequence[Any]) -> str:
    """As many question marks as there are values, for an IN."""
    return ", ".join("?" * len(values))
