"""The report on one article: cleared or not, what was covered, each claim, what was not checked.

The order is a contract. Whether something blocks is what the house rules said; here it is only
printed. Undecided sentences hold an article back in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.model.article import Sentence, SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, Block, ClaimCase, Severity
from claimtrack.model.claim import Appearance
from claimtrack.model.verdict import Verdict
from claimtrack.report.blocks import block_lines, holding_back, warning
from claimtrack.report.entry import OPEN_GLYPH, entry, in_prose
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.phrases import counted, day, dotted, listed, quoted, shown
from claimtrack.report.redaction import redacted_article
from claimtrack.report.tally import badness, tally

_UNDECIDED_LISTED = 20
_LISTED = 160
_TITLE = 200


def article_outline(
    case: ArticleCase, blocks: Sequence[Block], *, as_of: str, confidential: bool = False
) -> Outline:
    """Outline the report on one article.

    Args:
        case: the article with its sentences and the cases of its claims.
        blocks: the house rules it breaks.
        as_of: the day of the report, ISO 8601.
        confidential: print what is confidential too.

    Returns:
        Header; what blocks; what warns; tally; one section for each judged claim, worst first,
        then for each open one in order of appearance; what was not checked.
    """
    case = case if confidential else redacted_article(case)
    judged, still_open = _sorted_claims(case)
    words = {claim.claim.id: _words(case, claim) for claim in case.claims}
    sections = [
        _header(case, judged, blocks, as_of),
        block_lines("BLOCKS", Role.BLOCK, holding_back(blocks), words),
        block_lines("WARNS", Role.WARNING, [block for block in blocks if warning(block)], words),
        _tally(judged, len(still_open)),
    ]
    publisher = case.article.publisher
    sections += [
        entry(claim, verdict, _places(case, claim), publisher) for claim, verdict in judged
    ]
    sections += [entry(claim, None, _places(case, claim), publisher) for claim in still_open]
    sections.append(_not_checked(case))
    return Outline(tuple(section for section in sections if section))


def cleared(case: ArticleCase, blocks: Iterable[Block]) -> bool:
    """Whether nothing holds the article back: no rule that blocks is broken, no line undecided.

    Undecided lines that an editor accepted by name hold nothing back.
    """
    decided = case.coverage.undecided <= 0 or case.taken_on is not None
    return decided and not any(block.severity is Severity.BLOCKS for block in blocks)


def standing_words(case: ArticleCase, blocks: Sequence[Block]) -> str:
    """What holds the article back, counted; what warns, if nothing does."""
    undecided = case.coverage.undecided
    if cleared(case, blocks):
        warnings = sum(map(warning, blocks))
        return counted(warnings, "warning") if warnings else ""
    holding = len(holding_back(blocks))
    return listed(
        (
            f"{holding} {'blocks' if holding == 1 else 'block'}" if holding else "",
            f"{undecided} undecided" if undecided > 0 else "",
        )
    )


def _sorted_claims(
    case: ArticleCase,
) -> tuple[list[tuple[ClaimCase, Verdict]], list[ClaimCase]]:
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


def _header(
    case: ArticleCase,
    judged: Sequence[tuple[ClaimCase, Verdict]],
    blocks: Sequence[Block],
    as_of: str,
) -> Section:
    good = cleared(case, blocks)
    words = standing_words(case, blocks)
    head = ("CLEARED" + (f", with {words}" if words else "")) if good else f"NOT CLEARED: {words}"
    article = case.article
    title = dotted(
        (
            quoted(article.title, _TITLE) if article.title.strip() else "untitled",
            shown(article.publisher or ""),
            shown(article.author or ""),
            day(article.published_on) if article.published_on else "",
            article.kind.value,
        )
    )
    return (
        Line(Role.CLEARED if good else Role.NOT_CLEARED, head, aside=f"as of {day(as_of)}"),
        Line(Role.TITLE, title),
        Line(Role.FACT, _coverage(case, len(judged))),
        Line(Role.FACT, _people(judged)),
    )


def _coverage(case: ArticleCase, judged: int) -> str:
    coverage = case.coverage
    lines = counted(coverage.sentences, "line")
    decided = f"{coverage.decided:,} of {lines} decided"
    if not coverage.sentences:
        decided = "no lines to decide"
    elif coverage.decided == coverage.sentences:
        decided = f"{lines} decided" if coverage.sentences == 1 else f"all {lines} decided"
    total = len(case.claims)
    claims = "no claims"
    if total:
        parts = (f"{judged:,} judged" if judged else "", f"{total - judged:,} open")
        claims = f"{counted(total, 'claim')}: {listed(parts if judged < total else parts[:1])}"
    return dotted((decided, claims, f"{coverage.skipped:,} skipped" if coverage.skipped else ""))


def _people(judged: Sequence[tuple[ClaimCase, Verdict]]) -> str:
    """Who checked and who agreed; counts where they say more than the name."""
    if not judged:
        return "checked by nobody yet"
    checkers = Counter(shown(verdict.reviewer) for _, verdict in judged).most_common()
    checked = listed(f"{name} {count}" if len(checkers) > 1 else name for name, count in checkers)
    agreed = Counter(
        shown(name) for case, _ in judged for name in dict.fromkeys(case.signed_off_by)
    )
    signed = listed(f"{name} {count} of {len(judged)}" for name, count in agreed.most_common())
    return dotted((f"checked by {checked}", f"signed off by {signed or 'nobody'}"))


def _tally(judged: Sequence[tuple[ClaimCase, Verdict]], still_open: int) -> Section:
    lines = [
        Line(
            Role.TALLY,
            f"{in_prose(rating)} {count:,}",
            mark=shown(rating.glyph, 2),
            colour=rating.colour,
        )
        for rating, count in tally(verdict.rating for _, verdict in judged)
    ]
    if still_open:
        lines.append(Line(Role.TALLY, f"open {still_open:,}", mark=OPEN_GLYPH))
    return tuple(lines)


def _not_checked(case: ArticleCase) -> Section:
    """What nobody checked, counted; every skipped line, and the first of the undecided ones."""
    coverage = case.coverage
    boilerplate = sum(one.kind is SentenceKind.BOILERPLATE for one in case.sentences)
    counts = dotted(
        f"{count:,} {words}"
        for count, words in (
            (coverage.undecided, "undecided"),
            (coverage.skipped, "skipped"),
            (coverage.not_claims, "not a claim" if coverage.not_claims == 1 else "not claims"),
            (boilerplate, f"{'line' if boilerplate == 1 else 'lines'} of boilerplate"),
        )
        if count > 0
    )
    undecided = list(_in_state(case, SentenceState.UNDECIDED))
    digits = len(str(max((one.line for one in case.sentences), default=0)))
    lines = [Line(Role.HEADING, counts or "nothing", mark="NOT CHECKED:"), *_taken_on(case)]
    lines += [_unchecked(one, "undecided", digits) for one in undecided[:_UNDECIDED_LISTED]]
    if len(undecided) > _UNDECIDED_LISTED:
        more = len(undecided) - _UNDECIDED_LISTED
        lines.append(Line(Role.UNCHECKED, f"and {counted(more, 'line')} more", mark="undecided"))
    lines += [_unchecked(one, "skipped", digits) for one in _in_state(case, SentenceState.SKIPPED)]
    return tuple(lines)


def _taken_on(case: ArticleCase) -> Iterator[Line]:
    """Who signed the article off as a whole and so answers for what nobody checked."""
    for one in case.sign_offs:
        who = f"signed off as a whole by {shown(one.by)}, {day(one.at)}"
        if one.lapsed_why:
            yield Line(Role.ASIDE, f"{who}; lapsed: {shown(one.lapsed_why, _LISTED)}")
            continue
        accepted = counted(len(one.accepted), "line")
        yield Line(Role.ASIDE, f"{who}; {accepted} accepted unchecked" if one.accepted else who)


def _in_state(case: ArticleCase, state: SentenceState) -> Iterator[Sentence]:
    for sentence in case.sentences:
        if sentence.state is state and sentence.kind is not SentenceKind.BOILERPLATE:
            yield sentence


def _unchecked(sentence: Sentence, mark: str, digits: int) -> Line:
    quote = shown(sentence.text, _LISTED)
    return Line(Role.UNCHECKED, f'line {sentence.line:>{digits}}  "{quote}"', mark=mark)
