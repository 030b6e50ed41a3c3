"""A PDF for tests: lines of Helvetica at given places, written byte by byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A line of print: its words, how far up the page it stands, its type size and its left edge.

    `bytes_` is what the font shows; the words are Latin-1.
    """

    words: str
    up: float
    size: float = 10
    left: float = 72


def paragraph(*lines: str, up: float = 700, size: float = 10) -> list[Printed]:
    """Set lines below each other."""
    return [Printed(line, up - place * size * 1.2, size) for place, line in enumerate(lines)]


def pdf(pages: Sequence[Sequence[Printed]], *, info: str = "", encrypted: bool = False) -> bytes:
    """Write a PDF with these lines on its pages.

    Args:
        pages: the lines of each page.
        info: entries of the information dictionary, as in `/Author (Ida)`.
        encrypted: declare a password that nobody knows.
    """
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {line.size} Tf {line.left} {line.up:.2f} Td ({_escaped(line.words)}) Tj ET"
            for line in page
        )
        box = f"/MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        length = len(shown.encode("cp1252"))
        objects += [
            f"<< /Type /Page /Parent 2 0 R {box} {fonts} >>",
            f"<< /Length {length} >>\nstream\n{shown}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    trailer = f"/Root 1 0 R /Info {len(objects)} 0 R"
    if encrypted:
        nobody = "<" + "5a" * 32 + ">"
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O {nobody} /U {nobody} /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<5a> <5a>]"
    return _assembled(objects, trailer)


def _escaped(words: str) -> str:
    """Escape what has a meaning in a PDF string."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: Sequence[str], trailer: str) -> bytes:
    """Put objects one behind the other, with the table of where they are."""
    data = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()
