"""Many claims acted on together: all or nothing, one undo, and never over somebody's head."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.claim import ClaimStatus
from tests.command import command

ROWS = ("claim", "handover", "wording", "claim_text", "verdict")


@pytest.fixture
def claims(desk: Desk) -> list[int]:
    """Five claims of ours."""
    return [desk.claims.add(f"Pier {number} opened in {1900 + number}.") for number in range(5)]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that these acts can touch, `version` left out: it only ever grows."""
    with sqlite3.connect(path) as db:
        db.row_factory = sqlite3.Row
        return {
            table: [
                tuple(row[name] for name in row.keys() if name != "version")  # noqa: SIM118
                for row in db.execute(f'SELECT * FROM "{table}"')
            ]
            for table in ROWS
        }


Act = Callable[[Desk, list[int], dict[int, int] | None], int]
ACTS: dict[str, Act] = {
    "assign": lambda desk, claims, read: desk.handovers.assign_all(
        claims, "tomas", note="ask the port", versions=read
    ),
    "tag": lambda desk, claims, read: desk.claims.tag(claims, ["harbour", "piers"], versions=read),
    "set status": lambda desk, claims, read: desk.claims.set_status(
        claims, ClaimStatus.IN_PROGRESS, versions=read
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_one_undo_gives_back_every_row_and_redo_does_it_again(
    path: Path, desk: Desk, claims: list[int], act: str
) -> None:
    desk.claims.tag(claims[:2], ["piers"])
    before = rows(path)
    assert ACTS[act](desk, claims, None) == 5
    after = rows(path)
    assert after["claim"] != before["claim"]
    with sqlite3.connect(path) as db:
        groups = db.execute(
            "SELECT count(DISTINCT action_group) FROM event WHERE action = ?", [act]
        )
        assert groups.fetchone()[0] == (2 if act == "tag" else 1)
    taken = desk.history.undo()
    assert (taken.action, taken.touched) == (act, "5 claims")
    assert rows(path) == before
    desk.history.redo()
    redone = rows(path)
    assert {**redone, "handover": len(redone["handover"])} == {
        **after,
        "handover": len(after["handover"]),
    }


def test_what_is_said_of_several_claims_is_on_each(desk: Desk, claims: list[int]) -> None:
    desk.handovers.assign_all(claims[:3], "tomas", note="ask the port")
    desk.claims.tag(claims[:3], ["Harbour, piers", ""])
    desk.claims.tag(claims[1:2], ["harbour", "Årdal"], ["PIERS"])
    desk.claims.set_status(claims[:1], ClaimStatus.IN_PROGRESS)
    first, second, third, fourth, _ = (desk.claims.case(key) for key in claims)
    assert first.claim.owner == third.claim.owner == "tomas"
    assert first.handovers[-1].note == "ask the port"
    assert first.claim.tags == ("Harbour", "piers")
    assert second.claim.tags == ("Harbour", "Årdal"), "the tag that was there keeps its letters"
    assert (first.claim.status, second.claim.status) == ("in progress", "open")
    assert (fourth.claim.owner, fourth.claim.tags) == (None, ())
    desk.handovers.assign_all(claims[:3], "")
    assert desk.claims.case(claims[0]).claim.owner is None


@pytest.mark.parametrize("act", ACTS)
def test_a_claim_that_somebody_changed_since_refuses_the_whole(
    path: Path, desk: Desk, other: Desk, claims: list[int], act: str
) -> None:
    read = {key: desk.claims.case(key).claim.version for key in claims}
    other.claims.note(claims[3], "I am at it.")
    before = rows(path)
    with pytest.raises(Stale, match="changed by tomas"):
        ACTS[act](desk, claims, read)
    assert rows(path) == before


def test_undo_refuses_and_names_who_changed_one_of_them_since(
    path: Path, desk: Desk, other: Desk, claims: list[int]
) -> None:
    desk.handovers.assign_all(claims, "mira")
    other.handovers.assign(claims[2], "tomas")
    before = rows(path)
    with pytest.raises(Refused, match="tomas has changed the same claim since"):
        desk.history.undo()
    assert rows(path) == before


def test_a_status_that_an_act_gives_is_not_said(path: Path, desk: Desk, claims: list[int]) -> None:
    desk.verdicts.rate(claims[1], "true", "The harbour book.")
    desk.verdicts.submit(claims[1])
    before = rows(path)
    with pytest.raises(WrongUse, match="follows from what is done"):
        desk.claims.set_status(claims, ClaimStatus.PUBLISHED)
    with pytest.raises(Refused, match=f"#{claims[1]} is ready for sign-off"):
        desk.claims.set_status(claims, ClaimStatus.OPEN)
    assert rows(path) == before


def test_nothing_is_half_done(path: Path, desk: Desk, claims: list[int]) -> None:
    before = rows(path)
    with pytest.raises(NotFound, match="no claim #99"):
        desk.claims.tag([*claims, 99], ["piers"])
    with pytest.raises(WrongUse, match="No claim was chosen"):
        desk.handovers.assign_all([], "mira")
    with pytest.raises(WrongUse, match="Name a tag"):
        desk.claims.tag(claims, [" ,"])
    assert rows(path) == before


def test_a_claim_named_twice_is_handed_over_once(desk: Desk, claims: list[int]) -> None:
    assert desk.handovers.assign_all([claims[0], claims[0]], "tomas") == 1
    assert len(desk.claims.case(claims[0]).handovers) == 1


def test_the_commands_take_several_claims(path: Path, claims: list[int]) -> None:
    assert len(claims) == 5
    done = command(path, "assign", "1", "#2", "1", "tomas", "--note", "ask the port")
    assert (done.code, done.out) == (0, "#1, #2 are assigned to tomas\n")
    done = command(
        path, "claim", "edit", "1", "2", "3", "--tag", "piers", "--status", "in progress"
    )
    assert (done.code, done.out) == (0, "claims #1, #2, #3 changed\n")
    done = command(path, "claim", "edit", "1", "--untag", "Piers")
    assert (done.code, done.out) == (0, "claim #1 changed\n")
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT id, owner, tags, status FROM claim WHERE id < 4").fetchall()
    assert [(key, owner, json.loads(tags), status) for key, owner, tags, status in found] == [
        (1, "tomas", [], "in progress"),
        (2, "tomas", ["piers"], "in progress"),
        (3, None, ["piers"], "in progress"),
    ]
    for words, said in (
        (("claim", "edit", "1", "2", "--text", "x"), "one claim at a time"),
        (("claim", "edit", "1"), "Nothing to change"),
        (("claim", "edit", "1", "--status", "published"), "open"),
    ):
        done = command(path, *words)
        assert done.code == 2
        assert said in done.err
