"""House rules about the evidence behind a verdict, one small function each.

A function takes a judged claim and the rule with its figures and lists, and returns why the rule
is broken and what would fix it, or None. It knows neither severity nor kind of article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtrack.model.evidence import Evidence, SourceRank, Stance
from claimtrack.rules.judged import Judged, day_of, named, voices
from claimtrack.rules.rule import Breach, Rule, in_words

_SHOWN = 3


def sources(judged: Judged, rule: Rule) -> Breach | None:
    """Enough independent voices on the verdict's side, or enough primary sources."""
    if judged.verdict.rating.slug in rule.lists["except"]:
        return None
    backing, wanted = judged.backing, rule.figures["independent"]
    heard = len(voices(backing))
    if heard >= wanted or _primaries(backing) >= rule.figures["primary"]:
        return None
    noun = "source" if heard <= 1 else "sources"
    if len(backing) > heard:
        noun = f"independent {noun}"
    elif len(judged.evidence) > len(backing):
        noun = f"{noun} on its side"
    return Breach(
        f"{in_words(heard)} {noun}, needs {in_words(wanted)}",
        "add evidence from another publisher, or one primary source; "
        "the article itself and withdrawn sources never count",
    )


def primary(judged: Judged, rule: Rule) -> Breach | None:
    """A primary source on the verdict's side, or a note on why there is none."""
    if judged.verdict.rating.slug in rule.lists["except"] or _primaries(judged.backing):
        return None
    notes = (judged.verdict.rationale, judged.claim.note, *(item.note for item in judged.evidence))
    written = "\n".join(notes).casefold()
    if any(word.casefold() in written for word in rule.lists["reason"]):
        return None
    return Breach(
        "no primary source and no reason why", "add one, or say in a note why there is none"
    )


def locator(judged: Judged, _rule: Rule) -> Breach | None:
    """A quote, a locator or at least a note wherever evidence supports or refutes."""
    loose = [item for item in _unplaced(judged) if not item.note.strip()]
    if not loose:
        return None
    return Breach(
        f"no quote or locator: {_names(loose)}",
        "add the words relied on, or the page, paragraph or time",
    )


def pinpoint(judged: Judged, _rule: Rule) -> Breach | None:
    """A quote or locator, not a note alone: only they let a reader find the passage."""
    if not any(item.note.strip() for item in _unplaced(judged)):
        return None
    return Breach(
        "a note in place of quote or locator",
        "add the words relied on, or the page, paragraph or time",
    )


def _unplaced(judged: Judged) -> list[Evidence]:
    """Supporting and refuting evidence that has neither quote nor locator."""
    return [
        item
        for item in judged.taking(Stance.SUPPORTS, Stance.REFUTES)
        if not item.quote.strip() and not item.locator.strip()
    ]


def archive(judged: Judged, _rule: Rule) -> Breach | None:
    """Every page used as evidence is archived somewhere."""
    loose = [
        item
        for item in judged.evidence
        if item.source.url and not item.source.archived_url and not item.source.stored
    ]
    if not loose:
        return None
    return Breach(f"not archived: {_names(loose)}", "archive the page, or store a copy of it")


def as_of(judged: Judged, _rule: Rule) -> Breach | None:
    """No evidence is newer than the verdict's as-of date."""
    judged_on = judged.verdict.as_of
    if day_of(judged_on) is None:
        return Breach("no as-of date", "judge it again with a date such as 2025-06-05")
    newer = {
        item.source.published_on: item
        for item in judged.evidence
        if item.source.published_on and _later(item.source.published_on, judged_on)
    }
    if not newer:
        return None
    newest = max(newer)
    return Breach(
        f"as-of date before its newest evidence: {named(newer[newest].source)}",
        f"judge it again as of {newest[:10]} or later",
    )


def both_sides(judged: Judged, rule: Rule) -> Breach | None:
    """A disputed claim has independent voices on either side."""
    if judged.verdict.rating.slug not in rule.lists["ratings"]:
        return None
    each = rule.figures["each"]
    pro = voices(judged.taking(Stance.SUPPORTS))
    contra = voices(judged.taking(Stance.REFUTES))
    for side, heard in (("supporting", len(pro)), ("refuting", len(contra))):
        if heard < each:
            noun = "source" if heard <= 1 else "sources"
            return Breach(
                f"{in_words(heard)} {side} {noun}, needs {in_words(each)}",
                f"add {side} evidence, or choose another rating",
            )
    if len(pro | contra) >= 2 * each:
        return None
    return Breach(
        "both sides share one origin",
        "add evidence from another publisher, or choose another rating",
    )


def _primaries(evidence: Iterable[Evidence]) -> int:
    return sum(item.source.rank is SourceRank.PRIMARY for item in evidence)


def _later(published: str, judged: str) -> bool:
    """Whether a date is certainly later than another: of `2025` and `2025-06-05`, neither is."""
    shared = min(len(published), len(judged), len("YYYY-MM-DD"))
    return day_of(published) is not None and published[:shared] > judged[:shared]


def _names(evidence: Sequence[Evidence]) -> str:
    """Name the first few sources and count the rest."""
    names = list(dict.fromkeys(named(item.source) for item in evidence))
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
