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
        desk.skip(desk.article_case(article).sentences[1].id)
    with desk_of(path, "mira") as desk:
        assert desk.next_undo() == "skip"
        assert desk.undo().action == "skip"
        assert desk.article_case(article).coverage.decided == 0
        desk.redo()
        assert desk.article_case(article).coverage.skipped == 1


def test_undo_takes_back_ones_own_last_action_not_a_colleagues(
    desk: Desk, other: Desk, article: int
) -> None:
    first, second = (one.id for one in desk.article_case(article).sentences[:2])
    desk.skip(first)
    other.skip(second)
    desk.undo()
    states = {one.id: str(one.state) for one in desk.article_case(article).sentences}
    assert (states[first], states[second]) == ("undecided", "skipped")


def test_undo_is_refused_where_somebody_changed_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    desk.note(claim, "from mira")
    other.note(claim, "from tomas")
    with pytest.raises(Refused, match="tomas changed the same claim since"):
        desk.undo()
    assert desk.claim_case(claim).claim.note == "from tomas"


def test_undo_is_refused_where_somebody_built_on_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    other.add_evidence(claim, NewSource(title="Port archive"), Stance.SUPPORTS)
    with pytest.raises(Refused, match="tomas"):
        desk.undo()
    assert desk.claim_case(claim).evidence


def test_an_undo_never_lowers_a_version(desk: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    seen = desk.claim_case(claim).claim.version
    desk.note(claim, "a note")
    desk.undo()
    assert desk.claim_case(claim).claim.note == ""
    with pytest.raises(Stale):
        desk.note(claim, "written over the old card", version=seen)


def test_an_import_taken_back_is_put_aside_and_comes_back_whole(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    before = desk.article_case(article)
    desk.undo()
    assert desk.articles() == ()
    assert desk.store.articles.original(article) == ARTICLE.encode()
    desk.redo()
    after = desk.article_case(article)
    assert (after.article.text, after.sentences) == (before.article.text, before.sentences)


def test_an_import_that_a_colleague_has_worked_on_stays(desk: Desk, other: Desk) -> None:
    article = take_in(desk, ARTICLE)
    other.skip(other.article_case(article).sentences[1].id)
    with pytest.raises(Refused, match="tomas has decided about sentences"):
        desk.undo()


def test_there_is_nothing_to_undo_in_a_fresh_file(desk: Desk) -> None:
    with pytest.raises(NotFound, match="nothing of yours to undo"):
        desk.undo()


def test_the_log_says_who_did_what_newest_first(desk: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    desk.note(claim, "ask")
    assert [(one.who, one.action) for one in desk.log(limit=2)] == [
        ("mira", "note"),
        ("mira", "add claim"),
    ]
