"""Other checkers' labels and numbers, put into one of four classes so that they can be compared.

A well-known label decides, because the numbers beside labels are often filled in carelessly; a
number counts only if its scale's worst and best are given. A rating that neither determines has no
class: none is guessed, and the label itself is always kept as given.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from claimtrack.model.verdict import NormalisedClass

_LABELS: Final = {
    NormalisedClass.TRUE: """
        true|mostly true|largely true|accurate|mostly accurate|correct|mostly correct|confirmed
        checks out|accurate with consideration|accurate with considerations|true but
        supported|verified|fact|right|real|authentic|correct attribution|geppetto checkmark
        the geppetto checkmark|yes|this is true
        verdadero|cierto|mayormente cierto|correcto|verdadeiro|vrai|plutot vrai|exact|wahr|richtig
        verdadero pero|verdadeiro mas|comprovado|c eri quasi|juist|правда|верно
        большей частью правда|mestendels waar|grotendeels waar|真實|真实|正確|正确|사실
        groesstenteils richtig|grosstenteils richtig|vero|benar|dogru|prawda|waar|sant|सच|सही|صحيح
    """,
    NormalisedClass.FALSE: """
        false|mostly false|largely false|totally false|completely false|pants on fire|fake|fake news
        pants fire|barely true|ffs|hoax alert|fabricated content|false context|imposter content
        manipulated content|manipulated media|synthetic media|doesn t check out|no basis|false cure
        fake letter|fake quote|fake account|impostor content|unfounded claim|pinocchio andante
        panzana pazzesca
        incorrect|mostly incorrect|inaccurate|mostly inaccurate|wrong|not true|untrue|refuted
        debunked|hoax|scam|fabricated|altered|altered photo|altered video|altered image|doctored
        manipulated|digitally altered|ai generated|misattributed|miscaptioned|incorrect attribution
        three pinocchios|four pinocchios|bottomless pinocchio|no|this is false|myth|baseless
        falso|mayormente falso|bulo|fals|enganyos|fake e golpe|faux|plutot faux|infonde|intox|falsch
        fausse|fabricado|falsa|falsk|fake en vals|keliru|fałsz|manipuliert|falscher kontext
        asilsiz|grotendeels onwaar|onjuist|неправда|ложь|фейк|фальшивка|большей частью неправда
        錯誤|错误|不實|假訊息|虚假|거짓|誤り|虚偽
        groesstenteils falsch|grosstenteils falsch|frei erfunden|salah|hoaks|yanlis|falsz|onwaar
        झूठ|गलत|फर्जी|फेक|झूठा|خطأ|زائف|كاذب|জাল|মিথ্যা
    """,
    NormalisedClass.MIXTURE: """
        mixed|mixture|half true|partly true|partially true|partly false|partially false|half truth
        distorts the facts|spins the facts|exaggerates|cherry picks|not the whole story|overreach
        in the ballpark|understated|correct but|flawed reasoning|misrepresented|misleading content
        false connection|altered context|lacks important context|partly right|half right
        misleading|mostly misleading|missing context|lacks context|needs context|out of context
        exaggerated|exaggeration|cherry picking|cherry picked|spin|distorted|one pinocchio
        two pinocchios|partially correct|partly correct|partially accurate|conflicting evidence
        conflicting evidence cherry picking|imprecise|oversimplified
        enganoso|parcialmente falso|verdad a medias|fuera de contexto|falta contexto|impreciso
        discutible|contraditorio|subestimado|nao e bem assim|c est plus complique|c est exagere
        ni|halb wahr|halbwahr|manipulacja|połprawda|полуправда|маніпуляція|yaniltici
        gedeeltelijk waar|gedeeltelijk onwaar|misleidend|部分錯誤|部分错误|誤導|误导|انتقائي
        distorcido|exagerado|sem contexto|trompeur|partiellement faux|partiellement vrai|imprecis
        hors contexte|manque de contexte|irrefuhrend|irrefuehrend|teilweise falsch|teilweise richtig
        fehlender kontext|ohne kontext|fuorviante|menyesatkan|sebagian benar|karma|भ्रामक|आधा सच
        مضلل
    """,
    NormalisedClass.OTHER: """
        unproven|unverified|unverifiable|unsupported|not enough evidence|no evidence
        unsubstantiated|unconfirmed|full flop|half flip|no flip|flip flop|too early to say
        not proven|understudied|old news
        insufficient evidence|lacks evidence|disputed|contested|outdated|satire|labeled satire
        originated as satire|legend|lost legend|research in progress|opinion|unclear|undetermined
        recall|explainer|in progress|on author|changed|cut|satira|satirico|no verificable
        insostenible|apresurado|ainda e cedo para dizer|de olho|tidak terbukti|nieweryfikowalne
        niet te controleren|證據不足|证据不足|ساخر|не подтверждено
        sin pruebas|insustentavel|unbelegt|unbewiesen|satirisch|satirique|non verifie
    """,
}
"""Labels as `_folded` writes them: lower case, without accents of Latin letters or punctuation."""

_CLASSES = {
    label.strip(): kind
    for kind, lines in _LABELS.items()
    for line in lines.split("\n")
    for label in line.split("|")
    if label.strip()
}
_BREAK = re.compile(r"[.:;,!?–—|(\[]|\s-\s")
_LATIN_ACCENT = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_FALSE_BELOW, _TRUE_ABOVE = 0.39, 0.61


@lru_cache(maxsize=4096)
def class_of(
    label: str | None,
    value: str | None = None,
    worst: str | None = None,
    best: str | None = None,
) -> NormalisedClass | None:
    """Put a rating into a class.

    Args:
        label: the checker's own words, such as `Pants on Fire!` or `Falsch: ...`.
        value: the number beside it, if any.
        worst: the lowest number of that scale.
        best: the highest, which may be the smaller number.

    Returns:
        The class, or None if neither the words nor the numbers determine it.
    """
    if label:
        for words in (label, _BREAK.split(label.strip(), maxsplit=1)[0]):
            known = _CLASSES.get(_folded(words))
            if known:
                return known
    return _placed(_number(value), _number(worst), _number(best))


def _folded(label: str) -> str:
    """Fold case, accents of Latin letters, quotation marks and punctuation."""
    normal = unicodedata.normalize("NFKD", label.casefold())
    bare = unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", normal))
    kept = "".join(
        character if unicodedata.category(character)[0] in "LMN" else " " for character in bare
    )
    return " ".join(kept.replace("ß", "ss").replace("ı", "i").split())


def _number(stated: str | None) -> float | None:
    """Read a whole number or a decimal one, and nothing else."""
    number = _NUMBER.fullmatch((stated or "").strip())
    return float(number[0].replace(",", ".")) if number else None


def _placed(value: float | None, worst: float | None, best: float | None) -> NormalisedClass | None:
    """Return the class by a number's place on its scale; None if it is outside."""
    if value is None or worst is None or best is None or worst == best:
        return None
    share = (value - worst) / (best - worst)
    if not 0 <= share <= 1:
        return None
    if share < _FALSE_BELOW:
        return NormalisedClass.FALSE
    return NormalisedClass.TRUE if share > _TRUE_ABOVE else NormalisedClass.MIXTURE
