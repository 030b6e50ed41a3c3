"""A text in the user's own editor: `$VISUAL`, else `$EDITOR`.

The text lies in a folder that only its owner can read, with whatever the editor puts beside it, and
the folder is removed afterwards. What the editor does not hand back changes nothing.

Made for Textual 8.2.8, which does not take the terminal back from an editor that raises an error; a
test in `test_tui_terminal_patches` fails when it does.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence

from textual.app import App, SuspendNotSupported

from claimtrack.errors import BadInput, ClaimtrackError, WrongUse
from claimtrack.scratch import private_folder
from claimtrack.text.clean import clean

_HOW = "set $VISUAL or $EDITOR to an editor that waits until the file is closed"


_MOST = 5_000_000
"""Bytes that an editor may hand back: more is no text that somebody typed."""


def editor(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The editor with its arguments.

    Raises:
        WrongUse: none is set, or what is set cannot be read.
    """
    said = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        command = tuple(shlex.split(said))
    except ValueError as wrong:
        raise WrongUse(f"{said!r} cannot be run as an editor ({wrong}): {_HOW}.") from wrong
    if not command:
        raise WrongUse(f"No editor is set: {_HOW}.")
    return command


def edited(text: str, command: Sequence[str]) -> str:
    """Return a text as edited in an editor; waits until it is closed.

    Args:
        text: the text as it is.
        command: the editor with its arguments.

    Raises:
        WrongUse: the editor cannot be run.
        BadInput: it ended with an error; or the text cannot be put where it could read it.
    """
    try:
        with private_folder() as folder:
            file = folder / "text.txt"
            file.touch(mode=0o600)
            file.write_text(text, encoding="utf-8", newline="")
            ended = _run([*command, str(file)])
            # Killed in the middle, it may have kept what was written; a no is a no.
            if ended > 0:
                raise BadInput(
                    f"{command[0]} ended with an error ({ended}): the text is as it was."
                )
            with file.open("rb") as written:
                data = written.read(_MOST + 1)
            if len(data) > _MOST:
                raise BadInput(f"The editor left more than {_MOST:,} bytes: the text is as it was.")
            return clean(data.decode(errors="replace")).removesuffix("\n")
    except OSError as trouble:
        raise BadInput(
            f"The text cannot be opened in an editor ({trouble.strerror}): it is as it was."
        ) from trouble


def edited_outside(app: App[None], text: str) -> str:
    """Return a text as edited in the user's own editor, which has the terminal in the meantime.

    Raises:
        WrongUse: no editor is set, or it cannot be run.
        BadInput: it ended with an error; or it cannot have the terminal.
    """
    command = editor()
    trouble: ClaimtrackError | None = None
    try:
        with app.suspend():
            try:
                text = edited(text, command)
            except ClaimtrackError as error:  # Raised here, the terminal would not be given back.
                trouble = error
    except SuspendNotSupported as without:
        raise BadInput(
            "An editor needs the terminal to itself, which is not possible here."
        ) from without
    if trouble is not None:
        raise trouble
    return text


def _run(command: Sequence[str]) -> int:
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own
    except (OSError, ValueError) as wrong:
        why = wrong.strerror if isinstance(wrong, OSError) else wrong
        raise WrongUse(f"{command[0]} cannot be run ({why}): {_HOW}.") from wrong
