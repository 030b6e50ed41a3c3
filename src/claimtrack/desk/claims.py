"""Claims: adding and listing them, recording what is known about them.

A change to many claims is all or nothing, and one undo reverses it; see `change_claims`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.desk.base import HIDDEN, Versions, typed
from claimtrack.desk.records import (
    NAMED_CLAIMS,
    appear,
    case_to_change,
    change_claims,
    claim_to_change,
    claimant_key,
    lapse,
    last_hand,
    new_claim,
    refuse,
    some_words,
)
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import ArticleKind, SentenceState
from claimtrack.model.claim import ClaimFilter, ClaimOrder, ClaimStatus
from claimtrack.rules import refusals
from claimtrack.store.claims import as_row
from claimtrack.text.clean import one_line
from claimtrack.text.languages.recognised import language_of

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.known_claims import Heard
    from claimtrack.desk.outcome import ImportOutcome
    from claimtrack.model.card import ClaimCard
    from claimtrack.model.case import Block, ClaimCase
    from claimtrack.model.claim import Checked, Claim, ClaimRow, ClaimType
    from claimtrack.store.writing import Writing

SETTABLE = (ClaimStatus.OPEN, ClaimStatus.IN_PROGRESS)
"""The statuses that can be set by hand; every other one follows from an act."""

_LEAVES = frozenset({*SETTABLE, ClaimStatus.SENT_BACK})


class Claims:
    """Claims on file. A change to many claims returns how many it changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def import_(
        self,
        *sources: str | Path,
        stdin: bytes = b"",
        columns: Mapping[str, str] | None = None,
        heard: Heard | None = None,
    ) -> Iterator[ImportOutcome]:
        """Import claims that others have checked, in any format, with one outcome per source.

        If an import is interrupted, what it has added stays; importing again picks up from there.

        Args:
            sources: files, folders, patterns and addresses; `-` stands for `stdin`.
            stdin: the bytes that `-` stands for.
            columns: for lists of claims, field to column name.
            heard: called with the number of rows of the current list read so far.
        """
        from claimtrack.desk.known_claims import take_in_lists

        self._store.refuse_look()
        return take_in_lists(self._desk, sources, stdin, dict(columns or {}), heard)

    def case(self, key: int) -> ClaimCase:
        """Return a claim with everything that belongs to it.

        Raises:
            NotFound: it is not on file.
        """
        with self._store.reading():
            return self._store.claims.case(key)

    def listed(
        self,
        only: ClaimFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: ClaimOrder = ClaimOrder.NEWEST,
    ) -> tuple[ClaimRow, ...]:
        """Return the rows of a list of claims, newest first by default.

        A rating that is hidden is `HIDDEN`.
        """
        with self._store.reading():
            rows = self._store.claims.listed(
                only or ClaimFilter(), limit=limit, offset=offset, order=order
            )
            hidden = self._desk.hidden(row.claim.id for row in rows)
            rows = self._desk.embargo.held().marked(rows)
        if not hidden:
            return rows
        return tuple(replace(one, rating=HIDDEN) if one.claim.id in hidden else one for one in rows)

    def count(self, only: ClaimFilter | None = None) -> int:
        """Count the claims that pass a filter."""
        return self._store.claims.count(only or ClaimFilter())

    def loose(self) -> tuple[ClaimCase, ...]:
        """Return our own claims that appear in no article, for the report on the whole file."""
        with self._store.reading():
            cases = self._store.claims.cases(self._store.claims.keys(ClaimFilter(ours=True)))
        return tuple(case for case in cases if not case.appearances)

    def card(self, claim: int, *, at: str | None = None, confidential: bool = False) -> ClaimCard:
        """Return a claim with everything behind it; without a rating that is hidden.

        Args:
            claim: the claim.
            at: as it stood then: a day (its last second), or a day and a time; None: now.
            confidential: include what is confidential.

        Raises:
            NotFound: it is not on file, or was not then.
            WrongUse: `at` is not a valid time.
        """
        from claimtrack.model.card import ClaimCard

        blocks: tuple[Block, ...] = ()
        with self._store.reading():
            if at is not None:
                dossier = self._desk.dossiers.gather(claim=claim, at=at)
                case, at = dossier.cases[0], dossier.at
            else:
                case = self._store.claims.case(claim)
                blocks = self.blocks(case, self.kind(case))
        if self._desk.hidden([claim]):
            from claimtrack.desk.blinding import blinded

            case, blocks = blinded(case), ()
        row = as_row(case)
        if not confidential:
            from claimtrack.report.redaction import redacted

            case = redacted(case)
        return ClaimCard(row, case, blocks, at)

    def blocks(self, case: ClaimCase, kind: ArticleKind = ArticleKind.ARTICLE) -> tuple[Block, ...]:
        """Return every house rule that one claim breaks."""
        from claimtrack.rules.broken import broken_claim

        return broken_claim(case, self._desk.settings.rules, kind)

    def kind(self, case: ClaimCase) -> ArticleKind:
        """Return DRAFT for a claim that appears in drafts only, else ARTICLE.

        This decides its scale: one that also appears elsewhere is judged like any published claim.
        """
        kinds = {self._store.articles.get(place.article).kind for place in case.appearances}
        return ArticleKind.DRAFT if kinds == {ArticleKind.DRAFT} else ArticleKind.ARTICLE

    def add(
        self,
        text: str,
        *,
        article: int | None = None,
        start: int | None = None,
        end: int | None = None,
        claimant: str | None = None,
    ) -> int:
        """Add a claim, at a place in an article or (no article) without one.

        Args:
            text: the claim, worded so that it can stand alone.
            article: where it appears; then `start` and `end` too.
            start: where it begins in the article's text, in characters.
            end: where it ends.
            claimant: who claims it.

        Returns:
            The number of the claim.

        Raises:
            NotFound: no such article.
            WrongUse: no words, or a span that lies outside the article or in no one sentence.
            Refused: these very words of the article are a claim already, or those of a claim of
                the same claimant that stands in no article.
        """
        if article is None and (start is not None or end is not None):
            raise WrongUse("A span needs its article: add --article.")
        with self._desk.writing("add claim") as writing:
            if article is None:
                self._refuse_said_twice(text, claimant)
                return new_claim(writing, text, claimant, language_of(text))
            on_file = self._store.articles.get(article)
            sentence, (first, last) = self._desk.sentences.around(article, start, end)
            held = writing.rows("appearance", article=article, start=first, end=last)
            if held:
                by = last_hand(self._store, "appearance", held[0]["id"])
                refuse(refusals.again(held[0]["claim"], "link or edit that", by))
            key = new_claim(writing, text, claimant, on_file.language)
            appear(writing, key, on_file, sentence, (first, last))
            writing.update("sentence", sentence.id, {"state": SentenceState.CLAIM})
            return key

    def set_claimant(self, claim: int, name: str, *, version: int | None = None) -> None:
        """Set the claimant; an empty name removes it.

        Raises:
            Stale: another reviewer has changed the claim since.
        """
        with self._desk.writing("set claimant") as writing:
            case = case_to_change(self._store, claim)
            key = claimant_key(writing, name)
            writing.update("claim", claim, {"claimant": key}, version=version)
            if writing.changed:
                lapse(writing, case, "the claimant was changed")

    def note(
        self, claim: int, text: str, *, confidential: bool | None = None, version: int | None = None
    ) -> None:
        """Replace the note on a claim; the log keeps the old one.

        Args:
            claim: the claim.
            text: the note.
            confidential: keep it out of every report; None: unchanged.
            version: the version the note was written over.

        Raises:
            Stale: another reviewer has changed the claim since.
        """
        values: dict[str, str | int] = {"note": typed(text)}
        if confidential is not None:
            values["note_confidential"] = int(confidential)
        with self._desk.writing("note") as writing:
            claim_to_change(self._store, claim)
            writing.update("claim", claim, values, version=version)

    def set_type(self, claim: int, kind: ClaimType | None, *, version: int | None = None) -> None:
        """Set what sort of statement a claim is; None: not known.

        Raises:
            Stale: another reviewer has changed the claim since.
        """
        with self._desk.writing("say what it is") as writing:
            if claim_to_change(self._store, claim).type != kind:
                writing.update("claim", claim, {"type": kind}, version=version)

    def flag_legal(self, claim: int, *, legal: bool) -> None:
        """Set or clear the legal flag, which asks for a second sign-off.

        Raises:
            NotFound: no such claim.
        """
        with self._desk.writing("flag legal" if legal else "clear legal flag") as writing:
            claim_to_change(self._store, claim)
            writing.update("claim", claim, {"legal": int(legal)})

    def check_quotation(
        self, claim: int, checked: Checked | None, *, version: int | None = None
    ) -> None:
        """Set what is checked about a quotation: that it was said, that it is true, or both.

        Sign-offs lapse, because they covered something else.

        Args:
            claim: the claim.
            checked: what is checked; None: not stated.
            version: the version of the claim that was looked at.

        Raises:
            NotFound: no such claim.
            Stale: another reviewer has changed it since.
        """
        with self._desk.writing("say what is checked") as writing:
            case = case_to_change(self._store, claim)
            if case.claim.checked != checked:
                writing.update("claim", claim, {"checked": checked}, version=version)
                lapse(writing, case, "what was checked about the quotation was changed")

    def tag(
        self,
        claims: Iterable[int],
        add: Iterable[str] = (),
        remove: Iterable[str] = (),
        *,
        versions: Versions | None = None,
    ) -> int:
        """Add tags to claims and remove others; case does not distinguish tags.

        Raises:
            NotFound: a claim is not on file.
            Stale: another reviewer has changed one of them since.
            WrongUse: no claim, or no tag.
        """
        put, off = _tags(add), _tags(remove)
        if not put and not off:
            raise WrongUse("Name a tag to add or one to remove.")

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            del writing
            held = {one.casefold(): one for one in claim.tags}
            held = {**{key: tag for key, tag in put.items() if key not in held}, **held}
            kept = sorted((tag for key, tag in held.items() if key not in off), key=str.casefold)
            return {"tags": json.dumps(kept, ensure_ascii=False)}

        with self._desk.writing("tag") as writing:
            return len(change_claims(self._store, writing, claims, change, versions))

    def set_status(
        self, claims: Iterable[int], status: ClaimStatus, *, versions: Versions | None = None
    ) -> int:
        """Set the status of claims to open or in progress.

        No other status can be set: a claim becomes ready when its verdict is handed in, signed off
        when another reviewer signs it off, and so on.

        Raises:
            NotFound: a claim is not on file.
            Refused: a claim has a status that only its own act can change.
            Stale: another reviewer has changed one of them since.
            WrongUse: no claim, or a status that cannot be set.
        """
        if status not in SETTABLE:
            raise WrongUse(
                f"'{status}' follows from what is done to a verdict; only 'open' and "
                "'in progress' can be set."
            )

        def change(writing: Writing, claim: Claim) -> dict[str, str | None]:
            del writing, claim
            return {"status": status}

        with self._desk.writing("set status") as writing:
            return len(change_claims(self._store, writing, claims, change, versions, _refuse_held))

    def _refuse_said_twice(self, text: str, claimant: str | None) -> None:
        """Two people who put one statement on file, at no place, mean one claim."""
        words, name = some_words(text), one_line(claimant or "") or None
        for key in self._store.candidates.worded(words):
            known = self._store.claims.case(key)
            same = (known.claim.text, known.claim.claimant) == (words, name)
            ours = not (known.appearances or known.reviews)
            if same and ours:
                made = self._store.events.of("claim", key)
                refuse(refusals.again(key, "work on that", made[0].who if made else ""))


def _refuse_held(claims: tuple[Claim, ...]) -> None:
    """Refuse to overwrite a status that only its own act can change."""
    held = [one for one in claims if one.status not in _LEAVES]
    if held:
        named = ", ".join(f"#{one.id} is {one.status}" for one in held[:NAMED_CLAIMS])
        more = f" and {len(held) - NAMED_CLAIMS} more" if len(held) > NAMED_CLAIMS else ""
        raise Refused(f"Nothing was changed: {named}{more}, which cannot be changed this way.")


def _tags(words: Iterable[str]) -> dict[str, str]:
    """Return tags by their casefolded form, splitting at commas and dropping empty ones."""
    parts = (one_line(part) for said in words for part in said.split(","))
    return {part.casefold(): part for part in parts if part}
