"""An article as a whole: signed off, published; and what is out: corrected, retracted."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.content import Content

from claimtrack.errors import WrongUse
from claimtrack.model.case import Severity
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import publishing
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.sign_article import SignArticleDialog
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.screens.signing import SigningScreen
from claimtrack.tui.words import QUIET, counted, line, lines, short


class PublishingScreen(SigningScreen):
    """What an editor answers for."""

    OFFERED: ClassVar[Offered] = (
        publishing.SignOffArticle,
        publishing.Publish,
        publishing.Correct,
        publishing.Retract,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in PublishingScreen.OFFERED:
            return super().can(command)
        if command in (publishing.SignOffArticle, publishing.Publish):
            return bool(self._sentences)
        shown = self.card.claim
        verdict = shown.verdict if shown is not None else None
        if verdict is None or verdict.handed_in_at is None:
            return False
        return command is publishing.Correct or verdict.retraction_asked_at is None

    @work
    async def action_sign_off_article(self) -> None:
        """Sign off the article as a whole."""
        with self.refusals():
            article = self.case.article
            unchecked = self.desk.articles.unchecked(article.id)

            def sign(comment: str) -> None:
                done = self.desk.sign_offs.sign_off_article(
                    article.id, accepted=unchecked, comment=comment
                )
                said = counted(len(done.verdicts), "verdict")
                self.tell(f"The article is signed off: {said}, {len(done.accepted)} unchecked.")

            title, me = article.title or "untitled", self.desk.reviewer
            if await self.app.push_screen_wait(SignArticleDialog(title, unchecked, me, sign)):
                self._show_changed()

    @work
    async def action_publish(self) -> None:
        """Put on record where the check is out; show the notices that it makes due."""
        with self.refusals():
            article = self.case.article
            fresh: list[int] = []

            def publish(url: str) -> None:
                fresh.extend(self.desk.articles.publish(article.id, url))

            about = self._holding_back()
            known = article.published_url or ""
            dialog = TextDialog("Where is our check out?", known, publish, about, one_line=True)
            if await self.app.push_screen_wait(dialog):
                self._show_changed()
                self.tell(f"Published: {counted(len(fresh), 'new verdict')}.")
                claims = [self.desk.verdicts.get(verdict).claim for verdict in fresh]
                notices = self.notices(*claims)
                if notices is not None:
                    self.app.push_screen(ReadDialog("For readers", notices))

    @work
    async def action_correct(self) -> None:
        """Replace a verdict that was our error."""
        with self.refusals():
            verdict = self.verdict
            if verdict.handed_in_at is None:
                raise WrongUse("It is not handed in yet: a digit amends it.")
            slugs = [one.slug for one in open_ratings(self.scale)]
            slug = verdict.rating.slug
            await self.judge(slugs.index(slug) + 1 if slug in slugs else 1, corrects=True)

    @work
    async def action_retract(self) -> None:
        """Ask for the verdict to be retracted."""
        with self.refusals():
            verdict = self.verdict

            def retract(why: str) -> None:
                self.desk.verdicts.retract(verdict.id, why)

            about = "Readers are told why. It is retracted once enough others have agreed (g)."
            heading = f"Retract the verdict on #{verdict.claim}, {short(verdict.rating.label, 40)}?"
            await self.asked(TextDialog(heading, "", retract, about))

    def _holding_back(self) -> Content:
        """What blocks publication, each with what mends it."""
        blocking = [
            one for one in self.desk.articles.blocks(self.case) if one.severity is Severity.BLOCKS
        ]
        rows = [
            line(
                (f"x {f'#{one.claim} ' if one.claim else ''}", "bold"),
                short(one.why, 120),
                (f"  {short(one.mend, 160)}", QUIET),
            )
            for one in blocking
        ]
        return lines(rows or [Content("No house rule holds it back.")])

    def _show_changed(self) -> None:
        self.session.changed()
        self.catch_up()
