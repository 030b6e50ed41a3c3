import pytest

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Document, SentenceKind
from tests.pdf_file import Printed, paragraph, pdf

OPEN = "The dock at Lowmouth is open again after three years of work and"


def words(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in document.passages]


def test_lines_are_joined_into_paragraphs_with_their_page() -> None:
    document = read_bytes(
        "dock.pdf",
        pdf(
            [
                [
                    *paragraph(
                        OPEN,
                        "the town paid nine million for it.",
                    ),
                    *paragraph("Nobody was at the opening but the mayor.", up=660),
                ],
                paragraph("A second page begins here."),
            ]
        ),
    )
    assert words(document) == [
        f"{OPEN} the town paid nine million for it.",
        "Nobody was at the opening but the mayor.",
        "A second page begins here.",
    ]
    assert [one.locator for one in document.passages] == ["page 1", "page 1", "page 2"]
    assert document.text == "\n\n".join(words(document))


def test_a_short_last_line_ends_a_paragraph_though_no_space_follows() -> None:
    document = read_bytes(
        "a.pdf",
        pdf(
            [
                paragraph(
                    "The dock at Lowmouth is open again after three years of work and all",
                    "is well.",
                    "The mayor said so on Tuesday, when the first ferry came in at noon, and",
                    "nobody said otherwise.",
                )
            ]
        ),
    )
    assert [text.split()[0] for text in words(document)] == ["The", "The"]


def test_words_broken_at_the_end_of_a_line_are_joined() -> None:
    document = read_bytes(
        "a.pdf",
        pdf(
            [
                paragraph(
                    "The restoration of the dock, with all of its well-known sheds, took infor-",
                    "mation that nobody had, said a well-",
                    "known man from Anglo-",
                    "Saxon times.",
                )
            ]
        ),
    )
    assert "took information that nobody had, said a well-known man" in document.text
    assert "Anglo-Saxon times" in document.text


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            Printed(f"Harbour Report 2025, part {number}", 800, 8),
            *paragraph(f"{start} came to the dock in the year of the report."),
            Printed(f"Page {number} of 4", 40, 8),
        ]
        for number, start in enumerate(("Ferries", "Barges", "Tugs", "Yachts"), 1)
    ]
    document = read_bytes("a.pdf", pdf(pages))
    assert len(words(document)) == 4
    assert "Harbour Report" not in document.text
    assert "Page" not in document.text


def test_heads_that_change_with_the_chapter_are_known_by_their_page_number() -> None:
    heads = ("Ferries 11", "12 Barges", "Tugs 13", "14 Yachts")
    bodies = ("Ferries sail.", "Barges float.", "Tugs pull.", "Yachts idle.")
    pages = [
        [Printed(head, 800, 8), *paragraph(body)] for head, body in zip(heads, bodies, strict=True)
    ]
    assert words(read_bytes("a.pdf", pdf(pages))) == list(bodies)


def test_rows_of_figures_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [paragraph(f"{year} 33 12", "Ferries came and went all year.") for year in (2019, 2020)]
    assert "2019 33 12" in read_bytes("a.pdf", pdf(pages)).text


def test_sentences_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [
        paragraph(
            f"In {year} the dock took {tons} tons of coal.", "Ferries came and went all year."
        )
        for year, tons in ((2019, 12), (2020, 15), (2021, 15))
    ]
    text = read_bytes("a.pdf", pdf(pages)).text
    assert "In 2019 the dock took 12 tons" in text
    assert "In 2020 the dock took 15 tons" in text


def test_a_sentence_that_stands_on_top_of_two_pages_stays() -> None:
    said = "The pier of 1911 was closed in 1968."
    pages = [paragraph(said, f"{what} came by rail.") for what in ("Coal", "Tea")]
    assert read_bytes("a.pdf", pdf(pages)).text.count(said) == 2


def test_a_paragraph_that_runs_over_the_page_stays_one() -> None:
    document = read_bytes(
        "a.pdf",
        pdf([paragraph("The dock cost nine"), paragraph("million, says the town.")]),
    )
    assert words(document) == ["The dock cost nine million, says the town."]
    assert document.passages[0].locator == "page 1"


def test_larger_type_makes_the_title_and_headings() -> None:
    document = read_bytes(
        "a.pdf",
        pdf(
            [
                [
                    Printed("Old Ferry Dock Reopens", 780, 20),
                    Printed("By Ida Moreau", 750),
                    *paragraph("The dock at Lowmouth is open again, the mayor said.", up=720),
                    Printed("What it cost", 680, 14),
                    *paragraph("It cost nine million, which the town has paid.", up=650),
                    *paragraph("Figure 1: The dock at noon", up=620),
                ]
            ],
            info="/Title (Microsoft Word - dock_v3.docx) /Author (Nobody At All)",
        ),
    )
    assert document.title == "Old Ferry Dock Reopens"
    assert document.author == "Nobody At All"
    assert [one.kind for one in document.passages] == [
        SentenceKind.TITLE,
        SentenceKind.BODY,
        SentenceKind.BODY,
        SentenceKind.HEADING,
        SentenceKind.BODY,
        SentenceKind.CAPTION,
    ]


def test_an_encrypted_pdf_is_refused_with_a_way_out() -> None:
    with pytest.raises(BadInput, match=r"^a\.pdf is an encrypted PDF: save it without"):
        read_bytes("a.pdf", pdf([paragraph("Secret.")], encrypted=True))


@pytest.mark.parametrize("cut", [9, 200, 600])
def test_a_broken_pdf_is_refused_in_one_line(cut: int) -> None:
    data = pdf([paragraph("The dock is open.")])[:cut]
    with pytest.raises(BadInput, match=r"^a\.pdf is a (broken PDF|PDF without text)") as refused:
        read_bytes("a.pdf", data)
    assert "\n" not in refused.value.message


def test_a_pdf_of_pictures_is_refused_with_a_way_out() -> None:
    with pytest.raises(BadInput, match="without text, perhaps scanned"):
        read_bytes("scan.pdf", pdf([[]]))


def test_a_pdf_is_known_by_its_first_bytes_whatever_its_name() -> None:
    assert read_bytes("-", pdf([paragraph("The dock is open.")])).text == "The dock is open."


def test_the_rows_of_a_table_stay_rows() -> None:
    rows = (("Year", "Tonnes", "Ferries a day"), ("2023", "190", "12"), ("2024", "412", "19"))
    table = [
        Printed(cell, 650 - place * 14, left=72 + column * 120)
        for place, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    above = paragraph("The dock at Lowmouth is busier than it was,", "says the board:", up=700)
    below = paragraph("The figures are those of the board itself, and", "were not checked.", up=590)
    document = read_bytes("dock.pdf", pdf([[*above, *table, *below]]))
    told = [document.text[one.start : one.end] for one in document.passages]
    assert told == [
        "The dock at Lowmouth is busier than it was, says the board:",
        "Year | Tonnes | Ferries a day",
        "2023 | 190 | 12",
        "2024 | 412 | 19",
        "The figures are those of the board itself, and were not checked.",
    ]


def test_one_wide_gap_makes_no_table() -> None:
    line = [Printed("Harbour report", 700), Printed("June 2025", 700, left=400)]
    text = read_bytes("dock.pdf", pdf([[*line, *paragraph("It rained all day.", up=600)]])).text
    assert text == "Harbour report June 2025\n\nIt rained all day."
