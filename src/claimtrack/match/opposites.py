"""Words that change what a claim means: negations, opposites, quantifiers, hedges.

Vocabulary only; texts are read elsewhere. English is covered broadly; the negations of other
languages are in `text.languages`. Words that mean something else in another language (Spanish
*sin*) are left out rather than guessed.
"""

from __future__ import annotations

import re

from claimtrack.match.overlap import stem
from claimtrack.text.languages.known import LANGUAGES

# Devanagari vowel signs are not `\w`, but they belong to the word.
_LETTER = r"[\w\u0900-\u0963]"

_ELSEWHERE = "|".join(language.negations for language in LANGUAGES if language.negations)
NEGATION = re.compile(
    rf"(?<!{_LETTER})(?:\w+n['’]t|cannot|not(?!\s+only\b)|no(?!\s+(?:doubt|fewer|less|more)\s)(?!\.\s*\d|\s+1\b)"
    r"(?!\s*,)|never|none|nobody|nothing|nowhere|neither|nor|without|den(?:y|ies|ied|ying)|"
    r"refus(?:e|es|ed|ing)|fail(?:s|ed)?\s+to|unable|incapable|lack(?:s|ed|ing)?|false(?:ly)?|"
    r"untrue|fake|hoax|debunk(?:s|ed)?|no\s+longer|(?:has|have|had)\s+yet\s+to|other\s+than|"
    r"outside\s+of|disassociated|stopped|prevented|avoided|"
    rf"{_ELSEWHERE})"
    rf"(?!{_LETTER})",
    re.IGNORECASE,
)
"""One negation. `not only`, `no more than`, `No. 1` and the answer "No," negate nothing."""

_POLES = (
    (
        (
            "rose rise risen rising increase grew grow grown climb soar surge jump gain up "
            "higher boost upward raise raised expand double"
        ),
        (
            "fell fall fallen falling decrease decline drop shrink shrank plunge slump "
            "lose lower down downward cut reduce contract halve"
        ),
    ),
    ("won win wins winning victory victorious", "lost lose loses losing defeat loss"),
    ("more", "less fewer"),
    ("most largest biggest highest greatest maximum", "least smallest lowest minimum fewest"),
    ("best", "worst"),
    ("before prior", "after following"),
    ("above over", "below under"),
    ("support supported supports favour favor backed endorse endorsed", "oppose opposed opposes"),
    ("accept accepted approve approved pass passed adopt adopted", "reject rejected veto vetoed"),
    ("allow allowed permit permitted legalise legalize", "ban banned forbid prohibit prohibited"),
    ("buy bought purchase purchased", "sell sold"),
    ("import imports imported", "export exports exported"),
    ("start started begin began begun open opened", "end ended stop stopped finish close closed"),
    ("enter entered arrive arrived join joined", "leave left depart departed quit exit"),
    ("alive living survived", "dead died killed"),
    ("guilty convicted", "innocent acquitted"),
    ("profit surplus", "deficit loss"),
    ("majority", "minority"),
    ("oldest older old", "youngest younger young newest new"),
    ("positive", "negative"),
    ("safe safer", "dangerous unsafe"),
    ("strong stronger strengthen", "weak weaker weaken"),
    ("rich richer richest", "poor poorer poorest"),
    ("true", "false"),
    ("hot hotter warmer hottest", "cold colder cooler coldest"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("male man men father son brother husband", "female woman women mother daughter sister wife"),
    ("appointed hired", "dismissed fired sacked"),
    ("married", "divorced unmarried"),
    ("created built", "destroyed demolished"),
    ("early earlier", "late later"),
    ("faster fast", "slower slow"),
    ("cause causes caused", "prevent prevents prevented cure cures cured"),
    ("include includes included including", "exclude excludes excluded excluding except"),
    ("public", "private"),
    ("ally allies friend", "enemy enemies rival foe"),
    ("always", "sometimes rarely seldom"),
    ("same", "different"),
)
OPPOSITES: dict[str, frozenset[tuple[int, int]]] = {}
"""Stems to their poles: (number of the pair, 0 or 1). A word can have several."""
for _pair, _sides in enumerate(_POLES):
    for _side, _words in enumerate(_sides):
        for _word in _words.split():
            _key = stem(_word)
            OPPOSITES[_key] = OPPOSITES.get(_key, frozenset()) | {(_pair, _side)}

DENYING_PREFIXES = ("un", "in", "il", "im", "ir", "dis", "non", "anti", "mis")
"""Prefixes that reverse a word: legal, illegal."""

QUANTIFIERS = {
    word: meaning
    for meaning, listed in (
        ("all", "all every entire whole each everyone everybody"),
        ("most", "most majority mostly largely"),
        ("some", "some several few many part partly partially"),
        ("first", "first"),
        ("last", "last final"),
        ("only", "only exclusively solely merely purely"),
    )
    for word in listed.split()
}
"""Quantifiers: words to the quantity they stand for."""

_HEDGING = """
    former formerly ex alleged allegedly reportedly supposed supposedly attempted planned proposed
    would could might may possible possibly probably likely nearly almost if unless until ostensibly
    hypothetical rumoured rumored denied denies
"""
HEDGES = frozenset(_HEDGING.split())
"""Words that make it a different claim: a former minister is not a minister."""

_LEADING = "by of in at on for from to with as near under over about than against through"
PREPOSITIONS = frozenset(_LEADING.split())
"""Prepositions that tell the role of a name."""
