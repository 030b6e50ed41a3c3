"""Inflating: packed bytes are unpacked piece by piece, never more than was asked for.

For bodies of web pages (gzip and deflate) and for gzipped lists. A few bytes can unpack to
gigabytes, so the caller says how many bytes may come out.
"""

from __future__ import annotations

import zlib

GZIP = b"\x1f\x8b"
"""How a gzip file begins."""

_GZIP_BITS = 16 + zlib.MAX_WBITS
_PLAIN = ("", "identity")


class Inflating:
    """One packed stream of bytes.

    Raises:
        ValueError: the packing is unknown.
    """

    def __init__(self, packing: str) -> None:
        packing = packing.strip().casefold().removeprefix("x-")
        if packing not in (*_PLAIN, "gzip", "deflate"):
            raise ValueError(packing)
        self._packing = "" if packing in _PLAIN else packing
        self._unpack = zlib.decompressobj(_GZIP_BITS if packing == "gzip" else zlib.MAX_WBITS)
        self._begun = False

    @property
    def whole(self) -> bool:
        """Whether the packed stream is complete, was never packed, or has not begun."""
        return not self._packing or not self._begun or self._unpack.eof

    def feed(self, packed: bytes, most: int) -> bytes:
        """Unpack some bytes.

        Args:
            packed: the next bytes.
            most: how many bytes may come out. If this many do, there may be more: stop then, the
                rest is lost.

        Raises:
            ValueError: they are not packed as declared.
        """
        if not self._packing:
            return packed[:most]
        out = b""
        try:
            while packed and len(out) < most:
                if self._unpack.eof:  # gzip files may be joined; anything else after it is padding
                    if self._packing != "gzip" or not packed.startswith(GZIP):
                        break
                    self._unpack = zlib.decompressobj(_GZIP_BITS)
                out += self._begin(packed, most - len(out))
                packed = self._unpack.unused_data or self._unpack.unconsumed_tail
        except zlib.error as trouble:
            raise ValueError(str(trouble)) from trouble
        return out

    def _begin(self, packed: bytes, most: int) -> bytes:
        """Unpack; the first bytes of `deflate` tell whether it has a zlib head, as it should."""
        first, self._begun = not self._begun, True
        try:
            return self._unpack.decompress(packed, most)
        except zlib.error:
            if not first or self._packing != "deflate":
                raise
            self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._unpack.decompress(packed, most)
