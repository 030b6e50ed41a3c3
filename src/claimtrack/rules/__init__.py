"""House rules over a case: which are broken, why, and what would mend them.

The rules are data (`default.toml`, and a desk's own file over it); looking at them is pure. They
hold things back or warn; they never change a rating, a status or a word.
"""

from claimtrack.rules.agreement import retraction_wanted, sign_offs_wanted
from claimtrack.rules.broken import broken, broken_claim
from claimtrack.rules.house import load_rules, parse_rules, read_rules_file
from claimtrack.rules.rule import HouseRules, Rule

__all__ = [
    "HouseRules",
    "Rule",
    "broken",
    "broken_claim",
    "load_rules",
    "parse_rules",
    "read_rules_file",
    "retraction_wanted",
    "sign_offs_wanted",
]
