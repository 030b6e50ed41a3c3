"""`evidence`: the evidence on claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, one_of
from claimtrack.cli.printing import differing_words, print_json, print_line, say
from claimtrack.model.evidence import QuoteCheck, Stance

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.sources import NewSource

ADDRESS = ("http://", "https://")

_STANCES = one_of(Stance)


@click.group("evidence")
def evidence_() -> None:
    """Add evidence to a claim, edit it, group it or remove it."""


@evidence_.command("add")
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--source", "source", required=True, metavar="URL|FILE|ID", help="Where it comes from."
)
@click.option("--stance", required=True, type=_STANCES)
@click.option("--quote", default="", help="Its words, verbatim.")
@click.option("--locator", default="", help="Where in it: a page, a paragraph, a time.")
@click.option("--group", help="A name for evidence that goes back to one origin.")
@click.option("--note", default="")
@click.option("--confidential", is_flag=True, help="Keep it out of every report.")
@pass_here
def evidence_add(
    here: Here,
    claim: str,
    source: str,
    stance: str,
    quote: str,
    locator: str,
    group: str | None,
    note: str,
    *,
    confidential: bool,
) -> None:
    """Record what a source says about a CLAIM; a new address or file becomes a source."""
    with here.desk() as desk:
        key = desk.evidence.add(
            desk.find("claim", claim),
            _source(desk, source),
            Stance(stance),
            quote=quote,
            locator=locator,
            group=group,
            note=note,
            confidential=confidential,
        )
        found = desk.evidence.get(key)
    print_line(f"evidence {key}")
    if found.quote_check is not QuoteCheck.NOT_CHECKED:
        words = differing_words(found.differing)
        say(f"quote {found.quote_check}: {words}" if words else f"quote {found.quote_check}")


@evidence_.command("edit")
@click.argument("evidence", metavar="EVIDENCE")
@click.option("--stance", type=_STANCES)
@click.option("--quote", help="Its words, verbatim.")
@click.option("--locator", help="Where in it: a page, a paragraph, a time.")
@click.option("--note")
@click.option("--confidential/--public", default=None, help="Whether reports leave it out.")
@pass_here
def evidence_edit(
    here: Here,
    evidence: str,
    stance: str | None,
    quote: str | None,
    locator: str | None,
    note: str | None,
    *,
    confidential: bool | None,
) -> None:
    """Edit a piece of EVIDENCE; a new quote is checked again, and sign-offs lapse."""
    with here.desk() as desk:
        key = desk.find("evidence", evidence)
        desk.evidence.edit(
            key,
            stance=Stance(stance) if stance else None,
            quote=quote,
            locator=locator,
            note=note,
            confidential=confidential,
        )
    print_line(f"evidence {key} changed")


@evidence_.command("remove")
@click.argument("evidence", metavar="EVIDENCE")
@pass_here
def evidence_remove(here: Here, evidence: str) -> None:
    """Remove a piece of EVIDENCE; the log keeps it."""
    with here.desk() as desk:
        desk.evidence.remove(desk.find("evidence", evidence))
    print_line("evidence removed")


@evidence_.command("group")
@click.argument("evidence", nargs=-1, required=True, metavar="EVIDENCE...")
@click.option("--as", "name", required=True, help="What to call their origin; '' ungroups them.")
@pass_here
def evidence_group(here: Here, evidence: tuple[str, ...], name: str) -> None:
    """Count pieces of EVIDENCE from one origin as one."""
    with here.desk() as desk:
        desk.evidence.group([desk.find("evidence", each) for each in evidence], name)
    print_line(f"grouped: {len(evidence)}" if name.strip() else f"ungrouped: {len(evidence)}")


@evidence_.command("origins")
@click.argument("claim", metavar="CLAIM")
@as_json
@pass_here
def evidence_origins(here: Here, claim: str, *, json_: bool) -> None:
    """Suggest which evidence on a CLAIM goes back to one origin; this groups nothing."""
    with here.desk() as desk:
        groups = desk.evidence.suggested_groups(desk.find("claim", claim))
    for group in groups:
        if json_:
            print_json({"evidence": list(group.keys), "name": group.name, "why": group.why})
        else:
            keys = " ".join(str(key) for key in group.keys)
            print_line(f"{keys}: {group.why} (evidence group {keys} --as '{group.name}')")
    if not groups and not json_:
        say("No two pieces of evidence seem to go back to one origin.")


def _source(desk: Desk, name: str) -> int | NewSource | Path:
    """What `--source` names: an address, a file, or a source on file."""
    from claimtrack.desk.sources import NewSource

    if name.lower().startswith(ADDRESS):
        return NewSource(url=name)
    bare = name.strip().removeprefix("#")
    if not bare.isdecimal() and Path(name).is_file():
        return Path(name)
    return desk.find("source", name)
