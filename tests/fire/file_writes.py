"""Writes of a whole file under fire: made, migrated, repaired, backed up, restored, expunged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from claimtrack.store.sqlite.backup import copy
from tests.fire.count import Sheet, rows
from tests.fire.write import WHY, Answers, Write, begin_claims, done

SCHEMA_5 = Path(__file__).parents[1] / "files" / "schema-5.db"
NAME = "Whistler"

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
    begin_claims(folder, 4)
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
    begin_claims(folder, 20)
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
    begin_claims(folder, 5)
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
    begin_claims(folder, 20)
    with closing(sqlite3.connect(folder / "desk.db", isolation_level=None)) as connection:
        for index in ("claim_index", "source_search"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")
        connection.execute("DROP INDEX claim_status")


def _records_stay(path: Path, answers: Answers, sheet: Sheet) -> None:
    texts = [text for (text,) in rows(path, "SELECT text FROM claim")]
    sheet.each_once(
        texts, [f"The pier {number} opened in {1900 + number}." for number in range(1, 21)]
    )
    if done(answers):
        sheet.sound(path, "after the repair")


# Making a file


def _pages(folder: Path) -> None:
    (folder / "page.txt").write_text("Pier\n\nThe pier opened in 1911.\n", encoding="utf-8")


def _first_is_there(path: Path, answers: Answers, sheet: Sheet) -> None:
    if not path.exists():
        if done(answers):
            sheet.lost("the file")
        return
    titles = [title for (title,) in rows(path, "SELECT title FROM article")]
    sheet.each_once(titles, ["Pier"] if done(answers) else [])


FILE_WRITES: Mapping[str, Write] = {
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
}
"""By what they are called in the table."""
