"""Pages give their whole article, however they are laid out, and say so where they do not."""

from __future__ import annotations

import json
import re

import pytest

from claimtrack.intake.article import read_bytes
from claimtrack.model.article import ArticleKind, Document, Hints, SentenceKind

PLACES = "Lowmouth Nordhaven Gullness Saltby Ferrick Tarn Wick Eskmoor Ulsa Braydon".split()  # noqa: SIM905
LEAD = "In {place} the dock is to be {number} metres wider this year, the harbour board said."
SECOND = (
    "The board voted on Monday by {number} to three, after two years in which surveyors had found"
    " rust in every pile that the oldest part of the quay of {place} stands on."
)
THIRD = (
    "Jon Lind, who has sold tickets there since he was a boy, said that {number} ferries a week"
    " were more than the old boards could bear, and that he was glad."
)
LAST = "Work in {place} begins in August. It costs {number} million kroner, twice the plan."

TITLE, P = "<h1>{title}</h1>", "<p>{a}</p><p>{b}</p>"
LAYOUTS = {
    "paragraphs": f"<article>{TITLE}{P}<p>{{c}}</p><p>{{d}}</p></article>",
    "a teaser": f"<article>{TITLE}<div class='teaser-content'>{P}</div>"
    "<div class='remainder'><p>{c}</p><p>{d}</p></div></article>",
    "a lead": f"<main><header>{TITLE}<div class='x1 lede'>{{a}}</div></header>"
    "<div class='x2'><p>{b}</p><p>{c}</p><p>{d}</p></div></main>",
    "blocks": f"<div id='c'>{TITLE}<div>{{a}}</div><div>{{b}}</div><div>{{c}}</div>"
    "<div>{d}</div></div>",
    "line breaks": f"{TITLE}<div class='txt'>{{a}}<br><br>{{b}}<br><br>{{c}}<br><br>{{d}}</div>",
    "links": f"<article>{TITLE}{P}<p><a href='/live'>{{c}}</a></p><p>{{d}}</p></article>",
    "a link first": f"<article>{TITLE}<p><a href='/a'>{{a}}</a></p><p>{{b}}</p>"
    "<p>{c}</p><p>{d}</p></article>",
    "a link last": f"<article>{TITLE}{P}<p>{{c}}</p><p><a href='/d'>{{d}}</a></p></article>",
    "a class that looks like comments": f"<div class='post-comments-open'>{TITLE}{P}<p>{{c}}</p>"
    "<p>{d}</p></div>",
    "links without an address": f"<div>{TITLE}{P}<a>{{c}}</a><p>{{d}}</p></div>",
    "bare text": f"{TITLE}{P}{{c}}<p>{{d}}</p>",
    "sections": f"<article>{TITLE}<section><p>{{a}}</p></section><section><h2>How</h2>"
    "<p>{b}</p><p>{c}</p></section><section><p>{d}</p></section></article>",
    "a quotation": f"<article>{TITLE}<p>{{a}}</p><blockquote><p>{{b}}</p></blockquote><p>{{c}}</p>"
    "<p>{d}</p></article>",
    "a list": f"<article>{TITLE}{P}<ul><li>{{c}}</li></ul><p>{{d}}</p></article>",
    "a table for looks": f"<table><tr><td>{TITLE}{P}<p>{{c}}</p><p>{{d}}</p></td></tr></table>",
}
AROUND = """<!doctype html><html lang="en"><head><title>{title}</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>{body}
<div class="related"><h3>More stories</h3><p><a href="/1">Mayor opens a bridge in the rain</a></p>
<p><a href="/2">What the tide left behind at the end of a long summer by the sea</a></p></div>
<div class="comments"><p>I have always said that this dock would not last, and look at it.</p></div>
<footer><p>All rights reserved by the Harbour Courier, which is printed since 1901.</p></footer>
</body></html>"""


def page(layout: str, number: int) -> tuple[bytes, tuple[str, ...]]:
    """A page in a layout, and the paragraphs of its article."""
    words = {"place": PLACES[number], "number": number + 4}
    story = tuple(text.format(**words) for text in (LEAD, SECOND, THIRD, LAST))
    title = f"Dock of {PLACES[number]} to be widened"
    body = LAYOUTS[layout].format(title=title, **dict(zip("abcd", story, strict=True)))
    return AROUND.format(title=title, body=body).encode(), story


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_keeps_every_paragraph_and_takes_nothing_around_it(layout: str) -> None:
    for number in range(len(PLACES)):
        data, story = page(layout, number)
        document = read_bytes("dock.html", data)
        lost = [paragraph for paragraph in story if paragraph not in document.text]
        assert not lost, (layout, number)
        assert "rights reserved" not in document.text
        assert "always said" not in document.text
        assert "bridge in the rain" not in document.text
        assert document.warnings == ()


UNSPACED = "船は正午に着いた。" * 4
TEASER = f"<div class='teaser'><p>港は三年ぶりに開いた。{UNSPACED}</p></div>"


def test_words_that_no_spaces_part_are_words() -> None:
    body = f"<article><h1>港</h1>{TEASER}<p>町は九百万を払った。{UNSPACED}</p></article>"
    assert "三年ぶり" in read_bytes("dock.html", f"<html><body>{body}</body></html>".encode()).text


def written(head: str, body: str) -> Document:
    html = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return read_bytes("dock.html", html.encode())


def ld(**stated: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Dock", **stated}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


STORY = tuple(text.format(place="Møn", number=9) for text in (LEAD, SECOND, THIRD, LAST))
SHOWN = f"<article><h1>Dock</h1><p>{STORY[0]}</p></article>"


@pytest.mark.parametrize(
    "body",
    [
        "\n\n".join(STORY),
        "\r\n".join(STORY),
        "".join(f"<p>{text}</p>" for text in STORY),
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in STORY),
        "\n".join(STORY).replace("ø", "&oslash;"),
        "\n".join(STORY).replace("ø", "&amp;oslash;"),
        "\n\n".join(
            ("**" + STORY[0] + "**", f"## {STORY[1]}", f"> {STORY[2]}", f"&nbsp;\n\n{STORY[3]}")
        ),
        "\n\n".join((*STORY[:3], STORY[3].replace("August", "[August](https://example.org/a)"))),
    ],
)
def test_a_text_that_only_json_ld_has_is_taken_as_plain_words(body: str) -> None:
    document = written(ld(articleBody=body), SHOWN)
    told = [document.text[one.start : one.end] for one in document.passages]
    assert told == ["Dock", *STORY]


@pytest.mark.parametrize(
    "body", ["\n".join(STORY).replace("ø", "&oslash;"), "**" + "** **".join(STORY) + "**"]
)
def test_the_page_wins_over_json_ld_that_says_the_same(body: str) -> None:
    shown = "".join(f"<p>{text.replace('kroner', '<i>kroner</i>')}</p>" for text in STORY)
    document = written(ld(articleBody=body), f"<article><h1>Dock</h1><h2>How</h2>{shown}</article>")
    assert all(text in document.text for text in STORY)
    assert "**" not in document.text
    assert "&" not in document.text


def test_numbers_and_stars_of_plain_words_are_no_markdown() -> None:
    words = "\n".join((*STORY, "3. Juni: 4 * 5 * 6 = 120, snake_case_name, [sic] (so he wrote)."))
    assert written(ld(articleBody=words), SHOWN).text.endswith(
        "3. Juni: 4 * 5 * 6 = 120, snake_case_name, [sic] (so he wrote)."
    )


def test_one_sentence_between_title_and_text_is_the_standfirst() -> None:
    data, story = page("a lead", 0)
    document = read_bytes("dock.html", data)
    kinds = {document.text[one.start : one.end]: one.kind for one in document.passages}
    assert kinds[story[0]] is SentenceKind.STANDFIRST
    assert kinds[story[1]] is SentenceKind.BODY


def test_links_to_other_stories_among_the_paragraphs_stay_out() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY[:2])
    more = (
        "<p><a href='/a'>Read more: the mayor opens a bridge in the rain with a small crowd</a></p>"
    )
    document = written("", f"<article><h1>Dock</h1>{body}{more}<p>{STORY[3]}</p></article>")
    assert "bridge" not in document.text


@pytest.mark.parametrize(
    ("head", "body", "warning"),
    [
        (ld(wordCount=900), SHOWN, r"says that its article has 900 words; \d\d were found"),
        (ld(isAccessibleForFree="False"), SHOWN, "not free to read: the end may be missing"),
        ("", "<script></script>" * 120 + "<h1>Dock</h1><p>Loading.</p>", "a browser may show more"),
        ("", SHOWN.replace(STORY[0], f"{STORY[0]} {STORY[1]} Then the board of"), None),
        ("", SHOWN.replace(STORY[0], f"{STORY[0]} {STORY[1]} Then the board […]"), "breaks off"),
    ],
)
def test_what_still_looks_too_short_is_said(head: str, body: str, warning: str | None) -> None:
    found = written(head, body).warnings
    if warning is None:
        assert found == ()
    else:
        (said,) = found
        assert re.search(warning, said)


def test_a_draft_is_whole_and_never_warned_of() -> None:
    hints = Hints(kind=ArticleKind.DRAFT)
    html = f"<html><head>{ld(wordCount=900)}</head><body>{SHOWN}</body></html>"
    assert read_bytes("dock.html", html.encode(), hints).warnings == ()


def test_soft_hyphens_are_no_letters() -> None:
    shy = STORY[0].replace("harbour", "har\u00adbour")
    assert STORY[0] in written("", f"<article><h1>Dock</h1><p>{shy}</p></article>").text
