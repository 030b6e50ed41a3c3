"""Running the real command line inside the test's own process, for speed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO
from unittest.mock import patch

import click

from claimtrack.cli.commands import claimtrack as claimtrack_
from claimtrack.cli.running import run


@dataclass(frozen=True)
class Ran:
    """What a command printed, in UTF-8, and how it ended."""

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
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        redirect_stdout(into or out),
        redirect_stderr(err),
        patch("sys.stdin", _Bytes(stdin)),
        patch.dict("os.environ", {"COLUMNS": "80", **(environment or {})}),
    ):
        code = run(["--db", str(path), "--as", reviewer, *arguments])
    return Ran(code, _printed(out), _printed(err))


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    printed: bytes = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return printed.decode("utf-8")


def every_command() -> dict[str, click.Command]:
    """Every command there is, by its name as it is typed: `claim add`."""
    return dict(_leaves(claimtrack_))


def _leaves(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        under = group.get_command(context, name)
        assert under is not None
        if isinstance(under, click.Group):
            yield from _leaves(under, *above, name)
        else:
            yield " ".join((*above, name)), under
