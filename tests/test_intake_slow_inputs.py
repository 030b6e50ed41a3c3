"""Inputs that once took a hundred times as long as others of their size, or ended a reader.

`benchmarks/reliability.py` found them among ten thousand mangled files. Each is read in well under
the limit that it holds them to: a pattern that tries every way to share out a line takes minutes.
"""

from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path

import pytest

from claimtrack.errors import BadInput
from claimtrack.intake.article import read_bytes
from claimtrack.intake.published_reviews import read_known_claims
from claimtrack.model.article import Hints
from tests.quarantined import read_documents

SECONDS = 5.0
"""Of processor time; each took from ten to three hundred."""

_HEADINGS = "".join(f"<h1>The pier opened in {year}, again</h1>" for year in range(2_000))
_META = "".join(
    f'<meta property="og:title" content="The school closed in {year}">' for year in range(2_000)
)

SLOW = {
    "times that are none.srt": ":." * 300 + "," * 300 + "\n00:00:01,000 --> 00:00:02,000\nHello.\n",
    "settings that are none.vtt": "00:01.000 --> 00:02.000 " + "x:" + "yyyy:" * 400 + "!\nHello.\n",
    "an author of commas.html": (
        f'<html><head><meta name="author" content="Ada{"," * 40_000}x"></head>'
        "<body><article><p>The pier opened in 1911, said the mayor.</p></article></body></html>"
    ),
    "titles without end.html": (
        f"<html><head><title>The pier</title>{_META}</head><body>{_HEADINGS}"
        "<p>The pier opened in 1911, said the mayor.</p></body></html>"
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_file_is_read_in_a_time_that_goes_by_its_size(name: str) -> None:
    begun = time.process_time()
    with suppress(BadInput):
        read_bytes(name, SLOW[name].encode(), Hints())
    assert time.process_time() - begun < SECONDS


def test_a_script_of_spaces_is_looked_through_once() -> None:
    page = f'<script type="application/ld+json">{{"a": 1}}{" " * 60_000}x</script>'
    begun = time.process_time()
    with suppress(BadInput):
        list(read_known_claims(io.BytesIO(page.encode()), name="page.html"))
    assert time.process_time() - begun < SECONDS


def test_timed_text_without_any_element_is_told() -> None:
    with pytest.raises(BadInput, match="has no timed text"):
        read_bytes("said.ttml", b"<?xml version='1.0'?>\0\0", Hints())


def test_an_entry_with_a_character_that_there_is_none_of_fails_alone(tmp_path: Path) -> None:
    feed = (
        b"<rss><channel><item><title>One &#x110000; two</title></item>"
        b"<item><title>The pier</title><description>The pier opened in 1911.</description></item>"
        b"</channel></rss>"
    )
    (tmp_path / "feed.xml").write_bytes(feed)
    found = read_documents(str(tmp_path / "feed.xml"))
    assert [type(one).__name__ for one in found] == ["Failure", "Document"]
