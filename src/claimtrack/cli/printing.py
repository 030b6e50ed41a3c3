"""Output: data on stdout, as JSON or for people, and messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from claimtrack.text.clean import clean

if TYPE_CHECKING:
    from rich.console import Console

    from claimtrack.model.publication import Correction
    from claimtrack.report.document import Document

Object = dict[str, Any]
"""A JSON object before it is printed."""

SCHEMA = 1
"""The version of every JSON object; it grows when a field changes its meaning."""

ROW = 300
"""Characters of one text that a row of a list shows."""


def say(message: str) -> None:
    """Print one line on stderr, cleaned: names and arguments in it may be hostile."""
    click.echo(f"claimtrack: {clean(message)}", err=True)


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object on one line and flush it: a reader may be following along."""
    text = json.dumps({"schema": SCHEMA, **value}, ensure_ascii=False)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_notice(change: Correction | None) -> None:
    """Print the notice that a change needs; nothing if the old verdict was never published."""
    from claimtrack.report.corrections import notice

    words = notice(change) if change is not None else None
    if words:
        click.echo(words)


def print_report(report: Document) -> None:
    """Print a report as people read it."""
    from claimtrack.report.console import write

    write(report, sys.stdout)


def console() -> Console:
    """The console of stdout: no colour in a pipe or under NO_COLOR, nothing read as markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def differing_words(differing: Iterable[tuple[str, str]]) -> str:
    """List the words in which a quote differs from its source."""
    phrases = []
    for quoted, found in differing:
        if not found:
            phrases.append(f"'{quoted}' is not in the source")
        elif not quoted:
            phrases.append(f"'{found}' is left out")
        else:
            phrases.append(f"'{quoted}' is '{found}' in the source")
    return ", ".join(phrases)
