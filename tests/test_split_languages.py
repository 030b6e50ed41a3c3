from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimtrack.split.split import split
from claimtrack.text.languages.ends import ends
from claimtrack.text.languages.ends_listed import ENDS

CASES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("split_languages.toml").read_text("utf-8")
)
MOST_FAILING = 10


def cut(text: str, language: str | None) -> list[str]:
    found = split(text, language=language)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [one.text for one in found]


@pytest.mark.parametrize("language", CASES)
def test_at_most_one_case_in_ten_of_a_language_is_cut_otherwise_than_by_a_reader(
    language: str,
) -> None:
    cases = CASES[language]
    failing = [
        case
        for case in cases
        if cut(case.replace("| ", ""), language) != [part.strip() for part in case.split("|")]
    ]
    assert len(cases) >= MOST_FAILING
    assert len(failing) <= len(cases) // MOST_FAILING, failing


def test_a_region_or_a_script_changes_nothing_about_where_sentences_end() -> None:
    text = "Am 28. März kam er. Dann ging er."
    assert cut(text, "de-AT") == cut(text, "DE_ch") == cut(text, "de")
    assert len(cut(text, "de")) == 2


def test_no_word_of_english_begins_a_sentence_of_another_language() -> None:
    # "Sun." and "On" are English: a day, and a word that begins sentences after one.
    assert cut("Isang araw sa Sun. On ang ilaw.", "en") == ["Isang araw sa Sun.", "On ang ilaw."]
    assert cut("Isang araw sa Sun. On ang ilaw.", None) == ["Isang araw sa Sun. On ang ilaw."]


@pytest.mark.parametrize("language", ["de", None])
def test_nobody_is_suggested_as_a_speaker_by_english_rules_in_another_language(
    language: str | None,
) -> None:
    text = "The mayor, Ida Brandt, said on Monday that the quay was closed."
    assert split(text, language="en")[0].claimant
    assert not split(text, language=language)[0].claimant


def test_what_cannot_be_told_apart_by_data_is_cut_too_seldom_rather_than_too_often() -> None:
    unknown = ends(None)
    every = {word for one in ENDS.values() for word in one.before_names.split()}
    assert every == set(unknown.before_names.split())
    assert not unknown.starters


def test_a_mark_in_the_title_of_a_work_ends_no_sentence() -> None:
    assert cut("他读《港口！爸爸》。她没有读。", "zh") == ["他读《港口！爸爸》。", "她没有读。"]
    # A title that is never closed does not swallow the rest.
    assert cut("他读《港口！她没有读。", "zh") == ["他读《港口！", "她没有读。"]


def test_the_number_of_a_reference_stays_with_the_sentence_before() -> None:
    text = "The quay was closed in 1911.[1] The crane followed in 1912.[2][3] Nobody knows why."
    assert cut(text, "en") == [
        "The quay was closed in 1911.[1]",
        "The crane followed in 1912.[2][3]",
        "Nobody knows why.",
    ]
