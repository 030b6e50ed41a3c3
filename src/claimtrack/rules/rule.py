"""A house rule as data: its text, severity, where it applies, its figures and lists.

Knows nothing of how a rule is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import Severity


class Rule(Struct, frozen=True):
    """One house rule.

    `figures` and `lists` are its parameters, by name. `by_kind` has the severity for kinds of
    article where it differs from `severity`.
    """

    slug: str
    says: str
    severity: Severity
    kinds: tuple[ArticleKind, ...]
    enforced: bool
    figures: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_kind: Mapping[ArticleKind, Severity] = field(default_factory=dict)

    def severity_in(self, kind: ArticleKind) -> Severity:
        """Return the severity in an article of this kind."""
        return self.by_kind.get(kind, self.severity)


class HouseRules(Struct, frozen=True):
    """All house rules of a desk, enforced or not, in the order in which they are checked."""

    rules: tuple[Rule, ...]

    def enforced(self, kind: ArticleKind) -> tuple[Rule, ...]:
        """Return the rules enforced in an article of this kind."""
        return tuple(rule for rule in self.rules if rule.enforced and kind in rule.kinds)


class Breach(NamedTuple):
    """A broken rule: why, in a few words, and what would fix it."""

    why: str
    mend: str


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """Write a count as a newsroom does: in words up to ten, `no` for none."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)
