"""Golden files: what a face prints, kept as a file that people can read.

`CLAIMTRACK_GOLDEN=write` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def agrees(name: str, text: str) -> None:
    """Hold a text against the golden file of that name.

    The head of a log is another one each time: its salts come from chance.
    """
    text = re.sub(r"log head \d+:[0-9a-f]+", "log head 0:0", text)
    path = FOLDER / name
    if os.environ.get("CLAIMTRACK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
