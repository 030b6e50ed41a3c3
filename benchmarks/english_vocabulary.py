"""Make the vocabulary of English ready, so that a cold match need not.

    python benchmarks/english_vocabulary.py

Writes `src/claimtrack/match/english_made.py`. Run it when English words or the stemmer change; a
test compares what it wrote with what it would write.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msgspec.structs import asdict

from claimtrack.match.lexicon import Vocabulary
from claimtrack.match.vocabulary import built

TARGET = Path(__file__).parent.parent / "src" / "claimtrack" / "match" / "english_made.py"


def written(made: Vocabulary) -> str:
    """Return the module."""
    fields = []
    for name, value in asdict(made).items():
        literal = sorted(value) if isinstance(value, frozenset) else value
        text = f"frozenset({literal!r})" if isinstance(value, frozenset) else repr(literal)
        if isinstance(value, dict):
            rows = (f"{key!r}: {_row(value[key])}," for key in sorted(value))
            text = "{\n" + "\n".join(rows) + "\n}"
        fields.append(f"{name}={text},")
    return (
        '"""The vocabulary of English, made by `benchmarks/english_vocabulary.py`."""\n\n'
        "from __future__ import annotations\n\n"
        "from claimtrack.match.lexicon import Vocabulary\n\n"
        "ENGLISH = Vocabulary(\n" + "\n".join(fields) + "\n)\n"
    )


def _row(value: object) -> str:
    if isinstance(value, frozenset):
        return f"frozenset({sorted(value)!r})" if value else "frozenset()"
    return repr(value)


def main() -> None:
    """Write it."""
    TARGET.write_text(written(built("en")), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(TARGET)], check=True)


if __name__ == "__main__":
    main()
