"""What fuzzing starts from: one sound input of every kind that is taken in."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from tests import docx_file, pdf_file

_WORDS = (
    "Harbour toll rises",
    "Ferry services stopped on Monday, 3 March 2025, and 26 people were killed, police said.",
    "“The pier opened in 1911. It never closed since,” Mayor Ada Lindqvist said.",
    "Ticket sales rose by 12.5 percent, to $3.2 million, last year.",
)
_PLAIN = "\n\n".join(_WORDS)

_HTML = f"""<!doctype html><html lang="en"><head><title>{_WORDS[0]}</title>
<meta property="og:title" content="{_WORDS[0]}"><meta name="author" content="Ida Berg">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{_WORDS[0]}",
"datePublished":"2025-03-05T10:00:00+01:00","author":[{{"name":"Ida Berg"}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>{_WORDS[0]}</h1><p>{_WORDS[1]}</p>
<figure><img src="a.png"><figcaption>The pier</figcaption></figure><p>{_WORDS[2]}</p>
<ul><li>One</li><li>{_WORDS[3]}</li></ul><table><tr><td>1</td></tr></table></article></body></html>"""

_CUES = "\n\n".join(
    f"{number}\n00:00:{number:02},000 --> 00:00:{number + 1:02},500\n<v Ada>{words}"
    for number, words in enumerate(_WORDS, 1)
)
_TTML = """<?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml"><body><div>
<p begin="00:00:01.000" end="00:00:02.000">The ferry came.<br/>It was late.</p>
<p begin="62s" dur="1500ms">The pier opened in 1911.</p></div></body></tt>"""
_WHISPER = json.dumps(
    {"language": "en", "segments": [
        {"start": 1.5 * number, "end": 1.5 * number + 1, "text": words, "speaker": "Ada"}
        for number, words in enumerate(_WORDS)
    ]}
)  # fmt: skip
_MAIL = f"""From: Ida Berg <ida@courier.example>
To: desk@example.org
Subject: =?utf-8?q?Harbour_toll?=
Date: Wed, 05 Mar 2025 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

{_PLAIN.encode("ascii", "replace").decode()}

--b
Content-Type: text/html; charset="iso-8859-1"

<p>{_WORDS[3]}</p>
--b
Content-Type: application/octet-stream; name="a.bin"
Content-Transfer-Encoding: base64

QUJDREVGRw==
--b--
"""
_RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Courier</title><language>en</language><item><title>{_WORDS[0]}</title>
<link>https://courier.example/1</link><pubDate>Wed, 05 Mar 2025 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{_WORDS[1]}</p><p>{_WORDS[2]}</p>]]></content:encoded></item>
<item><title>Two</title><link>https://courier.example/2</link><description>{_WORDS[3]}</description>
</item></channel></rss>"""

_REVIEW = {
    "@context": "https://schema.org", "@type": "ClaimReview", "url": "https://c.example/1",
    "datePublished": "2025-03-05", "claimReviewed": _WORDS[1],
    "author": {"@type": "Organization", "name": "The Checkers"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Lindqvist"},
                     "appearance": [{"url": "https://courier.example/1"}]},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1,
                     "alternateName": "False"},
}  # fmt: skip
_KNOWN = [
    {"claim": words, "headline": "About it", "claimant": "Ada", "rating": "false",
     "publisher": "The Checkers", "url": "https://c.example/1", "date": "2025-03-05"}
    for words in _WORDS
]  # fmt: skip


def _docx() -> bytes:
    return docx_file.docx("".join(docx_file.paragraph(words) for words in _WORDS))


def _pdf() -> bytes:
    return pdf_file.pdf(
        [pdf_file.paragraph(*(words[:70] for words in _WORDS))], info="/Author (Ida)"
    )


def _table(rows: list[dict[str, str]]) -> str:
    lines = [",".join(rows[0])]
    lines += [",".join(f'"{value}"' for value in row.values()) for row in rows]
    return "\n".join(lines)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", _HTML)
        file.writestr("a.txt", _PLAIN * 40)
    return packed.getvalue()


ARTICLES: Mapping[str, bytes] = {
    "article.txt": _PLAIN.encode(),
    "article.md": f"# {_WORDS[0]}\n\n> {_WORDS[2]}\n\n* {_WORDS[1]}\n* [a](b)\n".encode(),
    "article.html": _HTML.encode(),
    "article.pdf": _pdf(),
    "article.docx": _docx(),
    "packed.docx": _zip(),
    "article.srt": _CUES.encode(),
    "article.vtt": ("WEBVTT\n\n" + _CUES.replace(",", ".")).encode(),
    "article.sbv": b"0:00:01.000,0:00:02.000\nThe ferry came.\n\n0:01:02.000,0:01:03.000\nLate.\n",
    "article.ttml": _TTML.encode(),
    "article.json": _WHISPER.encode(),
    "article.tsv": b"start\tend\ttext\n0\t1500\tThe ferry came.\n1500\t3000\tIt was late.\n",
    "article.eml": _MAIL.encode(),
    "feed.rss": _RSS.encode(),
    "list.jsonl": "\n".join(
        json.dumps({"text": _PLAIN, "title": words, "date": "2025-03-05"}) for words in _WORDS
    ).encode(),
    "list.csv": _table([{"title": words, "text": words * 3} for words in _WORDS]).encode(),
}
"""Files of articles, by name: one of every format."""

LISTS: Mapping[str, bytes] = {
    "known.jsonl": "\n".join(map(json.dumps, _KNOWN)).encode(),
    "known.csv": _table(_KNOWN).encode(),
    "review.json": json.dumps(_REVIEW).encode(),
    "feed.json": json.dumps({"dataFeedElement": [{"item": [_REVIEW]}] * 3}).encode(),
    "answer.json": json.dumps({"claims": [
        {"text": _WORDS[1], "claimant": "Ada", "claimDate": "2025-03-05T00:00:00Z",
         "claimReview": [{"publisher": {"name": "C"}, "url": "https://c.example/1",
                          "title": "No", "textualRating": "False", "languageCode": "en"}]},
    ]}).encode(),
    "page.html": (
        f'<html><script type="application/ld+json">{json.dumps(_REVIEW)}</script></html>'.encode()
    ),
    "scale.csv": b"slug,label,definition,normalised,value,colour,glyph,retired\n"
                 b"right,Right,It is so.,true,2,green,+,\nwrong,Wrong,It is not.,false,1,red,x,\n",
}  # fmt: skip
"""Lists of claims that others have checked, and a rating scale."""

STATEMENTS: tuple[str, ...] = (
    *_WORDS,
    "Pakistan asked Malaysia to call off the events.",
    "La tasa de paro bajó del 12,5 % al 9 % en marzo de 2025, no al 8 %.",
    "पुल 1911 में खुला था और कभी बंद नहीं हुआ।",
    "Mehr als 3,2 Millionen Menschen haben die Fähre nie genommen.",
    'port* AND (ferry OR "pier 1911") NEAR(toll, 5) -sales ^x {a b}: c',
)
"""Statements and words that are looked for."""
