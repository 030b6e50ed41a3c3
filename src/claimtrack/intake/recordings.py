"""Recordings: what transcription tools and YouTube write: Whisper's JSON and TSV, TTML, timed text.

Each is a list of words with times, and sometimes with who says them, so each becomes cues. The XML
is read without its document type: nothing in it is fetched or expanded.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode, refuse_binary
from claimtrack.intake.cues import Cue, NamedBy, transcript, turns
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import Raw, Reading
from claimtrack.text.clean import one_line

Node: TypeAlias = Mapping[str, object]

_LISTS = ("segments", "transcription", "chunks", "utterances", "events", "sentences")
"""The names under which tools list what was said, each in its own words."""

_CLOCK = re.compile(r"\s*(?:(?:(?P<h>\d+):)?(?P<m>\d+):)?(?P<s>\d+(?:[.,]\d+)?)(?::(?P<f>\d+))?\s*")
_SPAN = re.compile(r"\s*(?P<count>\d+(?:\.\d+)?)\s*(?P<unit>h|ms|m|s|f|t)\s*")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FRAMES = 30.0


def read_recording(raw: Raw) -> Reading:
    """Read the JSON that Whisper and tools like it write, or YouTube's.

    Raises:
        BadInput: it is not JSON, or not the transcript of a recording.
    """
    refuse_binary(raw.shown, raw.data)
    try:
        value = json.loads(decode(raw.data, raw.charset).lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as trouble:
        raise BadInput(
            f"{raw.shown} is not whole JSON: save it again, or save the transcript as SRT."
        ) from trouble
    cues = list(_json_cues(value))
    if not cues:
        raise BadInput(
            f"{raw.shown} is JSON but no transcript: it lists nothing said at a time (segments)."
            " Import published fact-checks with --as-kind claims."
        )
    return transcript(cues, language=_language(value))


def read_timed_rows(raw: Raw) -> Reading:
    """Read the table that Whisper writes: start and end in milliseconds, and the words.

    Raises:
        BadInput: it has no such rows.
    """
    text = decode(raw.data, raw.charset)
    cues: list[Cue] = []
    for line in text.splitlines()[1:]:
        begins, _, rest = line.partition("\t")
        ends, _, words = rest.partition("\t")
        if begins.strip().isdecimal() and ends.strip().isdecimal():
            cues += turns(int(begins) / 1000, int(ends) / 1000, [words])
    if not cues:
        raise BadInput(f"{raw.shown} has no rows with a start, an end and words.")
    return transcript(cues)


def read_timed_text(raw: Raw) -> Reading:
    """Read TTML, or YouTube's timed text in XML.

    Raises:
        BadInput: it is broken or has no cues.
    """
    refuse_binary(raw.shown, raw.data)
    etree = needed("lxml.etree", "TTML")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    words = re.sub(r"\A\s*<\?xml\b[^<>]*\?>", "", decode(raw.data, raw.charset)).strip(
        "\ufeff\0 \n"
    )
    try:
        tree = etree.fromstring(words.encode(errors="replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it that could be recovered
        tree = None
    cues = [] if tree is None else list(_xml_cues(tree))
    if not cues:
        raise BadInput(f"{raw.shown} has no timed text: no paragraph in it has a time.")
    title = next((one_line(node.text or "") for node in tree.iter("{*}title")), "")
    language = tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return transcript(cues, title, language if _LANGUAGE.fullmatch(language) else None)


def _json_cues(value: object) -> Iterator[Cue]:
    """Yield what a decoded document says was said, in order."""
    entries = value if isinstance(value, list) else _listed(value)
    milliseconds = isinstance(value, Mapping) and "utterances" in value
    for entry in entries:
        if isinstance(entry, list):
            yield from _json_cues(entry)
        elif isinstance(entry, Mapping):
            yield from _json_cue(entry, 0.001 if milliseconds else 1.0)


def _listed(value: object) -> list[object]:
    """Return the list of what was said, wherever a tool puts it."""
    if not isinstance(value, Mapping):
        return []
    for name in _LISTS:
        entries = value.get(name)
        if isinstance(entries, list) and entries:
            return entries
    for name in ("results", "result", "response", "data"):
        inner = _listed(value.get(name))
        if inner:
            return inner
    words = value.get("text")
    return [{"start": 0, "end": 0, "text": words}] if isinstance(words, str) else []


def _language(value: object) -> str | None:
    """Return the language that a tool heard, where it gives its code."""
    for node in (value, value.get("result")) if isinstance(value, Mapping) else ():
        code = node.get("language") if isinstance(node, Mapping) else None
        if isinstance(code, str) and _LANGUAGE.fullmatch(code):
            return code
    return None


def _json_cue(entry: Node, unit: float) -> Iterator[Cue]:
    """Yield the words of one entry, with its times in the terms of whoever wrote it."""
    words = entry.get("text", entry.get("transcript", entry.get("sentence")))
    pieces = entry.get("segs")
    if isinstance(pieces, list):
        words = "".join(
            str(piece.get("utf8", "")) for piece in pieces if isinstance(piece, Mapping)
        )
    begins, ends = _times(entry, unit)
    if not isinstance(words, str) or begins is None:
        return
    ends = begins if ends is None else ends
    parts = entry.get("words")
    if "speaker" not in entry and isinstance(parts, list):
        heard = [part for part in parts if isinstance(part, Mapping)]
        if any("speaker" in part for part in heard):
            yield from _by_speaker(begins, ends, heard)
            return
    yield from _said(begins, ends, words, entry.get("speaker", entry.get("speaker_id")))


def _by_speaker(begins: float, ends: float, words: list[Node]) -> Iterator[Cue]:
    """Yield the words of an entry, cut where another speaks; a word without a speaker goes on."""
    speaker: object = next(word["speaker"] for word in words if "speaker" in word)
    run: list[str] = []
    for word in words:
        if word.get("speaker", speaker) != speaker and run:
            yield from _said(begins, ends, " ".join(run), speaker)
            run = []
            begins = _number(word.get("start"), 1.0) or begins
        speaker = word.get("speaker", speaker)
        run.append(str(word.get("word", word.get("text", ""))).strip())
    yield from _said(begins, ends, " ".join(run), speaker)


def _times(entry: Node, unit: float) -> tuple[float | None, float | None]:
    """Return when an entry begins and ends, in seconds."""
    if "tStartMs" in entry:
        return _from(entry["tStartMs"], entry.get("dDurationMs"), 0.001)
    offsets, stamps = entry.get("offsets"), entry.get("timestamps", entry.get("timestamp"))
    if isinstance(offsets, Mapping):
        return _number(offsets.get("from"), 0.001), _number(offsets.get("to"), 0.001)
    if isinstance(stamps, Mapping):
        return _clock(str(stamps.get("from"))), _clock(str(stamps.get("to")))
    if isinstance(stamps, list) and len(stamps) > 1:
        return _number(stamps[0], unit), _number(stamps[1], unit)
    begins = _number(entry.get("start", entry.get("start_time")), unit)
    if "duration" in entry and "end" not in entry:
        return _from(begins, entry["duration"], unit)
    return begins, _number(entry.get("end", entry.get("end_time")), unit)


def _from(begins: object, lasts: object, unit: float) -> tuple[float | None, float | None]:
    """Return both times where the second is given as how long it lasts."""
    first, more = _number(begins, unit), _number(lasts, unit)
    return first, None if first is None else first + (more or 0.0)


def _number(value: object, unit: float) -> float | None:
    """Return a time as seconds; text may be a number or a clock."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return max(0.0, float(value) * unit)
    return _clock(str(value))


def _clock(value: str) -> float | None:
    """Read 01:02:03.5, 62.5, or hours, minutes and seconds with a frame behind them."""
    times = _CLOCK.fullmatch(value)
    if times is None:
        return None
    hours, minutes, seconds = (float((times[unit] or "0").replace(",", ".")) for unit in "hms")
    return hours * 3600 + minutes * 60 + seconds + float(times["f"] or 0) / _FRAMES


def _said(begins: float, ends: float, words: str, speaker: object) -> Iterator[Cue]:
    """Yield what was said; a speaker that the file names stands for all of it."""
    named = one_line(str(speaker)) if isinstance(speaker, str | int) else ""
    lines = words.split("\n")
    if not named:
        yield from turns(begins, ends, lines)
    elif line := one_line(words):
        yield Cue(begins, ends, line, named, NamedBy.VOICE)


def _xml_cues(tree: Untyped) -> Iterator[Cue]:
    """Yield the cues of TTML (`tt`), or of YouTube's old (`transcript`) and new (`timedtext`)."""
    root = _local(tree)
    if root == "transcript":
        for node in tree.iter("text"):
            times = _from(node.get("start"), node.get("dur"), 1.0)
            yield from _node_cue(times, html.unescape(_words(node)), None)
    elif root == "timedtext":
        for node in tree.iter("p"):
            begins, ends = (_scaled(node.get(name)) for name in "td")
            yield from _node_cue((begins, (begins or 0.0) + (ends or 0.0)), _words(node), None)
    else:
        read, agents = _offsets(tree), _agents(tree)
        for node in tree.iter("{*}p"):
            yield from _paragraph(node, read, agents)


def _paragraph(
    node: Untyped, read: Callable[[str], float | None], agents: Mapping[str, str]
) -> Iterator[Cue]:
    """Yield one paragraph of TTML, or the spans in it if only they have times."""
    timed = (
        [node]
        if node.get("begin")
        else [span for span in node.iter("{*}span") if span.get("begin")]
    )
    base = 0.0
    for around in node.iterancestors():
        base += read(around.get("begin") or "") or 0.0
    for part in timed or [node]:
        begins, ends, lasts = (read(part.get(name) or "") for name in ("begin", "end", "dur"))
        start = base + (begins or 0.0)
        stop = base + ends if ends is not None else start + (lasts or 0.0)
        named = next((name for name in _named(part, agents)), None)
        yield from _node_cue((start, stop), _words(part), named)


def _node_cue(
    times: tuple[float | None, float | None], words: str, speaker: str | None
) -> Iterator[Cue]:
    """Yield the words of one element."""
    begins, ends = times
    yield from _said(begins or 0.0, ends or begins or 0.0, words, speaker)


def _words(node: Untyped) -> str:
    """Return the words of an element, `br` as a line end."""
    parts = [node.text or ""]
    for inner in node:
        if _local(inner) == "br":
            parts.append("\n")
        elif isinstance(inner.tag, str) and _local(inner) != "metadata":
            parts.append(_words(inner))
        parts.append(inner.tail or "")
    return "".join(parts)


def _offsets(tree: Untyped) -> Callable[[str], float | None]:
    """Return what reads the times of a TTML document, in its frames and ticks."""
    rates = {name.rpartition("}")[2]: value for name, value in tree.attrib.items()}
    frames = _positive(rates.get("frameRate")) or _FRAMES
    ticks = _positive(rates.get("tickRate")) or 1.0

    def read(value: str) -> float | None:
        span = _SPAN.fullmatch(value)
        if span is None:
            return _clock(value)
        units = {**_UNITS, "f": 1 / frames, "t": 1 / ticks}
        return float(span["count"]) * units[span["unit"]]

    return read


def _agents(tree: Untyped) -> dict[str, str]:
    """Return the names of the people that a TTML document declares, by their ids."""
    return {
        agent.get(_XML_ID) or "": name
        for agent in tree.iter("{*}agent")
        if (name := one_line(" ".join(agent.itertext())))
    }


def _named(part: Untyped, agents: Mapping[str, str]) -> Iterator[str]:
    """Yield who says a part of TTML: its own agent, else that of what is around it."""
    for node in (part, *part.iterancestors()):
        for name, value in node.attrib.items():
            if name.rpartition("}")[2] == "agent" and value in agents:
                yield agents[value]


def _scaled(value: str | None) -> float | None:
    return _number(int(value), 0.001) if value and value.isdecimal() else None


def _positive(value: str | None) -> float | None:
    return float(value) if value and value.isdecimal() and int(value) else None


def _local(node: Untyped) -> str:
    """Return the name of an element without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
