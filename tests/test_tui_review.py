"""Reviewing by keys alone: what the file then holds, and what the screen says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Hints, SentenceState
from claimtrack.model.evidence import Stance
from tests.conftest import desk_of, take_in
from tests.reviewer import WIDE_IS_SLOW, Reviewer, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Sentence
    from claimtrack.model.case import ArticleCase

TOLL = "On 3 March, 26 people were killed when the ferry Aurora sank, the coast guard said."
WHY = (
    "The coast guard's list of the dead has twenty-six names, and the harbour office, which "
    "counted on its own, comes to the same number."
)

pytestmark = pytest.mark.usefixtures("article")


@pytest.fixture
def on_file(path: Path) -> Callable[[], ArticleCase]:
    """The article as a second connection sees it now."""

    def look() -> ArticleCase:
        with desk_of(path, "somebody else") as desk:
            return desk.articles.case(1)

    return look


def at(case: ArticleCase, words: str) -> Sentence:
    return next(one for one in case.sentences if words in one.text)


async def go_to(reviewer: Reviewer, words: str) -> None:
    """Down the article to the sentence that holds some words."""
    await reviewer.press("home")
    for _ in range(30):
        if words in current(reviewer):
            return
        await reviewer.press("j")
    raise AssertionError(f"no sentence holds {words!r}")


def current(reviewer: Reviewer) -> str:
    text: str = reviewer.app.screen.sentence.text  # type: ignore[attr-defined]
    return text


async def test_accept_not_a_claim_and_skip_are_one_key_each_and_go_on(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        for key, words, state in (
            ("a", TOLL, SentenceState.CLAIM),
            ("n", "I believe", SentenceState.NOT_A_CLAIM),
            ("s", "Ticket sales", SentenceState.SKIPPED),
        ):
            await go_to(mira, words)
            mira.keys = 0
            await mira.press(key)
            assert mira.keys == 1
            assert at(on_file(), words).state is state, "saved at once, while the app runs"
            assert words not in current(mira), "the cursor has gone on"
        assert "3 of 8 lines decided" in mira.words
        assert "1 claim: 0 judged, 1 open" in mira.words
        await go_to(mira, "I believe")
        await mira.sees("not a claim")
        assert "- I believe the harbour deserves better." in mira.copy
        assert "» Ticket sales" in mira.copy
        assert "● On 3 March" in mira.copy


async def test_the_last_decision_says_that_every_line_is_decided(path: Path) -> None:
    async with reviewing(path) as mira:
        await mira.press("home", *"nnnnnnnn")
        await mira.told("Every line is decided.")
        assert "8 of 8 lines decided" in mira.words


async def test_reopening_makes_a_sentence_undecided_again(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "I believe")
        await mira.press("n")
        await go_to(mira, "I believe")
        await mira.press("t")
        assert at(on_file(), "I believe").state is SentenceState.UNDECIDED


async def one_source(mira: Reviewer, address: str, stance: str) -> None:
    await mira.press("e")
    await mira.has_view("EvidenceDialog")
    await mira.type(address)
    await mira.press("enter", stance)
    await mira.type("twenty-six dead")
    await mira.press("enter")
    await mira.has_view("ReviewScreen")


async def rate(mira: Reviewer, digit: str) -> None:
    await mira.press(digit)
    await mira.has_view("VerdictDialog")
    await mira.type(WHY)
    await mira.press("enter")
    await mira.has_view("ReviewScreen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_claim_with_one_source_takes_eight_keys(
    path: Path, on_file: Callable[[], ArticleCase], size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await go_to(mira, "26 people")
        mira.keys = 0
        await mira.press("a", "left_square_bracket")
        assert current(mira) == TOLL
        await one_source(mira, "https://guard.example/list", "s")
        evidence = on_file().claims[0].evidence
        assert [(one.quote, one.stance) for one in evidence] == [
            ("twenty-six dead", Stance.SUPPORTS)
        ]
        await rate(mira, "1")
        assert mira.keys == 8
        verdict = on_file().claims[0].verdict
        assert verdict is not None
        assert (verdict.rating.slug, verdict.rationale, verdict.reviewer) == ("true", WHY, "mira")
        assert verdict.as_of == mira.app.session.desk.today()
        assert "✓+ On 3 March" in mira.copy
        assert "1 claim: 1 judged, 0 open" in mira.words


async def test_a_claim_with_two_sources_takes_twelve_keys(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        mira.keys = 0
        await mira.press("a", "left_square_bracket")
        await one_source(mira, "https://guard.example/list", "s")
        await one_source(mira, "https://office.example/count", "s")
        await rate(mira, "1")
        assert mira.keys == 12
        assert len(on_file().claims[0].evidence) == 2


async def test_the_card_shows_evidence_verdict_and_what_still_blocks(path: Path) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket")
        await one_source(mira, "https://guard.example/list", "s")
        await mira.sees("+ supports https://guard.example/list")
        await mira.sees("“twenty-six dead”")
        await rate(mira, "1")
        await mira.sees("+ True as of")
        await mira.sees("not handed in")
        await mira.sees("BLOCKS")


async def test_evidence_takes_every_field(path: Path, on_file: Callable[[], ArticleCase]) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket", "e")
        for words, then in (
            ("https://guard.example/list", ("enter", "r")),
            ("a quote\nover two lines", ("tab",)),
            ("p. 4", ("tab",)),
            ("the old list", ("tab",)),
            ("Coast Guard", ("tab",)),
            ("List of the dead", ("tab",)),
            ("2025-03", ("tab", "p", "enter")),
        ):
            await mira.type(words)
            await mira.press(*then)
        await mira.has_view("ReviewScreen")
        (put,) = on_file().claims[0].evidence
        assert (put.stance, put.quote, put.locator, put.note) == (
            Stance.REFUTES,
            "a quote over two lines",
            "p. 4",
            "the old list",
        )
        source = put.source
        assert (source.publisher, source.title, source.published_on, source.rank) == (
            "Coast Guard",
            "List of the dead",
            "2025-03",
            "primary",
        )


async def test_the_last_source_is_repeated_and_one_on_file_is_found(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket")
        await one_source(mira, "https://guard.example/list", "s")
        await go_to(mira, "Ticket sales")
        await mira.press("a", "left_square_bracket", "r", "c", "enter")
        await mira.has_view("ReviewScreen")
        await mira.press("e")
        await mira.type("guard.ex")
        await mira.sees("on file #1 https://guard.example/list · 2 pieces of evidence")
        await mira.press("escape", "e", "ctrl+r")
        await mira.type("#1")
        await mira.press("enter", "i", "enter")
        await mira.has_view("ReviewScreen")
        _, sales = on_file().claims
        assert [(one.source.id, one.stance) for one in sales.evidence] == [
            (1, Stance.CONTEXT),
            (1, Stance.INSUFFICIENT),
        ]


async def test_a_source_number_that_is_not_on_file_makes_no_source(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket", "e")
        await mira.type("#7")
        await mira.press("enter", "s", "enter")
        await mira.sees("No source #7 is on file")
        assert on_file().claims[0].evidence == ()


async def test_a_part_becomes_a_claim_of_its_own_words(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("p")
        await mira.has_view("PartDialog")
        await mira.press("right", "right", "right", "plus", "plus", "plus", "enter")
        await mira.has_view("ReviewScreen")
        case = on_file()
        (place,) = case.claims[0].appearances
        assert place.quote == "26 people were killed"
        assert case.article.text[place.start : place.end] == place.quote
        await mira.press("p", "end", "enter")
        await mira.has_view("ReviewScreen")
        assert len(at(on_file(), "26 people").claims) == 2
        await mira.sees("CLAIM #2 1 of 2, tab shows the next")
        await mira.press("tab")
        await mira.sees("CLAIM #1 2 of 2")


async def test_a_sentence_is_split_and_joined_again(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        before = [one.text for one in on_file().sentences]
        await go_to(mira, "I believe")
        await mira.press("x", "right", "right", "enter")
        await mira.has_view("ReviewScreen")
        texts = [one.text for one in on_file().sentences]
        assert "I believe the" in texts
        assert "harbour deserves better." in texts
        assert current(mira) == "I believe the"
        await mira.press("J")
        assert [one.text for one in on_file().sentences] == before


async def test_wording_claimant_and_note_are_kept(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket")
        for key, words, wipe in (
            ("w", "The ferry Aurora sank and 26 people died.", ("f7",)),
            ("c", "The coast guard", ()),
            ("o", "call them again", ()),
        ):
            await mira.press(key)
            await mira.has_view("NoteDialog" if key == "o" else "TextDialog")
            await mira.press(*wipe)
            await mira.type(words)
            await mira.press("enter")
            await mira.has_view("ReviewScreen")
        claim = on_file().claims[0].claim
        assert (claim.text, claim.claimant, claim.note) == (
            "The ferry Aurora sank and 26 people died.",
            "The coast guard",
            "call them again",
        )
        await mira.sees("The ferry Aurora sank and 26 people died.")
        await mira.sees("The coast guard · open")
        await mira.sees("note call them again")


async def test_a_verdict_takes_dates_and_a_wrong_one_keeps_what_was_typed(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a", "left_square_bracket", "8")
        await mira.type(WHY)
        await mira.press("tab", "ctrl+u")
        await mira.type("2999-01-01")
        await mira.press("enter")
        await mira.sees("is in the future")
        assert on_file().claims[0].verdict is None
        await mira.press("ctrl+u")
        await mira.type("2025-06-05")
        await mira.press("tab")
        await mira.type("2025-08-01")
        await mira.press("shift+tab", "shift+tab", "shift+tab", "2", "enter")
        await mira.has_view("ReviewScreen")
        verdict = on_file().claims[0].verdict
        assert verdict is not None
        assert (verdict.rating.slug, verdict.rationale) == ("mostly-true", WHY)
        assert (verdict.as_of, verdict.recheck_by) == ("2025-06-05", "2025-08-01")


def judged_before(desk: Desk, text: str) -> int:
    """A claim with a verdict on file, from before the article came."""
    claim = desk.claims.add(text)
    desk.verdicts.rate(claim, "true", WHY, as_of="2025-06-01")
    return claim


async def test_link_and_reaffirm_take_three_keys_and_linking_alone_never_ticks(
    path: Path, desk: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    known = judged_before(desk, TOLL)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.sees("SAME CLAIM #1 + True as of 2025-06-01")
        mira.keys = 0
        await mira.press("l")
        await mira.has_view("LinkDialog")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        case = on_file()
        assert at(case, "26 people").claims == (known,)
        assert case.standing(case.claims[0]) is None, "linking ticks nothing"
        await mira.sees("made before this place was linked; m reaffirms it")
        assert "● On 3 March" in mira.copy
        assert "1 claim: 0 judged, 1 open" in mira.words
        await mira.press("m")
        assert mira.keys == 3
        case = on_file()
        standing = case.standing(case.claims[0])
        assert standing is not None
        assert standing.as_of == mira.app.session.desk.today()
        assert "✓+ On 3 March" in mira.copy


async def test_linking_across_a_difference_asks_first(
    path: Path, desk: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    judged_before(desk, TOLL.replace("26", "28"))
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("l", "enter")
        await mira.has_view("Confirm")
        await mira.sees("number: here 26, there 28")
        await mira.press("n")
        await mira.has_view("ReviewScreen")
        assert at(on_file(), "26 people").claims == ()
        await mira.press("l", "enter")
        await mira.has_view("Confirm")
        await mira.press("y")
        await mira.until(lambda: at(on_file(), "26 people").claims == (1,), "linked")


async def test_nothing_to_link_to_is_said(path: Path) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "I believe")
        await mira.press("l")
        await mira.told("Nothing like it among 0 claims on file")


async def test_undo_and_redo_say_in_words_what_they_did(
    path: Path, on_file: Callable[[], ArticleCase]
) -> None:
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("a")
        await mira.press("z")
        await mira.told("Undone: accept")
        assert at(on_file(), "26 people").state is SentenceState.UNDECIDED
        assert on_file().claims == ()
        assert current(mira) == TOLL, "the cursor goes where something changed"
        await mira.press("Z")
        await mira.told("Redone: accept")
        assert at(on_file(), "26 people").state is SentenceState.CLAIM


async def test_undo_with_nothing_to_undo_says_so(path: Path) -> None:
    async with reviewing(path, "ines") as ines:
        await ines.press("z")
        await ines.told("You have nothing to undo.")


async def test_hand_in_and_sign_off_take_two_people(
    path: Path, desk: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    claim = desk.sentences.accept(at(on_file(), "26 people").id)
    desk.verdicts.rate(claim, "true", WHY)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("h")
        await mira.told("Handed in #1")
        await mira.sees("handed in")
        await mira.press("g")
        await mira.told("You cannot sign off your own verdict")
    async with reviewing(path, "tomas") as tomas:
        await go_to(tomas, "26 people")
        await tomas.press("exclamation_mark", "g")
        await tomas.sees("! legal flag")
        await tomas.sees("signed off by tomas")
        await tomas.told("Legal flag set on #1.")
        await tomas.told("Signed off #1: True.")
        assert on_file().claims[0].signed_off_by == ("tomas",)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await one_source(mira, "https://office.example/count", "s")
        await mira.told("The sign-off by tomas has lapsed")


async def test_a_verdict_that_was_handed_in_is_replaced_only_with_a_reason(
    path: Path, desk: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    claim = desk.sentences.accept(at(on_file(), "26 people").id)
    desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("6")
        await mira.type("They counted two twice.")
        await mira.press("enter")
        assert len(on_file().claims[0].verdicts) == 1, "the reason is asked for first"
        await mira.press("n", "enter")
        await mira.has_view("ReviewScreen")
        verdict = on_file().claims[0].verdict
        assert verdict is not None
        assert (verdict.rating.slug, verdict.reason) == ("false", "new facts")
        await mira.sees("superseded + True")


async def test_what_another_reviewer_did_meanwhile_is_shown_and_never_overwritten(
    path: Path,
    other: Desk,
    on_file: Callable[[], ArticleCase],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The screen must not look by itself between what tomas does and mira's key.
    monkeypatch.setattr("claimtrack.tui.shell.app._LOOK_EVERY", 3_600)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        other.sentences.skip(at(on_file(), "26 people").id)
        await mira.press("a")
        assert at(on_file(), "26 people").state is SentenceState.SKIPPED
        await mira.until(lambda: "» On 3 March" in mira.copy, "caught up")


async def test_a_claim_that_changed_under_the_pen_keeps_both_texts(
    path: Path, desk: Desk, other: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    claim = desk.sentences.accept(at(on_file(), "26 people").id)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.press("w", "ctrl+a")
        await mira.type("Twenty-six died.")
        other.wordings.edit(claim, "Twenty-six people died.")
        await mira.press("enter")
        await mira.sees("tomas")
        assert "Twenty-six died." in mira.words
        assert on_file().claims[0].claim.text == "Twenty-six people died."


async def test_keys_alone_move_everywhere(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    desk.sentences.accept(sentence("Ticket sales"))
    desk.sentences.not_a_claim(sentence("Harbour toll"))
    async with reviewing(path) as mira:
        await mira.press("home")
        assert current(mira) == "Harbour toll rises"
        await mira.press("u")
        assert current(mira) == "Ferry services stopped on Monday."
        await mira.press("right_square_bracket")
        assert current(mira) == TOLL
        await mira.press("right_square_bracket")
        assert current(mira).startswith("Ticket sales")
        await mira.press("left_square_bracket")
        assert current(mira) == TOLL
        await mira.press("v")
        assert current(mira).startswith("Ticket sales")
        await mira.press("k")
        assert current(mira) == 'It never closed since," Mayor Ada Lindqvist said.'
        await mira.press("end")
        assert current(mira).startswith("Ticket sales")
        await mira.press("pageup", "up", "up", "up", "up")
        assert current(mira) == "Harbour toll rises"


async def test_a_narrow_screen_shows_the_card_as_a_sheet(path: Path) -> None:
    async with reviewing(path, size=(80, 24)) as mira:
        await go_to(mira, "26 people")
        await mira.sees("○ undecided, worth checking · ")
        await mira.until(lambda: "check-worthy" not in mira.words)
        await mira.press("space")
        await mira.sees("check-worthy")
        assert "26 people were killed" in mira.words, "the sentence stays in sight"
        await mira.press("full_stop", "comma", "space")
        await mira.until(lambda: "check-worthy" not in mira.words)


async def test_nothing_is_written_by_looking(path: Path) -> None:
    def content() -> list[tuple[object, ...]]:
        with sqlite3.connect(path) as db:
            return db.execute("select count(*), max(id) from event").fetchall()

    before = content()
    async with reviewing(path) as mira:
        await mira.press("j", "u", "space", "b", "f1", "escape", "w", "e", "p", "escape")
        await mira.press("f2", "f3", "f4", "f5", "f6")
    assert content() == before


async def test_what_a_revision_changed_is_stopped_at_and_what_it_lost_is_named(
    path: Path, desk: Desk
) -> None:
    page = Hints(url="https://quay.example/toll")
    said = "The pier opened in 1911. Ticket sales rose by 12 percent in 2024."
    before = take_in(desk, f"On 3 March, 26 people were killed. {said}\n", page)
    for one in desk.articles.case(before).sentences:
        desk.verdicts.rate(desk.sentences.accept(one.id), "true", WHY)
    take_in(desk, f"On 3 March, 28 people were killed. {said.partition('. ')[2]}\n", page)
    async with reviewing(path) as mira:
        await mira.sees("! #2 of the previous revision is no longer there")
        await mira.sees("≠ On 3 March, 28")
        for key in ("u", "v"):
            await mira.press("end", key)
            assert current(mira).startswith("On 3 March, 28")
        await mira.sees("≠ changed, look again")
        await mira.sees("was “On 3 March, 26 people were killed.”, is “On 3 March, 28 people")
        await mira.press("m")
        await mira.sees("✓+ On 3 March, 28")
        await mira.press("f3", "slash")
        await mira.type("pier")
        await mira.press("enter")
        await mira.sees("1 claim with “pier”")
        await mira.press("enter")
        await mira.sees("line 1 orphan")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_times_of_a_transcript_stand_beside_its_sentences(
    path: Path, desk: Desk, size: tuple[int, int]
) -> None:
    cues = "00:00:01.000 --> 00:00:04.000\nThe city built 12 schools. It was a good year.\n"
    talk = f"WEBVTT\n\n{cues}\n00:00:05.000 --> 00:00:09.000\nThe pier fell in 2024.\n"
    desk.articles.take_in(read_bytes("talk.vtt", talk.encode(), Hints()))
    async with reviewing(path, size=size) as mira:
        await mira.sees("○ [00:00:01] The city built 12 schools. · It was a good year.")
        await mira.sees("[00:00:05] The pier fell")
        await mira.press("end", "space" if size[0] < 100 else "k")
        await mira.sees("00:00:0")


async def test_the_writers_own_link_is_a_source_within_one_key(path: Path, desk: Desk) -> None:
    draft = (
        "The council [spent 300 million euros](https://council.example/budget) on the harbour, "
        "[the mayor](https://mayor.example/) said.\n"
    )
    hints = Hints(kind=ArticleKind.DRAFT)
    taken = desk.articles.take_in(read_bytes("draft.md", draft.encode(), hints)).article or 0
    claim = desk.sentences.accept(desk.articles.case(taken).sentences[0].id)
    async with reviewing(path) as mira:
        await mira.sees("WRITER'S NOTES 2")
        await mira.press("e")
        await mira.sees("the writer's https://council.example/budget")
        await mira.press("ctrl+t", "ctrl+t", "ctrl+t", "s", "enter")
        await mira.has_view("ReviewScreen")
    (put,) = desk.claims.case(claim).evidence
    assert (put.source.url, put.stance) == ("https://council.example/budget", Stance.SUPPORTS)


async def test_offered_parts_are_chosen_with_one_key(path: Path, desk: Desk) -> None:
    said = "The crane fell on Monday in Arden, and the mayor closed the dock in 2024."
    article = take_in(desk, f"{said}\n")
    async with reviewing(path) as mira:
        await mira.press("p", "o", "o", "enter")
        await mira.has_view("ReviewScreen")
        (made,) = desk.articles.case(article).claims
        assert made.claim.text == "the mayor closed the dock in 2024"
        await mira.press("z", "x", "o", "enter")
        await mira.has_view("ReviewScreen")
        texts = [one.text for one in desk.articles.case(article).sentences]
        assert texts[1] == "the mayor closed the dock in 2024."


async def test_a_line_taken_for_boilerplate_comes_back_with_one_key(path: Path, desk: Desk) -> None:
    article = take_in(desk, "A headline here\n\nThe pier opened in 1911.\n\nAdvertisement\n")
    async with reviewing(path) as mira:
        await mira.press("b", "end", "t")
        await mira.sees("· Advertisement")
    assert desk.articles.case(article).sentences[-1].kind == "body"


async def test_boilerplate_is_folded_never_gone(path: Path, desk: Desk) -> None:
    take_in(desk, "A headline here\n\nThe pier opened in 1911, he said.\n\nAdvertisement\n")
    async with reviewing(path) as mira:
        await mira.sees("1 boilerplate line folded (b shows)")
        assert "Advertisement" not in mira.words
        await mira.press("b")
        await mira.sees("Advertisement")


async def test_a_match_that_is_rejected_is_not_offered_again(
    path: Path, desk: Desk, on_file: Callable[[], ArticleCase]
) -> None:
    known = judged_before(desk, TOLL)
    async with reviewing(path) as mira:
        await go_to(mira, "26 people")
        await mira.sees("SAME CLAIM #1")
        await mira.press("d")
        await mira.sees("KNOWN CLAIMS none like it on file")
        await mira.sees("not #1, said mira on ")
        place = at(on_file(), "26 people").id
        assert list(desk.store.suggestions.rejected_here(place)) == [known]
        await mira.press("z")
        await mira.told("Undone")
        mira.clear_notices()
        await mira.sees("SAME CLAIM #1")
        assert desk.store.suggestions.rejected_here(place) == {}


async def test_words_that_stand_alone_are_proposed_and_taken_with_one_key(
    path: Path, desk: Desk
) -> None:
    text = "Mayor Ada Lind spoke on Monday. She said the ferries lost 12 percent in 2024."
    article = take_in(desk, text)
    async with reviewing(path) as mira:
        await go_to(mira, "She said")
        await mira.press("a", "left_square_bracket", "w")
        await mira.has_view("TextDialog")
        await mira.sees("“She” does not say who or what: Mayor Ada Lind?")
        await mira.press("ctrl+t")
        assert desk.articles.case(article).claims[0].claim.text.startswith("She said")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    worded = desk.articles.case(article).claims[0].claim.text
    assert worded == "Mayor Ada Lind said the ferries lost 12 percent in 2024."


async def test_words_of_a_wording_that_cannot_stand_alone_are_marked_on_the_card(
    path: Path,
) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, "Pier\n\nThe pier opened in 1911. It never closed since, she said in 1990.")
    async with reviewing(path) as mira:
        await mira.press("n", "n", "a", "k", "j")
        await mira.sees("cannot stand alone: “It”")
        await mira.sees("w edits")
