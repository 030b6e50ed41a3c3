"""Fuzzed inputs: sound ones of every kind, mangled, each with a limit on its time and memory."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from tests.crossings import Tally
from tests.fire.count import Sheet
from tests.fire.limits import under_limits
from tests.fire.seeds import ARTICLES, LISTS, STATEMENTS

SECONDS, MEGABYTES = 5.0, 512
"""What each input may take: processor time, and memory beyond what the process had."""

_LARGEST = 60_000
"""Bytes of an input; what takes long with so many takes long because of what they say."""

_TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\t", b" ", b"<", b">", b"&lt;", b"&#0;",
    b"&#x110000;", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<b>", b"</p>", b"<div>", b"<table><tr>",
    b"[", b"]", b"{", b"}", b'"', b"'", b"\\", b"\\ud800", b"\\u0000", b",", b":", b"1e999", b"-0",
    b"99999999999999999999", b"NaN", b"null", b"true", b"* a\n", b"# ", b"> ", b"a", b"a ", b"1 ",
    b"a.", b". ", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\xe2\x80\xae", b"\xcc\x81", b"\xc2\xad",
    b"\xf0\x9f\x98\x80", b"\xe0\xa4\xaa", b"00:00:01,000 --> 00:00:02,000\n", b"9:99:99.999",
    b"=?utf-8?b?QQ==?=", b"Content-Type: ", b"--b\n", b"obj\n<<", b">>\nendobj\n", b"stream\n",
    b" percent", b" not", b" 3 March 2025", b" million", b"http://", b"@", b"%00", b"../",
    b"PK\3\4",
)  # fmt: skip


def fuzz(what: str, times: int, folder: Path, seed: int) -> Tally:
    """Feed a kind of input so many times; see `KINDS`."""
    sheet = Sheet()
    seeds = [f"{what} {seed} {number}" for number in range(times)]
    work = KINDS[what](folder)
    for at, wrong in enumerate(under_limits(work, seeds, seconds=SECONDS, megabytes=MEGABYTES)):
        sheet.acts += 1
        if wrong is None:
            sheet.acted += 1
        else:
            sheet.wrong(f"{seeds[at]}: {wrong}")
    return sheet.tally()


def mangled(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes in one to four ways."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_WAYS)(data, chance)[:_LARGEST]
    return data


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randint(1, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _dropped(data: bytes, chance: random.Random) -> bytes:
    begin, end = _span(data, chance)
    return data[:begin] + data[end:]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    begin, end = _span(data, chance)
    times = _LARGEST // max(1, end - begin) if chance.random() < 0.3 else chance.randint(2, 40)
    return data[:begin] + data[begin:end] * times + data[end:]


def _with_token(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    token = chance.choice(_TOKENS)
    times = chance.choice((1, 1, 2, 50, 3_000, _LARGEST // len(token)))
    return data[:at] + token * times + data[at:]


def _joined(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice([*ARTICLES.values(), *LISTS.values()])
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    begin = chance.randint(0, len(data))
    return begin, min(len(data), begin + chance.choice((1, 3, 10, 60, 400)))


_WAYS = (_flipped, _cut, _dropped, _repeated, _with_token, _joined)


def _packed(data: bytes, chance: random.Random) -> bytes:
    """A file of ZIP with a part that is mangled, and packed again as it should be."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w") as file:
        for part in whole.namelist():
            content = whole.read(part)
            mangle = part.endswith(".xml") and chance.random() < 0.6
            file.writestr(part, mangled(content, chance) if mangle else content)
    return made.getvalue()


def _file(seeds: Mapping[str, bytes], folder: Path, seed: str) -> Path:
    """Write a mangled file; its name may be that of another format."""
    chance = random.Random(seed)  # noqa: S311 - to come again, not to be secret
    name = chance.choice([*seeds])
    data = seeds[name]
    inside = data.startswith(b"PK") and chance.random() < 0.7
    content = _packed(data, chance) if inside else mangled(data, chance)
    wrong_name = chance.random() < 0.1
    path = folder / (chance.choice([*seeds]) if wrong_name else name)
    path.write_bytes(content)
    return path


def _articles(folder: Path) -> Callable[[str], str | None]:
    """Read a file and split what it says, as an import does before it writes."""

    def work(seed: str) -> str | None:
        from claimtrack.intake.documents import read_documents
        from claimtrack.intake.opening import ending_of
        from claimtrack.intake.questions import Failure, Given
        from claimtrack.split.split import split

        path = str(_file(ARTICLES, folder, seed))
        for document in read_documents(Given(os.fsencode(path), ending_of(path))):
            if isinstance(document, Failure):
                continue
            text = document.text
            for segment in split(text, title=document.title, passages=document.passages):
                if text[segment.start : segment.end] != segment.text:
                    return f"{segment} does not stand where it says"
        return None

    return work


def _lists(folder: Path) -> Callable[[str], str | None]:
    """Read a list of claims, or a scale."""

    def work(seed: str) -> str | None:
        from claimtrack.intake.published_reviews import read_known_claims
        from claimtrack.intake.scale_file import read_scales

        path = _file(LISTS, folder, seed)
        with suppress(ClaimtrackError):
            for _ in read_known_claims(path):
                pass
        with suppress(ClaimtrackError):
            read_scales(path)
        return None

    return work


def _at_a_desk(folder: Path, ask: Callable[[Desk, str], object]) -> Callable[[str], str | None]:
    """Ask a desk with the worked example on it; each process opens it once."""
    from claimtrack.demo.build import build

    path = folder / "example.db"
    if not path.exists():
        build(path)
    opened: list[Desk] = []

    def work(seed: str) -> str | None:
        if not opened:
            opened.append(Desk(path, reviewer="mira"))
        chance = random.Random(seed)  # noqa: S311 - to come again, not to be secret
        words = mangled(chance.choice(STATEMENTS).encode(), chance).decode(errors="replace")
        with suppress(ClaimtrackError):
            ask(opened[0], words)
        return None

    return work


KINDS: Mapping[str, Callable[[Path], Callable[[str], str | None]]] = {
    "files of articles, of every format": _articles,
    "lists of claims, and rating scales": _lists,
    "statements to match": partial(_at_a_desk, ask=lambda desk, words: desk.match(words)),
    "words to search for": partial(_at_a_desk, ask=lambda desk, words: desk.search.find(words)),
}
"""What is fuzzed, by what it is called in the table; each makes what reads one input."""
