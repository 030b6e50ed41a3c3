"""Commands for what is asked of others, and where one has looked."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Query(Command[Any]):
    """Put down a question to the writer, the claimant, an expert or the desk."""

    keys = "q"


class Answer(Command[Any]):
    """Put down what came back to an open question."""

    keys = "Q"


class LogSearch(Command[Any]):
    """Log where you have searched, for which words, and what came of it."""

    keys = "semicolon"


class SaidOrSo(Command[Any]):
    """Of a quotation, say what was checked: that it was said, that it is so, or both."""

    keys = "y"
