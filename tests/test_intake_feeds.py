import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.feeds import is_feed, read_feed
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import ArticleKind, Document, Hints, SentenceKind
from tests.quarantined import read_documents

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<!-- <item>not this one</item> -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gull &amp;amp; Post</title><language>en-gb</language>
<link>https://example.org/</link>{items}
</channel></rss>"""
DOCK = """<item><title>Dock &amp; pier open</title><link>https://example.org/dock</link>
<dc:creator>Ann Muñoz</dc:creator><pubDate>Thu, 05 Jun 2025 23:30:00 -0400</pubDate>
<description>A summary.</description>
<content:encoded><![CDATA[<h2>Costs</h2><p>The dock cost <b>9</b>&nbsp;million.</p>
<p>Nobody was </item> hurt.<script>alert("</p>")</script></p>
<figure><img src="x"><figcaption>The dock</figcaption></figure>]]></content:encoded></item>"""
SHORT = (
    "<item><title>Rain</title><description>It rained &lt;b&gt;a lot&lt;/b&gt;.</description></item>"
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<title type="html">M&amp;uuml;we</title>
<author><name>Desk</name></author>
<entry><title>Wind</title><link rel="alternate" href="https://example.org/wind"/>
<updated>2025-06-05T10:00:00Z</updated><author><name>Bo</name></author><author><name>Cy</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It blew.</p><p>Hard.</p></div>
</content></entry>
<entry><title>Calm</title><link href="https://example.org/calm"/><summary>No wind.</summary>
<published>2024-12-31T23:59:59Z</published></entry></feed>"""


def rss(*items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(items="\n".join(items), encoding=encoding).encode(encoding)


def read(data: bytes, hints: Hints | None = None) -> list[Document | RowFailure]:
    return list(read_feed(data, "feed.xml", hints or Hints()))


def documents(data: bytes, hints: Hints | None = None) -> list[Document]:
    found = read(data, hints)
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def test_an_entry_of_rss_is_an_article_with_its_headline_above_its_content() -> None:
    [dock, rain] = documents(rss(DOCK, SHORT))
    assert dock.text == (
        "Dock & pier open\n\nCosts\n\nThe dock cost 9 million.\n\nNobody was hurt.\n\nThe dock"
    )
    assert [(dock.text[one.start : one.end], one.kind) for one in dock.passages][:3] == [
        ("Dock & pier open", SentenceKind.TITLE),
        ("Costs", SentenceKind.HEADING),
        ("The dock cost 9 million.", SentenceKind.BODY),
    ]
    assert dock.passages[-1].kind == SentenceKind.CAPTION
    assert (dock.title, dock.url) == ("Dock & pier open", "https://example.org/dock")
    assert (dock.publisher, dock.author) == ("Gull & Post", "Ann Muñoz")
    assert (dock.published_on, dock.language) == ("2025-06-05", "en-gb")
    assert rain.text == "Rain\n\nIt rained a lot."


def test_an_entry_keeps_its_own_bytes() -> None:
    [dock, rain] = documents(rss(DOCK, SHORT))
    assert dock.original == DOCK.encode()
    assert rain.original == SHORT.encode()
    assert len({dock.sha256, rain.sha256}) == 2


def test_entries_of_atom_are_read() -> None:
    [wind, calm] = documents(ATOM.encode())
    assert wind.text == "Wind\n\nIt blew.\n\nHard."
    assert (wind.author, wind.published_on) == ("Bo, Cy", "2025-06-05")
    assert (wind.url, wind.language, wind.publisher) == ("https://example.org/wind", "de", "Müwe")
    assert (calm.text, calm.published_on) == ("Calm\n\nNo wind.", "2024-12-31")
    assert calm.author == "Desk"


def test_entries_of_rss_1_stand_beside_the_channel() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title><items/></channel>'
        "<item><title>A</title><description>Aa.</description></item></rdf:RDF>"
    )
    [one] = documents(data.encode())
    assert (one.publisher, one.text) == ("Old", "A\n\nAa.")


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_character_sets_are_those_the_feed_declares(encoding: str) -> None:
    assert documents(rss(DOCK, encoding=encoding))[0].author == "Ann Muñoz"


def test_hints_win_but_a_title_or_address_is_not_that_of_every_entry() -> None:
    hints = Hints(
        kind=ArticleKind.POST,
        title="T",
        url="https://example.org/t",
        publisher="P",
        author="A",
        date="2020",
        language="fr",
    )
    [dock] = documents(rss(DOCK), hints)
    assert (dock.kind, dock.publisher, dock.author) == (ArticleKind.POST, "P", "A")
    assert (dock.published_on, dock.language) == ("2020", "fr")
    assert (dock.title, dock.url) == ("Dock & pier open", "https://example.org/dock")
    with pytest.raises(WrongUse):
        read(rss(DOCK), Hints(date="soon"))


def test_a_broken_entry_does_not_take_the_others_with_it() -> None:
    found = read(
        rss(SHORT, "<item/>", "<item><title>Bare</title></item>", "<item><b>&</item>", DOCK)
    )
    kinds = [type(one).__name__ for one in found]
    assert kinds == ["Document", "RowFailure", "RowFailure", "Document"]
    assert found[1] == RowFailure(2, "The entry has no text.")


def test_a_feed_that_is_cut_off_gives_what_came_before() -> None:
    found = read(rss(SHORT, DOCK)[:-250])
    assert isinstance(found[0], Document)
    assert found[0].title == "Rain"


LAUGHS = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<rss version="2.0"><channel><item><title>&c;</title><description>&c;</description></item>
</channel></rss>"""


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        LAUGHS.replace("rss [", 'rss SYSTEM "a.dtd" [').encode(),
        b"<!DOCTYPE rss><!ENTITY a 'ha'><rss><channel><item>&a;</item></channel></rss>",
    ],
)
def test_a_feed_that_declares_entities_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="declares entities of its own"):
        read(data)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"\n "http://example.org/rss-0.91.dtd">',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        "<!DOCTYPE rss>",
    ],
)
def test_a_document_type_that_is_defined_elsewhere_defines_nothing_here(doctype: str) -> None:
    (found,) = read(rss(DOCK).replace(b"<rss", doctype.encode() + b"<rss"))
    assert isinstance(found, Document)
    assert (found.title, "root:" in found.text) == ("Dock & pier open", False)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_feed_in_wide_characters_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(DOCK).replace(b'"utf-8"', b'"utf-16"').decode().encode(encoding))
    (found,) = read_documents(str(path))
    assert isinstance(found, Document)
    assert found.title == "Dock & pier open"


def test_entities_declared_late_expand_to_nothing_harmful() -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    found = read(rss(f"<item><title>A</title>{bomb}<description>&a9; b</description></item>"))
    assert all(isinstance(one, RowFailure) or len(one.text) < 2000 for one in found)


@pytest.mark.parametrize("data", [b"<rss><channel/></rss>", b"<html><p>No.</html>", b"<rss>"])
def test_a_feed_without_entries_is_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput, match="has no feed entries"):
        read(data)


def test_a_head_that_never_ends_is_bad_input() -> None:
    with pytest.raises(BadInput, match="around its entries"):
        read(rss("<x>" * 100_000, DOCK))


def test_open_tags_without_end_take_no_time() -> None:
    items = "<item><title>A</title><description>" + "&lt;!--&lt;p &lt;script " * 30_000
    assert read(rss(items))


def test_feeds_are_told_from_pages() -> None:
    assert is_feed(rss())
    assert is_feed(ATOM.encode())
    assert is_feed(rss(encoding="utf-16"))
    assert is_feed(b"\n<?xml-stylesheet href='a'?><!-- <html> --><atom:feed >")
    assert not is_feed(b"<!doctype html><html><p>About &lt;rss>")
    assert not is_feed(b"<feeding>")
    assert not is_feed(b"<!--" * 1000)


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    with pytest.raises(BadInput, match=r"pip install 'claimtrack\[intake\]'"):
        read(rss(DOCK))


@given(st.binary(max_size=200))
def test_any_bytes_in_an_entry_are_a_document_or_a_failure(inner: bytes) -> None:
    data = b"<rss><channel>" + b"<item><title>T</title>" + inner + b"</item></channel></rss>"
    for one in read(data):
        if isinstance(one, Document):
            assert all(one.text[at.start : at.end] for at in one.passages)
