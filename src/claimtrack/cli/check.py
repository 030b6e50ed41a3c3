"""`check`: the house rules that are broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.objects import of_block
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_json, say
from claimtrack.text.phrases import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import Block, ClaimCase

    Found = tuple[int | None, Block, str]


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
        broken = list(_of_articles(desk, articles))
        if not articles:
            broken += _of_loose(desk)
    for key, block, words in broken:
        if json_:
            print_json({"article": key, **of_block(block), "text": words or None})
            continue
        at = " ".join(part for part in (_place(key), _about(block)) if part)
        click.echo(f"{at}: {block.severity}: {block.why} ({block.mend})")
        if words:
            click.echo(f"    {short(words, 160)}")
    holding = sum(block.severity is Severity.BLOCKS for _, block, _ in broken)
    say(f"{holding} block, {len(broken) - holding} warn." if broken else "No house rule is broken.")
    return int(holding > 0)


def _of_articles(desk: Desk, ids: tuple[str, ...]) -> Iterator[Found]:
    keys = [desk.find("article", each) for each in ids]
    for key in keys or [row.article.id for row in reversed(desk.articles.listed())]:
        case = desk.articles.case(key)
        words = {each.claim.id: each.claim.text for each in case.claims}
        for block in desk.articles.blocks(case):
            yield key, block, words.get(block.claim or 0, "")


def _of_loose(desk: Desk) -> Iterator[Found]:
    cases: tuple[ClaimCase, ...] = desk.claims.loose()
    for case in cases:
        for block in desk.claims.blocks(case):
            yield None, block, case.claim.text


def _place(article: int | None) -> str:
    return "in no article" if article is None else f"article {article}"


def _about(block: Block) -> str:
    return f"#{block.claim}" if block.claim else ""
