"""The second pass: sources, evidence, verdicts, handing in and signing off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from claimtrack.desk.base import typed
from claimtrack.desk.reading import Reading
from claimtrack.desk.records import begin, digest, lapse
from claimtrack.errors import Refused, WrongUse
from claimtrack.model import (
    ArticleKind,
    ClaimCase,
    ClaimStatus,
    CorrectionLevel,
    Rating,
    SourceKind,
    SourceRank,
    Stance,
    SupersedeReason,
    Verdict,
)
from claimtrack.store import Writing
from claimtrack.text.clean import one_line
from claimtrack.text.partial import earliest, iso_date


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


class Checking(Reading):
    """Evidence and verdicts."""

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

    def rate(
        self,
        claim: int,
        rating: str,
        why: str,
        *,
        as_of: str | None = None,
        recheck_by: str | None = None,
        reason: SupersedeReason | None = None,
        correction: CorrectionLevel | None = None,
    ) -> int:
        """Give a verdict: a rating, its rationale, and the date it holds for.

        One's own verdict that is not handed in yet is amended; any other stays and is superseded.

        Args:
            claim: the claim.
            rating: a rating of the claim's scale, by name.
            why: the rationale.
            as_of: the date it holds for; None: today.
            recheck_by: when it must be looked at again.
            reason: why a verdict that was handed in is replaced.
            correction: how much it mattered, where the error was ours.

        Returns:
            The number of the verdict.

        Raises:
            WrongUse: an unknown rating, a date that is none or lies in the future.
            Refused: older than its newest evidence, or a handed-in verdict without a reason.
        """
        case = self.store.claims.case(claim)
        chosen = self._rating(case, rating)
        values = {
            "rating": self.store.scales.rating_key(chosen.scale, chosen.slug),
            "rationale": typed(why),
            "as_of": self._as_of(case, as_of),
            "recheck_by": iso_date(recheck_by, "re-check date") if recheck_by else None,
        }
        current = case.verdict
        own = current is not None and current.reviewer == self.reviewer
        if current is not None and own and current.handed_in_at is None:
            with self.writing("amend verdict") as writing:
                writing.update("verdict", current.id, values)
                _lean(writing, current.id, case)
                lapse(writing, case, "the verdict was amended")
            return current.id
        if current is not None and current.handed_in_at is not None and reason is None:
            raise Refused(
                f"The verdict on #{claim} was handed in: say why it is replaced "
                "(our error, new facts, clearer wording)."
            )
        action = "rate" if current is None else "supersede verdict"
        values |= {"reason": reason, "correction": correction}
        with self.writing(action) as writing:
            return _judge(writing, case, values)

    def reaffirm(self, claim: int) -> int:
        """Make a new verdict of the current one, as of today, keeping its evidence.

        Returns:
            The number of the new verdict.

        Raises:
            Refused: there is no verdict to reaffirm.
        """
        case = self.store.claims.case(claim)
        current = case.verdict
        if current is None:
            raise Refused(f"#{claim} has no verdict to reaffirm: rate it.")
        still = current.recheck_by and current.recheck_by >= self.today()
        values = {
            "rating": self.store.scales.rating_key(current.rating.scale, current.rating.slug),
            "rationale": current.rationale,
            "as_of": self._as_of(case, None),
            "recheck_by": current.recheck_by if still else None,
        }
        with self.writing("reaffirm") as writing:
            return _judge(writing, case, values)

    def hand_in(self, claim: int) -> None:
        """Hand in the current verdict: from here on it is superseded, never amended.

        Raises:
            Refused: there is none, or it is handed in already.
        """
        case = self.store.claims.case(claim)
        current = case.verdict
        if current is None or current.handed_in_at is not None:
            state = "has no verdict" if current is None else "is handed in already"
            raise Refused(f"#{claim} {state}: nothing to hand in.")
        with self.writing("hand in") as writing:
            writing.update("verdict", current.id, {"handed_in_at": writing.at})
            writing.update("claim", claim, {"status": ClaimStatus.READY})

    def sign_off(self, verdict: int, *, comment: str = "") -> None:
        """Agree to a verdict as it stands, as somebody else than its reviewer.

        Raises:
            NotFound: no such verdict.
            Refused: it is one's own, not handed in, not current, or signed off already.
        """
        case, found = self._verdict(verdict)
        if found.reviewer == self.reviewer:
            raise Refused("Nobody signs off their own verdict: ask a second person.")
        if found.handed_in_at is None:
            raise Refused(f"Verdict {verdict} is not handed in: {found.reviewer} is still at it.")
        if case.verdict != found:
            raise Refused(f"Verdict {verdict} was superseded: sign off the current one.")
        if self.reviewer in case.signed_off_by:
            raise Refused(f"You have signed off verdict {verdict} already.")
        with self.writing("sign off") as writing:
            writing.insert(
                "sign_off",
                {
                    "verdict": verdict,
                    "by": writing.who,
                    "at": writing.at,
                    "agrees": 1,
                    "comment": typed(comment),
                    "digest": digest(case, found),
                },
            )
            needed = 2 if case.claim.legal else 1
            if len(case.signed_off_by) + 1 >= needed:
                settled = {
                    "status": ClaimStatus.SIGNED_OFF,
                    "attention": None,
                    "attention_why": None,
                }
                writing.update("claim", case.claim.id, settled)

    def kind_of(self, case: ClaimCase) -> ArticleKind:
        """The kind of the articles a claim appears in: a draft makes its scale the editorial one.

        A claim that appears in a draft and elsewhere is judged like any published one.
        """
        kinds = {self.store.articles.get(place.article).kind for place in case.appearances}
        return ArticleKind.DRAFT if kinds == {ArticleKind.DRAFT} else ArticleKind.ARTICLE

    def _verdict(self, verdict: int) -> tuple[ClaimCase, Verdict]:
        case = self.store.claims.case(self.store.claims.of_verdict(verdict))
        return case, next(one for one in case.verdicts if one.id == verdict)

    def _rating(self, case: ClaimCase, slug: str) -> Rating:
        return self.rating(slug, self.kind_of(case))

    def _as_of(self, case: ClaimCase, said: str | None) -> str:
        """The as-of date, checked against today and the evidence."""
        as_of = iso_date(said, "as-of date") if said else self.today()
        if as_of > self.today():
            raise WrongUse(f"The as-of date {as_of} lies in the future: today is {self.today()}.")
        for one in case.evidence:
            published = one.source.published_on
            if published and earliest(published) > as_of:
                raise Refused(
                    f"A verdict as of {as_of} cannot lean on evidence {one.id} "
                    f"({one.source.name}, {published}), which is newer: "
                    "move the date, or remove the evidence."
                )
        return as_of

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


def _judge(writing: Writing, case: ClaimCase, values: Mapping[str, object]) -> int:
    """Put a new verdict on file over the one that stands."""
    current = case.verdict
    verdict = writing.insert(
        "verdict",
        {
            **values,
            "claim": case.claim.id,
            "reviewer": writing.who,
            "created_at": writing.at,
            "supersedes": current.id if current else None,
        },
    )
    _lean(writing, verdict, case)
    lapse(writing, case, "the claim was judged again")
    writing.update("claim", case.claim.id, {"status": ClaimStatus.IN_PROGRESS})
    return verdict


def _lean(writing: Writing, verdict: int, case: ClaimCase) -> None:
    """Tie a verdict to all the evidence that was there when it was made."""
    held = {row["evidence"] for row in writing.rows("verdict_evidence", verdict=verdict)}
    for one in case.evidence:
        if one.id not in held:
            writing.insert("verdict_evidence", {"verdict": verdict, "evidence": one.id})
