"""Queries, house rules, scales and the past on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import command
from tests.conftest import ARTICLE, make_example


@pytest.fixture
def article(path: Path, tmp_path: Path) -> Path:
    """An article on file, by a claimant, with one claim in it."""
    file = tmp_path / "toll.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    command(path, "import", str(file), "--author", "A. Lind", "--publisher", "Harbour Courier")
    command(path, "claim", "accept", "4")
    return file


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "example.db"
    make_example(path)
    return path


def test_queries_are_printed_as_lists_to_send(path: Path, article: Path) -> None:
    assert article.exists()
    command(path, "query", "add", "1", "Where from?", "--to", "author", "--how", "email")
    command(path, "claim", "edit", "1", "--claimant", "Ada [b]Lindqvist[/b]")
    command(path, "query", "add", "1", "Is that so?", "--to", "claimant")
    ran = command(path, "queries")
    assert 'To the author: A. Lind, Harbour Courier · "Harbour toll rises"' in ran.out
    assert "To the claimant: Ada [b]Lindqvist[/b]" in ran.out
    assert "Question: Where from?" in ran.out
    assert "by mira, by email" in ran.out
    assert command(path, "query", "answer", "1", "From the log.", "--fix", "27 people").code == 0
    assert "Where from?" not in command(path, "queries").out
    assert "proposed: 27 people" in command(path, "queries", "--all", "--to", "author").out
    (row,) = command(path, "queries", "--to", "claimant", "--json").objects
    assert list(row) == [
        "schema",
        "id",
        "uid",
        "claim",
        "text",
        "claimant",
        "article",
        "quote",
        "to",
        "question",
        "how",
        "asked_at",
        "asked_by",
        "answer",
        "answered_at",
        "proposed_fix",
    ]
    assert command(path, "query", "answer", "1", "Again.").code == 1
    assert command(path, "query", "add", "1", "Soon?", "--to", "author", "--when", "2999").code == 2


def test_a_search_is_logged_and_shown(path: Path, article: Path) -> None:
    assert article.exists()
    ran = command(path, "claim", "searched", "1", "--where", "Port archive", "--words", "Aurora")
    assert ran.out == "search 1\n"
    assert 'Port archive for "Aurora": nothing found' in command(path, "show", "claim", "1").out


def test_the_worked_example_fails_its_check_where_it_means_to(example: Path) -> None:
    ran = command(example, "check")
    assert ran.code == 1
    blocks = [line for line in ran.out.splitlines() if ": blocks: " in line]
    assert len(blocks) == 8
    assert "article 1 #6: blocks: one source, needs two (add evidence from another" in ran.out
    assert "8 block," in ran.err
    one = next(each for each in command(example, "check", "--json").objects if each["claim"] == 6)
    assert list(one) == [
        "schema",
        "article",
        "rule",
        "severity",
        "claim",
        "why",
        "mend",
        "text",
    ]


def test_a_script_can_hold_publication_back(path: Path, article: Path, tmp_path: Path) -> None:
    assert article.exists()
    assert command(path, "check", "1").code == 1
    rules = tmp_path / "house.toml"
    rules.write_text('[open]\nseverity = { article = "warns" }\n')
    once = command(path, "check", "1", "--rules", str(rules))
    assert (once.code, "1 warn" in once.err) == (0, True)
    assert command(path, "check", "1").code == 1
    assert command(path, "rules", "use", str(rules)).out == "house rules: house.toml\n"
    assert command(path, "check", "1", reviewer="tomas").code == 0
    assert "article: warns" in command(path, "rules", "list").out
    assert command(path, "rules", "use").out == "house rules: as shipped\n"
    assert command(path, "check", "1").code == 1
    rules.write_text("[opne]\n")
    refused = command(path, "rules", "use", str(rules))
    assert (refused.code, "no house rule 'opne'" in refused.err) == (1, True)


def test_claims_in_no_article_are_checked_too(path: Path) -> None:
    command(path, "claim", "add", "The pier opened in 1911.")
    ran = command(path, "check")
    assert ran.out.startswith("in no article #1: blocks: no verdict yet (judge it)\n")
    assert ran.code == 1


def test_an_empty_file_breaks_no_rule(path: Path) -> None:
    command(path, "rules", "use")
    ran = command(path, "check")
    assert (ran.code, ran.out, ran.err) == (0, "", "claimtrack: No house rule is broken.\n")


def test_scales_are_listed_used_and_taken_in(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "marks.csv"
    file.write_text(
        "slug,label,label_de,definition,normalised,value,colour,glyph\n"
        "yes,Yes,Ja,It is so.,true,1,green,+\n"
    )
    assert command(path, "scale", "import", str(file)).out == "scale marks: imported\n"
    assert command(path, "scale", "import", str(file)).out == "scale marks: unchanged\n"
    ran = command(path, "scale", "use", "marks", "--for", "draft", "--language", "de")
    assert ran.out == "drafts are judged on 'marks'\nratings are shown in 'de'\n"
    rows = {row["slug"]: row for row in command(path, "scale", "list", "--json").objects}
    assert rows["marks"]["used_for"] == ["draft"]
    assert rows["marks"]["ratings"][0]["labels"] == {"de": "Ja", "en": "Yes"}
    assert "de: Ja, en: Yes" in " ".join(command(path, "scale", "list", "marks").out.split())
    assert "mixture" in command(path, "scale", "list", "--classes").out
    assert command(path, "scale", "use").code == 2
    assert command(path, "scale", "use", "five").code == 1
    assert command(path, "scale", "list", "five").code == 1


def test_a_claim_is_shown_as_it_stood(example: Path) -> None:
    then = command(example, "show", "claim", "23", "--at", "2025-06-06")
    assert then.out.startswith("As it stood at 2025-06-06T23:59:59+00:00:\n+ TRUE  #23")
    assert "OUTDATED" not in then.out
    assert "OUTDATED" in command(example, "show", "claim", "23").out
    (past,) = command(example, "show", "claim", "23", "--at", "2025-06-06", "--json").objects
    assert (past["at"], past["claim"]["rating"]) == ("2025-06-06T23:59:59+00:00", "true")
    assert command(example, "show", "claim", "23", "--at", "2020-01-01").code == 1
    assert command(example, "show", "article", "1", "--at", "2025-06-06").code == 2


def test_a_dossier_prints_all_that_stood_behind_a_sentence(example: Path) -> None:
    by_claim = command(example, "report", "--dossier", "#18", "--at", "2025-06-05")
    for words in (
        "DOSSIER as it stood at 2025-06-05T23:59:59+00:00",
        "sha256 3fc917348540c446e1c76cdd0f952fde21e0037361c9c9aa7246237bbb281441",
        "canonical: ",
        "variant: ",
        "characters 2196 to 2266 (anchored)",
        "refutes   Financial Action Task Force, primary",
        "evidence 28, added 2025-06-05 09:45 by mira",
        "5 Jun 2025, mira to claimant by email",
        "x FALSE  verdict 11, current",
        "leans on evidence 28, 29, 30, 31",
        "tomas agreed, 2025-06-05",
        "sha256 of what was seen:",
        "2025-06-05 09:15  accept: #18 put on file",
    ):
        assert words in by_claim.out, words
    (card,) = command(example, "show", "claim", "18", "--json").objects
    sentence = next(
        one["id"]
        for one in command(example, "show", "article", "1", "--json").objects[0]["sentences"]
        if card["claim"]["id"] in one["claims"]
    )
    by_sentence = command(example, "report", "--dossier", str(sentence), "--at", "2025-06-05")
    assert "still on the grey list" in by_sentence.out
    assert "x FALSE  verdict 11, current" in by_sentence.out
    assert command(example, "report", "--at", "2025-06-05").code == 2
    assert command(example, "report", "1", "--dossier", "#18").code == 2
    assert command(example, "report", "--dossier", "99999").code == 1


def test_the_log_is_in_words(example: Path) -> None:
    ran = command(example, "log", "--claim", "18", environment={"COLUMNS": "400"})
    assert "evidence 28 on #18: Financial Action Task Force refutes" in ran.out
    assert "verdict 11 on #18: false, as of 5 Jun 2025" in ran.out
    assert "#18 claimant: Harbour Courier" in ran.out
    assert "→" not in ran.out
