"""The desk, the claims, the match as you type, the report, and taking articles in."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportOutcome
from claimtrack.tui.intake import Tally
from tests.conftest import ARTICLE, desk_of, make_example
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

TOLL = "On 3 March, 26 people were killed when the ferry Aurora sank, the coast guard said."


async def test_an_empty_file_says_what_to_do(path: Path) -> None:
    async with at_desk(path) as mira:
        await mira.sees("No articles yet: i imports one")
        await mira.press("f6")
        await mira.told("No article yet: import one first.")
        await mira.press("f5", "f3")
        await mira.sees("0 claims on file")
        await mira.press("enter", "f4", "down", "enter")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_desk_shows_articles_with_their_progress_and_what_waits(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    desk.sentences.skip(sentence("Ticket sales"))
    async with at_desk(path, size=size) as mira:
        await mira.sees("1 article")
        await mira.sees("2/8 0/1 7")
        await mira.sees("Harbour toll rises")
        await mira.sees("1 claim in the queue")
        await mira.sees("#1 no verdict yet On 3 March, 26")
        await mira.press("tab", "enter")
        await mira.has_view("ReviewScreen")
        assert mira.app.screen.sentence.text == TOLL  # type: ignore[attr-defined]
        await mira.press("escape")
        await mira.has_view("DeskScreen")


async def test_the_desk_catches_up_with_other_reviewers(
    path: Path, desk: Desk, other: Desk, sentence: Callable[[str], int]
) -> None:
    first = sentence("26 people")
    async with at_desk(path) as mira:
        await mira.sees("0/8")
        other.sentences.skip(first)
        await mira.sees("1/8")
    assert desk.history.next_undo() is not None


async def test_an_article_is_taken_in_from_the_desk_and_opened(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "toll.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    async with at_desk(path) as mira:
        await mira.press("i")
        await mira.type("/no/such/file.txt")
        await mira.press("enter")
        await mira.sees("There is no file")
        await mira.press("ctrl+u")
        await mira.type(str(source))
        await mira.press("enter")
        await mira.has_view("DeskScreen")
        await mira.told("1 added · 8 sentences · ")
        await mira.sees("0/8 0/0 8 new today Harbour toll rises")
        with sqlite3.connect(path) as db:
            assert db.execute("select count(*) from sentence").fetchone() == (8,)
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("0 of 8 lines decided")
        await mira.press("f2", "z")
        await mira.told("Undone: import")
        await mira.sees("No articles yet")


def test_what_looks_cut_short_is_said_when_an_import_ends(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "pier.html"
    source.write_text(
        "<html><head><title>The pier</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>'
        "</head><body><article><h1>The pier</h1><p>The pier fell into the sea on Monday, the mayor"
        " said, and nobody was on it.</p></article></body></html>"
    )
    tally = Tally(str(source))
    for outcome in desk.import_(source):
        tally.add(outcome, 1)
    assert tally.summary(stopped=False).endswith(
        "1 warning. The pier: The page says that its article has 900 words; 18 were found."
    )


async def test_a_pasted_text_is_taken_in_as_what_it_is_said_to_be(path: Path, desk: Desk) -> None:
    async with at_desk(path) as mira:
        await mira.press("i", "tab")
        await mira.type("Our harbour\n\nThe pier opened in 1911, the mayor said.\n")
        await mira.press("tab", "d", "tab")
        await mira.type("Piers")
        await mira.press("enter")
        await mira.told("1 added")
        await mira.sees("Piers")
    (row,) = desk.articles.listed()
    assert (row.article.kind, row.article.title, row.coverage.sentences) == ("draft", "Piers", 2)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_folder_is_taken_in_while_work_goes_on_and_can_be_stopped(
    path: Path, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "night"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\nThe pier fell.\n")
    (folder / "0b.pdf").write_bytes(b"no pdf")
    at_work, go_on = threading.Event(), threading.Event()
    whole = Desk.import_

    def slowly(self: Desk, *sources: str, **said: object) -> Iterator[ImportOutcome]:
        for done, outcome in enumerate(whole(self, *sources, **said)):  # type: ignore[arg-type]
            yield outcome
            if done == 2:
                at_work.set()
                go_on.wait(10)

    monkeypatch.setattr(Desk, "import_", slowly)
    async with at_desk(path, size=size) as mira:
        await mira.press("i")
        await mira.type(str(folder))
        await mira.press("enter")
        await mira.until(at_work.is_set)
        await mira.sees("Importing 3 of 5 · 2 added, 1 failed")
        await mira.press("i")
        await mira.told("An import is already running")
        await mira.press("f3")
        await mira.has_view("ClaimsScreen")
        await mira.sees("Importing 3 of 5")
        await mira.press("f2")
        await mira.sees("2 articles")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.press("n")
        await mira.sees("1 of 2 lines decided")
        await mira.press("f8")
        go_on.set()
        await mira.told("Stopped · 3 added, 1 failed")
        await mira.until(lambda: "Importing" not in mira.words)
        await mira.press("f8")
        await mira.told("No import is running.")
        monkeypatch.setattr(Desk, "import_", whole)
        await mira.press("f2", "i")
        await mira.sees(folder.name)
        await mira.press("enter")
        await mira.told("1 added, 3 unchanged, 1 failed")


async def test_a_list_of_claims_by_others_is_taken_in(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "known.csv"
    source.write_text("claim,rating,publisher\nThe pier opened in 1911.,False,Quay Watch\n")
    async with at_desk(path) as mira:
        await mira.press("i")
        await mira.type(str(source))
        await mira.press("tab", "tab", "c", "enter")
        await mira.has_view("DeskScreen")
        await mira.told("1 added · 1 claim")
        await mira.press("f3")
        await mira.sees("1 claim on file")
        await mira.sees("others: False")


async def test_claims_are_found_as_one_types(path: Path, desk: Desk) -> None:
    desk.claims.add("The pier opened in 1911.")
    desk.claims.add("The ferry carried 300 cars.")
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("2 claims on file")
        await mira.press("slash")
        await mira.type("pier")
        await mira.sees("1 claim with “pier”")
        assert "ferry" not in mira.words
        await mira.press("enter", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees("Claim #1 The pier opened in 1911.")
        await mira.press("escape", "escape")
        await mira.has_view("DeskScreen")


async def test_a_long_list_of_claims_comes_page_by_page(path: Path, desk: Desk) -> None:
    with desk.writing("many") as writing:
        for number in range(250):
            row = {"text": f"Claim of number {number}.", "created_at": writing.at}
            key = writing.insert("claim", row)
            text = {"claim": key, "text": row["text"], "kind": "canonical", "language": "en"}
            writing.insert("wording", text)
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("250 claims on file")
        assert "Claim of number 249." in mira.words
        for rows in (100, 200, 250):
            await mira.until(lambda rows=rows: mira.app.screen.listing.row_count == rows)  # type: ignore[attr-defined, misc]
            await mira.press("end")
        await mira.sees("Claim of number 0.")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_matches_come_as_one_types_with_what_differs(
    path: Path, desk: Desk, size: tuple[int, int]
) -> None:
    claim = desk.claims.add("26 people were killed when the ferry Aurora sank.")
    desk.verdicts.rate(claim, "true", "The coast guard's list.", as_of="2025-06-01")
    async with at_desk(path, size=size) as mira:
        await mira.press("f4")
        await mira.sees("1 claim on file to match against")
        for key in "28 people were killed when the ferry Aurora sank.":
            await mira.pilot.press({" ": "space", ".": "full_stop"}.get(key, key))
        await mira.sees("CONTRADICTS #1 + True as of 2025-06-01")
        await mira.sees("number: here 28, there 26")
        assert not any(band in mira.words for band in ("strong", "fair", "weak"))
        await mira.press("enter", "enter")
        await mira.has_view("ClaimDialog")


async def test_a_statement_pasted_in_several_lines_is_matched_whole(path: Path, desk: Desk) -> None:
    desk.claims.add("The pier opened in 1911.")
    async with at_desk(path) as mira:
        await mira.press("f4")
        await mira.type("The pier\nopened\n\x1b[31min 1911.")
        await mira.sees("SAME CLAIM #1")


async def test_no_match_says_what_was_searched(path: Path, desk: Desk) -> None:
    desk.claims.add("The pier opened in 1911.")
    async with at_desk(path) as mira:
        await mira.press("f4")
        await mira.type("Bananas are blue")
        await mira.sees("Nothing like it among 1 claim on file")


async def test_the_report_follows_what_is_decided(path: Path, article: int) -> None:
    assert article
    async with reviewing(path) as mira:
        await mira.press("f5")
        await mira.has_view("ReportScreen")
        await mira.sees("8 undecided")
        await mira.press("f6", "u", "s", "f5")
        await mira.sees("7 undecided")
        await mira.press("escape")
        await mira.has_view("ReviewScreen")


@pytest.fixture(scope="module")
def worked_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, built once: looking at it leaves it as it is."""
    example = tmp_path_factory.mktemp("example") / "claims.db"
    make_example(example)
    return example


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_worked_example_opens_on_every_screen(
    worked_example: Path, size: tuple[int, int]
) -> None:
    example = worked_example
    before = example.read_bytes()
    async with at_desk(example, size=size) as mira:
        await mira.sees("2 articles")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("One Truce, Two Tours")
        for key, words in (
            ("right_square_bracket", "#28"),
            ("f3", "29 claims on file"),
            ("f4", "SAME CLAIM #28"),
            ("f5", "NOT CLEARED"),
            ("f2", "5 claims in the queue"),
        ):
            await mira.press(key)
            await mira.sees(words)
    assert example.read_bytes() == before, "looking leaves the file as it is"


async def test_without_colour_everything_is_still_told_apart(
    path: Path,
    desk: Desk,
    sentence: Callable[[str], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    claim = desk.sentences.accept(sentence("26 people"))
    desk.verdicts.rate(claim, "false", "No.")
    desk.sentences.skip(sentence("Ticket"))
    async with reviewing(path) as mira:
        await mira.sees("✓x On 3 March")
        assert "» Ticket sales" in mira.copy
        assert "▌ · Harbour toll rises" in mira.screen
        colours = {
            (style.color, style.bgcolor)
            for row in mira.app.screen._compositor.render_strips(mira.app.size)
            for _, style, _ in row
            if style is not None
        }
        for pair in colours:
            for colour in pair:
                if colour is not None and colour.triplet is not None:
                    assert len(set(colour.triplet)) == 1, "grey"


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "nord"])
async def test_themes_open(path: Path, article: int, theme: str) -> None:
    assert article
    async with reviewing(path) as mira:
        mira.app.theme = theme
        await mira.press("j", "f3", "f2", "f1", "escape")
        await mira.has_view("DeskScreen")
    with desk_of(path, "tomas") as tomas:
        assert len(tomas.articles.listed()) == 1
