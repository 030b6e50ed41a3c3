"""Libraries that only some formats need: imported on use, with a message if missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeAlias

from claimtrack.errors import BadInput

Untyped: TypeAlias = Any
"""A value of a library without type hints, such as an lxml element."""


def needed(name: str, for_what: str) -> Untyped:
    """Import a library of the extra `intake`.

    Args:
        name: the module.
        for_what: the kind of file that needs it, for the message.

    Raises:
        BadInput: it is not installed; the message says how to install it.
    """
    try:
        return import_module(name)
    except ImportError as trouble:
        raise BadInput(
            f"Reading {for_what} needs the extra 'intake': pip install 'claimtrack[intake]'."
        ) from trouble
