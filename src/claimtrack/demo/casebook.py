"""The casebook: what the worked example tells, read from the TOML files beside this module.

Only reads and checks: that every key that is named exists, and that no field is misspelt. What is
done with it is the story's business; whether it is true is between the reviewers and their sources.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from msgspec import Struct

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import SourceRank, Stance
from claimtrack.model.verdict import SupersedeReason

HEADLINE = "headline"
"""The locator of a quoted headline."""


class Page(Struct, frozen=True):
    """One of our two articles: its bytes, what is known of it, and how its lines were sorted.

    `on` is the day it was imported, by `by`. `not_claims` and `skipped` hold words that find one
    sentence each.
    """

    key: str
    file: str
    original: bytes
    on: str
    by: str
    title: str
    publisher: str
    author: str
    url: str
    published: str
    not_claims: tuple[str, ...]
    skipped: tuple[str, ...]


class Place(Struct, frozen=True):
    """Where a claim appears: words that find one sentence; with `part` they are all of it."""

    article: str
    words: str
    part: bool = False


class Item(Struct, frozen=True):
    """A piece of evidence as it is put down."""

    source: NewSource
    stance: Stance
    quote: str = ""
    locator: str = ""
    group: str | None = None
    note: str = ""


class Ruling(Struct, frozen=True):
    """A verdict on the day it was given, with the evidence first weighed in it.

    One that `reaffirms` repeats the verdict before it and has no words.
    """

    on: str
    by: str
    rating: str = ""
    why: str = ""
    as_of: str | None = None
    recheck_by: str | None = None
    reason: SupersedeReason | None = None
    reaffirms: bool = False
    signed_by: tuple[str, ...] = ()
    evidence: tuple[Item, ...] = ()


class Asked(Struct, frozen=True):
    """A question on the day it was asked, and what came back, if anything did."""

    on: str
    by: str
    to: QueryTo
    question: str
    how: str = ""
    answered_on: str = ""
    answer: str = ""
    fix: str = ""


class Told(Struct, frozen=True):
    """A claim and all that became of it. The first of its places makes it.

    `claimant` is empty where both articles make it. `blocked_by` are the house rules that it is
    left to break on purpose.
    """

    key: str
    text: str
    places: tuple[Place, ...]
    claimant: str = ""
    note: str = ""
    legal: bool = False
    blocked_by: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    rulings: tuple[Ruling, ...] = ()


class Casebook(Struct, frozen=True):
    """The whole worked example. `house_rules` are the rules it is checked by, in TOML."""

    pages: tuple[Page, ...]
    claims: tuple[Told, ...]
    house_rules: str

    def days(self) -> tuple[str, ...]:
        """The days on which something happens, in order."""
        rulings = (ruling.on for claim in self.claims for ruling in claim.rulings)
        asked = (
            day
            for claim in self.claims
            for query in claim.asked
            for day in (query.on, query.answered_on)
            if day
        )
        return tuple(sorted({*rulings, *asked, *(page.on for page in self.pages)}))


def read_casebook() -> Casebook:
    """Read the worked example as it is shipped."""
    sources = {
        key: (_source(table), table.get("headline", ""))
        for key, table in _toml("sources.toml")["source"].items()
    }
    book = _toml("casebook.toml")
    return Casebook(
        pages=tuple(_page(table) for table in book["article"]),
        claims=tuple(_claim(table, sources) for table in book["claim"]),
        house_rules=_text("house-rules.toml"),
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("claimtrack.demo").joinpath(name).read_text("utf-8")


def _page(table: Mapping[str, Any]) -> Page:
    original = files("claimtrack.demo").joinpath("articles", table["file"]).read_bytes()
    return Page(**_settled(table), original=original)


def _source(table: Mapping[str, Any]) -> NewSource:
    """A source; its title is its headline where that is known, else our description."""
    fields = {name: value for name, value in table.items() if name not in {"headline", "published"}}
    fields["title"] = table["headline"] if "headline" in table else table["title"]
    fields["rank"] = SourceRank(table.get("rank", SourceRank.SECONDARY))
    return NewSource(**fields, published_on=table.get("published"))


def _claim(table: Mapping[str, Any], sources: Mapping[str, tuple[NewSource, str]]) -> Told:
    apart = {"places", "query", "verdict"}
    fields = {name: value for name, value in _settled(table).items() if name not in apart}
    return Told(
        **fields,
        asked=tuple(
            Asked(**{**query, "to": QueryTo(query["to"])}) for query in table.get("query", ())
        ),
        places=tuple(Place(**place) for place in table["places"]),
        rulings=tuple(_ruling(verdict, sources) for verdict in table.get("verdict", ())),
    )


def _ruling(table: Mapping[str, Any], sources: Mapping[str, tuple[NewSource, str]]) -> Ruling:
    fields = _settled(table)
    fields["evidence"] = tuple(_item(item, sources) for item in table.get("evidence", ()))
    fields["reason"] = SupersedeReason(table["reason"]) if "reason" in table else None
    return Ruling(**fields)


def _item(table: Mapping[str, Any], sources: Mapping[str, tuple[NewSource, str]]) -> Item:
    source, headline = sources[table["source"]]
    quoted = {"quote": headline, "locator": HEADLINE} if table.get("headline") else {}
    fields = {
        name: value for name, value in table.items() if name not in {"source", "stance", "headline"}
    }
    return Item(source=source, stance=Stance(table["stance"]), **quoted, **fields)


def _settled(table: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a table with its lists made tuples."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
