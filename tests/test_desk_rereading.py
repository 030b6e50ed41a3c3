"""An article read again is the article, whatever was done to it meanwhile and by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import Stance
from claimtrack.store.claims import Claims
from tests.conftest import ARTICLE, desk_of, take_in

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.desk.desk import Desk

WHY = "The coast guard's own record of the rescue has another figure: thirty-one people. " * 2


def acts(desk: Desk, other: Desk, article: int) -> Iterator[Callable[[], object]]:
    """What two people do to an article in a day, one act after another."""
    told = ("26 people", "12 percent", "stopped on Monday", "deserves")
    sentences = desk.article_case(article).sentences
    ferry, tickets, stopped, opinion = (
        next(one.id for one in sentences if words in one.text) for words in told
    )

    def claim(at: int = 0) -> int:
        return desk.article_case(article).claims[at].claim.id

    def evidence() -> int:
        return desk.claim_case(claim()).evidence[0].id

    def verdict() -> int:
        current = desk.claim_case(claim()).verdict
        assert current is not None
        return current.id

    page = NewSource(title="The record", publisher="Coast guard", url="https://r.example/1")
    yield lambda: desk.accept(ferry)
    yield lambda: desk.accept(tickets)
    yield lambda: other.not_a_claim(stopped)
    yield lambda: desk.part(ferry, *_span(desk, ferry, "26 people were killed"))
    yield lambda: desk.set_claimant(claim(), "The coast guard")
    yield lambda: other.set_claimant(claim(1), "The Coast Guard")
    yield lambda: desk.note(claim(), "Ask them.")
    yield lambda: desk.add_evidence(claim(), page, Stance.REFUTES, quote="31", locator="p. 1")
    yield lambda: other.edit_evidence(evidence(), locator="p. 2")
    yield lambda: desk.ask(claim(), QueryTo.CLAIMANT, "How many?")
    yield lambda: desk.search_logged(claim(), "the archive", "Aurora 3 March")
    yield lambda: desk.rate(claim(), "false", WHY)
    yield lambda: desk.hand_in(claim())
    yield lambda: other.sign_off(verdict())
    yield lambda: desk.edit_wording(claim(), "On 3 March, 26 people died on the Aurora.")
    yield lambda: other.send_back(verdict(), "Which record?")
    yield lambda: desk.assign(claim(), "tomas", note="please")
    yield lambda: desk.withdraw_source(1, "retracted")
    yield lambda: other.restore_source(1)
    yield other.undo
    yield other.redo
    yield other.undo
    yield desk.undo
    yield lambda: desk.edit_article(article, title="Another headline")
    yield lambda: desk.split_sentence(opinion, _span(desk, opinion, "deserves")[0])
    yield desk.undo
    yield lambda: desk.add_claim("26 people were killed when the ferry Aurora sank in March.")
    yield lambda: desk.merge(claim(1), claim())
    yield desk.undo
    yield lambda: desk.use_scale("politifact")
    yield lambda: desk.expunge("Ada Lindqvist")
    yield lambda: take_in(desk, "Other words.\n\nOn 4 April, 7 people were hurt.\n")


def _span(desk: Desk, sentence: int, words: str) -> tuple[int, int]:
    one = desk.standing(sentence).sentence
    at = one.start + one.text.index(words)
    return at, at + len(words)


def test_what_was_read_again_is_what_is_on_file(desk: Desk, other: Desk, article: int) -> None:
    read = desk.read_article(article)
    seen = []
    for act in acts(desk, other, article):
        act()
        read = desk.read_article(article, read)
        assert read.case == desk.article_case(article)
        seen.append(read.case)
    assert len({id(one) for one in seen}) == len(seen)
    assert any(one.claims for one in seen)


def test_a_decision_reads_no_other_claim_again(desk: Desk, article: int) -> None:
    first, second, *_ = (
        one.id for one in desk.article_case(article).sentences if any(map(str.isdigit, one.text))
    )
    desk.accept(first)
    before = desk.read_article(article)
    desk.skip(second)
    with patch.object(Claims, "_page", side_effect=AssertionError("was read again")):
        after = desk.read_article(article, before)
    kept = {one.id: one for one in before.case.sentences}
    assert [one.id for one in after.case.sentences if kept[one.id] is not one] == [second]
    assert after.case.claims[0] is before.case.claims[0]


def test_an_article_that_was_taken_back_is_gone_however_it_is_read(path: Path, desk: Desk) -> None:
    from claimtrack.errors import NotFound

    article = take_in(desk, ARTICLE)
    with desk_of(path, "mira") as reader:
        read = reader.read_article(article)
        desk.undo()
        with pytest.raises(NotFound):
            reader.read_article(article, read)
