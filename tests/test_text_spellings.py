"""Words are found however they are spelled, set or encoded, and their places are exact."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.text.spellings import BLOCK, Spellings, canonical, name_parts

NAME = "Zoë O'Hara-Łuczak"


@pytest.mark.parametrize(
    "text",
    [
        "Zoë O’Hara–Łuczak",
        "ZOE O'HARA LUCZAK",
        "Zoe\u0308 O`Hara-Łuczak",
        "zoë\u00a0ohara\nłuczak",
        "Zo\u00adë O'Ha\u200bra-Łuczak",
        "Zoë O'Hara-\n   Łuczak",
        "Zoë O'Hara-Łucz-\nak",
        "Łuczak, Zoë O'Hara",
        "zoe_ohara.luczak",
        "Ｚｏë O'Hara-Łuczak",
        "Zoe%20O%27Hara-%C5%81uczak",
        "Zoë O&#39;Hara-Łuczak",
        "https://port.example/zoe-ohara-luczak/1",
        "zoeoharaluczak@port.example",
        "Wm/DqyBPJ0hhcmEtxYF1Y3phaw==",
    ],
)
def test_a_name_is_found_in_any_spelling(text: str) -> None:
    spellings = Spellings(NAME)
    around = f"It was {text} on the pier."
    assert around in spellings
    clear = spellings.blanked(around)
    assert len(clear) == len(around)
    assert clear not in spellings
    assert BLOCK in clear
    if not re.search(r"%|&|@|://|==", text):  # a code goes as a whole
        assert clear.startswith("It was ")
        assert clear.endswith(" on the pier.")
        assert not any(char.isalpha() for char in clear[7:-13])


@pytest.mark.parametrize("text", ["Zoë O'Hara", "Annual", "zoë o'hara-łuczakowa", "", "Łuczak Zoë"])
def test_other_words_are_left_alone(text: str) -> None:
    assert text not in Spellings(NAME)
    assert Spellings(NAME).blanked(text) == text


def test_parts_of_longer_words_are_told_apart() -> None:
    assert "annual" not in Spellings("Ann")
    assert Spellings("Ann").inside("annual")
    assert "Ann's" in Spellings("Ann")


def test_the_parts_that_tell_who_is_meant() -> None:
    assert name_parts("Jo van der Whistler") == ("Whistler",)
    assert name_parts("Anne-Marie Łuczak") == ("Anne", "Marie", "Łuczak")
    assert name_parts("Whistler") == ()
    assert "Łuczak was late" in Spellings(NAME, alone=True)


@pytest.mark.parametrize(
    "data",
    [
        "Zoë O'Hara-Łuczak",
        "ZOË O'HARA ŁUCZAK",
        "zoe o'hara\u00a0luczak",
        "Zo\u00adë O'Hara-\nLuczak",
    ],
)
def test_its_letters_are_found_in_bytes(data: str) -> None:
    assert re.search(Spellings(NAME).in_bytes, f"xx{data}yy".encode())
    assert not re.search(Spellings(NAME).in_bytes, b"Zoe O'Mara-Luczak")


@given(st.text())
def test_a_text_is_folded_letter_by_letter(text: str) -> None:
    assert "".join(map(canonical, text)) == canonical(text)


@given(st.text(), st.text())
def test_blocks_keep_the_length_and_leave_nothing(before: str, after: str) -> None:
    text = f"{before} Zoë O'Hara-Łuczak {after}"
    clear = Spellings(NAME).blanked(text)
    assert len(clear) == len(text)
    assert clear not in Spellings(NAME)
