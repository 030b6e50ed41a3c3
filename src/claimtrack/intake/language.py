"""The language of what comes in: what its words tell, held against what it says of itself.

Small words tell the language of most texts (`claimtrack.text.languages.recognised`). Where they do
not tell enough, a model is asked that is installed with the readers; it takes a second to load, so
nothing but an import does. Where neither is sure, both have to say the same. What is too short or
too mixed to tell has no language.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimtrack.text.languages.known import MODULES, primary
from claimtrack.text.languages.recognised import language_of, surely

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PIECE, _PIECES = 1_000, 3
_SURE = 0.9
"""In 3,000 short sentences the model was never wrong where it gave a language this chance."""
_SAME = (
    frozenset({"en", "pcm"}),
    frozenset({"no", "nb", "nn"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"zh", "yue", "wuu"}),
    frozenset({"tl", "fil"}),
    frozenset({"he", "iw"}),
    frozenset({"id", "in", "ms"}),
    frozenset({"fa", "prs"}),
)
"""Codes of one language, or of languages that a few lines do not tell apart."""
_NONE = frozenset({"zxx", "und"})


def language(text: str, declared: str | None) -> str | None:
    """Return the language of a text.

    Args:
        text: what was read.
        declared: the tag that it gives itself, such as `de-AT`.

    Returns:
        That tag, unless the words contradict it: then the code of the language they are in. None
        if nothing is declared and the words tell nothing.
    """
    head = _pieces(text)
    sure = _surely(head)
    if not declared:
        return sure or _likely(head)
    contradicted = sure and not _are_same(sure, declared) and _is_told(declared)
    return sure if contradicted else declared


def _surely(head: str) -> str | None:
    """Return the language of which the words, or else the model, are sure."""
    words = surely(head)
    model = None if words else _model()
    if model is None:
        return words and primary(words)
    told, chance = model.classify(head)
    return str(told) if chance >= _SURE and told not in _NONE else None


def _likely(head: str) -> str | None:
    """Return the language that the words tell, if the model thinks so too or there is none."""
    words, model = language_of(head), _model()
    if words is None or (model is None and words not in MODULES):
        return None
    return primary(words) if model is None or _are_same(words, model.classify(head)[0]) else None


def _pieces(text: str) -> str:
    """Return pieces from all over a text: its head may be a menu or a quotation."""
    if len(text) <= _PIECE * _PIECES:
        return text
    step = (len(text) - _PIECE) // (_PIECES - 1)
    return "\n".join(text[step * at : step * at + _PIECE] for at in range(_PIECES))


def _are_same(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, as far as words tell."""
    codes = {primary(one), primary(other)}
    return len(codes) == 1 or any(codes <= same for same in _SAME)


def _is_told(declared: str) -> bool:
    """Tell whether a declared language would be told by its words: others only seem like one."""
    model = _model()
    return declared in MODULES or (model is not None and primary(declared) in model.nb_classes)


@cache
def _model() -> LanguageIdentifier | None:
    """Load the model; None where the readers are not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
