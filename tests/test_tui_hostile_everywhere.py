"""A file in which every word is hostile, and every key of every view: shown, never obeyed.

The views are those the application has, the columns those of the file: new ones are tried too.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content

from claimtrack.store.cleared import OURS
from claimtrack.tui import everywhere
from claimtrack.tui.command import Chapter, Command, offered
from claimtrack.tui.shell.help import Help
from claimtrack.tui.shell.views import OF_ARTICLE, VIEWS
from claimtrack.tui.shell.work_screen import WorkScreen
from tests.conftest import desk_of, make_example
from tests.reviewer import SIZES, Reviewer, at_desk
from tests.test_tui_hostile import EVIL, harmless

WORST = f"{EVIL} two\nlines a\ttab zero\u200bwidth \u202eback {'long' * 90}"
_OURS = {"setting", "draft", "_sqlite_migrations", "term", "term_backwards", "claim_text"}
"""Tables whose words are the program's own, or are made from those of others."""

_KEPT = OURS | {"differences", "accepted", "verdicts"}
"""Columns that hold no words of people, or these beside words that mean something to us."""

_LEAVES = {
    command
    for command in vars(everywhere).values()
    if isinstance(command, type)
    and issubclass(command, Command)
    and getattr(command, "chapter", None) is Chapter.EVERYWHERE
} | {Help}
"""What goes to another view or ends the work: everything that is offered everywhere."""


def poisoned_value(value: object, column: str = "") -> object:
    """A value with hostile words in place of all its words, in JSON too."""
    if isinstance(value, dict):
        return {key: poisoned_value(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [poisoned_value(one, column) for one in value]
    if not isinstance(value, str) or column in _KEPT or column.endswith("_at"):
        return value
    if value[:1] in ("[", "{"):
        return json.dumps(poisoned_value(json.loads(value), column))
    if column == "text" and len(value) > len(WORST):
        return re.sub(r"(?<=\w)a(?=\w)", "\x1b", value)  # its spans point where they pointed
    return WORST


def poison(db: sqlite3.Connection) -> Iterator[str]:
    """Put hostile words into every free column of every row; give the columns that have them."""
    guards = db.execute("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name='event'")
    for (guard,) in guards.fetchall():
        db.execute(f"DROP TRIGGER {guard}")  # another program would not ask it
    tables = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'"
    )
    for (table,) in tables.fetchall():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        for column in columns:
            if table in _OURS or column in _KEPT or column.endswith("_at"):
                continue
            for key, value in db.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall():
                if value is None and table == "event":
                    continue  # JSON, or nothing
                evil = WORST if value is None else poisoned_value(value, column)
                for tried in (evil, f"{evil} {key}"):
                    try:
                        db.execute(
                            f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (tried, key)
                        )
                    except sqlite3.IntegrityError:
                        continue
                    yield f"{table}.{column}"
                    break


@pytest.fixture(scope="module")
def evil_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, poisoned."""
    path = tmp_path_factory.mktemp("evil") / "desk.db"
    make_example(path)
    others = path.with_name("others.jsonl")
    row = {"claim": "The harbour toll rose by 12 percent", "rating": "false", "publisher": "Others"}
    rows = [row, row | {"claim": f"{row['claim']} in March"}]
    others.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    with desk_of(path, "mira") as desk:
        assert not [one.error for one in desk.claims.import_(others) if one.error]
        desk.handovers.assign(1, "tomas", note="please")
        desk.claims.tag([1], ["harbour"], [])
    with sqlite3.connect(path) as db:
        reached = set(poison(db))
    for column in (
        *("article.title", "article.author", "claim.note", "claimant.name", "source.note"),
        *("evidence.locator", "query.answer", "sign_off.comment", "published_review.label"),
        *("scale.label", "rating.labels", "verdict.rationale", "handover.note", "event.after"),
    ):
        assert column in reached, column
    return path


def no_markup(reviewer: Reviewer) -> None:
    """No tooltip would be read as markup."""
    for widget in reviewer.app.screen.query("*"):
        assert isinstance(widget.tooltip, Content | None) or "[/x]" not in str(widget.tooltip)


async def come_to(reviewer: Reviewer, view: str) -> None:
    """Go to a view, from wherever one is."""
    app = reviewer.app
    for _ in range(4):
        if isinstance(app.screen, WorkScreen):
            break
        await reviewer.press("escape")
    if view in VIEWS:
        await app.go(view)
    else:
        await app._open(1, view)
    await reviewer.until(lambda: isinstance(app.screen, WorkScreen), f"came to {view}")
    await reviewer.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [*VIEWS, *OF_ARTICLE])
async def test_every_key_of_every_view_bears_hostile_words(
    evil_file: Path, path: Path, view: str, size: tuple[int, int]
) -> None:
    shutil.copyfile(evil_file, path)
    async with at_desk(path, WORST, size) as mira:
        await come_to(mira, view)
        await mira.press("down", "right_square_bracket")
        harmless(mira)
        shown = {"[/x]" in mira.screen}
        no_markup(mira)
        reach = tuple(offered(mira.app.focused or mira.app.screen))
        for _, command in reach:
            if command in _LEAVES:
                continue
            await mira.press(command.keys.split(",")[0])
            await mira.pilot.pause()
            harmless(mira)
            no_markup(mira)
            shown.add("[/x]" in mira.screen)
            await come_to(mira, view)
        assert True in shown


async def test_help_and_the_palette_bear_hostile_words(evil_file: Path, path: Path) -> None:
    shutil.copyfile(evil_file, path)
    async with at_desk(path, WORST, paints=True) as mira:
        for key in ("f1", "ctrl+p"):
            await mira.press(key)
            await mira.type(WORST)
            harmless(mira)
            await mira.press("escape")
