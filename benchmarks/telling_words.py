"""Collect the words by which a short text without small words is recognised.

    python benchmarks/telling_words.py

Takes the words of every language with data that no other language has, English included, and writes
`src/claimtrack/text/languages/telling_more.py`.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from pathlib import Path
from unicodedata import normalize

from claimtrack.text.languages.english_common import COMMON
from claimtrack.text.languages.known import MODULES, language
from claimtrack.text.languages.language import Language

TARGET = Path(__file__).parent.parent / "src/claimtrack/text/languages/telling_more.py"
LATIN = ("de", "es", "fr", "id", "it", "nl", "pl", "pt", "tr")


def words_of(own: Language) -> set[str]:
    """Return the single words of a language's data."""
    listed = (
        *own.synonyms,
        *(side for pair in own.opposites for side in pair),
        *own.modality.values(),
        *own.quantifiers.values(),
        own.function_words,
        own.prepositions,
        own.negations,
        own.titles,
        own.reporting,
        own.added,
        *own.demonyms.values(),
        *own.months,
        *own.numbers,
        *own.units,
    )
    return {
        normalize("NFC", word)
        for words in listed
        for word in words.split()
        if "_" not in word and len(word) > 1
    }


def main() -> None:
    """Write the module."""
    by_language = {code: words_of(language(code)) for code in (*LATIN, "en")}
    counts = Counter(word for words in by_language.values() for word in words)
    parts = []
    for code in LATIN:
        own = sorted(word for word in by_language[code] if counts[word] == 1 and word not in COMMON)
        lines = "\n".join(f"        {line}" for line in textwrap.wrap(" ".join(own), width=88))
        parts.append(f'    "{code}": """\n{lines}\n    """,')
    TARGET.write_text(
        '"""More telling words, loaded for a text that has hardly a small one.\n\n'
        'Made by `benchmarks/telling_words.py` from the data of the languages.\n"""\n\n'
        "from __future__ import annotations\n\nMORE = {\n" + "\n".join(parts) + "\n}\n",
        encoding="utf-8",
    )
    assert set(LATIN) <= MODULES.keys()  # noqa: S101


if __name__ == "__main__":
    main()
