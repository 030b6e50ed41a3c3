"""Cases made by hand for the tests of rules and reports: small builders, and one full article.

The article "Night trains" is invented, as are its publisher and most of its sources' words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from claimtrack.model.article import (
    Article,
    ArticleKind,
    Coverage,
    Sentence,
    SentenceKind,
    SentenceState,
)
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.claim import Appearance, Claim, ClaimStatus
from claimtrack.model.evidence import Evidence, QuoteCheck, Source, SourceRank, SourceState, Stance
from claimtrack.model.review import PublishedReview
from claimtrack.model.verdict import NormalisedClass, Rating, SignOff, SupersedeReason, Verdict

WHY = (
    "The operator's own timetable and the ministry's register both say so, and nobody we asked "
    "could name a document that says otherwise."
)


def _shipped() -> dict[tuple[str, str], Rating]:
    text = (Path(__file__).parent / "files" / "scales.toml").read_text(encoding="utf-8")
    return {
        (scale["slug"], rating["slug"]): Rating(
            slug=rating["slug"],
            label=rating["label"],
            definition=rating["definition"],
            normalised=NormalisedClass(rating["normalised"]),
            value=rating.get("value"),
            colour=rating["colour"],
            glyph=rating["glyph"],
            position=position,
            scale=scale["slug"],
        )
        for scale in tomllib.loads(text)["scale"]
        for position, rating in enumerate(scale["rating"], start=1)
    }


RATINGS = _shipped()


def _with(known: dict[str, Any], fields: dict[str, object]) -> dict[str, Any]:
    """Fields that a test names over those it takes as they come."""
    known.update(fields)
    return known


def _number(fields: dict[str, object]) -> int:
    """The claim a piece of evidence or a verdict belongs to."""
    number = fields.pop("claim", 1)
    assert isinstance(number, int)
    return number


def rating(slug: str, scale: str = "claimtrack") -> Rating:
    return RATINGS[scale, slug]


def article(**fields: object) -> Article:
    known: dict[str, Any] = {
        "id": 3,
        "uid": "a3",
        "title": "Night trains return",
        "kind": ArticleKind.ARTICLE,
        "text": "",
        "sha256": "",
        "language": "en",
        "imported_at": "2025-06-01T09:00:00",
        "imported_by": "mira",
        "publisher": "Harbour Courier",
        "url": "https://courier.example/night-trains",
    }
    return Article(**_with(known, fields))


def source(number: int = 1, publisher: str | None = "Rail Office", **fields: object) -> Source:
    known: dict[str, Any] = {
        "title": "Register of services",
        "publisher": publisher,
        "url": f"https://office.example/{number}",
    }
    return Source(number, f"s{number}", **_with(known, fields))


def evidence(
    number: int = 1, stance: Stance = Stance.SUPPORTS, of: Source | None = None, **fields: object
) -> Evidence:
    known: dict[str, Any] = {"quote": "runs daily", "quote_check": QuoteCheck.VERBATIM}
    return Evidence(
        number,
        f"e{number}",
        _number(fields),
        of or source(number, f"Publisher {number}"),
        stance,
        "mira",
        "2025-06-04T10:00:00",
        **_with(known, fields),
    )


def verdict(slug: str = "true", number: int = 1, **fields: object) -> Verdict:
    known: dict[str, Any] = {
        "rating": rating(slug),
        "rationale": WHY,
        "as_of": "2025-06-05",
        "reviewer": "mira",
        "created_at": "2025-06-05T10:00:00",
        "handed_in_at": "2025-06-05T11:00:00",
    }
    return Verdict(number, f"v{number}", _number(fields), **_with(known, fields))


def sign_off(of: int = 1, by: str = "tomas", **fields: object) -> SignOff:
    known: dict[str, Any] = {"at": "2025-06-06T08:00:00", "agrees": True}
    return SignOff(of, of, by, **_with(known, fields))


def place(claim: int, line: int, quote: str, **fields: object) -> Appearance:
    known: dict[str, Any] = {"article": 3, "sentence": line, "start": line * 100}
    known |= _with({"article_title": "Night trains return"}, fields)
    start = known.pop("start")
    return Appearance(
        claim * 100 + line,
        f"p{claim}-{line}",
        claim,
        start=start,
        end=start + len(quote),
        line=line,
        quote=quote,
        **known,
    )


def claim(number: int = 1, text: str = "The train runs daily.", **fields: object) -> Claim:
    return Claim(number, f"c{number}", text, **_with({}, fields))


def sound(slug: str = "true", number: int = 1, **fields: object) -> ClaimCase:
    """A judged claim that breaks no house rule, with fields of its case replaced."""
    stance = Stance.REFUTES if rating(slug).normalised is NormalisedClass.FALSE else Stance.SUPPORTS
    primary = source(number * 10, "Rail Office", rank=SourceRank.PRIMARY, archived_url="kept")
    case = ClaimCase(
        claim(number),
        appearances=(place(number, number, "The train runs daily."),),
        evidence=(
            evidence(number * 10, stance, primary),
            evidence(number * 10 + 1, stance, source(number * 10 + 1, "Night Post", stored=True)),
        ),
        verdicts=(verdict(slug, number),),
        sign_offs=(sign_off(number),),
    )
    return replace(case, **_with({}, fields))


def sentence(
    line: int,
    text: str,
    state: SentenceState = SentenceState.CLAIM,
    kind: SentenceKind = SentenceKind.BODY,
) -> Sentence:
    return Sentence(
        line, f"n{line}", 3, line, line * 100, line * 100 + len(text), line, text, kind, state, 0.5
    )


def article_case(
    claims: Sequence[ClaimCase], sentences: Sequence[Sentence] = (), **fields: object
) -> ArticleCase:
    """An article with its coverage counted from its sentences."""
    kept = [one for one in sentences if one.kind is not SentenceKind.BOILERPLATE]
    states = [one.state for one in kept]
    of = article(**fields)
    case = ArticleCase(of, tuple(sentences), tuple(claims), Coverage(0, 0, 0, 0, 0, 0, 0))
    judged = sum(case.standing(claim) is not None for claim in claims)
    return replace(
        case,
        coverage=Coverage(
            sentences=len(kept),
            decided=len(kept) - states.count(SentenceState.UNDECIDED),
            claims=len(claims),
            judged=judged,
            open=len(claims) - judged,
            skipped=states.count(SentenceState.SKIPPED),
            not_claims=states.count(SentenceState.NOT_A_CLAIM),
        ),
    )


def _false() -> ClaimCase:
    register = source(
        1, "Rail Office", title="Register of services, May 2025", rank=SourceRank.PRIMARY,
        archived_url="https://archive.example/1",
    )  # fmt: skip
    return ClaimCase(
        claim(9, "No night train has crossed the border since 1998."),
        appearances=(place(9, 27, "No night train has crossed the border since 1998"),),
        evidence=(
            evidence(
                1,
                Stance.REFUTES,
                register,
                quote="NJ 40457, first run 11 December 2023, daily except Saturdays",
                locator="p. 14",
            ),
            evidence(
                2,
                Stance.REFUTES,
                source(2, "Night Post", title="Back on the rails", stored=True),
                quote="the first sleeper in a quarter of a century",
                quote_check=QuoteCheck.NEAR,
            ),
            evidence(
                3,
                Stance.CONTEXT,
                source(3, "Valley Wire", title="Sleepers are back"),
                quote="",
                locator="second paragraph",
                group="night post",
            ),
        ),
        verdicts=(
            verdict(
                "outdated", 5, claim=9, as_of="2024-11-02", created_at="2024-11-02T09:00:00",
                reviewer="ada",
            ),
            verdict(
                "false",
                6,
                claim=9,
                supersedes=5,
                reason=SupersedeReason.NEW_FACTS,
                rationale="A sleeper has run since 11 December 2023; the register lists it, and "
                "the claim was made a year and a half later.",
            ),
        ),
        sign_offs=(sign_off(6),),
        reviews=(
            PublishedReview(
                "Second Look", "Mostly false", "https://look.example/77", "2024-12-01"
            ),
        ),
    )  # fmt: skip


def _misleading() -> ClaimCase:
    return ClaimCase(
        claim(
            14,
            "Night trains carried 33 percent more passengers in 2024 than in 2023.",
            claimant="Ines Okoye",
            legal=True,
        ),
        appearances=(
            place(14, 12, "33 percent more passengers", said_on="2025-05-30"),
            place(14, 4, "a third more passengers"),
        ),
        evidence=(
            evidence(
                4,
                Stance.SUPPORTS,
                source(4, "Rail Office", rank=SourceRank.PRIMARY, stored=True),
                quote="1.2 million (2023: 0.9 million)",
            ),
            evidence(
                5,
                Stance.CONTEXT,
                source(5, "Rail Office", title="Yearbook 2023", rank=SourceRank.PRIMARY),
                quote="closed for works from March to July 2023",
                quote_check=QuoteCheck.NOT_CHECKED,
                note="the line was shut for five months of the year compared with",
            ),
        ),
        verdicts=(
            verdict(
                "misleading",
                7,
                claim=14,
                evidence=(4,),
                rationale="The figures are right, but for five months of 2023 no train ran; per "
                "day of service the number of passengers fell by 4 percent.",
            ),
        ),
        sign_offs=(
            sign_off(7, lapsed_at="2025-06-07T08:00:00", lapsed_why="evidence was added"),
        ),
    )  # fmt: skip


def _disputed() -> ClaimCase:
    return ClaimCase(
        claim(17, "The new carriages are quieter than the old ones."),
        appearances=(place(17, 31, "quieter than the old ones"),),
        evidence=(
            evidence(
                6,
                Stance.SUPPORTS,
                source(6, "Institute for Acoustics", url=None),
                quote="62 dB against 68 dB",
            ),
            evidence(
                7,
                Stance.REFUTES,
                source(7, "Sleeper Watch", state=SourceState.WITHDRAWN, state_why="data made up"),
            ),
        ),
        verdicts=(
            verdict(
                "disputed", 8, claim=17, recheck_by="2025-09-01", handed_in_at=None,
                reviewer="ada",
            ),
        ),
    )  # fmt: skip


def _open() -> ClaimCase:
    return ClaimCase(
        claim(
            21,
            "Tickets cost 49 euros or less.",
            status=ClaimStatus.IN_PROGRESS,
            owner="ada",
            attention="article changed: the price was 39 euros before",
        ),
        appearances=(place(21, 33, "Tickets cost 49 euros or less.", judged_before=9),),
        evidence=(),
        verdicts=(verdict("true", 9, claim=21, as_of="2025-01-15"),),
    )


def night_trains(kind: ArticleKind = ArticleKind.DRAFT) -> ArticleCase:
    """One article with nearly everything in it: ratings, lapses, copies, checks by others."""
    claims = [
        sound("true", 2, claim=claim(2, "The train runs daily."), sign_offs=(sign_off(2),)),
        _disputed(),
        _misleading(),
        _false(),
        _open(),
    ]
    sentences = [
        sentence(1, "Night trains return", SentenceState.NOT_A_CLAIM, SentenceKind.TITLE),
        sentence(2, "The train runs daily."),
        sentence(4, "It carried a third more passengers."),
        sentence(6, "Share this story", SentenceState.UNDECIDED, SentenceKind.BOILERPLATE),
        sentence(9, "What a way to wake up!", SentenceState.NOT_A_CLAIM),
        sentence(12, "Ines Okoye speaks of 33 percent more passengers."),
        sentence(
            19,
            "Every carriage has twelve compartments, each with a window that opens, a lamp, a "
            "folding table and two berths, one above the other.",
            SentenceState.SKIPPED,
        ),
        sentence(27, "No night train has crossed the border since 1998, critics say."),
        sentence(31, "The carriages are quieter than the old ones."),
        sentence(33, "Tickets cost 49 euros or less."),
        sentence(40, "Bookings open on 1 July.", SentenceState.UNDECIDED),
    ]
    return article_case(claims, sentences, kind=kind, published_on="2025-06")
