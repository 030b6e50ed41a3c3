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
    outcome = desk.take_in(document, revises=revises)
    assert outcome.article is not None
    return outcome.article


def _place(desk: Desk, article: int, words: str) -> int:
    return next(one.id for one in desk.article_case(article).sentences if words in one.text)


def _states(desk: Desk, article: int) -> dict[str, SentenceState]:
    return {one.text: one.state for one in desk.article_case(article).sentences}


def test_the_same_address_with_other_words_is_a_revision(desk: Desk) -> None:
    first = _import(desk, FIRST)
    document = read_bytes("flood.txt", FIRST.replace("26", "28").encode(), Hints(url=URL))
    outcome = desk.take_in(document)
    assert (outcome.status, outcome.revision_of) == (ImportStatus.UPDATED, first)
    assert [row.article.id for row in desk.articles()] == [outcome.article]
    assert desk.take_in(document).status is ImportStatus.UNCHANGED


def test_an_article_without_address_is_a_revision_when_that_is_said(desk: Desk) -> None:
    first = _import(desk, FIRST, url=None)
    second = _import(desk, FIRST.replace("26", "28"), url=None, revises=first)
    third = _import(desk, FIRST.replace("26", "29"), url=None, revises=first)
    assert desk.article(second).revision_of == first
    assert desk.article(third).revision_of == second
    with pytest.raises(NotFound):
        _import(desk, "Other words", url=None, revises=99)


def test_unchanged_sentences_keep_their_claims_states_and_words(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.part(
        _place(desk, first, "killed 26"), FIRST.index("26 people"), FIRST.index(" on Monday")
    )
    desk.rate(claim, "true", WHY)
    desk.skip(_place(desk, first, ALPHA))
    desk.not_a_claim(_place(desk, first, HOPE))
    second = _import(desk, f"{FIRST.replace('two teams', 'some teams')}\n\nMore tomorrow.")
    states = _states(desk, second)
    assert (states[ALPHA], states[HOPE]) == (SentenceState.SKIPPED, SentenceState.NOT_A_CLAIM)
    assert states[TOLL] is SentenceState.CLAIM
    assert states["More tomorrow."] is SentenceState.UNDECIDED
    case = desk.article_case(second)
    (held,) = case.claims
    (place,) = held.appearances
    assert (place.article, place.state) == (second, AnchorState.ANCHORED)
    assert case.article.text[place.start : place.end] == place.quote == "26 people"
    assert case.standing(held) is not None
    assert held.claim.attention is None


def test_a_rewritten_sentence_asks_for_attention_with_both_texts(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.accept(_place(desk, first, "killed 26"))
    desk.rate(claim, "true", WHY)
    second = _import(desk, FIRST.replace("26", "28"))
    case = desk.article_case(second)
    (held,) = case.claims
    (place,) = held.appearances
    assert place.state is AnchorState.CHANGED
    assert case.article.text[place.start : place.end] == place.quote == TOLL.replace("26", "28")
    assert held.claim.attention == "article changed"
    why = desk.store.connection.execute("SELECT attention_why FROM claim").fetchone()[0]
    assert "killed 26" in why
    assert "killed 28" in why
    assert case.standing(held) is None, "a verdict on other words does not tick these"
    desk.reaffirm(claim)
    after = desk.article_case(second)
    assert after.standing(after.claims[0]) is not None
    assert after.claims[0].claim.attention is None


def test_a_vanished_sentence_leaves_an_orphan_and_never_jumps_to_a_lookalike(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.accept(_place(desk, first, ALPHA))
    second = _import(desk, FIRST.replace(f"{ALPHA}\n\n", ""))
    assert desk.article_case(second).claims == ()
    (place,) = desk.claim_case(claim).appearances
    assert (place.article, place.state, place.quote) == (first, AnchorState.ORPHAN, ALPHA)
    assert desk.claim_case(claim).claim.attention == "article changed"
    assert _states(desk, second)[BETA] is SentenceState.UNDECIDED


def test_rejections_go_with_the_sentence(desk: Desk) -> None:
    claim = desk.add_claim("The flood in Nordhaven killed 26 people")
    first = _import(desk, FIRST)
    desk.reject(_place(desk, first, TOLL), claim)
    second = _import(desk, FIRST.replace("quieter", "better"))
    (found,) = [one for one in desk.match_article(second) if one.sentence.text == TOLL]
    assert found.offered == ()
    assert [one.match.claim for one in found.rejected] == [claim]


def test_undoing_a_revision_brings_the_article_back_as_it_was(desk: Desk) -> None:
    first = _import(desk, FIRST)
    claim = desk.accept(_place(desk, first, "killed 26"))
    gone = desk.accept(_place(desk, first, ALPHA))
    before = desk.article_case(first)
    second = _import(desk, FIRST.replace("26", "28").replace(f"{ALPHA}\n\n", ""))
    assert desk.undo().action == "import revision"
    assert [row.article.id for row in desk.articles()] == [first]
    after = desk.article_case(first)
    assert [one.appearances for one in after.claims] == [one.appearances for one in before.claims]
    assert {desk.claim_case(one).claim.attention for one in (claim, gone)} == {None}
    desk.redo()
    assert [row.article.id for row in desk.articles()] == [second]
    assert desk.claim_case(claim).claim.attention == "article changed"


def test_a_wire_story_from_another_outlet_is_linked_and_suggests_the_same_claims(
    desk: Desk,
) -> None:
    first = _import(desk, FIRST)
    claim = desk.accept(_place(desk, first, HOPE))
    text = f"From our wires\n\n{TOLL}\n\n{HOPE}\n\n{BETA}\n\nOur own reporter adds a line here."
    outcome = desk.take_in(read_bytes("b.txt", text.encode(), Hints(url="https://b.example/1")))
    assert outcome.status is ImportStatus.ADDED
    assert (outcome.copy_of, outcome.revision_of) == (first, None)
    assert outcome.article is not None
    found = desk.store.suggestions.of([_place(desk, outcome.article, HOPE)])
    assert [one.claim for each in found.values() for one in each] == [claim]
    assert desk.article_case(outcome.article).claims == (), "suggested, never set silently"


def test_two_stories_with_a_sentence_in_common_are_no_copies(desk: Desk) -> None:
    _import(desk, FIRST)
    text = f"Another day\n\n{TOLL}\n\nThe ferry sails again tomorrow.\n\nIt rained."
    outcome = desk.take_in(read_bytes("b.txt", text.encode(), Hints()))
    assert outcome.copy_of is None


def test_an_article_that_is_taken_back_is_no_story_to_copy(desk: Desk) -> None:
    take_in(desk, FIRST)
    desk.undo()
    text = f"From our wires\n\n{TOLL}\n\n{BETA}\n\n{ALPHA}"
    assert desk.take_in(read_bytes("b.txt", text.encode(), Hints())).copy_of is None
