"""Packed files: gzip of any supported file, unpacked up to a bound.

One layer only: no newsroom packs a file twice.
"""

from __future__ import annotations

import zlib

from claimtrack.errors import BadInput

LARGEST = 100_000_000
"""Bytes; no article unpacks to more."""

_MAGIC = b"\x1f\x8b\x08"
_GZIP_ONLY = 16 + zlib.MAX_WBITS


def is_packed(data: bytes) -> bool:
    """Tell whether some bytes are a gzip file."""
    return data.startswith(_MAGIC)


def unpack(shown: str, data: bytes) -> bytes:
    """Unpack a gzip file.

    Args:
        shown: what to call the file in a message.
        data: its bytes, of one member or several.

    Raises:
        BadInput: it is broken or cut off, unpacks to more than `LARGEST`, or is packed twice.
    """
    parts: list[bytes] = []
    left = LARGEST
    try:
        while data:
            unpacker = zlib.decompressobj(_GZIP_ONLY)
            parts.append(unpacker.decompress(data, left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise BadInput(
                    f"{shown} unpacks to more than {LARGEST // 1_000_000} MB: not an article."
                )
            if not unpacker.eof:
                raise BadInput(f"{shown} is a gzip file that is cut off: fetch it again.")
            data = unpacker.unused_data.lstrip(b"\0")
    except zlib.error as trouble:
        raise BadInput(f"{shown} is a broken gzip file: fetch it again.") from trouble
    unpacked = b"".join(parts)
    if is_packed(unpacked):
        raise BadInput(f"{shown} is packed twice: unpack it once and import that.")
    return unpacked
