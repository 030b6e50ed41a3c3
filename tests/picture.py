"""Make what the docs show of the terminal UI: `python -m tests.picture`, from the root.

It writes docs/review.svg, a picture of the worked example under review, and the tables of
docs/keys.md between their two marks.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack.demo.build import build
from claimtrack.tui.command import Command
from claimtrack.tui.commands import PARTS
from tests.reviewer import at_desk

_DOCS = Path(__file__).parent.parent / "docs"
_BEGIN, _END = "<!-- keys: made from the commands -->\n", "<!-- end of keys -->\n"
_FROM_OUTSIDE = re.compile(r"\s*@font-face\s*\{[^}]*\}|\s*<!--.*?-->", re.DOTALL)


def keys_page(page: str) -> str:
    """The page of keys with its tables made afresh."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{''.join(_tables())}{_END}{after}"


def _tables() -> Iterator[str]:
    for name, heading in PARTS.items():
        module = import_module(f"claimtrack.tui.commands.{name}")
        yield f"\n### {heading}\n\n| Keys | Command | What it does |\n|---|---|---|\n"
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, Command) and one is not Command:
                # A bar would end the cell of the table.
                said = one.key_words().replace(" … ", "…").replace("|", "\\|")
                keys = " ".join(f"`{key}`" for key in said.split())
                yield f"| {keys} | {one.words()} | {one.tells()} |\n"
    yield "\n"


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
