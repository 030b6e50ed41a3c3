"""Evidence: what a source says about a claim, and which pieces count as one voice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from claimtrack.desk.base import typed
from claimtrack.desk.records import begin, case_to_change, lapse
from claimtrack.desk.sources import (
    NewSource,
    file_row,
    put_source,
    refuse_withdrawn,
    source_row,
)
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model import evidence as model
from claimtrack.model.case import ClaimCase
from claimtrack.model.evidence import Stance
from claimtrack.text.clean import one_line
from claimtrack.text.fold import fold
from claimtrack.text.page_address import page_key

if TYPE_CHECKING:
    from claimtrack.desk.copies import Copy
    from claimtrack.desk.desk import Desk
    from claimtrack.match.origins import SameOrigin
    from claimtrack.store.keys import Row
    from claimtrack.store.writing import Writing


class Evidence:
    """Evidence on claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def add(
        self,
        claim: int,
        source: int | NewSource | Path,
        stance: Stance,
        *,
        quote: str = "",
        locator: str = "",
        group: str | None = None,
        note: str = "",
        confidential: bool = False,
    ) -> int:
        """Add what a source says about a claim; its quote is checked if a copy is kept.

        Args:
            claim: the claim.
            source: a source on file, a new one, or a file, which becomes a source.
            stance: whether it supports or refutes the claim, and so on.
            quote: its words, verbatim.
            locator: where in it: a page, a paragraph, a time.
            group: a name shared by all evidence from one origin.
            note: anything to add.
            confidential: keep it out of every report, though its source may be public.

        Returns:
            The number of the evidence.

        Raises:
            NotFound: no such claim, source or file.
            BadInput: the file cannot be read.
            Refused: the source is an article that makes this claim, which cannot bear itself out;
                it was withdrawn; or all of this is already on file.
        """
        from claimtrack.desk.copies import check_quotes, copy_of_file

        copy, row = None, None
        if isinstance(source, Path):
            copy = copy_of_file(self._desk.quarantine, source)
            row = file_row(copy, NewSource())
        elif isinstance(source, NewSource):
            row = source_row(source)
        said = {
            "stance": stance,
            "quote": typed(quote),
            "locator": one_line(locator),
            "note": typed(note),
        }
        with self._desk.writing("add evidence") as writing:
            case = case_to_change(self._store, claim)
            known = source if isinstance(source, int) else self._known(row or {}, copy)
            if known is not None:
                refuse_withdrawn(self._store.sources.get(known))
                _refuse_twice(writing.rows("evidence", claim=claim, source=known, **said))
            self._refuse_itself(case, known, row, copy)
            key = known or put_source(writing, row or {}, copy)
            evidence = writing.insert(
                "evidence",
                {
                    **said,
                    "claim": claim,
                    "source": key,
                    "independence": one_line(group or "") or None,
                    "confidential": int(confidential),
                    "added_by": writing.who,
                    "added_at": writing.at,
                },
            )
            check_quotes(writing, self._store, key, evidence)
            begin(writing, case)
            lapse(writing, case, "evidence was added")
        return evidence

    def get(self, evidence: int) -> model.Evidence:
        """Return a piece of evidence.

        Raises:
            NotFound: it is not on file.
        """
        return self._store.evidence.get(evidence)

    def edit(
        self,
        evidence: int,
        *,
        stance: Stance | None = None,
        quote: str | None = None,
        locator: str | None = None,
        note: str | None = None,
        group: str | None = None,
        confidential: bool | None = None,
        version: int | None = None,
    ) -> None:
        """Edit a piece of evidence; None leaves a field unchanged. A new quote is checked again.

        An empty `group` makes it count as a separate voice again.

        Raises:
            NotFound: no such evidence.
            Stale: another reviewer has changed it since.
        """
        from claimtrack.desk.copies import check_quotes

        changes: dict[str, Any] = {
            "stance": stance,
            "quote": None if quote is None else typed(quote),
            "locator": None if locator is None else one_line(locator),
            "note": None if note is None else typed(note),
            "confidential": None if confidential is None else int(confidential),
        }
        values = {name: value for name, value in changes.items() if value is not None}
        if group is not None:
            values["independence"] = one_line(group) or None
        if quote is not None:
            values |= {"quote_check": "not checked", "found": "", "differing": "[]"}
            values["checked_against"] = None
        with self._desk.writing("edit evidence") as writing:
            row = self._row(writing, evidence)
            writing.update("evidence", evidence, values, version=version)
            if quote is not None:
                check_quotes(writing, self._store, row["source"], evidence)
            if writing.changed and values.keys() - {"confidential"}:
                lapse(writing, self._store.claims.case(row["claim"]), "evidence was changed")

    def remove(self, evidence: int) -> None:
        """Remove a piece of evidence; the log keeps it.

        Raises:
            NotFound: no such evidence.
            Refused: a verdict leans on it.
        """
        with self._desk.writing("remove evidence") as writing:
            row = self._row(writing, evidence)
            if writing.rows("verdict_evidence", evidence=evidence):
                raise Refused(
                    f"A verdict leans on evidence {evidence}, so it cannot be removed. "
                    "Judge the claim again, or undo the verdict first."
                )
            writing.delete("evidence", evidence)
            lapse(writing, self._store.claims.case(row["claim"]), "evidence was removed")

    def group(self, evidence: Iterable[int], name: str) -> None:
        """Group pieces of evidence so that they count as one voice; an empty name ungroups them.

        Raises:
            NotFound: no such evidence.
            WrongUse: none is given.
        """
        keys = list(dict.fromkeys(evidence))
        if not keys:
            raise WrongUse("Name the evidence that shares one origin.")
        group = one_line(name) or None
        with self._desk.writing("group evidence" if group else "ungroup evidence") as writing:
            claims = set()
            for key in keys:
                claims.add(self._row(writing, key)["claim"])
                writing.update("evidence", key, {"independence": group})
            for case in self._store.claims.cases(sorted(claims)) if writing.changed else ():
                lapse(writing, case, "evidence was found to share one origin")

    def suggested_groups(self, claim: int) -> tuple[SameOrigin, ...]:
        """Suggest which evidence on a claim may share one origin: near-copies, or a common source.

        Evidence that already counts as one voice is left out.
        """
        from claimtrack.match.origins import Voice, same_origins

        with self._store.reading():
            case = self._store.claims.case(claim)
            texts = self._store.sources.texts([one.source.id for one in case.evidence])
        voices = [
            Voice(one.id, one.source.name, one.quote, texts.get(one.source.id, one.quote))
            for one in case.evidence
        ]
        heard = {one.id: one.independence for one in case.evidence}
        secret = {fold(one.source.name) for one in case.evidence if one.secret}
        return tuple(
            _unnamed(found) if fold(found.name) in secret else found
            for found in same_origins(voices)
            if len({heard[key] for key in found.keys}) > 1
        )

    def _row(self, writing: Writing, evidence: int) -> Row:
        """A piece of evidence that something is done to.

        Raises:
            NotFound: it is not on file; one that was removed says by whom.
        """
        rows = writing.rows("evidence", id=evidence)
        if rows:
            return rows[0]
        gone = [one for one in self._store.events.of("evidence", evidence) if one.after is None]
        by = f" {gone[-1].who} removed it." if gone else ""
        raise NotFound(f"There is no evidence {evidence} on file.{by}")

    def _known(self, row: dict[str, Any], copy: Copy | None) -> int | None:
        """Return the source on file that a new one, or the copy of a file, is."""
        if copy is not None:
            return self._store.sources.holding(copy.sha256)
        return self._desk.sources.known(row)

    def _refuse_itself(
        self, case: ClaimCase, known: int | None, row: dict[str, Any] | None, copy: Copy | None
    ) -> None:
        """Refuse an article, its page or a file of it, as evidence for its own claims."""
        pages = {page_key(row["url"]), page_key(row["archived_url"])} if row else set()
        hashes = {copy.sha256} if copy else set()
        pages |= {copy.page} if copy else set()
        if known is not None:
            pages |= self._store.sources.pages_of(known)
            hashes |= {one.sha256 for one in self._store.sources.snapshots(known)}
        for place in case.appearances:
            article = self._store.articles.get(place.article)
            if (article.url and page_key(article.url) in pages) or article.sha256 in hashes:
                raise Refused(
                    f"Article {place.article} makes this claim, so it cannot be evidence for it."
                )


def _refuse_twice(same: list[Row]) -> None:
    """Refuse evidence that is already on file."""
    if same:
        number, by = same[0]["id"], same[0]["added_by"]
        raise Refused(f"This is already evidence {number} (by {by}): edit that.")


def _unnamed(found: SameOrigin) -> SameOrigin:
    """Return a suggestion without the name of its confidential origin."""
    return replace(found, name="a confidential origin", why="each goes back to one of them")
