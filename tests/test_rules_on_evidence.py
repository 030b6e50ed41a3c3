"""House rules about what a verdict stands on."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import Block, ClaimCase, Severity
from claimtrack.model.evidence import Evidence, SourceRank, SourceState, Stance
from claimtrack.rules.broken import broken_claim
from claimtrack.rules.house import load_rules
from tests.casebook import claim, evidence, rating, sound, source, verdict

RULES = load_rules()
SUPPORTS, REFUTES, CONTEXT = Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT
PRIMARY = source(50, "Rail Office", rank=SourceRank.PRIMARY)


def found(case: ClaimCase, rule: str) -> list[str]:
    blocks = broken_claim(case, RULES, ArticleKind.ARTICLE)
    return [block.why for block in blocks if block.rule == rule]


def on(*items: Evidence, slug: str = "true") -> ClaimCase:
    return sound(slug, evidence=items)


def test_a_sound_claim_breaks_no_rule() -> None:
    assert broken_claim(sound(), RULES, ArticleKind.DRAFT) == ()


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ((), ["no source, needs two"]),
        ((evidence(1),), ["one source, needs two"]),
        ((evidence(1), evidence(2)), []),
        ((evidence(1, of=PRIMARY),), []),
        (
            (evidence(1), evidence(2, group="PUBLISHER 1")),
            ["one independent source, needs two"],
        ),
        (
            (evidence(1, of=source(1, "Wire")), evidence(2, of=source(2, "WIRE "))),
            ["one independent source, needs two"],
        ),
        ((evidence(1), evidence(2, REFUTES)), ["one source on its side, needs two"]),
        ((evidence(1), evidence(2, CONTEXT)), ["one source on its side, needs two"]),
        ((evidence(1), evidence(2, Stance.INSUFFICIENT)), ["one source on its side, needs two"]),
        (
            (evidence(1), evidence(2, of=source(2, "Wire", state=SourceState.WITHDRAWN))),
            ["one source, needs two"],
        ),
        ((evidence(1), evidence(2, of=source(2, "Wire", state=SourceState.UNAVAILABLE))), []),
    ],
)
def test_two_independent_sources_or_one_primary(items: Sequence[Evidence], why: list[str]) -> None:
    assert found(on(*items), "sources") == why


def test_what_refutes_stands_on_refuting_evidence() -> None:
    assert found(on(evidence(1), evidence(2), slug="false"), "sources") == [
        "no source on its side, needs two"
    ]
    assert found(on(evidence(1, REFUTES), evidence(2, REFUTES), slug="false"), "sources") == []


def test_context_carries_what_misleads() -> None:
    items = (evidence(1), evidence(2, CONTEXT))
    assert found(on(*items, slug="misleading"), "sources") == []


@pytest.mark.parametrize(
    ("slug", "scale"),
    [
        ("unverifiable", "claimtrack"),
        ("on-author", "editorial"),
        ("cut", "editorial"),
        ("unsupported", "editorial"),
        ("not-enough-evidence", "averitec"),
    ],
)
def test_ratings_that_say_how_little_there_is_need_no_sources(slug: str, scale: str) -> None:
    case = sound(evidence=(), verdicts=(verdict(number=1, rating=rating(slug, scale)),))
    assert found(case, "sources") == []
    assert found(case, "primary") == []


def test_a_missing_primary_source_only_warns() -> None:
    case = on(
        *(evidence(number, of=source(number, f"Page {number}", stored=True)) for number in (1, 2))
    )
    assert broken_claim(case, RULES, ArticleKind.ARTICLE) == (
        Block(
            "primary",
            Severity.WARNS,
            "no primary source and no reason why",
            "add one, or say in a note why there is none",
            claim=1,
        ),
    )


@pytest.mark.parametrize("place", ["rationale", "claim", "evidence"])
def test_the_reason_for_no_primary_source_may_stand_in_any_note(place: str) -> None:
    reason = "The Primary record is sealed until 2040, as the registry confirmed in writing to us."
    case = on(evidence(1), evidence(2, note=reason if place == "evidence" else ""))
    if place == "rationale":
        case = replace(case, verdicts=(verdict(rationale=reason),))
    if place == "claim":
        case = replace(case, claim=claim(note=reason))
    assert found(case, "primary") == []


def test_supporting_and_refuting_evidence_has_a_quote_or_a_locator() -> None:
    bare = [evidence(n, quote=" ", of=source(n, f"Paper {n}")) for n in range(1, 6)]
    assert found(on(*bare), "locator") == [
        "no quote or locator: Paper 1, Paper 2, Paper 3 and 2 more"
    ]
    assert found(on(*bare[:1], evidence(2)), "locator") == ["no quote or locator: Paper 1"]
    placed = [replace(item, locator="p. 3") for item in bare]
    assert found(on(*placed), "locator") == []


def test_a_note_in_place_of_quote_and_locator_warns_and_does_not_block() -> None:
    noted = on(evidence(1, quote="", note="Has the figure."), evidence(2))
    assert found(noted, "locator") == []
    assert found(noted, "pinpoint") == ["a note in place of quote or locator"]
    assert found(on(evidence(1), evidence(2)), "pinpoint") == []


def test_context_needs_neither_quote_nor_locator() -> None:
    assert found(on(evidence(1), evidence(2, CONTEXT, quote="")), "locator") == []


def test_a_confidential_source_is_never_named() -> None:
    secret = source(1, "Jo Whistler", confidential=True)
    assert found(on(evidence(1, of=secret, quote="")), "locator") == [
        "no quote or locator: a confidential source"
    ]


@pytest.mark.parametrize(
    ("as_of", "published", "holds"),
    [
        ("2025-06-05", "2025-06-05", True),
        ("2025-06-05", "2025-06-06", False),
        ("2025-06-05", "2025-07", False),
        ("2025-06-05", "2025-06", True),
        ("2025-06-05", "2025", True),
        ("2025-06-05", "2026", False),
        ("2025-06", "2025-06-30", True),
        ("2025-06-05", "2025-06-05T23:59:00Z", True),
        ("2025-06-05", "undated", True),
        ("2025-06-05", None, True),
    ],
)
def test_a_verdict_is_not_older_than_its_newest_evidence(
    as_of: str, published: str | None, *, holds: bool
) -> None:
    new = source(50, "Gazette", rank=SourceRank.PRIMARY, published_on=published)
    case = sound(evidence=(evidence(1, of=new),), verdicts=(verdict(as_of=as_of),))
    why = [] if holds else ["as-of date before its newest evidence: Gazette"]
    assert found(case, "as-of") == why


def test_the_day_to_judge_it_again_is_named() -> None:
    items = tuple(
        evidence(day, of=source(day, f"Paper {day}", published_on=f"2025-06-{day:02}"))
        for day in (7, 9, 8)
    )
    blocks = broken_claim(sound(evidence=items), RULES, ArticleKind.ARTICLE)
    (block,) = (block for block in blocks if block.rule == "as-of")
    assert block.why == "as-of date before its newest evidence: Paper 9"
    assert block.mend == "judge it again as of 2025-06-09 or later"


def test_an_as_of_date_is_a_date() -> None:
    assert found(sound(verdicts=(verdict(as_of="last week"),)), "as-of") == ["no as-of date"]
    assert found(sound(verdicts=(verdict(as_of="2025-13-40"),)), "as-of") == ["no as-of date"]


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ((evidence(1), evidence(2, REFUTES)), []),
        ((evidence(1),), ["no refuting source, needs one"]),
        ((evidence(1, REFUTES),), ["no supporting source, needs one"]),
        (
            (evidence(1), evidence(2, REFUTES, group="publisher 1")),
            ["both sides share one origin"],
        ),
    ],
)
def test_a_dispute_has_a_voice_of_its_own_on_each_side(
    items: Sequence[Evidence], why: list[str]
) -> None:
    assert found(on(*items, slug="disputed"), "both-sides") == why
    assert found(on(*items, slug="mixed"), "both-sides") == []


def test_every_page_leaned_on_is_kept_somewhere() -> None:
    kept = source(2, "Kept", stored=True)
    paper = source(3, "Paper", url=None)
    case = on(evidence(1, of=source(1, "Page")), evidence(2, of=kept), evidence(3, of=paper))
    assert found(case, "archive") == ["not archived: Page"]
