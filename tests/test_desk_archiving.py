"""Keeping copies of sources, and what quotes become when they are held to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.desk.archive import ArchiveStatus
from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import BadInput, NotFound, Refused, WrongUse
from claimtrack.model.evidence import QuoteCheck, SourceState, Stance
from tests.page_host import HERE, PageHost, page_host

LOG = (
    "<h1>Log of the coast guard</h1><p>The ferry Aurora was lost at ten past two on 3 March, and"
    " 26 people were killed.</p><p>The harbour master had warned of the storm.</p>"
)


@pytest.fixture
def host(desk: Desk) -> Iterator[PageHost]:
    desk.own_reach = HERE
    with page_host() as served:
        yield served


@pytest.fixture
def claim(desk: Desk) -> int:
    return desk.claims.add("The ferry Aurora sank on 3 March 2025, killing 26.")


def _source(desk: Desk, host: PageHost, words: str = LOG) -> int:
    return desk.sources.add(NewSource(url=host.write("/log", words))).id


def test_the_page_is_kept_as_it_was_fetched(desk: Desk, host: PageHost) -> None:
    source = _source(desk, host)
    archived = desk.archive.keep(source)
    kind, data = host.pages["/log"]
    [kept] = desk.sources.snapshots(source)
    assert archived.status is ArchiveStatus.KEPT
    assert (kept.origin, kept.media_type, kept.kept_by) == (f"{host.url}/log", kind, "mira")
    assert kept.sha256 == archived.sha256 == hashlib.sha256(data).hexdigest()
    assert desk.store.sources.original(kept.id) == data
    assert "26 people were killed" in (desk.store.sources.readable(kept.id) or "")
    now = desk.sources.get(source)
    assert (now.stored, now.sha256, now.retrieved_at) == (True, kept.sha256, kept.kept_at)


def test_nothing_is_asked_until_somebody_asks(desk: Desk, host: PageHost, claim: int) -> None:
    desk.evidence.add(claim, _source(desk, host), Stance.SUPPORTS, quote="26 people were killed")
    assert host.asked == []


@pytest.mark.parametrize(
    ("quote", "check", "differing"),
    [
        ("26 people were killed", QuoteCheck.VERBATIM, ()),
        ("“The ferry Aurora was lost … on 3 March”", QuoteCheck.VERBATIM, ()),
        ("and 28 people were killed", QuoteCheck.NEAR, (("28", "26"),)),
        ("Nobody was harmed on the pier that night", QuoteCheck.NOT_FOUND, ()),
    ],
)
def test_every_quote_is_checked_against_the_copy(
    desk: Desk,
    host: PageHost,
    claim: int,
    quote: str,
    check: QuoteCheck,
    differing: tuple[tuple[str, str], ...],
) -> None:
    source = _source(desk, host)
    desk.evidence.add(claim, source, Stance.SUPPORTS, quote=quote)
    desk.evidence.add(claim, source, Stance.CONTEXT, locator="p. 1")
    [found] = desk.archive.keep(source).quotes
    first, second = desk.claims.case(claim).evidence
    assert (found.check, found.before) == (check, QuoteCheck.NOT_CHECKED)
    assert (first.quote_check, first.differing) == (check, differing)
    assert first.checked_against == desk.sources.snapshots(source)[0].id
    assert second.quote_check is QuoteCheck.NOT_CHECKED


def test_a_quote_that_comes_later_is_checked_at_once(
    desk: Desk, host: PageHost, claim: int
) -> None:
    source = _source(desk, host)
    desk.archive.keep(source)
    key = desk.evidence.add(claim, source, Stance.SUPPORTS, quote="28 people were killed")
    assert desk.claims.case(claim).evidence[0].found == "26 people were killed"
    desk.evidence.edit(key, quote="26 people were killed")
    [now] = desk.claims.case(claim).evidence
    assert (now.quote_check, now.differing) == (QuoteCheck.VERBATIM, ())


def test_a_page_that_did_not_change_is_kept_once(desk: Desk, host: PageHost) -> None:
    source = _source(desk, host)
    first = desk.archive.keep(source)
    again = desk.archive.keep(source)
    assert (again.status, again.snapshot) == (ArchiveStatus.UNCHANGED, first.snapshot)
    assert len(desk.sources.snapshots(source)) == 1


def test_a_changed_page_is_told_and_both_versions_are_kept(
    desk: Desk, host: PageHost, claim: int
) -> None:
    source = _source(desk, host)
    key = desk.evidence.add(claim, source, Stance.SUPPORTS, quote="26 people were killed")
    desk.archive.keep(source)
    host.write("/log", LOG.replace("26 people", "27 people"))
    changed = desk.archive.keep(source)
    assert changed.status is ArchiveStatus.CHANGED
    assert [("26 people" in line) for line in changed.gone] == [True]
    assert [("27 people" in line) for line in changed.new] == [True]
    first, second = desk.sources.snapshots(source)
    assert first.sha256 != second.sha256
    [one] = desk.claims.case(claim).evidence
    assert (one.quote_check, one.checked_against) == (QuoteCheck.VERBATIM, first.id)
    [quote] = changed.quotes
    assert (quote.evidence, quote.lost) == (key, True)
    case = desk.claims.case(claim).claim
    assert case.attention == "source changed"
    assert case.attention_why == f"source {source} no longer has the quote of evidence {key}"


def test_a_page_that_changed_beside_its_words_reads_the_same(desk: Desk, host: PageHost) -> None:
    source = _source(desk, host)
    desk.archive.keep(source)
    host.write("/log", LOG, head="<meta name='token' content='8271'>")
    assert desk.archive.keep(source).status is ArchiveStatus.SAME_WORDS
    assert len(desk.sources.snapshots(source)) == 2


def test_a_page_that_is_gone_is_unavailable_and_counts_as_before(
    desk: Desk, host: PageHost, claim: int
) -> None:
    source = _source(desk, host)
    desk.evidence.add(claim, source, Stance.SUPPORTS, quote="26 people were killed")
    desk.archive.keep(source)
    page = host.pages.pop("/log")
    gone = desk.archive.keep(source)
    assert (gone.status, desk.sources.get(source).state) == (
        ArchiveStatus.UNAVAILABLE,
        SourceState.UNAVAILABLE,
    )
    assert "404" in (gone.why or "")
    assert desk.claims.case(claim).claim.attention is None
    host.pages["/log"] = page
    desk.archive.keep(source)
    assert desk.sources.get(source).state is SourceState.AVAILABLE


def test_a_host_that_cannot_be_reached_changes_nothing(desk: Desk) -> None:
    desk.own_reach = HERE
    source = desk.sources.add(NewSource(url="http://127.0.0.1:9/log")).id
    with pytest.raises(BadInput, match="refused the connection"):
        desk.archive.keep(source)
    assert desk.sources.get(source).state is SourceState.AVAILABLE


def test_a_copy_can_come_from_a_file_or_from_an_archive_elsewhere(
    desk: Desk, host: PageHost, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(f"<html><body>{LOG}</body></html>", encoding="utf-8")
    source = desk.sources.add(NewSource(url="https://coast.example/log")).id
    assert desk.archive.keep(source, origin=str(saved)).status is ArchiveStatus.KEPT
    elsewhere = host.write("/web/20250605/log", LOG)
    desk.archive.keep(source, origin=elsewhere)
    assert [one.origin for one in desk.sources.snapshots(source)] == ["saved.html", elsewhere]
    assert desk.sources.get(source).archived_url == elsewhere


def test_a_source_without_an_address_needs_somewhere_to_take_a_copy_from(desk: Desk) -> None:
    source = desk.sources.add(NewSource(title="Interview with the harbour master")).id
    with pytest.raises(WrongUse, match="has no address"):
        desk.archive.keep(source)


def test_links_to_archives_elsewhere_are_recorded_without_asking(
    desk: Desk, host: PageHost
) -> None:
    source = _source(desk, host)
    kept = f"https://web.archive.org/web/20250605090000/{host.url}/log"
    recorded, unknown = desk.archive.record_links(
        [(f"{host.url}/log?utm_source=x", kept), ("https://nowhere.example/", "https://x.example/")]
    )
    assert (recorded, unknown) == ((source,), ["https://nowhere.example/"])
    assert desk.sources.get(source).archived_url == kept
    assert host.asked == []


def test_a_page_that_names_another_address_as_its_own_is_recognised(
    desk: Desk, host: PageHost
) -> None:
    known = desk.sources.add(NewSource(url="https://coast.example/log")).id
    head = "<link rel='canonical' href='https://www.coast.example/log'>"
    copy = desk.sources.add(NewSource(url=host.write("/copy", LOG, head))).id
    assert desk.archive.keep(copy).same_as == known


def test_undoing_takes_the_copy_and_the_checks_back_and_redo_brings_them(
    desk: Desk, host: PageHost, claim: int
) -> None:
    source = _source(desk, host)
    desk.evidence.add(claim, source, Stance.SUPPORTS, quote="26 people were killed")
    desk.archive.keep(source)
    before = desk.claims.case(claim), desk.sources.snapshots(source)
    desk.history.undo()
    assert desk.sources.snapshots(source) == ()
    assert desk.claims.case(claim).evidence[0].quote_check is QuoteCheck.NOT_CHECKED
    desk.history.redo()
    after = desk.claims.case(claim), desk.sources.snapshots(source)
    assert after[1] == before[1]
    assert desk.store.sources.original(after[1][0].id) == host.pages["/log"][1]
    assert after[0].evidence[0].quote_check is QuoteCheck.VERBATIM


def test_a_copy_that_a_colleagues_quote_was_checked_against_stays(
    desk: Desk, other: Desk, host: PageHost, claim: int
) -> None:
    source = _source(desk, host)
    desk.archive.keep(source)
    other.evidence.add(claim, source, Stance.SUPPORTS, quote="26 people were killed")
    with pytest.raises(Refused, match="quote of evidence 1 was checked against it"):
        desk.history.undo()
    assert desk.sources.snapshots(source)


def test_a_file_is_a_source_like_a_page(desk: Desk, claim: int, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("The harbour master: we lost 26 people.\n", encoding="utf-8")
    source = desk.sources.add_file(notes, NewSource(title="Notes of 4 June", confidential=True)).id
    desk.evidence.add(claim, source, Stance.SUPPORTS, quote="we lost 26 people")
    [one] = desk.claims.case(claim).evidence
    assert (one.quote_check, one.source.title) == (QuoteCheck.VERBATIM, "Notes of 4 June")
    assert one.secret
    assert desk.sources.add_file(notes).id == source
    assert desk.sources.snapshots(source)[0].origin == "notes.txt"


def test_a_recording_is_kept_though_it_has_no_words(desk: Desk, tmp_path: Path) -> None:
    tape = tmp_path / "interview.mp3"
    tape.write_bytes(b"ID3\x04\x00\x00\x00" + bytes(range(256)) * 40)
    source = desk.sources.add_file(tape).id
    [kept] = desk.sources.snapshots(source)
    assert desk.store.sources.original(kept.id) == tape.read_bytes()
    assert desk.store.sources.readable(kept.id) is None
    assert kept.unread_why
    assert desk.sources.get(source).title == "interview.mp3"


def test_of_a_file_that_is_too_large_the_hash_is_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.desk.copies.LARGEST", 100)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * 101)
    source = desk.sources.add_file(film).id
    [kept] = desk.sources.snapshots(source)
    assert (kept.stored, kept.size) == (False, 101)
    assert kept.sha256 == hashlib.sha256(b"x" * 101).hexdigest()
    assert "keep the file safe" in (kept.unread_why or "")
    assert desk.sources.add_file(film).id == source


def test_a_file_that_is_not_there_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        desk.sources.add_file(tmp_path / "nothing.pdf")
    with pytest.raises(BadInput, match="cannot be read"):
        desk.sources.add_file(tmp_path)


def test_a_file_that_is_taken_back_comes_again_whole(desk: Desk, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("We lost 26 people.", encoding="utf-8")
    source = desk.sources.add_file(notes).id
    desk.history.undo()
    assert desk.sources.listed() == ()
    assert desk.sources.snapshots(source) == ()
    assert desk.sources.find("lost people") == ()
    desk.history.redo()
    [kept] = desk.sources.snapshots(source)
    assert desk.store.sources.original(kept.id) == notes.read_bytes()
