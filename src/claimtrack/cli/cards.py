"""One record in full: as JSON, and as text for a person.

The card of a claim for people is a report; those of an article and a source are printed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from claimtrack.cli.objects import of_block, of_claim, of_source
from claimtrack.cli.printing import Object, console
from claimtrack.text.clean import one_line
from claimtrack.text.phrases import day, dotted

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence
    from claimtrack.model.card import ArticleCard, ClaimCard, SourceCard
    from claimtrack.model.case import ArticleCase, ClaimCase
    from claimtrack.model.evidence import Snapshot
    from claimtrack.model.verdict import SendBack, SignOff, Verdict


def of_claim_card(card: ClaimCard) -> Object:
    """The card of a claim: its line, and everything behind it."""
    case = card.case
    return {
        "claim": of_claim(card.row),
        "note": case.claim.note,
        "tags": list(case.claim.tags),
        "owner": case.claim.owner,
        "legal": case.claim.legal,
        "evidence": [
            {
                "id": one.id,
                "source": of_source(one.source),
                "stance": one.stance,
                "quote": one.quote,
                "locator": one.locator,
                "quote_check": one.quote_check,
                "differing": [{"quoted": said, "found": there} for said, there in one.differing],
                "confidential": one.secret,
                "group": one.group,
                "note": one.note,
                "added_by": one.added_by,
                "added_at": one.added_at,
                "newer_than_claim": case.came_later(one),
            }
            for one in case.evidence
        ],
        "verdicts": [_verdict(one, case) for one in case.verdicts],
        "sign_offs": [_plain(one) for one in case.sign_offs],
        "send_backs": [_plain(one) for one in case.send_backs],
        "handovers": [
            {"to": one.to, "by": one.by, "at": one.at, "note": one.note} for one in case.handovers
        ],
        "checked": case.claim.checked,
        "blocks": [of_block(block) for block in card.blocks],
        "attention_why": case.attention_why,
        "remarks": [
            {"kind": one.kind, "text": one.text, "url": one.url, "by": one.by}
            for one in case.remarks
        ],
    }


def _verdict(verdict: Verdict, case: ClaimCase) -> Object:
    return {
        "id": verdict.id,
        "uid": verdict.uid,
        "rating": verdict.rating.slug,
        "rationale": verdict.rationale,
        "as_of": verdict.as_of,
        "recheck_by": verdict.recheck_by,
        "reviewer": verdict.reviewer,
        "created_at": verdict.created_at,
        "handed_in_at": verdict.handed_in_at,
        "supersedes": verdict.supersedes,
        "reason": verdict.reason,
        "reason_why": verdict.reason_why,
        "correction": verdict.correction,
        "published_on": verdict.published_on,
        "url": verdict.url,
        "retraction_asked_by": verdict.retraction_asked_by,
        "retracted_at": verdict.retracted_at,
        "retracted_why": verdict.retracted_why,
        "evidence": list(verdict.evidence),
        "current": verdict == case.verdict,
        "beside": verdict.beside,
        "file": verdict.file,
        "log": verdict.log,
        "signed_off_by": [
            one.by
            for one in case.sign_offs
            if one.verdict == verdict.id
            and one.agrees
            and one.lapsed_at is None
            and one.covers == "verdict"
        ],
    }


def _plain(one: SignOff | SendBack) -> Object:
    """Return every field but those that only the desk needs."""
    return {name: value for name, value in asdict(one).items() if name not in {"id", "digest"}}


def of_article_card(card: ArticleCard) -> Object:
    """The card of an article; for every sentence `article.text[start:end] == text`."""
    article = card.case.article
    return {
        "article": {
            "id": article.id,
            "uid": article.uid,
            "title": article.title,
            "url": article.url,
            "publisher": article.publisher,
            "author": article.author,
            "published_on": article.published_on,
            "language": article.language,
            "kind": article.kind,
            "sha256": article.sha256,
            "embargo": card.embargo or None,
            "text": article.text,
        },
        "sentences": [_sentence(sentence) for sentence in card.case.sentences],
        "claims": [of_claim(row) for row in card.claims],
    }


def _sentence(sentence: Sentence) -> Object:
    return {
        "id": sentence.id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "kind": sentence.kind,
        "rule": sentence.rule,
        "state": sentence.state,
        "check_worthiness": sentence.check_worthiness,
        "reasons": list(sentence.reasons),
        "claimant": sentence.claimant,
        "claims": list(sentence.claims),
    }


def _snapshot(snapshot: Snapshot, *, shown: bool) -> Object:
    """A copy of a source; its origin and hash only where they may be shown."""
    return {
        "id": snapshot.id,
        "uid": snapshot.uid,
        "kept_at": snapshot.kept_at,
        "kept_by": snapshot.kept_by,
        "origin": snapshot.origin if shown else None,
        "media_type": snapshot.media_type,
        "size": snapshot.size,
        "sha256": snapshot.sha256 if shown else None,
        "stored": snapshot.stored,
        "unread_why": snapshot.unread_why if shown else None,
    }


def of_source_card(card: SourceCard) -> Object:
    """The card of a source; where its copies came from only if that may be shown."""
    held = [_snapshot(copy, shown=card.shown) for copy in card.copies]
    return {**of_source(card.source), "note": card.source.note, "copies": held}


def print_article(case: ArticleCase, embargo: str = "") -> None:
    """Print an article sentence by sentence, with the decision on each.

    Args:
        case: the article.
        embargo: until when it is under embargo, in words; empty: it is not.
    """
    from rich.text import Text

    from claimtrack.desk.coverage import mark

    out = console()
    out.print(Text(one_line(case.article.title), style="bold"))
    about = (case.article.publisher, case.article.author, day(case.article.published_on, ""))
    out.print(Text(one_line(dotted(*about)), style="dim"))
    if embargo:
        why = f": {case.article.embargo_why}" if case.article.embargo_why else ""
        out.print(Text(one_line(f"UNDER EMBARGO {embargo}{why}"), style="bold yellow"))
    for sentence in case.sentences:
        held = " ".join(f"#{claim}" for claim in sentence.claims)
        line = Text(f"{sentence.id:>5}  {mark(sentence, case):<12} {held:<6} ", style="dim")
        line.append(one_line(sentence.text), style="not dim")
        out.print(line, soft_wrap=True)


def print_source(card: SourceCard) -> None:
    """Print a source and its copies; the origins of the copies only if they may be shown."""
    from rich.text import Text

    out, source = console(), card.source
    out.print(Text(one_line(source.title), style="bold"))
    why = f": {source.state_why}" if source.state_why else ""
    facts = {
        "id": f"{source.id} ({source.uid})",
        "kind": f"{source.kind}, {source.rank}{', CONFIDENTIAL' if source.confidential else ''}",
        "publisher": source.publisher,
        "address": source.url,
        "archived": source.archived_url,
        "published": day(source.published_on, ""),
        "state": f"{source.state}{why}",
        "evidence": str(source.evidence),
        "note": source.note,
    }
    for name, value in facts.items():
        if value:
            out.print(Text(f"{name:<10} {one_line(value)}"), soft_wrap=True)
    for number, one in enumerate(card.copies, 1):
        origin = f"{one.origin}, sha256 {one.sha256}" if card.shown else ""
        kept = "" if one.stored else ", only its hash is kept"
        line = f"copy {number:<5} {day(one.kept_at)} by {one.kept_by}, {one.size:,} bytes{kept}"
        out.print(Text(one_line(f"{line}  {origin}")), soft_wrap=True)
