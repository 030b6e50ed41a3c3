"""A reviewer outside gets some articles in a file, works in it, and what they add is merged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused
from claimtrack.model.evidence import Stance
from claimtrack.model.merge import Taken
from tests.command import command
from tests.conftest import desk_of, take_in
from tests.merge_law import contents

WHY = "The port's own register says so, and the harbour master confirmed it when we asked him."
OURS = "Because the register of the port has it so."


@pytest.fixture
def pier(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim that is judged and handed in, in an article beside another one with its own."""
    claim = desk.sentences.accept(sentence("pier opened"))
    desk.evidence.add(
        claim, NewSource(url="https://port.example/"), Stance.SUPPORTS, quote="opened in 1911"
    )
    desk.evidence.add(
        claim, NewSource(title="Karenin", confidential=True), Stance.REFUTES, quote="I was there"
    )
    desk.claims.note(claim, "between us", confidential=True)
    desk.verdicts.rate(claim, "true", OURS * 2)
    desk.verdicts.submit(claim)
    other = take_in(desk, "Other news\n\nThe bridge cost nine million, Vronsky said on Monday.\n")
    desk.sentences.accept(desk.articles.case(other).sentences[1].id)
    return claim


@pytest.fixture
def package(desk: Desk, article: int, tmp_path: Path) -> Callable[..., Path]:
    """Packages the article."""

    def make(**how: bool) -> Path:
        target = tmp_path / "package.db"
        desk.package.make([article], target, **how)
        return target

    return make


def test_a_package_holds_its_articles_and_nothing_else(
    desk: Desk, article: int, pier: int, package: Callable[..., Path]
) -> None:
    path = package()
    assert path.stat().st_mode & 0o777 == 0o600
    with desk_of(path, "anna") as outside:
        case, ours = outside.articles.case(article), desk.articles.case(article)
        assert [one.claim.text for one in case.claims] == [one.claim.text for one in ours.claims]
        assert [one.uid for one in case.sentences] == [one.uid for one in ours.sentences]
        assert [one.claim.id for one in outside.claims.listed()] == [pier]
        assert outside.claims.case(pier).verdict == desk.claims.case(pier).verdict
        assert len(outside.articles.listed()) == 1
        assert not outside.doctor.examine().flaws
        assert not outside.chain.verify().faults
        with pytest.raises(NotFound, match="nothing to undo"):
            outside.history.undo()
    content = path.read_bytes()
    for word in ("Vronsky", "bridge", "Karenin", "I was there", "between us"):
        assert word.encode() not in content, word


def test_what_is_confidential_goes_along_where_it_is_asked_for(
    pier: int, package: Callable[..., Path]
) -> None:
    with desk_of(package(confidential=True), "anna") as outside:
        case = outside.claims.case(pier)
        assert case.evidence[1].source.title == "Karenin"
        assert case.claim.note == "between us"


def test_a_blind_package_tells_nothing_of_how_it_was_judged(
    desk: Desk, pier: int, package: Callable[..., Path]
) -> None:
    path = package(blind=True)
    with desk_of(path, "anna") as outside:
        case = outside.claims.case(pier)
        assert (case.verdict, case.verdicts, case.sign_offs, case.claim.status) == (
            None,
            (),
            (),
            "open",
        )
        assert not outside.doctor.examine().flaws
    assert OURS.encode() not in path.read_bytes()
    assert desk.claims.case(pier).verdict is not None


def test_what_a_reviewer_outside_adds_comes_in_and_nothing_else_changes(
    desk: Desk, pier: int, package: Callable[..., Path]
) -> None:
    verdict = desk.claims.case(pier).verdict
    assert verdict is not None
    path = package()
    before = contents(desk.path)
    with desk_of(path, "anna") as outside:
        outside.evidence.add(
            pier, NewSource(url="https://gazette.example/"), Stance.REFUTES, quote="in 1912"
        )
        outside.sign_offs.sign_off(verdict.id, agrees=False, comment="The gazette has 1912.")
    merged = desk.merge.file(path)
    assert merged.conflicts == ()
    case = desk.claims.case(pier)
    assert [item.added_by for item in case.evidence] == ["mira", "mira", "anna"]
    assert [(one.by, one.comment) for one in case.disagreements] == [
        ("anna", "The gazette has 1912.")
    ]
    assert case.claim.note == "between us"
    assert case.evidence[1].source.title == "Karenin"
    assert case.verdict == verdict
    assert merged.added == {"evidence": 1, "sign_off": 1, "source": 1}
    assert merged.changed == merged.removed == {}
    after = contents(desk.path)
    assert all(set(rows) <= set(after[table]) for table, rows in before.items())
    assert desk.merge.file(path).nothing_new
    assert contents(desk.path) == after
    assert not desk.doctor.examine().flaws
    assert not desk.chain.verify().faults


def test_a_blind_rating_from_outside_stands_beside_ours(
    desk: Desk, pier: int, package: Callable[..., Path]
) -> None:
    path = package(blind=True)
    with desk_of(path, "anna") as outside:
        outside.evidence.add(pier, NewSource(url="https://gazette.example/"), Stance.REFUTES)
        outside.verdicts.rate(pier, "false", WHY)
        outside.verdicts.submit(pier)
    before = desk.claims.case(pier)
    [found] = desk.merge.file(path).conflicts
    assert found.conflict.field == "verdict"
    assert found.theirs.startswith("false by anna")
    after = desk.claims.case(pier)
    assert (after.verdict, after.claim.status) == (before.verdict, before.claim.status)
    assert desk.merge.file(path).nothing_new
    desk.merge.take(found.conflict.id, Taken.OURS)
    assert desk.claims.case(pier).verdict == before.verdict
    assert [one.reviewer for one in desk.claims.case(pier).verdicts] == ["mira", "anna"]


def test_words_that_a_reviewer_could_not_see_are_not_written_over(
    desk: Desk, pier: int, package: Callable[..., Path]
) -> None:
    path = package()
    with desk_of(path, "anna") as outside:
        outside.claims.note(pier, "my own note")
    [found] = desk.merge.file(path).conflicts
    assert desk.claims.case(pier).claim.note == "between us"
    assert (found.ours, found.theirs) == ("[confidential]", "[confidential]")
    [shown] = desk.merge.conflicts(confidential=True)
    assert (shown.ours, shown.theirs) == ("between us", "my own note")


def test_the_desk_works_on_while_a_reviewer_outside_does(
    desk: Desk, pier: int, package: Callable[..., Path]
) -> None:
    path = package()
    desk.claims.flag_legal(pier, legal=True)
    with desk_of(path, "anna") as outside:
        outside.claims.tag([pier], add=["harbour"])
    assert desk.merge.file(path).conflicts == ()
    claim = desk.claims.case(pier).claim
    assert (claim.legal, claim.tags) == (True, ("harbour",))


def test_an_article_with_a_new_address_and_split_lines_is_packaged_soundly(
    desk: Desk, article: int, sentence: Callable[[str], int], tmp_path: Path
) -> None:
    place = sentence("Ferry services")
    text = desk.sentences.get(place)
    desk.sentences.split(place, text.start + len("Ferry services"))
    desk.articles.edit(article, url="https://courier.example/toll")
    desk.package.make([article], tmp_path / "package.db")
    with desk_of(tmp_path / "package.db", "anna") as outside:
        assert not outside.doctor.examine().flaws
        outside.articles.edit(article, owner="anna")
    assert desk.merge.file(tmp_path / "package.db").changed == {"article": 1}
    assert not desk.doctor.examine().flaws


def test_a_package_replaces_nothing_unasked(desk: Desk, article: int, tmp_path: Path) -> None:
    target = tmp_path / "package.db"
    target.write_text("a letter")
    with pytest.raises(Refused, match="already exists"):
        desk.package.make([article], target)
    assert target.read_text() == "a letter"
    with pytest.raises(NotFound, match="no article 99"):
        desk.package.make([99], tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_the_round_trip_on_the_command_line(
    desk: Desk, article: int, pier: int, tmp_path: Path
) -> None:
    out = tmp_path / "outside.db"
    ran = command(desk.path, "package", str(article), "-o", str(out))
    assert ran.code == 0
    assert ran.out.startswith(f"packaged in {out}: 1 article, 1 claim, 2 of evidence, 1 verdict, ")
    assert "went without what is confidential" in ran.err
    added = command(
        out,
        "evidence",
        "add",
        str(pier),
        "--source",
        "https://gazette.example/",
        "--stance",
        "refutes",
        reviewer="anna",
    )
    assert added.code == 0, added
    assert "added: evidence 1, source 1" in command(desk.path, "merge", str(out)).out
    assert command(desk.path, "merge", str(out)).out == "nothing new in outside.db\n"
    with closing(sqlite3.connect(desk.path)) as connection:
        assert connection.execute("SELECT count(*) FROM log").fetchone()[0] == 2
