"""What cannot be done now, and why: one predicate per action, used by the desk and the faces.

Each function takes values as read and returns the sentence that refuses the action, or "" if it
is allowed. The desk asks inside its write and raises `Refused` with that sentence; a key asks
before it is offered. The rule is written only here, so the two cannot disagree. Where the values do
not tell who acted first, the verb looks it up in the log and passes it as `by`.
"""

from __future__ import annotations

from datetime import datetime

from claimtrack.model.article import OPEN_ENDED, Article, Sentence
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.evidence import Source, SourceState
from claimtrack.model.verdict import Verdict
from claimtrack.text.moments import until


def submit(case: ClaimCase, by: str = "") -> str:
    """Why the current verdict of a claim cannot be handed in."""
    number, current = case.claim.id, case.verdict
    if current is None:
        return f"#{number} has no verdict: nothing to hand in."
    if current.handed_in_at is not None:
        return f"#{number} is already handed in{_by(by)}: nothing to hand in."
    return ""


def reaffirm(case: ClaimCase) -> str:
    """Why the current verdict of a claim cannot be reaffirmed as of today."""
    number, current = case.claim.id, case.verdict
    if current is None:
        return f"#{number} has no verdict to reaffirm: rate it."
    if current.rating.retired:
        return f"'{current.rating.slug}' is retired: judge #{number} again."
    return ""


def reaffirm_again(case: ClaimCase, today: str) -> str:
    """Why a verdict reaffirmed today is not reaffirmed again: nothing has changed since."""
    current = case.verdict
    before = next((old for old in case.verdicts if current and old.id == current.supersedes), None)
    if current is None or before is None or current.as_of != today or case.claim.attention:
        return ""
    same = (before.rating, before.rationale) == (current.rating, current.rationale)
    unweighed = {item.id for item in case.evidence} - {*current.evidence}
    unseen = any((place.judged_before or 0) >= current.id for place in case.appearances)
    if not same or unweighed or unseen:
        return ""
    return f"{current.reviewer} already reaffirmed #{case.claim.id} today."


def replace(case: ClaimCase, reviewer: str, over: int | None) -> str:
    """Why a reviewer cannot replace a verdict unseen: another's, which is not handed in yet.

    One that was handed in needs a reason, which nobody gives by accident.

    Args:
        case: the claim.
        reviewer: who judges it now.
        over: the verdict they mean to replace.
    """
    current = case.verdict
    if current is None or current.handed_in_at is not None:
        return ""
    if current.reviewer == reviewer or current.id == over:
        return ""
    return (
        f"{current.reviewer} has already judged #{case.claim.id}: {current.rating.label} "
        f"(verdict {current.id}). Nothing was saved: to replace it, add --over {current.id}."
    )


def correct(case: ClaimCase) -> str:
    """Why there is nothing to correct about a claim."""
    current = case.verdict
    if current is not None and current.handed_in_at is not None:
        return ""
    state = "no verdict"
    if current is not None:
        state = f"a verdict by {current.reviewer} that is not handed in: amend it"
    return f"#{case.claim.id} has {state}. There is nothing to correct."


def sign_off(case: ClaimCase, verdict: Verdict, reviewer: str) -> str:
    """Why a reviewer cannot agree or disagree with a verdict, or with its retraction."""
    number = verdict.id
    if verdict.retraction_asked_at is not None:
        return _sign_retraction(case, verdict, reviewer)
    if verdict.reviewer == reviewer:
        return "You cannot sign off your own verdict: ask another reviewer."
    if verdict.handed_in_at is None:
        return f"Verdict {number} is not handed in: {verdict.reviewer} is still working on it."
    if not _stands(case, verdict):
        return f"Verdict {number} was superseded: sign off the current one."
    if reviewer in case.signed_off_by:
        return f"You have already signed off verdict {number}."
    return ""


def rate_blind(case: ClaimCase, verdict: Verdict, reviewer: str) -> str:
    """Why a reviewer cannot rate blind: anyone who has responded has seen the verdict."""
    if any(signed.verdict == verdict.id and signed.by == reviewer for signed in case.sign_offs):
        return (
            f"You have already responded to verdict {verdict.id}: a blind rating has to come first."
        )
    return ""


def sign_off_article(case: ArticleCase, reviewer: str) -> str:
    """Why a reviewer cannot sign off an article as a whole again."""
    if any(signed.by == reviewer and not signed.lapsed_why for signed in case.sign_offs):
        return f"You have already signed off article {case.article.id}."
    return ""


def publish(case: ArticleCase, url: str, fresh: int, by: str = "") -> str:
    """Why an article's check cannot be published at an address: it already is, with every verdict.

    Args:
        case: the article.
        url: the address to publish it at.
        fresh: how many of its verdicts are not published yet.
        by: who published it.
    """
    if not fresh and case.article.published_url == url:
        return f"Article {case.article.id} is already published at {url}{_by(by)}."
    return ""


def publish_embargoed(article: Article, now: datetime) -> str:
    """Why our check of an article cannot be published: the article is under embargo."""
    if not article.is_embargoed(now):
        return ""
    return (
        f"Article {article.id} is under embargo {until(article.embargo or OPEN_ENDED)}: nothing of "
        "it is published before, unless somebody lifts it."
    )


def embargo_over(moment: str, now: datetime) -> str:
    """Why there cannot be an embargo until a moment (or `open`): it is past."""
    if moment != OPEN_ENDED and datetime.fromisoformat(moment) <= now:
        return f"An embargo {until(moment)} would be over already: name a moment to come."
    return ""


def embargo(article: Article, moment: str, why: str, now: datetime) -> str:
    """Why an article cannot be put under embargo until a moment.

    Args:
        article: the article.
        moment: `open`, or ISO 8601 with an offset.
        why: the reason that is given.
        now: the moment at which it is asked for.
    """
    if over := embargo_over(moment, now):
        return over
    if (article.embargo, article.embargo_why) == (moment, why):
        return f"Article {article.id} is already under embargo {until(moment)}."
    return ""


def lift_embargo(article: Article, now: datetime) -> str:
    """Why the embargo of an article cannot be lifted: there is none, or its time has come."""
    if article.is_embargoed(now):
        return ""
    over = f": it held {until(article.embargo)}" if article.embargo else ""
    return f"Article {article.id} is not under embargo{over}."


def resolve(case: ClaimCase, verdict: Verdict, reviewer: str) -> str:
    """Why a reviewer cannot settle a disagreement on a verdict."""
    if verdict.reviewer == reviewer:
        return "The verdict is your own: whoever disagrees, or a third person, has to settle it."
    if not case.disagreements:
        return f"Nobody disagrees with verdict {verdict.id}, or the disagreement is settled."
    return ""


def send_back(case: ClaimCase, verdict: Verdict, reviewer: str) -> str:
    """Why a reviewer cannot send a verdict back."""
    number = verdict.id
    if verdict.reviewer == reviewer:
        return "This verdict is your own: undo handing it in instead."
    if verdict.handed_in_at is None:
        back = [sent.by for sent in case.send_backs if sent.verdict == number]
        before = f"{back[-1]} has already sent it back, and " if back else ""
        return (
            f"Verdict {number} is not handed in: {before}{verdict.reviewer} is still working on it."
        )
    if not _stands(case, verdict):
        return f"Verdict {number} was superseded: look at the current one."
    if verdict.published_on is not None:
        return f"Verdict {number} is published: it can be corrected, but not sent back."
    return ""


def retract(case: ClaimCase, verdict: Verdict) -> str:
    """Why a verdict's retraction cannot be asked for."""
    number = verdict.id
    if not _stands(case, verdict):
        return f"Verdict {number} no longer stands: nothing to retract."
    if verdict.handed_in_at is None:
        return f"Verdict {number} is not handed in: amend it instead."
    if verdict.retraction_asked_at is not None:
        return (
            f"{verdict.retraction_asked_by} has already asked for verdict {number} to be "
            "retracted: sign that off."
        )
    return ""


def _sign_retraction(case: ClaimCase, verdict: Verdict, reviewer: str) -> str:
    if verdict.retracted_at is not None or not _stands(case, verdict):
        return f"Verdict {verdict.id} no longer stands: nothing to sign off."
    if verdict.retraction_asked_by == reviewer:
        return "You asked for this retraction: two others have to sign it off."
    if reviewer in case.retraction_signed_by:
        return f"You have already signed off the retraction of verdict {verdict.id}."
    return ""


def _stands(case: ClaimCase, verdict: Verdict) -> bool:
    return case.verdict is not None and case.verdict.id == verdict.id


def accept(sentence: Sentence, by: str = "") -> str:
    """Why a whole sentence cannot be made a claim."""
    if not sentence.claims:
        return ""
    held = f"This sentence already has {_held(sentence)}{_by(by)}"
    return f"{held}: select words in it for another claim."


def again(claim: int, instead: str, by: str = "") -> str:
    """Why words that are already a claim cannot become another; `instead` is what to do."""
    return f"These words are already claim #{claim}{_by(by)}: {instead}."


def decide(sentence: Sentence, by: str = "") -> str:
    """Why a sentence cannot be marked not a claim, skipped, reopened, split or joined."""
    if sentence.claims:
        return f"This sentence has {_held(sentence)}{_by(by)}: undo that first."
    return ""


def link(sentence: Sentence, claim: int, by: str = "") -> str:
    """Why a sentence cannot be linked to a known claim."""
    if claim in sentence.claims:
        return f"This sentence is already linked to #{claim}{_by(by)}."
    return ""


def reject(sentence: Sentence, claim: int, by: str = "") -> str:
    """Why a suggested claim cannot be rejected for a sentence."""
    if claim in sentence.claims:
        return f"This sentence is linked to #{claim}{_by(by)}: undo that first."
    return ""


def _held(sentence: Sentence) -> str:
    return ", ".join(f"#{key}" for key in sentence.claims)


def withdraw(source: Source, by: str = "") -> str:
    """Why a source cannot be withdrawn."""
    if source.state is SourceState.WITHDRAWN:
        return f"Source {source.id} has already been withdrawn{_by(by)}."
    return ""


def restore(source: Source, by: str = "") -> str:
    """Why a source cannot be restored."""
    if source.state is SourceState.AVAILABLE:
        return f"Source {source.id} is available{_by(by)}: there is nothing to restore."
    return ""


def mark_unavailable(source: Source, by: str = "") -> str:
    """Why a source cannot be marked unavailable."""
    if source.state is not SourceState.AVAILABLE:
        return f"Source {source.id} is already {source.state}{_by(by)}."
    return ""


def _by(name: str) -> str:
    return f" (by {name})" if name else ""
