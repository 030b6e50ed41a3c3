"""Commands of the second pass: words, claimants, verdicts."""

from __future__ import annotations

from textual.binding import Binding

from claimtrack.tui.command import Command

DIGITS = "123456789"


class Wording(Command):
    """Put the claim in words that stand alone; the old words stay as a variant."""

    keys = "w"


class Claimant(Command):
    """Say who claims it."""

    keys = "c"


class Rate(Command):
    """Open the verdict with the rating of this digit; Enter records it and goes on."""

    keys = ",".join(DIGITS)
    shown_keys = "1 … 9"

    @classmethod
    def bindings(cls) -> list[Binding]:
        """One binding for each digit, since each asks for another rating."""
        return [
            Binding(
                digit,
                f"{cls.action()}({digit})",
                f"{cls.words()} {digit}",
                show=False,
                tooltip=cls.tells(),
                id=f"{cls.__name__}.{digit}",
            )
            for digit in DIGITS
        ]


class Reaffirm(Command):
    """Judge as before: a new verdict with today's date and the rating that stands."""

    keys = "m"


class LegalFlag(Command):
    """Set or clear the legal flag, which asks for a second sign-off."""

    keys = "exclamation_mark"
