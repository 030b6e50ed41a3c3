"""Taking in articles in the background, from whatever view, while work goes on."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.worker import Worker, get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import everywhere
from claimtrack.tui.in_turn import InTurnApp
from claimtrack.tui.messages import ImportAsked, Imported, ImportEnded
from claimtrack.tui.session import Session
from claimtrack.tui.taking_in import Tally, Wanted, outcomes, places
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WorkScreen


class ImportingApp(InTurnApp):
    """The part of the application that takes in articles."""

    IMPORTS: ClassVar[Offered] = (everywhere.StopImport,)

    session: Session
    _taking_in: Worker[None] | None = None

    def can_import(self, command: type[Command]) -> bool:
        """Whether a command about taking in can be done now."""
        return command is everywhere.StopImport and self.session.importing is not None

    def look(self) -> None:
        """Let the screen in sight catch up with what was written."""
        raise NotImplementedError

    def on_import_asked(self, message: ImportAsked) -> None:
        """Begin to take in; work goes on meanwhile."""
        message.stop()
        self.session.importing = Tally(message.wanted.source)
        self.session.asked_for = message.wanted
        self._taking_in = self._take_in(message.wanted)
        self._show_import()

    def on_imported(self, message: Imported) -> None:
        """Take note of what became of a source."""
        if self.session.importing is not None:
            self.session.importing.add(message.outcome, message.places)
            self._show_import()

    def on_import_ended(self, message: ImportEnded) -> None:
        """Say what became of everything, and show it."""
        tally, self.session.importing = self.session.importing, None
        if tally is None:
            return
        failed = message.error or tally.failure or not tally.done
        if not failed:
            self.session.asked_for = None
        self._show_import()
        said = message.error or tally.summary(stopped=message.stopped)
        self.notify(short(said, 400), severity="warning" if failed else "information", markup=False)
        self.look()
        for screen in self.screen_stack:
            if isinstance(screen, WorkScreen) and screen.is_whole:
                screen.import_ended(tally.article)

    def action_stop_import(self) -> None:
        """Stop taking in after the file at work."""
        if self._taking_in is not None and self.session.importing is not None:
            self._taking_in.cancel()
        else:
            self.notify("Nothing is being taken in.", markup=False)

    def _show_import(self) -> None:
        """Show how far taking in has come, on the screen in sight."""
        for screen in self.screen_stack:
            if isinstance(screen, WorkScreen) and screen.is_whole:
                screen.show_import()

    @work(thread=True, group="import")
    def _take_in(self, wanted: Wanted) -> None:
        """Take in with a desk of this thread's own; stopped, it stops between two files."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                count = places(desk, wanted)
                for outcome in outcomes(desk, wanted):
                    self.post_message(Imported(outcome, count))
                    if worker.is_cancelled:
                        break
        except ClaimtrackError as error:
            self.post_message(ImportEnded(error.message))
        else:
            self.post_message(ImportEnded(stopped=worker.is_cancelled))
