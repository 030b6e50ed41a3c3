"""Looking for words in everything on file, and finding back to what one decided last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.finding import Hit, HitKind
from tests.conftest import take_in

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]


def kinds(hits: tuple[Hit, ...]) -> list[HitKind]:
    return [hit.kind for hit in hits]


@pytest.fixture
def filled(desk: Desk, article: int, sentence: Callable[[str], int]) -> int:
    """The article, a claim of it with a note, a source with words of its own; gives the claim."""
    assert article
    claim = desk.sentences.accept(sentence("26 people"))
    desk.claims.note(claim, "Ring the harbour office about the ferry.")
    desk.sources.add(NewSource(title="Ferry register of the harbour", publisher="Port of Vik"))
    return claim


def test_words_are_found_in_claims_articles_notes_and_sources(desk: Desk, filled: int) -> None:
    hits = desk.search.find("ferry harbour")
    assert kinds(hits) == [HitKind.ARTICLE] * 4 + [HitKind.NOTE, HitKind.SOURCE]
    note, source = hits[-2:]
    assert (note.key, marked(note)) == (filled, ["harbour", "ferry"])
    assert (source.text, marked(source)) == (
        "Ferry register of the harbour · Port of Vik",
        ["Ferry", "harbour"],
    )
    (claim,) = desk.search.find("coast guards said")[:1]
    assert (claim.kind, claim.key, marked(claim)) == (
        HitKind.CLAIM,
        filled,
        ["coast", "guard", "said"],
    )


def test_a_hit_in_an_article_is_a_sentence_with_its_own_characters(
    desk: Desk, filled: int, sentence: Callable[[str], int]
) -> None:
    hit = next(one for one in desk.search.find("pier mayor") if one.kind is HitKind.ARTICLE)
    assert filled
    assert hit.sentence == sentence("The pier opened")
    assert hit.text.startswith('"The pier opened in 1911.')
    assert marked(hit) == ["pier"]


@pytest.mark.parametrize("said", ["delegations", "delegation", "delegatio", "delegat", "deleg"])
def test_a_word_is_found_while_it_is_typed(desk: Desk, said: str) -> None:
    desk.claims.add("Seven delegations visited 33 countries.")
    (hit,) = desk.search.find(f"visited {said}")
    assert marked(hit) == ["delegations", "visited"]


@pytest.mark.parametrize(
    "said",
    ['"', "AND", "a OR b", "NEAR(x y)", "title:ferry", "ferry*", "-ferry", "'; --", "()", ""],
)
def test_no_character_has_a_meaning_of_its_own(desk: Desk, filled: int, said: str) -> None:
    assert filled
    found = desk.search.find(said)
    assert all("ferr" in hit.text.casefold() for hit in found)


def test_what_was_taken_back_or_removed_is_not_found(desk: Desk) -> None:
    desk.claims.add("The lighthouse fell.")
    take_in(desk, "The lighthouse fell in a storm.\n")
    assert kinds(desk.search.find("lighthouse")) == [HitKind.CLAIM, HitKind.ARTICLE]
    desk.history.undo()
    assert kinds(desk.search.find("lighthouse")) == [HitKind.CLAIM]
    desk.history.undo()
    assert desk.search.find("lighthouse") == ()


def test_what_is_confidential_is_found_and_says_so(desk: Desk) -> None:
    desk.sources.add(NewSource(title="Letter of the stoker", confidential=True))
    (hit,) = desk.search.find("stoker")
    assert hit.secret


def test_the_kept_words_of_a_source_are_searched(desk: Desk, tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "minutes.txt"
    file.write_text("The council met. " * 50 + "It voted for the new breakwater at once.")
    key = desk.sources.add_file(file).id
    (hit,) = desk.search.find("breakwater")
    assert (hit.kind, hit.key, marked(hit)) == (HitKind.SOURCE, key, ["breakwater"])
    assert len(hit.text) < 400


def test_the_sentences_decided_last_come_first(
    desk: Desk, other: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    toll, view, sales = map(sentence, ("26 people", "I believe", "Ticket sales"))
    assert desk.sentences.decided(article) == ()
    claim = desk.sentences.accept(toll)
    desk.sentences.not_a_claim(view)
    desk.sentences.skip(sales)
    assert desk.sentences.decided(article) == (sales, view, toll)
    desk.verdicts.rate(claim, "true", "The list of the dead.")
    assert desk.sentences.decided(article) == (toll, sales, view), "a verdict is a decision too"
    desk.history.undo()
    desk.history.undo()
    assert desk.sentences.decided(article) == (view, toll), "what was taken back does not count"
    desk.history.redo()
    assert desk.sentences.decided(article) == (sales, view, toll)
    assert other.sentences.decided(article) == ()


def test_every_line_of_an_article_is_found_and_each_article_has_its_turn(desk: Desk) -> None:
    lines = [f"The ferry of {1900 + year} sank." for year in range(9)]
    long = take_in(desk, "\n\n".join(lines) + "\n")
    short = take_in(desk, "The ferry is late. Tea is served.\n")
    found = desk.search.find("ferry")
    assert [hit.key for hit in found].count(long) == 9
    assert [hit.text for hit in found if hit.key == long] == lines
    few = desk.search.find("ferry", limit=4)
    assert sorted(hit.key for hit in few) == [long, long, long, short]


@pytest.mark.usefixtures("article")
def test_a_word_that_is_typed_a_thousand_times_is_looked_for_once(desk: Desk) -> None:
    hits = desk.search.find("people were killed")
    assert hits
    assert desk.search.find("people killed " * 1500 + "people were killed") == hits
