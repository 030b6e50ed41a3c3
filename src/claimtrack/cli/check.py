"""`check`: the house rules that are broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.objects import of_block
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_json, print_line, say
from claimtrack.text.phrases import short

if TYPE_CHECKING:
    from claimtrack.model.case import Block


@click.command("check")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--rules", "file", type=click.Path(path_type=Path), help="Check these house rules instead."
)
@as_json
@pass_here
def check_(here: Here, articles: tuple[str, ...], file: Path | None, json_: bool) -> int:
    """Check the house rules; exit 1 if one that blocks is broken.

    Without an ARTICLE the whole file is checked, including claims that appear in no article.
    """
    from claimtrack.model.case import Severity

    with here.desk(rules=file) as desk:
        broken = desk.articles.check(*(desk.find("article", each) for each in articles))
    for found in broken:
        block = found.block
        if json_:
            print_json({"article": found.article, **of_block(block), "text": found.text or None})
            continue
        at = " ".join(part for part in (_place(found.article), _about(block)) if part)
        print_line(f"{at}: {block.severity}: {block.why} ({block.mend})")
        if found.text:
            print_line(f"    {short(found.text, 160)}")
    holding = sum(found.block.severity is Severity.BLOCKS for found in broken)
    say(f"{holding} block, {len(broken) - holding} warn." if broken else "No house rule is broken.")
    return int(holding > 0)


def _place(article: int | None) -> str:
    return "in no article" if article is None else f"article {article}"


def _about(block: Block) -> str:
    return f"#{block.claim}" if block.claim else ""
