"""An article as a whole, publishing, correcting, what is due, and undo beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.model.verdict import CorrectionLevel, SupersedeReason
from claimtrack.report.corrections import notice
from tests.conftest import desk_of

WHY = "The coast guard's own log and the harbour master's list both have the same figure."
URL = "https://check.example/1"


@pytest.fixture
def ines(desk: Desk) -> Iterator[Desk]:
    """A third desk, ines's, on the same file."""
    with desk_of(desk.path, "ines") as opened:
        yield opened


@pytest.fixture
def claim(desk: Desk, article: int, sentence: Callable[[str], int]) -> int:
    """The pier's claim, judged by mira and handed in; every other line skipped or not a claim."""
    key = desk.sentences.accept(sentence("pier opened"))
    desk.wordings.edit(key, "The pier opened in 1911.")
    archive = NewSource(
        title="Port archive",
        publisher="Port",
        archived_url="https://archive.example/port",
        rank=SourceRank.PRIMARY,
    )
    desk.evidence.add(key, archive, Stance.SUPPORTS, quote="opened in 1911")
    desk.verdicts.rate(key, "true", WHY)
    desk.verdicts.submit(key)
    for one in desk.articles.case(article).sentences:
        if not one.claims and "harbour deserves" not in one.text:
            desk.sentences.not_a_claim(one.id)
    desk.sentences.skip(sentence("harbour deserves"))
    return key


@pytest.fixture
def published(desk: Desk, other: Desk, article: int, claim: int) -> int:
    """The verdict on the pier, signed off by tomas and published."""
    other.sign_offs.sign_off_article(article, accepted=other.articles.unchecked(article))
    other.articles.publish(article, URL)
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    return verdict.id


def test_an_article_is_signed_off_with_each_unchecked_line_accepted_by_name(
    desk: Desk, other: Desk, article: int, claim: int
) -> None:
    lines = other.articles.unchecked(article)
    assert [(one.state, one.text) for one in lines] == [
        ("skipped", "I believe the harbour deserves better.")
    ]
    with pytest.raises(Refused, match="1 line is not checked"):
        other.sign_offs.sign_off_article(article)
    done = other.sign_offs.sign_off_article(article, accepted=lines)
    assert (done.by, done.accepted, done.lapsed_why) == ("tomas", lines, "")
    assert desk.claims.case(claim).signed_off_by == ("tomas",)
    assert desk.claims.case(claim).claim.status is ClaimStatus.SIGNED_OFF


def test_ones_own_verdict_in_an_article_needs_somebody_else(
    desk: Desk, other: Desk, article: int, claim: int
) -> None:
    with pytest.raises(Refused, match=f"#{claim} is your own"):
        desk.sign_offs.sign_off_article(article, accepted=desk.articles.unchecked(article))
    other.sign_offs.sign_off_article(article, accepted=other.articles.unchecked(article))
    desk.sign_offs.sign_off_article(article, accepted=desk.articles.unchecked(article))
    assert desk.claims.case(claim).signed_off_by == ("tomas",)


def test_the_sign_off_of_an_article_lapses_with_a_reason_and_stands_again_after_undo(
    desk: Desk, other: Desk, article: int, claim: int, sentence: Callable[[str], int]
) -> None:
    other.sign_offs.sign_off_article(article, accepted=other.articles.unchecked(article))
    desk.wordings.edit(claim, "The pier was opened in 1911.")
    assert (
        desk.sign_offs.of_article(article)[-1].lapsed_why == f"#{claim} was changed or judged again"
    )
    desk.history.undo()
    assert desk.sign_offs.of_article(article)[-1].lapsed_why == ""
    desk.sentences.reopen(sentence("harbour deserves"))
    desk.sentences.not_a_claim(sentence("harbour deserves"))
    assert desk.sign_offs.of_article(article)[-1].lapsed_why == "the unchecked lines have changed"


def test_publishing_is_refused_while_something_blocks(
    other: Desk, article: int, claim: int
) -> None:
    with pytest.raises(Refused, match=f"held back: #{claim} not signed off"):
        other.articles.publish(article, URL)
    with pytest.raises(WrongUse, match="not a web address"):
        other.articles.publish(article, "soon")


def test_undecided_lines_hold_publication_back_unless_an_editor_took_them_on(
    desk: Desk, other: Desk, article: int, claim: int, sentence: Callable[[str], int]
) -> None:
    desk.sentences.reopen(sentence("harbour deserves"))
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    other.sign_offs.sign_off(verdict.id)
    with pytest.raises(Refused, match="1 line of article 1 is undecided"):
        other.articles.publish(article, URL)
    other.sign_offs.sign_off_article(article, accepted=other.articles.unchecked(article))
    assert other.articles.publish(article, URL) == (verdict.id,)


def test_publishing_puts_the_address_on_the_verdicts(
    desk: Desk, article: int, claim: int, published: int
) -> None:
    verdict = desk.verdicts.get(published)
    assert (verdict.published_on, verdict.url) == ("2025-06-05", URL)
    assert desk.claims.case(claim).claim.status is ClaimStatus.PUBLISHED
    assert desk.articles.get(article).published_url == URL


def test_published_work_is_never_undone(
    desk: Desk, other: Desk, claim: int, published: int
) -> None:
    with pytest.raises(Refused, match="published and cannot be undone: correct or retract it"):
        other.history.undo()
    with pytest.raises(Refused, match=r"published|tomas"):
        _undo_until_refused(desk)
    case = desk.claims.case(claim)
    assert case.verdict is not None
    assert (case.verdict.id, case.signed_off_by) == (published, ("tomas",))


def _undo_until_refused(desk: Desk) -> None:
    for _ in range(100):
        desk.history.undo()


def test_a_note_on_a_published_claim_can_still_be_undone(
    desk: Desk, claim: int, published: int
) -> None:
    assert published
    desk.claims.note(claim, "ask again in autumn")
    desk.history.undo()
    assert desk.claims.case(claim).claim.note == ""


def test_what_is_published_is_corrected_with_a_notice_for_readers(
    desk: Desk, other: Desk, ines: Desk, article: int, claim: int, published: int
) -> None:
    second = desk.verdicts.correct(
        claim, "we read the wrong year", rating="false", why=WHY + " No."
    )
    made = desk.verdicts.get(second)
    assert (made.reason, made.correction) == (
        SupersedeReason.OUR_ERROR,
        CorrectionLevel.AFFECTS_RATING,
    )
    change = desk.corrections.made_by(second)
    assert change is not None
    assert notice(change) == (
        "Correction, 5 Jun 2025: We had rated the claim "
        '"The pier opened in 1911." "true" as of 5 Jun 2025. We now rate it "false". '
        "We read the wrong year."
    )
    assert desk.verdicts.get(published).rationale == WHY
    log = NewSource(title="The log", archived_url="https://a.example", rank=SourceRank.PRIMARY)
    desk.evidence.add(claim, log, Stance.REFUTES, quote="opened in 1921")
    desk.verdicts.rate(claim, "false", WHY)
    desk.verdicts.submit(claim)
    other.sign_offs.sign_off(second)
    assert desk.claims.case(claim).claim.status is ClaimStatus.READY
    ines.sign_offs.sign_off(second)
    ines.articles.publish(article, URL)
    assert desk.claims.case(claim).claim.status is ClaimStatus.CORRECTED


def test_the_level_of_a_correction_follows_from_the_rating(
    desk: Desk, claim: int, published: int
) -> None:
    with pytest.raises(WrongUse, match="does not change: the level of this correction is 'minor'"):
        desk.verdicts.correct(claim, "a name", level=CorrectionLevel.AFFECTS_RATING)
    with pytest.raises(WrongUse, match="changes: the level of this correction is 'affects rating'"):
        desk.verdicts.correct(claim, "a year", rating="false", level=CorrectionLevel.MINOR)
    with pytest.raises(WrongUse, match="Only an error of ours"):
        desk.verdicts.rate(
            claim,
            "false",
            WHY,
            reason=SupersedeReason.NEW_FACTS,
            correction=CorrectionLevel.MINOR,
        )
    minor = desk.verdicts.correct(claim, "a name was misspelt")
    assert desk.verdicts.get(minor).correction is CorrectionLevel.MINOR
    assert desk.verdicts.rate(claim, "false", WHY) == minor
    amended = desk.verdicts.get(minor)
    assert (amended.correction, amended.reason_why) == (
        CorrectionLevel.AFFECTS_RATING,
        "a name was misspelt",
    )
    assert published < minor


def test_a_reaffirmed_verdict_cannot_become_another_without_a_reason(
    desk: Desk, claim: int, published: int
) -> None:
    assert desk.verdicts.reaffirm(claim) > published
    with pytest.raises(Refused, match="say why you are replacing it"):
        desk.verdicts.rate(claim, "false", WHY)


def test_the_corrections_log_has_our_errors_and_retractions_of_a_period(
    desk: Desk, other: Desk, ines: Desk, claim: int, published: int
) -> None:
    assert desk.corrections.listed() == ()
    new = desk.verdicts.rate(claim, "mostly-true", WHY, reason=SupersedeReason.NEW_FACTS)
    desk.verdicts.submit(claim)
    assert desk.corrections.listed() == ()
    assert [one.now and one.now.id for one in desk.corrections.listed(updates=True)] == [new]
    wrong = desk.verdicts.correct(claim, "we read the wrong year", rating="false")
    desk.verdicts.submit(claim)
    desk.verdicts.retract(wrong, "nothing of it holds")
    for who in (other, ines):
        who.sign_offs.sign_off(wrong)
    found = desk.corrections.listed(since="2025-06", until="2025")
    assert [(str(one.level), one.published and one.published.id) for one in found] == [
        ("affects rating", published),
        ("retraction", published),
    ]
    assert found[1].signed_off_by == ("tomas", "ines")
    words = notice(found[1])
    assert words is not None
    assert words.startswith("Retraction, 5 Jun 2025: We withdraw our verdict. We had rated")
    assert words.endswith("Nothing of it holds.")
    assert desk.corrections.listed(since="2025-06-06") == ()
    assert desk.corrections.listed(until="2025-05") == ()


def test_what_was_never_out_has_no_notice(desk: Desk, claim: int) -> None:
    made = desk.verdicts.correct(claim, "we read the wrong year", rating="false")
    change = desk.corrections.made_by(made)
    assert change is not None
    assert notice(change) is None


def test_only_what_was_handed_in_can_be_corrected(desk: Desk, claim: int) -> None:
    with pytest.raises(WrongUse, match="Say what was wrong"):
        desk.verdicts.correct(claim, " ")
    loose = desk.claims.add("Ticket sales rose.")
    with pytest.raises(Refused, match="no verdict"):
        desk.verdicts.correct(loose, "a year")
    desk.verdicts.rate(loose, "true", WHY)
    with pytest.raises(Refused, match="amend it"):
        desk.verdicts.correct(loose, "a year")


def test_due_says_what_must_be_looked_at_again_and_why(desk: Desk, other: Desk, claim: int) -> None:
    fine = desk.claims.add("Ticket sales rose.")
    desk.verdicts.rate(fine, "true", WHY, recheck_by="2025-07-01")
    late = desk.claims.add("Ticket sales fell.")
    desk.verdicts.rate(late, "outdated", WHY, recheck_by="2025-05")
    desk.evidence.add(claim, NewSource(title="A list"), Stance.SUPPORTS)
    verdict = desk.claims.case(claim).verdict
    assert verdict is not None
    other.sign_offs.sign_off(verdict.id, agrees=False, comment="one log is not enough")
    desk.verdicts.retract(verdict.id, "it was forged")
    assert [(one.row.claim.id, one.on, one.why) for one in desk.queue.due()] == [
        (late, "2025-05", ("re-check due",)),
        (
            claim,
            "",
            (
                "1 piece of evidence not weighed in the verdict",
                "tomas disagrees",
                "mira asks for its retraction",
            ),
        ),
    ]
    assert fine in [one.row.claim.id for one in desk.queue.due(until="2025-07-01")]


def test_an_undo_lapses_a_sign_off_that_covered_something_else(
    desk: Desk, other: Desk, ines: Desk, claim: int
) -> None:
    with desk_of(desk.path, "ada") as ada:
        ada.wordings.edit(claim, "The pier was opened in 1911.")
        verdict = ada.claims.case(claim).verdict
        assert verdict is not None
        other.sign_offs.sign_off(verdict.id)
        ada.history.undo()
        case = ada.claims.case(claim)
        assert case.claim.text == "The pier opened in 1911."
        assert case.signed_off_by == ()
        assert case.sign_offs[0].lapsed_why == "undo: edit wording"
        assert case.claim.attention == "sign-off lapsed"
        ada.history.redo()
        assert ada.claims.case(claim).signed_off_by == ("tomas",)
    ines.sign_offs.sign_off(verdict.id)


def test_a_verdict_keeps_the_day_it_was_published_first(
    desk: Desk, other: Desk, article: int, published: int
) -> None:
    later = Desk(desk.path, reviewer="tomas", clock=lambda: datetime(2025, 7, 1, tzinfo=UTC))
    with later:
        assert later.articles.publish(article, "https://check.example/2") == ()
    assert other.verdicts.get(published).published_on == "2025-06-05"
    assert other.articles.get(article).published_url == "https://check.example/2"
