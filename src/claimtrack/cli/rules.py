"""`rules`: the house rules of a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_line
from claimtrack.model.article import ArticleKind

if TYPE_CHECKING:
    from claimtrack.rules.rule import Rule


@click.group("rules")
def rules_() -> None:
    """List the house rules, or set your own for the file."""


@rules_.command("list")
@as_json
@pass_here
def rules_list(here: Here, json_: bool) -> None:
    """List the house rules that apply to this file."""
    with here.desk() as desk:
        rules = desk.settings.rules.rules
    print_list(
        json_,
        objects=map(_object, rules),
        titles=("rule", "what it asks", "in"),
        rows=((rule.slug, rule.says, _hardness(rule)) for rule in rules),
    )


@rules_.command("use")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@pass_here
def rules_use(here: Here, file: Path | None) -> None:
    """Apply the house rules in a TOML FILE to the database; without FILE, those shipped.

    The text is kept in the database, so that the same rules apply to everyone at the desk.
    """
    from claimtrack.rules.house import read_rules_file

    text = read_rules_file(file) if file else ""
    with here.desk(create=True) as desk:
        desk.settings.use_rules(text)
    print_line(f"house rules: {file.name if file else 'as shipped'}")


def _hardness(rule: Rule) -> str:
    """Return the severity of a rule for each kind of article; one word if all are the same."""
    if not rule.enforced:
        return "not enforced"
    kinds = {kind: rule.severity_in(kind) for kind in rule.kinds}
    if len(kinds) == len(ArticleKind) and len(set(kinds.values())) == 1:
        return rule.severity
    return "\n".join(f"{kind}: {severity}" for kind, severity in kinds.items())


def _object(rule: Rule) -> Object:
    """A house rule: what it asks, and its severity for each kind of article it applies to."""
    return {
        "slug": rule.slug,
        "says": rule.says,
        "enforced": rule.enforced,
        "severity": {kind: rule.severity_in(kind) for kind in rule.kinds},
        "figures": dict(rule.figures),
        "lists": {name: list(words) for name, words in rule.lists.items()},
    }
