"""Confidential sources and notes: their words are in no output unless somebody asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.model.article import Hints
from claimtrack.model.evidence import SourceRank, Stance
from tests.command import command
from tests.conftest import ARTICLE, desk_of, take_in

WHY = "The record has it in these very words, and nobody whom we asked says otherwise today."
SECRETS = (
    "Whistler",
    "diary",
    "secret.example",
    "archive-of-jo",
    "drowned",
    "kitchen",
    "wink",
    "basement",
    "tapes.wav",
    "harvest moon",
    "lamplight",
    "borrowed",
)
"""A word of everything that is confidential below."""

OUTPUTS = (
    (),
    ("report",),
    ("report", "1"),
    ("report", "--claim", "1"),
    ("report", "--dossier", "#1"),
    ("report", "--dossier", "2"),
    ("show", "claim", "1"),
    ("show", "claim", "1", "--json"),
    ("show", "claim", "1", "--at", "2099-01-01"),
    ("show", "claim", "1", "--at", "2099-01-01", "--json"),
    ("show", "article", "1", "--json"),
    ("show", "source", "1"),
    ("show", "source", "1", "--json"),
    ("show", "source", "2", "--json"),
    ("sources",),
    ("sources", "--json"),
    ("sources", "jo", "whistlers", "diaries", "--json"),
    ("claims", "--json"),
    ("queue", "--json"),
    ("queue",),
    ("check", "--json"),
    ("check",),
    ("due",),
    ("corrections",),
    ("stats",),
    ("evidence", "origins", "1", "--json"),
    ("impact", "source", "1", "--json"),
    ("impact", "claim", "1"),
    ("log", "-n", "500"),
    ("log", "-n", "500", "--json"),
    ("log", "--claim", "1", "--json"),
)


@pytest.fixture
def db(path: Path, tmp_path: Path) -> Path:
    """A judged claim that rests on a confidential diary, a tape, and a public page."""
    tape = tmp_path / "tapes.wav"
    tape.write_bytes(b"RIFF\x00\x01\x02\x03 lamplight \x00\xff")
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE, Hints(title="Harbour toll rises"))
        claim = desk.sentences.accept(desk.articles.case(article).sentences[1].id)
        desk.claims.note(claim, "met her in the basement", confidential=True)
        _evidence(desk, claim, tape)
        desk.verdicts.rate(claim, "true", WHY)
        desk.verdicts.submit(claim)
    return path


def _evidence(desk: Desk, claim: int, tape: Path) -> None:
    diary = NewSource(
        title="The diary",
        publisher="Jo Whistler",
        url="https://secret.example/jo",
        archived_url="https://keep.example/archive-of-jo",
        note="she gave a wink",
        rank=SourceRank.PRIMARY,
        confidential=True,
    )
    desk.evidence.add(
        claim, diary, Stance.SUPPORTS, quote="All drowned", locator="kitchen", note="wink"
    )
    tapes = desk.sources.add_file(tape, NewSource(confidential=True)).id
    desk.evidence.add(claim, tapes, Stance.CONTEXT, group="Jo Whistler")
    desk.evidence.add(
        claim, NewSource(title="Almanac"), Stance.CONTEXT, quote="harvest moon", confidential=True
    )
    desk.evidence.add(claim, NewSource(title="Port list"), Stance.SUPPORTS, group="Jo Whistler")
    gone = desk.evidence.add(claim, 1, Stance.CONTEXT, note="borrowed")
    desk.evidence.remove(gone)


@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_confidential_words_are_in_no_output(db: Path, arguments: tuple[str, ...]) -> None:
    ran = command(db, *arguments)
    assert ran.code in {0, 1}, ran.err
    shown = f"{ran.out}{ran.err}".casefold()
    assert [secret for secret in SECRETS if secret.casefold() in shown] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "1"), ("Whistler", "drowned", "kitchen", "wink", "CONFIDENTIAL")),
        (("report", "--claim", "1"), ("Whistler", "basement")),
        (("report", "--dossier", "#1"), ("Whistler", "drowned", "secret.example")),
        (("show", "claim", "1"), ("Whistler", "basement", "harvest moon")),
        (("show", "claim", "1", "--json"), ("Whistler", "secret.example", "drowned")),
        (("show", "source", "1"), ("Whistler", "archive-of-jo")),
        (("show", "source", "2", "--json"), ("tapes.wav",)),
        (("sources", "--json"), ("Whistler",)),
        (("log", "-n", "500", "--json"), ("Whistler", "borrowed", "basement")),
    ],
    ids=str,
)
def test_they_are_there_for_who_asks_for_them(
    db: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    out = command(db, *arguments, "--confidential").out
    assert [word for word in words if word not in out] == []


def test_what_a_verdict_rests_on_can_still_be_told(db: Path) -> None:
    out = command(db, "report", "1").out
    assert out.count("a confidential source") >= 3
    assert "same origin as a confidential source" in out
    assert "Port list" in out


def test_what_was_confidential_once_stays_so_in_the_log(db: Path) -> None:
    command(db, "source", "edit", "1", "--public")
    command(db, "note", "1", "nothing to see", "--public")
    shown = command(db, "log", "-n", "500", "--json").out
    assert "basement" not in shown
    assert "secret.example" not in shown


def test_the_sentence_is_still_found_by_who_knows_the_words(db: Path) -> None:
    [found] = [one for one in command(db, "sources", "diary", "--json").objects if one["id"] == 1]
    assert found["title"] == "a confidential source"
