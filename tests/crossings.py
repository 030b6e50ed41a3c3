"""Eight processes at one thing: rounds that count what was lost, doubled or wrongly acknowledged.

Every round starts from a file of its own, lets a crew loose on it with the commands people type,
and holds what each was answered against what is on file afterwards. `ROUNDS` names them all;
`tests.test_crossings` runs them, and so does whoever wants figures.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.errors import NotFound
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from claimtrack.model.evidence import SourceRank, Stance
from tests.crew import Answer, Crew
from tests.undo_law import shown

WHY = "The coast guard's own log and the harbour master's list both have the same figure."
LEAFLET = b"The lighthouse\n\nThe lighthouse of the harbour was built in 1870 by the town.\n"

FILES = 6
ROWS = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """What a round came to.

    `acts` were tried; `acted` were acknowledged; `lost` were acknowledged or on file before and are
    not there; `doubled` are there twice; `wrong` were answered something that is not so, or not in
    a sentence with an exit code to match. `findings` say each of the last three in words.
    """

    acts: int = 0
    acted: int = 0
    lost: int = 0
    doubled: int = 0
    wrong: int = 0
    findings: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.acts + other.acts,
            self.acted + other.acted,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.wrong + other.wrong,
            self.findings + other.findings,
        )


Round = Callable[[Crew, Path], Tally]
"""A crew and an empty folder; what came of it."""


class Sheet:
    """Takes down what is amiss in a round."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        self.answers = tuple(answers)
        self.acted = [at for at, answer in enumerate(self.answers) if answer.code == 0]
        self._findings: list[tuple[str, str]] = []

    def lost(self, what: str) -> None:
        """Something acknowledged, or there before, is gone."""
        self._findings.append(("lost", what))

    def doubled(self, what: str) -> None:
        """Something is there twice."""
        self._findings.append(("doubled", what))

    def wrong(self, what: str) -> None:
        """An answer is not so."""
        self._findings.append(("wrong", what))

    def refused(self, pattern: str) -> None:
        """Whoever did not act is told so by exit code 1 and one sentence of this form."""
        for at, answer in enumerate(self.answers):
            if answer.code == 0:
                continue
            line = answer.err.removeprefix("claimtrack: ").removesuffix("\n")
            if answer.code != 1 or not re.fullmatch(pattern, line):
                self.wrong(f"process {at} ended with {answer.code}: {answer.err!r}")

    def tally(self) -> Tally:
        """What the round came to."""
        kinds = Counter(kind for kind, _ in self._findings)
        return Tally(
            acts=len(self.answers),
            acted=len(self.acted),
            lost=kinds["lost"],
            doubled=kinds["doubled"],
            wrong=kinds["wrong"],
            findings=tuple(f"{kind}: {what}" for kind, what in self._findings),
        )


def crossed_merges(crew: Crew, folder: Path) -> Tally:
    """`merge 1 2` beside `merge 2 1`: one claim is left, with all that both had."""
    return _merges(crew, folder / "desk.db", (1, 2), [(1, 2), (2, 1)])


def merges_in_a_ring(crew: Crew, folder: Path) -> Tally:
    """1 gets 2, 2 gets 3, 3 gets 1: one claim is left, with all that the three had."""
    return _merges(crew, folder / "desk.db", (1, 2, 3), [(1, 2), (2, 3), (3, 1)])


def _merges(crew: Crew, path: Path, claims: tuple[int, ...], pairs: list[tuple[int, int]]) -> Tally:
    with Desk(path, reviewer="mira") as desk:
        for claim in claims:
            assert desk.claims.add(f"The pier {claim} opened in 191{claim}.") == claim
            desk.evidence.add(claim, _source(claim), Stance.SUPPORTS, note=f"for {claim}")
    commands = [("claim", "merge", str(keep), str(other)) for keep, other in pairs]
    sheet = Sheet(crew.run(path, *commands))
    sheet.refused(r"#\d was merged into #\d by p\d: look there\.")
    with Desk(path) as desk:
        left = [row.claim.id for row in desk.claims.listed()]
        held = Counter(one.note for claim in left for one in desk.claims.case(claim).evidence)
    into = dict(_rows(path, "SELECT id, merged_into FROM claim WHERE merged_into IS NOT NULL"))
    for claim in claims:
        if not held[f"for {claim}"]:
            sheet.lost(f"the evidence for {claim}: on file are {left}")
        if held[f"for {claim}"] > 1:
            sheet.doubled(f"the evidence for {claim}")
    for at in sheet.acted:
        keep, other = pairs[at % len(pairs)]
        if into.get(other) != keep:
            sheet.wrong(f"process {at} merged {other} into {keep}, which is not so: {into}")
    if len(left) != 1 or len(sheet.acted) != len(claims) - 1:
        sheet.wrong(f"{len(sheet.acted)} merges leave {left}")
    return sheet.tally()


def competing_verdicts(crew: Crew, folder: Path) -> Tally:
    """All rate one claim: one verdict stands, and the others are shown it."""
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.evidence.add(1, _source(1), Stance.SUPPORTS)
    return _verdicts(crew, path, (), before=0)


def competing_replacements(crew: Crew, folder: Path) -> Tally:
    """All replace one verdict that was handed in: one does, and the others are shown theirs."""
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.evidence.add(1, _source(1), Stance.SUPPORTS)
        desk.verdicts.rate(1, "mostly-true", WHY)
        desk.verdicts.submit(1)
    return _verdicts(crew, path, ("--reason", "new facts"), before=1)


def _verdicts(crew: Crew, path: Path, more: tuple[str, ...], *, before: int) -> Tally:
    ratings = ("true", "false")
    commands = [
        ("verdict", "1", ratings[at % 2], "--why", f"{WHY} says p{at}", *more)
        for at in range(len(crew))
    ]
    sheet = Sheet(crew.run(path, *commands))
    sheet.refused(r"p\d has already judged #1: \w+ \(verdict \d\)\. .*, add --over \d\.")
    with Desk(path) as desk:
        verdicts = desk.claims.case(1).verdicts[before:]
        current = desk.claims.case(1).verdict
    kept = Counter(one.reviewer for one in verdicts)
    for at in sheet.acted:
        if kept[f"p{at}"] != 1:
            sheet.lost(f"the verdict of p{at}")
    if len(sheet.acted) != 1 or len(verdicts) != 1:
        sheet.doubled(f"{len(sheet.acted)} verdicts were acknowledged, {len(verdicts)} are there")
    if current is None or [current.reviewer] != [f"p{at}" for at in sheet.acted]:
        sheet.wrong(f"the verdict by {current and current.reviewer} stands")
    return sheet.tally()


def competing_corrections(crew: Crew, folder: Path) -> Tally:
    """All correct one verdict: it is corrected once."""
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.evidence.add(1, _source(1), Stance.SUPPORTS)
        desk.verdicts.rate(1, "true", WHY)
        desk.verdicts.submit(1)
    sheet = Sheet(crew.run(path, ("correct", "1", "--what", "the wrong year")))
    sheet.refused(r"#1 has a verdict by p\d that is not handed in: amend it\. .*")
    corrected = _rows(path, "SELECT reviewer FROM verdict WHERE supersedes IS NOT NULL")
    _once(sheet, corrected, "correction")
    return sheet.tally()


def accepts_of_one_sentence(crew: Crew, folder: Path) -> Tally:
    """All make a claim of one sentence: there is one claim."""
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        desk.articles.take_in(read_bytes("leaflet.txt", LEAFLET, Hints()))
        [sentence] = [one for one in desk.articles.case(1).sentences if "1870" in one.text]
    sheet = Sheet(crew.run(path, ("claim", "accept", str(sentence.id))))
    sheet.refused(
        r"This sentence already has #\d+ \(by p\d\): select words in it for another claim\."
    )
    _once(sheet, _rows(path, "SELECT claim FROM appearance"), "claim of the sentence")
    _once(sheet, _rows(path, "SELECT id FROM claim"), "claim")
    return sheet.tally()


def undos_of_one_person(crew: Crew, folder: Path) -> Tally:
    """One person takes back three acts at eight desks: three are taken back, each once."""
    path = folder / "desk.db"
    with Desk(path, reviewer="ines") as desk:
        for number in range(3):
            desk.claims.add(f"The pier {number} opened in 1911.")
    sheet = Sheet(crew.run(path, ("undo",), name="ines"))
    sheet.refused(r"You have nothing to undo\.")
    gone = Counter(answer.out for answer in sheet.answers if answer.code == 0)
    for words, times in gone.items():
        if times > 1:
            sheet.wrong(f"{times} were told {words!r}")
    left = _rows(path, "SELECT id FROM claim")
    if left or len(sheet.acted) != 3:
        sheet.wrong(f"{len(sheet.acted)} acts of 3 were taken back, {len(left)} are left")
    return sheet.tally()


def undos_of_several(crew: Crew, folder: Path) -> Tally:
    """Each takes back what was theirs, and nothing else goes."""
    path = folder / "desk.db"
    for at in range(len(crew)):
        with Desk(path, reviewer=f"p{at}") as desk:
            desk.claims.add(f"The pier {at} opened in 1911.")
            desk.claims.add(f"The quay {at} opened in 1911.")
    sheet = Sheet(crew.run(path, ("undo",)))
    sheet.refused("nobody is refused")
    left = {text for (text,) in _rows(path, "SELECT text FROM claim")}
    for at in range(len(crew)):
        if f"The pier {at} opened in 1911." not in left:
            sheet.lost(f"the claim of p{at}")
        if f"The quay {at} opened in 1911." in left:
            sheet.wrong(f"the claim that p{at} took back is there")
    return sheet.tally()


def imports_of_one_folder(crew: Crew, folder: Path) -> Tally:
    """All import one folder: each article is there once, and the others are told `unchanged`."""
    path = folder / "desk.db"
    sheet = Sheet(crew.run(path, ("import", str(_night(folder)), "--json")))
    sheet.refused("nobody is refused")
    became = Counter((Path(one["source"]).name, one["status"]) for one in _objects(sheet))
    for number in range(FILES):
        name = f"{number}.txt"
        if became[name, "added"] != 1 or became[name, "unchanged"] != len(crew) - 1:
            sheet.wrong(f"{name} was added {became[name, 'added']} times: {became}")
    titles = Counter(title for (title,) in _rows(path, "SELECT title FROM article"))
    _each_once(sheet, titles, [f"Night {number}" for number in range(FILES)])
    if _rows(path, "SELECT id FROM import_failure"):
        sheet.wrong("an import is on the list of those that failed")
    return sheet.tally()


def imports_beside_undos(crew: Crew, folder: Path) -> Tally:
    """One person imports a folder and a list at some desks and takes back at others.

    Whatever came in then, taking everything back leaves nothing on file.
    """
    path = folder / "desk.db"
    with Desk(path, reviewer="ines") as desk:
        before = shown(path)
        commands = (
            ("import", str(_night(folder))),
            ("undo",),
            ("import", str(_list(folder)), "--as-kind", "claims"),
            ("undo", "2"),
        )
        sheet = Sheet(crew.run(path, *commands, name="ines"))
        sheet.refused(r"You have nothing to undo\.")
        with suppress(NotFound):
            while True:
                desk.history.undo()
        after = shown(path)
        for table in before:
            if after[table] != before[table]:
                sheet.wrong(f"with everything undone, {table} has {after[table][:3]}")
        for flaw in desk.doctor.examine().flaws:
            sheet.wrong(f"the doctor found {flaw}")
    return sheet.tally()


def imports_of_one_list(crew: Crew, folder: Path) -> Tally:
    """All import one list of claims: each claim is there once."""
    path = folder / "desk.db"
    command = ("import", str(_list(folder)), "--as-kind", "claims", "--json")
    sheet = Sheet(crew.run(path, command))
    sheet.refused("nobody is refused")
    became = Counter((one["status"], one["claims"]) for one in _objects(sheet))
    if became != {("added", ROWS): 1, ("unchanged", 0): len(crew) - 1}:
        sheet.wrong(f"the list became {became}")
    texts = Counter(text for (text,) in _rows(path, "SELECT text FROM claim"))
    _each_once(
        sheet, texts, [f"Dock {number} cost {number + 3} million." for number in range(ROWS)]
    )
    return sheet.tally()


def imports_at_one_address(crew: Crew, folder: Path) -> Tally:
    """Eight texts of one address: one original, and a line of revisions after it."""
    url = "https://courier.example/pier"
    for at in range(len(crew)):
        words = f"The pier\n\nThe pier opened in 19{at + 11}. It never closed since.\n"
        (folder / f"{at}.txt").write_text(words, encoding="utf-8")
    path = folder / "desk.db"
    commands = [
        ("import", str(folder / f"{at}.txt"), "--url", url, "--json") for at in range(len(crew))
    ]
    sheet = Sheet(crew.run(path, *commands))
    sheet.refused("nobody is refused")
    became = Counter(one["status"] for one in _objects(sheet))
    if became != {"added": 1, "updated": len(crew) - 1}:
        sheet.wrong(f"the texts became {became}")
    chain = dict(_rows(path, "SELECT id, revision_of FROM article"))
    if len(chain) != len(crew):
        sheet.lost(f"{len(crew) - len(chain)} of the texts")
    if Counter(chain.values()).most_common(1)[0][1] != 1:
        sheet.doubled(f"revisions that stand side by side: {chain}")
    return sheet.tally()


def first_openings(crew: Crew, folder: Path) -> Tally:
    """All make the file by importing something of their own: nobody is in another's way."""
    for at in range(len(crew)):
        (folder / f"{at}.txt").write_text(f"Pier {at}\n\nPier {at} opened.\n", encoding="utf-8")
    path = folder / "desk.db"
    commands = [("import", str(folder / f"{at}.txt")) for at in range(len(crew))]
    sheet = Sheet(crew.run(path, *commands))
    sheet.refused("nobody is refused")
    titles = Counter(title for (title,) in _rows(path, "SELECT title FROM article"))
    _each_once(sheet, titles, [f"Pier {at}" for at in range(len(crew))])
    return sheet.tally()


def imports_of_one_page(crew: Crew, folder: Path) -> Tally:
    """One text at one address: it is there once."""
    (folder / "page.txt").write_bytes(LEAFLET)
    path = folder / "desk.db"
    command = ("import", str(folder / "page.txt"), "--url", "https://a.example/b", "--json")
    sheet = Sheet(crew.run(path, command))
    sheet.refused("nobody is refused")
    became = Counter(one["status"] for one in _objects(sheet))
    if became != {"added": 1, "unchanged": len(crew) - 1}:
        sheet.wrong(f"the page became {became}")
    titles = Counter(title for (title,) in _rows(path, "SELECT title FROM article"))
    _each_once(sheet, titles, ["The lighthouse"])
    return sheet.tally()


def evidence_from_one_address(crew: Crew, folder: Path) -> Tally:
    """All cite one address that is new: it is one source, with what each says of it."""
    path = folder / "desk.db"
    with Desk(path, reviewer="mira") as desk:
        desk.claims.add("The pier opened in 1911.")
    cited = ("--source", "https://s.example/log", "--stance", "supports")
    commands = [("evidence", "add", "1", *cited, "--note", f"p{at}") for at in range(len(crew))]
    sheet = Sheet(crew.run(path, *commands))
    sheet.refused("nobody is refused")
    notes = Counter(note for (note,) in _rows(path, "SELECT note FROM evidence"))
    _each_once(sheet, notes, [f"p{at}" for at in range(len(crew))])
    _each_once(sheet, Counter(_rows(path, "SELECT url FROM source")), [("https://s.example/log",)])
    return sheet.tally()


ROUNDS: Mapping[str, Round] = {
    "merge 1 2 beside merge 2 1": crossed_merges,
    "merges in a ring of three": merges_in_a_ring,
    "competing verdicts": competing_verdicts,
    "competing replacements of a verdict": competing_replacements,
    "competing corrections": competing_corrections,
    "accepts of one sentence": accepts_of_one_sentence,
    "undos of one person": undos_of_one_person,
    "undos of several people": undos_of_several,
    "imports of one folder": imports_of_one_folder,
    "imports beside undos": imports_beside_undos,
    "imports of one list of claims": imports_of_one_list,
    "imports of texts at one address": imports_at_one_address,
    "first openings of a file": first_openings,
    "imports of one page": imports_of_one_page,
    "evidence from one address": evidence_from_one_address,
}
"""What eight processes do at once, in words, and the round that does it."""


def _source(number: int) -> NewSource:
    return NewSource(
        title=f"Port archive {number}",
        publisher=f"Archive {number}",
        archived_url=f"https://archive.example/{number}",
        rank=SourceRank.PRIMARY,
    )


def _night(folder: Path) -> Path:
    """A folder of articles."""
    night = folder / "night"
    night.mkdir()
    for number in range(FILES):
        words = f"Night {number}\n\nPier {number} was closed for {number + 2} days in May.\n"
        (night / f"{number}.txt").write_text(words, encoding="utf-8")
    return night


def _list(folder: Path) -> Path:
    """A list of claims with claimants."""
    listed = folder / "list.jsonl"
    lines = (
        {"claim": f"Dock {number} cost {number + 3} million.", "claimant": f"Speaker {number % 7}"}
        for number in range(ROWS)
    )
    listed.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return listed


def _rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def _objects(sheet: Sheet) -> list[dict[str, Any]]:
    return [json.loads(line) for answer in sheet.answers for line in answer.out.splitlines()]


def _once(sheet: Sheet, rows: list[Any], what: str) -> None:
    """One acted, and there is one row of it."""
    if not rows:
        sheet.lost(f"the {what}")
    if len(rows) > 1:
        sheet.doubled(f"{len(rows)} times the {what}")
    if len(sheet.acted) != 1:
        sheet.wrong(f"{len(sheet.acted)} were told that theirs is the {what}")


def _each_once(sheet: Sheet, held: Counter[Any], wanted: Iterable[Any]) -> None:
    for what in wanted:
        if not held[what]:
            sheet.lost(f"{what}")
        if held[what] > 1:
            sheet.doubled(f"{held[what]} times {what}")
