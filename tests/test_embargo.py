"""An embargo is a state of an article: set, changed, lifted, undone, and over at its time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.embargo import moment_of
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.article import Hints
from claimtrack.model.merge import Taken
from claimtrack.text.moments import until
from tests.command import command
from tests.conftest import ARTICLE, desk_of, take_in

SOON = "2025-06-06T06:00+02:00"
PAGE = "Bridge opens\n\nThe bridge cost nine million, Vronsky said on Monday.\n"


def held(desk: Desk) -> dict[int, str]:
    return dict(desk.embargo.held().articles)


def test_an_embargo_is_set_changed_lifted_and_undone(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    assert held(desk) == {}
    assert (
        desk.embargo.set(article, SOON, why=" asked by the port ")
        == "until 2025-06-06 06:00 +02:00"
    )
    assert held(desk) == {article: "until 2025-06-06 06:00 +02:00"}
    assert desk.articles.get(article).embargo_why == "asked by the port"
    assert desk.embargo.set(article, "Open") == "until lifted"
    desk.embargo.lift(article, why="the port has published it")
    assert held(desk) == {}
    for words in ("until lifted", "until 2025-06-06 06:00 +02:00"):
        desk.history.undo()
        assert held(desk) == {article: words}
    desk.history.undo()
    assert held(desk) == {}
    changes = desk.history.log(limit=None).events
    assert [one.action for one in changes if "embargo" in one.action][::-1] == [
        "set embargo", "set embargo", "lift embargo",
    ]  # fmt: skip


def test_an_embargo_is_over_at_its_moment_by_the_clock_of_the_desk(path: Path) -> None:
    now = datetime(2025, 6, 6, 3, 59, 59, tzinfo=UTC)
    with Desk(path, reviewer="mira", create=True, clock=lambda: now) as desk:
        article = take_in(desk, ARTICLE)
        desk.embargo.set(article, SOON)
        assert held(desk)
        now += timedelta(seconds=1)
        assert held(desk) == {}
        with pytest.raises(Refused, match="not under embargo: it held until 2025-06-06 06:00"):
            desk.embargo.lift(article)
        assert desk.articles.get(article).embargo == "2025-06-06T06:00:00+02:00"


def test_what_is_no_moment_with_a_time_zone_is_refused(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    for wrong in (
        *("tomorrow", "2025-06-07", "2025-06-07 10:00", "2025-06-07T10:00", "", "10:00+02:00"),
        *("2025-06-07 10:00+02:00 Europe/Berlin", "2025-06-07 Europe/Berlin", "9999-12-31T23:59"),
    ):
        with pytest.raises(WrongUse, match="not a moment with its time zone"):
            desk.embargo.set(article, wrong)
    with pytest.raises(WrongUse, match="no time zone 'Europe/Nowhere'"):
        desk.embargo.set(article, "2025-06-07 10:00 Europe/Nowhere")
    with pytest.raises(Refused, match="would be over already"):
        desk.embargo.set(article, "2025-06-01T00:00Z")
    with pytest.raises(NotFound):
        desk.embargo.set(99, "open")
    with pytest.raises(Refused, match="is not under embargo"):
        desk.embargo.lift(article)
    desk.embargo.set(article, "open")
    with pytest.raises(Refused, match="already under embargo until lifted"):
        desk.embargo.set(article, "open")
    with pytest.raises(Stale):
        desk.embargo.lift(article, version=1)
    assert held(desk) == {article: "until lifted"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-01T06:00+01:00", "2026-12-01T06:00:00+01:00"),
        ("2026-12-01 06:00Z", "2026-12-01T06:00:00+00:00"),
        ("2026-12-01 06:00 UTC", "2026-12-01T06:00:00+00:00"),
        ("2026-07-01 06:00 Europe/Berlin", "2026-07-01T06:00:00+02:00"),
        ("2026-10-25 02:30 Europe/Berlin", "2026-10-25T02:30:00+01:00"),  # twice: the later
        ("2026-12-01 06:00 Asia/Kolkata", "2026-12-01T06:00:00+05:30"),
        ("OPEN", "open"),
    ],
)
def test_a_moment_is_kept_with_the_offset_it_was_given_in(typed: str, kept: str) -> None:
    assert moment_of(typed) == kept
    assert moment_of(kept) == kept
    assert until(kept).endswith(kept[-6:] if kept != "open" else "lifted")


def test_what_comes_in_under_embargo_is_never_on_file_without_it(
    path: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    ran = command(
        path, "import", str(page), "--embargo", "2099-01-01T00:00Z", "--embargo-why", "port"
    )
    assert "under embargo until 2099-01-01 00:00 +00:00" in ran.out
    with desk_of(path, "mira") as desk:
        [first] = desk.store.connection.execute(
            "SELECT after ->> 'embargo' FROM event WHERE entity = 'article' AND before IS NULL"
        ).fetchall()
        assert first == ("2099-01-01T00:00:00+00:00",)
    again = command(path, "import", str(page), "--embargo", "open")
    assert "is on file and its embargo stays as it is: 'claimtrack embargo set 1 open'" in again.out
    command(path, "undo")
    command(path, "import", str(page))
    with desk_of(path, "mira") as desk:
        assert held(desk) == {1: "until 2099-01-01 00:00 +00:00"}, "an undone import keeps it"
    for wrong in (
        ("import", str(page), "--embargo", "2099-01-01"),
        ("import", str(page), "--embargo", "open", "--as-kind", "claims"),
        ("import", str(page), "--embargo-why", "port"),
    ):
        assert command(path, *wrong).code == 2
    assert command(path, "import", str(page), "--embargo", "2001-01-01T00:00Z").code == 1


def test_a_revision_is_under_the_embargo_of_what_it_revises(desk: Desk) -> None:
    first = take_in(desk, PAGE)
    desk.embargo.set(first, "open", why="port")
    [outcome] = desk.import_(
        "-", stdin=f"{PAGE}More follows.\n".encode(), hints=Hints(revision_of=first)
    )
    second = outcome.article
    assert second not in {None, first}
    assert second is not None
    assert outcome.embargo == "until lifted"
    assert held(desk) == {first: "until lifted", second: "until lifted"}
    with pytest.raises(Refused, match=f"has a later revision: article {second} counts"):
        desk.embargo.lift(first)
    desk.embargo.lift(second)
    assert held(desk) == {}


def test_nothing_is_published_before_its_time(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    desk.embargo.set(article, "open")
    with pytest.raises(Refused, match="is under embargo until lifted"):
        desk.articles.publish(article, "https://desk.example/check")


def test_an_embargo_that_cannot_be_read_holds(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    with closing(sqlite3.connect(desk.path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE article SET embargo = 'soon'")
        raw.commit()
    assert held(desk) == {article: "until lifted"}
    with closing(sqlite3.connect(desk.path)) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE article SET embargo = '2025-06-06'")


def test_a_merge_brings_an_embargo_along(desk: Desk, tmp_path: Path) -> None:
    article = take_in(desk, ARTICLE)
    copy = tmp_path / "other.db"
    with closing(sqlite3.connect(desk.path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with desk_of(copy, "tomas") as other:
        other.embargo.set(article, SOON, why="port")
    assert desk.merge.file(copy).conflicts == ()
    assert held(desk) == {article: "until 2025-06-06 06:00 +02:00"}


def test_two_embargoes_are_decided_together_with_their_reasons(desk: Desk, tmp_path: Path) -> None:
    article = take_in(desk, ARTICLE)
    copy = tmp_path / "other.db"
    with closing(sqlite3.connect(desk.path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with desk_of(copy, "tomas") as other:
        other.embargo.set(article, SOON, why="the port")
    desk.embargo.set(article, "open", why="the mayor")
    [conflict] = desk.merge.file(copy).conflicts
    assert held(desk) == {article: "until lifted"}
    desk.merge.take(conflict.conflict.id, Taken.THEIRS)
    after = desk.articles.get(article)
    assert (held(desk)[article], after.embargo_why) == (
        "until 2025-06-06 06:00 +02:00",
        "the port",
    )


def test_the_reason_of_an_embargo_is_expunged_like_any_words(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    desk.embargo.set(article, "open", why="asked by Karenin")
    desk.history.expunge("Karenin")
    assert "Karenin" not in desk.articles.get(article).embargo_why
    assert held(desk) == {article: "until lifted"}


def test_inside_the_house_it_is_shown_with_its_mark(
    desk: Desk, sentence: Callable[[str], int], article: int
) -> None:
    claim = desk.sentences.accept(sentence("pier opened"))
    desk.embargo.set(article, "open", why="asked by the port")
    path = desk.path
    for inside in (("articles",), ("claims",), ("show", "article", str(article))):
        printed = " ".join(command(path, *inside).out.split())
        assert "EMBARGO until lifted" in printed, inside
    assert "asked by the port" in command(path, "show", "article", str(article)).out
    card = command(path, "show", "claim", str(claim)).out
    assert card.strip().startswith("UNDER EMBARGO until lifted: it appears in no other article")
    assert "(under embargo until lifted)" in " ".join(card.split())
    match = command(path, "match", desk.claims.case(claim).claim.text).out
    assert "under embargo until lifted: keep it inside" in match
    found = json.loads(command(path, "match", desk.claims.case(claim).claim.text, "--json").out)
    assert found["matches"][0]["embargo"] == "until lifted"
    [row] = command(path, "articles", "--json").objects
    assert row["embargo"] == "until lifted"
