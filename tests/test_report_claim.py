"""The report on one claim by itself."""

from collections.abc import Sequence

from msgspec.structs import replace

from claimtrack.model.case import Block, ClaimCase, Severity
from claimtrack.model.claim import AnchorState, Query, QueryTo, Wording, WordingKind
from claimtrack.report.claim import ClaimFacts, claim_document
from claimtrack.report.console import section_lines
from claimtrack.report.document import Edition
from claimtrack.report.layout import Line
from tests.casebook import claim, place, sound


def sections(case: ClaimCase, blocks: Sequence[Block] = ()) -> list[list[Line]]:
    (part,) = claim_document(ClaimFacts(case, blocks), Edition("2025-06-05")).parts
    return [list(section_lines(section)) for section in part.sections]


def headed(case: ClaimCase, blocks: Sequence[Block] = ()) -> dict[str, list[str]]:
    return {lines[0].mark: [line.words for line in lines[1:]] for lines in sections(case, blocks)}


def test_each_block_says_what_would_fix_it() -> None:
    blocks = [
        Block("sources", Severity.BLOCKS, "one source, needs two", "add another", claim=1),
        Block("primary", Severity.WARNS, "no primary source", "add one", claim=1),
    ]
    parts = headed(sound(), blocks)
    assert parts["BLOCKS"] == ["one source, needs two", "add another"]
    assert parts["WARNS"] == ["no primary source", "add one"]


def test_what_there_is_none_of_is_left_out() -> None:
    bare = replace(sound(), appearances=())
    assert list(headed(bare)) == ["+ TRUE"]


def test_it_says_where_the_claim_stands_and_in_which_words() -> None:
    case = sound(
        appearances=(
            place(1, 4, "every day", article_title="First"),
            place(1, 9, "daily", article_title="", state=AnchorState.ORPHAN),
        ),
        wordings=(
            Wording(1, "The train runs daily.", WordingKind.CANONICAL),
            Wording(1, "Does it run?", WordingKind.HEADLINE),
            Wording(1, "every day", WordingKind.APPEARANCE),
            Wording(1, "every day", WordingKind.VARIANT),
        ),
    )
    parts = headed(case)
    assert parts["APPEARS IN"] == ['"First", line 4: "every day"', 'line 9: "daily" (orphan)']
    assert parts["OTHER WORDINGS"] == ['"Does it run?" (headline)', '"every day" (appearance)']


def test_queries_are_told_with_what_came_back() -> None:
    asked = Query(1, "q1", 1, QueryTo.AUTHOR, "Where from?", "phone", "2025-06-04", "mira")
    answered = replace(
        asked,
        answer="The timetable.",
        answered_at="2025-06-05",
        proposed_fix="name it",
    )
    parts = headed(sound(queries=(asked, answered)))
    question = "4 Jun 2025, mira to author by phone: Where from?"
    assert parts["QUERIES"] == [
        f"{question} · open",
        f"{question} · 5 Jun 2025: The timetable.; proposed: name it",
    ]


def test_how_it_is_filed_stands_below_its_entry() -> None:
    filed = claim(owner="ada", tags=("rail", "summer"), note="ask again")
    words = [line.words for line in sections(sound(claim=filed))[0]]
    assert words[-2:] == ["open · owner ada · tags rail, summer", "ask again"]
