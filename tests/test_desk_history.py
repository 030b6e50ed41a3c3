"""Undo and redo: exact, one's own, across restarts, and never over somebody else's work."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.desk import Desk, NewSource
from claimtrack.errors import ClaimtrackError, NotFound, Refused, Stale
from claimtrack.model import NormalisedClass, QueryTo, Rating, Scale, Stance
from claimtrack.store.format import VERSIONED
from tests.conftest import ARTICLE, desk_of, take_in

WATCHED = sorted(
    VERSIONED
    | {
        "rating",
        "scale",
        "search",
        "snapshot",
        "wording",
        "verdict_evidence",
        "published_review",
        "claim_text",
    }
    - {"event"}
)

ACTIONS = (
    "accept",
    "not a claim",
    "skip",
    "reopen",
    "part",
    "split",
    "join",
    "wording",
    "claimant",
    "note",
    "legal",
    "evidence",
    "remove",
    "rate",
    "reaffirm",
    "hand in",
    "link",
    "reject",
    "add",
    "ask",
    "answer",
    "search",
    "archive",
    "add file",
    "edit source",
    "edit evidence",
    "group",
    "withdraw",
    "restore",
    "gone",
    "links",
    "use scale",
    "import scale",
    "rules",
    "language",
)


def _rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row that people can see, without the versions, which only ever grow."""
    connection = sqlite3.connect(path)
    found = {}
    for table in WATCHED:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(f'"{name}"' for name in columns if name != "version")
        # A copy of a source that is taken back is put aside, as an import is.
        where = "WHERE removed_at IS NULL" if table == "snapshot" else ""
        found[table] = connection.execute(
            f"SELECT {kept} FROM {table} {where} ORDER BY 1"
        ).fetchall()
    connection.close()
    return found


def own_scale(place: int) -> Scale:
    """A scale of a few ratings, fewer or more of them, with other labels each time."""
    labels = (("de", f"Stufe {place}"), ("en", "Step"))
    return Scale(
        "own",
        "Our own",
        tuple(
            Rating(
                slug=f"step-{number}",
                label="Step",
                definition=f"Step {number}.",
                normalised=NormalisedClass.OTHER,
                value=None,
                colour="red",
                glyph=str(number),
                position=number,
                scale="own",
                labels=labels,
            )
            for number in range(1, place % 3 + 2)
        ),
    )


def saved_page(desk: Desk, place: int) -> str:
    """A page as somebody saved it from a browser, in one of three versions."""
    saved = desk.path.with_name(f"page-{place % 3}.txt")
    saved.write_text(f"Harbour news. The pier opened in {place % 3}.", encoding="utf-8")
    return str(saved)


def do(desk: Desk, action: str, place: int, article: int) -> None:
    """Do one action at the nth sentence or claim; what the desk refuses is simply not done."""
    sentences = desk.article_case(article).sentences
    sentence = sentences[place % len(sentences)]
    claims = desk.claims()
    claim = claims[place % len(claims)].claim.id
    middle = sentence.start + sentence.text.find(" ") + 1
    held = desk.claim_case(claim).evidence
    verbs: dict[str, Callable[[], object]] = {
        "accept": lambda: desk.accept(sentence.id),
        "not a claim": lambda: desk.not_a_claim(sentence.id),
        "skip": lambda: desk.skip(sentence.id),
        "reopen": lambda: desk.reopen(sentence.id),
        "part": lambda: desk.part(sentence.id, middle, sentence.end),
        "split": lambda: desk.split_sentence(sentence.id, middle),
        "join": lambda: desk.join(sentence.id),
        "wording": lambda: desk.edit_wording(claim, f"Wording number {place}."),
        "claimant": lambda: desk.set_claimant(claim, f"Claimant {place % 3}"),
        "note": lambda: desk.note(claim, f"note {place}"),
        "legal": lambda: desk.flag_legal(claim, legal=place % 2 == 0),
        "evidence": lambda: desk.add_evidence(
            claim,
            NewSource(url=f"https://s.example/{place % 3}"),
            Stance.SUPPORTS,
            quote=f"The pier opened in {place % 3}",
        ),
        "remove": lambda: desk.remove_evidence(held[0].id) if held else None,
        "rate": lambda: desk.rate(claim, ("true", "false")[place % 2], f"because {place}"),
        "reaffirm": lambda: desk.reaffirm(claim),
        "hand in": lambda: desk.hand_in(claim),
        "link": lambda: desk.link(sentence.id, claim, anyway=True),
        "reject": lambda: desk.reject(sentence.id, claim),
        "add": lambda: desk.add_claim(f"Claim number {place} stands alone."),
        "ask": lambda: desk.ask(claim, list(QueryTo)[place % 4], f"question {place}"),
        "answer": lambda: desk.answer(place % 3 + 1, f"answer {place}", fix="a fix"),
        "search": lambda: desk.search_logged(claim, "archive", f"words {place}"),
        "archive": lambda: desk.archive(place % 3 + 1, origin=saved_page(desk, place)),
        "add file": lambda: desk.add_file(Path(saved_page(desk, place))),
        "edit source": lambda: desk.edit_source(place % 3 + 1, title=f"Title {place}"),
        "edit evidence": lambda: desk.edit_evidence(held[0].id, quote="The pier opened in 1"),
        "group": lambda: desk.group_evidence([one.id for one in held], f"origin {place % 2}"),
        "withdraw": lambda: desk.withdraw_source(place % 3 + 1, "forged"),
        "restore": lambda: desk.restore_source(place % 3 + 1),
        "gone": lambda: desk.mark_unavailable(place % 3 + 1),
        "links": lambda: desk.record_archives([("https://s.example/1", f"https://a/{place}")]),
        "use scale": lambda: desk.use_scale(("three", "claimtrack")[place % 2]),
        "import scale": lambda: desk.import_scale(own_scale(place)),
        "rules": lambda: desk.use_rules(f"[sources]\nindependent = {place % 3}\n"),
        "language": lambda: desk.speak(("en", "de")[place % 2]),
    }
    with suppress(ClaimtrackError):
        if held or action != "edit evidence":
            verbs[action]()


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 30)), max_size=8))
def test_undoing_everything_restores_every_row_and_redoing_brings_it_back(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("story") / "desk.db"
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE)
        desk.add_claim("The pier opened in 1911.")
        states = [_rows(path)]
        for action, place in story:
            do(desk, action, place, article)
            if _rows(path) != states[-1]:
                states.append(_rows(path))
        for state in reversed(states[:-1]):
            desk.undo()
            assert _rows(path) == state
        for state in states[1:]:
            desk.redo()
            assert _rows(path) == state
        with pytest.raises(NotFound, match="nothing of yours to redo"):
            desk.redo()


def test_undo_survives_a_restart(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        article = take_in(desk, ARTICLE)
        desk.skip(desk.article_case(article).sentences[1].id)
    with desk_of(path, "mira") as desk:
        assert desk.next_undo() == "skip"
        assert desk.undo().action == "skip"
        assert desk.article_case(article).coverage.decided == 0
        desk.redo()
        assert desk.article_case(article).coverage.skipped == 1


def test_undo_takes_back_ones_own_last_action_not_a_colleagues(
    desk: Desk, other: Desk, article: int
) -> None:
    first, second = (one.id for one in desk.article_case(article).sentences[:2])
    desk.skip(first)
    other.skip(second)
    desk.undo()
    states = {one.id: str(one.state) for one in desk.article_case(article).sentences}
    assert (states[first], states[second]) == ("undecided", "skipped")


def test_undo_is_refused_where_somebody_changed_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    desk.note(claim, "from mira")
    other.note(claim, "from tomas")
    with pytest.raises(Refused, match="tomas changed the same claim since"):
        desk.undo()
    assert desk.claim_case(claim).claim.note == "from tomas"


def test_undo_is_refused_where_somebody_built_on_the_row_since(desk: Desk, other: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    other.add_evidence(claim, NewSource(title="Port archive"), Stance.SUPPORTS)
    with pytest.raises(Refused, match="tomas"):
        desk.undo()
    assert desk.claim_case(claim).evidence


def test_an_undo_never_lowers_a_version(desk: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    seen = desk.claim_case(claim).claim.version
    desk.note(claim, "a note")
    desk.undo()
    assert desk.claim_case(claim).claim.note == ""
    with pytest.raises(Stale):
        desk.note(claim, "written over the old card", version=seen)


def test_an_import_taken_back_is_put_aside_and_comes_back_whole(desk: Desk) -> None:
    article = take_in(desk, ARTICLE)
    before = desk.article_case(article)
    desk.undo()
    assert desk.articles() == ()
    assert desk.store.articles.original(article) == ARTICLE.encode()
    desk.redo()
    after = desk.article_case(article)
    assert (after.article.text, after.sentences) == (before.article.text, before.sentences)


def test_an_import_that_a_colleague_has_worked_on_stays(desk: Desk, other: Desk) -> None:
    article = take_in(desk, ARTICLE)
    other.skip(other.article_case(article).sentences[1].id)
    with pytest.raises(Refused, match="tomas has decided about sentences"):
        desk.undo()


def test_there_is_nothing_to_undo_in_a_fresh_file(desk: Desk) -> None:
    with pytest.raises(NotFound, match="nothing of yours to undo"):
        desk.undo()


def test_the_log_says_who_did_what_newest_first(desk: Desk) -> None:
    claim = desk.add_claim("The pier opened in 1911.")
    desk.note(claim, "ask")
    assert [(one.who, one.action) for one in desk.log(limit=2)] == [
        ("mira", "note"),
        ("mira", "add claim"),
    ]
