"""Reviewing an article: everything that can be done in one, on one screen.

What is done stands in the screens this one is made of, a layer for each part of the work: reading
(`article`), `moving`, `sorting`, `checking`, `weighing` the evidence, `querying`, `signing` and
`publishing`.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from claimtrack.tui.command import Offered, bound
from claimtrack.tui.screens.checking import CheckingScreen
from claimtrack.tui.screens.moving import MovingScreen
from claimtrack.tui.screens.publishing import PublishingScreen
from claimtrack.tui.screens.querying import QueryingScreen
from claimtrack.tui.screens.signing import SigningScreen
from claimtrack.tui.screens.sorting import SortingScreen
from claimtrack.tui.screens.weighing import WeighingScreen
from claimtrack.tui.shell.work_screen import WorkScreen


class ReviewScreen(PublishingScreen, inherit_bindings=False):
    """Reviewing an article: sorting its sentences, checking its claims, signing them off."""

    OFFERED: ClassVar[Offered] = (
        *SortingScreen.OFFERED,
        *CheckingScreen.OFFERED,
        *WeighingScreen.OFFERED,
        *QueryingScreen.OFFERED,
        *SigningScreen.OFFERED,
        *PublishingScreen.OFFERED,
        *MovingScreen.OFFERED,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
