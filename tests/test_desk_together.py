"""Laws over what three people do: undo is exact, and a sign-off stands over what it saw."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.desk.desk import Desk
from claimtrack.desk.digests import same
from claimtrack.desk.send_backs import Passage
from claimtrack.desk.sources import NewSource
from claimtrack.errors import ClaimtrackError
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked
from claimtrack.model.evidence import Stance
from claimtrack.model.verdict import SupersedeReason
from claimtrack.store.tables import VERSIONED
from tests.conftest import ARTICLE, desk_of, take_in

PEOPLE = ("mira", "tomas", "ines")
WATCHED = sorted(
    VERSIONED | {"wording", "verdict_evidence", "send_back", "handover", "article_sign_off"}
)
ACTIONS = (
    *("sign off", "disagree", "blind", "resolve", "send back", "retract", "sign off article"),
    *("rate", "supersede", "correct", "reaffirm", "hand in", "hand in all", "checked", "assign"),
    *("evidence", "wording", "claimant", "legal", "skip", "withdraw", "restore"),
)

STORY = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ACTIONS), st.integers(0, 5)), max_size=8
)
LAW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that people can see, without the versions, which only ever grow."""
    connection = sqlite3.connect(path)
    found = {}
    for table in WATCHED:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(f'"{name}"' for name in columns if name != "version")
        found[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY 1").fetchall()
    connection.close()
    return found


def _start(desk: Desk, other: Desk) -> int:
    """An article with a judged claim that is handed in and signed off, and one that is open."""
    article = take_in(desk, ARTICLE)
    sentences = desk.articles.case(article).sentences
    claim = desk.sentences.accept(next(one.id for one in sentences if "pier opened" in one.text))
    desk.evidence.add(claim, NewSource(title="Port archive"), Stance.SUPPORTS)
    verdict = desk.verdicts.rate(claim, "true", "as the archive says")
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(verdict)
    desk.sentences.accept(next(one.id for one in sentences if "Ticket sales" in one.text))
    return article


def _do(desk: Desk, action: str, place: int, article: int) -> None:
    """Do one action at the nth claim; what the desk refuses is simply not done."""
    claims = desk.claims.listed()
    claim = claims[place % len(claims)].claim.id
    current = desk.claims.case(claim).verdict
    verdict = current.id if current else 0
    rating = ("true", "false")[place % 2]
    sentence = desk.articles.case(article).sentences[place].id
    source = desk.sources.listed()[place % len(desk.sources.listed())].id
    new_facts = SupersedeReason.NEW_FACTS
    verbs: dict[str, Callable[[], object]] = {
        "sign off": lambda: desk.sign_offs.sign_off(verdict),
        "disagree": lambda: desk.sign_offs.sign_off(verdict, agrees=False, comment="no"),
        "blind": lambda: desk.sign_offs.sign_off(verdict, blind=rating),
        "resolve": lambda: desk.sign_offs.resolve(verdict, f"settled {place}"),
        "send back": lambda: desk.send_backs.send_back(
            verdict, "again", passage=Passage(article, 0, 5)
        ),
        "retract": lambda: desk.verdicts.retract(verdict, "it does not hold"),
        "sign off article": lambda: desk.sign_offs.sign_off_article(
            article, accepted=desk.articles.unchecked(article)
        ),
        "rate": lambda: desk.verdicts.rate(claim, rating, f"because {place}", over=verdict),
        "supersede": lambda: desk.verdicts.rate(claim, rating, f"now {place}", reason=new_facts),
        "correct": lambda: desk.verdicts.correct(claim, f"wrong {place}", rating=rating),
        "reaffirm": lambda: desk.verdicts.reaffirm(claim),
        "hand in": lambda: desk.verdicts.submit(claim),
        "hand in all": lambda: desk.verdicts.submit_article(article),
        "checked": lambda: desk.claims.check_quotation(claim, list(Checked)[place % 3]),
        "assign": lambda: desk.handovers.assign(claim, PEOPLE[place % 3], note=f"note {place}"),
        "evidence": lambda: desk.evidence.add(
            claim, NewSource(title=f"Source {place}"), Stance.SUPPORTS
        ),
        "wording": lambda: desk.wordings.edit(claim, f"The pier opened in 191{place}."),
        "claimant": lambda: desk.claims.set_claimant(claim, f"Claimant {place % 3}"),
        "legal": lambda: desk.claims.flag_legal(claim, legal=place % 2 == 0),
        "skip": lambda: desk.sentences.skip(sentence),
        "withdraw": lambda: desk.sources.withdraw(source, f"not to be trusted {place}"),
        "restore": lambda: desk.sources.restore(source),
    }
    with suppress(ClaimtrackError):
        verbs[action]()


def _sign_offs_stand_over_what_they_saw(desk: Desk) -> bool:
    cases = [desk.claims.case(row.claim.id) for row in desk.claims.listed()]
    return all(_stands(case) for case in cases)


def _stands(case: ClaimCase) -> bool:
    current = case.verdict
    return current is None or all(
        same(one.digest, case, current)
        for one in case.sign_offs
        if one.verdict == current.id and one.agrees and one.lapsed_at is None
    )


@pytest.mark.slow
@LAW
@given(STORY)
def test_what_three_people_did_is_undone_and_redone_exactly(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("together") / "desk.db"
    with ExitStack() as stack:
        desks = {name: stack.enter_context(desk_of(path, name)) for name in PEOPLE}
        article = _start(desks["mira"], desks["tomas"])
        states, hands = [_rows(path)], list[Desk]()
        for who, action, place in story:
            _do(desks[who], action, place, article)
            assert _sign_offs_stand_over_what_they_saw(desks[who])
            if _rows(path) != states[-1]:
                states.append(_rows(path))
                hands.append(desks[who])
        for desk, state in zip(reversed(hands), reversed(states[:-1]), strict=True):
            desk.history.undo()
            assert _rows(path) == state
        for desk, state in zip(hands, states[1:], strict=True):
            desk.history.redo()
            assert _rows(path) == state


@LAW
@given(STORY, st.lists(st.sampled_from(PEOPLE), max_size=6))
def test_no_sign_off_stands_over_something_else_whoever_undoes_what(
    tmp_path_factory: pytest.TempPathFactory,
    story: list[tuple[str, str, int]],
    undoing: list[str],
) -> None:
    path = tmp_path_factory.mktemp("together") / "desk.db"
    with ExitStack() as stack:
        desks = {name: stack.enter_context(desk_of(path, name)) for name in PEOPLE}
        article = _start(desks["mira"], desks["tomas"])
        for who, action, place in story:
            _do(desks[who], action, place, article)
        for who in undoing:
            with suppress(ClaimtrackError):
                desks[who].history.undo()
            assert _sign_offs_stand_over_what_they_saw(desks[who])


def test_an_action_that_changed_a_row_twice_is_taken_back_although_others_were_there_since(
    path: Path,
) -> None:
    with (
        desk_of(path, "mira") as desk,
        desk_of(path, "tomas") as other,
        desk_of(path, "ines") as ines,
    ):
        _start(desk, other)
        claim = desk.claims.listed()[-1].claim.id
        verdict = desk.claims.case(claim).verdict
        assert verdict is not None
        before = _rows(path)
        ines.send_backs.send_back(
            verdict.id, "again"
        )  # lapses the sign-off, then says where the work stands
        other.claims.note(claim, "seen")
        other.history.undo()
        ines.history.undo()
        assert _rows(path) == before
