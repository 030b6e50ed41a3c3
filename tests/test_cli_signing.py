"""The commands of sign-off, correction and publication: what they refuse, print and leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Ran, command
from tests.test_cli_bad_input import HOSTILE

WHY = "The coast guard's own log and the harbour master's list both have the same figure."


@pytest.fixture
def handed_in(path: Path) -> Path:
    """A file with one verdict of mira's on claim 1, handed in."""
    for arguments in (
        ("claim", "add", "The pier opened in 1911."),
        ("evidence", "add", "1", "--source", "https://port.example/1", "--stance", "supports"),
        ("verdict", "1", "true", "--why", WHY, "--checked", "both"),
        ("submit", "1"),
    ):
        assert command(path, *arguments).code == 0
    return path


def _fails(ran: Ran, code: int, words: str) -> None:
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("sign-off",), 2, "Name a verdict to sign off, or an --article"),
        (("sign-off", "9"), 1, "There is no verdict '9'"),
        (("sign-off", "1", "--blind", "fishy"), 2, "is not a rating"),
        (("sign-off", "1", "--disagree"), 2, "Say why you disagree"),
        (("sign-off", "--article", "1", "--disagree"), 2, "disagree with a verdict in it"),
        (("send-back", "1", "--why", " "), 2, "Say why you are sending it back"),
        (("send-back", "1", "--why", "x", "--start", "3"), 2, "both --start and --end"),
        (("send-back", "1", "--why", "x", "--start", "3", "--end", "5"), 2, "in 0 articles"),
        (("resolve", "1", "--note", "x"), 1, "Nobody disagrees"),
        (("retract", "1", "--why", ""), 2, "Say why you are retracting it"),
        (("publish", "7", "--url", "https://c.example"), 1, "There is no article '7'"),
        (("correct", "1", "--what", ""), 2, "Say what was wrong"),
        (("submit",), 2, "Name claims to hand in, or an --article"),
        (("submit", "1"), 1, "already handed in"),
        (("due", "--until", "soon"), 2, "write YYYY-MM-DD"),
        (("corrections", "--since", "soon"), 2, "write YYYY-MM-DD"),
        (("assign", "9", "tomas"), 1, "There is no claim '9'"),
        (("precedents", "9"), 1, "There is no claim '9'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    handed_in: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    _fails(command(handed_in, *arguments, reviewer="tomas"), code, words)


def test_hostile_words_reach_no_terminal(handed_in: Path) -> None:
    said = [
        command(handed_in, *arguments, reviewer=reviewer)
        for reviewer, arguments in (
            ("tomas", ("sign-off", "1", "--disagree", "--comment", HOSTILE)),
            ("ines", ("send-back", "1", "--why", HOSTILE)),
            ("mira", ("submit", "1")),
            ("ines", ("resolve", "1", "--note", HOSTILE)),
            ("mira", ("correct", "1", "--what", HOSTILE, "--rating", "false", "--why", HOSTILE)),
            ("mira", ("submit", "1")),
            ("ines", ("retract", "2", "--why", HOSTILE)),
            ("ines", ("assign", "1", HOSTILE, "--note", HOSTILE)),
            ("ines", ("show", "claim", "1")),
            ("ines", ("due",)),
            ("ines", ("corrections",)),
            ("ines", ("precedents", "1")),
        )
    ]
    assert [ran.code for ran in said] == [0] * len(said)
    printed = "".join(ran.out + ran.err for ran in said)
    assert "[red]bold[/red]" in printed
    assert not set(printed) & {"\x1b", "\x00", "\u202e"}


def test_the_card_as_json_has_what_others_made_of_it(handed_in: Path) -> None:
    command(handed_in, "sign-off", "1", "--blind", "false", reviewer="tomas")
    command(handed_in, "send-back", "1", "--why", "which pier?", "--evidence", "1", reviewer="ines")
    command(handed_in, "assign", "1", "ines", "--note", "ask the port")
    card = command(handed_in, "show", "claim", "1", "--json").objects[0]
    (sign_off,) = card["sign_offs"]
    assert (sign_off["by"], sign_off["agrees"]) == ("tomas", False)
    assert (sign_off["seen_rating"], sign_off["blind_rating"]) == ("true", "false")
    assert (card["send_backs"][0]["why"], card["send_backs"][0]["evidence"]) == ("which pier?", 1)
    assert (card["handovers"][0]["to"], card["handovers"][0]["note"]) == ("ines", "ask the port")
    assert card["checked"] == "both"


def test_whoever_looks_before_rating_blind_sees_no_rating(handed_in: Path) -> None:
    ran = command(handed_in, "sign-off", "1", "--look", reviewer="tomas")
    assert ran.code == 0
    assert "OPEN" in ran.out
    assert "https://port.example/1" in ran.out
    for told in ("TRUE", "coast guard", "mira"):
        assert told not in ran.out


def test_due_and_corrections_are_lists_a_script_can_read(handed_in: Path) -> None:
    assert command(handed_in, "due", "--json").out == ""
    assert command(handed_in, "corrections", "--json").out == ""
    assert command(handed_in, "correct", "1", "--what", "the year", "--rating", "false").code == 0
    (one,) = command(handed_in, "corrections", "--json").objects
    assert (one["claim"], one["level"], one["why"]) == (1, "affects rating", "the year")
    assert (one["was"]["rating"], one["now"]["rating"]) == ("true", "false")
    assert (one["published"], one["notice"]) == (None, None)
