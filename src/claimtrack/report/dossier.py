"""The dossier: everything behind a sentence or claim at one moment, as a record for later.

Lists what was on file then, with hashes of the copies kept; adds nothing later and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Appearance
from claimtrack.model.event import Dossier
from claimtrack.model.evidence import Evidence, Snapshot
from claimtrack.model.verdict import SignOff, Verdict
from claimtrack.report.claim import reasoning
from claimtrack.report.document import (
    Address,
    Block,
    ClaimRef,
    Day,
    Document,
    Edition,
    EvidenceItem,
    Fact,
    Heading,
    Item,
    Items,
    Minute,
    Paragraph,
    Person,
    Quote,
    Rated,
    Section,
    Text,
    Title,
    Tone,
    Words,
    dotted,
    headed,
    part,
    text,
)
from claimtrack.report.evidence import evidence_items
from claimtrack.report.history import history_items
from claimtrack.report.queries import query_item, search_item
from claimtrack.report.redaction import redacted
from claimtrack.text.phrases import WORDING

_HASH = 100


def dossier_document(dossier: Dossier, edition: Edition) -> Document:
    """Make a dossier.

    Args:
        dossier: the state of the file at that moment.
        edition: whether to include what is confidential, except in the history.

    Returns:
        The moment and the sentence; each article with its hash; for each claim its wordings,
        places, evidence with hashes of what was kept, queries, searches, every verdict with its
        sign-offs; finally, everything that had happened until then.
    """
    sections: list[Section] = [tuple(_head(dossier))]
    for key, article in dossier.articles.items():
        sections.append((*edition.under_embargo(key), *_article(article)))
    for case in dossier.cases:
        sections += _claim(case if edition.confidential else redacted(case), dossier, edition)
    history = Items(tuple(history_items(dossier.history, dossier.names)))
    return Document("dossier", (part(*sections, headed("HISTORY", history)),))


def _head(dossier: Dossier) -> Iterator[Block]:
    yield Title(text(f"DOSSIER as it stood at {dossier.at}"))
    yield Fact(text(f"as of log entry {dossier.last_event:,}"))
    if dossier.sentence is not None:
        sentence = dossier.sentence
        yield Fact(text(f"sentence {sentence.id}, line {sentence.line}, {sentence.state.value}"))
        yield Paragraph((Quote(sentence.text),), tone=Tone.WORDING)
    if not dossier.cases:
        yield Fact(text("no claim was made from it"))


def _article(article: Article) -> Iterator[Block]:
    yield Heading(f"ARTICLE {article.id}", (Quote(article.title),))
    about = dotted(
        Words(article.publisher or ""),
        Words(article.author or ""),
        Day(article.published_on) if article.published_on else "",
        Address(article.url or ""),
    )
    if about:
        yield Paragraph(about, tone=Tone.QUIET)
    imported = text("imported ", Minute(article.imported_at), " by ", Person(article.imported_by))
    yield Paragraph(imported, tone=Tone.QUIET)
    yield Paragraph((Words(article.sha256, _HASH),), ("sha256",), Tone.QUIET)


def _claim(case: ClaimCase, dossier: Dossier, edition: Edition) -> Iterator[Section]:
    yield tuple(_claim_head(case))
    wordings = (
        Item(text(f"{wording.kind.value}: ", Quote(wording.text))) for wording in case.wordings
    )
    yield headed("WORDINGS", Items(tuple(wordings)))
    yield headed("APPEARANCES", Items(tuple(map(_appearance, case.appearances))))
    yield headed("EVIDENCE", *_evidence(case, dossier, edition))
    yield headed("QUERIES", Items(tuple(map(query_item, case.queries))))
    yield headed("SEARCHES", Items(tuple(map(search_item, case.searches))))
    for verdict in case.verdicts:
        yield tuple(_verdict(verdict, case))
    if not case.verdicts:
        yield headed("VERDICT", Items((Item(text("none was given")),)))


def _claim_head(case: ClaimCase) -> Iterator[Block]:
    claim = case.claim
    yield Title(text("CLAIM ", ClaimRef(claim.id)))
    yield Paragraph((Quote(claim.text),), tone=Tone.WORDING)
    filed = dotted(claim.status.value, "legal flag" if claim.legal else "", Words(claim.uid))
    yield Paragraph(filed, tone=Tone.QUIET)
    if claim.claimant:
        yield Paragraph(text("claimed by ", Words(claim.claimant)), tone=Tone.QUIET)


def _appearance(place: Appearance) -> Item:
    where = f", line {place.line}, characters {place.start} to {place.end} ({place.state.value}): "
    return Item(text(Quote(place.article_title, 120), where, Quote(place.quote)))


def _evidence(case: ClaimCase, dossier: Dossier, edition: Edition) -> Iterator[EvidenceItem]:
    for item in case.evidence:
        (described,) = evidence_items([item], None)
        by = text(Minute(item.added_at), " by ", Person(item.added_by))
        details = [*described.details, text(f"evidence {item.id}, added ", by)]
        if edition.confidential or not item.secret:
            details += _kept(item, dossier.snapshots.get(item.source.id, ()))
        yield replace(described, details=tuple(details))


def _kept(item: Evidence, snapshots: Sequence[Snapshot]) -> Iterator[Text]:
    """List where the source can be found again, and the hashes of the copies kept of it."""
    source = item.source
    for address in (source.url, source.archived_url):
        if address:
            yield (Address(address),)
    for snapshot in snapshots:
        size = f", {snapshot.size:,} bytes, sha256 "
        yield text("copy of ", Minute(snapshot.kept_at), size, Words(snapshot.sha256, _HASH))
    if not snapshots:
        yield text("no copy was kept")


def _verdict(verdict: Verdict, case: ClaimCase) -> Iterator[Block]:
    state = text("current" if verdict == case.verdict else "no longer current")
    if verdict.retracted_at:
        state = text("retracted ", Minute(verdict.retracted_at))
    if verdict.beside:
        log = text(f" (log {verdict.log})") if verdict.log else ()
        state = text("beside ours, ", Words(verdict.whence, WORDING), log)
    about = text(f"verdict {verdict.id}, ", state)
    yield Rated(about, verdict.rating, verdict.as_of)
    yield reasoning(verdict)
    yield Paragraph(_given(verdict), tone=Tone.QUIET)
    leans = ", ".join(str(key) for key in verdict.evidence) or "none"
    yield Paragraph(text(f"leans on evidence {leans}"), tone=Tone.QUIET)
    if verdict.supersedes:
        why = f": {verdict.reason.value}" if verdict.reason else ""
        supersedes = text(f"supersedes verdict {verdict.supersedes}{why}")
        yield Paragraph(supersedes, tone=Tone.QUIET)
    for sign_off in case.sign_offs:
        if sign_off.verdict == verdict.id:
            yield Paragraph(_sign_off(sign_off), tone=Tone.QUIET)
    if verdict.published_on:
        where = text(", ", Address(verdict.url)) if verdict.url else ()
        yield Paragraph(text("published ", Day(verdict.published_on), where), tone=Tone.QUIET)


def _given(verdict: Verdict) -> Text:
    given = text("given ", Minute(verdict.created_at), " by ", Person(verdict.reviewer))
    handed = text("not handed in")
    if verdict.handed_in_at:
        handed = text("handed in ", Minute(verdict.handed_in_at))
    return dotted(given, handed)


def _sign_off(sign_off: SignOff) -> Text:
    words = text(
        Person(sign_off.by),
        " agreed" if sign_off.agrees else " did not agree",
        ", ",
        Minute(sign_off.at),
    )
    if sign_off.comment:
        words = text(words, ": ", Quote(sign_off.comment))
    if sign_off.lapsed_at:
        why = Words(sign_off.lapsed_why or "", WORDING)
        words = text(words, "; lapsed ", Minute(sign_off.lapsed_at), ": ", why)
    if sign_off.digest:
        words = text(words, "; sha256 of what was seen: ", Words(sign_off.digest, _HASH))
    return words
