"""The command line: parse, call the desk, print.

stdout is data, stderr is talk. Errors that a person can fix are one line on stderr with the exit
code of their kind; everything else is a bug in claimtrack and names a log.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress

COLLECT_AFTER = 50_000
"""New objects after which Python looks for garbage. Its own 700 would search through a hundred
half-loaded modules again and again: a tenth of a short command."""


def main() -> None:
    """Run `claimtrack` with the arguments of this process, and exit."""
    gc.set_threshold(COLLECT_AFTER)
    from claimtrack.cli.printing import finish
    from claimtrack.cli.running import run

    code = run(sys.argv[1:])
    if threading.active_count() > 1:
        sys.exit(code)  # Another thread is still at work: wait for it.
    # Everything is saved and printed; tearing down every module would cost another tenth.
    with suppress(OSError, ValueError, AttributeError):  # a reader that has seen enough
        finish()
    os._exit(code)
