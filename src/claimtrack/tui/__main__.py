"""`python -m claimtrack.tui FILE [NAME]`: what the server of the browser's page starts."""

from __future__ import annotations

import sys
from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.text.clean import clean
from claimtrack.tui.run import run

if __name__ == "__main__":
    file, *reviewer = sys.argv[1:]
    try:
        run(Path(file), reviewer[0] if reviewer else None)
    except ClaimtrackError as error:
        sys.exit(clean(error.message))
