"""Sources: one of each, found again, and one voice where they go back to one origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.article import Hints
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.rules.judged import judged, voices
from tests.conftest import ARTICLE, desk_of, take_in
from tests.test_match_origins import OWN, WIRE

PAGE = "https://coast.example/log"


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The ferry Aurora sank on 3 March 2025.")


def test_one_page_under_two_addresses_is_one_source(desk: Desk, claim: int) -> None:
    first = desk.sources.add(NewSource(url=PAGE)).id
    assert (
        desk.sources.add(NewSource(url="http://m.coast.example/log/?utm_source=mail#top")).id
        == first
    )
    desk.evidence.add(claim, NewSource(url="https://coast.example/log/amp"), Stance.SUPPORTS)
    assert [one.id for one in desk.sources.listed()] == [first]


def test_two_who_add_one_page_at_once_get_one_source(desk: Desk, other: Desk) -> None:
    row = NewSource(url=PAGE)
    assert desk.sources.add(row).id == other.sources.add(row).id


def test_a_source_without_address_is_known_by_its_whole_name(desk: Desk) -> None:
    first = desk.sources.add(
        NewSource(title="Interview", publisher="Ada", published_on="2025-06-01")
    ).id
    same = NewSource(title="Interview", publisher="Ada", published_on="2025-06-01")
    later = NewSource(title="Interview", publisher="Ada", published_on="2025-06-03")
    assert desk.sources.add(same).id == first
    assert desk.sources.add(later).id != first


@pytest.mark.parametrize("said", ["harbour master", "harbor mastre", "coast.example", "ledger of"])
def test_sources_are_found_by_name_and_address_typing_errors_and_all(desk: Desk, said: str) -> None:
    wanted = desk.sources.add(
        NewSource(title="Ledger of the harbour master", publisher="Port", url=PAGE)
    ).id
    desk.sources.add(NewSource(title="Weather report", publisher="Met office"))
    assert [found.source.id for found in desk.sources.find(said)] == [wanted]


def test_looking_for_nothing_finds_nothing(desk: Desk) -> None:
    desk.sources.add(NewSource(title="Ledger"))
    assert desk.sources.find(' "*( ') == ()
    assert desk.sources.find("zebra") == ()


def test_sources_are_found_by_the_words_kept_of_them(desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("She spoke of a hidden manifest.", encoding="utf-8")
    source = desk.sources.add_file(notes, NewSource(title="Conversation")).id
    [found] = desk.sources.find("hidden manifest")
    assert (found.source.id, found.in_text) == (source, True)


def test_the_details_of_a_source_can_be_edited_one_at_a_time(desk: Desk, other: Desk) -> None:
    source = desk.sources.add(NewSource(url=PAGE)).id
    seen = desk.sources.get(source)
    desk.sources.edit(source, title="Log", rank=SourceRank.PRIMARY, version=seen.version)
    edited = desk.sources.get(source)
    assert (edited.title, edited.rank) == ("Log", SourceRank.PRIMARY)
    with pytest.raises(Stale, match="changed by mira"):
        other.sources.edit(source, title="Diary", version=seen.version)
    with pytest.raises(WrongUse, match="url of a source cannot be edited"):
        desk.sources.edit(source, url="https://other.example")
    with pytest.raises(WrongUse, match="date of the source"):
        desk.sources.edit(source, published_on="soon")
    with pytest.raises(NotFound):
        desk.sources.edit(99, title="Log")


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/toll",
        "http://m.harbour.example/toll?fbclid=1",
        "https://web.archive.org/web/20250605/https://harbour.example/toll",
    ],
)
def test_no_address_of_the_article_is_evidence_for_its_own_claims(desk: Desk, address: str) -> None:
    article = take_in(desk, ARTICLE, Hints(url="https://harbour.example/toll"))
    claim = desk.sentences.accept(desk.articles.case(article).sentences[1].id)
    with pytest.raises(Refused, match="cannot be evidence for it"):
        desk.evidence.add(claim, NewSource(url=address), Stance.SUPPORTS)


def test_a_file_of_the_article_is_no_evidence_for_its_own_claims(
    desk: Desk, article: int, tmp_path: Path
) -> None:
    claim = desk.sentences.accept(desk.articles.case(article).sentences[1].id)
    copy = tmp_path / "copy.txt"
    copy.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(Refused, match="cannot be evidence for it"):
        desk.evidence.add(claim, desk.sources.add_file(copy).id, Stance.SUPPORTS)


def test_evidence_from_a_file_is_one_action_or_none(
    desk: Desk, article: int, tmp_path: Path
) -> None:
    claim = desk.sentences.accept(desk.articles.case(article).sentences[1].id)
    copy, log = tmp_path / "copy.txt", tmp_path / "log.txt"
    copy.write_text(ARTICLE, encoding="utf-8")
    log.write_text("The toll rose to 28 in May, as the port recorded.", encoding="utf-8")
    with pytest.raises(Refused, match="cannot be evidence for it"):
        desk.evidence.add(claim, copy, Stance.SUPPORTS)
    assert desk.sources.count() == 0
    key = desk.evidence.add(claim, log, Stance.SUPPORTS, quote="toll rose to 28 in May")
    assert desk.evidence.get(key).quote_check == "verbatim"
    again = desk.evidence.add(claim, log, Stance.CONTEXT)
    assert desk.evidence.get(again).source == desk.evidence.get(key).source
    desk.history.undo()
    desk.history.undo()
    assert desk.sources.count() == 0
    with pytest.raises(NotFound, match=f"no evidence {key} on file"):
        desk.evidence.get(key)


def test_evidence_of_an_article_that_makes_the_claim_later_stops_counting(desk: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    desk.evidence.add(claim, NewSource(url="https://harbour.example/toll"), Stance.SUPPORTS)
    verdict = desk.verdicts.rate(claim, "true", "The register of the port has it in its own words.")
    case = desk.claims.case(claim)
    assert len(judged(case, case.verdicts[0]).evidence) == 1
    article = take_in(desk, ARTICLE, Hints(url="https://www.harbour.example/toll/"))
    sentence = next(
        one for one in desk.articles.case(article).sentences if "pier opened" in one.text
    )
    desk.suggestions.link(sentence.id, claim, anyway=True)
    case = desk.claims.case(claim)
    assert case.verdicts[0].id == verdict
    assert judged(case, case.verdicts[0]).evidence == ()


def test_ten_copies_of_one_story_count_once_when_they_are_grouped(
    desk: Desk, claim: int, tmp_path: Path
) -> None:
    keys = []
    for number in range(10):
        file = tmp_path / f"paper-{number}.txt"
        file.write_text(f"Paper {number}\n\n{WIRE}", encoding="utf-8")
        source = desk.sources.add_file(
            file, NewSource(title="Aurora", publisher=f"Paper {number}")
        ).id
        keys.append(desk.evidence.add(claim, source, Stance.SUPPORTS))
    file = tmp_path / "own.txt"
    file.write_text(OWN, encoding="utf-8")
    desk.evidence.add(
        claim, desk.sources.add_file(file, NewSource(publisher="Post")).id, Stance.SUPPORTS
    )
    [group] = desk.evidence.suggested_groups(claim)
    assert group.keys == tuple(keys)
    assert len(voices(desk.claims.case(claim).evidence)) == 11
    desk.evidence.group(group.keys, "the wire story")
    assert len(voices(desk.claims.case(claim).evidence)) == 2
    assert desk.evidence.suggested_groups(claim) == ()
    desk.history.undo()
    assert len(voices(desk.claims.case(claim).evidence)) == 11


def test_grouping_lapses_what_was_signed_off(desk: Desk, claim: int) -> None:
    keys = [
        desk.evidence.add(claim, NewSource(url=f"https://{name}.example/"), Stance.SUPPORTS)
        for name in ("courier", "ledger")
    ]
    verdict = desk.verdicts.rate(
        claim, "true", "Both papers had a reporter on the quay that night."
    )
    desk.verdicts.submit(claim)
    with desk_of(desk.path, "tomas") as other:
        other.sign_offs.sign_off(verdict)
    desk.evidence.group(keys, "Reuters")
    assert desk.claims.case(claim).sign_offs[0].lapsed_why == (
        "evidence was found to share one origin"
    )
    with pytest.raises(WrongUse, match="Name the evidence"):
        desk.evidence.group([], "Reuters")
