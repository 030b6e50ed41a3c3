"""Hosts that a command fetches from: the options for them, and asking about private ones."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from claimtrack.cli.printing import agrees, say, talk_is_seen
from claimtrack.text.page_address import without_login

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

allow_private = click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from this machine and private networks too, redirects included.",
)


def ask_about_private(desk: Desk, named: Iterable[str]) -> None:
    """Ask once about each private place that addresses on the command line lead to.

    Where nobody can answer nothing is asked, and fetching refuses them. The proxy, if one is used,
    is said.
    """
    from claimtrack.intake.addresses import is_address

    addresses = [each for each in named if is_address(each)]
    if not addresses:
        return
    if desk.hosts.reach.proxy:
        say(f"Fetching through {without_login(desk.hosts.reach.proxy)}.")
    if not (sys.stdin.isatty() and talk_is_seen()):
        return
    for place in desk.hosts.private(addresses):
        if agrees(
            f"{place.name} is on this machine or a private network ({place.address}): fetch?"
        ):
            desk.hosts.allow([place])
