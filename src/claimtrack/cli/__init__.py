"""The command line: parse, call the desk, print.

stdout is data, stderr is talk. Errors that a person can mend are one line on stderr with the exit
code of their kind; everything else is a fault of ours and names a log.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run `claimtrack` with the arguments of this process, and exit."""
    from claimtrack.cli.running import run

    sys.exit(run(sys.argv[1:]))
