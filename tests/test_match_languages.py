"""Each language with data: what differs in it is never called the same, and a repeat mostly is."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.match.compare import compare
from claimtrack.match.vocabulary import built, vocabulary
from claimtrack.model.match import DifferenceKind, Relation
from claimtrack.text.languages.known import MODULES, language
from claimtrack.text.languages.recognised import language_of

PAIRS = Path(__file__).parent.parent / "benchmarks" / "contrast"
ALIKE = {Relation.SAME, Relation.VARIANT}
KINDS = ("negation", "number", "quantifier", "direction", "name", "role")
NAMED = {
    "negation": DifferenceKind.NEGATION,
    "number": DifferenceKind.NUMBER,
    "quantifier": DifferenceKind.QUANTIFIER,
    "direction": DifferenceKind.DIRECTION,
    "name": DifferenceKind.NAME,
}
REPEATED = 0.8


@cache
def pairs(language: str) -> tuple[dict[str, str], ...]:
    lines = (PAIRS / f"{language}.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@pytest.mark.parametrize("language", MODULES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_differs_is_never_the_same(language: str, kind: str) -> None:
    different = [
        pair
        for pair in pairs(language)
        if pair["kind"] == kind and pair["relation"] in {"contradicts", "not same"}
    ]
    compared = [compare(pair["statement"], pair["claim"]) for pair in different]
    assert compared, "the language has no pair of this kind"
    assert not [
        pair for pair, one in zip(different, compared, strict=True) if one.relation in ALIKE
    ]
    if kind in NAMED:
        named = {difference.kind for one in compared for difference in one.differences}
        assert NAMED[kind] in named


@pytest.mark.parametrize("language", MODULES)
def test_a_repeat_is_mostly_recognised(language: str) -> None:
    repeats = [pair for pair in pairs(language) if pair["relation"] == "variant"]
    alike = [compare(one["statement"], one["claim"]).relation in ALIKE for one in repeats]
    assert sum(alike) >= REPEATED * len(alike)


@pytest.mark.parametrize("language", MODULES)
def test_a_short_text_tells_its_language(language: str) -> None:
    texts = [pair[side] for pair in pairs(language) for side in ("statement", "claim")]
    told = [language_of(text) in {language, None} for text in texts]
    assert sum(told) >= REPEATED * len(told)


def test_a_language_without_data_has_equal_words_only() -> None:
    for pair in pairs("other"):
        relation = compare(pair["statement"], pair["claim"]).relation
        assert (relation in ALIKE) == (pair["relation"] == "same"), pair


def test_the_language_of_a_pair_can_be_given() -> None:
    said = "Regeringen har inte höjt skatten"
    assert compare(said, said).language == "sv"
    assert compare(said, said, language="de-AT").language == "de"


def test_languages_are_told_by_script_and_small_words() -> None:
    assert language_of("Die Regierung hat die Steuern erhöht") == "de"
    assert language_of("حکومت نے ٹیکس بڑھا دیا ہے") == "ur"
    assert language_of("رفعت الحكومة الضرائب في مصر") == "ar"
    assert language_of("सरकार ने कर बढ़ा दिया है") == "hi"
    assert language_of("Уряд підвищив податки") == "uk"
    assert language_of("FATF") == "en"
    assert language_of("") is None


def test_the_english_that_was_made_before_is_what_its_words_make() -> None:
    assert vocabulary("en") == built("en"), "run benchmarks/english_vocabulary.py"


@pytest.mark.parametrize("code", MODULES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_words_of_a_language_are_compared(code: str, data: st.DataObject) -> None:
    own = language(code)
    listed = " ".join((own.negations, own.function_words, *own.quantifiers.values(), *own.numbers))
    words = [*listed.split(), *own.months, *own.scales, *own.relative, "7", "İIıi", "-", ","]
    text = st.lists(st.sampled_from(words), max_size=8).map(" ".join)
    a = data.draw(text.map(str.upper) | text)
    b = data.draw(text.map(str.title) | text)
    for difference in compare(a, b, language=code).differences:
        for whole, said, span in (
            (a, difference.statement, difference.statement_span),
            (b, difference.claim, difference.claim_span),
        ):
            assert said == (whole[slice(*span)] if span else "")


def test_a_cold_english_match_loads_no_other_language() -> None:
    code = (
        "import sys; from claimtrack.match.compare import compare;"
        "compare('The attack killed 28 people', 'The attack killed 26 people');"
        "print([name for name in sys.modules if name.startswith('claimtrack.text.languages')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "german" not in ran.stdout
    assert "english" in ran.stdout
