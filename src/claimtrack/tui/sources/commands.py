"""What is done with a source: keeping it, its copies, and taking trust away from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.desk.sources import AddedSource
from claimtrack.errors import WrongUse
from claimtrack.model.evidence import Source
from claimtrack.rules import refusals
from claimtrack.tui.card.sources import impact_rows
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.archive import ArchiveDialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.drafts import Place
from claimtrack.tui.sources.dialogs import Described, SourceDialog, WithdrawDialog, in_fields
from claimtrack.tui.words import counted, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.sources.screen import SourcesScreen


class AddSource(Command["SourcesScreen"]):
    """Put a page, a local file, a person or a publisher on file as a source."""

    id = "AddSource"
    name = "Add source"
    keys = "i"
    footer = "Add"
    chapter = Chapter.SOURCES

    async def do(self, at: SourcesScreen) -> None:
        """Ask what it is, and show it."""
        desk = at.desk

        added: list[AddedSource] = []

        def keep(said: Described) -> None:
            file, new = said.file, said.new
            made = desk.sources.add_file(file, new) if file else desk.sources.add(new)
            at.wanted = made.id
            added.append(made)

        dialog = SourceDialog(keep)
        dialog.kept_at(desk, Place.SOURCE)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()
            if added[-1].known:
                key = EditSource.key(at.app)
                at.tell(f"Source #{added[-1].id} was already on file: {key} edits it.")


class EditSource(Command["SourcesScreen"]):
    """Edit the source's details; the claims that lean on it are not judged again."""

    id = "EditSource"
    name = "Edit source"
    keys = "w"
    footer = "Edit"
    chapter = Chapter.SOURCES

    def can(self, at: SourcesScreen) -> bool:
        """Where a source is under the cursor."""
        return at.listing.has_rows()

    async def do(self, at: SourcesScreen) -> None:
        """Ask what is to be known of it."""
        source = at.source
        held = Held(source, lambda: at.desk.sources.get(source.id), in_fields)

        def keep(said: Described) -> None:
            now = held.record
            at.desk.sources.edit(now.id, version=now.version, **_changes(now, said))

        dialog = SourceDialog(keep, source)
        dialog.guard = held
        dialog.kept_at(at.desk, Place.SOURCE_EDIT, source.uid)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()


class Withdraw(Command["SourcesScreen"]):
    """Withdraw trust in the source, after showing what leans on it; one undo restores it."""

    id = "Withdraw"
    name = "Withdraw"
    keys = "X"
    footer = "Withdraw"
    chapter = Chapter.SOURCES

    def can(self, at: SourcesScreen) -> bool:
        """Where the source under the cursor is trusted."""
        return at.listing.has_rows() and not refusals.withdraw(at.source)

    async def do(self, at: SourcesScreen) -> None:
        """Show what leans on it, ask why, then withdraw it."""
        source = at.source
        if refusals.withdraw(source):
            key = Restore.key(at.app)
            raise WrongUse(f"Source #{source.id} has already been withdrawn: {key} restores it.")
        impact = at.desk.impact.of_source(source.id)

        def withdraw(why: str) -> None:
            at.desk.sources.withdraw(source.id, why)

        if await at.app.push_screen_wait(WithdrawDialog(source, impact, withdraw)):
            at.show_changes()
            flagged = counted(len(impact.claims), "claim asks", "claims ask")
            at.tell(f"Withdrew source #{source.id}: {flagged} for attention. {at.undoes}")


class Restore(Command["SourcesScreen"]):
    """Trust a withdrawn source again, or record that its page is back."""

    id = "Restore"
    name = "Restore"
    keys = "t"
    chapter = Chapter.SOURCES

    def can(self, at: SourcesScreen) -> bool:
        """Where the source under the cursor is withdrawn, or its page gone."""
        return at.listing.has_rows() and not refusals.restore(at.source)

    def do(self, at: SourcesScreen) -> None:
        """Restore it."""
        source = at.source
        at.desk.sources.restore(source.id)
        at.tell(f"Source #{source.id} counts again; sign-offs that lapsed stay lapsed.")
        at.show_changes()


class Archive(Command["SourcesScreen"]):
    """Fetch the page, keep a copy, and check every quote against it; nothing is fetched unasked."""

    id = "Archive"
    name = "Archive"
    keys = "W"
    footer = "Archive"
    chapter = Chapter.SOURCES

    def can(self, at: SourcesScreen) -> bool:
        """Where a source is under the cursor."""
        return at.listing.has_rows()

    async def do(self, at: SourcesScreen) -> None:
        """Fetch it, and show what became of it."""
        if await at.app.push_screen_wait(ArchiveDialog(at.session, at.source)):
            at.show_changes()


class Impact(Command["SourcesScreen"]):
    """Show every verdict, article and report that leans on it."""

    id = "Impact"
    name = "Impact"
    keys = "I"
    footer = "Impact"
    chapter = Chapter.SOURCES

    def can(self, at: SourcesScreen) -> bool:
        """Where a source is under the cursor."""
        return at.listing.has_rows()

    def do(self, at: SourcesScreen) -> None:
        """Show it."""
        source = at.source
        rows = impact_rows(at.desk.impact.of_source(source.id))
        heading = f"Source #{source.id}: {short(source.name, 100)}"
        at.app.push_screen(ReadDialog(heading, lines(rows)))


def _changes(source: Source, said: Described) -> dict[str, object]:
    """What was said otherwise than it is on file."""
    new = said.new
    given = {
        "title": new.title,
        "publisher": new.publisher,
        "archived_url": new.archived_url,
        "published_on": new.published_on,
        "kind": new.kind,
        "rank": new.rank,
        "note": new.note,
        "confidential": new.confidential,
    }
    return {name: value for name, value in given.items() if getattr(source, name) != value}
