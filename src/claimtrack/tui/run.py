"""The terminal UI: screens and widgets over the desk.

It shows what the desk says and asks the desk to do what a person wants; it decides nothing, speaks
no SQL and keeps no data. Textual is imported only when the UI opens.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path


def run(path: Path, reviewer: str | None, proxy: str = "", *, look: bool = False) -> None:
    """Open the terminal UI and stay until the person leaves.

    Args:
        path: the database file; made when there is none.
        reviewer: the name given to everything done here; None: the login name.
        proxy: what pages are fetched through; empty: nothing.
        look: only look at it, and change nothing.

    Raises:
        FileTrouble: the file cannot be opened.
    """
    from claimtrack.desk.doctor import Doctor
    from claimtrack.tui.settings import keys_file
    from claimtrack.tui.shell.app import ClaimtrackApp
    from claimtrack.tui.terminal.decoder import read_safely

    keymap: Mapping[str, str] = {}
    trouble = ""
    file = keys_file()
    if file is not None:
        from claimtrack.tui.keymap import own_keys

        own = own_keys(file)
        keymap, trouble = own.keymap, own.trouble
    app = ClaimtrackApp(path, reviewer, own_keys=keymap, trouble=trouble, proxy=proxy, look=look)
    # What is loaded by now stays: looking through it for garbage would hold up a key.
    gc.freeze()
    read_safely()
    app.run()
    if app.fault is not None:
        Doctor(path).blame(app.fault)
        raise app.fault
