"""An import in the background, whatever view is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.tui.intake import Tally, Wanted, outcomes, places
from claimtrack.tui.messages import Imported, ImportEnded
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.tui.shell.app import ClaimtrackApp


class BackgroundImport:
    """The import of an application; its progress is kept in the session.

    Args:
        app: the application, which hands over the messages of the worker.
    """

    def __init__(self, app: ClaimtrackApp) -> None:
        self._app = app
        self._worker: Worker[None] | None = None

    def begin(self, wanted: Wanted) -> None:
        """Start an import in the background."""
        session = self._app.session
        session.importing = Tally(wanted.source)
        session.asked_for = wanted
        self._worker = self._app.run_worker(
            partial(self._take_in, wanted), thread=True, group="import"
        )
        self._show()

    def count(self, message: Imported) -> None:
        """Count the outcome of a source."""
        if self._app.session.importing is not None:
            self._app.session.importing.add(message.outcome, message.places)
            self._show()

    def end(self, message: ImportEnded) -> None:
        """Report the result of the import, and show it."""
        session = self._app.session
        tally, session.importing = session.importing, None
        if tally is None:
            return
        failed = message.error or tally.failure or not tally.done
        if not failed:
            session.asked_for = None
        amiss = failed or tally.warning
        self._show()
        said = message.error or tally.summary(stopped=message.stopped)
        self._app.notify(
            short(said, 400), severity="warning" if amiss else "information", markup=False
        )
        self._app.look()
        for screen in self._app.work_screens():
            screen.import_ended(tally.article)

    def stop(self) -> None:
        """Stop the import after the current file."""
        if self._worker is not None and self._app.session.importing is not None:
            self._worker.cancel()
        else:
            self._app.notify("No import is running.", markup=False)

    def _show(self) -> None:
        """Show the progress of the import on the visible screen."""
        for screen in self._app.work_screens():
            screen.show_import()

    def _take_in(self, wanted: Wanted) -> None:
        """Import with a desk of this thread's own; a stop takes effect between two files."""
        worker = get_current_worker()
        try:
            with self._app.session.own_desk() as desk:
                count = places(desk, wanted)
                for outcome in outcomes(desk, wanted):
                    self._app.post_message(Imported(outcome, count))
                    if worker.is_cancelled:
                        break
        except ClaimtrackError as error:
            self._app.post_message(ImportEnded(error.message))
        else:
            self._app.post_message(ImportEnded(stopped=worker.is_cancelled))
