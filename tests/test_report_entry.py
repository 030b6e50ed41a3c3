"""One claim in a report, and the evidence under it."""

import pytest
from msgspec.structs import replace

from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked
from claimtrack.model.evidence import Evidence, QuoteCheck, SourceRank, SourceState, Stance
from claimtrack.model.review import PublishedReview
from claimtrack.model.verdict import CorrectionLevel, Covers, SendBack, SupersedeReason
from claimtrack.report.claim import entry
from claimtrack.report.console import block_lines
from claimtrack.report.layout import Role
from claimtrack.report.redaction import redacted
from tests.casebook import claim, evidence, place, sign_off, sound, source, verdict


def said(case: ClaimCase) -> list[str]:
    lines = block_lines(entry(case, case.verdict, case.appearances, "Harbour Courier"))
    return [" ".join(part for part in (line.mark, line.words) if part) for line in lines]


def row(*items: Evidence) -> list[str]:
    lines = block_lines(entry(sound(evidence=items), sound().verdict))
    return [line.words for line in lines if line.role is Role.EVIDENCE]


def test_the_words_stand_as_the_article_has_them_and_then_as_a_claim() -> None:
    case = sound(appearances=(place(1, 4, "every night"),))
    assert said(case)[:3] == [
        "+ TRUE #1  line 4",
        '"every night" (Harbour Courier)',
        "Claim: The train runs daily.",
    ]


def test_a_claim_that_is_the_quote_is_not_told_twice() -> None:
    case = sound(appearances=(place(1, 4, "“the train  runs daily”"),))
    assert not any(line.startswith("Claim:") for line in said(case))


def test_who_said_it_comes_before_who_printed_it() -> None:
    case = sound(claim=claim(claimant="Ines Okoye", claimed_on="2025-06"))
    assert said(case)[1] == '"The train runs daily." (Ines Okoye, Jun 2025)'
    quoting = place(1, 1, "The train runs daily.", claimant="A rival", said_on="2025-06-02")
    assert said(replace(case, appearances=(quoting,)))[1] == (
        '"The train runs daily." (A rival, 2 Jun 2025)'
    )


def test_every_line_it_stands_on_is_named_up_to_a_point() -> None:
    case = sound(appearances=tuple(place(1, line, "Daily.") for line in range(1, 10)))
    assert said(case)[0] == "+ TRUE #1  lines 1, 2, 3, 4, 5, 6 and 3 more"


def test_flags_and_attention_are_told() -> None:
    case = sound(claim=claim(legal=True, sensitive=True, attention="source withdrawn"))
    assert said(case)[0] == "+ TRUE #1  line 1  legal flag, sensitive"
    assert "attention: source withdrawn" in said(case)


def test_a_superseded_verdict_is_told_with_its_date_and_reason() -> None:
    old = verdict("false", 1, as_of="2025-01-02", reviewer="ada")
    new = verdict(
        "true",
        2,
        supersedes=1,
        reason=SupersedeReason.OUR_ERROR,
        correction=CorrectionLevel.AFFECTS_RATING,
    )
    assert said(sound(verdicts=(old, new)))[-1] == (
        "earlier: false, as of 2 Jan 2025, by ada; "
        "superseded 5 Jun 2025: our error (affects rating)"
    )


def test_a_retracted_verdict_is_told_and_does_not_count() -> None:
    case = sound(verdicts=(verdict(retracted_at="2025-06-09", retracted_why="wrong train"),))
    assert said(case)[0] == "- OPEN #1  line 1"
    assert said(case)[-1] == (
        "earlier: true, as of 5 Jun 2025, by mira; retracted 9 Jun 2025: wrong train"
    )


def test_checks_by_others_are_marked_as_theirs() -> None:
    reviews = (
        PublishedReview("Second Look", "Mostly false", "https://look.example/7", "2024-12"),
        PublishedReview(None, None, None, None),
    )
    assert said(sound(reviews=reviews))[-2:] == [
        'theirs: Second Look says "Mostly false", Dec 2024, https://look.example/7',
        "theirs: another checker has checked this",
    ]


def test_who_agreed_and_what_is_still_to_do_stand_in_one_line() -> None:
    case = sound(
        verdicts=(verdict(recheck_by="2025-09-01", handed_in_at=None),),
        sign_offs=(sign_off(by="tomas"), sign_off(by="ines")),
    )
    assert said(case)[-1] == (
        "verdict by mira · signed off by tomas, ines · not handed in · re-check by 1 Sep 2025"
    )


def test_sign_offs_that_lapsed_or_were_a_no_are_told() -> None:
    case = sound(
        sign_offs=(
            sign_off(by="ada", lapsed_at="2025-06-07", lapsed_why="evidence was added"),
            sign_off(by="ines", agrees=False, comment="too weak"),
            sign_off(by="tomas", agrees=False, comment="find the register"),
            sign_off(by="tomas"),
        )
    )
    assert said(case)[-4:] == [
        "verdict by mira · signed off by tomas",
        "ines did not agree, 6 Jun 2025: too weak",
        "tomas did not agree, 6 Jun 2025: find the register",
        "sign-off by ada lapsed 7 Jun 2025: evidence was added",
    ]


def test_a_no_is_told_with_its_settlement_also_after_the_verdict_was_replaced() -> None:
    case = sound(
        verdicts=(verdict(), verdict("true", 2, supersedes=1)),
        sign_offs=(
            sign_off(
                by="ines",
                agrees=False,
                seen_rating="true",
                blind_rating="false",
                resolution="the register was found",
                resolved_by="tomas",
                resolved_at="2025-06-08T08:00:00",
            ),
        ),
    )
    assert said(case)[-2] == (
        "ines did not agree with an earlier verdict, true, 6 Jun 2025, and rated it false without "
        "seeing it · settled by tomas, 8 Jun 2025: the register was found"
    )


def test_a_retraction_that_was_asked_for_and_what_was_sent_back_are_told() -> None:
    case = sound(
        verdicts=(
            verdict(
                retraction_asked_by="tomas",
                retraction_asked_at="2025-06-07",
                retracted_why="the log was forged",
            ),
        ),
        sign_offs=(sign_off(by="ines", covers=Covers.RETRACTION),),
        send_backs=(
            SendBack(1, 1, "ines", "2025-06-04", "which pier?", quote="The pier"),
            SendBack(2, 1, "ines", "2025-06-04", "this is a copy", evidence=99),
        ),
    )
    assert said(case)[-3:] == [
        "tomas asks for its retraction, ines agreed: the log was forged",
        'sent back: ines, 4 Jun 2025: which pier? ("The pier")',
        "sent back: ines, 4 Jun 2025: this is a copy (evidence 99, removed since)",
    ]


def test_a_quotation_says_what_was_checked_of_it() -> None:
    checked = said(sound(claim=claim(checked=Checked.SAID)))
    assert "checked: that it was said, not whether it is true" in checked


def test_evidence_newer_than_the_claim_is_marked() -> None:
    days = ("2025-05", "2025-05-10", "2025-05-11")
    items = tuple(
        evidence(number, of=source(number, published_on=day)) for number, day in enumerate(days, 1)
    )
    case = sound(claim=claim(claimed_on="2025-05-10"), evidence=items)
    marked = [one.id for one in items if case.came_later(one)]
    assert marked == [3]
    assert sum("newer than the claim" in line for line in said(case)) == 1


def test_an_open_claim_without_anything_says_so() -> None:
    assert said(ClaimCase(claim())) == [
        "- OPEN #1",
        '"The train runs daily." (Harbour Courier)',
        "no evidence yet",
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"rank": SourceRank.PRIMARY, "archived_url": "x"}, "Wire, primary, verbatim, archived"),
        ({"stored": True}, "Wire, secondary, verbatim, copy kept"),
        ({"url": None}, "Wire, secondary, verbatim"),
        (
            {"state": SourceState.UNAVAILABLE},
            "Wire, secondary, verbatim, not archived, page gone",
        ),
        (
            {"state": SourceState.WITHDRAWN, "state_why": "made up", "url": None},
            "Wire, secondary, verbatim, WITHDRAWN (made up)",
        ),
    ],
)
def test_evidence_says_how_near_and_how_safe_its_source_is(
    fields: dict[str, object], words: str
) -> None:
    assert row(evidence(1, of=source(1, "Wire", **fields))) == [words]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (QuoteCheck.VERBATIM, "verbatim"),
        (QuoteCheck.NEAR, "near verbatim"),
        (QuoteCheck.NOT_FOUND, "quote NOT FOUND in the source"),
        (QuoteCheck.NOT_CHECKED, "quote not checked"),
    ],
)
def test_evidence_says_whether_its_quote_was_found(check: QuoteCheck, words: str) -> None:
    item = evidence(1, of=source(1, "Wire", url=None), quote_check=check)
    assert row(item) == [f"Wire, secondary, {words}"]


def test_copies_of_one_origin_are_not_called_independent() -> None:
    items = (
        evidence(1, of=source(1, "Wire", url=None)),
        evidence(2, of=source(2, "Copyist", url=None), group="Wire"),
        evidence(3, of=source(3, "Wire", url=None)),
        evidence(4, of=source(4, "Registry", url=None)),
    )
    assert row(*items) == [
        "Wire, independent, verbatim",
        "Copyist, secondary, same origin as Wire, verbatim",
        "Wire, secondary, same publisher, verbatim",
        "Registry, independent, verbatim",
    ]


def test_evidence_that_came_after_the_verdict_is_marked() -> None:
    items = (evidence(1, of=source(1, url=None)), evidence(2, of=source(2, "Wire", url=None)))
    lines = block_lines(entry(sound(evidence=items), verdict(evidence=(1,))))
    marked = [line.words.endswith("not weighed in this verdict") for line in lines]
    assert sum(marked) == 1


def test_a_confidential_source_is_named_nowhere() -> None:
    secret = source(1, "Jo Whistler", title="Jo's diary", url="https://jo", confidential=True)
    items = (
        evidence(1, of=secret, quote="It is so", locator="Jo's kitchen", note="met Jo"),
        evidence(2, Stance.CONTEXT, source(2, "Wire"), group="jo whistler"),
    )
    everything = "\n".join(said(redacted(sound(evidence=items))))
    assert "a confidential source" in everything
    assert "It is so" not in everything
    assert "Jo" not in everything
