"""What is named between two languages, and what only seems to differ within one."""

from __future__ import annotations

import pytest

from claimtrack.match.compare import compare
from claimtrack.match.differences import differences
from claimtrack.model.match import DifferenceKind, Relation


@pytest.mark.parametrize(
    ("said", "claim", "kind", "here", "there"),
    [
        ("袭击造成28人死亡", "The attack killed 26 people", "number", "28", "26"),
        ("袭击造成2.8万人死亡", "The attack killed 26,000 people", "number", "2.8万", "26,000"),
        ("失业率上升3%", "Unemployment rose by 4 percent", "number", "3%", "4 percent"),
        (
            "2021年3月4日大桥关闭",
            "The bridge was closed on 3 March 2021",
            "date",
            "2021年3月4日",
            "3 March 2021",
        ),
        ("हमले में 28 लोग मारे गए", "The attack killed 26 people", "number", "28", "26"),
        ("يسبب اللقاح العقم في السويد", "A vaccine in Norway is bad", "name", "السويد", "Norway"),
        ("Die Preise sanken 2019", "Prices rose in 2019", "direction", "sanken", "rose"),
        ("La vacuna no causa autismo", "The vaccine causes autism", "negation", "no", ""),
        ("ویکسین سے کینسر نہیں ہوتا", "The vaccine causes cancer", "negation", "نہیں", ""),
    ],
)  # fmt: skip
def test_what_differs_between_two_languages_is_named_with_its_words(
    said: str, claim: str, kind: str, here: str, there: str
) -> None:
    compared = compare(said, claim)
    [difference] = compared.differences
    assert (difference.kind, difference.statement, difference.claim) == (kind, here, there)
    assert compared.relation is Relation.RELATED
    assert compared.why


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("袭击造成2.8万人死亡", "The attack killed 28,000 people"),
        ("2021年3月4日大桥关闭", "The bridge was closed on 4 March 2021"),
        ("Sin embargo, la vacuna causa autismo", "The vaccine causes autism"),
        ("Das war vielen nicht bewusst", "Many were unaware of it"),
        ("सरकार ने 5 मिलियन डॉलर दिए", "The government gave $5 million"),
        ("Norwegen hat 5 Millionen Einwohner", "Norway has 5 million inhabitants"),
        ("Los precios subieron un 3 por ciento", "Prices rose by 3 percent"),
    ],
)
def test_what_only_a_language_says_otherwise_is_no_difference(said: str, claim: str) -> None:
    assert compare(said, claim).differences == ()


def test_texts_that_nobody_holds_to_be_near_are_not_compared_across_languages() -> None:
    said, claim = "Die Preise stiegen in Norwegen", "Sales fell in Sweden"
    assert differences(said, claim) == ()
    assert {one.kind for one in differences(said, claim, near=True)} == {
        DifferenceKind.NAME,
        DifferenceKind.DIRECTION,
    }


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        (
            "Sin maestros: Lima cerró 5 escuelas en 2012",
            "5 escuelas de Lima fueron cerradas en 2012 por falta de maestros",
        ),
        (
            "Keine Lehrer: Lima machte 2012 fünf Schulen dicht",
            "In Lima wurden 2012 fünf Schulen wegen Lehrermangels geschlossen",
        ),
        ("Seit 2012 5 % mehr Kriminalität", "Die Kriminalität stieg seit 2012 um 5 %"),
        ("Since 2012, Lima has seen 5% more crime", "Crime in Lima has risen by 5% since 2012"),
    ],
)  # fmt: skip
def test_a_lack_and_a_figure_more_are_said_in_several_ways(said: str, claim: str) -> None:
    compared = compare(said, claim)
    assert compared.relation is not Relation.CONTRADICTS
    assert compared.differences == ()


def test_a_denial_of_a_lack_is_one() -> None:
    compared = compare("Es gibt keinen Mangel an Lehrern", "Es gibt einen Mangel an Lehrern")
    assert compared.relation is Relation.CONTRADICTS
