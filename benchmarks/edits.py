"""One edit of a claim at a time: those that make another claim of it, and those that do no harm.

Each edit takes a sentence and returns the edited one, or None where it finds nothing to edit. The
word lists are the benchmark's own, not those of `claimtrack.match`, so that it can disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Edit = Callable[[str], str | None]

_YEARS_MONTHS = "January February March April May June July August September October November"
_MONTHS = (*_YEARS_MONTHS.split(), "December")
_MONTH = "|".join(_MONTHS)
_NO_MONTH = "".join(f"(?<!{month} )" for month in _MONTHS)
_FIGURE = re.compile(
    rf"(?<![\w.,:/-]){_NO_MONTH}\d{{1,3}}"
    rf"(?:,\d{{3}})*(?:\.\d+)?(?![\w.,:/-]*\d)(?! (?:{_MONTH}))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(rf"(?<=[a-z,] )(?!{_MONTH})[A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}})*(?=[ ,.]|$)")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|could|should|would)\b(?! not)")
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_SMALL = tuple(_COUNTED.split())
_NAMES = ("Patricia Holloway", "Belgium", "Edwin Marsh", "Portland", "Lufthansa", "Iceland")
_STARTS = f"The|When|You|They|She|He|It|We|If|In|A|Says|This|There|{_MONTH}"
_WHO = rf"(?!(?:{_STARTS})\b)[A-Z][a-z]{{2,}}(?: [A-Z][a-z]{{2,}})*"
_DOES = (
    "accused|called|praised|attacked|asked|told|endorsed|paid|gave|sent|supported|threatened|beat|"
    "defeated|invited|sued|met|blamed|criticized|voted for|voted against|donated to|owns|funded|"
    "killed|hired|fired|arrested|thanked|visited|bought|sold|helped|is|was|wants|said|says|has|had|"
    "will|made"
)
_ROLES = re.compile(
    rf"(?<!\w)({_WHO})((?: [a-z]+)? (?:{_DOES})(?: [a-z]+){{0,3}}) ({_WHO})(?! [A-Z])"
)


def swaps(pairs: str) -> dict[str, str]:
    """Read `a/b, c/d` as a table that turns each word into the other."""
    table = {}
    for pair in pairs.replace("\n", " ").split(","):
        one, other = (word.strip() for word in pair.split("/"))
        table[one], table[other] = other, one
    return table


def replaced(text: str, table: dict[str, str]) -> str | None:
    """Replace the first word of a table that occurs, keeping a capital."""
    found = re.search(rf"\b(?:{'|'.join(map(re.escape, table))})(?!\w)", text, re.IGNORECASE)
    if not found:
        return None
    new = table.get(found[0]) or table.get(found[0].lower())
    if new is None:
        return None
    new = new[0].upper() + new[1:] if found[0][0].isupper() else new
    return text[: found.start()] + new + text[found.end() :]


def substituted(
    pattern: re.Pattern[str], text: str, new: Callable[[re.Match[str]], str | None]
) -> str | None:
    """Replace the first hit of a pattern by what is made of it, if anything is."""
    found = pattern.search(text)
    made = new(found) if found else None
    return text[: found.start()] + made + text[found.end() :] if found and made else None


# What makes another claim.


def number(text: str) -> str | None:
    """Another figure: 26 becomes 35, 9.1 becomes 12.1."""

    def other(found: re.Match[str]) -> str | None:
        if _YEAR.fullmatch(found[0]):
            return None
        plain = found[0].replace(",", "")
        if "." in plain:
            return f"{float(plain) + 3:.{len(plain.split('.')[1])}f}"
        return f"{int(int(plain) * 1.35) + 1:,}"

    return substituted(_FIGURE, text, other)


def scale(text: str) -> str | None:
    """Another scale or unit."""
    return (
        replaced(
            text,
            swaps(
                "million/billion, thousand/trillion, miles/kilometers, dollars/euros, hours/days, "
                "years/months, pounds/tons, minutes/seconds, weeks/decades, feet/inches"
            )
            | {"percent": "percentage points", "%": " percentage points"},
        )
        or substituted(re.compile(r"(?<=\d)%"), text, lambda _: " percentage points")
        or substituted(re.compile(r"\$(?=\d)"), text, lambda _: "€")
    )


def date(text: str) -> str | None:
    """Another month, or else another year."""
    month = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d)")
    return substituted(
        month, text, lambda m: _MONTHS[(_MONTHS.index(m[0]) + 5) % 12]
    ) or substituted(_YEAR, text, lambda m: str(int(m[0]) - 3))


def negation(text: str) -> str | None:
    """A *not* after an auxiliary."""
    return substituted(_AUXILIARY, text, lambda m: f"{m[0]} not")


def antonym(text: str) -> str | None:
    """One word turned into its opposite."""
    return replaced(
        text,
        swaps(
            """rose/fell, increased/decreased, increase/decrease, increases/decreases, higher/lower,
            highest/lowest, won/lost, banned/allowed, ban/allow, bans/allows, more/less,
            largest/smallest, best/worst, above/below, before/after, supported/opposed,
            supports/opposes, support/oppose, approved/rejected, accepted/refused, bought/sold,
            imports/exports, legal/illegal, alive/dead, guilty/innocent, raised/cut, raise/lower,
            up/down, gained/lost, doubled/halved, started/stopped, opened/closed, joined/left,
            safe/dangerous, rich/poor, old/new, true/false, male/female, men/women, strong/weak,
            hired/fired, added/removed, arrived/departed, increased/reduced, passed/blocked,
            praised/criticized, agreed/refused, growing/shrinking, rising/falling, early/late,
            improved/worsened, cheaper/costlier, majority/minority, public/private, north/south,
            born/killed, win/lose, expanded/reduced, create/destroy, creating/destroying,
            protect/endanger, confirmed/denied, success/failure, hot/cold, inside/outside"""
        ),
    )


def name(text: str) -> str | None:
    """Another name in the same place."""
    return substituted(
        _NAME, text, lambda _: next((n for n in _NAMES[len(text) % 7 :] if n not in text), None)
    )


def role(text: str) -> str | None:
    """Two names that change places around a verb."""
    return substituted(_ROLES, text, lambda m: f"{m[3]}{m[2]} {m[1]}" if m[1] != m[3] else None)


def quantifier(text: str) -> str | None:
    """All, most, some, none; first and last; an *only* added."""
    return replaced(
        text,
        swaps("all/some, every/no, most/few, first/last, everyone/nobody, many/all, only/also")
        | {
            "each": "no",
            "several": "all",
            "half": "all",
            "majority": "minority",
            "always": "sometimes",
        },
    )


# What does no harm.


def case(text: str) -> str | None:
    """Capitals throughout."""
    return text.upper()


def lowered(text: str) -> str | None:
    """No capitals at all."""
    return text.lower() if text != text.lower() else None


def punctuation(text: str) -> str | None:
    """Other quotation marks, no commas, no full stop."""
    made = text.replace('"', "”").replace("'", "’").rstrip(".")
    made = re.sub(r",(?= )", "", made)
    return made + "!" if made != text else None


def spelled(text: str) -> str | None:
    """Small figures in words, or words in figures."""
    return substituted(
        re.compile(r"(?<![\w.,$€£/-])(?:[2-9]|1[0-2])(?= [a-z])"), text, lambda m: _SMALL[int(m[0])]
    ) or substituted(
        re.compile(rf"(?<!-)\b(?:{'|'.join(_SMALL[2:])})\b(?= [a-z]{{4}})"),
        text,
        lambda m: str(_SMALL.index(m[0])),
    )


def clauses(text: str) -> str | None:
    """The opening adverbial at the end, or the other way round."""
    opening = re.fullmatch(
        r"((?:In|On|During|After|Since|Under) [^,]{3,40}), ([A-Z]?[^,]+?)\.?", text
    )
    if opening:
        return f"{opening[2]} {opening[1][0].lower()}{opening[1][1:]}."
    closing = re.fullmatch(
        r"([^,]{20,}) ((?:in|on|during|since|under) (?:[A-Z]|\d)[\w ]{2,30})\.", text
    )
    return f"{closing[2][0].upper()}{closing[2][1:]}, {closing[1]}." if closing else None


def attribution(text: str) -> str | None:
    """Who says so dropped, or added where the claim says it baldly."""
    bare = re.fullmatch(r"Says (?:that )?([a-zA-Z].{25,})", text)
    if bare:
        return bare[1][0].upper() + bare[1][1:]
    if text[0].isupper() and not text.startswith(("I ", "I'", "We ")) and '"' not in text:
        return f"Officials said that {text}"
    return None


def abbreviation(text: str) -> str | None:
    """A title, a state or a body by its usual abbreviation, or in full."""
    return replaced(
        text,
        swaps(
            """United States/U.S., United Nations/UN, European Union/EU, United Kingdom/UK,
            Senator/Sen., Governor/Gov., Representative/Rep., Doctor/Dr., New York City/NYC,
            World Health Organization/WHO, Department/Dept., Street/St.,
            National Rifle Association/NRA,
            Federal Bureau of Investigation/FBI, Central Intelligence Agency/CIA,
            Social Security Administration/SSA, Environmental Protection Agency/EPA,
            Washington D.C./DC, General/Gen., President/Pres., Lieutenant/Lt."""
        ),
    )


def percent(text: str) -> str | None:
    """9.1 percent, 9.1 % and 9.1% in each other's place."""
    return substituted(re.compile(r"(?<=\d) percent\b"), text, lambda _: "%") or substituted(
        re.compile(r"(?<=\d)%"), text, lambda _: " %" if len(text) % 2 else " per cent"
    )


def thousands(text: str) -> str | None:
    """5,000 as 5k or 5000."""
    return substituted(
        re.compile(r"(?<![\d,.])(\d{1,3}),000(?![\d,])"), text, lambda m: f"{m[1]}k"
    ) or substituted(
        re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])"), text, lambda m: m[0].replace(",", "")
    )


def indian(text: str) -> str | None:
    """Millions in lakh and crore."""

    def crore(found: re.Match[str]) -> str:
        value = float(found[1])
        return f"{value / 10:g} crore" if value >= 10 else f"{value * 10:g} lakh"  # noqa: PLR2004

    return substituted(
        re.compile(r"(?<![\d,.])(\d{1,3}(?:\.\d)?) million\b"), text, crore
    ) or substituted(
        re.compile(r"(?<![\d,.])(\d{1,2})00,000(?![\d,])"), text, lambda m: f"{m[1]} lakh"
    )


DIFFERENT: tuple[Edit, ...] = (number, scale, date, negation, antonym, name, role, quantifier)
HARMLESS: tuple[Edit, ...] = (
    case,
    lowered,
    punctuation,
    spelled,
    clauses,
    attribution,
    abbreviation,
    percent,
    thousands,
    indian,
)
