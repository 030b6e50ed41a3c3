from pathlib import Path

import pytest

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.sources import find_sources


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "deep/er/c.markdown",
        "x.pdf",
        ".hidden.txt",
        "list.jsonl",
        "packed.CSV.gz",
        "feed.rss",
        "sitemap.xml",
        "notes.gz",
        "[1].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.")
    (tmp_path / "bare").mkdir()
    return tmp_path


def test_a_file_is_itself_whatever_its_ending(desk: Path) -> None:
    assert find_sources(str(desk / "x.pdf")) == [desk / "x.pdf"]


def test_a_folder_is_looked_through_to_the_bottom_for_what_holds_articles(desk: Path) -> None:
    found = [path.relative_to(desk).as_posix() for path in find_sources(str(desk))]
    assert found == [
        "[1].txt",
        "a.md",
        "b.txt",
        "deep/er/c.markdown",
        "feed.rss",
        "list.jsonl",
        "packed.CSV.gz",
        "sitemap.xml",
        "x.pdf",
    ]


def test_other_endings_can_be_asked_for(desk: Path) -> None:
    assert find_sources(str(desk), [".xml"]) == [desk / "sitemap.xml"]


def test_a_pattern_finds_files_and_no_folders(desk: Path) -> None:
    assert find_sources(str(desk / "*.jsonl")) == [desk / "list.jsonl"]
    assert find_sources(str(desk / "**" / "*.markdown")) == [desk / "deep/er/c.markdown"]


def test_a_relative_pattern_looks_from_here(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    assert find_sources("?.txt") == [Path("b.txt")]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(desk: Path) -> None:
    assert find_sources(str(desk / "[1].txt")) == [desk / "[1].txt"]


def test_a_folder_without_articles_is_bad_input(desk: Path) -> None:
    with pytest.raises(BadInput, match="has nothing to import"):
        find_sources(str(desk / "bare"))


@pytest.mark.parametrize("name", ["gone.txt", "*.gone", "a\0b", "x" * 5000, "b**c"])
def test_what_is_not_there_is_not_found(desk: Path, name: str) -> None:
    with pytest.raises(NotFound):
        find_sources(f"{desk}/{name}")


def test_an_address_is_no_file() -> None:
    for address in ("https://example.org/dock", "ftp://example.org/dock"):
        with pytest.raises(BadInput, match="is an address, not a file"):
            find_sources(address)
