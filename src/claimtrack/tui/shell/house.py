"""File-wide commands, available in every view: scales, house rules, expunging, backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.model.article import ArticleKind
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.shell.house_words import backed_up_words, expunged_words
from claimtrack.tui.shell.work_screen import WorkScreen

if TYPE_CHECKING:
    from claimtrack.tui.dialogs.form import Form
    from claimtrack.tui.shell.app import ClaimtrackApp


class Scales(Command["ClaimtrackApp"]):
    """Show the rating scales, choose the one for articles and drafts, or import one."""

    id = "Scales"
    name = "Scales"
    keys = "ctrl+l"
    chapter = Chapter.SETTINGS

    async def do(self, at: ClaimtrackApp) -> None:
        """Show the scales; switch to one, or import one."""
        from claimtrack.tui.shell.house_dialogs import ScalesDialog

        desk = at.session.desk
        rows = desk.settings.scales()
        in_use = {kind: row.scale.slug for row in rows for kind in row.used_for}

        def use(slug: str, kind: ArticleKind) -> None:
            desk.settings.use_scale(slug, kind, seen=in_use.get(kind))
            at.notify(f"{kind.capitalize()}s are now judged on '{slug}'.", markup=False)

        def take_in(file: Path) -> None:
            from claimtrack.intake.scale_file import read_scales

            for scale in read_scales(file):
                changed = desk.settings.import_scale(scale)
                became = "imported" if changed else "unchanged"
                at.notify(f"Scale {scale.slug}: {became}.", markup=False)

        await _ask(at, ScalesDialog(rows, use, take_in))


class HouseRules(Command["ClaimtrackApp"]):
    """Show the house rules that block publication, or set your desk's own for this file."""

    id = "HouseRules"
    name = "House rules"
    keys = "ctrl+o"
    chapter = Chapter.SETTINGS

    async def do(self, at: ClaimtrackApp) -> None:
        """Show the rules; apply others to the file."""
        from claimtrack.tui.shell.house_dialogs import RulesDialog

        desk = at.session.desk
        seen = desk.settings.rules_text

        def hold(file: Path | None) -> None:
            from claimtrack.rules.house import read_rules_file

            desk.settings.use_rules(read_rules_file(file) if file else "", seen=seen)
            to = file.name if file else "the rules as shipped"
            at.notify(f"House rules now in force: {to}.", markup=False)

        await _ask(at, RulesDialog(desk.settings.rules.rules, hold))


class Expunge(Command["ClaimtrackApp"]):
    """Remove a name typed by mistake from the file for good, after asking; there is no undo."""

    id = "Expunge"
    name = "Expunge"
    keys = "ctrl+x"
    chapter = Chapter.SETTINGS

    async def do(self, at: ClaimtrackApp) -> None:
        """Take words out of the file."""
        from claimtrack.tui.shell.house_dialogs import ExpungeDialog

        def expunge(words: str) -> None:
            gone = at.session.desk.history.expunge(words)
            at.notify(expunged_words(gone), timeout=15, markup=False)

        await _ask(at, ExpungeDialog(expunge))


class BackUp(Command["ClaimtrackApp"]):
    """Copy all that is saved to another file, and check the copy; others can go on working."""

    id = "BackUp"
    name = "Back up"
    keys = "ctrl+k"
    chapter = Chapter.SETTINGS

    async def do(self, at: ClaimtrackApp) -> None:
        """Back up to the file that is named."""
        from claimtrack.tui.shell.house_dialogs import BackUpDialog

        desk = at.session.desk

        def back_up(file: Path) -> None:
            at.notify(backed_up_words(desk.backup.make(file)), timeout=15, markup=False)

        await _ask(at, BackUpDialog(f"{desk.path}.backup", back_up))


async def _ask(at: ClaimtrackApp, dialog: Form[bool]) -> None:
    """Open a dialog, unless one is open; show what has become of the file."""
    if not isinstance(at.screen, WorkScreen):
        return
    if await at.push_screen_wait(dialog) and isinstance(at.screen, WorkScreen):
        at.screen.show_changes()
