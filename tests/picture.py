"""Make what the docs show of the terminal UI: `python -m tests.picture`, from the root.

It writes docs/review.svg, a picture of the worked example under review, and the tables of
docs/keys.md between their two marks.
"""

from __future__ import annotations

import asyncio
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import claimtrack.tui
from claimtrack.demo.build import build
from claimtrack.tui.command import AnyCommand, Chapter, Command
from tests.reviewer import at_desk

_DOCS = Path(__file__).parent.parent / "docs"
_BEGIN, _END = "<!-- keys: made from the commands -->\n", "<!-- end of keys -->\n"
_FROM_OUTSIDE = re.compile(r"\s*@font-face\s*\{[^}]*\}|\s*<!--.*?-->", re.DOTALL)


def keys_page(page: str) -> str:
    """The page of keys with its tables made afresh."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{''.join(_tables(page))}{_END}{after}"


def every_command() -> Iterator[AnyCommand]:
    """Every command class there is."""
    for module in pkgutil.walk_packages(claimtrack.tui.__path__, "claimtrack.tui."):
        if not module.name.endswith("__main__"):
            there = import_module(module.name)
            for one in vars(there).values():
                if (
                    isinstance(one, type)
                    and issubclass(one, Command)
                    and one.__module__ == module.name
                    and one is not Command
                    and not one.__name__.startswith("_")
                ):
                    yield one


def _tables(page: str) -> Iterator[str]:
    """A table for each chapter; rows stay where they are on the page, new ones come last."""
    for chapter in Chapter:
        yield f"\n### {chapter}\n\n| Keys | Command | What it does |\n|---|---|---|\n"
        commands = {one.name: one for one in every_command() if one.chapter is chapter}
        stood_at = {name: page.find(f"| {name} |") for name in commands}
        for name in sorted(commands, key=lambda name: stood_at[name] % (len(page) + 1)):
            yield _row(commands[name])
    yield "\n"


def _row(command: AnyCommand) -> str:
    # A bar would end the cell of the table.
    said = command.key_words().replace(" … ", "…").replace("|", "\\|")
    keys = " ".join(f"`{key}`" for key in said.split())
    return f"| {keys} | {command.name} | {command.tells()} |\n"


async def _picture() -> str:
    """The worked example under review."""
    with TemporaryDirectory() as folder:
        example = Path(folder) / "claims.db"
        build(example)
        async with at_desk(example, paints=True) as mira:
            await mira.press("down", "enter")
            await mira.has_view("ReviewScreen")
            while "33 countries" not in mira.app.screen.sentence.text:  # type: ignore[attr-defined]
                await mira.press("right_square_bracket")
            await mira.until(lambda: "looking" not in mira.words)
            await mira.pilot.pause()
            drawn = mira.app.export_screenshot(title="claimtrack")
    return _FROM_OUTSIDE.sub("", drawn).replace("Fira Code", "DejaVu Sans Mono")


def _write() -> None:
    page = _DOCS / "keys.md"
    page.write_text(keys_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    (_DOCS / "review.svg").write_text(asyncio.run(_picture()), encoding="utf-8")


if __name__ == "__main__":
    _write()
