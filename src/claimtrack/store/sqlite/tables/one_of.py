"""Columns that hold one of a few words."""

from __future__ import annotations

from enum import StrEnum


def one_of(column: str, enum: type[StrEnum], *more: str) -> str:
    """A CHECK that holds `column` to the values of a string enum (NULL passes, as CHECKs do)."""
    values = ", ".join(f"'{value}'" for value in [*enum, *more])
    return f"CHECK ({column} IN ({values}))"
