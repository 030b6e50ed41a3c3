"""`restore`: bring a backup back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.backup import passphrase, passphrase_file
from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_json, print_line
from claimtrack.errors import BadInput, WrongUse
from claimtrack.files import guarded

if TYPE_CHECKING:
    from claimtrack.model.lock import Lock


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--identity",
    "identities",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Decrypt with the secret keys in this file. May be repeated.",
)
@passphrase_file
@as_json
@pass_here
def restore_(
    here: Here,
    file: Path,
    *,
    identities: tuple[Path, ...],
    passphrase_file: Path | None,
    json_: bool,
) -> None:
    """Put the backup FILE in the place of the database.

    The backup is checked first. What was there is kept beside it. Nobody may have the database
    open meanwhile.
    """
    from claimtrack.desk.backup import needs_lock, restore

    here.refuse_look()
    lock = _lock(identities, passphrase_file) if needs_lock(file) else None
    if lock is None and (identities or passphrase_file):
        raise WrongUse(f"{file} is not encrypted: leave out the passphrase or the key.")
    kept = restore(file, here.path, lock)
    if json_:
        print_json({"file": str(here.path), "kept": str(kept) if kept else None})
        return
    print_line(f"restored {here.path} from {file}")
    if kept is not None:
        print_line(f"what was there before is in {kept}")


def _lock(identities: tuple[Path, ...], file: Path | None) -> Lock:
    from claimtrack.model.lock import Lock

    if not identities:
        return Lock(passphrase(file, confirm=False))
    try:
        return Lock(
            identities=tuple(guarded(each).read_text(encoding="utf-8") for each in identities)
        )
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise BadInput(f"The secret keys cannot be read ({why}).") from error
