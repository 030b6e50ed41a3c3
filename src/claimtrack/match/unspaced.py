"""Unspaced: the figures and dates of Chinese, Japanese and Korean, which stand among their words.

No more than that is read of these languages. A figure scaled by a sign (3万) counts as it says, one
that counts time (3月, 5点) is no figure, and a year or a day is a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimtrack.text.dates import Date
from claimtrack.text.numbers import Number

_SCALES = {"千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "천": 1e3, "만": 1e4, "억": 1e8}
_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATE = re.compile(
    r"(?<![\d.,])(?:(?P<year>[12]\d{3})\s?[年년])?\s?(?:(?P<month>\d{1,2})\s?[月월]"
    r"(?:\s?(?P<day>\d{1,2})\s?[日号號일])?)?"
)
_FIGURE = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.,]*\d)\s?"
    r"(?P<scale>[千万萬億亿천만억])?(?P<unit>[%％])?"
)
_TIMES = frozenset("年月日号號时時点點分秒년월일시")


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of these scripts."""
    return bool(_SCRIPT.search(text))


def unspaced_dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text, as far as they are stated."""
    return tuple(
        Date(hit.start(), hit.end(), _int(hit["year"]), _int(hit["month"]), _int(hit["day"]))
        for hit in _DATE.finditer(text)
        if hit["year"] or hit["month"]
    )


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def unspaced_numbers(text: str) -> tuple[Number, ...]:
    """Return the figures of a text that count something but time."""
    return tuple(_figures(text))


def _figures(text: str) -> Iterator[Number]:
    for hit in _FIGURE.finditer(text):
        last = next(part for part in ("unit", "scale", "digits") if hit[part])
        end = hit.end(last)
        if text[end : end + 1] in _TIMES:
            continue
        value = float(hit["digits"].replace(",", "")) * _SCALES.get(hit["scale"] or "", 1)
        yield Number(value, hit.start("digits"), end, "%" if hit["unit"] else "")
