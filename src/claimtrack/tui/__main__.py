"""`python -m claimtrack.tui FILE [NAME]`: what the server of the browser's page starts.

The proxy is in the environment, where other people on this machine do not see its password.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from claimtrack.children import end_with_parent
from claimtrack.errors import ClaimtrackError
from claimtrack.intake.reach import PROXY
from claimtrack.text.clean import clean
from claimtrack.tui.run import run

_LEAVING = 5.0
"""Seconds to keep what is being typed and to leave, once the server is gone."""


def _leave() -> None:
    """Quit as one who closes the page does."""
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_LEAVING)


if __name__ == "__main__":
    end_with_parent(_leave)
    file, *reviewer = sys.argv[1:]
    try:
        run(Path(file), reviewer[0] if reviewer else None, os.environ.get(PROXY, ""))
    except ClaimtrackError as error:
        sys.exit(clean(error.message))
