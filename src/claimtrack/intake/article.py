"""Articles: one file, or the bytes of one, becomes a Document.

Plain text and Markdown for now. The bytes are kept as they came; the text is cleaned, its front
matter taken off and nothing else changed. What is no text, or has no words in it, is refused in
one sentence. Nothing is fetched and standard input is never read here: callers hand in the bytes.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.metadata import front_matter, top_lines
from claimtrack.model import ArticleKind, Document, Hints
from claimtrack.text.clean import clean, one_line
from claimtrack.text.partial import iso_date

TEXT_ENDINGS = (".txt", ".text")
MARKDOWN_ENDINGS = (".md", ".markdown")
ARTICLE_ENDINGS = TEXT_ENDINGS + MARKDOWN_ENDINGS
"""File name endings of articles that are read; a name without an ending is read as plain text."""

_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")


def read_file(path: Path, hints: Hints | None = None) -> Document:
    """Read an article from a file.

    Args:
        path: a .txt, .md or .markdown file, or one without an ending.
        hints: what is known of it; wins over what the file says.

    Returns:
        The document; its `source` is the path as given.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read, is not text, holds no words, or has an ending not read yet.
        WrongUse: the date among the hints is none.
    """
    return read_bytes(str(path), file_bytes(path), hints)


def file_bytes(path: Path) -> bytes:
    """Read a whole file, or say in one sentence why not.

    Raises:
        NotFound: there is no such file.
        BadInput: it is a folder, or may not or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise unreadable(path, trouble) from trouble


def unreadable(path: Path, trouble: OSError) -> BadInput | NotFound:
    """Put the trouble with a file into words: a missing one is not found, all else bad input."""
    name = one_line(str(path))
    if isinstance(trouble, FileNotFoundError):
        return NotFound(f"There is no file {name}: check the path.")
    if isinstance(trouble, IsADirectoryError):
        return BadInput(f"{name} is a folder: name the files in it, or import the folder.")
    if isinstance(trouble, PermissionError):
        return BadInput(f"{name} may not be read: ask its owner for permission.")
    return BadInput(f"{name} cannot be read: {trouble.strerror or trouble}.")


def read_bytes(name: str, data: bytes, hints: Hints | None = None) -> Document:
    """Read an article from bytes that somebody else fetched, standard input among them.

    Args:
        name: what they came under: a path, or `-`. Its ending decides how they are read.
        data: the bytes as received.
        hints: what is known of the article; wins over what the text says.

    Returns:
        The document. Its text is clean; its title is never longer than a line.

    Raises:
        BadInput: the bytes are not text or hold no words, or the ending is not read yet.
        WrongUse: the date among the hints is none.
    """
    hints = hints or Hints()
    published_on = iso_date(hints.date, "date") if hints.date else None
    shown = "Standard input" if name == "-" else one_line(name)
    refuse_binary(shown, data)
    ending = PurePath(name).suffix.casefold()
    _refuse_ending(shown, ending)
    text = clean(decode(data))
    said, body = front_matter(text)
    if ending in TEXT_ENDINGS and said.title is None:
        body = text  # in plain text two ruled lines may stand around anything
    if not _VISIBLE.search(body):
        raise BadInput(f"{shown} is empty: there are no words in it to check.")
    top = top_lines(body)
    return Document(
        source=name,
        text=body,
        original=data,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=hints.kind or ArticleKind.ARTICLE,
        title=one_line(hints.title or said.title or top.title or ""),
        url=_told(hints.url, said.url, top.url),
        publisher=_told(hints.publisher, said.publisher, top.publisher),
        author=_told(hints.author, said.author, top.author),
        published_on=_told(published_on, said.published_on, top.published_on),
        language=_told(hints.language, said.language, top.language) or "en",
    )


def _told(*sources: str | None) -> str | None:
    """Take the first that says anything, on one line."""
    return next((line for said in sources if said and (line := one_line(said))), None)


def _refuse_ending(shown: str, ending: str) -> None:
    """Refuse what is not read yet by its name, so that nobody reads markup as prose."""
    if ending in (".jsonl", ".ndjson", ".csv", ".tsv"):
        raise BadInput(f"{shown} is a list and not an article: import it as a list of claims.")
    if ending and ending not in ARTICLE_ENDINGS and ending[1:].isalnum():
        raise BadInput(
            f"{shown} is a {ending} file, which is not read yet: save it as plain text (.txt)"
            " and import that."
        )
