"""What marks a file as claimtrack's, without loading anything that takes time."""

from __future__ import annotations

APPLICATION_ID = 0x434C544B
"""`CLTK` in the header of the file."""

LATEST = 5
"""The newest schema this program knows; a test holds it to the number of migrations."""
