import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.split.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@given(st.text(alphabet="aB1 .!?…\"'”“)(,।。\n-", max_size=80))
def test_sentences_hold_every_visible_character_in_order(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Osei met Mr. Lind at St. Olaf's on Friday.",
        "The U.S. Navy left at 5 p.m. on Sunday.",
        "J. K. Moreau owns 3.5 per cent of No. 10 Quay Street.",
        "Duties rose on Jan. 5 and again on Oct. 9.",
        "See https://example.org/a.html?b=1.2 for the table.",
        "The pause ... was long.",
        '"Is it safe?" asked the mayor.',
        '"Is it safe?" Mayor Lind asked.',
        "1. The dock is closed.",
        "डॉ. राव दिल्ली में हैं।",
    ],
)
def test_a_dot_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["The port closed.", "Nobody said why."],
        ["He left the U.S.", "He never came back."],
        ["It closed at 5 p.m.", "The gates stayed shut."],
        ["She works for Brine Inc.", "It sells salt."],
        ["She said no.", "Ten others agreed."],
        ["Il a dit : « La porte est fermée. »", "Elle est partie."],
        ["Who paid?", "The harbour did!", "It always does…", "Nobody asked."],
        ["बंदरगाह बंद है।", "कोई नहीं आया।"],
        ["بندرگاہ بند ہے۔", "کوئی نہیں آیا۔"],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


def test_stops_without_spaces_end_chinese_and_japanese_sentences() -> None:
    assert cut("港口关闭了。没有人来。") == ["港口关闭了。", "没有人来。"]


def test_a_quotation_of_several_sentences_is_cut_inside() -> None:
    assert cut('"The crane fell. Two men ran. We saw it," Ms Lind said. She wept.') == [
        '"The crane fell.',
        "Two men ran.",
        'We saw it," Ms Lind said.',
        "She wept.",
    ]


def test_only_the_given_block_is_cut() -> None:
    text = "One. Two. Three."
    assert [text[start:end] for start, end in sentences(text, 5, 9)] == ["Two."]
