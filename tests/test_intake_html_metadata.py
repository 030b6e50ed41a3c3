"""Title, author, date and publisher of pages that put them in odd places, or disagree on them."""

from __future__ import annotations

import json

import pytest

from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Document

WORDS = (
    "<p>The dock at Lowmouth is open again after three years of work, the mayor said, and the first"
    " ferry came in at noon with ninety people on board, twenty of them children.</p>"
)


def written(head: str, body: str = "", name: str = "dock.html") -> Document:
    article = f"<article>{body}{WORDS}</article>"
    html = f"<!doctype html><html><head>{head}</head><body>{article}</body></html>"
    return read_bytes(name, html.encode())


def ld(**stated: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Dock", **stated}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Old ferry dock reopens | News | Harbour Courier", ""),
        ("Old ferry dock reopens :: Harbour Courier", ""),
        ("Old ferry dock reopens - Harbour Courier", ""),
        ("Harbour Courier - Old ferry dock reopens", ""),
        ("Harbour Courier | Old ferry dock reopens", "<h1>Harbour Courier</h1>"),
        ("Old ferry dock reopens – Harbour Courier", "<h1>Harbour Courier</h1>"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, body: str) -> None:
    address = '<link rel="canonical" href="https://www.harbourcourier.example/dock">'
    assert written(f"<title>{title}</title>{address}", body).title == "Old ferry dock reopens"


@pytest.mark.parametrize(
    "title", ["Dock reopens – at last", "Nine days - and no ferry", "Rain | Sun"]
)
def test_what_is_no_name_of_the_site_stays_in_the_title(title: str) -> None:
    assert written(f"<title>{title}</title>").title == title


@pytest.mark.parametrize(
    ("stated", "publisher"),
    [
        ("Harbour Courier", "Harbour Courier"),
        ("Harbour Courier - News from the coast every day", "Harbour Courier"),
        ("Dock", None),
        ("All the news of the coast and the isles, every single day", None),
    ],
)
def test_a_headline_or_a_motto_is_no_publisher(stated: str, publisher: str | None) -> None:
    assert written(ld(publisher={"name": stated})).publisher == publisher


@pytest.mark.parametrize(
    "aside",
    [
        "<footer><p>© 2009-2024 Harbour Courier. Last built 3 March 2024.</p></footer>",
        "<div class='infobox'><time datetime='1901-02-03'>Founded 3 February 1901</time></div>",
        "<table class='infobox'><tr><td><span class='bday'>1901-02-03</span></td></tr></table>",
        "<div id='page-footer'>This page was last edited on 3 March 2024.</div>",
        "<div class='comments'><time datetime='2024-03-03'>yesterday</time><p>So it is.</p></div>",
    ],
)
def test_a_date_beside_the_article_is_not_the_day_it_was_published(aside: str) -> None:
    html = f"<html><body><article><h1>Dock</h1>{WORDS}</article>{aside}</body></html>"
    assert read_bytes("dock.html", html.encode()).published_on is None


def test_a_date_at_the_foot_of_the_article_itself_counts() -> None:
    html = (
        f"<article><h1>Dock</h1>{WORDS}<footer><time datetime='2024-03-03'>3 March</time></footer>"
    )
    assert (
        read_bytes("dock.html", f"<html><body>{html}</article>".encode()).published_on
        == "2024-03-03"
    )


@pytest.mark.parametrize(
    "author",
    [
        "Ida Moreau | 5 min read",
        "Ida Moreau · 12 minutes",
        "By Ida Moreau, 3-4 min read",
        "Ida Moreau (Lesezeit: 4 Minuten)",
        "Ida Moreau • Reading time: 6 mins",
        "Ida Moreau – 5 minutos de lectura",
    ],
)
def test_how_long_a_text_takes_to_read_is_no_part_of_its_author(author: str) -> None:
    assert written(ld(author={"name": author})).author == "Ida Moreau"
    assert written(f'<meta name="author" content="{author}">').author == "Ida Moreau"


def test_a_line_of_plain_text_with_a_reading_time_names_its_author() -> None:
    text = "Old dock reopens\n\nBy Ida Moreau · 5 min read\n\nIt opened in June.\n"
    assert read_bytes("dock.txt", text.encode()).author == "Ida Moreau"


def test_a_person_is_more_specific_than_a_desk() -> None:
    document = written(
        ld(author={"name": "Courier Staff"}) + '<meta name="author" content="Ida Ro">'
    )
    assert (document.author, document.warnings) == ("Ida Ro", ())
    assert written(ld(author={"name": "Courier Staff"})).author == "Courier Staff"


def test_a_whole_day_is_more_specific_than_a_month() -> None:
    meta = '<meta property="article:published_time" content="2025-06-05T08:00:00Z">'
    assert written(ld(datePublished="2025-06") + meta).published_on == "2025-06-05"
    assert written(ld(datePublished="2025-06")).published_on == "2025-06"


def test_where_a_page_disagrees_with_itself_the_other_is_kept_as_a_doubt() -> None:
    head = ld(datePublished="2025-06-05", author={"name": "Ida Moreau"})
    meta = '<meta property="article:published_time" content="2025-07-01">'
    meta += '<meta name="author" content="Jon Lind">'
    document = written(head + meta)
    assert (document.published_on, document.author) == ("2025-06-05", "Ida Moreau")
    assert document.warnings == (
        "The page gives two dates: 2025-06-05, which was taken, and 2025-07-01.",
        "The page names two authors: Ida Moreau, who was taken, and Jon Lind.",
    )


def test_two_stamps_of_one_day_and_two_forms_of_one_name_are_no_doubt() -> None:
    head = ld(datePublished="2025-06-05T23:30:00-04:00", author={"name": "Ida Moreau"})
    meta = '<meta property="article:published_time" content="2025-06-06T03:30:00Z">'
    meta += '<meta name="author" content="Moreau, Ida">'
    assert written(head + meta).warnings == ()
