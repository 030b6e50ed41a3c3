"""Rows that several actions of the desk write. Each function runs inside its caller's write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from claimtrack.desk.base import Versions, typed
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.article import Article, Sentence
from claimtrack.model.case import Block, ClaimCase
from claimtrack.model.claim import Claim, ClaimStatus, ClaimType, WordingKind
from claimtrack.model.verdict import Verdict
from claimtrack.store.store import Store
from claimtrack.store.writing import Writing
from claimtrack.text.clean import one_line
from claimtrack.text.languages.known import UNDETERMINED

ARTICLE_CHANGED, MERGED = "article changed", "merged"
SOURCE_WITHDRAWN, SOURCE_CHANGED = "source withdrawn", "source changed"
"""Reasons for attention that end when a claim is judged again."""

NAMED_CLAIMS = 5
"""How many claims a refusal names; the rest are counted."""

NAMED = 3
"""How many reasons a refusal names; the rest are counted."""

AROUND = 32
"""How many characters of context an appearance keeps on each side, to be found again by."""


def new_claim(
    writing: Writing,
    text: str,
    claimant: str | None,
    language: str | None,
    kind: ClaimType | None = None,
) -> int:
    """Insert a claim and its canonical wording, and return its number.

    Args:
        writing: the write this belongs to.
        text: its canonical wording.
        claimant: who claims it.
        language: of the wording; None if nobody knows.
        kind: what sort of statement it is, where that is known.

    Raises:
        WrongUse: there are no words in `text`.
    """
    words = some_words(text)
    key = writing.insert(
        "claim",
        {
            "text": words,
            "claimant": claimant_key(writing, claimant or ""),
            "type": kind,
            "created_at": writing.at,
        },
    )
    add_wording(writing, key, words, WordingKind.CANONICAL, language)
    return key


def add_wording(
    writing: Writing, claim: int, text: str, kind: WordingKind, language: str | None
) -> None:
    """Add a wording to a claim, unless it already has it."""
    if not writing.rows("wording", claim=claim, text=text):
        writing.insert("wording", wording_row(claim, text, kind, language))


def wording_row(
    claim: int, text: str, kind: WordingKind, language: str | None
) -> dict[str, str | int]:
    """Return the row of a wording; `language` is None where nobody knows it."""
    return {"claim": claim, "text": text, "kind": kind, "language": language or UNDETERMINED}


def claimant_key(writing: Writing, name: str) -> int | None:
    """Return the number of a claimant, inserting a new one; None for an empty name."""
    words = one_line(name)
    if not words:
        return None
    known = writing.rows("claimant", name=words)
    return known[0]["id"] if known else writing.insert("claimant", {"name": words})


def appear(
    writing: Writing,
    claim: int,
    article: Article,
    sentence: Sentence,
    span: tuple[int, int],
    judged_before: int | None = None,
) -> None:
    """Record that a claim appears at a span of an article, inside a sentence.

    Args:
        writing: the write this belongs to.
        claim: the claim.
        article: where it appears.
        sentence: the sentence that holds the span.
        span: start and end in the article's text.
        judged_before: the current verdict, if it was given without this place in view.
    """
    start, end = span
    writing.insert(
        "appearance",
        {
            "claim": claim,
            "article": article.id,
            "sentence": sentence.id,
            "start": start,
            "end": end,
            "quote": article.text[start:end],
            "prefix": article.text[max(0, start - AROUND) : start],
            "suffix": article.text[end : end + AROUND],
            "said_on": article.published_on,
            "judged_before": judged_before,
        },
    )


def lapse(writing: Writing, case: ClaimCase, why: str) -> None:
    """Let every sign-off of the current verdict lapse, since what it covered has changed.

    A disagreement does not lapse: it has to be settled.
    """
    current = case.verdict
    lapsed = [
        sign_off
        for sign_off in case.sign_offs
        if current is not None
        and sign_off.verdict == current.id
        and sign_off.agrees
        and sign_off.lapsed_at is None
    ]
    for sign_off in lapsed:
        writing.update("sign_off", sign_off.id, {"lapsed_at": writing.at, "lapsed_why": why})
    if lapsed:
        writing.update(
            "claim",
            case.claim.id,
            {
                "status": ClaimStatus.IN_PROGRESS,
                "attention": "sign-off lapsed",
                "attention_why": why,
            },
        )


def begin(writing: Writing, case: ClaimCase) -> None:
    """Mark an open claim as in progress, once work on it has begun."""
    if case.claim.status is ClaimStatus.OPEN:
        writing.update("claim", case.claim.id, {"status": ClaimStatus.IN_PROGRESS})


def some_comment(text: str, ask: str) -> str:
    """Clean and trim a comment that is required.

    Raises:
        WrongUse: nothing is left; the message is `ask`.
    """
    words = typed(text)
    if not words:
        raise WrongUse(ask)
    return words


def some_words(text: str) -> str:
    """Clean and trim a claim's wording.

    Raises:
        WrongUse: nothing is left.
    """
    words = typed(text)
    if not any(letter.isalnum() for letter in words):
        raise WrongUse("A claim cannot be empty: write a statement that can be true or false.")
    return words


def refuse(why: str) -> None:
    """Refuse an act if a predicate gave a reason.

    Raises:
        Refused: there is a reason.
    """
    if why:
        raise Refused(why)


def refuse_if_changed(writing: Writing, table: str, key: int, version: int | None) -> None:
    """Refuse to decide about a row that is not what its reader was shown any more.

    A verb asks this before its own predicates: who was overtaken is told by whom, not that
    something which they never saw is in the way.

    Args:
        writing: the write this belongs to.
        table: the table of the row.
        key: its number.
        version: the version that was read; None: nothing was.

    Raises:
        NotFound: there is no such row.
        Stale: somebody changed it since.
    """
    if version is not None:
        writing.update(table, key, {}, version=version)


def last_hand(store: Store, table: str, key: int, column: str | None = None) -> str:
    """Who made or changed a row last; empty where the log does not know it.

    Args:
        store: where the log is.
        table: the table of the row.
        key: its number.
        column: only who changed this column; whoever made the row does not count then.
    """
    events = store.events.of(table, key)
    hands = [one.who for one in events if column is None or column in (one.before or {})]
    return hands[-1] if hands else ""


def claim_to_change(store: Store, claim: int) -> Claim:
    """A claim that something is about to be done to.

    Raises:
        NotFound: it is not on file; one that was merged into another says by whom.
    """
    try:
        return store.claims.get(claim)
    except NotFound as gone:
        events = store.events.of("claim", claim)
        merges = [one for one in events if "merged_into" in (one.after or {})]
        into = (merges[-1].after or {})["merged_into"] if merges else None
        if into is None:
            raise
        by = merges[-1].who
        raise NotFound(f"#{claim} was merged into #{into} by {by}: look there.") from gone


def case_to_change(store: Store, claim: int) -> ClaimCase:
    """The case of such a claim; see `claim_to_change`."""
    return store.claims.cases([claim_to_change(store, claim).id])[0]


def change_claims(
    store: Store,
    writing: Writing,
    claims: Iterable[int],
    change: Callable[[Writing, Claim], Mapping[str, str | None]],
    versions: Versions | None,
    refuse: Callable[[tuple[Claim, ...]], None] | None = None,
) -> tuple[Claim, ...]:
    """Change claims, each once, in the order given; all of them or none.

    Args:
        store: where they are.
        writing: the write this belongs to.
        claims: their numbers.
        change: gives the columns of a claim that change.
        versions: the version of each that was shown, so that nobody decides on outdated claims;
            None: as they are now.
        refuse: refuses those that cannot be changed.

    Returns:
        The claims as they were.

    Raises:
        NotFound: a claim is not on file.
        Stale: somebody changed one of them since.
        WrongUse: there are none.
    """
    keys = dict.fromkeys(claims)
    if not keys:
        raise WrongUse("No claim was chosen.")
    chosen = tuple(claim_to_change(store, key) for key in keys)
    for key in keys:
        refuse_if_changed(writing, "claim", key, (versions or {}).get(key))
    if refuse is not None:
        refuse(chosen)
    for one in chosen:
        writing.update("claim", one.id, change(writing, one))
    return chosen


def sentence_to_change(
    store: Store, writing: Writing, sentence: int, version: int | None
) -> Sentence:
    """A sentence that something is about to be decided about, which is as it was on screen.

    Raises:
        NotFound: it is not on file.
        Stale: somebody decided about it since.
    """
    found = store.sentences.get(sentence)
    refuse_if_changed(writing, "sentence", sentence, version)
    return found


def claimed_by(store: Store, writing: Writing, found: Sentence, claim: int | None = None) -> str:
    """Who put a claim (None: the newest) on a sentence; empty where none is on it."""
    held = writing.rows("appearance", sentence=found.id) if found.claims else []
    keys = [row["id"] for row in held if claim in {None, row["claim"]}]
    return last_hand(store, "appearance", keys[-1]) if keys else ""


def named(blocks: Sequence[Block]) -> str:
    """Name what blocks, in a few words."""
    words = [f"#{one.claim} {one.why}" if one.claim else one.why for one in blocks[:NAMED]]
    more = len(blocks) - NAMED
    return "; ".join(words) + (f"; and {more} more" if more > 0 else "")


def leaning(case: ClaimCase, verdict: Verdict, source: int) -> tuple[int, ...]:
    """Return the evidence from a source that a verdict leans on."""
    return tuple(
        one.id for one in case.evidence if one.source.id == source and one.id in verdict.evidence
    )
