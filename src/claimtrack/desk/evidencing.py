"""Sources, and what they say about a claim."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from claimtrack.desk.base import DeskBase, typed
from claimtrack.desk.records import begin, lapse
from claimtrack.errors import Refused, WrongUse
from claimtrack.model import ClaimCase, SourceKind, SourceRank, Stance
from claimtrack.text.clean import one_line
from claimtrack.text.partial import iso_date


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as a person gives it. Dates are ISO 8601, possibly partial."""

    title: str = ""
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published_on: str | None = None
    kind: SourceKind = SourceKind.DOCUMENT
    rank: SourceRank = SourceRank.SECONDARY
    note: str = ""


class Evidencing(DeskBase):
    """Putting evidence to claims."""

    def add_source(self, new: NewSource) -> int:
        """Put a source on file; one whose address is there already is used again.

        Returns:
            The number of the source.

        Raises:
            WrongUse: it has neither title nor address, or a date that is none.
        """
        row = _source_row(new)
        known = self.store.sources.by_url(row["url"]) if row["url"] else None
        if known is not None:
            return known.id
        with self.writing("add source") as writing:
            return writing.insert("source", row)

    def add_evidence(
        self,
        claim: int,
        source: int | NewSource,
        stance: Stance,
        *,
        quote: str = "",
        locator: str = "",
        group: str | None = None,
        note: str = "",
    ) -> int:
        """Put down what a source says about a claim.

        Args:
            claim: the claim.
            source: a source on file, or a new one.
            stance: what it says.
            quote: its words, verbatim.
            locator: where in it: a page, a paragraph, a time.
            group: a name shared by all that go back to one origin.
            note: anything to add.

        Returns:
            The number of the evidence.

        Raises:
            NotFound: no such claim or source.
            Refused: the source is an article that makes this claim: it cannot bear itself out.
        """
        case = self.store.claims.case(claim)
        row = _source_row(source) if isinstance(source, NewSource) else None
        known = None
        if row is None:
            known = self.store.sources.get(int(source))  # type: ignore[arg-type]
        elif row["url"]:
            known = self.store.sources.by_url(row["url"])
        self._refuse_itself(case, known.url if known else row["url"] if row else None)
        with self.writing("add evidence") as writing:
            key = known.id if known else writing.insert("source", row or {})
            evidence = writing.insert(
                "evidence",
                {
                    "claim": claim,
                    "source": key,
                    "stance": stance,
                    "quote": typed(quote),
                    "locator": one_line(locator),
                    "independence": one_line(group or "") or None,
                    "note": typed(note),
                    "added_by": writing.who,
                    "added_at": writing.at,
                },
            )
            begin(writing, case)
            lapse(writing, case, "evidence was added")
        return evidence

    def remove_evidence(self, evidence: int) -> None:
        """Take a piece of evidence away; the log keeps it.

        Raises:
            NotFound: no such evidence.
            Refused: a verdict leans on it.
        """
        with self.writing("remove evidence") as writing:
            if writing.rows("verdict_evidence", evidence=evidence):
                raise Refused(
                    f"A verdict leans on evidence {evidence}: it stays. "
                    "Judge the claim afresh, or undo the verdict first."
                )
            rows = writing.rows("evidence", id=evidence)
            writing.delete("evidence", evidence)
            lapse(writing, self.store.claims.case(rows[0]["claim"]), "evidence was removed")

    def _refuse_itself(self, case: ClaimCase, url: str | None) -> None:
        if url is None:
            return
        for place in case.appearances:
            if self.store.articles.get(place.article).url == url:
                raise Refused(
                    f"Article {place.article} makes this claim: it is no evidence for it."
                )


def _source_row(new: NewSource) -> dict[str, str | None]:
    row = {
        name: (one_line(value) or None) if isinstance(value, str) else value
        for name, value in asdict(new).items()
    }
    row["note"] = typed(new.note)
    row["title"] = row["title"] or row["url"]
    if not row["title"]:
        raise WrongUse("A source needs a title or an address.")
    if row["published_on"]:
        row["published_on"] = iso_date(str(row["published_on"]), "date of the source")
    return row
