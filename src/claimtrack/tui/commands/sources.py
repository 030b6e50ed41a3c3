"""Commands for sources: keeping them, their copies, and taking trust away from one."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class AddSource(Command[Any]):
    """Put a page, a local file, a person or a publisher on file as a source."""

    keys = "i"
    footer = "Add"


class EditSource(Command[Any]):
    """Mend what is known of the source; the claims that lean on it are not judged anew."""

    keys = "w"
    footer = "Edit"


class Withdraw(Command[Any]):
    """Take trust away from the source, after showing what leans on it; one undo gives it back."""

    keys = "X"
    footer = "Withdraw"


class Restore(Command[Any]):
    """Trust a withdrawn source again, or say that its page is there again."""

    keys = "t"


class Archive(Command[Any]):
    """Fetch the page, keep a copy, and check every quote against it; nothing is fetched unasked."""

    keys = "W"
    footer = "Archive"


class Impact(Command[Any]):
    """Show every verdict, article and report that leans on it."""

    keys = "I"
    footer = "Impact"
