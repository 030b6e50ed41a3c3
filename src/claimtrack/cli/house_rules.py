"""`check` and `rules`: what holds publication back, and what a desk asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_block
from claimtrack.cli.printing import clipped, print_json, print_table, say
from claimtrack.model.article import ArticleKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import Block, ClaimCase
    from claimtrack.rules.rule import Rule

    Found = tuple[int | None, Block, str]


@click.command("check")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--rules", "file", type=click.Path(path_type=Path), help="Other house rules, once.")
@as_json
@pass_here
def check_(here: Here, articles: tuple[str, ...], file: Path | None, json_: bool) -> int:
    """Check the house rules; exit 1 if one that blocks is broken.

    Without an ARTICLE the whole file is checked, claims that appear in no article as well.
    """
    from claimtrack.model.case import Severity

    with here.desk(rules=file) as desk:
        found = list(_of_articles(desk, articles))
        if not articles:
            found += _of_loose(desk)
    for key, block, words in found:
        if json_:
            print_json({"article": key, **of_block(block), "text": words or None})
            continue
        at = " ".join(part for part in (_place(key), _about(block)) if part)
        click.echo(f"{at}: {block.severity}: {block.why} ({block.mend})")
        if words:
            click.echo(f"    {clipped(words, 160)}")
    holding = sum(block.severity is Severity.BLOCKS for _, block, _ in found)
    say(f"{holding} block, {len(found) - holding} warn." if found else "No house rule is broken.")
    return int(holding > 0)


def _of_articles(desk: Desk, said: tuple[str, ...]) -> Iterator[Found]:
    keys = [desk.find("article", one) for one in said]
    for key in keys or [row.article.id for row in reversed(desk.articles.listed())]:
        case = desk.articles.case(key)
        words = {one.claim.id: one.claim.text for one in case.claims}
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


@click.group("rules")
def rules_() -> None:
    """List the house rules, or hold the file to a desk's own."""


@rules_.command("list")
@as_json
@pass_here
def rules_list(here: Here, json_: bool) -> None:
    """List the house rules that this file is held to."""
    with here.desk() as desk:
        rules = desk.rules.rules
    if json_:
        for rule in rules:
            print_json(_object(rule))
        return
    print_table(
        ("rule", "what it asks", "in"),
        (
            (
                rule.slug,
                rule.says,
                _hardness(rule),
            )
            for rule in rules
        ),
        wide=1,
        empty="",
    )


@rules_.command("use")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_here
def rules_use(here: Here, file: Path | None) -> None:
    """Hold the database to the house rules in a TOML FILE; without one, to those as shipped.

    Its words are kept in the database, so that everybody at the desk is held to the same.
    """
    from claimtrack.rules.house import read_rules_file

    text = read_rules_file(file) if file else ""
    with here.desk(create=True) as desk:
        desk.settings.use_rules(text)
    click.echo(f"house rules: {file.name if file else 'as shipped'}")


def _hardness(rule: Rule) -> str:
    """Where a rule applies and how hard it is there; one word where that is the same for all."""
    if not rule.enforced:
        return "not enforced"
    kinds = {kind: rule.severity_in(kind) for kind in rule.kinds}
    if len(kinds) == len(ArticleKind) and len(set(kinds.values())) == 1:
        return rule.severity
    return "\n".join(f"{kind}: {severity}" for kind, severity in kinds.items())


def _object(rule: Rule) -> dict[str, Any]:
    """A house rule: what it asks, and how hard it is in each kind of article it applies to."""
    return {
        "slug": rule.slug,
        "says": rule.says,
        "enforced": rule.enforced,
        "severity": {kind: rule.severity_in(kind) for kind in rule.kinds},
        "figures": dict(rule.figures),
        "lists": {name: list(words) for name, words in rule.lists.items()},
    }
