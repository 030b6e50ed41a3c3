"""What the store knows of its tables beyond their columns."""

from __future__ import annotations

VERSIONED = frozenset(
    {
        "article",
        "sentence",
        "claimant",
        "claim",
        "appearance",
        "suggestion",
        "relation",
        "source",
        "evidence",
        "query",
        "verdict",
        "sign_off",
        "setting",
    }
)
"""The tables whose rows people edit: their `version` grows with every change."""
