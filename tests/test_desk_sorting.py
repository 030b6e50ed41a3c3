"""Deciding about sentences, and mending those that were split wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimtrack.desk.coverage import Mark, mark
from claimtrack.desk.desk import Desk
from claimtrack.errors import Refused, Stale, WrongUse
from claimtrack.model.article import SentenceState
from claimtrack.model.claim import WordingKind
from claimtrack.model.evidence import Stance

Find = Callable[[str], int]


def _mark(desk: Desk, article: int, sentence: int) -> Mark:
    case = desk.articles.case(article)
    return mark(next(one for one in case.sentences if one.id == sentence), case)


def test_accepting_makes_a_claim_that_points_at_its_words(
    desk: Desk, article: int, sentence: Find
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    case = desk.articles.case(article)
    place = case.claims[0].appearances[0]
    assert case.article.text[place.start : place.end] == place.quote
    assert place.quote.startswith("On 3 March, 26 people")
    assert (place.prefix, place.suffix) == (
        case.article.text[place.start - 32 : place.start],
        case.article.text[place.end : place.end + 32],
    )
    assert [one.kind for one in case.claims[0].wordings] == [WordingKind.CANONICAL]
    assert desk.match("26 people were killed when the ferry Aurora sank")[0].match.claim == claim


def test_a_sentence_cannot_be_accepted_twice(desk: Desk, sentence: Find) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    with pytest.raises(Refused, match=f"already has #{claim}"):
        desk.sentences.accept(sentence("26 people"))


def test_not_a_claim_and_skip_are_kept_apart(desk: Desk, article: int, sentence: Find) -> None:
    opinion, checkable = sentence("I believe"), sentence("Ticket sales")
    desk.sentences.not_a_claim(opinion)
    desk.sentences.skip(checkable)
    states = {one.id: one.state for one in desk.articles.case(article).sentences}
    assert states[opinion] is SentenceState.NOT_A_CLAIM
    assert states[checkable] is SentenceState.SKIPPED
    assert _mark(desk, article, checkable) is Mark.SKIPPED
    coverage = desk.articles.case(article).coverage
    assert (coverage.decided, coverage.skipped, coverage.not_claims) == (2, 1, 1)


def test_a_sentence_with_claims_cannot_be_waved_away(desk: Desk, sentence: Find) -> None:
    desk.sentences.accept(sentence("26 people"))
    with pytest.raises(Refused, match="undo that first"):
        desk.sentences.not_a_claim(sentence("26 people"))


def test_a_decision_over_somebody_elses_is_refused_and_names_them(
    desk: Desk, other: Desk, article: int, sentence: Find
) -> None:
    seen = next(one for one in desk.articles.case(article).sentences if "Ticket" in one.text)
    other.sentences.skip(sentence("Ticket"))
    with pytest.raises(Stale, match="changed by tomas"):
        desk.sentences.not_a_claim(seen.id, version=seen.version)


def test_a_part_leaves_the_rest_of_the_sentence_unchecked(desk: Desk, article: int) -> None:
    whole = next(one for one in desk.articles.case(article).sentences if "26 people" in one.text)
    at = whole.text.index("26 people")
    start = whole.start + at
    claim = desk.sentences.part(whole.id, start, start + len("26 people were killed"))
    desk.evidence.add(claim, _source(desk), Stance.SUPPORTS)
    desk.verdicts.rate(claim, "true", "The coast guard's log says so.")
    assert _mark(desk, article, whole.id) is Mark.PART_CHECKED
    assert desk.claims.case(claim).appearances[0].quote == "26 people were killed"


def test_words_outside_the_sentence_cannot_become_a_part_of_it(
    desk: Desk, article: int, sentence: Find
) -> None:
    with pytest.raises(WrongUse, match="are not within"):
        desk.sentences.part(sentence("26 people"), 0, 5)
    assert desk.articles.case(article).claims == ()


def test_splitting_and_joining_keep_every_word(desk: Desk, article: int) -> None:
    before = next(one for one in desk.articles.case(article).sentences if "26 people" in one.text)
    at = before.start + before.text.index("the coast guard")
    second = desk.sentences.split(before.id, at)
    halves = [one for one in desk.articles.case(article).sentences if one.id in {before.id, second}]
    text = desk.articles.get(article).text
    assert [one.text for one in halves] == [
        text[before.start : at].rstrip(),
        text[at : before.end],
    ]
    desk.sentences.join(before.id)
    after = next(one for one in desk.articles.case(article).sentences if one.id == before.id)
    assert (after.start, after.end, after.text) == (before.start, before.end, before.text)


def test_a_cut_needs_words_on_both_sides(desk: Desk, article: int) -> None:
    found = next(one for one in desk.articles.case(article).sentences if "26 people" in one.text)
    for at in (found.start, found.end, found.end + 1):
        with pytest.raises(WrongUse, match="Both halves need words"):
            desk.sentences.split(found.id, at)


def test_linking_never_ticks_and_reaffirming_does(desk: Desk, article: int, sentence: Find) -> None:
    known = desk.claims.add("Ticket sales rose by 12 percent last year.")
    desk.evidence.add(known, _source(desk), Stance.SUPPORTS)
    desk.verdicts.rate(known, "true", "The annual report has the figure.")
    there = sentence("Ticket sales")
    desk.suggestions.link(there, known)
    assert _mark(desk, article, there) is Mark.CLAIM
    assert desk.articles.case(article).coverage.judged == 0
    desk.verdicts.reaffirm(known)
    assert _mark(desk, article, there) is Mark.TICKED
    assert desk.articles.case(article).coverage.judged == 1
    verdicts = desk.claims.case(known).verdicts
    assert [one.rating.slug for one in verdicts] == ["true", "true"]
    assert verdicts[1].evidence == verdicts[0].evidence


def test_a_link_over_a_differing_figure_is_refused_until_a_person_insists(
    desk: Desk, article: int, sentence: Find
) -> None:
    known = desk.claims.add("On 3 March, 28 people were killed when the ferry Aurora sank.")
    with pytest.raises(Refused, match="'26' here, '28' there"):
        desk.suggestions.link(sentence("26 people"), known)
    assert desk.articles.case(article).claims == ()
    desk.suggestions.link(sentence("26 people"), known, anyway=True)
    assert [one.claim.id for one in desk.articles.case(article).claims] == [known]
    # The differing words have not become a wording of the claim.
    assert len(desk.claims.case(known).wordings) == 1


def test_a_boilerplate_line_can_be_brought_back(desk: Desk) -> None:
    from tests.conftest import take_in

    article = take_in(desk, "Advertisement\n\nPort closes\n\nThe port closed on Monday at noon.\n")
    line = desk.articles.case(article).sentences[0]
    assert line.rule is not None
    assert _mark(desk, article, line.id) is Mark.BOILERPLATE
    counted = desk.articles.case(article).coverage.sentences
    desk.sentences.reopen(line.id)
    assert _mark(desk, article, line.id) is not Mark.BOILERPLATE
    assert desk.articles.case(article).coverage.sentences == counted + 1


def _source(desk: Desk) -> int:
    from claimtrack.desk.sources import NewSource

    return desk.sources.add(NewSource(title="Coast guard log", publisher="Coast Guard")).id
