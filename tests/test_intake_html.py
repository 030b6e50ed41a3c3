import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Document, Hints, RemarkKind, SentenceKind
from claimtrack.text.clean import clean

DRAFT = Hints(kind=ArticleKind.DRAFT, url="https://example.org/story")

FIRST = (
    "The dock at Lowmouth is open again after three years of work, the mayor said on Tuesday, and"
    " the first ferry came in at noon with ninety people on board."
)
SECOND = (
    "It cost the town nine million, which is two more than planned, according to the budget that"
    " the council passed in spring, when nobody spoke against it."
)
THIRD = (
    "Jon Lind, who has sold tickets at the dock since he was a boy, said that he had not thought"
    " he would see the day, and that he was glad all the same."
)
HEAD = """
<title>Old Ferry Dock Reopens - Harbour Courier</title>
<meta property="og:title" content="Old Ferry Dock Reopens">
<meta property="og:site_name" content="Harbour Courier">
<meta name="author" content="By Ida Moreau">
<meta property="article:published_time" content="2025-06-05T08:00:00+02:00">
<link rel="canonical" href="https://example.org/2025/06/dock">
"""
BODY = f"""
<header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<article>
<h1>Old Ferry Dock Reopens</h1>
<p class="article-standfirst">After three years of work the first ferry came in at noon.</p>
<p>{FIRST}</p>
<figure><img src="a.jpg"><figcaption>The dock at noon on Tuesday, seen from the hill<span>Photo:
Ann Ro</span></figcaption></figure>
<h2>What it cost</h2>
<p>{SECOND}</p>
<blockquote><p>{THIRD}</p></blockquote>
<p><a href="/other">Read more: the other dock</a></p>
<h3>Most read</h3>
</article>
<footer>About us. Contact. Terms of use.</footer>
"""


def page(body: str = BODY, head: str = HEAD, lang: str = "en-GB") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()
    )


def article(content: str) -> str:
    return f"<article><h1>Old Ferry Dock Reopens</h1>{content}</article>"


def told(document: Document) -> list[tuple[SentenceKind, str]]:
    return [(one.kind, document.text[one.start : one.end]) for one in document.passages]


def test_a_page_gives_its_article_with_the_kinds_its_tags_tell() -> None:
    assert told(read_bytes("dock.html", page())) == [
        (SentenceKind.TITLE, "Old Ferry Dock Reopens"),
        (SentenceKind.STANDFIRST, "After three years of work the first ferry came in at noon."),
        (SentenceKind.BODY, FIRST),
        (SentenceKind.CAPTION, "The dock at noon on Tuesday, seen from the hill Photo: Ann Ro"),
        (SentenceKind.HEADING, "What it cost"),
        (SentenceKind.BODY, SECOND),
        (SentenceKind.BODY, THIRD),
    ]


def test_passages_have_a_blank_line_between_them() -> None:
    document = read_bytes("dock.html", page())
    assert document.text == "\n\n".join(text for _, text in told(document))
    assert document.text == clean(document.text)


def test_meta_elements_tell_title_author_date_site_language_and_address() -> None:
    document = read_bytes("dock.html", page())
    assert document.title == "Old Ferry Dock Reopens"
    assert document.author == "Ida Moreau"
    assert document.published_on == "2025-06-05"
    assert document.publisher == "Harbour Courier"
    assert document.language == "en-GB"
    assert document.url == "https://example.org/2025/06/dock"


def ld(**told: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **told}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_json_ld_wins_over_meta_elements() -> None:
    head = HEAD + ld(
        headline="Old Ferry Dock Reopens",
        author=[{"@type": "Person", "name": "Jon Lind"}, {"@type": "Person", "name": "Ann Ro"}],
        datePublished="2025-06-04",
    )
    document = read_bytes("dock.html", page(head=head))
    assert document.author == "Jon Lind, Ann Ro"
    assert document.published_on == "2025-06-04"


def test_json_ld_is_followed_through_a_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": "#o", "name": "Gull Daily"},
            {"@type": "Person", "@id": "#p", "name": "Ida Moreau"},
            {
                "@type": ["Article", "Thing"],
                "headline": "A dock",
                "author": {"@id": "#p"},
                "publisher": {"@id": "#o"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    document = read_bytes("a.html", page(head=head))
    assert (document.author, document.publisher) == ("Ida Moreau", "Gull Daily")


def test_the_json_ld_of_another_story_on_the_page_is_left_alone() -> None:
    other = ld(headline="Elsewhere", url="https://example.org/other", author="Nobody Else")
    own = ld(headline="Old Dock", url="https://www.example.org/2025/06/dock/", author="Ida Moreau")
    assert read_bytes("a.html", page(head=HEAD + other + own)).author == "Ida Moreau"


def test_a_text_that_only_json_ld_holds_is_taken_from_there() -> None:
    text = f"{FIRST}\n{SECOND}\n{THIRD}\n" * 2
    body = "<h1>Old Dock</h1><div id='app'>Please switch on JavaScript to read this page.</div>"
    document = read_bytes("a.html", page(body, ld(headline="Old Dock", articleBody=text)))
    assert document.title == "Old Dock"
    assert (SentenceKind.BODY, SECOND) in told(document)


def test_a_summary_in_json_ld_does_not_replace_the_article() -> None:
    head = HEAD + ld(headline="Old Dock", articleBody="The dock is open…")
    assert SECOND in read_bytes("a.html", page(head=head)).text


@pytest.mark.parametrize(
    ("address", "stamp", "day"),
    [
        ("https://example.org/2025/06/04/dock", "2025-06-05T01:00:00Z", "2025-06-04"),
        ("https://example.org/2024/01/01/dock", "2025-06-05T01:00:00Z", "2025-06-05"),
        ("https://example.org/2025/06/04/dock", "", "2025-06-04"),
        ("https://example.org/dock", "Thu, 05 Jun 2025 08:00:00 +0200", "2025-06-05"),
        ("https://example.org/dock", "June 5, 2025", "2025-06-05"),
        ("https://example.org/dock", "20250605", "2025-06-05"),
        ("https://example.org/dock", "yesterday", None),
    ],
)
def test_days_are_read_as_pages_stamp_them(address: str, stamp: str, day: str | None) -> None:
    head = f'<link rel=canonical href="{address}"><meta name="date" content="{stamp}">'
    assert read_bytes("a.html", page(f"<p>{FIRST}</p>", head)).published_on == day


def test_a_byline_on_the_page_tells_the_author_where_nothing_else_does() -> None:
    byline = "By Ida Moreau | 5 June 2025"
    body = f'<h1>Dock</h1><div class="byline">{byline}</div><p>{FIRST}</p>'
    assert read_bytes("a.html", page(body, "")).author == "Ida Moreau"


@pytest.mark.parametrize("name", ["admin", "https://example.org/ida", "ida@example.org", "ida-m"])
def test_what_is_no_name_is_no_author(name: str) -> None:
    head = f'<meta name="author" content="{name}">'
    assert read_bytes("a.html", page(f"<p>{FIRST}</p>", head)).author is None


def test_an_address_of_its_own_is_completed_and_never_a_script() -> None:
    hints = Hints(url="https://example.net/given")
    assert read_bytes("a.html", page(), hints).url == "https://example.net/given"
    head = '<link rel="canonical" href="/dock">'
    document = read_bytes("https://example.org/x", page(head=head), media_type="text/html")
    assert document.url == "https://example.org/dock"
    for href in ("javascript:alert(1)", "http://[nowhere]/", "//", "http://[::1"):
        head = f'<link rel="canonical" href="{href}">'
        assert read_bytes("a.html", page(f'<p><a href="{href}">x</a></p>', head)).url is None


def test_words_that_extraction_loses_inside_a_paragraph_are_kept() -> None:
    body = article(f"<p>{FIRST}</p><p>It opened on <time>5 June</time> and {SECOND}</p>")
    assert "It opened on 5 June and It cost" in read_bytes("a.html", page(body)).text


def test_a_table_is_read_a_row_a_passage() -> None:
    rows = "<tr><th>Kind</th><th>Count</th></tr><tr><td>Ferries</td><td>33</td></tr>"
    body = article(f"<p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p>")
    assert (SentenceKind.BODY, "Ferries | 33") in told(read_bytes("a.html", page(body)))


def test_broken_lines_are_passages_unless_a_sentence_runs_on() -> None:
    body = article(f"<p>{FIRST}<br><br>{SECOND}<br>and that<br>was that.</p>")
    texts = [text for _, text in told(read_bytes("a.html", page(body)))]
    assert texts[1] == FIRST
    assert texts[2:] == [SECOND, "and that was that."]


def test_only_drafts_have_links_and_they_stand_at_their_words() -> None:
    linked = SECOND.replace("the budget", '<a href="/b"><i>the</i> budget</a>')
    body = article(f"<p>{FIRST}</p><p>{linked}</p>")
    assert read_bytes("a.html", page(body)).remarks == ()
    document = read_bytes("a.html", page(body), DRAFT)
    [link] = document.remarks
    assert (link.kind, link.url) == (RemarkKind.LINK, "https://example.org/b")
    assert document.text[link.start : link.end] == link.text == "the budget"


def test_a_page_without_an_article_is_taken_as_it_is() -> None:
    assert read_bytes("a.html", b"<p>Short.</p>").text == "Short."


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<script>x()</script>", b"<!-- x -->"])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^a\.html is empty"):
        read_bytes("a.html", data)


def test_a_page_of_fifty_megabytes_is_refused() -> None:
    with pytest.raises(BadInput, match="is an HTML file of 50 MB, larger than any article"):
        read_bytes("a.html", b"<p>Words.</p>" * 3_900_000)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_elements_nested_ten_thousand_deep_are_refused(tag: str) -> None:
    with pytest.raises(BadInput, match="nested thousands of elements deep"):
        read_bytes("a.html", b"<p>Words.</p>" + f"<{tag}>".encode() * 10_000 + FIRST.encode())


def test_elements_nested_a_thousand_deep_are_read() -> None:
    data = b"<div>" * 1000 + f"<p>{FIRST}</p>".encode() + b"</div>" * 1000
    assert read_bytes("a.html", data).text == FIRST


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(BadInput, match="more than 60,000 elements"):
        read_bytes("a.html", b"<p>Words.</p>" * 61_000)


def test_entities_that_expand_are_left_as_they_are() -> None:
    data = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;&b; Words.</p>'
    assert "ha" not in read_bytes("a.html", data).text


def test_terminal_commands_and_bidi_overrides_do_not_come_through() -> None:
    data = "<p>The \u202edock\x1b[31m &#x202e;is &#27;[2Jopen\x00.</p>".encode()
    assert read_bytes("a.html", data).text == "The dock is open."


def test_json_ld_that_is_made_to_hurt_is_passed_over() -> None:
    deep = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    loop = ld(headline={"@value": {"@value": 1}}, author=[[{"name": {}}]], datePublished=7)
    assert read_bytes("a.html", page(head=deep + loop + HEAD)).title == "Old Ferry Dock Reopens"


@given(st.text("<>/abph1 =\"'&;!-\n\x00\u202e", max_size=120))
def test_any_markup_is_taken_in_clean_or_refused_in_one_line(markup: str) -> None:
    try:
        document = read_bytes("a.html", markup.encode())
    except ClaimtrackError as refused:
        told = refused.message
    else:
        told = document.title
        assert document.text == clean(document.text)
        ends = [0, *(edge for one in document.passages for edge in (one.start, one.end))]
        assert ends == sorted(ends)
    assert "\n" not in told
