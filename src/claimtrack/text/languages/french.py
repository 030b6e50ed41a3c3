"""French."""

from __future__ import annotations

from claimtrack.text.languages.language import Language

FRENCH = Language(
    code="fr",
    scales={"mille": 1e3, "milliard": 1e9, "milliards": 1e9},
    units={"pour cent": "%"},
    at_least=("plus de",),
    at_most=("moins de",),
    about=("environ",),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    relative={"l'année dernière": ("year", -1), "hier": ("day", -1)},
    before_years=("depuis",),
    before_months=("en",),
    negations="pas|jamais|aucune?",
    before_names=("mme", "mlle"),
    before_numbers=("n°",),
)
