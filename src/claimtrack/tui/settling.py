"""What is settled for everybody at the file, from whatever view: scales, house rules, expunging."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work

from claimtrack.model.article import ArticleKind
from claimtrack.tui.command import Offered
from claimtrack.tui.commands import settling
from claimtrack.tui.dialogs.form import Form
from claimtrack.tui.dialogs.settling import ExpungeDialog, RulesDialog, ScalesDialog
from claimtrack.tui.house_words import expunged_words
from claimtrack.tui.in_turn import InTurnApp
from claimtrack.tui.session import Session
from claimtrack.tui.work_screen import WorkScreen


class SettlingApp(InTurnApp):
    """The part of the application that changes what a whole desk works by."""

    SETTLES: ClassVar[Offered] = (settling.Scales, settling.HouseRules, settling.Expunge)

    session: Session

    @work
    async def action_scales(self) -> None:
        """Show the scales; put one to use, or take one in."""
        desk = self.session.desk

        def use(slug: str, kind: ArticleKind) -> None:
            desk.settings.use_scale(slug, kind)
            self.notify(f"{kind.capitalize()}s are judged on '{slug}' from now on.", markup=False)

        def take_in(file: Path) -> None:
            from claimtrack.intake.scale_file import read_scales

            for scale in read_scales(file):
                changed = desk.settings.import_scale(scale)
                became = "taken in" if changed else "unchanged"
                self.notify(f"Scale {scale.slug}: {became}.", markup=False)

        await self._ask(ScalesDialog(desk.settings.scales(), use, take_in))

    @work
    async def action_house_rules(self) -> None:
        """Show the house rules; hold the file to others."""
        desk = self.session.desk

        def hold(file: Path | None) -> None:
            from claimtrack.rules.house import read_rules_file

            desk.settings.use_rules(read_rules_file(file) if file else "")
            to = file.name if file else "those as shipped"
            self.notify(f"House rules from now on: {to}.", markup=False)

        await self._ask(RulesDialog(desk.rules.rules, hold))

    @work
    async def action_expunge(self) -> None:
        """Take words out of the file."""

        def expunge(words: str) -> None:
            gone = self.session.desk.history.expunge(words)
            self.notify(expunged_words(gone), timeout=15, markup=False)

        await self._ask(ExpungeDialog(expunge))

    async def _ask(self, dialog: Form[bool]) -> None:
        """Open a dialog, unless one is open; show what has become of the file."""
        if not isinstance(self.screen, WorkScreen):
            return
        if await self.push_screen_wait(dialog):
            self.session.changed()
            if isinstance(self.screen, WorkScreen):
                self.screen.catch_up()
