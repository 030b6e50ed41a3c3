"""Rows about what others make of a verdict: sign-offs, send-backs, handovers, whole articles."""

from __future__ import annotations

import json
import sqlite3

from claimtrack.model.publication import ArticleSignOff, BlindPair, UncheckedLine
from claimtrack.model.verdict import Covers, Handover, SendBack, SignOff
from claimtrack.store.rows import Reader

SIGN_OFFS = """
    SELECT sign_off.*, verdict.claim, seen.slug AS seen_slug, blind.slug AS blind_slug
    FROM sign_off JOIN verdict ON verdict.id = sign_off.verdict
    LEFT JOIN rating AS seen ON seen.id = sign_off.seen_rating
    LEFT JOIN rating AS blind ON blind.id = sign_off.blind_rating
    WHERE verdict.claim IN ({}) ORDER BY sign_off.id
"""

SEND_BACKS = """
    SELECT send_back.*, verdict.claim FROM send_back
    JOIN verdict ON verdict.id = send_back.verdict
    WHERE verdict.claim IN ({}) ORDER BY send_back.id
"""

HANDOVERS = "SELECT * FROM handover WHERE claim IN ({}) ORDER BY id"

_BLIND = """
    SELECT verdict.id, verdict.reviewer, sign_off.by, sign_off.seen_rating,
        seen.slug AS seen_slug, seen.normalised AS seen_class,
        blind.slug AS blind_slug, blind.normalised AS blind_class
    FROM sign_off JOIN verdict ON verdict.id = sign_off.verdict
    JOIN rating AS seen ON seen.id = sign_off.seen_rating
    JOIN rating AS blind ON blind.id = sign_off.blind_rating
    JOIN claim ON claim.id = verdict.claim AND claim.removed_at IS NULL
    ORDER BY sign_off.id
"""


def sign_off(row: sqlite3.Row) -> SignOff:
    """A sign-off from a row of `sign_off` joined with the slugs of both ratings."""
    return SignOff(
        id=row["id"],
        verdict=row["verdict"],
        by=row["by"],
        at=row["at"],
        agrees=bool(row["agrees"]),
        comment=row["comment"],
        seen_rating=row["seen_slug"],
        blind_rating=row["blind_slug"],
        lapsed_at=row["lapsed_at"],
        lapsed_why=row["lapsed_why"],
        covers=Covers(row["covers"]),
        digest=row["digest"],
        resolution=row["resolution"],
        resolved_by=row["resolved_by"],
        resolved_at=row["resolved_at"],
    )


def send_back(row: sqlite3.Row) -> SendBack:
    """A send-back from a row of `send_back`."""
    return SendBack(
        id=row["id"],
        verdict=row["verdict"],
        by=row["by"],
        at=row["at"],
        why=row["why"],
        evidence=row["evidence"],
        article=row["article"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
    )


def handover(row: sqlite3.Row) -> Handover:
    """A handover from a row of `handover`."""
    return Handover(row["claim"], row["owner"], row["by"], row["at"], row["note"])


def article_sign_off(row: sqlite3.Row) -> ArticleSignOff:
    """An article's sign-off from a row of `article_sign_off`."""
    return ArticleSignOff(
        id=row["id"],
        article=row["article"],
        by=row["by"],
        at=row["at"],
        comment=row["comment"],
        accepted=tuple(UncheckedLine(*line) for line in json.loads(row["accepted"])),
        verdicts=tuple((claim, of, seen) for claim, of, seen in json.loads(row["verdicts"])),
    )


class SignOffs(Reader):
    """Questions about sign-offs."""

    def of_article(self, article: int) -> tuple[ArticleSignOff, ...]:
        """The sign-offs of an article as a whole, oldest first, whether they still stand or not."""
        found = self.all("SELECT * FROM article_sign_off WHERE article = ? ORDER BY id", (article,))
        return tuple(article_sign_off(row) for row in found)

    def rated_blind(self) -> list[BlindPair]:
        """Every rating by a reviewer beside the one that a second person gave without seeing it."""
        return [
            BlindPair(
                item=f"{row['id']}/{row['seen_rating']}",
                reviewer=row["reviewer"],
                second=row["by"],
                rating=row["seen_slug"],
                blind=row["blind_slug"],
                rating_class=row["seen_class"],
                blind_class=row["blind_class"],
            )
            for row in self.all(_BLIND)
        ]

    def yes_and_no(self) -> tuple[int, int, int]:
        """How many sign-offs of verdicts are a yes, a no, and a no that was settled by a note."""
        row = self.connection.execute(
            "SELECT coalesce(sum(agrees), 0), count(*) - coalesce(sum(agrees), 0),"
            " count(resolved_at) FROM sign_off WHERE covers = 'verdict'"
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])
