from __future__ import annotations

import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

import claimtrack
from claimtrack.intake.article import read_bytes
from claimtrack.intake.language import language
from claimtrack.model.article import Hints
from claimtrack.split.split import split
from tests.command import command
from tests.pdf_file import paragraph, pdf

SPANISH = (
    "El puerto movió ayer 412 cajas.",
    "Nadie del sindicato quiso decir cuántas eran.",
    "La cifra se conocerá cuando termine la huelga.",
)
RUSSIAN = (
    "Вчера порт принял 412 ящиков.",
    "Никто из профсоюза не сказал, сколько их было.",
    "Число станет известно, когда закончится забастовка.",
)
GERMAN = (
    "Der Hafen hat gestern 412 Kisten bewegt.",
    "Niemand von der Gewerkschaft wollte sagen, wie viele es waren.",
    "Die Zahl wird bekannt, wenn der Streik zu Ende ist.",
)
ENGLISH = (
    "The harbour moved 412 boxes yesterday.",
    "Nobody from the union would say how many there were.",
    "The figure will be known when the strike is over.",
)


def subtitles(lines: tuple[str, ...]) -> bytes:
    cues = (
        f"{place}\n00:00:0{place},000 --> 00:00:0{place},900\n{line}\n"
        for place, line in enumerate(lines, 1)
    )
    return "\n".join(cues).encode()


def mail(lines: tuple[str, ...]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "ida@harbour.example", "412"
    message.set_content("\n\n".join(lines))
    return message.as_bytes()


def page(lines: tuple[str, ...], declared: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html{declared}><meta charset='utf-8'><title>412</title>"
        f"<body><article><h1>412</h1>{paragraphs}</article></body></html>"
    ).encode()


@pytest.mark.parametrize(("lines", "code"), [(SPANISH, "es"), (RUSSIAN, "ru"), (GERMAN, "de")])
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("port.srt", subtitles),
        ("port.eml", mail),
        ("port.html", page),
        ("port.txt", lambda lines: " ".join(lines).encode()),
    ],
)
def test_a_file_that_declares_no_language_has_that_of_its_words(
    lines: tuple[str, ...], code: str, name: str, made: object
) -> None:
    assert callable(made)
    assert read_bytes(name, made(lines)).language == code


def test_a_pdf_has_the_language_of_its_words() -> None:
    assert read_bytes("port.pdf", pdf([paragraph(*SPANISH)])).language == "es"


@pytest.mark.parametrize(
    ("lines", "declared", "code"),
    [
        (GERMAN, ' lang="en"', "de"),
        (ENGLISH, ' lang="fr-FR"', "en"),
        (GERMAN, ' lang="de-AT"', "de-AT"),
        (ENGLISH, ' lang="en-GB"', "en-GB"),
        (GERMAN, ' lang="xx"', "xx"),  # a language that nobody here could tell
        (("412.",), ' lang="fr"', "fr"),  # nothing contradicts it
    ],
)
def test_a_declared_language_loses_only_where_the_words_contradict_it(
    lines: tuple[str, ...], declared: str, code: str
) -> None:
    assert read_bytes("port.html", page(lines, declared)).language == code


def test_a_person_is_believed() -> None:
    said = read_bytes("port.txt", " ".join(GERMAN).encode(), Hints(language="nds"))
    assert said.language == "nds"


@pytest.mark.parametrize("text", ["412.", "Lind, 24, E17", "http://harbour.example/412"])
def test_what_is_too_short_to_tell_has_no_language(text: str) -> None:
    assert language(text, None) is None


def test_a_few_english_words_are_not_the_language_of_a_page() -> None:
    quoted = 'He said: "I concluded that this was the single difference of all."'
    whole = "\n".join((quoted, *(line for _ in range(60) for line in GERMAN)))
    assert language(whole, None) == "de"


def test_japanese_words_in_an_english_page_do_not_make_it_japanese() -> None:
    assert language("\n".join((*ENGLISH, "駅員 ekiin, もらう morau, 呼ぶ yobu")), None) == "en"


def test_without_a_language_the_file_says_null_and_no_english_rule_runs(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    command(path, "import", "-", "--title", "E17", stdin=b"Lind, 24, E17")
    shown = command(path, "show", "article", "1", "--json").objects[0]
    assert shown["article"]["language"] is None
    with claimtrack.open(path, reviewer="Mira") as desk:
        claim = desk.claims.add("Lind, 24, E17", article=1, start=0, end=13)
        assert [one.language for one in desk.claims.case(claim).wordings] == [None]
    found = split("The mayor, Ida Brandt, said on Monday that 412 died.", language=None)
    assert not found[0].claimant
    assert "a language that nobody knows" in found[0].reasons[-1]


def test_only_an_import_of_doubtful_words_loads_the_model(tmp_path: Path) -> None:
    file = tmp_path / "port.txt"
    told = "import sys; print('py3langid' in sys.modules)"
    for words, loaded in ((" ".join(ENGLISH * 3), "False"), ("Lind, 24, E17", "True")):
        file.write_text(words, encoding="utf-8")
        code = (
            f"from claimtrack.intake.article import read_file; from pathlib import Path;"
            f"read_file(Path({str(file)!r})); {told}"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
        )
        assert ran.stdout.strip() == loaded
