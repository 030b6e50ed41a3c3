"""Undo and redo: exact, one's own, across restarts, and never over somebody else's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, Refused, Stale
from claimtrack.model.evidence import Stance
from tests.conftest import ARTICLE, desk_of, take_in


def test_undo_survives_a_restart(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE)
        desk.sentences.skip(desk.articles.case(article).sentences[1].id)
    with desk_of(path, "mira") as desk:
        assert desk.history.next_undo() == "skip"
        assert desk.history.undo().action == "skip"
        assert desk.articles.case(article).coverage.decided == 0
        desk.history.redo()
        assert desk.articles.case(article).coverage.skipped == 1


def test_undo_takes_back_ones_own_last_action_not_a_colleagues(
    desk: Desk, other: Desk, article: int
) -> None:
    first, second = (one.id for one in desk.articles.case(article).sentences[:2])
    desk.sentences.skip(first)
    other.sentences.skip(second)
    desk.history.undo()
    states = {one.id: str(one.state) for one in desk.articles.case(article).sentences}
    assert (states[first], states[second]) == ("undecided", "skipped")


def test_undo_is_refused_where_somebody_changed_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    desk.claims.note(claim, "from mira")
    other.claims.note(claim, "from tomas")
    with pytest.raises(Refused, match="tomas has changed the same claim since"):
        desk.history.undo()
    assert desk.claims.case(claim).claim.note == "from tomas"


def test_undo_is_refused_where_somebody_built_on_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    other.evidence.add(claim, NewSource(title="Port archive"), Stance.SUPPORTS)
    with pytest.raises(Refused, match="tomas"):
        desk.history.undo()
    assert desk.claims.case(claim).evidence


def test_an_undo_never_lowers_a_version(desk: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    seen = desk.claims.case(claim).claim.version
    desk.claims.note(claim, "a note")
    desk.history.undo()
    assert desk.claims.case(claim).claim.note == ""
    with pytest.raises(Stale):
        desk.claims.note(claim, "written over the old card", version=seen)


def test_an_import_taken_back_is_put_aside_and_comes_back_whole(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    before = desk.articles.case(article)
    desk.history.undo()
    assert desk.articles.listed() == ()
    assert desk.store.articles.original(article) == ARTICLE.encode()
    desk.history.redo()
    after = desk.articles.case(article)
    assert (after.article.text, after.sentences) == (before.article.text, before.sentences)


def test_an_import_that_a_colleague_has_worked_on_stays(desk: Desk, other: Desk) -> None:
    article = take_in(desk, ARTICLE)
    other.sentences.skip(other.articles.case(article).sentences[1].id)
    with pytest.raises(Refused, match=r"tomas has worked on article 1 since\."):
        desk.history.undo()


def test_there_is_nothing_to_undo_in_a_fresh_file(desk: Desk) -> None:
    with pytest.raises(NotFound, match="You have nothing to undo"):
        desk.history.undo()


def test_the_log_says_who_did_what_newest_first(desk: Desk) -> None:
    claim = desk.claims.add("The pier opened in 1911.")
    desk.claims.note(claim, "ask")
    assert [(one.who, one.action) for one in desk.history.log(limit=2).events] == [
        ("mira", "note"),
        ("mira", "add claim"),
    ]
