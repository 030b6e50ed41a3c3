"""The shape of the file: every table, key, index and trigger, and who may open it."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from claimtrack.errors import FileTrouble, NotFound
from claimtrack.store.sqlite.schema import APPLICATION_ID, LATEST, migrations
from claimtrack.store.store import Store
from claimtrack.store.tables import VERSIONED

TABLES = {
    "alias",
    "appearance",
    "article",
    "article_sign_off",
    "claim",
    "claim_text",
    "claim_uncounted",
    "claim_vector",
    "claimant",
    "conflict",
    "derived",
    "draft",
    "event",
    "evidence",
    "handover",
    "import_failure",
    "log",
    "published_review",
    "query",
    "rating",
    "relation",
    "remark",
    "scale",
    "search",
    "send_back",
    "sentence",
    "setting",
    "sign_off",
    "snapshot",
    "source",
    "suggestion",
    "term",
    "term_backwards",
    "term_state",
    "verdict",
    "verdict_evidence",
    "wording",
    "wording_key",
}

FOREIGN_KEYS = {
    "appearance.article -> article",
    "appearance.carried_from -> appearance",
    "appearance.claim -> claim",
    "appearance.claimant -> claimant",
    "appearance.judged_before -> verdict",
    "appearance.sentence -> sentence",
    "article.copy_of -> article",
    "article.revision_of -> article",
    "article_sign_off.article -> article",
    "claim.claimant -> claimant",
    "claim.merged_into -> claim",
    "evidence.checked_against -> snapshot",
    "evidence.claim -> claim",
    "evidence.source -> source",
    "handover.claim -> claim",
    "published_review.claim -> claim",
    "query.claim -> claim",
    "rating.scale -> scale",
    "relation.claim -> claim",
    "relation.other -> claim",
    "remark.article -> article",
    "search.claim -> claim",
    "send_back.article -> article",
    "send_back.verdict -> verdict",
    "sentence.article -> article",
    "sign_off.blind_rating -> rating",
    "sign_off.seen_rating -> rating",
    "sign_off.verdict -> verdict",
    "suggestion.claim -> claim",
    "suggestion.sentence -> sentence",
    "verdict.claim -> claim",
    "verdict.rating -> rating",
    "verdict.supersedes -> verdict",
    "verdict_evidence.evidence -> evidence",
    "verdict_evidence.verdict -> verdict",
    "wording.claim -> claim",
}

TRIGGERS = {
    "article_search_delete",
    "article_search_insert",
    "article_search_update",
    "claim_index_delete",
    "claim_index_insert",
    "claim_index_update",
    "claim_removed",
    "claim_text_gone",
    "claim_text_made",
    "claim_vector_stale",
    "event_keeps",
    "event_stays",
    "note_search_delete",
    "note_search_insert",
    "note_search_update",
    "snapshot_search_delete",
    "snapshot_search_insert",
    "snapshot_search_update",
    "source_search_delete",
    "source_search_insert",
    "source_search_update",
    "wording_delete",
    "wording_insert",
    "wording_update",
}

INDEXES = {
    "appearance_article",
    "appearance_carried_from",
    "appearance_claimant",
    "appearance_judged_before",
    "appearance_sentence",
    "article_as_written",
    "article_embargo",
    "article_copy_of",
    "article_revision_of",
    "article_sha256",
    "article_sign_off_article",
    "article_url",
    "claim_as_written",
    "claim_batch",
    "claim_claimant",
    "claim_merged_into",
    "claim_status",
    "conflict_open",
    "draft_as_written",
    "event_after_claim",
    "event_after_verdict",
    "event_before_claim",
    "event_before_verdict",
    "event_group",
    "event_removed",
    "event_row",
    "event_undoes",
    "event_who",
    "evidence_checked_against",
    "evidence_claim",
    "evidence_source",
    "handover_claim",
    "published_review_as_written",
    "published_review_claim",
    "query_claim",
    "relation_other",
    "remark_article",
    "remark_as_written",
    "search_claim",
    "send_back_article",
    "send_back_verdict",
    "sentence_article",
    "sentence_as_written",
    "sentence_words",
    "sign_off_blind_rating",
    "sign_off_seen_rating",
    "sign_off_verdict",
    "snapshot_page",
    "snapshot_sha256",
    "snapshot_source",
    "source_page",
    "suggestion_as_written",
    "suggestion_claim",
    "suggestion_rejected",
    "verdict_claim",
    "verdict_evidence_evidence",
    "verdict_rating",
    "verdict_supersedes",
    "wording_as_written",
    "wording_claim",
    "wording_key_claim",
}


def _names(store: Store, kind: str) -> set[str]:
    found = store.connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%\\_sqlite\\_migrations%' ESCAPE '\\'",
        (kind,),
    )
    search = re.compile(
        r"(claim_index|claim_vocabulary|(article|note|source|snapshot)_search)(_\w+)?"
    )
    names = {row[0] for row in found}
    return names if kind == "trigger" else {one for one in names if not search.fullmatch(one)}


def _whole(store: Store) -> set[tuple[str, str, str]]:
    """Everything in the schema with the very text that made it."""
    return set(store.connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall())


def test_the_tables_are_exactly_those_of_the_data_model(store: Store) -> None:
    assert _names(store, "table") == TABLES


def test_every_table_is_strict(store: Store) -> None:
    strict = dict(
        store.connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    )
    assert all(strict[name] for name in TABLES)


def test_the_foreign_keys_are_exactly_these(store: Store) -> None:
    found = {
        f"{table}.{row[3]} -> {row[2]}"
        for table in TABLES
        for row in store.connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert found == FOREIGN_KEYS


def test_the_indexes_are_exactly_these_and_cover_every_foreign_key(store: Store) -> None:
    assert _names(store, "index") == INDEXES
    for key in FOREIGN_KEYS:
        table, column = key.split(" ")[0].split(".")
        first = {
            store.connection.execute(f"PRAGMA index_info({row[1]})").fetchone()[2]
            for row in store.connection.execute(f"PRAGMA index_list({table})")
        }
        assert column in first, f"no index begins with {table}.{column}"


def test_the_triggers_are_exactly_these(store: Store) -> None:
    assert _names(store, "trigger") == TRIGGERS


def test_every_record_has_a_uid_and_what_people_edit_has_a_version(store: Store) -> None:
    derived = {
        "claim_text",
        "claim_uncounted",
        "claim_vector",
        "derived",
        "term",
        "term_backwards",
        "term_state",
        "wording_key",
    }
    for table in TABLES - derived:
        columns = {row[1] for row in store.connection.execute(f"PRAGMA table_info({table})")}
        assert "uid" in columns, table
        assert ("version" in columns) == (table in VERSIONED), table


def test_foreign_keys_and_recursive_triggers_are_on(store: Store) -> None:
    for pragma in ("foreign_keys", "recursive_triggers"):
        assert store.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == 1


def test_the_schema_number_is_the_number_of_migrations(store: Store) -> None:
    assert len(list(migrations().pending(Database(memory=True)))) == LATEST
    assert store.connection.execute("PRAGMA user_version").fetchone()[0] == LATEST


@pytest.mark.parametrize("step", range(1, LATEST))
def test_a_file_of_an_older_schema_is_brought_up_to_date(
    path: Path, tmp_path: Path, step: int
) -> None:
    with sqlite3.connect(path) as connection:
        later = [one.name for one in migrations().pending(Database(connection))][step]
        migrations().apply(Database(connection), stop_before=later)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == step
    connection.close()
    with Store(path) as store, Store(tmp_path / "new.db", create=True) as new:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == LATEST
        assert _whole(store) == _whole(new)
        assert store.scales.get("claimtrack").ratings


def test_every_number_that_people_see_or_the_log_names_is_given_once(store: Store) -> None:
    made = dict(
        store.connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    )
    once = {table for table in TABLES if "INTEGER PRIMARY KEY AUTOINCREMENT" in made[table]}
    derived = {
        name for name in TABLES if name.startswith(("claim_", "term", "wording_", "derived"))
    }
    assert TABLES - once == derived


def test_the_event_log_can_neither_be_changed_nor_cut(store: Store) -> None:
    with store.writing("add", who="mira", login="m", at="2025-06-05") as writing:
        writing.insert("claimant", {"name": "Ada"})
    for statement in ("DELETE FROM event", "UPDATE event SET who = 'nobody'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute(statement)


def test_a_new_file_is_readable_by_its_owner_only(store: Store) -> None:
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_not_there_is_not_made_by_looking(path: Path) -> None:
    with pytest.raises(NotFound, match="There is no database at"):
        Store(path)
    assert not path.exists()


def test_a_file_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match="not a claimtrack database"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary, " * 200)
    with pytest.raises(FileTrouble, match="not a claimtrack database"):
        Store(path)
    assert path.read_text().startswith("Dear diary")


def test_a_file_made_by_a_newer_version_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
        connection.execute("CREATE TABLE claim (id INTEGER)")
    connection.close()
    with pytest.raises(FileTrouble, match="made by a newer claimtrack"):
        Store(path)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="is a folder"):
        Store(tmp_path)


@pytest.mark.slow
def test_eight_processes_can_open_a_new_file_at_once(path: Path) -> None:
    opening = (
        "import sys, pathlib; from claimtrack.store.store import Store; "
        "Store(pathlib.Path(sys.argv[1]), create=True).close()"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", opening, str(path)], stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    said = [one.communicate()[1].decode() for one in started]
    assert said == [""] * 8
    with Store(path) as store:
        assert _names(store, "table") == TABLES
