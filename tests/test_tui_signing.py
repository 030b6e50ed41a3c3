"""What others make of a verdict, on screen: no, blind, back, settled, handed over, retracted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.evidence import Stance
from claimtrack.tui.review import history, sign_offs, verdicts
from tests.conftest import desk_of
from tests.reviewer import WIDE_IS_SLOW, reviewing
from tests.test_tui_commands import palette_ids

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WHY = "The coast guard's list of the dead has twenty-six names, and nobody else has counted."


@pytest.fixture
def judged(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim that mira rated and handed in."""
    claim = desk.sentences.accept(sentence("26 people"))
    desk.evidence.add(claim, NewSource(title="The list"), Stance.SUPPORTS, quote="26")
    desk.verdicts.rate(claim, "true", WHY)
    desk.verdicts.submit(claim)
    return claim


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_no_needs_words_stays_on_the_card_and_is_taken_back(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, "tomas", size) as tomas:
        await tomas.press("right_square_bracket", "G")
        await tomas.sees(f"#{judged}, True: why do you disagree?")
        await tomas.press("enter")
        await tomas.sees("Say why you disagree.")
        await tomas.type("One list is [/no] proof.")
        await tomas.press("enter")
        await tomas.has_view("ReviewScreen")
        if size[0] < 100:
            await tomas.press("space")
            await tomas.sees("CLAIM #1")
            for _ in range(8):  # how far down it is depends on what has been looked up by now
                if "tomas disagrees with verdict 1" not in tomas.words:
                    await tomas.press("full_stop")
        await tomas.sees("tomas disagrees with verdict 1")
        await tomas.sees("One list is [/no] proof.")
        assert len(desk.claims.case(judged).disagreements) == 1
        await tomas.press("z")
        await tomas.until(lambda: not desk.claims.case(judged).disagreements)


async def test_what_is_read_blind_shows_no_rating_until_the_second_is_given(
    path: Path, desk: Desk, judged: int
) -> None:
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket")
        await tomas.sees(WHY[:30])
        await tomas.press("B")
        await tomas.sees("BLIND: 1 rating hidden")
        assert WHY[:30] not in tomas.words
        assert "+ True" not in tomas.words
        await tomas.press("9", "1", "enter")
        await tomas.told("mira rated it True: signed off.")
        await tomas.sees(WHY[:30])
        (said,) = desk.claims.case(judged).sign_offs
        assert (said.blind_rating, said.agrees) == ("true", True)
        await tomas.press("B")
        await tomas.told("Ratings are shown again.")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_disagreements_are_settled_one_by_one_or_all_at_once(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    for name, why in (("tomas", "Killed or missing?"), ("ines", "Of [which] day?")):
        with desk_of(path, name) as other:
            other.sign_offs.sign_off(1, agrees=False, comment=why)

    def open_() -> set[str]:
        return {one.by for one in desk.claims.case(judged).disagreements}

    async with reviewing(path, "jonas", size) as jonas:
        await jonas.press("right_square_bracket", "V")
        await jonas.has_view("SettleDialog")
        await jonas.sees("tomas disagrees Killed or missing?")
        await jonas.sees("ines disagrees Of [which] day?")
        await jonas.press("enter")
        await jonas.sees("This field is required.")
        await jonas.type("The list names the day.")
        await jonas.press("tab", "2", "enter")
        await jonas.has_view("ReviewScreen")
        assert open_() == {"tomas"}
        await jonas.press("z")
        await jonas.until(lambda: open_() == {"tomas", "ines"}, "took it back")
        await jonas.press("V")
        await jonas.type("Both have read the list.")
        await jonas.press("enter")
        await jonas.has_view("ReviewScreen")
        assert open_() == set()


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_what_is_read_blind_is_hidden_in_every_view(
    path: Path, judged: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, "tomas", size) as tomas:
        await tomas.press("right_square_bracket", "B", "f3")
        await tomas.sees("hidden")
        assert "True" not in tomas.words
        await tomas.press("enter")
        await tomas.has_view("ClaimDialog")
        await tomas.sees(f"Claim #{judged}, read blind")
        assert WHY[:30] not in tomas.words
        await tomas.press("I")
        await tomas.sees(f"#{judged} hidden as of")
        await tomas.press("escape", "escape", "S")
        await tomas.has_view("SourcesScreen")
        await tomas.press("enter")
        await tomas.sees(f"#{judged} hidden as of")
        await tomas.press("escape", "f4")
        await tomas.sees("hidden as of")
        await tomas.press("f5")
        await tomas.sees("You read blind, and a report shows every rating")
        assert "True" not in tomas.words
        await tomas.press("f6", "1", "enter")
        await tomas.told("mira rated it True: signed off.")
        await tomas.press("f3")
        await tomas.sees("True")
        await tomas.press("enter")
        await tomas.sees(WHY[:30])


async def test_what_is_read_blind_is_neither_reaffirmed_nor_told_by_its_history(
    path: Path, desk: Desk, judged: int
) -> None:
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket", "B")
        await tomas.sees("BLIND: 1 rating hidden")
        for key in ("m", "L"):
            tomas.app.clear_notifications()
            await tomas.press(key)
            await tomas.told("You read it blind")
            await tomas.has_view("ReviewScreen")
        assert history.History not in palette_ids(tomas)
        assert [one.reviewer for one in desk.claims.case(judged).verdicts] == ["mira"]
        await tomas.press("B", "L")
        await tomas.has_view("HistoryDialog")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_verdict_goes_back_with_a_comment_on_the_words_of_the_sentence(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, "tomas", size) as tomas:
        await tomas.press("right_square_bracket", "less_than_sign")
        await tomas.has_view("SendBackDialog")
        await tomas.press("enter")
        await tomas.type("Killed or missing?")
        await tomas.press("tab", "w", "enter")
        await tomas.sees("Which words is it about?")
        await tomas.press("escape")
        assert desk.claims.case(judged).send_backs == ()
        await tomas.press("enter", "K", "K", "right", "right", "right", "plus", "enter")
        await tomas.has_view("ReviewScreen")
        case = desk.claims.case(judged)
        assert case.claim.status is ClaimStatus.SENT_BACK
        assert case.send_backs[0].quote == "26 people"
        assert sign_offs.SendBack not in palette_ids(tomas)
        await tomas.press("z")
        await tomas.until(lambda: not desk.claims.case(judged).send_backs)


async def test_a_case_is_handed_over_with_its_state_of_play(
    path: Path, desk: Desk, judged: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "greater_than_sign")
        await mira.has_view("AssignDialog")
        await mira.type("ines")
        await mira.press("tab")
        await mira.type("Ring the coast guard.")
        await mira.press("enter")
        await mira.sees("assigned to ines by mira")
        await mira.sees("Ring the coast guard.")
    assert desk.claims.case(judged).claim.owner == "ines"


async def test_a_retraction_takes_two_others_and_says_why(
    path: Path, desk: Desk, judged: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "Y")
        await mira.sees("Retract the verdict")
        await mira.type("The list was forged.")
        await mira.press("enter")
        await mira.sees("mira asks for its retraction")
        assert not {verdicts.Retract, sign_offs.SignOff} & palette_ids(mira)
    for who, words in (("tomas", "You agree to the retraction"), ("ines", "is retracted")):
        async with reviewing(path, who) as person:
            await person.press("right_square_bracket", "g")
            await person.told(words)
    case = desk.claims.case(judged)
    assert case.verdict is None
    assert case.claim.status is ClaimStatus.RETRACTED
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket")
        await mira.sees("retracted + True · as of 2025-06-05 · mira")
        await mira.sees("The list was forged.")


async def test_a_sign_off_of_what_is_no_longer_as_shown_is_refused(
    path: Path, desk: Desk, judged: int
) -> None:
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket")
        await tomas.sees(WHY[:30])
        tomas.app.session.look = lambda: False  # type: ignore[method-assign]
        desk.evidence.add(judged, NewSource(title="A second list"), Stance.REFUTES, quote="19")
        await tomas.press("g")
        await tomas.told("has changed since you looked at it")
        await tomas.sees("A second list")
    assert desk.claims.case(judged).sign_offs == ()


async def test_similar_claims_are_shown_with_how_they_were_rated(
    path: Path, desk: Desk, judged: int
) -> None:
    other = desk.claims.add("The ferry Aurora sank on 3 March and 26 people were killed")
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket")
        await mira.sees("KNOWN CLAIMS")
        assert "PRECEDENTS" not in mira.words
        desk.verdicts.rate(other, "mostly-true", WHY)
        await mira.sees("PRECEDENTS how similar claims were rated")
        await mira.sees(f"#{other} ^ Mostly true")
    assert judged != other


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_how_far_a_verdict_has_come_is_told_under_the_copy(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    del desk
    async with reviewing(path, "mira", size) as mira:
        await mira.press("right_square_bracket")
        if size[0] < 100:
            await mira.sees(f"#{judged} · + True · ready for sign-off")
        await mira.press("less_than_sign")
        await mira.told("You can only send back another reviewer's verdict that was handed in.")
        await mira.has_view("ReviewScreen")


async def test_messages_of_what_was_done_do_not_lie_over_a_dialog(
    path: Path, desk: Desk, judged: int
) -> None:
    del desk, judged
    async with reviewing(path, size=(80, 24)) as mira:
        await mira.press("right_square_bracket", "exclamation_mark", "z")
        await mira.told("Undone")
        await mira.press("o")
        await mira.has_view("NoteDialog")
        assert not list(mira.app._notifications)


async def test_no_list_tells_what_is_read_blind_by_its_filter_or_its_order(
    path: Path, judged: int
) -> None:
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket", "B", "f3")
        await tomas.sees("hidden")
        await tomas.press("f", "1", "enter")
        await tomas.sees("a list of one rating would reveal it")
        await tomas.press("escape")
        for _ in range(8):
            await tomas.press("vertical_line")
            assert "by rating" not in tomas.words
    assert judged


async def test_ones_own_verdict_is_not_settled_and_that_is_said_at_once(
    path: Path, judged: int
) -> None:
    with desk_of(path, "tomas") as other:
        other.sign_offs.sign_off(1, agrees=False, comment="Killed or missing?")
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "V")
        await mira.told("The verdict is your own")
        await mira.has_view("ReviewScreen")
    assert judged
