"""The writes that are put under fire: what is there before, what is done, what has to hold after.

Each is a list of commands that end in the same file wherever they were interrupted, if what was
not acknowledged is done again.
"""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.store.sqlite.backup import copy
from tests.crew import Answer
from tests.fire.count import Sheet, rows
from tests.fire.process import Commands

WHY = "The coast guard's own log and the harbour master's list both have the same figure."
SCHEMA_5 = Path(__file__).parents[1] / "files" / "schema-5.db"
NAME = "Whistler"

Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class Write:
    """One kind of write.

    Args:
        begin: makes what is there before, in an empty folder; the database is `desk.db` in it.
        commands: what is done; `{folder}` stands for the folder.
        holds: looks, right after, whether all that was acknowledged is there, once, and whole.
        left: the commands that are still to be done; None: those that were not acknowledged.
        opens: whether there is a database before.
        sound: whether the doctor finds nothing to do in that.
    """

    begin: Callable[[Path], object]
    commands: Commands
    holds: Callable[[Path, Answers, Sheet], object]
    left: Callable[[Path, Answers], Commands] | None = None
    opens: bool = True
    sound: bool = True


def still_to_do(write: Write, path: Path, answers: Answers) -> Commands:
    """What of a write was not acknowledged."""
    if write.left is not None:
        return write.left(path, answers)
    return [
        command
        for at, command in enumerate(write.commands)
        if at >= len(answers) or answers[at].code != 0
    ]


def done(answers: Answers) -> list[int]:
    """The places of the commands that were acknowledged."""
    return [at for at, answer in enumerate(answers) if answer.code == 0]


def printed(answers: Answers) -> list[dict[str, object]]:
    """The objects that were printed, by commands that did not end too."""
    lines = (line for answer in answers for line in io.StringIO(answer.out, newline="\n"))
    return [json.loads(line) for line in lines if line.endswith("\n")]


def _claims(folder: Path, count: int) -> None:
    """A desk with some claims, each with one piece of evidence."""
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        for number in range(1, count + 1):
            desk.claims.add(f"The pier {number} opened in {1900 + number}.")
            source = NewSource(
                title=f"Port archive {number}",
                publisher=f"Archive {number}",
                archived_url=f"https://archive.example/{number}",
                rank=SourceRank.PRIMARY,
            )
            desk.evidence.add(number, source, Stance.SUPPORTS, note=f"for {number}")


# Import of a folder of articles

_ARTICLES = 10


def _folder_of_articles(folder: Path) -> None:
    night = folder / "night"
    night.mkdir()
    for number in range(_ARTICLES):
        lines = (f"Pier {number} was closed for {day} days in May {day}." for day in range(2, 14))
        words = f"Night {number}\n\n" + "\n".join(lines) + "\n"
        (night / f"{number}.txt").write_text(words, encoding="utf-8")


def _articles_are_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    added = [one["title"] for one in printed(answers) if one["status"] == "added"]
    titles = [title for (title,) in rows(path, "SELECT title FROM article")]
    sheet.each_once(titles, added)
    lines = "SELECT article, count(*) FROM sentence GROUP BY article HAVING count(*) <> 13"
    for article, count in rows(path, lines):
        sheet.lost(f"lines of article {article}: {count} are there")


# Import of a list of claims

_LISTED = 2500


def _list_of_claims(folder: Path) -> None:
    lines = (
        {"claim": f"Dock {number} cost {number + 3} million.", "claimant": f"Speaker {number % 7}"}
        for number in range(_LISTED)
    )
    (folder / "list.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


def _list_is_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    texts = [text for (text,) in rows(path, "SELECT text FROM claim")]
    acknowledged = any(one["status"] == "added" for one in printed(answers))
    wanted = range(_LISTED if acknowledged else 0)
    sheet.each_once(texts, [f"Dock {number} cost {number + 3} million." for number in wanted])
    if len(texts) != rows(path, "SELECT count(*) FROM published_review")[0][0]:
        sheet.lost(f"reviews of {len(texts)} claims")


# Keeping copies of sources

_SOURCES = 6


def _sources(folder: Path) -> None:
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        for number in range(1, _SOURCES + 1):
            page = folder / f"{number}.txt"
            page.write_text(f"Log {number}\n\nPier {number} opened in 1911.\n" * 40, "utf-8")
            new = NewSource(url=f"https://s.example/{number}")
            quote = f"Pier {number} opened in 1911."
            desk.evidence.add(1, new, Stance.SUPPORTS, quote=quote)


def _copies_are_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    kept = rows(path, "SELECT source FROM snapshot WHERE removed_at IS NULL")
    sheet.each_once([source for (source,) in kept], [at + 1 for at in done(answers)])
    checked = rows(path, "SELECT source FROM evidence WHERE checked_against IS NOT NULL")
    if sorted(checked) != sorted(kept):
        sheet.lost(f"checks of quotes: copies of {kept} are kept, {checked} are checked")


# Verdicts


def _verdicts_are_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    rated = dict(rows(path, "SELECT claim, rationale FROM verdict"))
    handed = {claim for (claim,) in rows(path, "SELECT claim FROM verdict WHERE handed_in_at > ''")}
    sheet.each_once([claim for (claim,) in rows(path, "SELECT claim FROM verdict")], ())
    for at in done(answers):
        claim = at // 2 + 1
        if rated.get(claim) != f"{WHY} {claim}":
            sheet.lost(f"the verdict on {claim}")
        if at % 2 and claim not in handed:
            sheet.lost(f"that the verdict on {claim} was handed in")


# Bulk actions

_BULK = 120
_EVERY = tuple(map(str, range(1, _BULK + 1)))


def _all_or_none(path: Path, answers: Answers, sheet: Sheet) -> None:
    queries = (
        "SELECT count(*) FROM claim WHERE tags LIKE '%night%'",
        "SELECT count(*) FROM claim WHERE owner = 'tomas'",
        "SELECT count(*) FROM claim WHERE status = 'in progress'",
        "SELECT count(*) FROM claim WHERE tags LIKE '%day%'",
    )
    for at, query in enumerate(queries):
        count = rows(path, query)[0][0]
        if count not in {0, _BULK}:
            sheet.lost(f"{_BULK - count} of {_BULK} after {at}")
        if at in done(answers) and count != _BULK:
            sheet.lost(f"what {at} did to {_BULK - count} claims")


# Merging claims

_PAIRS = ((1, 2), (3, 4), (5, 6), (7, 8), (1, 3), (5, 7), (1, 5))


def _merged(path: Path, answers: Answers, sheet: Sheet) -> None:
    notes = [note for (note,) in rows(path, "SELECT note FROM evidence")]
    sheet.each_once(notes, [f"for {number}" for number in range(1, 9)])
    into = dict(rows(path, "SELECT id, merged_into FROM claim WHERE merged_into IS NOT NULL"))
    for at in done(answers):
        keep, other = _PAIRS[at]
        if into.get(other) != keep:
            sheet.lost(f"that {other} was merged into {keep}")
    homes = rows(path, "SELECT count(*) FROM evidence JOIN claim ON claim.id = claim"
                 " WHERE merged_into IS NULL")  # fmt: skip
    if homes[0][0] != len(notes):
        sheet.lost("evidence on a claim that was merged into another")


# Undo

_UNDOS = 12


def _acts_to_undo(folder: Path) -> None:
    _claims(folder, 3)
    with Desk(folder / "desk.db", reviewer="tomas") as desk:  # mira undoes nothing of this
        desk.claims.add("The quay opened in 1911.")
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        desk.articles.take_in(read_bytes("log.txt", b"Log\n\nIt opened in 1911.\n", Hints()))
        sentence = desk.articles.case(1).sentences[1].id
        desk.sentences.accept(sentence)
        desk.verdicts.rate(1, "true", WHY)
        desk.verdicts.submit(1)
        desk.claims.tag([1, 2, 3, 4], ["night"], [])
        desk.duplicates.merge(2, 3)
        for number in range(3):
            desk.claims.note(1, f"note {number}")
        desk.wordings.edit(2, "The pier 2 opened in May 1902.")
        desk.handovers.assign(2, "tomas")
        desk.claims.set_claimant(2, "Ada Lindqvist")


def _taken_back(path: Path, answers: Answers, sheet: Sheet) -> None:
    undone = len(rows(path, "SELECT DISTINCT action_group FROM event WHERE undoes IS NOT NULL"))
    acknowledged = len(done(answers))
    if undone < acknowledged:
        sheet.lost(f"{acknowledged} were said to be undone, {undone} are")
    if undone > acknowledged + 1:
        sheet.doubled(f"{acknowledged} were said to be undone, {undone} are")


def _undos_left(path: Path, answers: Answers) -> Commands:
    del answers
    undone = len(rows(path, "SELECT DISTINCT action_group FROM event WHERE undoes IS NOT NULL"))
    return [("undo",)] * (_UNDOS - undone)


# Migration


def _older(folder: Path) -> None:
    shutil.copyfile(SCHEMA_5, folder / "desk.db")


def _older_backups_are_whole(path: Path, answers: Answers, sheet: Sheet) -> None:
    del answers
    backups = [*path.parent.glob("desk.db-before-migration-*")]
    with closing(sqlite3.connect(path)) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
    if number != _SCHEMA_NUMBER and not backups:
        sheet.lost("the backup before the migration")
    for backup in backups:
        with closing(sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)) as connection:
            ok = connection.execute("PRAGMA integrity_check").fetchone()[0]
            kept = connection.execute("PRAGMA user_version").fetchone()[0]
            claims = connection.execute("SELECT count(*) FROM claim").fetchone()[0]
        if (ok, kept, claims) != ("ok", _SCHEMA_NUMBER, rows(SCHEMA_5, _COUNT)[0][0]):
            sheet.wrong(f"{backup.name} is no backup: {ok}, schema {kept}, {claims} claims")


_SCHEMA_NUMBER = 5
_COUNT = "SELECT count(*) FROM claim"


# Expunging


def _named(folder: Path) -> None:
    _claims(folder, 4)
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        text = f"Log\n\nJo {NAME} opened the pier in 1911. It closed soon.\n"
        desk.articles.take_in(read_bytes("log.txt", text.encode(), Hints()))
        desk.sentences.accept(desk.articles.case(1).sentences[1].id)
        desk.claims.note(1, f"Asked Jo {NAME} on Monday.")
        desk.claims.set_claimant(2, f"Jo {NAME}")
        desk.wordings.edit(3, f"Jo {NAME} opened the pier 3.")
        desk.verdicts.rate(1, "true", f"{WHY} So says Jo {NAME}.")


def _expunged(path: Path, answers: Answers, sheet: Sheet) -> None:
    wal = path.with_name(f"{path.name}-wal")
    content = path.read_bytes() + (wal.read_bytes() if wal.exists() else b"")
    if done(answers) and NAME.encode() in content:
        sheet.wrong("the words were said to be expunged, and are there")
    if len(rows(path, _COUNT)) and rows(path, _COUNT)[0][0] != len("12345"):
        sheet.lost("a claim")


# Backups and restoring


def _backed_up_before(folder: Path) -> None:
    _claims(folder, 20)
    _keep(folder)


def _keep(folder: Path) -> None:
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        copy(desk.store.connection, folder / "safe.db")


def _backup_is_whole(path: Path, answers: Answers, sheet: Sheet) -> None:
    backup = path.with_name("safe.db")
    if not backup.exists():
        sheet.lost("every backup, the one before too")
        return
    sheet.sound(backup, "the backup")
    acknowledged = [at // 2 for at in done(answers) if at % 2]
    tags = rows(backup, "SELECT tags FROM claim WHERE id = 1")[0][0]
    for number in acknowledged:
        if f"t{number}." not in tags:
            sheet.lost(f"what was backed up at {number}: {tags}")


def _restored_over(folder: Path) -> None:
    _claims(folder, 5)
    _keep(folder)
    with Desk(folder / "desk.db", reviewer="mira") as desk:
        desk.claims.add("The quay opened in 1911.")


def _restored(path: Path, answers: Answers, sheet: Sheet) -> None:
    # Between putting the old file aside and the backup in its place there is no moment without.
    if not path.exists():
        sheet.lost("the database, restored or not")
        return
    claims = rows(path, _COUNT)[0][0]
    if claims not in {5, 6} or (done(answers) and claims != len("12345")):
        sheet.wrong(f"{claims} claims after a restore")
    for before in path.parent.glob("desk.db-before-restore-*"):
        if not before.name.endswith(("-wal", "-shm")):
            sheet.sound(before, "what was there before")


# Repair


def _in_need_of_repair(folder: Path) -> None:
    _claims(folder, 20)
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as connection:
        for index in ("claim_index", "source_search"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")
        connection.execute("DROP INDEX claim_status")


def _records_stay(path: Path, answers: Answers, sheet: Sheet) -> None:
    texts = [text for (text,) in rows(path, "SELECT text FROM claim")]
    sheet.each_once(texts, [f"The pier {number} opened in {1900 + number}." for number in range(1, 21)])
    if done(answers):
        sheet.sound(path, "after the repair")


# Making a file, and adding to it


def _pages(folder: Path) -> None:
    (folder / "page.txt").write_text("Pier\n\nThe pier opened in 1911.\n", encoding="utf-8")


def _first_is_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    if not path.exists():
        if done(answers):
            sheet.lost("the file")
        return
    titles = [title for (title,) in rows(path, "SELECT title FROM article")]
    sheet.each_once(titles, ["Pier"] if done(answers) else [])


_ADDED = 12


def _added(path: Path, answers: Answers, sheet: Sheet) -> None:
    texts = [text for (text,) in rows(path, "SELECT text FROM claim")]
    acknowledged = [f"The quay {at} opened in 1911." for at in done(answers)]
    sheet.each_once(texts, ["The pier 1 opened in 1901.", *acknowledged])


def _not_added(path: Path, answers: Answers) -> Commands:
    del answers
    texts = {text for (text,) in rows(path, "SELECT text FROM claim")}
    return [command for command in WRITES["claims added"].commands if command[2] not in texts]


WRITES: Mapping[str, Write] = {
    "import of a folder": Write(
        _folder_of_articles,
        [("import", "{folder}/night", "--json")],
        _articles_are_there,
        opens=False,
    ),
    "import of a list of claims": Write(
        _list_of_claims,
        [("import", "{folder}/list.jsonl", "--as-kind", "claims", "--json")],
        _list_is_there,
        opens=False,
    ),
    "copies of sources": Write(
        _sources,
        [
            ("source", "archive", str(number), "--from", f"{{folder}}/{number}.txt", "--json")
            for number in range(1, _SOURCES + 1)
        ],
        _copies_are_there,
    ),
    "verdicts": Write(
        lambda folder: _claims(folder, 6),
        [
            command
            for claim in map(str, range(1, 7))
            for command in (
                ("verdict", claim, "true", "--why", f"{WHY} {claim}"),
                ("submit", claim),
            )
        ],
        _verdicts_are_there,
    ),
    "bulk actions on 120 claims": Write(
        lambda folder: _claims(folder, _BULK),
        [
            ("claim", "edit", *_EVERY, "--tag", "night"),
            ("assign", *_EVERY, "tomas"),
            ("claim", "edit", *_EVERY, "--status", "in progress"),
            ("claim", "edit", *_EVERY, "--tag", "day"),
        ],
        _all_or_none,
    ),
    "merges of claims": Write(
        lambda folder: _claims(folder, 8),
        [("claim", "merge", str(keep), str(other)) for keep, other in _PAIRS],
        _merged,
    ),
    "undo": Write(_acts_to_undo, [("undo",)] * _UNDOS, _taken_back, _undos_left),
    "migration from schema 5": Write(
        _older, [("articles",)], _older_backups_are_whole, sound=False
    ),
    "expunge": Write(_named, [("expunge", f"Jo {NAME}", "--yes")], _expunged),
    "backup": Write(
        _backed_up_before,
        [
            command
            for number in range(4)
            for command in (
                ("claim", "edit", "1", "--tag", f"t{number}."),
                ("backup", "{folder}/safe.db"),
            )
        ],
        _backup_is_whole,
    ),
    "restore": Write(_restored_over, [("restore", "{folder}/safe.db")], _restored),
    "doctor --repair": Write(
        _in_need_of_repair, [("doctor", "--repair")], _records_stay, sound=False
    ),
    "first opening of a file": Write(
        _pages, [("import", "{folder}/page.txt", "--json")], _first_is_there, opens=False
    ),
    "claims added": Write(
        lambda folder: _claims(folder, 1),
        [("claim", "add", f"The quay {number} opened in 1911.") for number in range(_ADDED)],
        _added,
        _not_added,
    ),
}
"""Every kind of write, by what it is called in the table."""
