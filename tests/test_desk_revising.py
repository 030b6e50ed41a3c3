"""An edited article imported again, and one story from two outlets: what carries over."""

from __future__ import annotations

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportStatus
from claimtrack.errors import NotFound
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints, SentenceState
from claimtrack.model.claim import AnchorState
from tests.conftest import take_in

URL = "https://courier.example/flood"
WHY = "The coast guard's list of the dead, published in full, has exactly this many names on it."
ALPHA = "Team Alpha raised its output by twelve percent in 2024."
BETA = "Team Beta raised its output by twelve percent in 2024."
TOLL = "The flood in Nordhaven killed 26 people on Monday."
HOPE = "The mayor hopes for a quieter spring."
FIRST = f"A flood and two teams\n\n{ALPHA}\n\n{BETA}\n\n{TOLL}\n\n{HOPE}"


def _import(desk: Desk, text: str, url: str | None = URL, revises: int | None = None) -> int:
    document = read_bytes("flood.txt", text.encode(), Hints(url=url))
    outcome = desk.articles.take_in(document, revises=revises)
    assert outcome.article is not None
    return outcome.article


def _place(desk: Desk, article: int, words: str) -> int:
    return next(one.id for one in desk.articles.case(article).sentences if words in one.text)


def _states(desk: Desk, article: int) -> dict[str, SentenceState]:
    return {one.text: one.state for one in desk.articles.case(article).sentences}


def test_the_same_address_with_other_words_is_a_revision(desk: Desk) -> None:
    first = _import(desk, FIRST)
    document = read_bytes("flood.txt", FIRST.replace("26", "28").encode(), Hints(url=URL))
    outcome = desk.articles.take_in(document)
    assert (outcome.status, outcome.revision_of) == (ImportStatus.UPDATED, first)
    assert [row.article.id for row in desk.articles.listed()] == [outcome.article]
    assert desk.articles.take_in(document).status is ImportStatus.UNCHANGED


def test_an_article_without_address_is_a_revision_when_that_is_said(desk: Desk) -> None:
    first = _import(desk, FIRST, url=None)
    second = _import(desk, FIRST.replace("26", "28"), url=None, revises=first)
    third = _import(desk, FIRST.replace("26", "29"), url=None, revises=first)
    assert desk.articles.get(second).revision_of == first
    assert desk.articles.get(third).revision_of == second
    with pytest.raises(NotFound):
        _import(desk, "Other words", url=None, revises=99)


def test_unchanged_sentences_keep_their_claims_states_and_words(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.sentences.part(
        _place(desk, first, "killed 26"), FIRST.index("26 people"), FIRST.index(" on Monday")
    )
    desk.verdicts.rate(claim, "true", WHY)
    desk.sentences.skip(_place(desk, first, ALPHA))
    desk.sentences.not_a_claim(_place(desk, first, HOPE))
    second = _import(desk, f"{FIRST.replace('two teams', 'some teams')}\n\nMore tomorrow.")
    states = _states(desk, second)
    assert (states[ALPHA], states[HOPE]) == (SentenceState.SKIPPED, SentenceState.NOT_A_CLAIM)
    assert states[TOLL] is SentenceState.CLAIM
    assert states["More tomorrow."] is SentenceState.UNDECIDED
    case = desk.articles.case(second)
    (held,) = case.claims
    (place,) = held.appearances
    assert (place.article, place.state) == (second, AnchorState.ANCHORED)
    assert case.article.text[place.start : place.end] == place.quote == "26 people"
    assert case.standing(held) is not None
    assert held.claim.attention is None


def test_a_rewritten_sentence_asks_for_attention_with_both_texts(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.sentences.accept(_place(desk, first, "killed 26"))
    desk.verdicts.rate(claim, "true", WHY)
    second = _import(desk, FIRST.replace("26", "28"))
    case = desk.articles.case(second)
    (held,) = case.claims
    (place,) = held.appearances
    assert place.state is AnchorState.CHANGED
    assert case.article.text[place.start : place.end] == place.quote == TOLL.replace("26", "28")
    assert held.claim.attention == "article changed"
    why = desk.store.connection.execute("SELECT attention_why FROM claim").fetchone()[0]
    assert "killed 26" in why
    assert "killed 28" in why
    assert case.standing(held) is None, "a verdict on other words does not tick these"
    desk.verdicts.reaffirm(claim)
    after = desk.articles.case(second)
    assert after.standing(after.claims[0]) is not None
    assert after.claims[0].claim.attention is None


def test_a_vanished_sentence_leaves_an_orphan_and_never_jumps_to_a_lookalike(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.sentences.accept(_place(desk, first, ALPHA))
    second = _import(desk, FIRST.replace(f"{ALPHA}\n\n", ""))
    assert desk.articles.case(second).claims == ()
    (place,) = desk.claims.case(claim).appearances
    assert (place.article, place.state, place.quote) == (first, AnchorState.ORPHAN, ALPHA)
    assert desk.claims.case(claim).claim.attention == "article changed"
    assert _states(desk, second)[BETA] is SentenceState.UNDECIDED


def test_rejections_go_with_the_sentence(desk: Desk) -> None:
    claim = desk.claims.add("The flood in Nordhaven killed 26 people")
    first = _import(desk, FIRST)
    desk.suggestions.reject(_place(desk, first, TOLL), claim)
    second = _import(desk, FIRST.replace("quieter", "better"))
    (found,) = [one for one in desk.matching.article(second) if one.sentence.text == TOLL]
    assert found.offered == ()
    assert [one.match.claim for one in found.rejected] == [claim]


def test_undoing_a_revision_brings_the_article_back_as_it_was(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.sentences.accept(_place(desk, first, "killed 26"))
    gone = desk.sentences.accept(_place(desk, first, ALPHA))
    before = desk.articles.case(first)
    second = _import(desk, FIRST.replace("26", "28").replace(f"{ALPHA}\n\n", ""))
    assert desk.history.undo().action == "import revision"
    assert [row.article.id for row in desk.articles.listed()] == [first]
    after = desk.articles.case(first)
    assert [one.appearances for one in after.claims] == [one.appearances for one in before.claims]
    assert {desk.claims.case(one).claim.attention for one in (claim, gone)} == {None}
    desk.history.redo()
    assert [row.article.id for row in desk.articles.listed()] == [second]
    assert desk.claims.case(claim).claim.attention == "article changed"


def test_a_wire_story_from_another_outlet_is_linked_and_suggests_the_same_claims(
    desk: Desk,
) -> None:
    first = _import(desk, FIRST)
    claim = desk.sentences.accept(_place(desk, first, HOPE))
    text = f"From our wires\n\n{TOLL}\n\n{HOPE}\n\n{BETA}\n\nOur own reporter adds a line here."
    outcome = desk.articles.take_in(
        read_bytes("b.txt", text.encode(), Hints(url="https://b.example/1"))
    )
    assert outcome.status is ImportStatus.ADDED
    assert (outcome.copy_of, outcome.revision_of) == (first, None)
    assert outcome.article is not None
    found = desk.store.suggestions.of([_place(desk, outcome.article, HOPE)])
    assert [one.claim for each in found.values() for one in each] == [claim]
    assert desk.articles.case(outcome.article).claims == (), "suggested, never set silently"


def test_two_stories_with_a_sentence_in_common_are_no_copies(desk: Desk) -> None:
    _import(desk, FIRST)
    text = f"Another day\n\n{TOLL}\n\nThe ferry sails again tomorrow.\n\nIt rained."
    outcome = desk.articles.take_in(read_bytes("b.txt", text.encode(), Hints()))
    assert outcome.copy_of is None


def test_an_article_that_is_taken_back_is_no_story_to_copy(desk: Desk) -> None:
    take_in(desk, FIRST)
    desk.history.undo()
    text = f"From our wires\n\n{TOLL}\n\n{BETA}\n\n{ALPHA}"
    assert desk.articles.take_in(read_bytes("b.txt", text.encode(), Hints())).copy_of is None
