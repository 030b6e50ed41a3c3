"""What a person likes, on this machine: theme and keys. The file that they share holds none of it.

A settings file that cannot be read or written costs the liking, never the work.
"""

from __future__ import annotations

import json
import os
import tomllib
from contextlib import suppress
from pathlib import Path


def folder() -> Path:
    """Where claimtrack keeps what a person likes: `$XDG_CONFIG_HOME/claimtrack`."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".config") / "claimtrack"


def keys_file() -> Path | None:
    """The file of custom keys, or None if there is none."""
    try:
        file = folder() / "keys.toml"
        return file if file.exists() else None
    except (OSError, RuntimeError):  # not to be looked at, no home
        return None


def liked_theme() -> str | None:
    """The theme chosen last, or None."""
    try:
        kept = tomllib.loads((folder() / "settings.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError, RuntimeError):  # no file, no TOML, no home
        return None
    theme = kept.get("theme")
    return theme if isinstance(theme, str) else None


def keep_theme(name: str) -> None:
    """Remember a theme for the next time."""
    with suppress(OSError, RuntimeError):
        file = folder() / "settings.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text(f"theme = {json.dumps(name)}\n", encoding="utf-8")
        new.replace(file)
