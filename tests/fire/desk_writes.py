"""Writes of a desk under fire: imports, copies of sources, verdicts, bulk actions, merges, undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import NewSource
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from claimtrack.model.evidence import Stance
from tests.fire.count import Sheet, rows
from tests.fire.process import Commands
from tests.fire.write import WHY, Answers, Write, begin_claims, done, printed

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
    begin_claims(folder, 3)
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


# Adding claims

_ADDED = 12


def _added(path: Path, answers: Answers, sheet: Sheet) -> None:
    texts = [text for (text,) in rows(path, "SELECT text FROM claim")]
    acknowledged = [f"The quay {at} opened in 1911." for at in done(answers)]
    sheet.each_once(texts, ["The pier 1 opened in 1901.", *acknowledged])


def _not_added(path: Path, answers: Answers) -> Commands:
    del answers
    texts = {text for (text,) in rows(path, "SELECT text FROM claim")}
    return [command for command in DESK_WRITES["claims added"].commands if command[2] not in texts]


DESK_WRITES: Mapping[str, Write] = {
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
        lambda folder: begin_claims(folder, 6),
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
        lambda folder: begin_claims(folder, _BULK),
        [
            ("claim", "edit", *_EVERY, "--tag", "night"),
            ("assign", *_EVERY, "tomas"),
            ("claim", "edit", *_EVERY, "--status", "in progress"),
            ("claim", "edit", *_EVERY, "--tag", "day"),
        ],
        _all_or_none,
    ),
    "merges of claims": Write(
        lambda folder: begin_claims(folder, 8),
        [("claim", "merge", str(keep), str(other)) for keep, other in _PAIRS],
        _merged,
    ),
    "undo": Write(_acts_to_undo, [("undo",)] * _UNDOS, _taken_back, _undos_left),
    "claims added": Write(
        lambda folder: begin_claims(folder, 1),
        [("claim", "add", f"The quay {number} opened in 1911.") for number in range(_ADDED)],
        _added,
        _not_added,
    ),
}
"""By what they are called in the table."""
