"""Help with wordings that stand alone: offered beside their reasons, taken only by a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import Refused
from claimtrack.model.article import Hints
from claimtrack.model.claim import WordingKind
from tests.conftest import take_in

PAGE = """\
The harbour vote

Mayor Ada Lind spoke on Monday. He said the ferries lost 12 percent this year.

Ferries sank in 2024.
"""


@pytest.fixture
def article(desk: Desk) -> int:
    """The page above, of a known day."""
    return take_in(desk, PAGE.replace("He said", "She said"), Hints(date="2025-06-05"))


def _sentence(desk: Desk, article: int, words: str) -> int:
    return next(one.id for one in desk.articles.case(article).sentences if words in one.text)


def test_what_cannot_stand_alone_is_marked_in_the_text_with_what_it_may_mean(
    desk: Desk, article: int
) -> None:
    found = desk.wordings.standalone(_sentence(desk, article, "lost 12"))
    text = desk.articles.get(article).text
    assert [text[one.start : one.end] for one in found.dependents] == ["She", "this year"]
    assert [one.suggestion for one in found.dependents] == ["Mayor Ada Lind", "2025"]
    assert "Mayor Ada Lind said" in found.proposed
    assert found.sentence.text.startswith("She said"), "nothing is rewritten"


def test_a_person_takes_the_proposed_wording_and_can_take_it_back(desk: Desk, article: int) -> None:
    claim = desk.sentences.accept(_sentence(desk, article, "lost 12"))
    old = desk.claims.case(claim).claim.text
    new = desk.wordings.stand_alone(claim)
    case = desk.claims.case(claim)
    assert case.claim.text == new != old
    assert {one.text: one.kind for one in case.wordings} == {
        new: WordingKind.CANONICAL,
        old: WordingKind.VARIANT,
    }
    desk.history.undo()
    assert desk.claims.case(claim).claim.text == old


def test_a_wording_of_somebodys_own_is_left_alone(desk: Desk, article: int) -> None:
    claim = desk.sentences.accept(_sentence(desk, article, "lost 12"))
    desk.wordings.edit(claim, "The harbour's ferries lost 12 percent in 2025")
    with pytest.raises(Refused, match="There is no suggested wording"):
        desk.wordings.stand_alone(claim)


def test_what_stands_alone_has_nothing_marked(desk: Desk, article: int) -> None:
    found = desk.wordings.standalone(_sentence(desk, article, "sank in 2024"))
    assert (found.dependents, found.parts) == ((), ())
    assert found.proposed == found.sentence.text


def test_other_languages_get_no_guesses(desk: Desk) -> None:
    article = take_in(desk, "Er sagte, das Land verliere dieses Jahr viel.", Hints(language="de"))
    found = desk.wordings.standalone(desk.articles.case(article).sentences[0].id)
    assert found.dependents == ()


IN_LANGUAGES = {
    "Der Hafen hat gestern nicht alle Kisten bewegt.": "de",
    "The harbour did not move all of the boxes yesterday.": "en",
    "Lorem ipsum 412": None,
}


def test_claims_of_a_list_are_in_the_language_of_their_words(desk: Desk, tmp_path: Path) -> None:
    listed = tmp_path / "list.jsonl"

    def told() -> dict[str, str | None]:
        rows = (
            {"claim": words, "rating": "false", "url": f"https://c.example/{at}"}
            for at, words in enumerate(IN_LANGUAGES)
        )
        listed.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        list(desk.claims.import_(listed))
        cases = (desk.claims.case(row.claim.id) for row in desk.claims.listed())
        return {one.text: one.language for case in cases for one in case.wordings}

    assert told() == IN_LANGUAGES
    desk.history.undo()
    assert told() == IN_LANGUAGES
    number = next(row.claim.id for row in desk.claims.listed() if "412" in row.claim.text)
    desk.wordings.edit(number, "Lorem ipsum 413")
    assert {one.language for one in desk.claims.case(number).wordings} == {None}
