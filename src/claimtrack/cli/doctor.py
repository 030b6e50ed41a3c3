"""`doctor`: whether the file is as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_json, say
from claimtrack.text.phrases import LONG, counted, plural, shown

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.model.flaw import Examination, Flaw


@click.command("doctor")
@click.option(
    "--repair", is_flag=True, help="Make again what can be derived, after a backup beside the file."
)
@as_json
@pass_here
def doctor_(here: Here, *, repair: bool, json_: bool) -> int:
    """Look whether the file is as it was written; exit 1 if anything is wrong.

    Pages, schema, references, full-text indexes, word counts, spans, every value that is logged
    against the log, hashes of originals and kept copies. Nothing is changed but by --repair.
    """
    from claimtrack.desk.doctor import Doctor

    doctor = Doctor(here.path)
    if not repair:
        return _print(doctor.examine(), json_=json_)
    repaired = doctor.repair()
    if not json_:
        for flaw in repaired.mended:
            click.echo(f"repaired: {shown(flaw.what, LONG)}")
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
    for flaw in now.flaws:
        click.echo(f"{flaw.check}: {shown(flaw.what, LONG)}")
        click.echo(f"    {flaw.means}: {flaw.do}")
    if now.sound:
        click.echo(f"Nothing is wrong. Looked at {', '.join(now.looked_at)}.")
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


def _object(flaw: Flaw) -> Object:
    return {
        "check": flaw.check,
        "what": flaw.what,
        "means": flaw.means,
        "do": flaw.do,
        "derived": flaw.derived,
    }
