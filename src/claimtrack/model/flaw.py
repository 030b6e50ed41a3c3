"""What a doctor finds wrong with a file, and all that was looked at."""

from __future__ import annotations

from msgspec import Struct


class Flaw(Struct, frozen=True):
    """Something in a file that is not as it was written.

    `check` is the name of the check, `what` is wrong, `means` says what that does to the work and
    `do` what to do. `derived`: it can be made again from the rows, so that a repair mends it.
    """

    check: str
    what: str
    means: str
    do: str
    derived: bool = False


class Examination(Struct, frozen=True):
    """Every flaw that was found, and what was looked at: `412 rows against the log`."""

    flaws: tuple[Flaw, ...]
    looked_at: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.flaws

    @property
    def repairable(self) -> bool:
        """Whether a repair would mend anything."""
        return any(flaw.derived for flaw in self.flaws)
