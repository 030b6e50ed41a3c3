"""A house rule as data: what it says, how hard it is, where it applies, its figures and lists.

Knows nothing of how a rule is looked at, and never decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimtrack.model.article import ArticleKind
from claimtrack.model.case import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One house rule.

    `figures` and `lists` are its own parameters, by name. `by_kind` says how hard it is where that
    differs from `severity`.
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
        """How hard it is in an article of this kind."""
        return self.by_kind.get(kind, self.severity)


@dataclass(frozen=True, slots=True)
class HouseRules:
    """All house rules of a desk, enforced or not, in the order in which they are looked at."""

    rules: tuple[Rule, ...]

    def enforced(self, kind: ArticleKind) -> tuple[Rule, ...]:
        """The rules that are looked at in an article of this kind."""
        return tuple(rule for rule in self.rules if rule.enforced and kind in rule.kinds)


class Breach(NamedTuple):
    """What a rule found wrong: why, in a few words, and what would mend it."""

    why: str
    mend: str


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(count: int) -> str:
    """Write a count as a newsroom does: in words up to ten, `no` for none."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else str(count)
