"""Commands on a row of triage: one key decides all of its sentences, then the next row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.rules import refusals
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.confirm import Confirm
from claimtrack.tui.everywhere import Undo
from claimtrack.tui.review import sentences
from claimtrack.tui.triage.rows import differing, known_claim, sentences_of, versions_of
from claimtrack.tui.words import counted, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.triage.screen import TriageScreen


class Accept(Command["TriageScreen"], like=sentences.Accept):
    """Make a claim of the whole sentence and go on to the next undecided one."""

    def can(self, at: TriageScreen) -> bool:
        """Where there is a row, and its first sentence holds no claim."""
        return at.here is not None and not refusals.accept(at.here.sentences[0])

    def do(self, at: TriageScreen) -> None:
        """Make a claim of the first sentence; what says the same comes back as a repetition."""
        row = at.row
        first = row.sentences[0]
        claim = at.desk.sentences.accept(first.id, version=first.version)
        at.go_on(row, f"accepted as #{claim}")
        if len(row.sentences) > 1:
            at.read()


class NotAClaim(Command["TriageScreen"], like=sentences.NotAClaim):
    """Decide that nothing checkable is claimed here (opinion, rhetoric) and go on."""

    def can(self, at: TriageScreen) -> bool:
        """Where there is a row, and its first sentence holds no claim."""
        return at.here is not None and not refusals.decide(at.here.sentences[0])

    def do(self, at: TriageScreen) -> None:
        """Decide it about all of its sentences."""
        row = at.row
        at.desk.sentences.not_a_claim(*sentences_of(row), versions=versions_of(row))
        at.go_on(row, "not a claim")


class Skip(Command["TriageScreen"], like=sentences.Skip):
    """Leave a checkable sentence unchecked, deliberately, and go on; the report lists it."""

    def can(self, at: TriageScreen) -> bool:
        """Where there is a row, and its first sentence holds no claim."""
        return at.here is not None and not refusals.decide(at.here.sentences[0])

    def do(self, at: TriageScreen) -> None:
        """Leave all of its sentences unchecked."""
        row = at.row
        at.desk.sentences.skip(*sentences_of(row), versions=versions_of(row))
        at.go_on(row, "skipped")


class Link(Command["TriageScreen"], like=sentences.Link):
    """Say that the sentence repeats a claim on file. Its earlier verdict does not tick it."""

    def can(self, at: TriageScreen) -> bool:
        """Where a known claim is suggested."""
        return at.here is not None and at.here.match is not None

    async def do(self, at: TriageScreen) -> None:
        """Link all of its sentences to the known claim, asking where one of them differs."""
        row = at.row
        known = known_claim(row)
        sides = differing(at.desk, row, known)
        asked = Confirm("They differ. Is it the same claim anyway?", lines(sides))
        if sides and not await at.app.push_screen_wait(asked):
            return
        first, *more = sentences_of(row)
        claim, versions = known.match.claim, versions_of(row)
        at.desk.suggestions.link(first, claim, *more, anyway=bool(sides), versions=versions)
        at.go_on(row, f"linked to #{claim}")


class Reject(Command["TriageScreen"], like=sentences.Reject):
    """Say that the nearest known claim is another one; it is not offered here again."""

    def can(self, at: TriageScreen) -> bool:
        """Where a known claim is suggested."""
        return at.here is not None and at.here.match is not None

    def do(self, at: TriageScreen) -> None:
        """Reject it for all of its sentences; the row stays, as something new."""
        row = at.row
        first, *more = sentences_of(row)
        claim = known_claim(row).match.claim
        at.desk.suggestions.reject(first, claim, *more)
        at.left.append(str(first))
        at.tell(f"Not #{claim}: it is not offered for this again.")
        at.show_changes()


class DismissArticle(Command["TriageScreen"]):
    """Skip everything that is still undecided in this row's article, after asking."""

    id = "DismissArticle"
    name = "Dismiss article"
    keys = "X"
    footer = "Dismiss article"
    chapter = Chapter.TRIAGE

    def can(self, at: TriageScreen) -> bool:
        """Where there is a row."""
        return at.here is not None

    async def do(self, at: TriageScreen) -> None:
        """Ask, then skip it."""
        article = at.row.articles[0]
        left = at.desk.articles.case(article.id).coverage.undecided
        title = short(article.title or "untitled", 60)
        undone = f"{Undo.key(at.app)} undoes it."
        details = Content(f"{counted(left, 'line')} still undecided; {undone}")
        asked = Confirm(f"Skip all that is undecided in “{title}”?", details)
        if await at.app.push_screen_wait(asked):
            at.say(f"dismissed {counted(at.desk.sentences.dismiss(article.id), 'line')}")
            at.show_changes()
