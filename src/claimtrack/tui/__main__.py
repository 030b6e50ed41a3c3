"""`python -m claimtrack.tui FILE [NAME]`: what the server of the browser's page starts.

The proxy is in the environment, where other people on this machine do not see its password.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.intake.reach import PROXY
from claimtrack.text.clean import clean
from claimtrack.tui.run import run

if __name__ == "__main__":
    file, *reviewer = sys.argv[1:]
    try:
        run(Path(file), reviewer[0] if reviewer else None, os.environ.get(PROXY, ""))
    except ClaimtrackError as error:
        sys.exit(clean(error.message))
