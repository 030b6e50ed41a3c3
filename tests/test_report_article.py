"""What the report on an article says, whatever it looks like."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from claimtrack.model.article import ArticleKind, Sentence, SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, Block, ClaimCase, Severity
from claimtrack.model.publication import ArticleSignOff, UncheckedLine
from claimtrack.report.article import ArticleFacts, article_document
from claimtrack.report.console import section_lines
from claimtrack.report.document import Edition
from claimtrack.report.layout import Line, Role
from claimtrack.rules.broken import broken
from claimtrack.rules.house import load_rules
from tests.casebook import (
    article_case,
    claim,
    evidence,
    night_trains,
    place,
    sentence,
    sign_off,
    sound,
    verdict,
)

BLOCK = Block("sources", Severity.BLOCKS, "one source, needs two", "add one", claim=1)
WARNING = Block("primary", Severity.WARNS, "no primary source", "add one", claim=1)
UNDECIDED = sentence(8, "It is red.", SentenceState.UNDECIDED)
SKIPPED = sentence(9, "It is long.", SentenceState.SKIPPED)
OPINION = sentence(10, "How lovely!", SentenceState.NOT_A_CLAIM)
BOILERPLATE = sentence(11, "Share", SentenceState.UNDECIDED, SentenceKind.BOILERPLATE)


def sections(case: ArticleCase, blocks: Sequence[Block] = ()) -> list[list[Line]]:
    (part,) = article_document(ArticleFacts(case, blocks), Edition("2025-06-05")).parts
    return [list(section_lines(section)) for section in part.sections]


def lines(case: ArticleCase, blocks: Sequence[Block] = ()) -> list[str]:
    return [
        " ".join(part for part in (line.mark, line.words, line.aside) if part)
        for section in sections(case, blocks)
        for line in section
    ]


def of_role(case: ArticleCase, role: Role, blocks: Sequence[Block] = ()) -> list[str]:
    return [line.words for part in sections(case, blocks) for line in part if line.role is role]


@pytest.mark.parametrize(
    ("blocks", "sentences", "headline"),
    [
        ((), (), "CLEARED as of 5 Jun 2025"),
        ((WARNING,), (), "CLEARED, with 1 warning as of 5 Jun 2025"),
        ((WARNING, WARNING), (), "CLEARED, with 2 warnings as of 5 Jun 2025"),
        ((BLOCK,), (), "NOT CLEARED: 1 blocks as of 5 Jun 2025"),
        ((BLOCK, WARNING, BLOCK), (), "NOT CLEARED: 2 block as of 5 Jun 2025"),
        ((), (UNDECIDED,), "NOT CLEARED: 1 undecided as of 5 Jun 2025"),
        ((BLOCK,), (UNDECIDED, UNDECIDED), "NOT CLEARED: 1 blocks, 2 undecided as of 5 Jun 2025"),
        ((), (SKIPPED, OPINION, BOILERPLATE), "CLEARED as of 5 Jun 2025"),
    ],
)
def test_the_first_line_says_whether_it_is_cleared(
    blocks: Sequence[Block], sentences: Sequence[Sentence], headline: str
) -> None:
    case = article_case([sound()], sentences)
    assert lines(case, blocks)[0] == headline


def test_undecided_lines_of_a_draft_are_told_once() -> None:
    draft = article_case([sound()], [UNDECIDED], kind=ArticleKind.DRAFT)
    said = lines(draft, broken(draft, load_rules()))
    assert said[0].startswith("NOT CLEARED: 1 undecided")
    assert "BLOCKS" not in said


@pytest.mark.parametrize(
    ("claims", "sentences", "fact"),
    [
        ((), (), "no lines to decide · no claims"),
        ((), (OPINION,), "1 line decided · no claims"),
        ((), (UNDECIDED,), "0 of 1 line decided · no claims"),
        ((sound(),), (OPINION, OPINION), "all 2 lines decided · 1 claim: 1 judged"),
        (
            (ClaimCase(claim()),),
            (OPINION, SKIPPED),
            "all 2 lines decided · 1 claim: 1 open · 1 skipped",
        ),
        (
            (sound(), sound("false", 2), ClaimCase(claim(3))),
            (OPINION, UNDECIDED),
            "1 of 2 lines decided · 3 claims: 2 judged, 1 open",
        ),
    ],
)
def test_coverage_counts_lines_and_claims(
    claims: Sequence[ClaimCase], sentences: Sequence[Sentence], fact: str
) -> None:
    assert of_role(article_case(claims, sentences), Role.FACT)[0] == fact


@pytest.mark.parametrize(
    ("claims", "fact"),
    [
        ((), "not checked yet"),
        ((sound(sign_offs=()),), "checked by mira · signed off by nobody"),
        ((sound(), sound(number=2, sign_offs=())), "checked by mira · signed off by tomas 1 of 2"),
        (
            (
                sound(sign_offs=(sign_off(1, "ines"), sign_off(1, "tomas"))),
                sound(number=2),
                sound(number=3, verdicts=(verdict(number=3, reviewer="ada"),), sign_offs=()),
            ),
            "checked by mira 2, ada 1 · signed off by tomas 2 of 3, ines 1 of 3",
        ),
    ],
)
def test_it_says_who_checked_and_who_agreed(claims: Sequence[ClaimCase], fact: str) -> None:
    assert of_role(article_case(claims), Role.FACT)[1] == fact


def test_claims_stand_worst_first_and_open_ones_last() -> None:
    slugs = ["true", "disputed", "misleading", "false", "mostly-true", "mixed"]
    claims = [sound(slug, number) for number, slug in enumerate(slugs, start=2)]
    case = article_case([ClaimCase(claim(1)), *claims])
    marks = [one.mark for part in sections(case) for one in part if one.role is Role.RATING]
    assert marks == [
        "x FALSE",
        "! MISLEADING",
        "~ MIXED",
        "? DISPUTED",
        "^ MOSTLY TRUE",
        "+ TRUE",
        "- OPEN",
    ]


def test_equal_ratings_stand_in_the_order_of_the_text() -> None:
    late, early = sound(number=1), sound(number=2)
    late = replace(late, appearances=(place(1, 9, "Late."),))
    assert [words[:2] for words in of_role(article_case([late, early]), Role.RATING)] == [
        "#2",
        "#1",
    ]


def test_a_verdict_from_elsewhere_leaves_a_claim_open_and_is_shown_with_its_age() -> None:
    known = sound(appearances=(place(1, 1, "The train runs daily.", judged_before=1),))
    said = lines(article_case([known]))
    assert "- OPEN #1  line 1" in said
    assert "earlier verdict, true as of 5 Jun 2025, not reaffirmed here" in said
    assert "- open 1" in said
    assert "+ true 1" not in said


def test_what_nobody_checked_is_counted_and_listed() -> None:
    said = lines(article_case([], [UNDECIDED, SKIPPED, OPINION, BOILERPLATE]))
    assert said[-3:] == [
        "NOT CHECKED: 1 undecided · 1 skipped · 1 not a claim · 1 line of boilerplate",
        'undecided line  8  "It is red."',
        'skipped line  9  "It is long."',
    ]


def test_many_undecided_lines_are_counted_but_every_skipped_one_is_listed() -> None:
    undecided = [sentence(n, f"{n} is a number.", SentenceState.UNDECIDED) for n in range(1, 43)]
    skipped = [sentence(n, f"{n} is a number.", SentenceState.SKIPPED) for n in range(50, 90)]
    said = of_role(article_case([], undecided + skipped), Role.ITEM)
    assert said[20] == "and 22 lines more"
    assert len(said) == 21 + 40


def test_where_all_was_checked_it_says_so() -> None:
    assert lines(article_case([sound()]))[-1] == "NOT CHECKED: nothing"


def test_many_claims_that_break_the_same_rule_share_a_line() -> None:
    case = article_case([ClaimCase(claim(number)) for number in range(1, 41)])
    said = of_role(case, Role.BLOCK, broken(case, load_rules()))
    numbers = ", ".join(f"#{number}" for number in range(1, 25))
    assert said == [f"no verdict yet: {numbers} and 16 more"]


def test_the_words_of_a_claim_stand_beside_its_first_block() -> None:
    listed = sections(article_case([sound()]), [BLOCK, BLOCK])[1]
    asides = [line.aside for line in listed if line.role is Role.BLOCK]
    assert asides == ['"The train runs daily."', ""]


def test_a_block_about_the_whole_article_says_so() -> None:
    whole = Block("deadline", Severity.BLOCKS, "deadline passed", "publish")
    assert "article deadline passed" in lines(article_case([sound()]), [whole])


def test_only_open_work_of_this_article_counts() -> None:
    case = night_trains()
    elsewhere = replace(case.claims[0], appearances=(place(2, 5, "Daily!", article=4),))
    said = lines(replace(case, claims=(elsewhere,)))
    assert "+ TRUE #2 as of 5 Jun 2025" in said


def test_megabytes_of_words_are_cut_and_the_report_says_so() -> None:
    words = "very " * 300_000 + "late"
    huge = sound(
        claim=claim(text=words),
        appearances=(place(1, 1, words),),
        evidence=(evidence(1, quote=words, note=words),),
        verdicts=(verdict(rationale=words),),
    )
    said = "\n".join(lines(article_case([huge], title=words), [BLOCK]))
    assert len(said) < 10_000
    assert said.count("(cut: 1,500,004 characters)") == 3


def test_who_signed_it_off_as_a_whole_answers_for_what_nobody_checked() -> None:
    line = sentence(9, "Fares rose.", SentenceState.UNDECIDED)
    accepted = (UncheckedLine("n9", 9, "undecided", "Fares rose."),)
    signed = ArticleSignOff(1, 3, "ines", "2025-06-06T09:00:00", "", accepted, ())
    case = article_case([], [line])
    assert not ArticleFacts(case).cleared
    taken_on = replace(case, sign_offs=(signed,))
    assert ArticleFacts(taken_on).cleared
    lapsed = replace(case, sign_offs=(replace(signed, lapsed_why="other lines"),))
    assert not ArticleFacts(lapsed).cleared
    assert "signed off as a whole by ines, 6 Jun 2025; 1 line accepted unchecked" in lines(taken_on)
    assert "signed off as a whole by ines, 6 Jun 2025; lapsed: other lines" in lines(lapsed)
