"""`doctor`: whether the file is as it was written."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_json, print_line, say
from claimtrack.errors import WrongUse
from claimtrack.text.phrases import LONG, counted, plural, shown

if TYPE_CHECKING:
    from claimtrack.model.flaw import Examination, Flaw
    from claimtrack.store.salvage import Salvaged

_SHOWN = 20
"""Flaws of one kind that are printed for a person."""


@click.command("doctor")
@click.option(
    "--repair", is_flag=True, help="Make again what can be derived, after a backup beside the file."
)
@click.option(
    "--salvage",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read what can still be read into a new FILE; the broken one is not touched.",
)
@as_json
@pass_here
def doctor_(here: Here, *, repair: bool, target: Path | None, json_: bool) -> int:
    """Look whether the file is as it was written; exit 1 if anything is wrong.

    Pages, schema, references, full-text indexes, word counts, spans, every value that is logged
    against the log, hashes of originals and kept copies. Nothing is changed but by --repair.

    With --salvage exit 1 means that something was lost; it is listed.
    """
    from claimtrack.desk.doctor import Doctor

    if repair:
        here.refuse_look()
    doctor = Doctor(here.path)
    if target is not None:
        if repair:
            raise WrongUse("--salvage makes a new file and --repair mends this one: choose one.")
        return _print_salvaged(target, doctor.salvage(target), json_=json_)
    if not repair:
        return _print(doctor.examine(), json_=json_)
    repaired = doctor.repair()
    if not json_:
        for flaw in repaired.mended:
            print_line(f"repaired: {shown(flaw.what, LONG)}")
        say(f"The file as it was is in {repaired.backup}.")
    return _print(repaired.now, repaired.mended, repaired.backup, json_=json_)


def _print(
    now: Examination,
    mended: tuple[Flaw, ...] = (),
    backup: Path | None = None,
    *,
    json_: bool,
) -> int:
    if json_:
        print_json(
            {
                "sound": now.sound,
                "looked_at": list(now.looked_at),
                "flaws": [_object(flaw) for flaw in now.flaws],
                "repaired": [_object(flaw) for flaw in mended],
                "backup": None if backup is None else str(backup),
            }
        )
        return int(not now.sound)
    for check, flaws in groupby(now.flaws, lambda flaw: flaw.check):
        some = list(flaws)
        for flaw in some[:_SHOWN]:
            print_line(f"{check}: {shown(flaw.what, LONG)}")
            print_line(f"    {flaw.means}: {flaw.do}")
        if some[_SHOWN:]:
            print_line(f"{check}: {len(some) - _SHOWN:,} more, which --json lists")
    if now.sound:
        print_line(f"Nothing is wrong. Looked at {', '.join(now.looked_at)}.")
    else:
        count = len(now.flaws)
        derived = sum(flaw.derived for flaw in now.flaws)
        say(
            f"{counted(count, 'flaw')}; --repair mends {derived}."
            if derived
            else f"{counted(count, 'flaw')}, which --repair cannot mend "
            f"because {plural(count, 'it is', 'they are')} not in what is derived."
        )
    return int(not now.sound)


def _print_salvaged(target: Path, salvaged: Salvaged, *, json_: bool) -> int:
    if json_:
        print_json(
            {
                "file": str(target),
                "saved": dict(salvaged.saved),
                "from_log": dict(salvaged.from_log),
                "lost": [
                    {
                        "table": lost.table,
                        "why": lost.why,
                        "count": lost.count,
                        "noun": lost.noun,
                        "some": list(lost.names),
                    }
                    for lost in salvaged.lost
                ],
            }
        )
        return int(bool(salvaged.lost))
    for table, count in sorted(salvaged.saved.items()):
        print_line(f"{table}: {counted(count, 'row')} saved")
    for table, count in sorted(salvaged.from_log.items()):
        print_line(f"{table}: {counted(count, 'row')} made again from the log")
    for lost in salvaged.lost:
        noun = counted(lost.count, lost.noun[:-1])
        more = ", …" if lost.count > len(lost.names) else ""
        some = f"{', '.join(lost.names)}{more}"
        where = f" ({shown(some, LONG)})" if lost.names else ""
        print_line(f"{lost.table}: {noun} lost: {shown(lost.why, LONG)}{where}")
    say(
        f"What could be read is in {target}: "
        f"look at it with 'claimtrack --db {target} doctor' before you go on with it."
    )
    return int(bool(salvaged.lost))


def _object(flaw: Flaw) -> Object:
    return {
        "check": flaw.check,
        "what": flaw.what,
        "means": flaw.means,
        "do": flaw.do,
        "derived": flaw.derived,
    }
