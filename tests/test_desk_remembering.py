"""The past from the event log: every state a claim was in comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import Stance
from claimtrack.report.history import described
from tests.acts import ACTIONS, do
from tests.conftest import ARTICLE, take_in


class Ticking:
    """A clock that moves on by a minute with every look."""

    def __init__(self) -> None:
        self.now = datetime(2025, 6, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def ticking(path: Path, reviewer: str = "mira", clock: Ticking | None = None) -> Desk:
    return Desk(path, reviewer=reviewer, clock=clock or Ticking())


def plain(case: ClaimCase) -> Any:  # noqa: ANN401 - nested dicts
    """A case without versions, which only ever grow and are no state of the claim."""

    def without(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {name: without(one) for name, one in value.items() if name != "version"}
        if isinstance(value, list | tuple):
            return [without(one) for one in value]
        return value

    return without(to_builtins(case))


@pytest.mark.slow
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from([*ACTIONS, "undo"]), st.integers(0, 30)), max_size=8))
def test_every_state_a_claim_was_in_comes_back_from_the_log(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("past") / "desk.db"
    with ticking(path) as desk:
        article = take_in(desk, ARTICLE)
        claim = desk.claims.add("The pier opened in 1911.")
        states = [(desk.moment(), plain(desk.claims.case(claim)))]
        for action, place in story:
            if action == "undo":
                desk.history.undo()
            else:
                do(desk, action, place, article)
            if claim not in [row.claim.id for row in desk.claims.listed()]:
                break  # Undone: from here on there is no claim, but what it was still stands.
            states.append((desk.moment(), plain(desk.claims.case(claim))))
        for moment, state in states:
            assert plain(desk.dossiers.case_at(claim, moment)) == state


def test_what_was_removed_and_retold_since_stands_in_the_past(path: Path) -> None:
    clock = Ticking()
    with ticking(path, clock=clock) as desk:
        claim = desk.claims.add("The pier opened in 1911.", claimant="Ada")
        log = NewSource(title="Port log", url="https://port.example/log")
        gone = desk.evidence.add(claim, log, Stance.SUPPORTS, quote="opened 1911")
        desk.verdicts.rate(claim, "true", "The log of the port has the opening under that year.")
        then = desk.moment()
        clock.now += timedelta(days=3)
        desk.wordings.edit(claim, "The pier opened in 1912.")
        desk.claims.set_claimant(claim, "Somebody else")
        desk.verdicts.rate(claim, "false", "The log of the port has another year for the opening.")
        now, past = desk.claims.case(claim), desk.dossiers.case_at(claim, then)
    assert (now.claim.text, past.claim.text) == (
        "The pier opened in 1912.",
        "The pier opened in 1911.",
    )
    assert (now.claim.claimant, past.claim.claimant) == ("Somebody else", "Ada")
    assert [one.rating.slug for one in past.verdicts] == ["true"]
    assert [one.id for one in past.evidence] == [gone]


def test_a_day_means_its_end_and_before_the_first_there_was_nothing(path: Path) -> None:
    with ticking(path) as desk:
        claim = desk.claims.add("The pier opened in 1911.")
        desk.claims.note(claim, "later that day")
        assert desk.dossiers.case_at(claim, "2025-06-05").claim.note == "later that day"
        with pytest.raises(NotFound, match=rf"Claim #{claim} was not on file yet at 2025-06-04"):
            desk.dossiers.case_at(claim, "2025-06-04")
        with pytest.raises(WrongUse, match="'last week' is not a valid time"):
            desk.dossiers.case_at(claim, "last week")
        with pytest.raises(NotFound, match="no claim #77"):
            desk.dossiers.case_at(77, "2025-06-05")


def test_evidence_that_a_merge_moved_stands_with_its_own_claim_before(path: Path) -> None:
    with ticking(path) as desk:
        kept = desk.claims.add("The pier opened in 1911.")
        gone = desk.claims.add("The pier was opened in 1911.")
        desk.evidence.add(gone, NewSource(title="Port log"), Stance.SUPPORTS)
        then = desk.moment()
        desk.duplicates.merge(kept, gone)
        assert len(desk.claims.case(kept).evidence) == 1
        assert desk.dossiers.case_at(kept, then).evidence == ()
        assert len(desk.dossiers.case_at(gone, then).evidence) == 1


def test_the_dossier_of_a_sentence_holds_what_stood_behind_it_then(path: Path) -> None:
    clock = Ticking()
    with ticking(path, clock=clock) as desk:
        article = take_in(desk, ARTICLE)
        line = next(one for one in desk.articles.case(article).sentences if "26" in one.text)
        claim = desk.sentences.accept(line.id)
        query = desk.queries.add(claim, QueryTo.CLAIMANT, "Where is the figure from?", how="email")
        desk.queries.answer(query, "From our log.")
        desk.queries.log_search(claim, "Port archive", "Aurora 3 March")
        then = desk.moment()
        clock.now += timedelta(days=1)
        desk.verdicts.rate(
            claim, "true", "The log of the coast guard has that figure under that day."
        )
        dossier = desk.dossiers.gather(sentence=line.id, at=then)
        later = desk.dossiers.gather(claim=claim)
    (case,) = dossier.cases
    assert dossier.sentence is not None
    assert dossier.sentence.text == line.text
    assert dossier.articles[article].sha256
    assert [one.answer for one in case.queries] == ["From our log."]
    assert [one.place for one in case.searches] == ["Port archive"]
    assert case.verdicts == ()
    assert [event.action for event in later.history][-1] == "rate"
    assert "rate" not in {event.action for event in dossier.history}
    assert dossier.last_event < later.last_event


def test_a_sentence_of_which_no_claim_was_made_yet_has_an_empty_dossier(path: Path) -> None:
    with ticking(path) as desk:
        article = take_in(desk, ARTICLE)
        line = desk.articles.case(article).sentences[1]
        then = desk.moment()
        desk.sentences.accept(line.id)
        assert desk.dossiers.gather(sentence=line.id, at=then).cases == ()
        assert len(desk.dossiers.gather(sentence=line.id).cases) == 1
        with pytest.raises(NotFound, match="no sentence"):
            desk.dossiers.gather(sentence=line.id, at="2025-06-04")


def test_what_is_confidential_by_now_is_confidential_in_the_past_too(path: Path) -> None:
    with ticking(path) as desk:
        claim = desk.claims.add("The pier opened in 1911.")
        source = desk.sources.add(NewSource(title="Talk with Deep Throat")).id
        desk.evidence.add(claim, source, Stance.SUPPORTS, quote="told me so")
        then = desk.moment()
        desk.sources.edit(source, confidential=True)
        past = desk.dossiers.case_at(claim, then)
        events = desk.dossiers.history(claim)
        words = " ".join(described(events, desk.dossiers.names(events)))
    assert past.evidence[0].secret
    assert "Deep Throat" not in words
    assert "told me so" not in words


def test_the_history_of_a_claim_is_told_with_names_not_numbers(path: Path) -> None:
    with ticking(path) as desk:
        claim = desk.claims.add("The pier opened in 1911.", claimant="Ada")
        desk.evidence.add(claim, NewSource(title="Log", publisher="Port"), Stance.REFUTES)
        desk.verdicts.rate(claim, "false", "The log of the port has another year.")
        desk.verdicts.submit(claim)
        events = desk.dossiers.history(claim)
        words = described(events, desk.dossiers.names(events))
    assert f'#{claim} put on file: "The pier opened in 1911."' in words
    assert f"evidence 1 on #{claim}: Port refutes" in words
    assert any(f"verdict 1 on #{claim}: false, as of 5 Jun 2025" in one for one in words)
    assert f"#{claim} status: ready for sign-off (was in progress)" in words
