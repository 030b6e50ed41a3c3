"""Commands for an article as a whole, and for what is out already."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class SignOffArticle(Command[Any]):
    """Sign off the article as a whole: each line that nobody checked is accepted in your name."""

    keys = "O"


class Publish(Command[Any]):
    """Put on record where our check is out; refused while a house rule blocks it."""

    keys = "P"


class Correct(Command[Any]):
    """Replace a verdict that was our error; it enters the corrections log, with its notice."""

    keys = "K"


class Retract(Command[Any]):
    """Ask for the verdict to be retracted; it is once enough others have agreed to that."""

    keys = "Y"
