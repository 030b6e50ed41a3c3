"""What is known of an article beside its words can be said later; its words never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound, Stale, WrongUse
from tests.command import command


def test_facts_are_said_later_and_can_be_taken_back(desk: Desk, article: int) -> None:
    before = desk.articles.get(article)
    changed = desk.articles.edit(article, publisher="Harbour Courier", published_on="2025-06-05")
    assert changed == ("publisher", "published_on")
    after = desk.articles.get(article)
    assert (after.publisher, after.published_on) == ("Harbour Courier", "2025-06-05")
    assert (after.text, after.sha256) == (before.text, before.sha256)
    assert desk.history.undo().action == "edit article"
    assert desk.articles.get(article).publisher is None


def test_an_empty_word_takes_a_fact_away_but_not_the_title(desk: Desk, article: int) -> None:
    desk.articles.edit(article, author="Lena Maris")
    assert desk.articles.edit(article, author="") == ("author",)
    assert desk.articles.edit(article, author="") == ()
    with pytest.raises(WrongUse, match="needs a title"):
        desk.articles.edit(article, title=" ")


@pytest.mark.parametrize("said", ["", "und", "UND"])
def test_a_language_that_nobody_knows_is_null_again(desk: Desk, article: int, said: str) -> None:
    desk.articles.edit(article, language="de")
    ran = command(desk.path, "article", "edit", str(article), "--language", said)
    assert (ran.code, ran.out) == (0, f"article {article}: language changed\n")
    assert desk.articles.get(article).language is None
    assert command(desk.path, "articles", "--json").objects[0]["language"] is None
    assert desk.articles.edit(article, language="", owner="mira") == ("owner",)
    desk.history.undo()
    desk.history.undo()
    assert desk.articles.get(article).language == "de"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2025-06-05", "2025-06-05"),
        ("2025-06-05 17:30", "2025-06-05 17:30"),
        (" 2025-06-05T07:05 ", "2025-06-05 07:05"),
        ("2025-06", "2025-06"),
    ],
)
def test_a_deadline_is_a_day_or_a_time_of_it(
    desk: Desk, article: int, said: str, kept: str
) -> None:
    desk.articles.edit(article, deadline=said)
    assert desk.articles.get(article).deadline == kept


@pytest.mark.parametrize(
    "said", ["17:30", "2025-06-31", "2025-06-05 25:00", "2025-06-05 5pm", "2025-06-05 17:30+02:00"]
)
def test_another_deadline_is_refused(desk: Desk, article: int, said: str) -> None:
    with pytest.raises(WrongUse, match="is not a valid deadline: write YYYY-MM-DD"):
        desk.articles.edit(article, deadline=said)
    assert desk.articles.get(article).deadline is None


def test_what_is_said_over_another_version_is_refused(
    desk: Desk, other: Desk, article: int
) -> None:
    read = desk.articles.get(article)
    other.articles.edit(article, owner="tomas")
    with pytest.raises(Stale):
        desk.articles.edit(article, version=read.version, owner="mira")
    assert desk.articles.get(article).owner == "tomas"


def test_what_cannot_be_said_is_refused(desk: Desk, article: int) -> None:
    with pytest.raises(WrongUse, match="no text"):
        desk.articles.edit(article, text="other words")
    with pytest.raises(WrongUse, match="date"):
        desk.articles.edit(article, published_on="soon")
    with pytest.raises(NotFound):
        desk.articles.edit(99, title="x")


def test_the_command_says_what_changed(path: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("A day\n\nIt rained.\n", encoding="utf-8")
    command(path, "import", str(text))
    ran = command(path, "article", "edit", "1", "--publisher", "Courier", "--date", "2025-06-05")
    assert ran.out == "article 1: publisher, date changed\n"
    assert command(path, "article", "edit", "1").code == 2
    (listed,) = command(path, "articles", "--json").objects
    assert (listed["publisher"], listed["published_on"]) == ("Courier", "2025-06-05")
