"""The story: three people at one desk work through the casebook, day by day.

Everything goes through the desk's own verbs, as it would from a keyboard, so the example obeys
every rule there is and its log shows how it came about. Nothing is written past the desk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimtrack.demo.casebook import Asked, Casebook, Page, Place, Ruling, Told
from claimtrack.demo.clockwork import StoryClock, StorySalts, StoryUids
from claimtrack.desk.desk import Desk
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints, Sentence, SentenceKind, SentenceState

LOGIN = "claimtrack"
"""The login name in the log, whoever builds the example."""

FURNITURE = frozenset(
    {
        SentenceKind.TITLE,
        SentenceKind.HEADING,
        SentenceKind.CAPTION,
        SentenceKind.BYLINE,
        SentenceKind.DATELINE,
    }
)
"""Lines that claim nothing in either article."""


class Story:
    """One telling of the casebook, into the file at `path`."""

    def __init__(self, path: Path, book: Casebook) -> None:
        self.path = path
        self.book = book
        self.clock = StoryClock(book.days()[0])
        self.new_uid = StoryUids()
        self.new_salt = StorySalts()
        self.articles: dict[str, int] = {}
        self.claims: dict[str, int] = {}
        self.queries: dict[Asked, int] = {}

    def tell(self) -> None:
        """Let all of it happen, oldest day first.

        Raises:
            ClaimtrackError: the desk refuses something; then the casebook is wrong.
        """
        with self._desk(self.book.pages[0].by) as desk:
            desk.settings.use_rules(self.book.house_rules)
        for day in self.book.days():
            self.clock.wait_for(day)
            for page in self.book.pages:
                if page.on == day:
                    self._sort(page)
            self._ask(day)
            judged = [
                (told, ruling)
                for told in self.book.claims
                for ruling in told.rulings
                if ruling.on == day
            ]
            self._judge(judged)
            self._sign_off(judged)

    def _sort(self, page: Page) -> None:
        """Take an article in and decide about its sentences."""
        with self._desk(page.by) as desk:
            hints = Hints(
                title=page.title,
                url=page.url,
                publisher=page.publisher,
                author=page.author,
                date=page.published,
            )
            outcome = desk.articles.take_in(read_bytes(page.file, page.original, hints))
            if outcome.article is None:
                raise LookupError(page.file)
            self.articles[page.key] = outcome.article
            for told in self.book.claims:
                for place in told.places:
                    if place.article == page.key:
                        self._place(desk, told, place)
            for words in page.not_claims:
                desk.sentences.not_a_claim(self._sentence(desk, page.key, words).id)
            for words in page.skipped:
                desk.sentences.skip(self._sentence(desk, page.key, words).id)
            for sentence in desk.articles.case(outcome.article).sentences:
                if sentence.kind in FURNITURE and sentence.state is SentenceState.UNDECIDED:
                    desk.sentences.not_a_claim(sentence.id)

    def _place(self, desk: Desk, told: Told, place: Place) -> None:
        """Make the claim of its first place, or link a further one to it."""
        sentence = self._sentence(desk, place.article, place.words)
        if told.key in self.claims:
            desk.suggestions.link(sentence.id, self.claims[told.key])
            return
        if place.part:
            article = self.articles[place.article]
            start = sentence.start + sentence.text.index(place.words)
            claim = desk.claims.add(
                told.text,
                article=article,
                start=start,
                end=start + len(place.words),
                claimant=told.claimant,
            )
        else:
            claim = desk.sentences.accept(sentence.id)
            desk.wordings.edit(claim, told.text)
            desk.claims.set_claimant(claim, told.claimant)
        self.claims[told.key] = claim
        if told.note:
            desk.claims.note(claim, told.note)
        if told.legal:
            desk.claims.flag_legal(claim, legal=True)

    def _ask(self, day: str) -> None:
        """Send the questions of a day, and enter the answers that came on it."""
        for told in self.book.claims:
            for asked in told.asked:
                with self._desk(asked.by) as desk:
                    if asked.on == day:
                        claim = self.claims[told.key]
                        self.queries[asked] = desk.queries.add(
                            claim, asked.to, asked.question, how=asked.how
                        )
                    if asked.answered_on == day:
                        desk.queries.answer(self.queries[asked], asked.answer, fix=asked.fix)

    def _judge(self, judged: list[tuple[Told, Ruling]]) -> None:
        """Put down the evidence of a day, give its verdicts and hand them in."""
        for told, ruling in judged:
            claim = self.claims[told.key]
            with self._desk(ruling.by) as desk:
                for item in ruling.evidence:
                    desk.evidence.add(
                        claim,
                        item.source,
                        item.stance,
                        quote=item.quote,
                        locator=item.locator,
                        group=item.group,
                        note=item.note,
                    )
                if ruling.reaffirms:
                    desk.verdicts.reaffirm(claim)
                else:
                    desk.verdicts.rate(
                        claim,
                        ruling.rating,
                        ruling.why,
                        as_of=ruling.as_of,
                        recheck_by=ruling.recheck_by,
                        reason=ruling.reason,
                    )
                desk.verdicts.submit(claim)

    def _sign_off(self, judged: list[tuple[Told, Ruling]]) -> None:
        """Let others sign the day's verdicts off, each in one go."""
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for told, ruling in judged:
            for who in ruling.signed_by:
                waiting[who].append(self.claims[told.key])
        for who, claims in waiting.items():
            with self._desk(who) as desk:
                for claim in claims:
                    verdict = desk.claims.case(claim).verdict
                    if verdict is not None:
                        desk.sign_offs.sign_off(verdict.id)

    def _sentence(self, desk: Desk, article: str, words: str) -> Sentence:
        """The one sentence of an article that holds some words.

        Raises:
            LookupError: none does, or more than one.
        """
        sentences = desk.articles.case(self.articles[article]).sentences
        found = [sentence for sentence in sentences if words in sentence.text]
        if len(found) != 1:
            raise LookupError(f"{len(found)} sentences of {article} hold {words!r}")
        return found[0]

    @contextmanager
    def _desk(self, who: str) -> Iterator[Desk]:
        with Desk(
            self.path,
            reviewer=who,
            login=LOGIN,
            clock=self.clock,
            journal="delete",
            new_uid=self.new_uid,
            new_salt=self.new_salt,
        ) as desk:
            yield desk
