"""The worked example: made the same every time, true to its sources, and fair."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimtrack.demo.build import build
from claimtrack.demo.casebook import read_casebook
from claimtrack.demo.story import Story
from claimtrack.desk.desk import Desk
from claimtrack.errors import FileTrouble, Refused
from claimtrack.model.case import ArticleCase, ClaimCase, Severity
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.evidence import Stance
from claimtrack.model.match import Relation
from claimtrack.rules.house import load_rules

COMMITTED = Path(__file__).parent.parent / "claims.db"
OURS = {"Harbour Courier", "The Upland Ledger"}
NOT_HEADLINES = (
    "UN Security Council strongly condemns Pahalgam attack",
    "UNSC names TRF in Pahalgam attack report, links to LeT",
    "Pak bid to derail Indian outreach with religion flops; Malaysia: reports",
    "PM Modi meets members of all-party delegations at his residence",
    "Delegations to project Pakistan's perspective on Indian aggression",
    "Fatemi meets Russian FM Lavrov",
    "Grey list, June 2025 (reproduction of the FATF lists)",
    "Khawaja Asif hails FATF snub to 'Indian designs'",
    "Explainer: Why India is pushing for Pakistan's return to FATF grey list",
    "India-Pakistan ceasefire announced after DGMO call (report of 10 May 2025)",
    "Omar Abdullah holds special J-K govt cabinet meeting in Pahalgam",
)
"""Titles guessed from an address or made up by a researcher: never to be shown as headlines."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build, not to be written to."""
    path = tmp_path_factory.mktemp("demo") / "example.db"
    build(path)
    return path


@pytest.fixture(scope="module")
def claims(example: Path) -> tuple[ClaimCase, ...]:
    with Desk(example, create=False) as desk:
        return tuple(desk.claims.case(row.claim.id) for row in reversed(desk.claims.listed()))


@pytest.fixture(scope="module")
def articles(example: Path) -> tuple[ArticleCase, ...]:
    with Desk(example, create=False) as desk:
        return tuple(desk.articles.case(row.article.id) for row in reversed(desk.articles.listed()))


def content(path: Path) -> dict[str, list[Any]]:
    """Every row of every ordinary table, and the shape of them all.

    Left out: when the migrations were run, and what FTS5 keeps for itself, which differs between
    versions of SQLite. An article's bytes are compared as received, not as compressed.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        shape = [tuple(row) for row in connection.execute("SELECT type, name FROM sqlite_schema")]
        names = [
            row["name"]
            for row in connection.execute("PRAGMA main.table_list")
            if row["type"] == "table" and not row["name"].startswith(("sqlite_", "_sqlite_"))
        ]
        found: dict[str, list[Any]] = {"": sorted(shape)}
        for name in sorted(names):
            rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
            for row in rows:
                if "original" in row:
                    row["original"] = zlib.decompress(row["original"])
            found[name] = rows
    return found


def named(claims: tuple[ClaimCase, ...], words: str) -> ClaimCase:
    found = [case for case in claims if words in case.claim.text]
    assert len(found) == 1, [case.claim.text for case in found]
    return found[0]


@pytest.mark.slow
def test_two_builds_hold_the_same(example: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    build(again)
    first, second = content(example), content(again)
    assert first == second
    assert len(first["claim"]) == 29
    assert {row["login"] for row in first["event"]} == {"claimtrack"}


def test_the_committed_file_is_a_fresh_build(example: Path) -> None:
    assert content(COMMITTED) == content(example)


def test_looking_at_everything_leaves_every_byte_as_it_was(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    shutil.copyfile(example, path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with Desk(path, reviewer="guest", create=False) as desk:
        for article in desk.articles.listed():
            case = desk.articles.case(article.article.id)
            desk.articles.blocks(case)
            for sentence in case.sentences:
                desk.match(sentence.text)
        for row in desk.claims.listed():
            desk.claims.blocks(desk.claims.case(row.claim.id))
        assert desk.queue.listed()
        assert desk.sources.listed()
        assert not desk.claims.loose()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [one.name for one in tmp_path.iterdir()] == ["copy.db"]


def test_the_file_is_its_owners_and_keeps_no_write_ahead_log(example: Path) -> None:
    assert example.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(f"{example.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_is_there_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        build(path)
    assert path.read_text() == "mine"


def test_a_link_that_leads_nowhere_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "link.db"
    path.symlink_to(tmp_path / "nowhere.db")
    with pytest.raises(Refused, match="is there already"):
        build(path)
    assert path.is_symlink()


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="cannot be written"):
        build(tmp_path / "missing" / "example.db")


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused("Not today.")

    monkeypatch.setattr(Story, "_sign_off", refuse)
    with pytest.raises(Refused, match="Not today"):
        build(tmp_path / "example.db")
    assert list(tmp_path.iterdir()) == []


def test_every_appearance_stands_at_its_words(
    claims: tuple[ClaimCase, ...], articles: tuple[ArticleCase, ...]
) -> None:
    texts = {case.article.id: case.article.text for case in articles}
    places = [place for case in claims for place in case.appearances]
    assert len(places) == 32
    for place in places:
        assert texts[place.article][place.start : place.end] == place.quote
    assert any(len({place.article for place in case.appearances}) == 2 for case in claims)


def test_the_first_article_is_sorted_and_the_second_leaves_something_to_do(
    articles: tuple[ArticleCase, ...],
) -> None:
    courier, ledger = articles
    assert courier.coverage.undecided == 0
    assert courier.coverage.open == 3
    assert courier.coverage.skipped == 2
    assert courier.coverage.not_claims > 2
    assert ledger.coverage.undecided >= 4
    assert {case.article.publisher for case in articles} == OURS


def test_the_traps_of_a_real_page_are_in_the_first_article(
    articles: tuple[ArticleCase, ...],
) -> None:
    kinds = [sentence.kind.value for sentence in articles[0].sentences]
    assert kinds.count("title") == 2
    assert kinds.count("heading") >= 4
    assert kinds.count("boilerplate") >= 5
    assert {"standfirst", "caption", "byline", "dateline"} <= set(kinds)


def test_only_our_own_publishers_claim_anything(claims: tuple[ClaimCase, ...]) -> None:
    for case in claims:
        articles = {place.article for place in case.appearances}
        assert (case.claim.claimant in OURS) == (len(articles) == 1), case.claim.text
        assert case.claim.claimant in {*OURS, None}


def test_whoever_is_rated_adversely_is_one_of_them(claims: tuple[ClaimCase, ...]) -> None:
    for case in claims:
        if any(verdict.rating.adverse for verdict in case.verdicts):
            assert case.claim.claimant in OURS, case.claim.text


def test_both_articles_err_and_most_of_it_is_true(claims: tuple[ClaimCase, ...]) -> None:
    judged = [case for case in claims if case.verdict is not None]
    wrong = [case for case in judged if case.verdict and case.verdict.rating.adverse]
    assert {case.claim.claimant for case in wrong} == OURS
    right = [
        case for case in judged if case.verdict and case.verdict.rating.normalised.value == "true"
    ]
    assert len(right) > len(judged) / 2


def test_every_adverse_or_disputed_rating_of_the_plan_is_there(
    claims: tuple[ClaimCase, ...],
) -> None:
    ratings = {
        words: case.verdict.rating.slug
        for words in (
            "on the grey list",
            "on its black list",
            "visited 33 countries",
            "attended every G7 summit",
            "took no step against Pakistan",
            "general words against terrorism",
            "no invitation",
            "complete air superiority",
            "asked Malaysia to cancel",
            "a single delegation of seven members",
        )
        if (case := named(claims, words)).verdict is not None
    }
    assert ratings == {
        "on the grey list": "false",
        "on its black list": "mostly-false",
        "visited 33 countries": "mostly-true",
        "attended every G7 summit": "mostly-true",
        "took no step against Pakistan": "mostly-true",
        "general words against terrorism": "misleading",
        "no invitation": "outdated",
        "complete air superiority": "disputed",
        "asked Malaysia to cancel": "disputed",
        "a single delegation of seven members": "false",
    }


def test_disputes_have_a_voice_on_either_side_and_a_day_to_look_again(
    claims: tuple[ClaimCase, ...],
) -> None:
    disputed = [case for case in claims if case.verdict and case.verdict.rating.slug == "disputed"]
    assert len(disputed) == 2
    for case in disputed:
        verdict = case.verdict
        assert verdict is not None
        sides = {
            stance: {one.independence for one in case.evidence if one.stance is stance}
            for stance in (Stance.SUPPORTS, Stance.REFUTES)
        }
        assert sides[Stance.SUPPORTS]
        assert sides[Stance.REFUTES]
        assert not sides[Stance.SUPPORTS] & sides[Stance.REFUTES]
        again = date.fromisoformat(verdict.recheck_by or "")
        assert 0 < (again - date.fromisoformat(verdict.as_of)).days <= 90


def test_copies_of_one_report_are_one_voice(claims: tuple[ClaimCase, ...]) -> None:
    case = named(claims, "asked Malaysia to cancel")
    backing = [one for one in case.evidence if one.stance is Stance.SUPPORTS]
    assert len(backing) == 2
    assert len({one.independence for one in backing}) == 1


def test_an_overtaken_claim_keeps_the_verdict_it_had(claims: tuple[ClaimCase, ...]) -> None:
    first, second = named(claims, "no invitation").verdicts
    assert (first.rating.slug, first.as_of) == ("true", "2025-06-05")
    assert first.handed_in_at is not None
    assert second.rating.slug == "outdated"
    assert second.supersedes == first.id
    assert second.reason is not None
    assert second.reason.value == "new facts"
    assert second.recheck_by is not None
    signed = [one for one in named(claims, "no invitation").sign_offs if one.verdict == first.id]
    assert [(one.by, one.lapsed_why) for one in signed] == [("ines", "evidence was added")]


def test_no_verdict_is_older_than_what_it_leans_on(claims: tuple[ClaimCase, ...]) -> None:
    leaning = 0
    for case in claims:
        evidence = {one.id: one for one in case.evidence}
        for verdict in case.verdicts:
            for key in verdict.evidence:
                published = evidence[key].source.published_on
                if published is not None:
                    leaning += 1
                    assert published[:10] <= verdict.as_of, case.claim.text
    assert leaning > 50


def test_nobody_signs_off_their_own(claims: tuple[ClaimCase, ...]) -> None:
    signed = 0
    for case in claims:
        reviewers = {verdict.id: verdict.reviewer for verdict in case.verdicts}
        assert set(reviewers.values()) <= {"mira", "tomas"}
        for sign_off in case.sign_offs:
            signed += 1
            assert sign_off.by != reviewers[sign_off.verdict]
    assert signed > 20


def test_a_guessed_title_is_never_shown(claims: tuple[ClaimCase, ...]) -> None:
    shown = {
        words
        for case in claims
        for one in case.evidence
        for words in (one.source.title, one.quote, one.note)
    }
    for title in NOT_HEADLINES:
        assert not any(title in words for words in shown)


def test_only_headlines_are_quoted(claims: tuple[ClaimCase, ...]) -> None:
    quoted = [one for case in claims for one in case.evidence if one.quote]
    assert len(quoted) > 10
    for one in quoted:
        assert (one.quote, one.locator) == (one.source.title, "headline")


def test_evidence_has_a_quote_a_locator_or_a_note(claims: tuple[ClaimCase, ...]) -> None:
    for case in claims:
        for one in case.evidence:
            assert one.quote or one.locator or one.note, case.claim.text


def test_the_example_keeps_every_house_rule_but_for_what_is_left_on_purpose(
    example: Path, articles: tuple[ArticleCase, ...]
) -> None:
    named_on_purpose = {
        (told.text, rule) for told in read_casebook().claims for rule in told.blocked_by
    }
    with Desk(example, create=False) as desk:
        blocks = [
            (case, block)
            for case in articles
            for block in desk.articles.blocks(case)
            if block.severity is Severity.BLOCKS
        ]
    texts = {one.claim.id: one.claim.text for case in articles for one in case.claims}
    assert {(texts[block.claim or 0], block.rule) for _, block in blocks} == named_on_purpose
    whys = {(block.rule, block.why) for _, block in blocks}
    assert whys >= {
        ("sources", "one source, needs two"),
        ("sign-off", "not signed off"),
        ("sign-off", "legal flag, one sign-off, needs two"),
        ("comment", "claimant had no time to answer"),
        ("open", "no verdict yet"),
        ("open", "earlier verdict not reaffirmed here"),
    }
    assert len(blocks) == 8


def test_as_shipped_the_rules_would_ask_the_example_for_copies_of_its_pages(
    example: Path, articles: tuple[ArticleCase, ...]
) -> None:
    with Desk(example, create=False, rules=load_rules()) as desk:
        rules = {
            block.rule for block in desk.articles.blocks(articles[0]) if block.severity == "blocks"
        }
    assert "archive" in rules


def test_a_linked_sentence_counts_only_where_it_was_reaffirmed(
    claims: tuple[ClaimCase, ...], articles: tuple[ArticleCase, ...]
) -> None:
    ledger = articles[1]
    assert ledger.standing(named(claims, "led by Bilawal Bhutto Zardari")) is not None
    assert ledger.standing(named(claims, "led the delegation that went to Moscow")) is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("killed 28 people", "killed 26 people"),
        ("killed 26 people", "killed 28 people"),
        ("on the grey list", "on its black list"),
        ("wants the country on the black list", "on the grey list"),
        ("no longer on the grey list", "on the grey list of"),
        ("visited 25 countries", "visited 33 countries"),
        ("one delegation of seven members", "sent seven all-party delegations"),
        ("Sanjay Jha led had nine members", "Bilawal Bhutto Zardari"),
        ("delegation to New York", "led by Sanjay Jha had nine members"),
    ],
)
def test_what_differs_is_never_called_the_same(
    example: Path,
    claims: tuple[ClaimCase, ...],
    articles: tuple[ArticleCase, ...],
    said: str,
    known: str,
) -> None:
    sentence = next(one for case in articles for one in case.sentences if said in one.text)
    claim = named(claims, known).claim.id
    with Desk(example, create=False) as desk:
        match = desk.matching.compare(sentence.text, claim)
    assert match is None or match.relation not in (Relation.SAME, Relation.VARIANT)


def test_open_claims_wait_without_a_verdict(claims: tuple[ClaimCase, ...]) -> None:
    waiting = [case for case in claims if case.verdict is None]
    assert len(waiting) == 3
    assert {case.claim.status for case in waiting} == {ClaimStatus.OPEN}


def test_the_casebook_uses_every_source_it_lists_and_words_every_rationale() -> None:
    book = read_casebook()
    rulings = [ruling for told in book.claims for ruling in told.rulings]
    assert all(len(ruling.why) >= 80 for ruling in rulings if not ruling.reaffirms)
    assert list(book.days()) == sorted(set(book.days()))
    urls = {item.source.url for ruling in rulings for item in ruling.evidence}
    text = (Path(read_casebook.__code__.co_filename).parent / "sources.toml").read_text("utf-8")
    assert len(urls) == text.count("\nurl = ")
