"""The commands of the terminal UI, a module for each part of the work."""

from __future__ import annotations

PARTS = {
    "sorting": "First pass: what is a claim",
    "checking": "Second pass: words and verdicts",
    "weighing": "Second pass: evidence and notes",
    "querying": "Second pass: questions and searches",
    "signing": "Handing in and signing off",
    "publishing": "The whole article, and what is out",
    "moving": "Moving about in the article",
    "desk": "The desk",
    "matching": "Matching",
    "triage": "Triage",
    "listing": "Lists and search",
    "claims": "Claims on file twice",
    "sources": "Sources",
    "settling": "Settled for everybody",
    "everywhere": "Everywhere",
}
"""The modules in the order of the work, and what help and the docs call them."""
