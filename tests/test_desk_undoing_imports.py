"""Taking an import back: a run is one undo, what came in is put aside, and can come in again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportStatus
from claimtrack.errors import NotFound, Refused
from claimtrack.model.article import Hints
from claimtrack.model.claim import AnchorState
from tests import tiny_encoder
from tests.command import command
from tests.undo_law import shown

PAGE = "https://courier.example/pier"


def _folder(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "night"
    folder.mkdir()
    for number in range(count):
        words = f"Night {number}\n\nThe pier {number} was closed for {number + 2} days in May.\n"
        (folder / f"{number:03}.txt").write_text(words, encoding="utf-8")
    return folder


def _list(tmp_path: Path, *rows: tuple[str, str, str], name: str = "list.jsonl") -> Path:
    listed = tmp_path / name
    lines = (
        {"claim": claim, "claimant": claimant, "rating": rating, "url": f"https://c.example/{at}"}
        for at, (claim, claimant, rating) in enumerate(rows)
    )
    listed.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return listed


def _page(tmp_path: Path, text: str) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    return page


ROWS = (
    ("The pier opened in 1911.", "Ada Lindqvist", "true"),
    ("The harbour has two cranes.", "Ada Lindqvist", "false"),
)
FIRST = "The pier\n\nThe pier opened in 1911. It never closed since then.\n"
LATER = "The pier\n\nThe pier opened in 1912. It never closed since then.\n"


def test_a_folder_is_one_undo_and_one_redo(desk: Desk, tmp_path: Path) -> None:
    desk.claims.add("The harbour has two cranes.")
    before = shown(desk.path)
    list(desk.import_(_folder(tmp_path, 12)))
    after = shown(desk.path)
    assert desk.history.undo_in_words() == "import of 12 articles"
    assert desk.history.undo().touched == "12 articles"
    assert shown(desk.path) == before
    assert desk.history.redo().words == "import of 12 articles"
    assert shown(desk.path) == after
    desk.history.undo()
    desk.history.undo()
    assert desk.claims.count() == 0


def test_a_run_says_what_it_brought(path: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path, 2)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert command(path, "import", str(folder)).code == 1
    listed = _list(tmp_path, *ROWS)
    assert command(path, "import", str(listed), "--as-kind", "claims").code == 0
    assert command(path, "undo").out == "undone: import (2 claims)\n"
    assert command(path, "redo").out == "redone: import (2 claims)\n"
    assert command(path, "undo", "2").out == (
        "undone: import (2 claims)\nundone: import (2 articles, 1 failure)\n"
    )


def test_what_an_interrupted_run_brought_is_one_undo(desk: Desk, tmp_path: Path) -> None:
    run = desk.import_(_folder(tmp_path, 6))
    assert len(list(islice(run, 4))) == 4
    run.close()  # type: ignore[attr-defined]
    assert len(desk.articles.listed()) == 4
    assert desk.history.undo().touched == "4 articles"
    assert desk.articles.listed() == ()


@pytest.mark.slow
def test_what_a_killed_run_brought_is_one_undo(path: Path, tmp_path: Path) -> None:
    folder = _folder(tmp_path, 300)
    with Desk(path):
        pass
    command_line = [sys.executable, "-m", "claimtrack", "--db", str(path), "--as", "mira"]
    process = subprocess.Popen([*command_line, "import", str(folder)], stdout=subprocess.DEVNULL)
    with Desk(path, reviewer="mira") as desk:
        while len(desk.articles.listed()) < 20:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        brought = len(desk.articles.listed())
        assert 20 <= brought < 300
        assert desk.history.undo().touched == f"{brought} articles"
        assert desk.articles.listed() == ()
        with pytest.raises(NotFound):
            desk.history.undo()


def test_a_run_that_is_undone_while_it_goes_on_leaves_the_rest_to_another_undo(
    desk: Desk, tmp_path: Path
) -> None:
    run = desk.import_(_folder(tmp_path, 5))
    list(islice(run, 3))
    assert desk.history.undo().touched == "3 articles"
    list(run)
    assert len(desk.articles.listed()) == 2
    assert desk.history.undo().touched == "2 articles"


def test_what_was_done_during_a_run_is_undone_before_it(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    run = desk.import_(_folder(tmp_path, 4))
    list(islice(run, 2))
    with Desk(desk.path, reviewer="mira") as again:
        again.claims.add("The harbour has two cranes.")
    other.claims.add("The toll costs 4 million.")
    list(run)
    assert desk.history.undo().action == "add claim"
    assert desk.history.undo().touched == "4 articles"
    assert [row.claim.text for row in desk.claims.listed()] == ["The toll costs 4 million."]


def test_a_run_that_builds_on_what_was_done_meanwhile_goes_on_as_an_action_of_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    places = []
    for number, text in enumerate((FIRST, LATER)):
        places.append(tmp_path / f"{number}.txt")
        places[-1].write_text(text, encoding="utf-8")
    before = shown(desk.path)
    run = desk.import_(*places, hints=Hints(url=PAGE))
    next(run)
    with Desk(desk.path, reviewer="mira") as again:
        [sentence] = [s for s in again.articles.case(1).sentences if "1911" in s.text]
        again.sentences.accept(sentence.id)
    list(run)
    assert [desk.history.undo().action for _ in range(3)] == ["import revision", "accept", "import"]
    assert shown(desk.path) == before


def test_a_list_with_claimants_is_undone_with_all_that_is_older(desk: Desk, tmp_path: Path) -> None:
    before = shown(desk.path)
    desk.claims.add("The toll costs 4 million.")
    list(desk.claims.import_(_list(tmp_path, *ROWS)))
    assert desk.history.undo().words == "import of 2 claims"
    desk.history.undo()
    assert shown(desk.path) == before


def test_a_list_that_was_undone_comes_in_again_and_says_what_it_says_now(
    desk: Desk, tmp_path: Path
) -> None:
    list(desk.claims.import_(_list(tmp_path, *ROWS)))
    numbers = {row.claim.id for row in desk.claims.listed()}
    desk.history.undo()
    before = shown(desk.path)
    mended = [("The Pier opened in 1911.", "Bo Ek", "false"), ROWS[1]]
    [again] = desk.claims.import_(_list(tmp_path, *mended))
    assert (again.status, again.claims) == (ImportStatus.ADDED, 2)
    assert {row.claim.id for row in desk.claims.listed()} == numbers
    first = desk.claims.case(min(numbers))
    assert (first.claim.text, first.claim.claimant) == ("The Pier opened in 1911.", "Bo Ek")
    assert [wording.text for wording in first.wordings] == ["The Pier opened in 1911."]
    assert [review.label for review in first.reviews] == ["false"]
    assert desk.match("The pier opened in 1911.")[0].match.claim == first.claim.id
    [third] = desk.claims.import_(_list(tmp_path, *mended))
    assert third.status is ImportStatus.UNCHANGED
    desk.history.undo()
    assert shown(desk.path) == before
    with pytest.raises(NotFound):
        desk.history.undo()


def test_part_of_an_undone_list_can_come_in_with_another(desk: Desk, tmp_path: Path) -> None:
    list(desk.claims.import_(_list(tmp_path, *ROWS)))
    desk.history.undo()
    [again] = desk.claims.import_(_list(tmp_path, ROWS[0], name="other.jsonl"))
    assert again.claims == 1
    assert [row.claim.text for row in desk.claims.listed()] == [ROWS[0][0]]
    assert desk.history.undo().touched == "1 claim"
    assert desk.claims.count() == 0


def test_a_list_that_others_imported_since_is_not_redone(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    listed = _list(tmp_path, *ROWS)
    list(desk.claims.import_(listed))
    desk.history.undo()
    list(other.claims.import_(listed))
    with pytest.raises(Refused, match=r"tomas has imported the same claims since\."):
        desk.history.redo()
    assert desk.claims.count() == 2


def test_a_list_that_a_colleague_updated_or_noted_stays(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    list(desk.claims.import_(_list(tmp_path, *ROWS)))
    list(other.claims.import_(_list(tmp_path, (*ROWS[0][:2], "half true"))))
    with pytest.raises(Refused, match=r"tomas has worked on claim #1 in it since\."):
        desk.history.undo()
    other.history.undo()
    other.claims.note(2, "ask the harbour office")
    with pytest.raises(Refused, match=r"tomas has worked on claim #2 in it since\."):
        desk.history.undo()
    other.history.undo()
    desk.history.undo()
    assert desk.claims.count() == 0


def test_an_undone_revision_comes_in_again_with_its_claims(desk: Desk, tmp_path: Path) -> None:
    hints = Hints(url=PAGE)
    list(desk.import_(_page(tmp_path, FIRST), hints=hints))
    [sentence] = [s for s in desk.articles.case(1).sentences if "1911" in s.text]
    claim = desk.sentences.accept(sentence.id)
    before = shown(desk.path)
    later = _page(tmp_path, LATER)
    list(desk.import_(later, hints=hints))
    after = shown(desk.path)
    desk.history.undo()
    assert shown(desk.path) == before
    [again] = desk.import_(later, hints=hints)
    assert (again.status, again.article, again.revision_of) == (ImportStatus.UPDATED, 2, 1)
    places = desk.claims.case(claim).appearances
    assert [(one.article, one.state) for one in places] == [(2, AnchorState.CHANGED)]
    assert shown(desk.path)["claim"] == after["claim"]
    desk.history.undo()
    assert shown(desk.path) == before


def test_a_revision_that_was_undone_stands_in_the_way_of_nothing_older(
    desk: Desk, tmp_path: Path
) -> None:
    before = shown(desk.path)
    list(desk.import_(_page(tmp_path, FIRST), hints=Hints(url=PAGE)))
    claim = desk.claims.add("The harbour has two cranes.")
    desk.suggestions.reject(desk.articles.case(1).sentences[-1].id, claim)
    list(desk.import_(_page(tmp_path, LATER), hints=Hints(url=PAGE)))
    after = shown(desk.path)
    for _ in range(4):
        desk.history.undo()
    assert shown(desk.path) == before
    for _ in range(4):
        desk.history.redo()
    assert shown(desk.path) == after


def test_what_a_colleague_undid_in_an_article_can_be_redone_after_it_came_in_again(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    page = _page(tmp_path, FIRST)
    list(desk.import_(page))
    sentence = desk.articles.case(1).sentences[-1].id
    other.sentences.skip(sentence)
    other.history.undo()
    desk.history.undo()
    list(desk.import_(page))
    other.history.redo()
    assert desk.sentences.get(sentence).state == "skipped"
    with pytest.raises(Refused, match=r"tomas has worked on article 1 since\."):
        desk.history.undo()


def test_an_undone_article_comes_in_again_under_the_title_it_is_given_now(
    desk: Desk, tmp_path: Path
) -> None:
    page = _page(tmp_path, FIRST)
    list(desk.import_(page, hints=Hints(title="Wrong")))
    desk.history.undo()
    known = desk.claims.add("The pier opened in 1911.")
    [again] = desk.import_(page, hints=Hints(title="Right"))
    assert (again.status, again.article) == (ImportStatus.ADDED, 1)
    assert [row.article.title for row in desk.articles.listed()] == ["Right"]
    suggested = desk.claims.case(known).suggestions
    assert suggested, "it was not matched with what is known now"
    assert desk.doctor.examine().flaws == ()


def test_a_retry_that_is_undone_is_on_the_list_again(desk: Desk, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    list(desk.import_(missing))
    assert [desk.history.undo_in_words()] == ["import of 1 failure"]
    failed = desk.articles.failures()
    missing.write_text(FIRST, encoding="utf-8")
    list(desk.import_(*(one.source for one in failed)))
    assert desk.articles.failures() == ()
    desk.history.undo()
    assert desk.articles.failures() == failed
    desk.history.undo()
    assert desk.articles.failures() == ()


def test_a_sighting_is_undone_with_the_post_it_came_with(desk: Desk, tmp_path: Path) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    before = shown(desk.path)
    [post] = desk.import_(_page(tmp_path, FIRST), hints=Hints(sighting_of=claim))
    assert post.sighting is not None
    assert len(desk.claims.case(claim).appearances) == 1
    desk.history.undo()
    assert shown(desk.path) == before


def test_an_article_of_which_a_colleague_imported_a_later_version_stays(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    list(desk.import_(_page(tmp_path, FIRST), hints=Hints(url=PAGE)))
    list(other.import_(_page(tmp_path, LATER), hints=Hints(url=PAGE)))
    with pytest.raises(Refused, match=r"tomas has imported a later version of article 1 since\."):
        desk.history.undo()


def test_what_a_model_made_of_claims_is_as_before_once_it_has_read_them_again(
    path: Path, tmp_path: Path
) -> None:
    for name in ("numpy", "onnxruntime", "tokenizers"):
        pytest.importorskip(name, reason="the extra 'semantic' is not installed")
    model = tiny_encoder.make(tmp_path / "tiny")
    with Desk(path, reviewer="mira", model=model) as desk:

        def vectors() -> list[tuple[object, ...]]:
            list(desk.matching.make_vectors())
            return shown(path)["claim_vector"]

        claim = desk.claims.add("The ferry sank.")
        alone = vectors()
        desk.wordings.edit(claim, "The bridge is closed.")
        list(desk.claims.import_(_list(tmp_path, *ROWS)))
        with_list = vectors()
        desk.history.undo()
        desk.history.undo()
        assert vectors() == alone
        desk.history.redo()
        desk.history.redo()
        assert vectors() == with_list
        assert with_list != alone


def test_no_reader_shows_what_was_put_aside(desk: Desk, tmp_path: Path) -> None:
    words = "pier"
    desk.claims.add("The toll costs 4 million.")

    def told() -> list[object]:
        return [
            desk.articles.listed(),
            desk.claims.listed(),
            desk.queue.listed(),
            desk.triage.listed(),
            desk.statistics.figures(),
            desk.sources.listed(),
            desk.duplicates.listed(),
            desk.search.find(words),
            desk.match("The pier opened in 1911."),
            desk.articles.failures(),
        ]

    before = told()
    list(desk.import_(_page(tmp_path, FIRST), tmp_path / "missing.txt"))
    list(desk.claims.import_(_list(tmp_path, *ROWS)))
    desk.sentences.accept(desk.articles.case(1).sentences[-1].id)
    assert told() != before
    for _ in range(3):
        desk.history.undo()
    assert told() == before
