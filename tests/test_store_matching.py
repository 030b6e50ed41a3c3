"""Looking up claims in a real file: by their words, whatever the script, the errors, the crowd."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.model.match import Match, Relation
from claimtrack.store.claims import as_row
from claimtrack.store.store import Store
from tests.conftest import desk_of

COMMITTED = Path(__file__).parents[1] / "claims.db"

OTHERS = (
    "The bridge over the sound was closed for repairs.",
    "Ticket prices rose by 4 percent in the capital.",
    "A vaccine against measles was withdrawn in Norway.",
    "The government published its budget late.",
    "Nobody may fish in the lake before May.",
)
COMMON = ("people", "said", "new", "government", "would", "not", "pay", "more", "this", "year")


def found(desk: Desk, statement: str) -> list[int]:
    return [one.match.claim for one in desk.match(statement)]


def terms(store: Store) -> dict[str, int]:
    return dict(store.connection.execute("SELECT term, n FROM term").fetchall())


def vocabulary(store: Store) -> dict[str, int]:
    """What FTS5 itself counts."""
    return dict(store.connection.execute("SELECT term, doc FROM claim_vocabulary").fetchall())


def _match(claim: int) -> Match:
    return Match(claim, "", 50.0, Relation.RELATED)


@pytest.fixture
def file(desk: Desk) -> Desk:
    """A desk with a few claims on file."""
    for text in OTHERS:
        desk.claims.add(text)
    return desk


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with thousands of claims in the same ten words, far beyond what a lookup may read."""
    drawn = random.Random(7)  # noqa: S311 - to be drawn alike each time
    folder = tmp_path_factory.mktemp("crowd")
    listed = folder / "crowd.csv"
    rows = {" ".join(drawn.sample(COMMON, 7)) for _ in range(20_000)}
    listed.write_text("claim\n" + "\n".join(sorted(rows)) + "\n", encoding="utf-8")
    with desk_of(folder / "desk.db", "mira") as opened:
        assert [one.error for one in opened.claims.import_(listed)] == [None]
        yield opened


def test_words_are_counted_as_the_index_has_them_whatever_is_done_to_claims(file: Desk) -> None:
    store = file.store
    assert terms(store) == vocabulary(store)
    claim = file.claims.add("Zorblatt sank the ferry.")
    assert dict(store.candidates.frequencies(["zorblatt"])) == {"zorblatt": 1}
    file.history.undo()
    assert dict(store.candidates.frequencies(["zorblatt"])) == {"zorblatt": 0}
    assert terms(store) == vocabulary(store)
    assert store.candidates.total() == len(OTHERS)
    file.history.redo()
    assert terms(store) == vocabulary(store)
    assert found(file, "Zorblatt sank a ferry") == [claim]


def test_an_imported_list_is_counted_and_so_is_taking_it_back(file: Desk, tmp_path: Path) -> None:
    listed = tmp_path / "known.csv"
    listed.write_text("claim,headline\nThe quay burnt.,Quay in flames\n", encoding="utf-8")
    assert [one.claims for one in file.claims.import_(listed)] == [1]
    assert terms(file.store) == vocabulary(file.store)
    assert file.store.candidates.total() == len(OTHERS) + 1
    file.history.undo()
    assert terms(file.store) == vocabulary(file.store)
    assert found(file, "The quay burnt.") == []


def test_a_match_shows_of_a_claim_what_its_case_says() -> None:
    with Store(COMMITTED) as store:
        for row in map(as_row, store.claims.cases(range(1, 100))):
            [shown] = store.matches.matched([_match(row.claim.id)], {})
            assert (shown.uid, shown.text, shown.status) == (
                row.claim.uid,
                row.claim.text,
                row.claim.status,
            )
            assert (shown.rating, shown.as_of, shown.recheck_by) == (
                row.rating,
                row.as_of,
                row.recheck_by,
            )
            assert (shown.signed_off, shown.claimant) == (row.signed_off, row.claim.claimant)
            assert shown.reviews == row.reviews


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("भारत की आबादी 140 करोड़ से अधिक है", "क्या भारत की आबादी सच में 140 करोड़ है?"),
        ("पाकिस्तान ग्रे लिस्ट में है", "मंत्री ने कहा कि पाकिस्तान ग्रे लिस्ट में है"),
        ("پاکستان گرے لسٹ میں شامل ہے", "کیا پاکستان اب بھی گرے لسٹ میں ہے؟"),
        ("España tiene más de 47 millones de habitantes", "¿47 millones de habitantes en España?"),
        ("Die Mehrwertsteuer wurde 2020 gesenkt", "Wurde die Mehrwertsteuer gesenkt?"),
        ("Les impôts ont baissé en Côte d’Ivoire", "LES IMPOTS ONT BAISSE EN COTE D'IVOIRE"),
        ("Мост закрыли в апреле", "Правда ли, что мост закрыли?"),
    ],
)
def test_statements_in_any_script_find_their_claims(file: Desk, claim: str, statement: str) -> None:
    wanted = file.claims.add(claim)
    assert found(file, statement)[:1] == [wanted]


@pytest.mark.parametrize(
    "statement",
    [
        "The vacine against meazles was withdrawn",
        "Vaccnie against measels",
        "vacccine meales",
        "Vaccinatoin against maesles withdrawn in Norwya",
    ],
)
def test_typing_errors_in_the_telling_words_do_not_hide_a_claim(file: Desk, statement: str) -> None:
    assert found(file, statement)[:1] == [3]


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Die Mehrwertsteuer sinkt", "Die Mehrwertsteur"),
        ("पाकिस्तान हार गया", "पाकिसतान"),
        ("Подоходный налог отменили", "подоходнй"),
    ],
)
def test_a_lone_mistyped_word_finds_its_claim_in_any_script(
    file: Desk, claim: str, statement: str
) -> None:
    wanted = file.claims.add(claim)
    assert found(file, statement) == [wanted]


def test_figures_are_never_taken_for_typing_errors(file: Desk) -> None:
    file.claims.add("19114 ships.")
    assert found(file, "19115") == []


def test_a_wording_of_stop_words_alone_is_found(file: Desk) -> None:
    wanted = file.claims.add("Who are you?")
    for i in range(80):
        file.claims.add(f"Who are you to be {i} of those?")
    assert found(file, "who are you")[:1] == [wanted]
    assert found(file, "WHO ARE YOU?!")[:1] == [wanted]


@pytest.mark.slow
def test_an_exact_wording_is_found_where_every_word_of_it_is_common(crowd: Desk) -> None:
    texts = dict(crowd.store.connection.execute("SELECT id, text FROM claim WHERE id % 97 = 5"))
    assert len(texts) > 100
    for claim, text in texts.items():
        assert found(crowd, text.upper() + "!")[:1] == [claim], text


@pytest.mark.slow
def test_a_statement_that_says_one_word_more_finds_the_wording_among_thousands_alike(
    crowd: Desk,
) -> None:
    wanted = crowd.claims.add("people said the harbour would not pay")
    assert found(crowd, "people said the new harbour would not pay more")[:1] == [wanted]
    assert found(crowd, "people said the harbuor would not pay")[:1] == [wanted]


def test_a_reworded_claim_is_found_by_its_new_words(file: Desk) -> None:
    claim = file.claims.add("The kiosk opened.")
    with file.writing("reword") as writing:
        [row] = writing.rows("wording", claim=claim)
        writing.update("wording", row["id"], {"text": "The boathouse opened."})
    assert terms(file.store) == vocabulary(file.store)
    assert found(file, "boathouse") == [claim]
    assert found(file, "kiosk") == []


@pytest.mark.parametrize(
    "statement",
    ['" OR 1', "NEAR(a b)", "claim_index:*", "x" * 100_000, "a\x00b", "*", "\U0010ffff" * 9, "-"],
)
def test_hostile_statements_are_words_and_nothing_else(file: Desk, statement: str) -> None:
    assert isinstance(file.match(statement), tuple)
