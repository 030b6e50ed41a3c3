"""Documents hold what is on file whole and with its type; only formats cut it."""

import pytest

from claimtrack.report.claim import ClaimFacts, claim_document
from claimtrack.report.document import (
    Address,
    Day,
    Document,
    Edition,
    Entry,
    Label,
    Person,
    Quote,
    Text,
    Words,
    dotted,
    listed,
    plain,
    text,
)
from tests.casebook import claim, evidence, rating, sound, verdict

LONG = "very " * 5_000 + "late"


def entry_of(document: Document) -> Entry:
    (part,) = document.parts
    (entry,) = (one for section in part.sections for one in section if isinstance(one, Entry))
    return entry


def test_long_words_stand_in_a_document_whole() -> None:
    case = sound(
        claim=claim(text=LONG),
        evidence=(evidence(1, quote=LONG),),
        verdicts=(verdict(rationale=LONG),),
    )
    entry = entry_of(claim_document(ClaimFacts(case), Edition("2025-06-05")))
    runs = [run for block in entry.words for run in block.text]
    runs += [run for item in entry.evidence for detail in item.details for run in detail]
    assert sum(getattr(run, "text", "") == LONG for run in runs) == 3
    assert entry.verdict is case.verdict


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (text("by ", Person("mira")), "by mira"),
        (dotted("", Words("  "), text("as of ", Day("2025-06")), ()), "as of Jun 2025"),
        (listed(Words("one"), Words(""), text("two ", Address("x.example"))), "one, two x.example"),
        (text(Quote("a cut quote", 5), " ", Quote("a cut quote", 5, brief=True)),
         '"a cut…" (cut: 11 characters) "a cut…"'),
        (text(Label(rating("mostly-true")), " ", Label(rating("true"), marked=True)),
         'mostly true "true"'),
    ],
)  # fmt: skip
def test_runs_are_set_in_a_line_and_empty_ones_left_out(words: Text, seen: str) -> None:
    assert plain(words) == seen
