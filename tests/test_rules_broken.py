"""Which house rules a case breaks, and about what."""

import pytest
from msgspec.structs import replace

from claimtrack.model.article import ArticleKind, SentenceKind, SentenceState
from claimtrack.model.case import Block, ClaimCase, Severity
from claimtrack.model.claim import Query, QueryTo
from claimtrack.model.evidence import SourceRank
from claimtrack.rules.broken import broken, broken_claim
from claimtrack.rules.house import load_rules
from tests.casebook import (
    article_case,
    claim,
    evidence,
    night_trains,
    place,
    sentence,
    sound,
    source,
    verdict,
)

RULES = load_rules()
UNDECIDED = [
    sentence(1, "Share", SentenceState.UNDECIDED, SentenceKind.BOILERPLATE),
    sentence(2, "It runs daily."),
    sentence(3, "It is late.", SentenceState.UNDECIDED),
    sentence(4, "It is red.", SentenceState.UNDECIDED),
]


def test_an_open_claim_blocks_and_nothing_else_is_asked_of_it() -> None:
    case = ClaimCase(claim(7))
    assert broken_claim(case, RULES, ArticleKind.ARTICLE) == (
        Block("open", Severity.BLOCKS, "no verdict yet", "judge it", claim=7),
    )


def test_a_retracted_verdict_leaves_a_claim_open() -> None:
    case = sound(verdicts=(verdict(retracted_at="2025-06-07T09:00:00"),))
    (block,) = broken_claim(case, RULES, ArticleKind.ARTICLE)
    assert block.why == "verdict retracted, none in its place"


def test_an_earlier_verdict_counts_only_where_it_was_reaffirmed() -> None:
    linked = sound(appearances=(place(1, 1, "The train runs daily.", judged_before=1),))
    (block,) = broken(article_case([linked]), RULES)
    assert (block.rule, block.why) == ("open", "earlier verdict not reaffirmed here")
    reaffirmed = replace(linked, verdicts=(*linked.verdicts, verdict(number=2)))
    assert "open" not in {block.rule for block in broken(article_case([reaffirmed]), RULES)}


def test_undecided_lines_block_a_draft_and_point_at_the_first() -> None:
    draft = article_case([sound()], UNDECIDED, kind=ArticleKind.DRAFT)
    assert broken(draft, RULES) == (
        Block(
            "undecided",
            Severity.BLOCKS,
            "2 lines undecided",
            "decide each: a claim, not a claim, or skipped",
            sentence=3,
        ),
    )
    assert broken(article_case([sound()], UNDECIDED), RULES) == ()


def test_one_undecided_line_is_one_line() -> None:
    (block,) = broken(article_case([], UNDECIDED[:3], kind=ArticleKind.DRAFT), RULES)
    assert block.why == "1 line undecided"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([None], ["query to author open"]),
        ([None, None], ["2 queries to author open"]),
        (["2025-06-05T12:00:00"], []),
    ],
)
def test_open_queries_block_a_draft(answers: list[str | None], why: list[str]) -> None:
    queries = tuple(
        Query(n, f"q{n}", 1, QueryTo.AUTHOR, "Where from?", None, "2025-06-04", "mira",
              answered_at=at)
        for n, at in enumerate(answers)
    )  # fmt: skip
    case = sound(queries=queries)
    assert [block.why for block in broken_claim(case, RULES, ArticleKind.DRAFT)] == why
    assert broken_claim(case, RULES, ArticleKind.POST) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/night-trains",
        "http://www.courier.example/night-trains/",
        "https://Courier.example/night-trains#second",
    ],
)
def test_an_article_is_never_evidence_for_its_own_claims(url: str) -> None:
    itself = source(1, "Harbour Courier", rank=SourceRank.PRIMARY, url=url, stored=True)
    case = sound(evidence=(evidence(1, of=itself),))
    assert [block.why for block in broken(article_case([case]), RULES)] == [
        "no source, needs two",
        "no primary source and no reason why",
    ]
    assert broken_claim(case, RULES, ArticleKind.ARTICLE) == ()


def test_articles_without_an_address_share_none() -> None:
    paper = source(1, "Registry", rank=SourceRank.PRIMARY, url=None)
    case = article_case([sound(evidence=(evidence(1, of=paper),))], url=None)
    assert broken(case, RULES) == ()


def test_blocks_stand_in_the_order_of_claims_and_then_of_rules() -> None:
    blocks = broken(night_trains(), RULES)
    assert [(block.claim, block.rule) for block in blocks] == [
        (None, "undecided"),
        (17, "sources"),
        (17, "primary"),
        (17, "both-sides"),
        (17, "sign-off"),
        (14, "archive"),
        (14, "comment"),
        (14, "sign-off"),
        (9, "archive"),
        (21, "open"),
    ]


def test_every_block_says_what_would_fix_it() -> None:
    assert all(block.mend for block in broken(night_trains(), RULES))
