"""The scripted case at the command line, from the import to the corrections log."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from tests import scenario as told
from tests.command import command
from tests.goldens import agrees


class Play:
    """Runs commands by one of the three at a time; each has to do what it says."""

    def __init__(self, path: Path, days: told.Days) -> None:
        self.path = path
        self.days = days

    def by(self, who: str, *arguments: str, code: int = 0) -> str:
        ran = command(self.path, *arguments, reviewer=who)
        assert ran.code == code, (arguments, ran)
        return ran.out + ran.err if code else ran.out

    def source(self, title: str, publisher: str, day: str, rank: str = "secondary") -> str:
        """Put a source on file, by mira; gives its number."""
        archived = ("--archived", f"https://archive.example/{title.replace(' ', '-').lower()}")
        said = self.by(
            *("mira", "source", "add", "--title", title, "--publisher", publisher),
            *("--date", day, "--rank", rank, *archived),
        )
        return _number(said)

    def evidence(self, claim: str, source: str, stance: str, quote: str) -> None:
        """Put down what a source says, by mira."""
        self.by(
            *("mira", "evidence", "add", claim, "--source", source),
            *("--stance", stance, "--quote", quote),
        )


def _number(said: str) -> str:
    found = re.search(r"\d+", said)
    assert found is not None, said
    return found[0]


@pytest.fixture
def play(path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    days = told.Days(told.JUDGED)
    defaults = Desk.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "clock", days)
    return Play(path, days)


def test_three_people_work_a_case_from_the_import_to_the_published_correction(
    play: Play, tmp_path: Path
) -> None:
    coast = _judge(play, tmp_path)
    _sign(play)
    _look_again_at_what_is_outdated(play)
    _correct(play, coast)
    report = play.by("ines", "report", "1")
    log = play.by("ines", "corrections", "--since", "2025", "--updates")
    agrees("scenario-report.txt", report)
    agrees("scenario-corrections.txt", log)


def _judge(play: Play, folder: Path) -> str:
    """Mira takes the article in and judges its three claims; gives the coast guard's source."""
    file = folder / "aurora.txt"
    file.write_text(told.ARTICLE, encoding="utf-8")
    play.by(
        *("mira", "import", str(file), "--url", told.URL, "--publisher", told.PUBLISHER),
        *("--date", told.PRINTED_ON),
    )
    for number, words in enumerate((told.DEATHS, told.PIER, told.SALES), 1):
        assert play.by("mira", "claim", "accept", str(number + 1)) == f"claim #{number}\n"
        play.by("mira", "claim", "edit", str(number), "--text", words)
    play.by("mira", "claim", "not-a-claim", "1")
    play.by("mira", "claim", "skip", "5")
    coast = play.source("First list of the dead", "Coast Guard", "2025-03-05", "primary")
    quay = play.source("The count at the quay", "Harbour Courier", "2025-03-06")
    register = play.source("Register of piers", "Port", "1912", "primary")
    account = play.source("Account for 2024", "Aurora Line", "2025-02", "primary")
    play.evidence("1", coast, "supports", "twenty-six names")
    play.evidence("1", quay, "supports", "we counted twenty-six")
    play.evidence("2", register, "supports", "handed over 2 May 1911")
    play.evidence("3", account, "supports", "112 for every 100")
    play.by("mira", "verdict", "1", "true", "--why", told.WHY_DEATHS)
    play.by("mira", "verdict", "2", "true", "--why", told.WHY_PIER)
    play.by(
        *("mira", "verdict", "3", "true", "--why", told.WHY_SALES),
        *("--recheck-by", "2025-05-01"),
    )
    assert play.by("mira", "submit", "--article", "1") == "handed in: 3\n"
    return coast


def _sign(play: Play) -> None:
    """Two disagreements, one of them blind; both are settled, and the check goes out."""
    play.days.turn_to(told.SIGNED)
    looked = play.by("tomas", "sign-off", "1", "--look")
    assert "OPEN" in looked
    assert told.WHY_DEATHS[:20] not in looked
    said = play.by("tomas", "sign-off", "1", "--blind", "mostly-true")
    assert said == "mira rated it true: your disagreement is on record\n"
    play.by("ines", "sign-off", "2", "--disagree", "--comment", told.DISAGREES)
    play.by("ines", "send-back", "2", "--why", "Find the builder's bill.", "--evidence", "3")
    assert "held back" in play.by("ines", "publish", "1", "--url", told.CHECK, code=1)
    bill = play.source("The builder's last bill", "Port Archive", "1911-05", "primary")
    play.evidence("2", bill, "supports", "for the pier, opened this month")
    play.by("mira", "verdict", "2", "true", "--why", told.WHY_PIER)
    play.by("mira", "submit", "2")
    play.by("tomas", "resolve", "2", "--note", told.SETTLED, "--of", "ines")
    play.by("ines", "resolve", "1", "--note", told.BLIND_SETTLED)
    refused = play.by("ines", "sign-off", "--article", "1", code=1)
    assert "1 line is not checked" in refused
    signed = play.by("ines", "sign-off", "--article", "1", "--accept-unchecked")
    assert "skipped: The harbour deserves better." in signed
    assert "3 verdicts, 1 line accepted" in signed
    assert play.by("ines", "publish", "1", "--url", told.CHECK) == (
        "article 1 published: 3 new verdicts\n"
    )
    assert "cannot be undone" in play.by("ines", "undo", code=1)


def _look_again_at_what_is_outdated(play: Play) -> None:
    """The re-check date comes; what was right is overtaken, which is no error of ours."""
    play.days.turn_to(told.REVISITED)
    due = play.by("mira", "due", "--json")
    assert '"id": 3' in due
    assert "re-check due" in due
    quarter = play.source("Account for the first quarter", "Aurora Line", "2025-04-30", "primary")
    play.evidence("3", quarter, "refutes", "down by a third")
    assert "say why you are replacing it" in play.by(
        *("mira", "verdict", "3", "outdated", "--why", told.WHY_OUTDATED), code=1
    )
    said = play.by(
        *("mira", "verdict", "3", "outdated", "--why", told.WHY_OUTDATED),
        *("--reason", "new facts", "--reason-why", told.NEWER),
    )
    assert said.startswith("verdict 4\nUpdate, 5 May 2025: ")
    play.by("mira", "submit", "3")
    play.by("tomas", "sign-off", "4")
    assert "1 new verdict" in play.by("tomas", "publish", "1", "--url", told.CHECK)
    assert play.by("mira", "due", "--json") == ""


def _correct(play: Play, coast: str) -> None:
    """A source is withdrawn; what leaned on it was wrong, and readers are told."""
    play.days.turn_to(told.CORRECTED)
    play.by("tomas", "source", "withdraw", coast, "--why", told.WITHDRAWN)
    due = play.by("mira", "due", "--json")
    assert '"id": 1' in due
    assert "withdrawn" in due
    play.by("tomas", "assign", "1", "mira", "--note", "The court has a list of its own.")
    court = play.source("List of the dead", "Court", "2025-06-01", "primary")
    play.evidence("1", court, "refutes", "nineteen names")
    said = play.by(
        *("mira", "correct", "1", "--what", told.WRONG, "--rating", "false"),
        *("--why", told.WHY_NINETEEN),
    )
    assert said.startswith("verdict 5\nCorrection, 2 Jun 2025: ")
    play.by("mira", "submit", "1")
    play.days.turn_to(told.OUT)
    play.by("tomas", "sign-off", "5")
    assert "one sign-off, needs two" in play.by(
        "tomas", "publish", "1", "--url", told.CHECK, code=1
    )
    play.by("ines", "sign-off", "5")
    assert "Correction, 2 Jun 2025" in play.by("ines", "publish", "1", "--url", told.CHECK)
