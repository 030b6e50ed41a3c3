"""`merge`: bring in what another copy of the file has, and decide what both changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.options import as_json, confidential_too, one_of
from claimtrack.cli.printing import Object, print_json, print_line, say
from claimtrack.errors import WrongUse
from claimtrack.model.merge import Taken
from claimtrack.text.phrases import LONG, counted, plural, shown

if TYPE_CHECKING:
    from claimtrack.model.merge import Merged, Shown


@click.command("merge")
@click.argument("other", type=click.Path(path_type=Path), required=False)
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--conflicts", is_flag=True, help="List what is still to be decided instead.")
@click.option(
    "--take",
    type=(one_of(Taken), int),
    default=None,
    metavar="ours|theirs N",
    help="Decide conflict N: what stands here, or what came from the other file.",
)
@confidential_too
@as_json
@pass_here
def merge_(
    here: Here,
    other: Path | None,
    take: tuple[str, int] | None,
    *,
    dry_run: bool,
    conflicts: bool,
    confidential: bool,
    json_: bool,
) -> None:
    """Merge OTHER, a claimtrack file that grew apart from this one, into this one.

    What only OTHER has comes in, and what only one of the two changed since they were last alike is
    taken from that one. What both changed stays as it is here and is listed as a conflict, with
    both texts; no verdict is overwritten. Merging the same file again changes nothing, and one undo
    takes it back. OTHER is only read.
    """
    if (other is not None) + conflicts + (take is not None) != 1:
        raise WrongUse("Name the file to merge, or --conflicts, or --take ours|theirs N.")
    if other is not None:
        with here.desk() as desk:
            _print(desk.merge.file(other, dry_run=dry_run), dry_run=dry_run, json_=json_)
    elif take is not None:
        _decide(here, Taken(take[0]), take[1], json_=json_)
    else:
        _list(here, confidential=confidential, json_=json_)


def _decide(here: Here, taken: Taken, conflict: int, *, json_: bool) -> None:
    with here.desk() as desk:
        done = desk.merge.take(conflict, taken)
    if json_:
        print_json(_conflict(done))
    else:
        print_line(f"{taken} stands: {shown(done.about, LONG)}")


def _list(here: Here, *, confidential: bool, json_: bool) -> None:
    with here.desk() as desk:
        found = desk.merge.conflicts(confidential=confidential)
    print_list(
        json_,
        objects=map(_conflict, found),
        titles=("no.", "about", "ours", "theirs"),
        rows=map(_row, found),
        empty="There is nothing to decide.",
        wide=1,
    )


def _print(merged: Merged, *, dry_run: bool, json_: bool) -> None:
    if json_:
        print_json(_object(merged, dry_run=dry_run))
        return
    if merged.nothing_new:
        print_line(f"nothing new in {merged.file}")
        return
    for line in _lines(merged):
        print_line(line)
    for one in merged.conflicts:
        print_line(f"conflict {one.conflict.id}: {shown(one.about, LONG)}")
        print_line(f"    ours   {_by(one.conflict.ours_by)}{shown(one.ours, LONG)}")
        print_line(f"    theirs {_by(one.conflict.theirs_by)}{shown(one.theirs, LONG)}")
    for ours, theirs in merged.duplicates:
        print_line(f"#{theirs} was made separately of the same words as #{ours}")
    for sentence in _remarks(merged, dry_run=dry_run):
        say(sentence)


def _lines(merged: Merged) -> Iterator[str]:
    for what, rows in (
        ("added", merged.added),
        ("changed", merged.changed),
        ("removed", merged.removed),
    ):
        if rows:
            yield f"{what}: {_counts(rows)}"
    if not (merged.added or merged.changed or merged.removed):
        yield f"no row of {merged.file} is new; its log is kept beside this file's"


def _counts(rows: Mapping[str, int]) -> str:
    return ", ".join(f"{table.replace('_', ' ')} {count:,}" for table, count in rows.items())


def _by(name: str) -> str:
    return f"{shown(name, 40)}: " if name else ""


def _remarks(merged: Merged, *, dry_run: bool) -> Iterator[str]:
    if merged.conflicts:
        count = len(merged.conflicts)
        yield (
            f"{counted(count, 'conflict')} to decide: 'claimtrack merge --conflicts' lists "
            f"{plural(count, 'it', 'them')}, 'claimtrack merge --take ours|theirs N' decides."
        )
    if merged.duplicates:
        yield "Duplicates are not merged by themselves: 'claimtrack claims --duplicates' lists all."
    if merged.lapsed:
        yield f"{counted(merged.lapsed, 'sign-off')} lapsed, because what they covered changed."
    if merged.settings:
        names = ", ".join(merged.settings)
        yield f"Settings stay as they are here, though they differ there: {names}."
    yield from merged.expunged
    if dry_run:
        yield "Nothing was written (--dry-run)."
    elif merged.backup:
        yield f"The file as it was is in {merged.backup}; 'claimtrack undo' takes the merge back."


def _row(one: Shown) -> tuple[str, ...]:
    return str(one.conflict.id), one.about, one.ours, one.theirs


def _conflict(one: Shown) -> Object:
    conflict = one.conflict
    return {
        "id": conflict.id,
        "entity": conflict.entity,
        "key": conflict.key,
        "claim": conflict.claim,
        "field": conflict.field,
        "about": one.about,
        "ours": one.ours,
        "ours_by": conflict.ours_by,
        "ours_at": conflict.ours_at,
        "theirs": one.theirs,
        "theirs_by": conflict.theirs_by,
        "theirs_at": conflict.theirs_at,
        "file": conflict.file,
        "merged_by": conflict.merged_by,
        "merged_at": conflict.merged_at,
    }


def _object(merged: Merged, *, dry_run: bool) -> Object:
    return {
        "file": merged.file,
        "nothing_new": merged.nothing_new,
        "dry_run": dry_run,
        "added": dict(merged.added),
        "changed": dict(merged.changed),
        "removed": dict(merged.removed),
        "events": merged.events,
        "conflicts": [_conflict(one) for one in merged.conflicts],
        "duplicates": [list(pair) for pair in merged.duplicates],
        "lapsed": merged.lapsed,
        "settings": list(merged.settings),
        "expunged": list(merged.expunged),
        "backup": merged.backup or None,
    }
