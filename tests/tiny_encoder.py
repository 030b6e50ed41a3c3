"""A sentence encoder of a few words, written byte by byte: a real ONNX model without its tools.

Each word has a vector of its own, words of one meaning the same one. The model looks them up; what
becomes of them is for the encoder to do.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

MEANINGS = (
    ("ferry", "ship", "boat", "fähre"),
    ("sank", "capsized", "foundered"),
    ("mayor", "alderman"),
    ("resigned", "quit"),
    ("bridge", "viaduct"),
    ("closed", "shut"),
)
UNKNOWN = "[UNK]"


def make(
    folder: Path,
    asks: tuple[str, ...] = ("input_ids", "attention_mask"),
    words: int | None = None,
) -> Path:
    """Write `model.onnx` and `tokenizer.json` into a folder.

    The model asks for these inputs, and knows so many of the tokenizer's words (None: all).
    """
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = [UNKNOWN, *(word for meaning in MEANINGS for word in meaning)]
    vectors = [[0.0] * len(MEANINGS)]
    for place, meaning in enumerate(MEANINGS):
        vectors += [[float(place == i) for i in range(len(MEANINGS))] for _ in meaning]
    vectors[0] = [0.01] * len(MEANINGS)
    (folder / "model.onnx").write_bytes(_model(vectors[:words], asks))
    (folder / "tokenizer.json").write_text(json.dumps(_tokenizer(vocabulary)), encoding="utf-8")
    return folder


def _tokenizer(words: list[str]) -> dict[str, object]:
    vocabulary = {word: number for number, word in enumerate(words)}
    return {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": UNKNOWN},
    }


def _model(vectors: list[list[float]], asks: tuple[str, ...]) -> bytes:
    """A graph of one node that picks rows out of a table."""
    flat = [value for vector in vectors for value in vector]
    table = (
        _number(1, len(vectors))
        + _number(1, len(vectors[0]))
        + _number(2, 1)  # of floats
        + _bytes(8, b"table")
        + _bytes(9, struct.pack(f"<{len(flat)}f", *flat))
    )
    node = _bytes(1, b"table") + _bytes(1, b"input_ids") + _bytes(2, b"hidden")
    graph = _bytes(1, node + _bytes(4, b"Gather")) + _bytes(2, b"tiny") + _bytes(5, table)
    for name in asks:
        graph += _bytes(11, _value(name, 7, (b"texts", b"tokens")))
    graph += _bytes(12, _value("hidden", 1, (b"texts", b"tokens", len(vectors[0]))))
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13))


def _value(name: str, kind: int, shape: tuple[bytes | int, ...]) -> bytes:
    sizes = [_number(1, size) if isinstance(size, int) else _bytes(2, size) for size in shape]
    tensor = _number(1, kind) + _bytes(2, b"".join(_bytes(1, size) for size in sizes))
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, tensor))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
