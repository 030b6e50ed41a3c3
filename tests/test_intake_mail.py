from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Hints, RemarkKind, SentenceKind


def message(text: str, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ida Moréau <ida@example.org>"
    made["Subject"] = "Old dock, new cost"
    made["Date"] = "Thu, 5 Jun 2025 23:30:00 +0200"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def test_sender_subject_and_date_are_author_title_and_date() -> None:
    document = read_bytes("a.eml", message("The dock cost £9 million.\n").as_bytes())
    assert document.author == "Ida Moréau"
    assert document.title == "Old dock, new cost"
    assert document.published_on == "2025-06-05"
    assert document.text == "The dock cost £9 million."


def test_an_address_stands_for_a_sender_without_a_name() -> None:
    data = b"From: ida@example.org\n\nThe dock is open.\n"
    assert read_bytes("a.eml", data).author == "ida@example.org"


def test_the_html_part_is_read_where_there_is_no_other() -> None:
    made = message("")
    made.set_content("<p>The dock is <b>open</b>.</p><p>Come.</p>", subtype="html")
    document = read_bytes("a.eml", made.as_bytes())
    assert document.text == "The dock is open.\n\nCome."
    assert document.title == "Old dock, new cost"


def test_attachments_are_named() -> None:
    made = message("The dock is open.\n")
    made.add_attachment(b"Secret.", maintype="text", subtype="plain", filename="budget.txt")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="dock.png")
    text = read_bytes("a.eml", made.as_bytes()).text
    assert text == "The dock is open.\n\nAttached: budget.txt, dock.png"


def test_what_is_named_below_an_html_message_is_marked_as_no_part_of_it() -> None:
    made = message("")
    made.set_content("<p>The dock is open.</p>", subtype="html")
    made.add_attachment(b"x", maintype="image", subtype="png", filename="dock.png")
    document = read_bytes("a.eml", made.as_bytes())
    last = document.passages[-1]
    assert last.kind is SentenceKind.BOILERPLATE
    assert document.text[last.start : last.end] == "Attached: dock.png"


def test_the_declared_character_set_of_a_part_is_believed() -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; charset=koi8-r\n\n"
    assert read_bytes("a.eml", head + "Причал открыт.".encode("koi8-r")).text == "Причал открыт."


def test_flowed_lines_are_joined_again() -> None:
    head = b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\n"
    data = head + b"The dock \nis open.\n\nCome \nand see.\n-- \nIda\n"
    assert read_bytes("a.eml", data).text == "The dock is open.\n\nCome and see.\n-- \nIda"


def test_links_in_a_draft_are_remarks() -> None:
    data = message("See https://example.org/dock.\n").as_bytes()
    [remark] = read_bytes("a.eml", data, Hints(kind=ArticleKind.DRAFT)).remarks
    assert (remark.kind, remark.url) == (RemarkKind.LINK, "https://example.org/dock")


def test_a_message_without_text_is_empty() -> None:
    with pytest.raises(BadInput, match="is empty"):
        read_bytes("a.eml", b"From: ida@example.org\nSubject: nothing\n\n")


@pytest.mark.parametrize(
    "header",
    [
        b"Date: Thu, 99 Foo 9999 99:99:99 +9999",
        b"Subject: =?utf-8?b?!!!?=",
        b"Content-Type: text/plain; charset=\xff\xfe",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Transfer-Encoding: base64",
        b"From: <<<>>>,,;:@",
    ],
)
def test_headers_made_to_hurt_are_read_or_refused_in_one_line(header: bytes) -> None:
    try:
        told = read_bytes("a.eml", b"From: ida@example.org\n" + header + b"\n\nWords.\n").text
    except BadInput as refused:
        told = refused.message
    assert told.strip()


def test_parts_nested_a_thousand_deep_are_refused_or_read() -> None:
    data = b"From: ida@example.org\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (deep, deep)
        for deep in range(1000)
    )
    with pytest.raises(BadInput, match=r"is a broken message|is empty"):
        read_bytes("a.eml", data)


@given(st.binary(max_size=300))
def test_any_bytes_under_a_sender_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        told = read_bytes("a.eml", b"From: ida@example.org\n" + data).title
    except BadInput as refused:
        told = refused.message
    assert "\n" not in told


STUB = "This message is in HTML. Please view it in a browser."
TOLD = "<p>The dock cost nine million.</p><p>It opened in June, a year late, and leaked.</p>"


@pytest.mark.parametrize("plain", ["", " \n\u00a0\n", STUB[:24]])
def test_of_two_parts_that_say_the_same_the_fuller_is_read(plain: str) -> None:
    made = message(plain)
    made.add_alternative(TOLD, subtype="html")
    text = read_bytes("a.eml", made.as_bytes()).text
    assert text == "The dock cost nine million.\n\nIt opened in June, a year late, and leaked."


def test_a_plain_part_is_read_beside_html_with_menus() -> None:
    made = message("The dock cost nine million.")
    made.add_alternative(f"<p>Home News Sport</p>{TOLD[:36]}", subtype="html")
    assert read_bytes("a.eml", made.as_bytes()).text == "The dock cost nine million."


PARTS = b"""--B
Content-Type: text/plain

The dock is open.

--B
Content-Type: text/plain

Come and see.

--B--
"""


@pytest.mark.parametrize(
    "kind",
    [
        b'multipart/mixed; boundary="B"',
        b"multipart/x-of-our-own; boundary=B",
        b"multipart/report",
        b"multipart; boundary=B",
        b"text/plain; boundary=B",
        b"application/mixed; boundary=B",
    ],
)
def test_parts_are_read_whatever_the_type_of_the_message_says(kind: bytes) -> None:
    data = b"From: ida@example.org\nContent-Type: " + kind + b"\n\n" + PARTS
    assert read_bytes("a.eml", data).text == "The dock is open.\n\nCome and see."


def test_html_below_plain_words_is_read_with_them() -> None:
    made = message("The dock is open.\n")
    made.make_mixed()
    made.attach(message_of_html("<h2>Costs</h2><p>It cost nine million.</p>"))
    document = read_bytes("a.eml", made.as_bytes())
    told = [(document.text[one.start : one.end], one.kind) for one in document.passages]
    assert told[0] == ("The dock is open.", SentenceKind.BODY)
    assert told[-1] == ("It cost nine million.", SentenceKind.BODY)


def message_of_html(words: str) -> EmailMessage:
    made = EmailMessage()
    made.set_content(words, subtype="html")
    return made


@pytest.mark.parametrize(
    "header",
    [
        b"=?utf-8?Q?Caf=C3?=\n =?utf-8?Q?=A9_am_Kai?=",
        b"=?UTF-8?b?Q2Fmww==?=\n\t=?utf-8?B?qSBhbSBLYWk=?=",
        b"=?utf-8?B?Q2Fmw6k?= =?utf-8?B?gYW0gS2Fp?=",
        b"=?iso-8859-1?Q?Caf=E9?= am Kai",
        "Café am Kai".encode(),
        "Café am Kai".encode("latin-1"),
    ],
)
def test_encoded_words_are_whole_characters_wherever_they_are_cut(header: bytes) -> None:
    data = b"From: =?utf-8?Q?M=C3?= =?utf-8?Q?=B6we=2C_Ida?= <ida@example.org>\nSubject: "
    document = read_bytes("a.eml", data + header + b"\n\nWords.\n")
    assert (document.title, document.author) == ("Café am Kai", "Möwe, Ida")
