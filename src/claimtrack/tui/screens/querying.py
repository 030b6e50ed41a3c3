"""Questions about the claim of the card, searches, and what was checked of a quotation."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from claimtrack.errors import WrongUse
from claimtrack.model.claim import Checked, Query
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import querying
from claimtrack.tui.dialogs.querying import (
    AnswerDialog,
    Answered,
    Asked,
    CheckedDialog,
    QueryDialog,
    SearchDialog,
    checked_in_fields,
)
from claimtrack.tui.screens.weighing import WeighingScreen


class QueryingScreen(WeighingScreen):
    """What is asked of others, and where one has looked."""

    OFFERED: ClassVar[Offered] = (
        querying.Query,
        querying.Answer,
        querying.LogSearch,
        querying.SaidOrSo,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in QueryingScreen.OFFERED:
            return super().can(command)
        shown = self.card.claim
        if shown is None:
            return False
        return command is not querying.Answer or bool(_waiting(shown.queries))

    @work
    async def action_query(self) -> None:
        """Put down a question."""
        with self.refusals():
            claim = self.claim.claim

            def ask(said: Asked) -> None:
                self.desk.queries.add(claim.id, said.to, said.question, how=said.how, fix=said.fix)

            await self.asked(QueryDialog(claim.text, ask))

    @work
    async def action_answer(self) -> None:
        """Put down what came back."""
        with self.refusals():
            waiting = _waiting(self.claim.queries)
            if not waiting:
                key = querying.Query.key(self.app)
                raise WrongUse(f"No question about this claim is open: {key} asks one.")

            def answer(said: Answered) -> None:
                self.desk.queries.answer(
                    said.query, said.answer, fix=said.fix, when=said.when or None
                )

            await self.asked(AnswerDialog(waiting, answer))

    @work
    async def action_log_search(self) -> None:
        """Log a search."""
        with self.refusals():
            claim = self.claim.claim

            def log(place: str, words: str, found: str) -> None:
                self.desk.queries.log_search(claim.id, place, words, found=found)

            await self.asked(SearchDialog(claim.text, log))

    @work
    async def action_said_or_so(self) -> None:
        """Say what was checked of a quotation."""
        with self.refusals():
            claim = self.claim.claim
            held = self.held(checked_in_fields)

            def check(checked: Checked | None) -> None:
                self.desk.claims.check_quotation(claim.id, checked, version=held.record.version)

            await self.asked(CheckedDialog(claim.text, claim.checked, check), held)


def _waiting(queries: tuple[Query, ...]) -> tuple[Query, ...]:
    return tuple(one for one in queries if one.answered_at is None)
