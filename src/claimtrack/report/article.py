"""The report on one article: cleared or not, what was covered, each claim, what was not checked.

The order is a contract. What blocks was decided by the house rules and is only printed here.
Undecided sentences hold an article back in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from claimtrack.model.article import Article, SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, Block, ClaimCase, Severity
from claimtrack.model.claim import Appearance
from claimtrack.model.verdict import NormalisedClass, Rating, Verdict
from claimtrack.report.breaches import breaches, holding_back, warning
from claimtrack.report.claim import entry
from claimtrack.report.document import (
    Banner,
    Day,
    Document,
    Edition,
    Fact,
    Heading,
    Paragraph,
    Part,
    Person,
    Quote,
    Run,
    Section,
    Tally,
    Text,
    Title,
    Tone,
    Unchecked,
    Words,
    dotted,
    listed,
    part,
    text,
)
from claimtrack.report.redaction import redacted_article
from claimtrack.text.phrases import counted, plural

_TITLE = 200
_LISTED = 160

_WORST_FIRST = {
    NormalisedClass.FALSE: 0,
    NormalisedClass.MIXTURE: 1,
    NormalisedClass.OTHER: 2,
    NormalisedClass.TRUE: 3,
}

Judged = Sequence[tuple[ClaimCase, Verdict]]


class ArticleFacts(Struct, frozen=True):
    """The facts behind the report on one article: its case, and the house rules it breaks."""

    case: ArticleCase
    blocks: Sequence[Block] = ()

    @property
    def cleared(self) -> bool:
        """Whether nothing blocks it: no blocking rule is broken and no line is undecided.

        Undecided lines that an editor accepted in their own name do not block.
        """
        decided = self.case.coverage.undecided <= 0 or self.case.taken_on is not None
        return decided and not any(block.severity is Severity.BLOCKS for block in self.blocks)

    @property
    def standing(self) -> str:
        """Count what blocks it; if nothing does, what warns."""
        undecided = self.case.coverage.undecided
        if self.cleared:
            warnings = sum(map(warning, self.blocks))
            return counted(warnings, "warning") if warnings else ""
        holding = len(holding_back(self.blocks))
        blocking = f"{holding:,} {plural(holding, 'blocks', 'block')}" if holding else ""
        left = f"{undecided:,} undecided" if undecided > 0 else ""
        return ", ".join(filter(None, (blocking, left)))


def article_document(facts: ArticleFacts, edition: Edition) -> Document:
    """Make the report on one article."""
    return Document(facts.case.article.title, (article_part(facts, edition),))


def article_part(facts: ArticleFacts, edition: Edition) -> Part:
    """Make the report on one article, alone or within the report on a file.

    Args:
        facts: the article with its sentences and the cases of its claims, and what it breaks.
        edition: its day, and whether to include what is confidential.

    Returns:
        Header; what blocks; what warns; tally; one section for each judged claim, worst first,
        then for each open one in order of appearance; what was not checked.
    """
    case = facts.case if edition.confidential else redacted_article(facts.case)
    judged, still_open = _sorted_claims(case)
    words = {claim.claim.id: _words(case, claim) for claim in case.claims}
    publisher = case.article.publisher
    entries = [entry(claim, verdict, _places(case, claim), publisher) for claim, verdict in judged]
    entries += [entry(claim, None, _places(case, claim), publisher) for claim in still_open]
    return part(
        (
            *edition.under_embargo(case.article.id),
            *_head(facts, edition),
            Fact(_coverage(case, len(judged))),
            Fact(_people(judged)),
        ),
        breaches("BLOCKS", holding_back(facts.blocks), words),
        breaches("WARNS", [block for block in facts.blocks if warning(block)], words),
        _tally(judged, len(still_open)),
        *((claim_entry,) for claim_entry in entries),
        tuple(_not_checked(case)),
        article=case,
    )


def titled(article: Article, limit: int) -> Run:
    """The title of an article in quotation marks, cut to a length."""
    return Quote(article.title, limit) if article.title.strip() else "untitled"


def badness(rating: Rating) -> tuple[int, int, int]:
    """A sort key that puts the worst rating first, across scales; an order for reading only.

    By normalised class, then by number. Within a class, ratings without a number come first, those
    later on their scale before earlier ones, since scales run from best to worst.
    """
    return (_WORST_FIRST[rating.normalised], rating.value or 0, -rating.position)


def tally(ratings: Iterable[Rating]) -> list[tuple[Rating, int]]:
    """Count ratings, worst first."""
    counts = Counter(ratings)
    return sorted(counts.items(), key=lambda count: (badness(count[0]), count[0].scale))


def _sorted_claims(case: ArticleCase) -> tuple[Judged, list[ClaimCase]]:
    judged: list[tuple[ClaimCase, Verdict]] = []
    still_open: list[ClaimCase] = []
    for claim in sorted(case.claims, key=lambda claim: _where(case, claim)):
        verdict = case.standing(claim)
        if verdict is None:
            still_open.append(claim)
        else:
            judged.append((claim, verdict))
    return sorted(judged, key=lambda pair: badness(pair[1].rating)), still_open


def _places(case: ArticleCase, claim: ClaimCase) -> tuple[Appearance, ...]:
    here = [place for place in claim.appearances if place.article == case.article.id]
    return tuple(sorted(here, key=lambda place: place.start))


def _words(case: ArticleCase, claim: ClaimCase) -> str:
    """A claim as the article puts it."""
    places = _places(case, claim)
    return places[0].quote if places else claim.claim.text


def _where(case: ArticleCase, claim: ClaimCase) -> tuple[int, int]:
    places = _places(case, claim)
    return (places[0].start if places else len(case.article.text), claim.claim.id)


def _head(facts: ArticleFacts, edition: Edition) -> Iterator[Banner | Title]:
    good, standing, article = facts.cleared, facts.standing, facts.case.article
    words = f"NOT CLEARED: {standing}"
    if good:
        words = f"CLEARED, with {standing}" if standing else "CLEARED"
    yield Banner(good, text(words), text("as of ", Day(edition.as_of)))
    about = dotted(
        titled(article, _TITLE),
        Words(article.publisher or ""),
        Words(article.author or ""),
        Day(article.published_on) if article.published_on else "",
        article.kind.value,
    )
    yield Title(about)


def _coverage(case: ArticleCase, judged: int) -> Text:
    coverage = case.coverage
    lines = counted(coverage.sentences, "line")
    decided = f"{coverage.decided:,} of {lines} decided"
    if not coverage.sentences:
        decided = "no lines to decide"
    elif coverage.decided == coverage.sentences:
        decided = f"{lines} decided" if coverage.sentences == 1 else f"all {lines} decided"
    total = len(case.claims)
    claims = text("no claims")
    if total:
        still_open = f"{total - judged:,} open" if judged < total else ""
        states = listed(f"{judged:,} judged" if judged else "", still_open)
        claims = text(f"{counted(total, 'claim')}: ", states)
    return dotted(decided, claims, f"{coverage.skipped:,} skipped" if coverage.skipped else "")


def _people(judged: Judged) -> Text:
    """Name who checked and who signed off, with counts where there are several."""
    if not judged:
        return text("not checked yet")
    checkers = Counter(verdict.reviewer for _, verdict in judged).most_common()
    alone = len(checkers) == 1
    checked = (text(Person(name), "" if alone else f" {count:,}") for name, count in checkers)
    agreed = Counter(name for case, _ in judged for name in dict.fromkeys(case.signed_off_by))
    signed = (
        text(Person(name), f" {count:,} of {len(judged):,}") for name, count in agreed.most_common()
    )
    return dotted(
        text("checked by ", listed(*checked)),
        text("signed off by ", listed(*signed) or "nobody"),
    )


def _tally(judged: Judged, still_open: int) -> Section:
    counts: list[tuple[Rating | None, int]] = [*tally(verdict.rating for _, verdict in judged)]
    if still_open:
        counts.append((None, still_open))
    return (Tally(tuple(counts)),) if counts else ()


def _not_checked(case: ArticleCase) -> Iterator[Heading | Paragraph | Unchecked]:
    """Count and list what was not checked, and name who accepted it."""
    coverage = case.coverage
    boilerplate = sum(sentence.kind is SentenceKind.BOILERPLATE for sentence in case.sentences)
    counts = (
        (coverage.undecided, "undecided"),
        (coverage.skipped, "skipped"),
        (coverage.not_claims, plural(coverage.not_claims, "not a claim", "not claims")),
        (boilerplate, f"{plural(boilerplate, 'line')} of boilerplate"),
    )
    counted_ = dotted(*(f"{count:,} {words}" for count, words in counts if count > 0))
    yield Heading("NOT CHECKED:", counted_ or ("nothing",))
    for sign_off in case.sign_offs:
        signed = text("signed off as a whole by ", Person(sign_off.by), ", ", Day(sign_off.at))
        accepted = ""
        if sign_off.lapsed_why:
            signed = text(signed, "; lapsed: ", Words(sign_off.lapsed_why, _LISTED))
        elif sign_off.accepted:
            accepted = f"; {counted(len(sign_off.accepted), 'line')} accepted unchecked"
        yield Paragraph(text(signed, accepted), tone=Tone.QUIET)
    lines = [
        sentence for sentence in case.sentences if sentence.kind is not SentenceKind.BOILERPLATE
    ]
    yield Unchecked(
        tuple(sentence for sentence in lines if sentence.state is SentenceState.UNDECIDED),
        tuple(sentence for sentence in lines if sentence.state is SentenceState.SKIPPED),
        max((sentence.line for sentence in case.sentences), default=0),
    )
