"""What is done with a conflict: one of its two sides stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.model.merge import Taken
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.messages import GoTo
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.tui.merge.screen import ConflictsScreen
    from claimtrack.tui.shell.work_screen import WorkScreen


class Conflicts(Command["WorkScreen"]):
    """Go to what two merged files had both changed; you decide which of the two stands."""

    id = "Conflicts"
    name = "Conflicts"
    keys = "ampersand"
    chapter = Chapter.DESK

    def can(self, at: WorkScreen) -> bool:
        """Where something is to be decided."""
        return at.desk.merge.count() > 0

    def do(self, at: WorkScreen) -> None:
        """Go there."""
        at.post_message(GoTo("conflicts"))


class _Takes(Command["ConflictsScreen"]):
    chapter = Chapter.CONFLICTS
    taken: Taken

    def can(self, at: ConflictsScreen) -> bool:
        """Where there is a conflict."""
        return at.listing.has_rows()

    def do(self, at: ConflictsScreen) -> None:
        """Decide it."""
        done = at.desk.merge.take(at.conflict.id, self.taken)
        at.tell(f"{self.taken} stands: {short(done.about, 200)}. {at.undoes}")
        at.show_changes()


class TakeOurs(_Takes):
    """Let what is on file here stand."""

    id = "TakeOurs"
    name = "Take ours"
    keys = "o"
    footer = "Ours stands"
    taken = Taken.OURS


class TakeTheirs(_Takes):
    """Take what came from the other file; ours stays in the log."""

    id = "TakeTheirs"
    name = "Take theirs"
    keys = "t"
    footer = "Theirs stands"
    taken = Taken.THEIRS
