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
    sentences = desk.articles.case(article).sentences
    ferry, tickets, stopped, opinion = (
        next(one.id for one in sentences if words in one.text) for words in told
    )

    def claim(at: int = 0) -> int:
        return desk.articles.case(article).claims[at].claim.id

    def evidence() -> int:
        return desk.claims.case(claim()).evidence[0].id

    def verdict() -> int:
        current = desk.claims.case(claim()).verdict
        assert current is not None
        return current.id

    page = NewSource(title="The record", publisher="Coast guard", url="https://r.example/1")
    yield lambda: desk.sentences.accept(ferry)
    yield lambda: desk.sentences.accept(tickets)
    yield lambda: other.sentences.not_a_claim(stopped)
    yield lambda: desk.sentences.part(ferry, *_span(desk, ferry, "26 people were killed"))
    yield lambda: desk.claims.set_claimant(claim(), "The coast guard")
    yield lambda: other.claims.set_claimant(claim(1), "The Coast Guard")
    yield lambda: desk.claims.note(claim(), "Ask them.")
    yield lambda: desk.evidence.add(claim(), page, Stance.REFUTES, quote="31", locator="p. 1")
    yield lambda: other.evidence.edit(evidence(), locator="p. 2")
    yield lambda: desk.queries.add(claim(), QueryTo.CLAIMANT, "How many?")
    yield lambda: desk.queries.log_search(claim(), "the archive", "Aurora 3 March")
    yield lambda: desk.verdicts.rate(claim(), "false", WHY)
    yield lambda: desk.verdicts.submit(claim())
    yield lambda: other.sign_offs.sign_off(verdict())
    yield lambda: desk.wordings.edit(claim(), "On 3 March, 26 people died on the Aurora.")
    yield lambda: other.send_backs.send_back(verdict(), "Which record?")
    yield lambda: desk.handovers.assign(claim(), "tomas", note="please")
    yield lambda: desk.sources.withdraw(1, "retracted")
    yield lambda: other.sources.restore(1)
    yield other.history.undo
    yield other.history.redo
    yield other.history.undo
    yield desk.history.undo
    yield lambda: desk.articles.edit(article, title="Another headline")
    yield lambda: desk.sentences.split(opinion, _span(desk, opinion, "deserves")[0])
    yield desk.history.undo
    yield lambda: desk.claims.add("26 people were killed when the ferry Aurora sank in March.")
    yield lambda: desk.duplicates.merge(claim(1), claim())
    yield desk.history.undo
    yield lambda: desk.settings.use_scale("politifact")
    yield lambda: desk.history.expunge("Ada Lindqvist")
    yield lambda: take_in(desk, "Other words.\n\nOn 4 April, 7 people were hurt.\n")


def _span(desk: Desk, sentence: int, words: str) -> tuple[int, int]:
    one = desk.wordings.standalone(sentence).sentence
    at = one.start + one.text.index(words)
    return at, at + len(words)


def test_what_was_read_again_is_what_is_on_file(desk: Desk, other: Desk, article: int) -> None:
    read = desk.articles.read(article)
    seen = []
    for act in acts(desk, other, article):
        act()
        read = desk.articles.read(article, read)
        assert read.case == desk.articles.case(article)
        seen.append(read.case)
    assert len({id(one) for one in seen}) == len(seen)
    assert any(one.claims for one in seen)


def test_a_decision_reads_no_other_claim_again(desk: Desk, article: int) -> None:
    first, second, *_ = (
        one.id for one in desk.articles.case(article).sentences if any(map(str.isdigit, one.text))
    )
    desk.sentences.accept(first)
    before = desk.articles.read(article)
    desk.sentences.skip(second)
    with patch.object(Claims, "_page", side_effect=AssertionError("was read again")):
        after = desk.articles.read(article, before)
    kept = {one.id: one for one in before.case.sentences}
    assert [one.id for one in after.case.sentences if kept[one.id] is not one] == [second]
    assert after.case.claims[0] is before.case.claims[0]


def test_an_article_that_was_taken_back_is_gone_however_it_is_read(path: Path, desk: Desk) -> None:
    from claimtrack.errors import NotFound

    article = take_in(desk, ARTICLE)
    with desk_of(path, "mira") as reader:
        read = reader.articles.read(article)
        desk.history.undo()
        with pytest.raises(NotFound):
            reader.articles.read(article, read)
