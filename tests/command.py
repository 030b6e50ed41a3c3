"""Running the real command line inside the test's own process, for speed."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch

from claimtrack.cli.running import run


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """stdout as JSON, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class _Bytes(io.TextIOWrapper):
    """stdin as a command sees it: text with bytes underneath."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


def command(
    path: Path,
    *arguments: str,
    stdin: bytes = b"",
    reviewer: str = "mira",
    environment: Mapping[str, str] | None = None,
    into: TextIO | None = None,
) -> Ran:
    """Run `claimtrack --db PATH --as REVIEWER ARGUMENTS`, with stdout `into` a file if given."""
    out, err = io.StringIO(), io.StringIO()
    with (
        redirect_stdout(into or out),
        redirect_stderr(err),
        patch("sys.stdin", _Bytes(stdin)),
        patch.dict("os.environ", {"COLUMNS": "80", **(environment or {})}),
    ):
        code = run(["--db", str(path), "--as", reviewer, *arguments])
    return Ran(code, out.getvalue(), err.getvalue())
