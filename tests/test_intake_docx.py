import io
import zipfile

import pytest

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Document, Hints, RemarkKind, SentenceKind
from tests.docx_file import docx, paragraph, part, run

DRAFT = Hints(kind=ArticleKind.DRAFT)

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" TargetMode="External" Target="https://example.org/budget"/>'
    '<Relationship Id="r2" TargetMode="External" Target="javascript:alert(1)"/>'
    "</Relationships>"
)
FOOTNOTES = part(
    "footnotes",
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("Town budget, https://example.org/b")}</w:footnote>',
)
COMMENTS = part(
    "comments",
    f'<w:comment w:id="7" w:author="Tomas">{paragraph("Who says so?")}'
    f"{paragraph('Ask.')}</w:comment>",
)
BODY = (
    paragraph("Old Ferry Dock Reopens", "Title")
    + paragraph("What it cost", "Heading2")
    + paragraph(
        run("The dock cost ")
        + f'<w:hyperlink r:id="r1">{run("nine ")}{run("million")}</w:hyperlink>'
        + run(", says the town.")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run(" It ")
        + '<w:commentRangeStart w:id="7"/>'
        + run("opened in ")
        + run("June")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        + run(".")
    )
)


def words(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in document.passages]


def full() -> bytes:
    return docx(BODY, relations=RELATIONS, footnotes=FOOTNOTES, comments=COMMENTS)


def test_paragraphs_have_the_kinds_of_their_styles() -> None:
    document = read_bytes("dock.docx", full())
    assert document.title == "Old Ferry Dock Reopens"
    assert [
        (one.kind, text[:8]) for one, text in zip(document.passages, words(document), strict=True)
    ] == [
        (SentenceKind.TITLE, "Old Ferr"),
        (SentenceKind.HEADING, "What it "),
        (SentenceKind.BODY, "The dock"),
        (SentenceKind.BODY, "Town bud"),
    ]


def test_styles_are_known_by_the_name_word_keeps_in_every_language() -> None:
    styles = part(
        "styles", '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    )
    data = docx(
        paragraph("Fährdock", "Title") + paragraph("Kosten", "berschrift1") + paragraph("Text."),
        styles=styles,
    )
    assert [one.kind for one in read_bytes("a.docx", data).passages][1] is SentenceKind.HEADING


def test_footnotes_of_an_article_follow_its_text() -> None:
    document = read_bytes("dock.docx", full())
    assert words(document)[-1] == "Town budget, https://example.org/b"
    assert document.passages[-1].locator == "footnote 1"


def test_links_footnotes_and_comments_of_a_draft_are_remarks_at_their_words() -> None:
    document = read_bytes("dock.docx", full(), DRAFT)
    assert words(document)[-1] == "The dock cost nine million, says the town. It opened in June."
    told = [
        (one.kind, document.text[one.start : one.end], one.text, one.url, one.by)
        for one in document.remarks
    ]
    assert told == [
        (RemarkKind.LINK, "nine million", "nine million", "https://example.org/budget", None),
        (
            RemarkKind.FOOTNOTE,
            "town.",
            "Town budget, https://example.org/b",
            "https://example.org/b",
            None,
        ),
        (RemarkKind.COMMENT, "opened in June", "Who says so? Ask.", None, "Tomas"),
    ]


def test_links_in_fields_are_found_and_those_that_are_no_address_are_not() -> None:
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.org/f" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("here")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + f'<w:hyperlink r:id="r2">{run(" and there")}</w:hyperlink>'
    )
    document = read_bytes("a.docx", docx(body, relations=RELATIONS), DRAFT)
    assert document.text == "here and there"
    assert [(one.text, one.url) for one in document.remarks] == [("here", "https://example.org/f")]


def test_tables_are_read_a_row_a_passage_where_they_stand() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    rows = [("Ferries", "33"), ("Tugs", "2")]
    table = "".join(f"<w:tr>{cell(kind)}{cell(count)}</w:tr>" for kind, count in rows)
    table = f"<w:tbl>{table}</w:tbl>"
    document = read_bytes("a.docx", docx(paragraph("Before.") + table + paragraph("After.")))
    assert words(document) == ["Before.", "Ferries | 33", "Tugs | 2", "After."]


def test_deleted_words_are_gone_and_inserted_ones_are_there() -> None:
    body = paragraph(
        run("The dock is ")
        + f"<w:del><w:r><w:delText>shut</w:delText></w:r></w:del><w:ins>{run('open')}</w:ins>"
        + run(".")
    )
    assert read_bytes("a.docx", docx(body)).text == "The dock is open."


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = paragraph(run("Beside it.") + f"<w:r>{both}</mc:AlternateContent></w:r>")
    assert words(read_bytes("a.docx", docx(body))) == ["Beside it.", "In a box."]


def test_properties_tell_title_and_author() -> None:
    properties = (
        '<p:core xmlns:p="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The dock</dc:title><dc:creator>Ida Moreau</dc:creator></p:core>"
    )
    document = read_bytes("a.docx", docx(paragraph("Words."), properties=properties))
    assert (document.title, document.author) == ("The dock", "Ida Moreau")


def test_a_zip_bomb_is_refused_though_it_lies_about_its_size() -> None:
    data = docx(paragraph("x" * 70_000_000))
    with pytest.raises(BadInput, match="refused as a ZIP bomb"):
        read_bytes("a.docx", data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    small = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(BadInput, match=r"refused as a ZIP bomb|is a broken DOCX"):
        read_bytes("a.docx", small)


def test_entities_are_never_expanded() -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    comments = COMMENTS.replace("?>", f"?>{laughs}").replace("Ask.", "&c;&f;")
    with pytest.raises(BadInput, match="not a DOCX as office programs write"):
        read_bytes("a.docx", docx(paragraph("Words."), comments=comments))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (full()[:400], "is a broken DOCX"),
        (full()[:4] + full()[104:], "is a broken DOCX"),
        (docx("<w:p>"), "is a broken DOCX"),
        (docx("<w:p>" * 5000 + "</w:p>" * 5000), "is a broken DOCX"),
        (docx(""), "is empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            "is an encrypted or old office document",
        ),
    ],
)
def test_broken_empty_and_encrypted_documents_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=rf"^a\.docx {why}"):
        read_bytes("a.docx", data)


def test_a_zip_file_that_is_no_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Words.")
    with pytest.raises(BadInput, match="is a ZIP file, not a DOCX"):
        read_bytes("a.docx", packed.getvalue())
    with pytest.raises(BadInput, match="is a ZIP file or an office document"):
        read_bytes("a.txt", packed.getvalue())
