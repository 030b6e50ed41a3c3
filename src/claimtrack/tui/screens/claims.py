"""The claims: everything on file, and what is done to one of them or to many at once.

Claims are marked in the list; an act is done to those that are marked, or to the one at the cursor
where none is, as they were when they were read: what somebody changed since refuses the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.events import ScreenSuspend
from textual.screen import ModalScreen
from textual.widgets import DataTable

from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.store.claim_filter import ClaimFilter
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import claims, sources
from claimtrack.tui.dialogs.claim import show_claim, show_impact
from claimtrack.tui.dialogs.claim_bulk import HandOverDialog, StatusDialog, TagDialog, which
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.merge import ask_to_merge
from claimtrack.tui.messages import ClaimsFound, GoTo
from claimtrack.tui.screens import claim_list
from claimtrack.tui.screens.claim_list import ClaimListScreen
from claimtrack.tui.session import Session

_ON_ANY: Offered = (
    claims.Mark,
    claims.MarkAll,
    claims.AssignClaims,
    claims.Tag,
    claims.SetStatus,
    sources.Impact,
)


class ClaimsScreen(ClaimListScreen, inherit_bindings=False):
    """The list of claims, and what can be done there."""

    OFFERED: ClassVar[Offered] = (
        *claim_list.FINDING,
        *_ON_ANY,
        claims.Merge,
        claims.Duplicates,
        *ClaimListScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._marked: dict[int, int] = {}
        self._keep: int | None = None

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command is claims.Merge:
            return self.total > 1
        if command in _ON_ANY:
            return bool(self.rows or self._marked)
        return super().can(command)

    def marks(self) -> frozenset[int]:
        """The claims that are marked."""
        return frozenset(self._marked)

    def found_words(self) -> str:
        """What the list holds, how many are marked, and which waits to be merged into."""
        said = super().found_words()
        if self._marked:
            hidden = len(self._marked.keys() - self.rows.keys())
            elsewhere = f" ({hidden} not in this list)" if hidden else ""
            said = f"{len(self._marked):,} marked{elsewhere} · {said}"
        if self._keep:
            said = f"& on another claim merges it into #{self._keep} · {said}"
        return said

    @on(ClaimsFound)
    def renew_marks(self, message: ClaimsFound) -> None:
        """What is shown anew is marked as it is now."""
        for row in message.rows:
            if row.claim.id in self._marked:
                self._marked[row.claim.id] = row.claim.version

    @on(DataTable.RowSelected)
    def open_claim(self, event: DataTable.RowSelected) -> None:
        """Show a claim's card."""
        if event.row_key.value is not None:
            self._show(int(event.row_key.value))

    @property
    def here(self) -> int:
        """The claim under the cursor.

        Raises:
            WrongUse: there is none.
        """
        here = self.listing.under_cursor
        if here is None:
            raise WrongUse("There is no claim under the cursor.")
        return int(here)

    def action_mark(self) -> None:
        """Mark the claim and go on, or take its mark off."""
        with self.refusals():
            here = self.here
            if self._marked.pop(here, None) is None:
                self._marked[here] = self.rows[here].claim.version
            cells = dict(self.table(self.rows.values()).rows)[str(here)]
            self.listing.mend(str(here), cells)
            self.listing.action_next_row()
            self.tell_found()

    def action_mark_all(self) -> None:
        """Mark all that is in the list; where all are, none."""
        if self.rows.keys() <= self._marked.keys():
            self._marked.clear()
        else:
            self._marked |= {key: row.claim.version for key, row in self.rows.items()}
            if len(self.rows) < self.total:
                self.tell(
                    f"Marked the {len(self.rows):,} read so far, of {self.total:,}: further down "
                    "more are read."
                )
        self.show_rows()

    @work
    async def action_assign_claims(self) -> None:
        """Hand claims over."""
        with self.refusals():
            versions = self._chosen()

            def assign(name: str, note: str) -> int:
                return self.desk.claims.assign_all(versions, name, note=note, versions=versions)

            dialog = HandOverDialog(tuple(versions), self.owners(), assign)
            await self._act(dialog, versions, "Assigned")

    @work
    async def action_tag(self) -> None:
        """Tag claims."""
        with self.refusals():
            versions = self._chosen()
            found = self.desk.claims.listed(ClaimFilter(among=tuple(versions)))
            held = sorted({tag for row in found for tag in row.claim.tags}, key=str.casefold)

            def tag(put: list[str], off: list[str]) -> int:
                return self.desk.claims.tag(versions, put, off, versions=versions)

            await self._act(TagDialog(tuple(versions), held, tag), versions, "Tagged")

    @work
    async def action_set_status(self) -> None:
        """Say how the work stands."""
        with self.refusals():
            versions = self._chosen()

            def set_status(status: ClaimStatus) -> int:
                return self.desk.claims.set_status(versions, status, versions=versions)

            await self._act(
                StatusDialog(tuple(versions), set_status), versions, "Set the status of"
            )

    async def _act(self, dialog: Dialog[int], versions: Mapping[int, int], did: str) -> None:
        """Act on claims, then show what has become of them."""
        if await self.app.push_screen_wait(dialog) is not None:
            self._renew(versions)
            self.tell(f"{did} {which(tuple(versions))}. {self.undoes}")
            self._show_changed()

    def _chosen(self) -> dict[int, int]:
        """The claims to act on, each with the version that was read."""
        if self._marked:
            self._drop_marks_of_what_is_gone()
        if self._marked:
            return dict(self._marked)
        here = self.here
        return {here: self.rows[here].claim.version}

    def _drop_marks_of_what_is_gone(self) -> None:
        """Forget claims that somebody merged or removed meanwhile, and say so."""
        there = {
            row.claim.id for row in self.desk.claims.listed(ClaimFilter(among=tuple(self._marked)))
        }
        gone = tuple(self._marked.keys() - there)
        for key in gone:
            del self._marked[key]
        if gone:
            self.tell(f"No longer on file, and no longer marked: {which(gone)}.")
            self.tell_found()

    def _renew(self, claims: Collection[int]) -> None:
        """Take claims as they are after one's own act, before the list is read again.

        Otherwise what is done next would be refused as if somebody else had been quicker.
        """
        for row in self.desk.claims.listed(ClaimFilter(among=tuple(claims))):
            key = row.claim.id
            if key in self.rows:
                self.rows[key] = row
            if key in self._marked:
                self._marked[key] = row.claim.version

    def _show_changed(self) -> None:
        self.session.changed()
        self.catch_up()

    def action_undo(self) -> None:
        """Take back one's own last action."""
        super().action_undo()
        self._renew(self._marked)

    def action_redo(self) -> None:
        """Put back what the last undo took away."""
        super().action_redo()
        self._renew(self._marked)

    def action_merge(self) -> None:
        """Choose a claim, then merge another into it; the same one again is chosen no longer."""
        with self.refusals():
            here = self.here
            keep, self._keep = self._keep, None if self._keep else here
            if keep is not None and keep != here:
                ask_to_merge(self, keep, here)
            self.tell_found()

    @on(ScreenSuspend)
    def merge_nothing(self) -> None:
        """Who goes to another view merges nothing after all; a card over the list is no such."""
        if self._keep is not None and not isinstance(self.app.screen, ModalScreen):
            self._keep = None
            self.tell_found()

    def action_duplicates(self) -> None:
        """Go to the claims that are probably on file twice."""
        self.post_message(GoTo("duplicates"))

    def action_impact(self) -> None:
        """Show what leans on the claim."""
        with self.refusals():
            show_impact(self, self.here)

    @work
    async def _show(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)
