"""`backup`: copy the file to a safe place while others go on working."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import ask_secret, print_json, print_line
from claimtrack.errors import BadInput, WrongUse
from claimtrack.files import guarded
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.backup import BackedUp
    from claimtrack.model.lock import Lock

passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Read the passphrase from the first line of FILE, or of stdin with '-'."
    "  [default: ask for it]",
)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    help="Keep the last N backups; the older ones are called FILE.1, FILE.2 and so on.",
)
@click.option("--force", is_flag=True, help="Replace FILE even if it is not a backup.")
@click.option("--encrypt", is_flag=True, help="Encrypt the backup with a passphrase.")
@click.option(
    "--recipient",
    "recipients",
    multiple=True,
    metavar="KEY",
    help="Encrypt for the owner of this public key (age1..., ssh-ed25519 ...). May be repeated.",
)
@passphrase_file
@as_json
@pass_here
def backup_(
    here: Here,
    file: Path,
    *,
    keep: int,
    force: bool,
    encrypt: bool,
    recipients: tuple[str, ...],
    passphrase_file: Path | None,
    json_: bool,
) -> None:
    """Copy the database to FILE while others go on working, and check the copy.

    An earlier backup at FILE is replaced, once the new one is whole. 'claimtrack restore FILE'
    brings it back.
    """
    if recipients and (encrypt or passphrase_file):
        raise WrongUse("A backup is encrypted with a passphrase or for recipients, not both.")
    with here.desk() as desk:
        lock = _lock(recipients, passphrase_file, encrypt=encrypt)
        made = desk.backup.make(file, keep=keep, force=force, lock=lock)
    if json_:
        print_json(_object(made))
        return
    what = f"{counted(made.articles, 'article')}, {counted(made.claims, 'claim')}"
    how = "encrypted" if made.encrypted else "checked"
    print_line(f"backed up to {made.path}: {what}, {made.size:,} bytes, {how}")
    if made.older:
        print_line(f"older backups: {', '.join(each.name for each in made.older)}")


def passphrase(file: Path | None, *, confirm: bool) -> str:
    """Read a passphrase from a file or stdin, or ask for it.

    Args:
        file: the file, `-` for stdin; None: ask.
        confirm: ask twice.

    Raises:
        BadInput: the file cannot be read.
        WrongUse: it is empty, or there is nobody to ask.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise WrongUse("Nobody can be asked for the passphrase: use --passphrase-file.")
        return ask_secret("Passphrase", twice=confirm)
    try:
        text = sys.stdin.read() if str(file) == "-" else guarded(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise BadInput(f"The passphrase cannot be read from {file} ({why}).") from error
    first = text.splitlines()[0] if text else ""
    if not first:
        raise WrongUse(f"There is no passphrase in the first line of {file}.")
    return first


def _lock(recipients: tuple[str, ...], file: Path | None, *, encrypt: bool) -> Lock | None:
    if not (recipients or encrypt or file):
        return None
    from claimtrack.model.lock import Lock

    return Lock(recipients=recipients) if recipients else Lock(passphrase(file, confirm=True))


def _object(made: BackedUp) -> dict[str, object]:
    return {
        "file": str(made.path),
        "bytes": made.size,
        "articles": made.articles,
        "claims": made.claims,
        "encrypted": made.encrypted,
        "older": [str(each) for each in made.older],
    }
