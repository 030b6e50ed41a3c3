"""The report as it is printed. Golden files lie in `golden/`; see `goldens`."""

import re
from collections.abc import Sequence
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console, RenderableType

from claimtrack.model.article import ArticleKind, SentenceState
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.review import PublishedReview
from claimtrack.report.article import ArticleFacts, article_document
from claimtrack.report.claim import ClaimFacts, claim_document
from claimtrack.report.console import Report
from claimtrack.report.document import Edition
from claimtrack.report.file import file_document
from claimtrack.rules.broken import broken, broken_claim
from claimtrack.rules.house import load_rules
from tests.casebook import (
    article_case,
    claim,
    evidence,
    night_trains,
    place,
    rating,
    sentence,
    sign_off,
    sound,
    source,
    verdict,
)
from tests.goldens import agrees

RULES = load_rules()
EDITION = Edition("2025-06-05")
HOSTILE = (
    "[red]x[/red] [/x] <b>&amp; \x1b[31m\x1b]8;;http://evil\x1b\\ \u202etxt \x9b2J 日本語 "
    "é\u0301 \ud800"
)


def printed(report: RenderableType, width: int = 80, *, terminal: bool = False) -> str:
    out = StringIO()
    Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        legacy_windows=False,
    ).print(report)
    return out.getvalue()


def of_article(case: ArticleCase) -> Report:
    return Report(article_document(ArticleFacts(case, broken(case, RULES)), EDITION))


def of_file(cases: Sequence[ArticleCase], loose: Sequence[ClaimCase] = ()) -> Report:
    facts = [ArticleFacts(case, broken(case, RULES)) for case in cases]
    return Report(file_document(facts, loose, EDITION))


def whole(case: ArticleCase, width: int = 80) -> str:
    return printed(of_article(case), width)


def hostile() -> ArticleCase:
    """A case in which every word that comes from outside is hostile."""
    of = source(1, HOSTILE, title=HOSTILE, state_why=HOSTILE)
    bad = sound(
        claim=claim(text=HOSTILE, claimant=HOSTILE, attention=HOSTILE, owner=HOSTILE, note=HOSTILE),
        appearances=(place(1, 1, HOSTILE + "!", article_title=HOSTILE),),
        evidence=(evidence(1, of=of, quote=HOSTILE, locator=HOSTILE, note=HOSTILE),),
        verdicts=(
            verdict(
                rating=replace(rating("true"), label=HOSTILE, colour=HOSTILE, glyph="\x1b["),
                rationale=HOSTILE,
                reviewer=HOSTILE,
                as_of=HOSTILE,
            ),
        ),
        sign_offs=(sign_off(by=HOSTILE, lapsed_at=HOSTILE, lapsed_why=HOSTILE),),
        reviews=(PublishedReview(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
    )
    skipped = sentence(2, HOSTILE, SentenceState.SKIPPED)
    return article_case([bad], [skipped], title=HOSTILE, publisher=HOSTILE, author=HOSTILE)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_an_article_with_everything_in_it(width: int) -> None:
    agrees(f"report-article-{width}.txt", whole(night_trains(), width))


def test_an_article_that_is_cleared() -> None:
    case = article_case(
        [sound(number=2), sound("mostly-true", 5)],
        [
            sentence(1, "A fine night", SentenceState.NOT_A_CLAIM),
            sentence(2, "The train runs daily."),
            sentence(5, "It is on time."),
        ],
        author="Ada Lind",
        published_on="2025-06-03",
    )
    agrees("report-cleared.txt", whole(case))


def test_an_article_that_nobody_has_looked_at() -> None:
    lines = [sentence(n, f"Line {n} says {n}.", SentenceState.UNDECIDED) for n in range(1, 31)]
    agrees("report-untouched.txt", whole(article_case([], lines, title="", publisher=None)))


def test_a_file_of_articles() -> None:
    draft = night_trains()
    small = replace(article_case([sound()]), article=replace(draft.article, id=4, title="Daily"))
    small = replace(small, claims=(sound(appearances=(place(1, 1, "Runs daily.", article=4),)),))
    facts = [ArticleFacts(draft, broken(draft, RULES)), ArticleFacts(small)]
    agrees("report-file.txt", printed(Report(file_document(facts, (), EDITION))))


def test_a_claim_by_itself() -> None:
    case = night_trains().claims[1]
    blocks = broken_claim(case, RULES, ArticleKind.ARTICLE)
    agrees("report-claim.txt", printed(Report(claim_document(ClaimFacts(case, blocks), EDITION))))


def test_hostile_words_stand_there_as_words() -> None:
    text = whole(hostile())
    agrees("report-hostile.txt", text)
    assert "[red]x[/red] [/x] <b>&amp; ␛[31m" in text


def test_a_file_with_one_article_has_no_list_and_an_empty_one_says_so() -> None:
    case = night_trains()
    alone = of_file([case])
    assert printed(alone) == whole(case)
    empty = printed(of_file([]))
    assert empty.split("  ")[0] == "Nothing on file yet: no articles"


def test_claims_in_no_article_stand_at_the_end_of_a_file() -> None:
    loose = [
        ClaimCase(claim(31, "Bicycles travel free.", claimant="Ines Okoye")),
        sound("true", 32, appearances=()),
        sound("false", 33, appearances=()),
    ]
    agrees("report-loose.txt", printed(of_file([], loose)))
    case = night_trains()
    both = printed(of_file([case], loose))
    assert both.startswith(whole(case))
    assert both.endswith(printed(of_file([], loose)))


@pytest.mark.parametrize("width", [12, 20, 40, 79, 80, 100, 300])
@pytest.mark.parametrize("case", [night_trains(), hostile()], ids=["night trains", "hostile"])
def test_no_row_is_wider_than_the_terminal_or_than_is_good_to_read(
    case: ArticleCase, width: int
) -> None:
    rows = whole(case, width).splitlines()
    assert max(map(cell_len, rows)) <= min(width, 100)
    assert rows == [row.rstrip() for row in rows]


@pytest.mark.parametrize("width", [12, 20, 40, 79])
@pytest.mark.parametrize("case", [night_trains(), hostile()], ids=["night trains", "hostile"])
def test_no_character_is_lost_in_a_narrow_terminal(case: ArticleCase, width: int) -> None:
    narrow, wide = ("".join(whole(case, columns).split()) for columns in (width, 100))
    assert narrow == wide


@pytest.mark.parametrize("case", [night_trains(), hostile()], ids=["night trains", "hostile"])
def test_a_pipe_gets_no_escape_sequence(case: ArticleCase) -> None:
    assert "\x1b" not in whole(case)


def test_colour_adds_nothing_but_colour() -> None:
    case = night_trains()
    report = of_article(case)
    coloured = printed(report, terminal=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == printed(report)


def test_no_color_is_honoured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    case = night_trains()
    text = printed(of_article(case), terminal=True)
    codes = {
        int(code) for codes in re.findall(r"\x1b\[([\d;]*)m", text) for code in codes.split(";")
    }
    assert codes <= {0, 1, 2, 3}


WORDS = st.text(max_size=60) | st.sampled_from([HOSTILE, "[/]", "\\[", "a" * 200, "\u202e"])


@settings(max_examples=50, deadline=None)
@given(words=WORDS, width=st.integers(1, 130))
def test_any_words_survive_any_width(words: str, width: int) -> None:
    case = article_case(
        [
            sound(
                claim=claim(text=words, claimant=words or None),
                appearances=(place(1, 1, words),),
                evidence=(evidence(1, of=source(1, words or None), quote=words),),
                verdicts=(verdict(rationale=words, reviewer=words),),
            )
        ],
        title=words,
    )
    text = whole(case, width)
    assert "\x1b" not in text
    text.encode("utf-8")
    assert max(map(cell_len, text.splitlines())) <= max(2, width)
