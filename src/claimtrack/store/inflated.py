"""Bytes that were kept compressed, and no more of them than claimtrack keeps."""

from __future__ import annotations

import zlib

from claimtrack.errors import Damaged

LONGEST = 256_000_000
"""Bytes of the longest text, copy or row. What is taken in is held to less than half of it."""


def inflated(packed: object, whose: str) -> bytes:
    """Unpack what a column holds.

    Args:
        packed: the value of the column.
        whose: what it is, for the message: `the original of article 3`.

    Raises:
        Damaged: it is not compressed, or unpacks to more than is ever kept.
    """
    unpacking = zlib.decompressobj()
    try:
        if not isinstance(packed, bytes):
            raise Damaged(odd(f"{whose} is missing"))
        data = unpacking.decompress(packed, LONGEST)
    except zlib.error as error:
        raise Damaged(odd(f"{whose} cannot be unpacked")) from error
    if not unpacking.eof:
        short = unpacking.unconsumed_tail or len(data) == LONGEST
        raise Damaged(odd(f"{whose} {'is larger than what is kept' if short else 'is cut off'}"))
    return data


def odd(what: str) -> str:
    """The sentence for a value that claimtrack did not write."""
    return (
        f"The database is damaged ({what}): "
        "run 'claimtrack doctor' to see what is wrong and can be saved."
    )
