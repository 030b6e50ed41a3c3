"""Choosing the known claim that a sentence repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Scale
from claimtrack.tui.dialogs.confirm import Confirm
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.match_words import both_sides, match_content
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.tui.shell.work_screen import WorkScreen


async def agreed(screen: WorkScreen, statement: str, chosen: MatchedClaim, scale: Scale) -> bool:
    """Whether it is the same claim: asked only where something material differs."""
    if not chosen.match.differences:
        return True
    sides = both_sides(statement, chosen, scale)
    asked = Confirm("They differ. Is it the same claim anyway?", sides)
    return await screen.app.push_screen_wait(asked) is True


class LinkDialog(Dialog[MatchedClaim]):
    """The known claims that a sentence may repeat; returns the one chosen.

    Args:
        statement: the sentence.
        matches: what was found, best first.
        scale: where labels of ratings are looked up.
    """

    DEFAULT_CSS = """
    LinkDialog MatchList { height: auto; max-height: 14; padding: 0; }
    """

    def __init__(self, statement: str, matches: Sequence[MatchedClaim], scale: Scale) -> None:
        super().__init__(
            "Which claim on file does it repeat?",
            "↑ ↓ choose   enter links (the earlier verdict does not tick it)   esc cancels",
        )
        self._statement = statement
        self._matches = tuple(matches)
        self._scale = scale

    def body(self) -> ComposeResult:
        """The sentence, then the claims."""
        yield Static(Content(short(self._statement, 300)))
        yield Static(classes="gap")
        yield MatchList(match_content(one, self._scale) for one in self._matches)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Return the claim chosen."""
        self.dismiss(self._matches[event.option_index])
