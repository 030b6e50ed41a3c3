"""Commands of the claims list: filtering, sorting, bulk actions, merging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimFilter, ClaimOrder
from claimtrack.text.partial import iso_date
from claimtrack.tui.claims.bulk import HandOverDialog, StatusDialog, TagDialog, which
from claimtrack.tui.claims.filter import FilterDialog
from claimtrack.tui.claims.merge import merge
from claimtrack.tui.claims.rows import ORDERS, Asked
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.claim import show_impact
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.messages import GoTo
from claimtrack.tui.sources import commands as sources

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.claim import ClaimStatus
    from claimtrack.model.verdict import Rating
    from claimtrack.tui.claims.screen import ClaimsScreen
    from claimtrack.tui.dialogs.dialog import Dialog
    from claimtrack.tui.session import Session


class Filter(Command["ClaimsScreen"]):
    """Narrow the list: by rating, status, owner, claimant, tag, article, attention, due date."""

    id = "Filter"
    name = "Filter"
    keys = "f"
    footer = "Filter"
    chapter = Chapter.DUPLICATES

    async def do(self, at: ClaimsScreen) -> None:
        """Ask what to narrow it by."""
        rows = at.rows.values()
        known = {
            "owner": ("nobody", *_owners(at)),
            "claimant": _each(row.claim.claimant for row in rows),
            "tag": _each(tag for row in rows for tag in row.claim.tags),
        }
        make = partial(_narrowed, at.session)
        dialog = FilterDialog(at.asked.only, _ratings(at.desk), make, known)
        only = await at.app.push_screen_wait(dialog)
        if only is not None:
            at.ask(replace(at.asked, only=only))


class ShowAll(Command["ClaimsScreen"]):
    """Show every claim again: drop the filter and the words."""

    id = "ShowAll"
    name = "Show all"
    keys = "backspace"
    chapter = Chapter.DUPLICATES

    def can(self, at: ClaimsScreen) -> bool:
        """Where anything is left out."""
        return at.asked.narrowed

    def do(self, at: ClaimsScreen) -> None:
        """Keep the order alone."""
        at.field.value = ""
        at.ask(Asked(order=at.asked.order))


class SortOrder(Command["ClaimsScreen"]):
    """Change the sort order: newest, rating, as of, re-check by, status, owner, claimant."""

    id = "SortOrder"
    name = "Sort order"
    keys = "vertical_line"
    footer = "Sort"
    chapter = Chapter.DUPLICATES

    def do(self, at: ClaimsScreen) -> None:
        """Go on to the next order."""
        # By rating, the order would tell what is read blind.
        orders = [one for one in ORDERS if not at.session.blind or one is not ClaimOrder.RATING]
        now = orders.index(at.asked.order) if at.asked.order in orders else -1
        at.ask(replace(at.asked, order=orders[(now + 1) % len(orders)]))


class _OnClaims(Command["ClaimsScreen"]):
    chapter = Chapter.DUPLICATES

    def can(self, at: ClaimsScreen) -> bool:
        """Where there are claims, or some are marked."""
        return at.has_claims()


class Mark(_OnClaims):
    """Mark the claim for the next bulk action, or unmark it; marks outlast the filter."""

    id = "Mark"
    name = "Mark"
    keys = "asterisk"
    footer = "Mark"

    def do(self, at: ClaimsScreen) -> None:
        """Mark it, or take its mark off, and go on."""
        here = at.here
        if at.marked.pop(here, None) is None:
            at.marked[here] = at.rows[here].claim.version
        cells = dict(at.table(at.rows.values()).rows)[str(here)]
        at.listing.mend(str(here), cells)
        at.listing.next_row()
        at.tell_found()


class MarkAll(_OnClaims):
    """Mark every claim loaded in the list so far, or unmark them all."""

    id = "MarkAll"
    name = "Mark all"
    keys = "ctrl+a"

    def do(self, at: ClaimsScreen) -> None:
        """Mark all that is in the list; where all are, none."""
        if at.rows.keys() <= at.marked.keys():
            at.marked.clear()
        else:
            at.marked |= {key: row.claim.version for key, row in at.rows.items()}
            if len(at.rows) < at.pages.total:
                at.tell(
                    f"Marked the {len(at.rows):,} read so far, of {at.pages.total:,}: scroll "
                    "down to load more."
                )
        at.show_rows()


class AssignClaims(_OnClaims):
    """Assign the marked claims, or the one at the cursor, to a reviewer, with a note."""

    id = "AssignClaims"
    name = "Assign claims"
    keys = "greater_than_sign"
    footer = "Assign"

    async def do(self, at: ClaimsScreen) -> None:
        """Ask to whom, and assign them."""
        versions = at.chosen()

        def assign(name: str, note: str) -> int:
            return at.desk.handovers.assign_all(versions, name, note=note, versions=versions)

        dialog = HandOverDialog(tuple(versions), _owners(at), assign)
        await _act(at, dialog, versions, "Assigned")


class Tag(_OnClaims):
    """Tag the marked claims, or the one at the cursor; -tag removes a tag."""

    id = "Tag"
    name = "Tag"
    keys = "number_sign"
    footer = "Tag"

    async def do(self, at: ClaimsScreen) -> None:
        """Ask which tags, and add or remove them."""
        versions = at.chosen()
        found = at.desk.claims.listed(ClaimFilter(among=tuple(versions)))
        held = _each(tag for row in found for tag in row.claim.tags)

        def tag(put: list[str], off: list[str]) -> int:
            return at.desk.claims.tag(versions, put, off, versions=versions)

        await _act(at, TagDialog(tuple(versions), held, tag), versions, "Tagged")


class SetStatus(_OnClaims):
    """Set the marked claims, or the one at the cursor, to open or in progress."""

    id = "SetStatus"
    name = "Set status"
    keys = "percent_sign"
    footer = "Status"

    async def do(self, at: ClaimsScreen) -> None:
        """Ask for the status, and set it."""
        versions = at.chosen()

        def set_status(status: ClaimStatus) -> int:
            return at.desk.claims.set_status(versions, status, versions=versions)

        await _act(at, StatusDialog(tuple(versions), set_status), versions, "Set the status of")


class Impact(Command["ClaimsScreen"], like=sources.Impact):
    """Show every verdict, article and report that leans on it."""

    def can(self, at: ClaimsScreen) -> bool:
        """Where there is a claim to look at."""
        return at.has_claims()

    def do(self, at: ClaimsScreen) -> None:
        """Show what leans on the claim."""
        show_impact(at, at.here)


class Merge(Command["ClaimsScreen"]):
    """Merge two claims, after showing what becomes of both; one undo separates them again."""

    id = "Merge"
    name = "Merge"
    keys = "ampersand"
    footer = "Merge"
    chapter = Chapter.DUPLICATES

    def can(self, at: ClaimsScreen) -> bool:
        """Where there are two."""
        return at.pages.total > 1

    async def do(self, at: ClaimsScreen) -> None:
        """Choose a claim, then merge another into it; the same one again is chosen no longer."""
        here = at.here
        keep, at.keep = at.keep, None if at.keep else here
        at.tell_found()
        if keep is not None and keep != here:
            await merge(at, keep, here)


class Duplicates(Command["ClaimsScreen"]):
    """Go to the claims that are probably on file twice, or contradict each other."""

    id = "Duplicates"
    name = "Duplicates"
    keys = "equals_sign"
    footer = "Duplicates"
    chapter = Chapter.DUPLICATES

    def do(self, at: ClaimsScreen) -> None:
        """Go there."""
        at.post_message(GoTo("duplicates"))


async def _act(
    at: ClaimsScreen, dialog: Dialog[int], versions: Mapping[int, int], did: str
) -> None:
    """Act on claims, then show the result."""
    if await at.app.push_screen_wait(dialog) is not None:
        at.take_as_they_are(versions.keys())
        at.tell(f"{did} {which(tuple(versions))}. {at.undoes}")
        at.show_changes()


def _owners(at: ClaimsScreen) -> tuple[str, ...]:
    """Names to complete to: those in the list, and your own."""
    return _each([at.desk.reviewer, *(row.claim.owner for row in at.rows.values())])


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    """The names that there are, each once, in order."""
    return tuple(sorted({name for name in names if name}, key=str.casefold))


def _ratings(desk: Desk) -> tuple[Rating, ...]:
    """The ratings one can give now, then those that were given on another scale."""
    found = {one.slug: one for one in open_ratings(desk.settings.scale())}
    for row in desk.settings.scales():
        for one in row.scale.ratings:
            if row.verdicts.get(one.slug):
                found.setdefault(one.slug, one)
    return tuple(found.values())


def _narrowed(session: Session, only: ClaimFilter, article: str, due: str) -> ClaimFilter:
    """A filter with the article and the day that were typed."""
    if session.blind and only.rating not in {None, "none"}:
        raise WrongUse("You read blind: a list of one rating would reveal it.")
    day = session.desk.today() if due == "today" else due
    return replace(
        only,
        article=session.desk.find("article", article) if article else None,
        due=iso_date(day, "date") if day else None,
    )
