"""Carrying work over from an article to its next revision. The old article is left unchanged.

A revision is a separate article. Each appearance gets a successor there: at the same words if they
are unchanged, marked as changed if the sentence was rewritten, and none if it is gone, which leaves
the old appearance an orphan. Claims that changed or are gone are flagged for attention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from rapidfuzz.distance import Indel

from claimtrack.desk.records import AROUND, ARTICLE_CHANGED
from claimtrack.match.differences import differences
from claimtrack.model.article import Document, Segment, Sentence, SentenceState
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import AnchorState, Appearance
from claimtrack.model.match import DifferenceKind
from claimtrack.store.store import Store
from claimtrack.store.writing import Writing
from claimtrack.text.fold import words
from claimtrack.text.phrases import short

SHOWN = 240
"""How many characters of a sentence an explanation quotes."""


REWRITTEN = 0.6
"""Two sentences that share this fraction of words, in order, are one sentence rewritten.

Below it, an editor would say that one was cut and another written.
"""

_ABOUT_ANOTHER = frozenset({DifferenceKind.NAME, DifferenceKind.ROLE})
"""Differences that make a sentence one about someone else, however similar the rest."""


class Carried(Struct, frozen=True):
    """For places of old sentences, the place of their successor in the revision.

    `kept`: the same word for word. `changed`: rewritten in place. A sentence in neither is gone
    (old) or new (revision).
    """

    kept: dict[int, int]
    changed: dict[int, int]


class Revision(Struct, frozen=True):
    """How the sentences of an article map to the segments of its next revision."""

    sentences: tuple[Sentence, ...]
    cases: tuple[ClaimCase, ...]
    """The claims that appear in the article as it was."""
    segments: tuple[Segment, ...]
    carried: Carried

    @classmethod
    def of(cls, store: Store, article: int, segments: Sequence[Segment]) -> Revision:
        """Compare the newest revision on file with the one being imported."""
        sentences = store.sentences.of(store.articles.get(article))
        texts = [one.text for one in sentences], [one.text for one in segments]
        cases = store.claims.cases(store.claims.in_article(article))
        return cls(sentences, cases, tuple(segments), carry(*texts))

    def states(self) -> dict[int, SentenceState]:
        """Return the states that segments take over, by place; rewritten ones become undecided.

        A rewritten sentence that has claims stays a claim and is looked at again there.
        """
        states = {new: self.sentences[old].state for old, new in self.carried.kept.items()}
        for old, new in self.carried.changed.items():
            if self.sentences[old].claims:
                states[new] = SentenceState.CLAIM
        return states

    def is_new(self, place: int) -> bool:
        """Whether a segment has no unchanged predecessor."""
        return place not in self.carried.kept.values()


def revision_of(store: Store, document: Document, revises: int | None) -> int | None:
    """Return the newest revision of the article that a document is a later version of, or None.

    Raises:
        NotFound: there is no article `revises`.
    """
    if revises is not None:
        return store.articles.revised_by(store.articles.get(revises).id)
    if document.url is None:
        return None
    found = store.articles.at_url(document.url)
    return None if found is None else store.articles.revised_by(found)


class CarryingOver(Struct, frozen=True):
    """Carries appearances and suggestions over to the next revision, inside its import.

    `writing` is the import, the new sentences are in it already; `article` is the number of the
    new article, `text` its text, and `first` the number of its first sentence: they are numbered
    in the order of the text.
    """

    writing: Writing
    revision: Revision
    article: int
    text: str
    first: int

    def carry(self) -> None:
        """Carry over all appearances, and the suggestions for kept sentences."""
        old = {one.id: place for place, one in enumerate(self.revision.sentences)}
        for case in self.revision.cases:
            for place in case.appearances:
                if place.sentence in old and place.state is not AnchorState.ORPHAN:
                    self._succeed(case, place, old[place.sentence])
        for before, after in self.revision.carried.kept.items():
            known = self.writing.rows("suggestion", sentence=self.revision.sentences[before].id)
            for row in known:
                kept = {name: row[name] for name in row if name not in {"id", "uid", "version"}}
                kept["sentence"] = self.first + after
                self.writing.insert_unlogged("suggestion", [kept], unless_there=True)

    def _succeed(self, case: ClaimCase, place: Appearance, before: int) -> None:
        """Give one appearance its successor, or leave it an orphan."""
        kept = self.revision.carried.kept.get(before)
        after = kept if kept is not None else self.revision.carried.changed.get(before)
        was = self.revision.sentences[before]
        if after is None:
            self.writing.update("appearance", place.id, {"anchor": AnchorState.ORPHAN})
            self._ask(case, f"no longer there: “{short(was.text, SHOWN)}”")
            return
        segment, changed = self.revision.segments[after], kept is None
        start, end = _span(place, segment)
        spot = {
            "claim": case.claim.id,
            "sentence": self.first + after,
            "start": start,
            "end": end,
        }
        if self.writing.rows("appearance", **spot):
            return  # two parts of a rewritten sentence map to the same words
        row = self.writing.rows("appearance", id=place.id)[0]
        current = case.verdict
        self.writing.insert(
            "appearance",
            {
                **spot,
                "article": self.article,
                "quote": self.text[start:end],
                "prefix": self.text[max(0, start - AROUND) : start],
                "suffix": self.text[end : end + AROUND],
                "claimant": row["claimant"],
                "said_on": row["said_on"],
                "anchor": AnchorState.CHANGED if changed else place.state,
                "carried_from": place.id,
                "judged_before": current.id if changed and current else row["judged_before"],
            },
        )
        if changed:
            self._ask(case, f"was “{short(was.text, SHOWN)}”, is “{short(segment.text, SHOWN)}”")

    def _ask(self, case: ClaimCase, why: str) -> None:
        self.writing.update(
            "claim", case.claim.id, {"attention": ARTICLE_CHANGED, "attention_why": why}
        )


def _span(place: Appearance, segment: Segment) -> tuple[int, int]:
    """Find the words of an appearance in a segment; the whole segment if they are not there."""
    words = r"\s+".join(re.escape(word) for word in place.quote.split())
    found = list(re.finditer(words, segment.text))
    if len(found) != 1:
        return segment.start, segment.end
    return segment.start + found[0].start(), segment.start + found[0].end()


def carry(old: Sequence[str], new: Sequence[str]) -> Carried:
    """Find the successor of each old sentence among the new ones; each is used at most once.

    Args:
        old: the sentences of the article as it was, in order.
        new: those of the revision, in order.

    Returns:
        New places by old ones.
    """
    ours, theirs = ([" ".join(one.split()) for one in side] for side in (old, new))
    kept: dict[int, int] = {}
    changed: dict[int, int] = {}
    gaps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for tag, a, b, c, d in gaps:
        if tag == "equal":
            kept.update(zip(range(a, b), range(c, d), strict=True))
    _moved(ours, theirs, kept)
    taken = set(kept.values())
    for tag, a, b, c, d in gaps:
        if tag == "replace":
            left = [place for place in range(a, b) if place not in kept]
            free = [place for place in range(c, d) if place not in taken]
            changed.update(_rewritten(ours, theirs, left, free))
    return Carried(kept, changed)


def _moved(ours: Sequence[str], theirs: Sequence[str], kept: dict[int, int]) -> None:
    """Add sentences that have moved, where there is no doubt which is which."""
    taken = set(kept.values())
    free: dict[str, list[int]] = {}
    for place, text in enumerate(theirs):
        if place not in taken:
            free.setdefault(text, []).append(place)
    left: dict[str, list[int]] = {}
    for place, text in enumerate(ours):
        if place not in kept:
            left.setdefault(text, []).append(place)
    for text, places in left.items():
        if len(places) == 1 and len(free.get(text, ())) == 1:
            kept[places[0]] = free[text][0]


def _rewritten(
    ours: Sequence[str], theirs: Sequence[str], left: Sequence[int], free: Sequence[int]
) -> dict[int, int]:
    """Pair sentences in the same gap, most similar first, without crossing pairs."""
    read = {one: words(ours[one]) for one in left}, {other: words(theirs[other]) for other in free}
    likeness = sorted(
        (
            (Indel.normalized_similarity(read[0][one], read[1][other]), -one, -other)
            for one in left
            for other in free
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for ratio, minus_one, minus_other in likeness:
        one, other = -minus_one, -minus_other
        if ratio < REWRITTEN or one in found or other in found.values():
            continue
        if any((one < a) != (other < b) for a, b in found.items()):
            continue
        if not _about_another(ours[one], theirs[other]):
            found[one] = other
    return found


def _about_another(one: str, other: str) -> bool:
    return any(found.kind in _ABOUT_ANOTHER for found in differences(one, other))
