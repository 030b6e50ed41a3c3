import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.intake.article import read_bytes
from claimtrack.intake.charset import decode

RUSSIAN = "Причал в Лоумуте снова открыт, сообщил мэр во вторник. Это стоило девять миллионов."
GREEK = "Η αποβάθρα είναι και πάλι ανοιχτή, είπε ο δήμαρχος την Τρίτη. Κόστισε εννέα εκατομμύρια."
JAPANESE = "桟橋は再び開かれたと市長が火曜日に述べた。費用は九百万ドルだった。多くの人が訪れた。"
SPANISH = "El muelle está abierto otra vez – “sí”, dijo el alcalde señor Íñigo el martes."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (SPANISH, "cp1252"),
        (SPANISH, "utf-8"),
        (SPANISH, "utf-16"),
        (SPANISH, "utf-16-le"),
        (SPANISH, "utf-16-be"),
    ],
)
def test_undeclared_sets_are_guessed_from_a_few_sentences(text: str, encoding: str) -> None:
    assert read_bytes("a.txt", text.encode(encoding)).text == text


def test_utf_8_wins_over_what_is_declared() -> None:
    assert decode("señal".encode(), "iso-8859-1") == "señal"


def test_a_mark_wins_over_everything() -> None:
    assert decode("señal".encode("utf-16"), "koi8-r") == "\ufeffseñal".removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("KOI8-R", "koi8-r"),
        ("windows-1251", "cp1251"),
        ("x-cp1251", "cp1251"),
        (" iso-8859-5 ", "iso-8859-5"),
    ],
)
def test_a_declared_set_is_believed_over_a_guess(declared: str, encoding: str) -> None:
    assert decode("Дом".encode(encoding), declared) == "Дом"


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode(b"\x93so\x94, dijo I\xf1igo", "ISO-8859-1") == "“so”, dijo Iñigo"


@pytest.mark.parametrize(
    "declared", ["", "klingon-8", "rot13", "base64", "punycode", "unicode_escape", "utf-8", "\0"]
)
def test_a_set_that_does_not_exist_or_does_not_fit_is_passed_over(declared: str) -> None:
    assert decode(b"Se\xf1al del muelle", declared) == "Señal del muelle"


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="windows-1251"><p>%s</p>',
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>%s</p>',
        b'<?xml version="1.0" encoding="windows-1251"?><html><body><p>%s</p></body></html>',
    ],
)
def test_a_page_declares_its_set_in_its_first_bytes(page: bytes) -> None:
    assert read_bytes("a.html", page % "Дом открыт.".encode("cp1251")).text == "Дом открыт."


def test_what_the_transport_declares_is_believed() -> None:
    data = "<p>Дом открыт.</p>".encode("koi8-r")
    document = read_bytes("https://example.org/", data, media_type="text/html; charset=KOI8-R")
    assert document.text == "Дом открыт."


@given(st.binary(max_size=300), st.text(max_size=20))
def test_decoding_never_fails(data: bytes, declared: str) -> None:
    assert isinstance(decode(data, declared), str)


@given(st.text(max_size=200))
def test_utf_8_is_always_read_as_it_was_written(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data:
        assert decode(data, "cp1251") == data.decode()
