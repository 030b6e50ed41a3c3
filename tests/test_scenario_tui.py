"""The scripted case on screen, by keys alone; it ends in the command line's report and log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from tests import scenario as told
from tests.command import command
from tests.goldens import agrees
from tests.reviewer import SIZES, Reviewer, at_desk, reviewing


class Case:
    """The file, the clock, and what the three people do at it."""

    def __init__(self, path: Path, days: told.Days, size: tuple[int, int]) -> None:
        self.path = path
        self.days = days
        self.size = size
        self.sources = 0

    @asynccontextmanager
    async def reviewed_by(self, who: str, claim: int | None = None) -> AsyncIterator[Reviewer]:
        """One of the three with the article open, at a claim if one is named."""
        async with reviewing(self.path, who, self.size) as person:
            if claim is not None:
                await at_claim(person, claim)
            yield person


async def at_claim(person: Reviewer, claim: int) -> None:
    """Go to the sentence of a claim."""
    await person.press("home", *["right_square_bracket"] * claim)
    shown = person.app.screen.claim  # type: ignore[attr-defined]
    assert shown.claim.id == claim


async def fill(person: Reviewer, words: str) -> None:
    """Put words in place of those in the field that has the keys."""
    await person.press("f7" if type(person.app.focused).__name__ == "Prose" else "ctrl+u")
    await person.type(words)


async def source(
    case: Case, person: Reviewer, title: str, publisher: str, day: str, rank: str = "s"
) -> int:
    """Put a source on file from the view of sources; gives its number."""
    await person.press("S")
    await person.has_view("SourcesScreen")
    await person.press("i")
    await person.press("tab")
    await person.type(title)
    await person.press("tab")
    await person.type(publisher)
    await person.press("tab")
    await person.type(day)
    await person.press("tab")
    await person.type(f"https://archive.example/{title.replace(' ', '-').lower()}")
    await person.press("tab", "tab", rank, "enter")
    await person.has_view("SourcesScreen")
    case.sources += 1
    await person.sees(f"#{case.sources}")
    await person.press("A")
    await person.has_view("ReviewScreen")
    return case.sources


async def evidence(person: Reviewer, number: int, stance: str, quote: str) -> None:
    """Put down what a source says about the claim of the card."""
    await person.press("e")
    await person.type(f"#{number}")
    await person.press("enter", stance)
    await person.type(quote)
    await person.press("enter")
    await person.has_view("ReviewScreen")


async def judge(person: Reviewer, digit: str, why: str, recheck_by: str = "") -> None:
    """Record a verdict."""
    await person.press(digit)
    await person.has_view("VerdictDialog")
    await fill(person, why)
    if recheck_by:
        await person.press("tab", "tab")
        await person.type(recheck_by)
    await person.press("enter")
    await person.has_view("ReviewScreen")


async def say(person: Reviewer, key: str, words: str, dialog: str = "TextDialog") -> None:
    """Answer the one question of a dialog."""
    await person.press(key)
    await person.has_view(dialog)
    await person.type(words)
    await person.press("enter")


@pytest.fixture(params=SIZES)
def case(path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Case:
    days = told.Days(told.JUDGED)
    defaults = Desk.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "clock", days)
    return Case(path, days, request.param)


@pytest.mark.slow
async def test_three_people_work_the_same_case_on_screen(case: Case, tmp_path: Path) -> None:
    await _take_in(case, tmp_path)
    await _judge(case)
    await _sign(case)
    await _look_again_at_what_is_outdated(case)
    await _correct(case)
    report = command(case.path, "report", "1", reviewer="ines")
    log = command(case.path, "corrections", "--since", "2025", "--updates", reviewer="ines")
    agrees("scenario-report.txt", report.out)
    agrees("scenario-corrections.txt", log.out)


async def _take_in(case: Case, folder: Path) -> None:
    file = folder / "aurora.txt"
    file.write_text(told.ARTICLE, encoding="utf-8")
    async with at_desk(case.path, "mira", case.size) as mira:
        await mira.press("i")
        await mira.type(str(file))
        await mira.press("tab", "tab", "tab", "tab")
        await mira.type(told.URL)
        await mira.press("tab")
        await mira.type(told.PUBLISHER)
        await mira.press("tab")
        await mira.type(told.PRINTED_ON)
        await mira.press("enter")
        await mira.sees(told.TITLE)


async def _judge(case: Case) -> None:
    """Mira sorts the sentences, words the claims, and judges them."""
    async with case.reviewed_by("mira") as mira:
        await mira.press("n", "a", "a", "a", "s")
        for number, words in enumerate((told.DEATHS, told.PIER, told.SALES), 1):
            await at_claim(mira, number)
            await mira.press("w")
            await mira.has_view("TextDialog")
            await fill(mira, words)
            await mira.press("enter")
            await mira.has_view("ReviewScreen")
        coast = await source(case, mira, "First list of the dead", "Coast Guard", "2025-03-05", "p")
        quay = await source(case, mira, "The count at the quay", "Harbour Courier", "2025-03-06")
        register = await source(case, mira, "Register of piers", "Port", "1912", "p")
        account = await source(case, mira, "Account for 2024", "Aurora Line", "2025-02", "p")
        await at_claim(mira, 1)
        await evidence(mira, coast, "s", "twenty-six names")
        await evidence(mira, quay, "s", "we counted twenty-six")
        await at_claim(mira, 2)
        await evidence(mira, register, "s", "handed over 2 May 1911")
        await at_claim(mira, 3)
        await evidence(mira, account, "s", "112 for every 100")
        await at_claim(mira, 1)
        await judge(mira, "1", told.WHY_DEATHS)
        await at_claim(mira, 2)
        await judge(mira, "1", told.WHY_PIER)
        await at_claim(mira, 3)
        await judge(mira, "1", told.WHY_SALES, "2025-05-01")
        await mira.press("H")
        await mira.told("Handed in: 3.")


async def _sign(case: Case) -> None:
    """Two disagreements, one of them blind; both are settled, and the check goes out."""
    case.days.turn_to(told.SIGNED)
    async with case.reviewed_by("tomas") as tomas:
        await tomas.press("B")
        await at_claim(tomas, 1)
        await tomas.told("3 hidden")
        await tomas.sees("BLIND: 3 ratings hidden")
        assert told.WHY_DEATHS[:20] not in tomas.words
        await tomas.press("g")
        await tomas.told("You read it blind")
        await tomas.press("2")
        await tomas.has_view("BlindDialog")
        assert told.WHY_DEATHS[:20] not in tomas.words
        await tomas.press("enter")
        await tomas.told("mira rated it True: your disagreement is on record.")
        await tomas.has_view("ReviewScreen")
    async with case.reviewed_by("ines", 2) as ines:
        await say(ines, "G", told.DISAGREES)
        await ines.has_view("ReviewScreen")
        await ines.press("less_than_sign")
        await ines.has_view("SendBackDialog")
        await ines.type("Find the builder's bill.")
        await ines.press("tab", "1", "enter")
        await ines.has_view("ReviewScreen")
        await say(ines, "P", told.CHECK)
        await ines.sees("held back")
        await ines.press("escape")
    async with case.reviewed_by("mira") as mira:
        bill = await source(case, mira, "The builder's last bill", "Port Archive", "1911-05", "p")
        await at_claim(mira, 2)
        await evidence(mira, bill, "s", "for the pier, opened this month")
        await judge(mira, "1", told.WHY_PIER)
        await at_claim(mira, 2)
        await mira.press("h")
    async with case.reviewed_by("tomas", 2) as tomas:
        await say(tomas, "V", told.SETTLED, "SettleDialog")
        await tomas.has_view("ReviewScreen")
    async with case.reviewed_by("ines", 1) as ines:
        await say(ines, "V", told.BLIND_SETTLED, "SettleDialog")
        await ines.has_view("ReviewScreen")
        await ines.press("O")
        await ines.has_view("SignArticleDialog")
        await ines.sees("1 line was not checked; ines accepts it:")
        await ines.sees("skipped The harbour deserves better.")
        await ines.press("enter")
        await ines.told("The article is signed off: 3 verdicts, 1 unchecked.")
        await say(ines, "P", told.CHECK)
        await ines.told("Published: 3 new verdicts.")
        await ines.press("z")
        await ines.told("cannot be undone")


async def _look_again_at_what_is_outdated(case: Case) -> None:
    """The re-check date comes; what was right is overtaken, which is no error of ours."""
    case.days.turn_to(told.REVISITED)
    async with case.reviewed_by("mira") as mira:
        quarter = await source(
            case, mira, "Account for the first quarter", "Aurora Line", "2025-04-30", "p"
        )
        await at_claim(mira, 3)
        await evidence(mira, quarter, "r", "down by a third")
        await mira.press("7")
        await mira.has_view("VerdictDialog")
        await mira.type(told.WHY_OUTDATED)
        await mira.press("enter")
        await mira.press("n", "tab")
        await mira.type(told.NEWER)
        await mira.press("enter")
        await mira.has_view("ReadDialog")
        await mira.sees("Update, 5 May 2025")
        await mira.press("escape")
        await at_claim(mira, 3)
        await mira.press("h")
    async with case.reviewed_by("tomas", 3) as tomas:
        await tomas.press("g")
        await tomas.told("Signed off #3")
        await say(tomas, "P", told.CHECK)
        await tomas.told("Published: 1 new verdict.")
        await tomas.has_view("ReadDialog")
        await tomas.press("escape")


async def _correct(case: Case) -> None:
    """A source is withdrawn; what leaned on it was wrong, and readers are told."""
    case.days.turn_to(told.CORRECTED)
    async with case.reviewed_by("tomas") as tomas:
        await tomas.press("S")
        await tomas.has_view("SourcesScreen")
        await tomas.sees("First list of the dead")
        await tomas.press("end", "X")
        await tomas.has_view("WithdrawDialog")
        await tomas.sees("Withdraw source #1: Coast Guard?")
        await tomas.type(told.WITHDRAWN)
        await tomas.press("enter")
        await tomas.told("Withdrew source #1")
        await tomas.press("A")
        await tomas.has_view("ReviewScreen")
        await at_claim(tomas, 1)
        if case.size[0] < 100:
            await tomas.press("space")
        await tomas.sees("source withdrawn")
        await tomas.press("greater_than_sign")
        await tomas.type("mira")
        await tomas.press("tab")
        await tomas.type("The court has a list of its own.")
        await tomas.press("enter")
        await tomas.has_view("ReviewScreen")
    async with case.reviewed_by("mira") as mira:
        court = await source(case, mira, "List of the dead", "Court", "2025-06-01", "p")
        await at_claim(mira, 1)
        await evidence(mira, court, "r", "nineteen names")
        await mira.press("K")
        await mira.has_view("VerdictDialog")
        await mira.type(told.WRONG)
        await mira.press(*["shift+tab"] * 4)
        await fill(mira, told.WHY_NINETEEN)
        await mira.press("shift+tab", "6", "enter")
        await mira.has_view("ReadDialog")
        await mira.sees("Correction, 2 Jun 2025")
        await mira.press("escape")
        await at_claim(mira, 1)
        await mira.press("h")
    await _print_the_correction(case)


async def _print_the_correction(case: Case) -> None:
    """A changed rating takes two sign-offs before it is out."""
    case.days.turn_to(told.OUT)
    async with case.reviewed_by("tomas", 1) as tomas:
        await tomas.press("g")
        await tomas.told("Signed off #1")
        await say(tomas, "P", told.CHECK)
        await tomas.sees("one sign-off, needs two")
        await tomas.press("escape")
    async with case.reviewed_by("ines", 1) as ines:
        await ines.press("g")
        await ines.told("Signed off #1")
        await say(ines, "P", told.CHECK)
        await ines.has_view("ReadDialog")
        await ines.sees("Correction, 2 Jun 2025")
