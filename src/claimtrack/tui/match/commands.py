"""Commands on a match: link the current sentence to it, or add a new claim instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.errors import WrongUse
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.link import agreed
from claimtrack.tui.review import sentences

if TYPE_CHECKING:
    from claimtrack.tui.match.screen import MatchScreen


class NewClaim(Command["MatchScreen"]):
    """Put the statement on file as a new claim."""

    id = "NewClaim"
    name = "New claim"
    keys = "a"
    footer = "New claim"
    chapter = Chapter.MATCH

    def can(self, at: MatchScreen) -> bool:
        """Where something was typed."""
        return bool(at.field.value.strip())

    def do(self, at: MatchScreen) -> None:
        """Put the sentence at the cursor on file, or what stands in the field."""
        at.tell(f"On file as claim #{at.desk.claims.add(at.statement)}.")
        at.show_changes()


class Link(Command["MatchScreen"], like=sentences.Link):
    """Say that the sentence repeats a claim on file. Its earlier verdict does not tick it."""

    def can(self, at: MatchScreen) -> bool:
        """Where the match is that of the sentence that the article stands at."""
        return at.linkable() is not None

    async def do(self, at: MatchScreen) -> None:
        """Link the current sentence, showing the differences first if there are any."""
        found = at.linkable()
        if found is None:
            raise WrongUse("Only the article's current sentence can be linked from here.")
        sentence, chosen = found
        if await agreed(at, sentence.text, chosen, at.desk.settings.scale()):
            anyway, read = bool(chosen.match.differences), sentence.version
            at.desk.suggestions.link(sentence.id, chosen.match.claim, anyway=anyway, version=read)
            at.tell(f"Linked to #{chosen.match.claim}: m in the article reaffirms it.")
            at.show_changes()
