"""`demo`: write the worked example."""

from __future__ import annotations

from pathlib import Path

import click

from claimtrack.cli.printing import print_line


@click.command("demo")
@click.argument("file", type=click.Path(path_type=Path))
def demo_(file: Path) -> None:
    """Write the worked example to a new FILE."""
    from claimtrack.demo.build import build

    build(file)
    print_line(f"The worked example is in {file}: claimtrack --db {file}")
