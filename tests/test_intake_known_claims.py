import io
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput, NotFound, WrongUse
from claimtrack.intake.published_reviews import read_known_claims
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import KnownClaim
from claimtrack.model.verdict import NormalisedClass

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def read(data: bytes | str, name: str = "list.jsonl") -> list[KnownClaim | RowFailure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_known_claims(io.BytesIO(raw), name=name))


def claims(data: bytes | str, name: str = "list.jsonl") -> list[KnownClaim]:
    return [row for row in read(data, name) if isinstance(row, KnownClaim)]


FULL = {
    "claim": "The dock cost 9 million.",
    "headline": "No, the dock did not cost 9 million",
    "claimant": "Jon Lind",
    "rating": "Pants on Fire!",
    "publisher": "Gull Check",
    "url": "https://example.org/9",
    "date": "5 June 2025",
    "other": ["left", "aside"],
}


def test_all_fields_of_a_row_are_taken_and_others_left_aside() -> None:
    [claim] = claims(json.dumps(FULL))
    assert (claim.row, claim.claim, claim.rating) == (1, FULL["claim"], "Pants on Fire!")
    assert (claim.headline, claim.claimant) == (FULL["headline"], "Jon Lind")
    assert (claim.publisher, claim.url, claim.date) == ("Gull Check", FULL["url"], "2025-06-05")


def test_only_the_claim_is_required() -> None:
    [claim] = claims('{"claim": "The dock is shut."}')
    assert claim == KnownClaim(row=1, ref=claim.ref, claim="The dock is shut.")


def test_jsonl_and_csv_with_the_same_rows_give_the_same_claims() -> None:
    table = (
        "\ufeffDate;Claim;URL;Rating;Claimant;Headline;Publisher\r\n"
        '5 June 2025;"The dock cost 9 million.";https://example.org/9;Pants on Fire!;Jon Lind;'
        '"No, the dock did not cost 9 million";Gull Check\r\n'
    )
    [from_json], [from_csv] = claims(json.dumps(FULL)), claims(table, "list.csv")
    assert from_json.ref == from_csv.ref
    assert from_csv == KnownClaim(
        row=2,
        ref=from_json.ref,
        claim=from_json.claim,
        headline=from_json.headline,
        claimant=from_json.claimant,
        rating=from_json.rating,
        publisher=from_json.publisher,
        url=from_json.url,
        date=from_json.date,
        normalised=NormalisedClass.FALSE,
    )


def test_bad_rows_become_failures_and_the_rest_goes_on() -> None:
    rows = read(
        "\n".join(
            [
                '{"claim": "One."}',
                "not json",
                "[1, 2]",
                '{"headline": "no claim"}',
                '{"claim": 7}',
                '{"claim": "\\u0000"}',
                "\x00\x00",
                '{"claim": "x", "url": ["a"]}',
                "",
                "[" * 100_000,
                '{"claim": "' + "x" * 1_100_000 + '"}',
                '{"claim": "Last."}',
            ]
        )
    )
    assert [row.row for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]
    assert [row.claim for row in rows if isinstance(row, KnownClaim)] == ["One.", "Last."]
    failures = [row.why for row in rows if isinstance(row, RowFailure)]
    assert failures[:4] == [
        "The row is not JSON: each line should hold one whole object.",
        "The row is JSON but not an object with named fields.",
        "The row has no claim.",
        "The field claim is not text.",
    ]
    assert failures[-1] == "The row is longer than 1,000,000 characters, too long for one claim."
    assert all(why.endswith(".") for why in failures)


def test_bad_rows_of_a_csv_become_failures_and_the_rest_goes_on() -> None:
    rows = read(
        'claim,rating\nOne.,false\n"a"b,true\nTwo.,a,b\n,true\n"Three\nlines, all.",\n\n'
        + "x" * 1_100_000
        + '\nLast.\n"never closed',
        "list.csv",
    )
    assert [(row.row, isinstance(row, KnownClaim)) for row in rows] == [
        (2, True),
        (3, False),
        (4, False),
        (5, False),
        (6, True),
        (9, False),
        (10, True),
        (11, False),
    ]
    assert rows[4] == KnownClaim(row=6, ref=getattr(rows[4], "ref", ""), claim="Three\nlines, all.")


def test_the_ref_stays_when_an_entry_is_imported_again_with_another_rating() -> None:
    again = {**FULL, "rating": "True", "claim": "the dock  cost 9 MILLION."}
    assert claims(json.dumps(FULL))[0].ref == claims(json.dumps(again))[0].ref


def test_two_claims_on_one_page_have_two_refs() -> None:
    other = {**FULL, "claim": "The dock cost 8 million."}
    refs = {claims(json.dumps(row))[0].ref for row in (FULL, other)}
    assert len(refs) == 2
    assert all(ref.startswith("https://example.org/9#") for ref in refs)


@pytest.mark.parametrize("field", ["publisher", "claimant", "date"])
def test_without_an_address_who_said_it_when_and_who_checked_tell_entries_apart(field: str) -> None:
    bare = {key: value for key, value in FULL.items() if key != "url"}
    refs = {claims(json.dumps(row))[0].ref for row in (bare, {**bare, field: "another"})}
    assert len(refs) == 2


def test_bare_true_and_numbers_are_ratings_in_the_checkers_own_words() -> None:
    rows = claims('{"claim": "a b", "rating": false}\n{"claim": "c d", "rating": 3}')
    assert [row.rating for row in rows] == ["false", "3"]


def test_strings_of_a_list_are_cleaned() -> None:
    [claim] = claims(json.dumps({"claim": "The \x1b[31mdock\u202e", "claimant": "Jon\nLind\ud800"}))
    assert (claim.claim, claim.claimant) == ("The dock", "Jon Lind\ufffd")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ('{"claim": "The dock."}', "-"),
        ("claim\nThe dock.", "-"),
        ("claim\tdate\nThe dock.", "a.tsv"),
    ],
)
def test_the_form_is_told_by_the_ending_or_by_the_first_character(data: str, name: str) -> None:
    assert [claim.claim for claim in claims(data, name)] == ["The dock."]


def test_lists_in_utf_16_and_windows_1252_are_read() -> None:
    text = "claim,claimant\r\nEl muelle está,Íñigo\r\n"
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        [claim] = claims(text.encode(encoding), "list.csv")
        assert (claim.claim, claim.claimant) == ("El muelle está", "Íñigo")


def test_a_csv_without_a_claim_column_is_bad_input() -> None:
    with pytest.raises(BadInput, match=r"list\.csv has no column named claim"):
        read("text,rating\nThe dock.,false", "list.csv")


@pytest.mark.parametrize("data", ["", "\n \n", "\ufeff"])
def test_an_empty_list_is_bad_input(data: str) -> None:
    with pytest.raises(BadInput, match="is empty: it should have one claim a line"):
        read(data)


def test_a_list_that_is_a_database_is_refused() -> None:
    with pytest.raises(BadInput, match="use --db"):
        read(b"SQLite format 3\x00")


def test_a_list_is_read_from_a_path_and_closed(tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    path.write_text('{"claim": "The dock."}\n' * 3)
    rows = read_known_claims(path)
    assert next(rows) == next(iter(claims('{"claim": "The dock."}')))
    assert len(list(rows)) == 2


def test_a_missing_list_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        next(read_known_claims(tmp_path / "gone.csv"))


class Endless(io.RawIOBase):
    """A list that never ends and counts how often it was asked for more."""

    asked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        self.asked += 1
        line = b'{"claim": "The dock is open."}\n'
        memoryview(buffer)[: len(line)] = line
        return len(line)


def test_a_list_is_read_as_a_stream() -> None:
    source = Endless()
    rows = read_known_claims(cast("BinaryIO", source), name="-")
    assert [row.row for row in islice(rows, 5)] == [1, 2, 3, 4, 5]
    assert source.asked < 10


@given(st.binary(max_size=120), st.sampled_from(["list.jsonl", "list.csv", "-"]))
def test_any_bytes_give_claims_and_failures_or_one_clear_refusal(data: bytes, name: str) -> None:
    rows: list[KnownClaim | RowFailure] = []
    told = ""
    try:
        rows = read(b"claim\n" + data if name == "list.csv" else data, name)
    except BadInput as refused:
        told = refused.message
    assert "\n" not in told
    for row in rows:
        assert row.row >= 1
        assert (row.claim if isinstance(row, KnownClaim) else row.why).strip()


def mapped(data: str, name: str, **columns: str) -> list[KnownClaim | RowFailure]:
    return list(read_known_claims(io.BytesIO(data.encode()), name=name, mapping=columns))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Who,What they said,Verdict\nJon Lind,The dock is shut.,wrong\n", "a.csv"),
        (
            '{"who": "Jon Lind", "what-they-said": "The dock is shut.", "verdict": "wrong"}',
            "a.jsonl",
        ),
        (
            '[{"who": "Jon Lind", "WhatTheySaid": "The dock is shut.", "Verdict": "wrong"}]',
            "a.json",
        ),
    ],
)
def test_columns_are_mapped_to_the_fields_of_claims(data: str, name: str) -> None:
    [claim] = mapped(data, name, claim="what they said", claimant="who", rating="verdict")
    assert isinstance(claim, KnownClaim)
    assert (claim.claim, claim.claimant, claim.rating) == ("The dock is shut.", "Jon Lind", "wrong")


@pytest.mark.parametrize("data", ["who,what\nA,B\n", '{"who": "A"}\n{"what": "B"}\n'])
def test_a_column_that_is_not_there_is_refused_with_those_that_are(data: str) -> None:
    name = "a.csv" if data.startswith("who") else "a.jsonl"
    with pytest.raises(BadInput, match=r"no column named text: it has (who, what|what, who)\.$"):
        mapped(data, name, claim="text")


def test_a_field_that_claims_do_not_have_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="'colour' is not a field of a claim: map claim, headline"):
        mapped("a\nb\n", "a.csv", colour="a")


def test_a_list_without_a_claim_says_which_columns_could_be_named() -> None:
    with pytest.raises(BadInput, match=r"--map claim=COLUMN\. It has Who, What\.$"):
        read("Who,What\nA,B\n", "a.csv")


OURS = {
    "schema": 1, "id": 12, "uid": "c1", "text": "The dock is shut.", "claimant": "Jon Lind",
    "status": "open", "rating": None, "as_of": None, "wordings": ["The dock is shut."],
    "appearances": [], "evidence": 0, "reviews": [],
}  # fmt: skip
CHECKED = {
    "publisher": "Gull Check",
    "label": "Wrong",
    "url": "https://example.org/9",
    "date": None,
}


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_claims_as_another_desk_prints_them_are_read(name: str) -> None:
    rated = {**OURS, "uid": "c2", "rating": "false", "as_of": "2025-06-05", "reviews": [CHECKED]}
    found = claims("\n".join(map(json.dumps, (OURS, rated))), name)
    assert [(one.claimant, one.rating, one.publisher, one.date) for one in found] == [
        ("Jon Lind", None, None, None),
        ("Jon Lind", "false", None, "2025-06-05"),
        ("Jon Lind", "Wrong", "Gull Check", None),
    ]
