"""Reading sign-offs of verdicts and articles, send-backs and handovers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from claimtrack.model.publication import ArticleSignOff, BlindPair
from claimtrack.model.verdict import Handover, SendBack, SignOff
from claimtrack.store.rows import Reader, Shape, marks

SIGN_OFF = Shape(SignOff, "sign_off", seen_rating="seen.slug", blind_rating="blind.slug")
SEND_BACK = Shape(SendBack, "send_back")
HANDOVER = Shape(Handover, "handover", to="handover.owner")
ARTICLE_SIGN_OFF = Shape(ArticleSignOff, "article_sign_off", lapsed_why="''")

_SIGN_OFFS = f"""
    SELECT verdict.claim, {SIGN_OFF.columns}
    FROM sign_off JOIN verdict ON verdict.id = sign_off.verdict
    LEFT JOIN rating AS seen ON seen.id = sign_off.seen_rating
    LEFT JOIN rating AS blind ON blind.id = sign_off.blind_rating
    WHERE verdict.claim IN ({{}}) ORDER BY sign_off.id
"""

_SEND_BACKS = f"""
    SELECT verdict.claim, {SEND_BACK.columns}
    FROM send_back JOIN verdict ON verdict.id = send_back.verdict
    WHERE verdict.claim IN ({{}}) ORDER BY send_back.id
"""

_HANDOVERS = f"SELECT claim, {HANDOVER.columns} FROM handover WHERE claim IN ({{}}) ORDER BY id"

_OF_ARTICLE = f"""
    SELECT {ARTICLE_SIGN_OFF.columns} FROM article_sign_off WHERE article = ? ORDER BY id
"""

_BLIND = """
    SELECT verdict.id, verdict.reviewer, sign_off.by, sign_off.seen_rating,
        seen.slug AS seen_slug, seen.normalised AS seen_class,
        blind.slug AS blind_slug, blind.normalised AS blind_class
    FROM sign_off JOIN verdict ON verdict.id = sign_off.verdict
    JOIN rating AS seen ON seen.id = sign_off.seen_rating
    JOIN rating AS blind ON blind.id = sign_off.blind_rating
    JOIN claim ON claim.id = verdict.claim AND claim.removed_at IS NULL
    WHERE claim.id NOT IN (SELECT value FROM json_each(?))
    ORDER BY sign_off.id
"""


OfClaims = tuple[dict[int, list[SignOff]], dict[int, list[SendBack]], dict[int, list[Handover]]]


class SignOffs(Reader):
    """Reads sign-offs, send-backs and handovers."""

    def of_article(self, article: int) -> tuple[ArticleSignOff, ...]:
        """Return the sign-offs of an article as a whole, oldest first, including lapsed ones."""
        return tuple(self.read(ARTICLE_SIGN_OFF, _OF_ARTICLE, (article,)))

    def of_claims(self, claims: Sequence[int]) -> OfClaims:
        """Return sign-offs, send-backs and handovers of these claims, oldest first, by claim."""
        holes = marks(claims)
        return (
            self.grouped(SIGN_OFF, _SIGN_OFFS.format(holes), claims),
            self.grouped(SEND_BACK, _SEND_BACKS.format(holes), claims),
            self.grouped(HANDOVER, _HANDOVERS.format(holes), claims),
        )

    def rated_blind(self, without: Iterable[int] = ()) -> list[BlindPair]:
        """Return every rating that was also rated blind, with the blind rating.

        Args:
            without: claims that are left out.
        """
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
            for row in self.all(_BLIND, (json.dumps(list(without)),))
        ]

    def yes_and_no(self, without: Iterable[int] = ()) -> tuple[int, int, int]:
        """Count the verdict sign-offs: agreements, disagreements, and settled disagreements.

        Args:
            without: claims that are left out.
        """
        row = self.connection.execute(
            "SELECT coalesce(sum(agrees), 0), count(*) - coalesce(sum(agrees), 0),"
            " count(resolved_at) FROM sign_off WHERE covers = 'verdict' AND verdict NOT IN ("
            " SELECT id FROM verdict WHERE claim IN (SELECT value FROM json_each(?)))",
            (json.dumps(list(without)),),
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2])
