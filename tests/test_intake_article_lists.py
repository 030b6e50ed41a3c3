import csv
import gzip
import io
import json
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.addresses import is_address
from claimtrack.intake.article_lists import read_articles
from claimtrack.intake.opening import ending_of
from claimtrack.intake.questions import Failure
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import ArticleKind, Document, Hints, SentenceKind
from tests.page_host import HERE
from tests.quarantined import read_documents

ROW = {
    "Headline": "The dock is open",
    "articleBody": "It cost 9 million.\n\nNobody was hurt.",
    "link": "https://example.org/dock",
    "byline": "Ann Muñoz",
    "site": "Gull Post",
    "Published At": "5 June 2025",
    "lang": "en-GB",
}


def read(
    data: bytes | str, name: str = "a.jsonl", mapping: Mapping[str, str] | None = None
) -> list[Document | RowFailure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_articles(io.BytesIO(raw), name, ending_of(name), Hints(), mapping))


def one(
    data: bytes | str, name: str = "a.jsonl", mapping: Mapping[str, str] | None = None
) -> Document:
    [found] = read(data, name, mapping)
    assert isinstance(found, Document), found
    return found


def table(*rows: Mapping[str, str], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (json.dumps(ROW), "a.jsonl"),
        (table(ROW), "a.csv"),
        (table(ROW, delimiter=";"), "a.csv"),
        (table(ROW, delimiter="\t"), "a.tsv"),
    ],
)
def test_a_row_is_an_article_whatever_its_columns_are_called(data: str, name: str) -> None:
    found = one(data, name)
    assert found.text == "The dock is open\n\nIt cost 9 million.\n\nNobody was hurt."
    assert (found.title, found.url) == ("The dock is open", "https://example.org/dock")
    assert (found.author, found.publisher) == ("Ann Muñoz", "Gull Post")
    assert (found.published_on, found.language) == ("2025-06-05", "en-GB")
    assert found.source == name


def test_a_row_keeps_its_own_bytes() -> None:
    rows = table(ROW, {**ROW, "articleBody": "Two."}).encode("cp1252")
    [first, second] = read(rows, "a.csv")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.author == "Ann Muñoz"
    assert rows.endswith(first.original + second.original)
    assert b"9 million.\n\nNobody" in first.original


def test_a_headline_that_the_text_begins_with_is_not_said_twice() -> None:
    assert one('{"title": "Rain", "text": "RAIN\\nIt rained."}').text == "RAIN\nIt rained."


def test_markup_in_a_text_becomes_passages() -> None:
    body = "<h2>Costs</h2><p>It cost 9&nbsp;million.<br>Really.</p><!-- no --><style>p{}</style>"
    found = one(json.dumps({"title": "Dock &amp; pier", "body": body}))
    assert found.text == "Dock & pier\n\nCosts\n\nIt cost 9 million.\n\nReally."
    kinds = [passage.kind for passage in found.passages]
    assert kinds[:2] == [SentenceKind.TITLE, SentenceKind.HEADING]
    assert one('{"text": "a < b and c > d"}').text == "a < b and c > d"


def test_objects_and_lists_of_names_are_understood() -> None:
    found = one(
        '{"text": ["One.", "Two."], "author": [{"name": "A"}, "B"], "source": {"name": "S"}}'
    )
    assert (found.text, found.author, found.publisher) == ("One.\n\nTwo.", "A, B", "S")


def test_columns_can_be_mapped() -> None:
    rows = "Kopf,Inhalt,text\nTitel,Worte.,nicht dies\n"
    found = one(rows, "a.csv", {"text": "Inhalt", "title": "KOPF"})
    assert (found.title, found.text) == ("Titel", "Titel\n\nWorte.")
    assert one('{"Inhalt": "Worte."}', "a.jsonl", {"text": "Inhalt"}).text == "Worte."
    with pytest.raises(WrongUse, match="'colour' is not a field of an article"):
        read(rows, "a.csv", {"colour": "Inhalt"})
    with pytest.raises(BadInput, match=r"no column named missing: it has Kopf, Inhalt, text\.$"):
        read(rows, "a.csv", {"text": "missing"})


def test_dates_that_are_none_are_left_out() -> None:
    dates = ["2025-06", "2025", "yesterday", "2025-06-05T10:00:00Z", "2025-02-31"]
    rows = "\n".join(json.dumps({"text": "A b.", "date": date}) for date in dates)
    told = [found.published_on for found in read(rows) if isinstance(found, Document)]
    assert told == ["2025-06", "2025", None, "2025-06-05", None]


def test_bad_rows_become_failures_and_the_rest_goes_on() -> None:
    found = read(
        "\n".join(
            [
                '{"text": "One."}',
                "not json",
                '{"title": "Bare"}',
                '{"text": "\\u0000 \\u200b"}',
                '{"claim": "The dock is open."}',
                '{"text": {"no": "text"}}',
                '{"text": "<p></p>"}',
                "[" * 100_000,
                '{"text": "Last \\ud800."}',
            ]
        )
    )
    assert [isinstance(row, Document) for row in found] == [1, 0, 0, 0, 0, 0, 0, 0, 1]
    failures = [row for row in found if isinstance(row, RowFailure)]
    assert [row.row for row in failures] == [2, 3, 4, 5, 6, 7, 8]
    assert "import the list as claims" in failures[3].why
    assert isinstance(found[-1], Document)
    assert found[-1].text == "Last \ufffd."


def test_ragged_rows_of_a_csv_become_failures_and_the_rest_goes_on() -> None:
    found = read('title,text\nA,One.\nB,Two.,extra\nC\n"D"d,x\nE,"Five\nlines."\n', "a.csv")
    assert [isinstance(row, Document) for row in found] == [1, 0, 0, 0, 1]
    assert found[1] == RowFailure(3, "The row has 3 cells under 2 names.")
    assert found[2] == RowFailure(4, "The row has no text.")


def test_a_csv_without_texts_is_bad_input() -> None:
    with pytest.raises(BadInput, match="has no column for the text"):
        read("claim,rating\nThe dock.,false", "a.csv")


@given(st.binary(max_size=120), st.sampled_from(["a.jsonl", "a.csv", "-"]))
def test_any_bytes_give_articles_and_failures_or_one_clear_refusal(data: bytes, name: str) -> None:
    told = ""
    try:
        read(b"text,title\n" + data if name == "a.csv" else data, name)
    except BadInput as refused:
        told = refused.message
    assert "\n" not in told


def gathered(source: Path | str, hints: Hints | None = None, stdin: bytes = b"") -> list[str]:
    found = list(read_documents(str(source), hints, stdin=stdin, reach=HERE))
    assert all(one.source == str(source) for one in found)
    return [one.why if isinstance(one, Failure) else one.text for one in found]


FEED = (
    b"<rss><channel><item><title>A</title><description>Aa.</description></item>"
    b"<item><title>B</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("a.txt", b"One article.", ["One article."]),
        ("a.csv", b"text\nOne.\nTwo.", ["One.", "Two."]),
        ("a.jsonl", b'{"text": "One."}\n{}', ["One.", "Row 2: The row has no text."]),
        ("a.jsonl.gz", gzip.compress(b'{"text": "One."}', mtime=0), ["One."]),
        ("a.rss", FEED, ["A\n\nAa.", "Entry 2: The entry has no text."]),
        ("a.xml.gz", gzip.compress(FEED, mtime=0), ["A\n\nAa.", "Entry 2: The entry has no text."]),
        ("feed", FEED, ["A\n\nAa.", "Entry 2: The entry has no text."]),
    ],
)
def test_a_file_is_one_article_or_several(
    tmp_path: Path, name: str, data: bytes, wanted: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert gathered(path) == wanted


def test_standard_input_is_one_article_or_several() -> None:
    assert gathered("-", stdin=b"One article.") == ["One article."]
    assert gathered("-", stdin=b'{"text": "One."}\n{"text": "Two."}') == ["One.", "Two."]
    assert gathered("-", stdin=FEED)[0] == "A\n\nAa."
    mapped = read_documents("-", stdin=b"Inhalt\nWorte.", mapping={"text": "Inhalt"})
    assert [one.text for one in mapped if isinstance(one, Document)] == ["Worte."]


def test_what_cannot_be_read_at_all_is_one_failure(tmp_path: Path) -> None:
    [gone] = gathered(tmp_path / "gone.txt")
    assert "There is no file" in gone
    [folder] = gathered(tmp_path)
    assert "is a folder" in folder
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(b"text\nOne.\n" * 9)[:-12])
    assert "broken or cut off" in gathered(cut)[-1]
    [ftp] = gathered("ftp://example.org/a.txt")
    assert "only http and https are" in ftp


PAGES = {
    "/feed": ("application/rss+xml", FEED),
    "/list": ("text/csv; charset=utf-8", b"text\nOne.\nTwo."),
    "/plain": ("text/plain; charset=koi8-r", "Док открыт.".encode("koi8-r")),
    "/list.csv": ("text/plain", b"text\nOne."),
}


class Press(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = PAGES.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        pass


@pytest.fixture
def press() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Press) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_an_address_is_one_article_or_several(press: str) -> None:
    assert is_address(press)
    assert gathered(f"{press}/feed")[0] == "A\n\nAa."
    assert gathered(f"{press}/list") == ["One.", "Two."]
    assert gathered(f"{press}/list.csv") == ["One."]
    assert gathered(f"{press}/plain", Hints(kind=ArticleKind.POST)) == ["Док открыт."]
    [gone] = gathered(f"{press}/gone")
    assert "There is no page" in gone


def test_an_article_from_an_address_has_it_as_its_address(press: str) -> None:
    [found] = read_documents(f"{press}/plain", reach=HERE)
    assert isinstance(found, Document)
    assert found.url == f"{press}/plain"


def test_a_date_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    for name in ("a.csv", "a.rss", "a.txt"):
        (tmp_path / name).write_bytes(FEED if name == "a.rss" else b"text\nOne.")
        with pytest.raises(WrongUse):
            list(read_documents(str(tmp_path / name), Hints(date="soon")))
