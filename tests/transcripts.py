"""The transcripts of `transcripts.toml` as files of several formats, and who says what in them."""

from __future__ import annotations

import html
import textwrap
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from claimtrack.intake.article import read_bytes
from claimtrack.model.article import SentenceKind
from claimtrack.split.split import split

_WIDTH = 66
_OPENING = 30


class Transcript(Struct, frozen=True):
    """A transcript: its style, and each paragraph with its speaker, who may be empty."""

    style: str
    paragraphs: tuple[tuple[str, str], ...]


def transcripts() -> list[Transcript]:
    """Read all of them."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["transcript"]
    return [
        Transcript(row["style"], tuple((text, who) for text, who in row["paragraphs"]))
        for row in rows
    ]


def _page(body: str, title: str) -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article>"
        f"<h1>{title}</h1>{body}</article></body></html>"
    )


def _paragraphs(words: list[str]) -> str:
    first, *rest = map(html.escape, words)
    return _page("".join(f"<p>{line}</p>\n" for line in rest), first)


def _line_breaks(words: list[str]) -> str:
    first, *rest = map(html.escape, words)
    return _page(f"<p>{'<br><br>'.join(rest)}</p>", first)


def _bold_labels(words: list[str]) -> str:
    first, *rest = map(html.escape, words)
    lines = []
    for line in rest:
        before, colon, after = line.partition(": ")
        bold = colon and len(before) < 60
        lines.append(f"<p><b>{before}:</b> {after}</p>" if bold else f"<p>{line}</p>")
    return _page("".join(lines), first)


FORMATS: Mapping[str, tuple[str, Callable[[list[str]], str]]] = {
    "text": ("txt", "\n\n".join),
    "lines": ("txt", "\n".join),
    "wrapped": ("txt", lambda words: "\n\n".join(textwrap.fill(line, _WIDTH) for line in words)),
    "wrapped tight": (
        "txt",
        lambda words: "\n".join(textwrap.fill(line, _WIDTH) for line in words),
    ),
    "markdown": ("md", lambda words: "# " + "\n\n".join(words)),
    "paragraphs": ("html", _paragraphs),
    "line breaks": ("html", _line_breaks),
    "bold labels": ("html", _bold_labels),
}
"""What each file is called at its end, and how it is written."""


def heard(transcript: Transcript, form: str) -> tuple[Counter[str], list[str]]:
    """Count the sentences of a transcript that are given to the right, the wrong, or no speaker.

    Returns:
        The counts of "right", "wrong", "none" and "lost", and a line about each that is not right.
    """
    ending, write = FORMATS[form]
    document = read_bytes(
        f"a.{ending}", write([text for text, _ in transcript.paragraphs]).encode()
    )
    begins: list[tuple[int, str]] = []
    counts: Counter[str] = Counter()
    at = 0
    for text, who in transcript.paragraphs:
        place = document.text.find(" ".join(text.split())[:_OPENING], at)
        place = place if place >= 0 else document.text.find(text[:_OPENING], at)
        counts["lost"] += place < 0
        at = max(at, place)
        begins.append((at, who))
    trouble = []
    for segment in split(document.text, title=document.title, passages=document.passages):
        if segment.kind is SentenceKind.TIME_STAMP:
            continue
        wanted = [who for start, who in begins if start <= segment.start][-1]
        given = segment.claimant or ""
        result = "right" if given == wanted else "wrong" if given else "none"
        counts[result] += 1
        if given != wanted:
            trouble.append(f"{result}: {given!r} for {wanted!r}: {segment.text[:60]}")
    return counts, trouble
