import codecs
import gzip
import hashlib
import sys
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, ClaimtrackError, NotFound, WrongUse
from claimtrack.intake.article import read_bytes, read_file
from claimtrack.model.article import ArticleKind, Hints
from claimtrack.text.clean import clean

PLAIN = """\
Advertisement

Old Ferry Dock Reopens
By Ida Moreau and Jon Lind
Published: 5 June 2025
URL: https://example.org/dock

The dock at Lowmouth is open again.
"""

MARKDOWN = """\
---
title: "Dock: open again"
site: Harbour Courier
by: Ida Moreau
date: June 5, 2025
lang: en-GB
---
Words above.

# Another title

The dock is open.
"""


def test_a_plain_text_tells_its_title_author_date_and_address() -> None:
    document = read_bytes("dock.txt", PLAIN.encode())
    assert document.title == "Old Ferry Dock Reopens"
    assert document.author == "Ida Moreau and Jon Lind"
    assert document.published_on == "2025-06-05"
    assert document.url == "https://example.org/dock"
    assert document.language == "en"
    assert document.kind is ArticleKind.ARTICLE


def test_every_visible_word_of_a_plain_text_stays_in_it() -> None:
    assert read_bytes("dock.txt", PLAIN.encode()).text == PLAIN


def test_front_matter_is_read_and_taken_off_and_the_original_keeps_it() -> None:
    document = read_bytes("dock.md", MARKDOWN.encode())
    assert document.text == "Words above.\n\n# Another title\n\nThe dock is open.\n"
    assert document.title == "Dock: open again"
    assert document.publisher == "Harbour Courier"
    assert document.author == "Ida Moreau"
    assert document.published_on == "2025-06-05"
    assert document.language == "en-GB"
    assert document.original == MARKDOWN.encode()
    assert document.sha256 == hashlib.sha256(MARKDOWN.encode()).hexdigest()


def test_a_markdown_heading_wins_over_the_first_line() -> None:
    assert read_bytes("a.md", b"Words above.\n\n# The title #\n\nMore.").title == "The title"


def test_ruled_lines_that_hold_no_fields_are_part_of_the_text() -> None:
    assert read_bytes("a.md", b"---\nThe dock is open\n---\n").text.startswith("---\n")


def test_hints_win_over_what_the_text_says() -> None:
    hints = Hints(
        kind=ArticleKind.DRAFT,
        title="Mine\x1b[31m",
        url="https://example.net",
        publisher="Gull",
        author="Me",
        date="2024-02",
        language="no",
    )
    document = read_bytes("dock.md", MARKDOWN.encode(), hints)
    assert document.kind is ArticleKind.DRAFT
    assert (document.title, document.url) == ("Mine", "https://example.net")
    assert (document.publisher, document.author) == ("Gull", "Me")
    assert (document.published_on, document.language) == ("2024-02", "no")


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29", " 2024-02-29 "])
def test_dates_of_options_are_taken_as_iso(date: str) -> None:
    assert read_bytes("-", b"Words.", Hints(date=date)).published_on == date.strip()


@pytest.mark.parametrize("date", ["yesterday", "2024-13", "2023-02-29", "5 June 2024", "20240101"])
def test_a_date_that_is_none_is_wrong_use(date: str) -> None:
    with pytest.raises(WrongUse, match="is not a valid date: write YYYY-MM-DD, YYYY-MM"):
        read_bytes("-", b"Words.", Hints(date=date))


@pytest.mark.parametrize(
    "line", ["By 2030, the dock will pay", "By the sea", "Published in haste", "31 June 2025"]
)
def test_prose_that_looks_like_a_byline_or_a_date_is_neither(line: str) -> None:
    document = read_bytes("a.txt", f"Title\n\n{line}\n".encode())
    assert (document.author, document.published_on) == (None, None)


def test_a_long_first_line_is_cut_at_a_word_for_the_title() -> None:
    title = read_bytes("-", ("word " * 100).encode()).title
    assert len(title) <= 121
    assert title.endswith("word…")


@pytest.mark.parametrize(
    "data",
    [
        "Señal del muelle – “sí”".encode(),
        codecs.BOM_UTF8 + "Señal del muelle – “sí”".encode(),
        "Señal del muelle – “sí”".encode("utf-16"),
        "Señal del muelle – “sí”".encode("utf-32"),
        "Señal del muelle – “sí”".encode("cp1252"),
    ],
)
def test_usual_character_sets_are_told_apart(data: bytes) -> None:
    assert read_bytes("a.txt", data).text == "Señal del muelle – “sí”"


def test_one_bad_byte_does_not_spoil_a_text_in_utf_8() -> None:
    assert read_bytes("a.txt", "बंदरगाह\xff".encode() + b"\xff").text == "बंदरगाह\xff\ufffd"


def test_stray_nuls_and_escapes_are_dropped_from_a_text() -> None:
    assert read_bytes("a.txt", b"The \x00dock\r\nis \x1b[31mopen").text == "The dock\nis open"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00\x00", b"\xef\xbb\xbf", b"\x1b[0m"])
def test_a_text_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^a\.txt is empty: it has no words to check\.$"):
        read_bytes("a.txt", data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"SQLite format 3\x00" + bytes(80), "a database: use --db"),
        (b"%PDF-1.7\n", "a broken PDF"),
        (b"PK\x03\x04" + bytes(80), "a ZIP file or an office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(8), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(8), "a picture"),
        (b"GIF89a" + bytes(8), "a picture"),
        (b"\x1f\x8b\x08" + bytes(8), "a gzip file that is cut off"),
        (b"\x7fELF" + bytes(8), "a program"),
        (b"a\x01\x02\x03" * 50, "not text but binary data"),
        (Random(1).randbytes(3_000), "not text but binary data"),  # noqa: S311
    ],
)
def test_binary_data_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(BadInput, match=what) as refused:
        read_bytes("article.txt", data)
    assert refused.value.message.startswith("article.txt is ")
    assert refused.value.message.count("\n") == 0


@pytest.mark.parametrize("name", ["a.xyz", "a.odt", "A.PPTX", "a.xyz.gz"])
def test_endings_that_are_not_read_are_refused_with_a_way_out(name: str) -> None:
    data = gzip.compress(b"Words.", mtime=0) if name.endswith(".gz") else b"Words."
    with pytest.raises(BadInput, match="which is not read: save it as plain text"):
        read_bytes(name, data)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.pdf", "is a broken PDF"),
        ("a.docx", "is a broken DOCX"),
        ("a.srt", "has no subtitles"),
        ("a.vtt", "has no subtitles"),
        ("a.eml", "is not a message"),
    ],
)
def test_words_under_the_ending_of_another_format_are_refused(name: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_bytes(name, b"Words.")


def test_a_web_page_under_the_name_of_a_text_is_read_as_a_page() -> None:
    page = b"<!doctype html><html><body><p>The dock is open.</p></body></html>"
    assert read_bytes("a.txt", page).text == "The dock is open."


def test_an_address_that_ends_like_a_file_is_read_by_its_media_type() -> None:
    page = b"<p>The dock is open.</p>"
    document = read_bytes("https://example.org/dock.pdf.php", page, media_type="text/html")
    assert (document.text, document.url) == (
        "The dock is open.",
        "https://example.org/dock.pdf.php",
    )


def test_a_packed_file_is_read_as_what_is_in_it_and_kept_as_it_came() -> None:
    packed = gzip.compress(MARKDOWN.encode(), mtime=0)
    document = read_bytes("dock.md.gz", packed)
    assert document.title == "Dock: open again"
    assert document.original == packed
    assert document.sha256 == hashlib.sha256(packed).hexdigest()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b"Words.", mtime=0)[:-6], "cut off"),
        (gzip.compress(b"Words.", mtime=0)[:10] + b"\xff" * 20, "is a broken gzip file"),
        (gzip.compress(gzip.compress(b"Words.", mtime=0), mtime=0), "is packed twice"),
        (gzip.compress(bytes(101_000_000), 1), "unpacks to more than 100 MB"),
    ],
)
def test_a_packed_file_that_is_broken_or_a_bomb_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_bytes("a.txt.gz", data)


def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(BadInput, match=r"pip install 'claimtrack\[intake\]'"):
        read_bytes("a.pdf", b"%PDF-1.7\n")


def test_a_list_is_not_read_as_an_article() -> None:
    with pytest.raises(BadInput, match="import it as a list of claims"):
        read_bytes("claims.csv", b"claim\nThe dock is open")


def test_a_file_is_read_under_its_path(tmp_path: Path) -> None:
    path = tmp_path / "dock.txt"
    path.write_bytes(PLAIN.encode())
    assert read_file(path) == read_bytes(str(path), PLAIN.encode())


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no file .*gone\.txt"):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_not_an_article(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read_file(tmp_path)


def test_a_file_that_may_not_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BadInput, match="cannot be read: ask its owner"):
        read_file(Path("locked.txt"))


@given(st.binary(max_size=200), st.sampled_from(["-", "a.txt", "a.md", "a.srt", "a.vtt", "a.eml"]))
def test_any_bytes_are_taken_in_clean_or_refused_in_one_line(data: bytes, name: str) -> None:
    try:
        document = read_bytes(name, data)
    except ClaimtrackError as refused:
        told = refused.message
    else:
        told = document.title
        assert document.text == clean(document.text)
        assert document.text.strip()
        assert document.original == data
    assert "\n" not in told
