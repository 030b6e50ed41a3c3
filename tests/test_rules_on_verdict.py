"""House rules about a verdict itself and about who agreed to it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked, ClaimType, Query, QueryTo, Search
from claimtrack.model.verdict import CorrectionLevel, SignOff, SupersedeReason
from claimtrack.rules.broken import broken_claim
from claimtrack.rules.house import load_rules
from tests.casebook import claim, rating, sign_off, sound, verdict

RULES = load_rules()


def found(case: ClaimCase, rule: str) -> list[str]:
    blocks = broken_claim(case, RULES, ArticleKind.ARTICLE)
    return [block.why for block in blocks if block.rule == rule]


@pytest.mark.parametrize(
    ("rationale", "why"),
    [
        ("", ["no rationale"]),
        (" \n ", ["no rationale"]),
        ("x", ["rationale of 1 character, needs 80"]),
        ("x" * 79 + " " * 9, ["rationale of 79 characters, needs 80"]),
        ("x" * 80, []),
    ],
)
def test_a_rationale_has_eighty_characters(rationale: str, why: list[str]) -> None:
    assert found(sound(verdicts=(verdict(rationale=rationale),)), "rationale") == why


def test_confirmed_needs_no_rationale() -> None:
    confirmed = verdict(rationale="", rating=rating("confirmed", "editorial"))
    assert found(sound(verdicts=(confirmed,)), "rationale") == []


@pytest.mark.parametrize(
    ("kind", "checked", "told"),
    [
        (ClaimType.QUOTE, None, True),
        (ClaimType.QUOTE, Checked.SAID, False),
        (ClaimType.QUOTE, Checked.BOTH, False),
        (ClaimType.QUANTITY, None, False),
        (None, None, False),
    ],
)
def test_a_quotation_says_what_was_checked(
    kind: ClaimType | None, checked: Checked | None, told: bool
) -> None:
    case = sound()
    quoted = replace(case, claim=replace(case.claim, type=kind, checked=checked))
    why = ["no record of what was checked about the quotation"] if told else []
    assert found(quoted, "said-or-so") == why


@pytest.mark.parametrize("slug", ["disputed", "unverifiable"])
@pytest.mark.parametrize(
    ("recheck_by", "why"),
    [
        (None, ["no re-check date"]),
        ("soon", ["no re-check date"]),
        ("2025-06-04", ["re-check date before the as-of date"]),
        ("2025-06-05", []),
        ("2025-09-03", []),
        ("2025-09-04", ["re-check in 91 days, at most 90"]),
        ("2025-09", []),
    ],
)
def test_what_is_not_settled_is_looked_at_again_within_ninety_days(
    slug: str, recheck_by: str | None, why: list[str]
) -> None:
    assert found(sound(verdicts=(verdict(slug, recheck_by=recheck_by),)), "recheck") == why


def test_what_is_settled_needs_no_re_check_date() -> None:
    assert found(sound("false"), "recheck") == []


@pytest.mark.parametrize(
    ("sign_offs", "why"),
    [
        ((), ["not signed off"]),
        ((sign_off(),), []),
        ((sign_off(agrees=False),), ["tomas disagrees"]),
        ((sign_off(lapsed_at="2025-06-07"),), ["not signed off"]),
        ((sign_off(of=2),), ["not signed off"]),
        ((sign_off(by="Mira"),), ["not signed off"]),
    ],
)
def test_one_other_person_signs_off(sign_offs: Sequence[SignOff], why: list[str]) -> None:
    assert found(sound(sign_offs=sign_offs), "sign-off") == why


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ((), ["legal flag, not signed off"]),
        (("tomas",), ["legal flag, one sign-off, needs two"]),
        (("tomas", "TOMAS"), ["legal flag, one sign-off, needs two"]),
        (("tomas", "ada"), []),
    ],
)
def test_two_sign_off_where_the_legal_flag_stands(by: Sequence[str], why: list[str]) -> None:
    sign_offs = tuple(sign_off(by=name) for name in by)
    assert found(sound(claim=claim(legal=True), sign_offs=sign_offs), "sign-off") == why


@pytest.mark.parametrize(
    ("reason", "level", "why"),
    [
        (SupersedeReason.OUR_ERROR, CorrectionLevel.MINOR, []),
        (SupersedeReason.NEW_FACTS, None, []),
        (
            SupersedeReason.OUR_ERROR,
            CorrectionLevel.AFFECTS_RATING,
            ["corrected rating, one sign-off, needs two"],
        ),
        (
            SupersedeReason.OUR_ERROR,
            CorrectionLevel.RETRACTION,
            ["retraction, one sign-off, needs two"],
        ),
    ],
)
def test_two_sign_off_where_a_rating_is_corrected(
    reason: SupersedeReason, level: CorrectionLevel | None, why: list[str]
) -> None:
    corrected = verdict(reason=reason, correction=level)
    assert found(sound(verdicts=(corrected,)), "sign-off") == why


def test_what_was_not_handed_in_is_to_be_handed_in_first() -> None:
    case = sound(verdicts=(verdict(handed_in_at=None),), sign_offs=())
    (block,) = broken_claim(case, RULES, ArticleKind.ARTICLE)
    assert block.mend == "hand it in, then ask another reviewer to sign it off"


def asked(at: str, to: QueryTo = QueryTo.CLAIMANT, answered_at: str | None = None) -> Query:
    return Query(1, "q1", 1, to, "Is that so?", "email", at, "mira", answered_at=answered_at)


@pytest.mark.parametrize(
    ("queries", "why"),
    [
        ((), ["claimant not asked for comment"]),
        ((asked("2025-06-01T10:00:00", QueryTo.EXPERT),), ["claimant not asked for comment"]),
        ((asked("2025-06-05T09:00:00"),), ["claimant had no time to answer"]),
        ((asked("2025-06-05T09:00:00", answered_at="2025-06-05T10:00:00"),), []),
        ((asked("2025-06-04T11:00:00"),), []),
        ((asked("2025-06-04T11:00:00Z"),), ["claimant had no time to answer"]),
        ((asked("yesterday"),), ["claimant had no time to answer"]),
    ],
)
def test_a_named_claimant_is_asked_first(queries: Sequence[Query], why: list[str]) -> None:
    case = sound("false", claim=claim(claimant="Ines Okoye"), queries=queries)
    assert found(case, "comment") == why


def test_nobody_is_asked_to_comment_on_praise_or_on_nobody() -> None:
    assert found(sound("true", claim=claim(claimant="Ines Okoye")), "comment") == []
    assert found(sound("false"), "comment") == []


def searched(*asked: tuple[str, str]) -> tuple[Search, ...]:
    return tuple(
        Search(number, f"s{number}", 1, place, words, "", "2025-06-05T09:00:00", "mira")
        for number, (place, words) in enumerate(asked, 1)
    )


@pytest.mark.parametrize(
    ("searches", "why"),
    [
        ((), ["no logged searches, needs three"]),
        ((("Archive", "ferry"),), ["one logged search, needs three"]),
        ((("Archive", "ferry"), ("archive", "Ferry")), ["one logged search, needs three"]),
        ((("Archive", "ferry"), ("Archive", "boat"), ("Register", "ferry")), []),
    ],
)
def test_unverifiable_has_three_logged_searches_each_a_search_of_its_own(
    searches: Sequence[tuple[str, str]], why: list[str]
) -> None:
    case = sound("unverifiable", searches=searched(*searches))
    assert found(case, "searches") == why
    assert found(sound("true"), "searches") == []


@given(as_of=st.text(max_size=12), recheck_by=st.none() | st.text(max_size=12))
def test_no_date_that_somebody_typed_stops_the_rules(as_of: str, recheck_by: str | None) -> None:
    case = sound(verdicts=(verdict("disputed", as_of=as_of, recheck_by=recheck_by),))
    assert all(block.why and block.mend for block in broken_claim(case, RULES, ArticleKind.DRAFT))
