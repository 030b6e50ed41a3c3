"""`source`: add, edit, archive and withdraw the sources that claims lean on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.hosts import allow_private, ask_about_private
from claimtrack.cli.options import as_json, confidential_too, force, one_of
from claimtrack.cli.printing import Object, differing_words, print_json, print_line, say
from claimtrack.errors import ClaimtrackError, FileTrouble, Unsaved, WrongUse
from claimtrack.files import guarded, save
from claimtrack.model.evidence import QuoteCheck, SourceKind, SourceRank
from claimtrack.text.phrases import short

if TYPE_CHECKING:
    from claimtrack.desk.archive import Archived
    from claimtrack.desk.copies import CheckedQuote


_KINDS = one_of(SourceKind)


_RANKS = one_of(SourceRank)


@click.group("source")
def source_() -> None:
    """Add, edit, archive and withdraw sources."""


@source_.command("add")
@click.argument("place", required=False, metavar="[URL|FILE]")
@click.option("--title", default="", help="Its title.")
@click.option("--publisher")
@click.option("--date", "published_on", metavar="DATE", help="When it was published.")
@click.option("--archived", "archived_url", metavar="URL", help="Where a copy is kept.")
@click.option("--kind", type=_KINDS, default="document")
@click.option("--rank", type=_RANKS, default="secondary")
@click.option("--note", default="")
@click.option("--confidential", is_flag=True, help="Keep it out of every report.")
@pass_here
def source_add(
    here: Here, /, place: str | None, kind: str, rank: str, *, confidential: bool, **said: str
) -> None:
    """Add a page, a local file or a name; a source already on file is used again.

    Nothing is fetched: 'source archive' does that. The bytes and words of a file are kept.
    """
    from claimtrack.desk.sources import NewSource
    from claimtrack.intake.addresses import is_address

    file = place if place and not is_address(place) else None
    new = NewSource(
        url=None if file else place,
        kind=SourceKind(kind),
        rank=SourceRank(rank),
        confidential=confidential,
        **said,
    )
    with here.desk(create=True) as desk:
        added = desk.sources.add_file(Path(file), new) if file else desk.sources.add(new)
    print_line(f"source {added.id}")
    if added.known:
        say(f"Source {added.id} was already on file: 'source edit' changes its details.")


@source_.command("edit")
@click.argument("source", metavar="SOURCE")
@click.option("--title")
@click.option("--publisher")
@click.option("--date", "published_on", metavar="DATE", help="When it was published.")
@click.option("--archived", "archived_url", metavar="URL", help="Where a copy is kept.")
@click.option("--kind", type=_KINDS)
@click.option("--rank", type=_RANKS)
@click.option("--note")
@click.option("--confidential/--public", default=None, help="Whether reports leave it out.")
@pass_here
def source_edit(here: Here, /, source: str, **said: str | bool | None) -> None:
    """Edit the details of a SOURCE."""
    changes: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    if not changes:
        raise WrongUse(
            "Say what to change: --title, --publisher, --date, --confidential and so on."
        )
    with here.desk() as desk:
        key = desk.find("source", source)
        desk.sources.edit(key, **changes)
    print_line(f"source {key} changed")


@source_.command("archive")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--from", "origin", metavar="URL|FILE", help="Take the copy from there instead.")
@click.option("--missing", is_flag=True, help="Archive every page without a copy.")
@confidential_too
@allow_private
@as_json
@pass_here
def source_archive(
    here: Here,
    sources: tuple[str, ...],
    origin: str | None,
    *,
    missing: bool,
    confidential: bool,
    allow_private: bool,
    json_: bool,
) -> int:
    """Fetch pages, keep them as they are, and check every quote against them.

    Only the page's own host is contacted, and only now. Earlier copies are kept beside the new
    one. Files are read with --from only, whatever address a source has; --missing leaves
    confidential sources out. Exit 1 if a page could not be fetched or a quote is not in it.
    """
    if bool(sources) == missing or (origin and len(sources) != 1):
        raise WrongUse("Name the sources, or --missing; with --from exactly one.")
    failed = False
    with here.desk(allow_private=allow_private) as desk:
        ask_about_private(desk, [origin] if origin else [])
        keys = [desk.find("source", each) for each in sources]
        for key in keys or [source.id for source in desk.archive.missing()]:
            try:
                archived = desk.archive.keep(key, origin=origin, confidential=confidential)
            except Unsaved:
                raise
            except ClaimtrackError as trouble:
                say(f"source {key}: {trouble.message}")
                failed = True
                continue
            failed |= archived.status == "unavailable"
            failed |= any(each.check is QuoteCheck.NOT_FOUND for each in archived.quotes)
            if json_:
                print_json(_object(archived))
            else:
                for line in _archived(archived):
                    print_line(line)
    return int(failed)


@source_.command("links")
@click.argument("file", metavar="FILE|-")
@pass_here
def source_links(here: Here, file: str) -> int:
    """Record copies in web archives: a page's address and the copy's, one pair a line.

    A comma, a tab or spaces separate the two. Nothing is fetched.
    """
    lines = (line.replace(",", " ", 1).split() for line in _lines(file))
    pairs = [line for line in lines if line]
    if bad := next((line for line in pairs if len(line) != len(("page", "copy"))), None):
        raise WrongUse(f"'{short(' '.join(bad), 80)}' is not a pair of addresses.")
    with here.desk() as desk:
        recorded, unknown = desk.archive.record_links((page, copy) for page, copy in pairs)
    print_line(f"recorded: {len(recorded)}")
    for address in unknown:
        say(f"No source on file has the address {address}.")
    return int(bool(unknown))


@source_.command("withdraw")
@click.argument("source", metavar="SOURCE")
@click.option("--why", required=True, help="What is wrong with it.")
@pass_here
def source_withdraw(here: Here, source: str, why: str) -> None:
    """Withdraw a SOURCE as unreliable; every claim that leans on it is flagged."""
    from claimtrack.cli.impact import print_impact

    with here.desk() as desk:
        print_impact(desk.sources.withdraw(desk.find("source", source), why))


@source_.command("unavailable")
@click.argument("source", metavar="SOURCE")
@click.option("--why", default="")
@pass_here
def source_unavailable(here: Here, source: str, why: str) -> None:
    """Mark the page of a SOURCE as gone; its evidence counts as before."""
    with here.desk() as desk:
        desk.sources.mark_unavailable(desk.find("source", source), why)
    print_line("unavailable")


@source_.command("restore")
@click.argument("source", metavar="SOURCE")
@pass_here
def source_restore(here: Here, source: str) -> None:
    """Restore a SOURCE that was withdrawn or whose page was gone."""
    with here.desk() as desk:
        desk.sources.restore(desk.find("source", source))
    print_line("available")


@source_.command("copy")
@click.argument("source", metavar="SOURCE")
@click.option(
    "--version",
    "number",
    type=click.IntRange(1),
    help="Which copy, counted from the oldest.  [default: the newest]",
)
@click.option(
    "-o", "output", required=True, type=click.Path(path_type=Path), help="The file to write."
)
@click.option("--confidential", is_flag=True, help="Copy it though it is confidential.")
@force
@pass_here
def source_copy(
    here: Here, source: str, number: int | None, output: Path, *, confidential: bool, force: bool
) -> None:
    """Write a kept copy of a SOURCE to a file, byte for byte."""
    with here.desk() as desk:
        copy = desk.archive.get(desk.find("source", source), number, confidential=confidential)
        save(output, lambda file: file.buffer.write(copy.data), force=force)
    print_line(f"sha256 {copy.sha256}")


def _archived(archived: Archived) -> Iterator[str]:
    """Describe the outcome of an archived copy, line by line."""
    why = f" ({archived.why})" if archived.why else ""
    digest = f", sha256 {archived.sha256}" if archived.sha256 else ""
    yield f"source {archived.source}: {archived.status}{why}{digest}"
    if archived.same_as:
        yield f"  the page says it is the same as source {archived.same_as}"
    yield from (f"  gone: {short(line, 200)}" for line in archived.gone)
    yield from (f"  new: {short(line, 200)}" for line in archived.new)
    for one in archived.quotes:
        words = differing_words(one.differing)
        lost = ", no longer in the newest copy" if one.lost else ""
        said = f": {words}" if words else ""
        yield f"  evidence {one.evidence} on #{one.claim}: quote {one.check}{lost}{said}"


def _lines(file: str) -> list[str]:
    if file == "-":
        return sys.stdin.read().splitlines()
    try:
        return guarded(Path(file)).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileTrouble(f"{file} cannot be read as text.") from error


def _object(archived: Archived) -> Object:
    """The outcome of archiving a source."""
    return {
        "source": archived.source,
        "status": archived.status,
        "snapshot": archived.snapshot,
        "sha256": archived.sha256,
        "quotes": [_of_quote(one) for one in archived.quotes],
        "gone": list(archived.gone),
        "new": list(archived.new),
        "same_as": archived.same_as,
        "why": archived.why,
    }


def _of_quote(one: CheckedQuote) -> Object:
    return {
        "evidence": one.evidence,
        "claim": one.claim,
        "quote": one.quote,
        "check": one.check,
        "before": one.before,
        "found": one.found,
        "differing": [{"quoted": said, "found": found} for said, found in one.differing],
        "lost": one.lost,
    }
