"""Make the names of countries and weekdays in every language with data, from CLDR.

    pip install babel
    python benchmarks/country_names.py

Writes `src/claimtrack/text/languages/places/`, one module a language. CLDR knows no demonyms: those
are in the languages themselves.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale

from claimtrack.text.fold import iter_tokens
from claimtrack.text.languages.known import MODULES

FOLDER = Path(__file__).parent.parent / "src" / "claimtrack" / "text" / "languages" / "places"
AMBIGUOUS = {"en": {"jordan", "chad", "georgia"}, "id": {"as"}, "it": {"ma"}}
"""Names that are more often something else: people, states of the USA, small words."""


def names(code: str) -> dict[str, str]:
    """Return the names of countries in a language, folded, to their codes."""
    territories = Locale.parse(code).territories
    found: dict[str, str] = {}
    for key, name in sorted(territories.items()):
        country = key.removesuffix("-alt-short").removesuffix("-alt-variant")
        if not re.fullmatch("[A-Z]{2}", country) or country in {"EU", "UN", "EZ", "ZZ", "XA", "XB"}:
            continue
        for written in {name, re.sub(r"\s*[(\[].*", "", name)}:
            folded = " ".join(token.text for token in iter_tokens(written))
            if len(folded) > 1 and folded not in AMBIGUOUS.get(code, ()):
                found.setdefault(folded, country)
    return found


def weekdays(code: str) -> list[str]:
    """Return the names of the days of the week, Monday first, folded."""
    days = Locale.parse(code).days
    return [
        " ".join(token.text for token in iter_tokens(days[form]["wide"][day]))
        for day in range(7)
        for form in ("format",)
    ]


def main() -> None:
    """Write the modules."""
    for code in MODULES:
        listed = names(code)
        lines = [
            f"    {name!r}: {country!r},".replace("'", '"') for name, country in listed.items()
        ]
        (FOLDER / f"{MODULES[code]}.py").write_text(
            f'"""Names of countries and weekdays in {MODULES[code].capitalize()}, from CLDR: '
            '`benchmarks/country_names.py`."""\n\n'
            "from __future__ import annotations\n\n"
            "PLACES = {\n"
            + "\n".join(lines)
            + f"\n}}\nWEEKDAYS = {tuple(weekdays(code))!r}\n".replace("'", '"'),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
